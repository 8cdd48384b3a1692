import { sql } from 'kysely'
import type { EditionCode } from '#article'
import type { Database } from '../database.ts'

/** The same article in another edition, as it is live. */
export interface Translation {
  code: number
  slug: string
  edition: EditionCode
  headline: string
}

/** What the question for a live article asks of its translations, where there is more than one edition. */
export const translationColumns = `
  (select json_agg(json_build_object('code', other.code, 'slug', other.slug, 'edition', other.edition, 'headline', other.headline)
      order by other.edition)
    from translation own join translation theirs on theirs.group_id = own.group_id and theirs.article_id <> own.article_id
    join live as other on other.article_id = theirs.article_id
    where own.article_id = live.article_id) as translations`

/**
 * Says that two articles of different editions say the same. What either was grouped with is grouped with both. False
 * where an edition would have two of them. Call it inside a transaction.
 */
export async function linkTranslation(
  database: Database,
  { articleId, originalId, madeBy }: { articleId: number; originalId: number; madeBy: string },
): Promise<boolean> {
  const both = [articleId, originalId]
  // All that either is grouped with is held: two who begin a translation at once, from two of a group, wait for one another.
  const grouped = sql`article.id = any(${both}::bigint[]) or article.id in (select article_id from translation
    where group_id in (select group_id from translation where article_id = any(${both}::bigint[])))`
  await sql`select from article where ${grouped} order by id for no key update`.execute(database)
  const { rows } = await sql<{ article_id: number; edition: EditionCode }>`
    select article.id as article_id, article.edition from article where ${grouped}`.execute(database)
  if (new Set(rows.map(({ edition }) => edition)).size < rows.length) return false
  await sql`
    insert into translation (article_id, group_id, made_by)
    select id, coalesce((select group_id from translation where article_id = ${originalId}), ${originalId}), ${madeBy}
    from unnest(${rows.map((row) => row.article_id)}::bigint[]) as grouped(id)
    on conflict (article_id) do update set group_id = excluded.group_id`.execute(database)
  return true
}

/** What says the same as this article in other editions, live or not. */
export async function translationsOf(
  database: Database,
  articleId: number,
): Promise<(Omit<Translation, 'slug'> & { isLive: boolean })[]> {
  const { rows } = await sql<Omit<Translation, 'slug'> & { isLive: boolean }>`
    select article.code, article.edition, newest.headline, live.code is not null as "isLive"
    from translation own join translation theirs on theirs.group_id = own.group_id and theirs.article_id <> own.article_id
    join article on article.id = theirs.article_id left join live on live.article_id = article.id
    join lateral (select headline from revision where article_id = article.id order by number desc limit 1) as newest on true
    where own.article_id = ${articleId} order by article.edition`.execute(database)
  return rows
}

/** Codes of the live articles that say the same as these in other editions: their pages name them. */
export async function codesOfTranslations(database: Database, articleIds: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ code: number }>`
    select distinct live.code from translation own join translation theirs on theirs.group_id = own.group_id
    join live on live.article_id = theirs.article_id
    where own.article_id = any(${articleIds}::bigint[]) and theirs.article_id <> all(${articleIds}::bigint[])`.execute(
    database,
  )
  return rows.map(({ code }) => code)
}
