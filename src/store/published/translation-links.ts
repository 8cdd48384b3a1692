import { sql } from 'kysely'
import { appendAudit } from '../audit.ts'
import type { Database } from '../database.ts'
import { announceArticles } from '../publications.ts'
import { linkTranslation } from './translations.ts'

/** Two articles that say the same, or do so no more, by their ids and codes. */
export interface TranslationPair {
  article: { id: number; code: number }
  other: { id: number; code: number }
  madeBy: string
}

/**
 * Links two articles that were there before as translations, with the audit row, and tells the site: the pages of all that
 * are grouped with them name one another. False where an edition would have two. Call it inside a transaction.
 */
export async function joinTranslations(
  database: Database,
  { article, other, madeBy }: TranslationPair,
): Promise<boolean> {
  const isLinked = await linkTranslation(database, { articleId: other.id, originalId: article.id, madeBy })
  if (!isLinked) return false
  await tellGroup(database, article.id)
  const facts = { other: other.code }
  await appendAudit(database, { actor: madeBy, action: 'link-translation', subject: `article:${article.code}`, facts })
  return true
}

/** Takes the other out of the group of translations in which both are. False where they are in none. Call it inside a transaction. */
export async function partTranslations(
  database: Database,
  { article, other, madeBy }: TranslationPair,
): Promise<boolean> {
  // All of the group are held, as by who links: two who part it, or part and link, wait for one another.
  await sql`select from article where id in (select article_id from translation
    where group_id in (select group_id from translation where article_id in (${article.id}, ${other.id})))
    order by id for no key update`.execute(database)
  const { rows } = await sql<{ group_id: number; article_id: number }>`
    select group_id, article_id from translation
    where group_id = (select group_id from translation where article_id = ${article.id}) order by article_id`.execute(
    database,
  )
  const left = rows.map((row) => row.article_id).filter((id) => id !== other.id)
  if (left.length === rows.length) return false
  await tellGroup(database, article.id)
  await sql`delete from translation where article_id = ${other.id}`.execute(database)
  if (left.length === 1) await sql`delete from translation where article_id = ${left[0]!}`.execute(database)
  // A group is named by one that is in it: whoever left may begin another.
  else
    await sql`update translation set group_id = ${left[0]!} where article_id = any(${left}::bigint[])`.execute(database)
  const facts = { other: other.code }
  await appendAudit(database, { actor: madeBy, action: 'part-translation', subject: `article:${article.code}`, facts })
  return true
}

/** The pages of the live ones of a group are made again. */
async function tellGroup(database: Database, articleId: number): Promise<void> {
  const { rows } = await sql<{ code: number }>`
    select live.code from live join translation using (article_id)
    where group_id = (select group_id from translation where article_id = ${articleId})`.execute(database)
  if (rows.length === 0) return
  const codes = rows.map(({ code }) => code)
  await announceArticles(database, codes, [])
}
