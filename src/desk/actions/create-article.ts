import type { ArticleContent } from '#article'
import { Refusal } from '#server'
import type { Hop } from '#sourcing'
import { createArticles, type Database, findArticles, type Manuscript, readManuscript, saveRevisions } from '#store'
import { type Actor, demandIn } from '../policy.ts'
import { refuseUnknownSection } from './refuse-unknown-section.ts'
import { keepGivenChain, readDraftSourcing } from './sourcing/read-chain.ts'

export interface NewArticle {
  content: ArticleContent
  /** Null to read it from the content. */
  chain: readonly Hop[] | null
  /** The news code it must have; null takes the next free one. */
  code: number | null
}

/** Makes an article with its first revision. Refuses: `forbidden`, `other-section`, `unknown-section`, `code-taken`. */
export async function createArticle(database: Database, actor: Actor, article: NewArticle): Promise<Manuscript> {
  demandIn(actor, 'write', article.content.section)
  await refuseUnknownSection(database, article.content.section)
  if (article.code !== null && (await findArticles(database, [article.code])).length > 0) {
    throw new Refusal('code-taken', { code: article.code })
  }
  const [made] = await createArticles(database, [article.code])
  const { id, code } = made!
  const { content, chain: given } = article
  const { chain, reading } = await readDraftSourcing(database, content, { articleId: null, given })
  await keepGivenChain(database, { articleId: id, madeBy: actor.id }, { given, before: [], read: reading.chain })
  await saveRevisions(database, [{ articleId: id, content, chain, reading, savedBy: actor.id }])
  return (await readManuscript(database, code))!
}
