import type { BreakingLine } from '#store'
import { articlePath, livePath } from '../addresses.ts'

/** The line of breaking news above every page. */
export interface BreakingView {
  text: string
  /** Of the article it leads to. */
  href: string | null
}

export function breakingView({ text, article }: BreakingLine): BreakingView {
  if (article === null) return { text, href: null }
  return { text, href: article.kind === 'live' ? livePath(article.code) : articlePath(article) }
}
