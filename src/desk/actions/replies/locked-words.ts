import { type ArticleContent, type ArticleDocument, documentFromParagraphs } from '#article'
import { Refusal } from '#server'
import { type Database, lockedWords } from '#store'

/** The paragraphs somebody sent, as the body of an article. */
export function documentOfReply(body: string): ArticleDocument {
  return documentFromParagraphs(body.split('\n\n'))
}

/**
 * Refuses `locked-text` where an article carries somebody's answer and would say anything else than what was sent: in the
 * Press Law of Iran (1364, amended 1379, article 23, note 1) leaving a part out or adding to it counts as not printing it.
 * True where the article carries an answer, whole; false where it carries none.
 */
export async function refuseChangedReply(
  database: Database,
  articleId: number,
  content: ArticleContent,
): Promise<boolean> {
  const body = await lockedWords(database, articleId)
  if (body === null) return false
  const { document, lead, subheadline } = content
  const isWhole = JSON.stringify(document) === JSON.stringify(documentOfReply(body))
  if (!isWhole || lead !== null || subheadline !== null) throw new Refusal('locked-text')
  return true
}
