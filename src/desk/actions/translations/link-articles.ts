import { Refusal } from '#server'
import { type Database, joinTranslations, partTranslations, readManuscript, type TranslationPair } from '#store'
import { type Actor, demandIn } from '../../policy.ts'
import { findManuscript } from '../find-manuscript.ts'

/** Two articles by their codes: hers, in whose section she writes, and the other. */
export interface ArticlePair {
  code: number
  other: number
}

/**
 * Says that two articles of different editions say the same; what either is linked with is linked with both. Refuses
 * `forbidden`, `other-section`, `not-found`, and `already-translated` where an edition would have two of them.
 */
export async function linkArticles(transaction: Database, actor: Actor, pair: ArticlePair): Promise<void> {
  const found = await findPair(transaction, actor, pair)
  const isLinked = pair.code !== pair.other && (await joinTranslations(transaction, found))
  if (!isLinked) throw new Refusal('already-translated', { code: pair.code, other: pair.other })
}

/** Takes the other out of the translations of hers. Refuses `forbidden`, `other-section`, `not-found` where it is none. */
export async function partArticles(transaction: Database, actor: Actor, pair: ArticlePair): Promise<void> {
  const found = await findPair(transaction, actor, pair)
  const isParted = pair.code !== pair.other && (await partTranslations(transaction, found))
  if (!isParted) throw new Refusal('not-found', { code: pair.code, other: pair.other })
}

async function findPair(database: Database, actor: Actor, { code, other }: ArticlePair): Promise<TranslationPair> {
  const own = await findManuscript(database, code)
  demandIn(actor, 'write', own.content.section)
  const theirs = await readManuscript(database, other)
  if (theirs === null) throw new Refusal('not-found', { code: other })
  return { article: { id: own.articleId, code }, other: { id: theirs.articleId, code: other }, madeBy: actor.id }
}
