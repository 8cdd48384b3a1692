import { sql } from 'kysely'
import type { ArticleDocument, Numbered } from '#article'
import type { Database } from '../database.ts'
import { focusOf } from '../media/focus.ts'
import type { Card } from '../model.ts'
import { prepared } from '../prepared.ts'
import type { Match } from './find-matches.ts'
import type { SearchMonth, SearchStanding } from './terms.ts'

/** PostgreSQL's code of a statement that was cancelled. */
const cancelled = '57014'

/** The months of the index that hold anything, newest first. */
export async function searchMonths(database: Database): Promise<readonly SearchMonth[]> {
  return (await searchFacts(database, [])).months
}

/** What is known before a question is asked. */
export interface SearchFacts {
  /** That hold anything, newest first. */
  months: readonly SearchMonth[]
  /**
   * In what state the index is of each standing: another one whenever a document was added, made anew or dropped; of what
   * is live, from the instant that anything was published or corrected, before it is indexed.
   */
  states: Record<SearchStanding, string>
  /** How many live articles say each of the folded words that were asked for; those that no article ever said are missing. */
  documents: Map<string, number>
}

interface FactsRow {
  months: string | null
  live: string | null
  draft: string | null
  said: [string, number][] | null
}

/**
 * The months of the index, how common these folded words are, and its state: whoever adds or drops a document counts its
 * month anew, so that the sum of the transactions that last counted each month grows. What is shown of a match is read from
 * what is live, which is ahead of the index: its newest change belongs to the state.
 */
export async function searchFacts(database: Database, words: readonly string[]): Promise<SearchFacts> {
  // As one text each: hundreds of rows would take longer to be read than to be found.
  const { rows } = await sql<FactsRow>`${prepared}
    select months, live, draft,
      (select json_agg(json_build_array(word, documents)) from search_word where word = any(${words}::text[])) as said
    from (select string_agg(standing || ' ' || month || ' ' || documents, ',' order by month desc, standing)
        filter (where documents > 0) as months, concat(sum(xmin::text::bigint) filter (where standing = 'live'), ' ',
          (select changed_at from live order by changed_at desc limit 1)) as live,
        sum(xmin::text::bigint) filter (where standing = 'draft')::text as draft
      from search_month) as counted`.execute(database)
  const { months, live, draft, said } = rows[0]!
  return {
    months: monthsIn(months ?? ''),
    states: { live: live ?? '', draft: draft ?? '' },
    documents: new Map(said ?? []),
  }
}

/** The months that were told last: they change with what is published, not with who asks. */
let toldLast: { text: string; months: readonly SearchMonth[] } = { text: '', months: [] }

function monthsIn(text: string): readonly SearchMonth[] {
  if (toldLast.text !== text) toldLast = { text, months: text === '' ? [] : text.split(',').map(monthIn) }
  return toldLast.months
}

function monthIn(text: string): SearchMonth {
  const [standing, month, documents] = text.split(' ') as [SearchStanding, string, string]
  return { standing, month: Number(month), documents: Number(documents) }
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
  const { rows } = await sql<HitRow>`${prepared}
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
  return database.connection().execute(async (connection) => {
    // Together: each would wait for an answer of its own.
    await sql`${sql.raw(`start transaction isolation level repeatable read read only;
      set local statement_timeout = ${Math.round(timeoutMs)}; set local jit = off; set local enable_seqscan = off;
      set local max_parallel_workers_per_gather = 0`)}`.execute(connection)
    try {
      const answer = await work(connection)
      await sql`commit`.execute(connection)
      return answer
    } catch (error) {
      await sql`rollback`.execute(connection).catch(() => {})
      throw error
    }
  })
}

/** True for the error of a statement that ran out of its time. */
export function isOutOfTime(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === cancelled
}
