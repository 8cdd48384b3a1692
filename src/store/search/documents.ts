import { sql } from 'kysely'
import type { ArticleContent, EditionCode } from '#article'
import { type Database, locks } from '../database.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { pairsIn } from './pairs.ts'
import { monthOf, periodMark, type SearchStanding } from './terms.ts'

/** What an article is to search, as it stands now: live, or as a draft. */
export interface Searchable
  extends Pick<ArticleContent, 'kind' | 'kicker' | 'headline' | 'subheadline' | 'lead' | 'document'> {
  articleId: number
  code: number
  standing: SearchStanding
  revisionId: number
  /** Printed instant; of a draft, when it was saved. */
  at: Date
  edition: EditionCode
  /** Its section and the one above. */
  sectionIds: number[]
  sourceIds: number[]
  tags: string[]
  authors: string[]
}

/** What is kept of an article to find it by. */
export interface SearchDocument extends Pick<Searchable, 'articleId' | 'code' | 'standing' | 'revisionId' | 'at'> {
  /** Marks of `store/search/terms.ts`, without their month; none holds a space. */
  marks: readonly string[]
  /** Folded words in reading order, a space between them. */
  said: string
}

/** Takes articles out of the waiting line, the newest first; their rows are gone when the transaction commits. */
export async function takeWaiting(database: Database, limit: number): Promise<number[]> {
  await sql`select pg_advisory_xact_lock(${locks.indexing})`.execute(database)
  const { rows } = await sql<{ article_id: number }>`
    with newest as materialized (select id, article_id from search_waiting order by id desc limit ${limit}),
      gone as (
        delete from search_waiting using (select article_id, max(id) as id from newest group by article_id) as done
        where search_waiting.article_id = done.article_id and search_waiting.id <= done.id
      )
    select distinct article_id from newest order by article_id`.execute(database)
  return rows.map((row) => row.article_id)
}

/** The articles as readers and as the desk see them now; those that neither does are left out. */
export async function readSearchables(database: Database, articleIds: readonly number[]): Promise<Searchable[]> {
  const { rows } = await sql<Searchable>`
    select revision.article_id as "articleId", article.code, article.edition, shown.standing, revision.id as "revisionId",
      coalesce(shown.published_at, revision.saved_at) as at, revision.kind, revision.kicker, revision.headline,
      revision.subheadline, revision.lead, revision.document,
      array(select id from section where id = revision.section_id union select parent_id from section
        where id = revision.section_id and parent_id is not null) as "sectionIds",
      array(select distinct source_id from chain_hop where revision_id = revision.id and source_id is not null) as "sourceIds",
      array(select json_array_elements(revision.tags) ->> 'name') as tags,
      array(select json_array_elements(revision.authors) ->> 'name') as authors
    from unnest(${articleIds}::bigint[]) as asked(id) join article on article.id = asked.id
    cross join lateral (
      select 'live' as standing, revision_id, published_at from live where article_id = asked.id
      union all
      select 'draft', newest.id, null from (
        select id from revision where article_id = asked.id order by number desc limit 1
      ) as newest where not exists (select from live where article_id = asked.id and revision_id = newest.id)
    ) as shown join revision on revision.id = shown.revision_id`.execute(database)
  return rows
}

/** Drops whatever was kept of these articles. Says which were found live before, in this making. */
export async function dropDocuments(
  database: Database,
  articleIds: readonly number[],
  making: number,
): Promise<Set<number>> {
  const { rows } = await sql<{ article_id: number }>`
    delete from search_document where article_id = any(${articleIds}::bigint[])
    returning case when standing = 'live' and making = ${making} then article_id end as article_id`.execute(database)
  return new Set(rows.flatMap((row) => (row.article_id === null ? [] : [row.article_id])))
}

/** Keeps documents of articles of which nothing is kept. */
export async function addDocuments(
  database: Database,
  documents: readonly SearchDocument[],
  making: number,
): Promise<void> {
  const months = documents.map(({ at }) => monthOf(at))
  const terms = documents.map(({ marks, standing }, index) => {
    const period = periodMark(standing, months[index]!)
    return marks.map((mark) => period + mark).join(' ')
  })
  await sql`
    insert into search_document (article_id, standing, revision_id, code, published_at, month, making, terms, said, pairs)
    select article_id, standing, revision_id, code, published_at, month, ${making},
      array_to_tsvector(string_to_array(terms, ' ')), said, pairs
    from unnest(${documents.map(({ articleId }) => articleId)}::bigint[],
      ${documents.map(({ standing }) => standing)}::text[], ${documents.map(({ revisionId }) => revisionId)}::bigint[],
      ${documents.map(({ code }) => code)}::bigint[], ${documents.map(({ at }) => at)}::timestamptz[], ${months}::int[],
      ${terms}::text[], ${documents.map(({ said }) => said)}::text[], ${documents.map(({ said }) => pairsIn(said))}::bytea[])
      as made(article_id, standing, revision_id, code, published_at, month, terms, said, pairs)`.execute(database)
}

/** Which making of the index is under way or done, and in what format. */
export interface SearchMaking {
  making: number
  format: number
}

/** Which making of the index is under way or done, and the format of its documents. */
export async function readMaking(database: Database): Promise<SearchMaking> {
  return ((await readSetting(database, 'search')) as SearchMaking | null) ?? { making: 1, format: 0 }
}

/**
 * Begins the index anew: every article waits again, the newest to be done first. What was found before is found until
 * its turn comes. Inside a transaction.
 */
export async function beginMaking(database: Database, format: number): Promise<SearchMaking> {
  await sql`select pg_advisory_xact_lock(${locks.indexing}), set_config('statement_timeout', '0', true)`.execute(
    database,
  )
  const next = { making: (await readMaking(database)).making + 1, format }
  await sql`delete from search_waiting`.execute(database)
  await sql`insert into search_waiting (article_id)
    select article.id from article left join live on live.article_id = article.id
    order by coalesce(live.published_at, article.created_at), article.id`.execute(database)
  await writeSetting(database, 'search', next)
  return next
}

/** Notes the format that the index has now. */
export async function keepFormat(database: Database, making: SearchMaking): Promise<void> {
  await writeSetting(database, 'search', making)
}

export interface SearchTally {
  /** Articles that can be found now. */
  live: number
  drafts: number
  /** Rows of the waiting line: an article may have several. */
  waiting: number
  words: number
}

/** How much can be found and how much waits. */
export async function searchTally(database: Database): Promise<SearchTally> {
  const { rows } = await sql<SearchTally>`
    select (select coalesce(sum(documents), 0)::int from search_month where standing = 'live') as live,
      (select coalesce(sum(documents), 0)::int from search_month where standing = 'draft') as drafts,
      (select count(distinct article_id) from search_waiting) as waiting,
      (select count(*) from search_word) as words`.execute(database)
  return rows[0]!
}

/** Whether any article waits to be indexed. */
export async function isWaiting(database: Database): Promise<boolean> {
  const { rows } = await sql<{ some: boolean }>`select exists (select from search_waiting) as some`.execute(database)
  return rows[0]!.some
}
