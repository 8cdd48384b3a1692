import { type ArticleContent, type EditionCode, firstEdition } from '#article'
import { Refusal } from '#server'
import type { Hop } from '#sourcing'
import {
  createArticles,
  type Database,
  findArticles,
  linkTranslation,
  type Manuscript,
  readManuscript,
  saveRevisions,
} from '#store'
import { type Actor, demandIn } from '../policy.ts'
import { refuseUnknownSection } from './refuse-unknown-section.ts'
import { keepGivenChain, readDraftSourcing } from './sourcing/read-chain.ts'

export interface NewArticle {
  content: ArticleContent
  /** Null to read it from the content. */
  chain: readonly Hop[] | null
  /** The news code it must have; null takes the next free one. */
  code: number | null
  /** Where it belongs, for good; the first when left out. */
  edition?: EditionCode
  /** The code of an article of another edition that it says in its own language. */
  translates?: number | null
}

/**
 * Makes an article with its first revision. Refuses: `forbidden`, `other-section`, `unknown-section`, `code-taken`,
 * `not-found` and `already-translated` where it is to be a translation.
 */
export async function createArticle(database: Database, actor: Actor, article: NewArticle): Promise<Manuscript> {
  const { content, chain: given, edition = firstEdition, translates = null } = article
  demandIn(actor, 'write', content.section)
  await refuseUnknownSection(database, content.section)
  if (article.code !== null && (await findArticles(database, [article.code])).length > 0) {
    throw new Refusal('code-taken', { code: article.code })
  }
  const [made] = await createArticles(database, [article.code], edition)
  const { id, code } = made!
  if (translates !== null) await beTranslation(database, actor, { articleId: id, edition, translates })
  const { chain, reading } = await readDraftSourcing(database, content, { articleId: null, given })
  await keepGivenChain(database, { articleId: id, madeBy: actor.id }, { given, before: [], read: reading.chain })
  await saveRevisions(database, [{ articleId: id, content, chain, reading, savedBy: actor.id }])
  return (await readManuscript(database, code))!
}

async function beTranslation(
  database: Database,
  actor: Actor,
  { articleId, edition, translates }: { articleId: number; edition: EditionCode; translates: number },
): Promise<void> {
  const [original] = await findArticles(database, [translates])
  if (original === undefined) throw new Refusal('not-found', { code: translates })
  const isLinked = await linkTranslation(database, { articleId, originalId: original.id, madeBy: actor.id })
  if (!isLinked) throw new Refusal('already-translated', { code: translates, edition })
}

/** The edition that was asked for, as a program or a form names it; refuses `edition-off` what is not on. */
export function editionIn(asked: string | undefined, on: readonly EditionCode[] = [firstEdition]): EditionCode {
  if (asked === undefined || asked === '') return firstEdition
  const edition = on.find((code) => code === asked)
  if (edition === undefined) throw new Refusal('edition-off', { edition: asked, on })
  return edition
}
