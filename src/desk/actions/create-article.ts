import type { ArticleContent } from '#article'
import { Refusal } from '#server'
import type { Hop } from '#sourcing'
import { createArticles, type Database, findArticles, type Manuscript, readManuscript, saveRevisions } from '#store'
import { type Actor, demand } from '../policy.ts'
import { refuseUnknownSection } from './refuse-unknown-section.ts'

export interface NewArticle {
  content: ArticleContent
  chain: readonly Hop[]
  /** The news code it must have; null takes the next free one. */
  code: number | null
}

/** Makes an article with its first revision. Refuses: `forbidden`, `unknown-section`, `code-taken`. */
export async function createArticle(database: Database, actor: Actor, article: NewArticle): Promise<Manuscript> {
  demand(actor, 'write')
  await refuseUnknownSection(database, article.content.section)
  if (article.code !== null && (await findArticles(database, [article.code])).length > 0) {
    throw new Refusal('code-taken', { code: article.code })
  }
  const [made] = await createArticles(database, [article.code])
  const { id, code } = made!
  await saveRevisions(database, [{ articleId: id, content: article.content, chain: article.chain, savedBy: actor.id }])
  return (await readManuscript(database, code))!
}
