import type { ArticleDocument } from '#article'
import { slug as slugOf } from '#persian'
import { Refusal } from '#server'
import { type Database, endDossier, findArticles, writeDossier } from '#store'
import { type Actor, demandEverywhere } from '../policy.ts'

const slugLengthMax = 80
/** More belong into several dossiers, or under a tag. */
export const dossierArticlesMax = 200

export interface DossierWish {
  title: string
  intro: ArticleDocument
  /** News codes in their order; those that are not live yet are shown when they are. */
  codes: readonly number[]
}

/**
 * Writes a dossier under an address that then stays its own. Refuses `invalid-content`: without a title, with a code
 * twice, or with codes of no article.
 */
export async function saveDossier(
  transaction: Database,
  actor: Actor,
  slug: string,
  { title, intro, codes }: DossierWish,
): Promise<void> {
  demandEverywhere(actor, 'publish')
  if (slug === '' || slugOf(slug, slugLengthMax) !== slug)
    throw new Refusal('invalid-content', { detail: `slug: «${slug}» is no end of an address.` })
  if (title === '') throw new Refusal('invalid-content', { detail: 'title: a dossier has one.' })
  if (new Set(codes).size < codes.length || codes.length > dossierArticlesMax)
    throw new Refusal('invalid-content', { detail: `articles: each once, ${dossierArticlesMax} at most.` })
  const known = new Map((await findArticles(transaction, codes)).map(({ code, id }) => [code, id]))
  const unknown = codes.filter((code) => !known.has(code))
  if (unknown.length > 0)
    throw new Refusal('invalid-content', { detail: 'articles: no such articles.', codes: unknown })
  const articleIds = codes.map((code) => known.get(code)!)
  await writeDossier(transaction, { slug, title, intro, articleIds, madeBy: actor.id })
}

/** The address a title asks for. */
export function dossierSlug(title: string): string {
  return slugOf(title, slugLengthMax)
}

/** Takes a dossier down; its address answers 410, its articles stay. Refuses `not-found`. */
export async function takeDownDossier(transaction: Database, actor: Actor, slug: string): Promise<void> {
  demandEverywhere(actor, 'publish')
  if (!(await endDossier(transaction, slug, actor.id))) throw new Refusal('not-found', { dossier: slug })
}
