import { type ArticleDocument, blockTexts } from '#article'
import { fold } from '#persian'
import type { ArrivedText } from '#sourcing'
import type { FoldableItem } from '#store'

/** Letters of an item in which words are looked for in lists. */
const foldedLettersMax = 1_000

/** An item as it is compared with others. */
export function textOfItem({ source, title, said, document, saidAt }: FoldableItem): ArrivedText {
  const summary = textOf(said?.summary_text)
  const paragraphs = document === null ? [] : blockTexts(document as ArticleDocument)
  const body = paragraphs.length > 0 ? paragraphs.join('\n') : textOf(said?.content_text)
  // A lead that stands beside the body is its first paragraph to others.
  const isOwnLead = summary !== '' && !body.startsWith(summary.slice(0, 80))
  return { source, title: title ?? '', body: isOwnLead ? `${summary}\n${body}` : body, at: saidAt.getTime() }
}

/** Its headline and beginning, folded. */
export function foldedWordsOf({ title, body }: ArrivedText): string {
  return fold(`${title} ${body.slice(0, foldedLettersMax)}`)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
