import { type ArticleDocument, blockTexts } from '#article'
import type { StoryCopy } from '#store'

/** The paragraphs of an item, as plain text. */
export function paragraphsOf({ document, said }: Pick<StoryCopy, 'document' | 'said'>): string[] {
  const texts = document === null ? [] : blockTexts(document as ArticleDocument)
  if (texts.length > 0) return texts
  const { content_text: content, summary_text: summary } = (said ?? {}) as Record<string, unknown>
  const text = typeof content === 'string' ? content : typeof summary === 'string' ? summary : ''
  return text.split(/\n+/).filter((line) => line.trim() !== '')
}
