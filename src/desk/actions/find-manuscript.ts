import { Refusal } from '#server'
import { type Database, holdArticle, type Manuscript, readManuscript } from '#store'

/** The newest revision of an article, held against other savers until the transaction ends. Refuses `not-found`. */
export async function findManuscript(database: Database, code: number): Promise<Manuscript> {
  await holdArticle(database, code)
  const manuscript = await readManuscript(database, code)
  if (manuscript === null) throw new Refusal('not-found', { code })
  return manuscript
}
