import type { ArticleContent } from '#article'
import type { Hop } from '#sourcing'

/** A correction the example newsroom made. `before` was printed first; `after` stands in the text now. */
export interface WorldCorrection {
  kind: 'typo' | 'clarification' | 'correction' | 'retraction'
  note: string
  minutesAgo: number
  before: string | null
  after: string | null
}

/** An article of the example newsroom. Minutes are counted back from the first start of the demo. */
export interface WorldArticle {
  /** Latin, unique: the name of its file. */
  name: string
  /** News code; fixed, because articles link to one another by it. */
  code: number
  /** As it stands now, corrections included. */
  content: ArticleContent
  publishedMinutesAgo: number
  /** Nearest first; empty when the newsroom reported it itself. */
  chain: Hop[]
  corrections: WorldCorrection[]
  withdrawn: { minutesAgo: number; note: string } | null
  /** Name of an earlier article that reported the same thing differently. */
  differsFrom: string | null
}

/** The content as first published: the words of each correction put back. */
export function firstContent(article: WorldArticle): ArticleContent {
  let text = JSON.stringify(article.content)
  for (const { before, after } of article.corrections) {
    if (before !== null && after !== null) text = text.replace(after, before)
  }
  return JSON.parse(text) as ArticleContent
}
