import type { BreakingLine } from '#store'
import { articlePath } from '../addresses.ts'
import type { Edition } from '../edition/edition.ts'

/** The line of breaking news above every page. */
export interface BreakingView {
  text: string
  /** Of the article it leads to. */
  href: string | null
}

export function breakingView({ text, article }: BreakingLine, { paths }: Edition): BreakingView {
  if (article === null) return { text, href: null }
  return { text, href: article.kind === 'live' ? paths.live(article.code) : articlePath(article) }
}
