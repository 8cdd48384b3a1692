import { sql } from 'kysely'
import type { ArticleDocument, Numbered } from '#article'
import type { Database } from '../database.ts'
import { focusOf } from '../media/focus.ts'
import type { Card } from '../model.ts'
import type { Match } from './find-matches.ts'
import type { SearchMonth, SearchStanding } from './terms.ts'

/** PostgreSQL's code of a statement that was cancelled. */
const cancelled = '57014'

/** The months of the index that hold anything, newest first. */
export async function searchMonths(database: Database): Promise<SearchMonth[]> {
  const { rows } = await sql<SearchMonth>`
    select standing, month, documents from search_month where documents > 0 order by month desc, standing`.execute(
    database,
  )
  return rows
}

/** What is shown of a match: a card, and the body to take a passage from. */
export interface Hit extends Card {
  articleId: number
  standing: SearchStanding
  subheadline: string | null
  document: ArticleDocument
}

interface HitRow extends Omit<Hit, 'section'> {
  section_slug: string | null
  section_name: string | null
}

/** What stands behind these matches now, in any order; what was taken down in the meantime is left out. */
export async function readHits(
  database: Database,
  matches: readonly Pick<Match, 'articleId' | 'standing'>[],
): Promise<Hit[]> {
  if (matches.length === 0) return []
  const { rows } = await sql<HitRow>`
    select asked.id as "articleId", asked.standing, article.code, article.edition, coalesce(live.slug, '') as slug, revision.kind,
      revision.kicker, revision.headline, revision.subheadline, revision.lead, revision.document, revision.hero,
      ${focusOf(sql`revision.hero`)} as focus, section.slug as section_slug, section.name as section_name, revision.authors -> 0 ->> 'name' as author,
      coalesce(live.published_at, revision.saved_at) as "publishedAt", live.updated_at as "updatedAt",
      live.code is not null and exists (select from json_array_elements(live.credits -> 'corrections') as one
        where one ->> 'kind' = 'retraction') as "isRetracted"
    from unnest(${matches.map(({ articleId }) => articleId)}::bigint[],
      ${matches.map(({ standing }) => standing)}::text[]) as asked(id, standing)
    join search_document on search_document.article_id = asked.id and search_document.standing = asked.standing
    join article on article.id = asked.id left join live on asked.standing = 'live' and live.article_id = asked.id
    join revision on revision.id = coalesce(live.revision_id, search_document.revision_id)
    left join section on section.id = revision.section_id
    where asked.standing = 'draft' or live.code is not null`.execute(database)
  return rows.map(({ section_slug, section_name, ...hit }) => ({
    ...hit,
    section: section_slug === null || section_name === null ? null : { slug: section_slug, name: section_name },
  }))
}

export interface Opening {
  articleId: number
  standing: SearchStanding
  kicker: string | null
  headline: string
  lead: string | null
}

/** The headlines and openings of these matches, to be compared with what was asked. */
export async function readOpenings(database: Database, matches: readonly Match[]): Promise<Opening[]> {
  if (matches.length === 0) return []
  const { rows } = await sql<Opening>`
    select article_id as "articleId", 'live' as standing, kicker, headline, lead from live
    where article_id = any(${ofStanding(matches, 'live')}::bigint[])
    union all
    select search_document.article_id, 'draft', kicker, headline, lead from search_document
    join revision on revision.id = search_document.revision_id
    where search_document.standing = 'draft'
      and search_document.article_id = any(${ofStanding(matches, 'draft')}::bigint[])`.execute(database)
  return rows
}

function ofStanding(matches: readonly Match[], standing: SearchStanding): number[] {
  return matches.filter((match) => match.standing === standing).map(({ articleId }) => articleId)
}

/** The live article with this code: where it is. */
export async function findCode(database: Database, code: number): Promise<(Numbered & { slug: string }) | null> {
  const row = await database
    .selectFrom('live')
    .select(['code', 'slug', 'edition'])
    .where('code', '=', code)
    .executeTakeFirst()
  return row ?? null
}

/** The id behind a slug; null for a slug that names nothing. */
export async function idBehind(
  database: Database,
  table: 'section' | 'source' | 'person',
  slug: string,
): Promise<number | null> {
  const row = await database.selectFrom(table).select('id').where('slug', '=', slug).executeTakeFirst()
  return row?.id ?? null
}

/** Months (as {@link SearchMonth}) in whose live articles this person speaks. */
export async function monthsOfPerson(database: Database, personId: number): Promise<Set<number>> {
  const { rows } = await sql<{ month: number }>`
    select distinct (extract(year from published_at at time zone 'UTC') * 12
      + extract(month from published_at at time zone 'UTC') - 1)::int as month
    from live_person where person_id = ${personId}`.execute(database)
  return new Set(rows.map(({ month }) => month))
}

/**
 * Asks within `timeoutMs`, in one read-only transaction, so that every part of the answer is of the same instant. The
 * index of terms is the only way in: a plan that read the whole table would be chosen for small archives alone.
 */
export function askInTime<T>(
  database: Database,
  timeoutMs: number,
  work: (transaction: Database) => Promise<T>,
): Promise<T> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (transaction) => {
      await sql`select set_config('statement_timeout', ${String(timeoutMs)}, true), set_config('jit', 'off', true),
        set_config('enable_seqscan', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)`.execute(
        transaction,
      )
      return work(transaction)
    })
}

/** True for the error of a statement that ran out of its time. */
export function isOutOfTime(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === cancelled
}
