import type { BreakingLine } from '#store'
import { articlePath } from '../addresses.ts'
import { pathsOfArticle } from '../edition/edition.ts'

/** The line of breaking news above every page. */
export interface BreakingView {
  text: string
  /** Of the article it leads to. */
  href: string | null
}

export function breakingView({ text, article }: BreakingLine): BreakingView {
  if (article === null) return { text, href: null }
  return { text, href: article.kind === 'live' ? pathsOfArticle(article).live(article.code) : articlePath(article) }
}
