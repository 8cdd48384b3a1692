import { type RawBuilder, sql } from 'kysely'
import type { EditionCode } from '#article'
import { nameKey, type SourceKind } from '#sourcing'
import type { Database } from '../database.ts'
import type { Named } from '../model.ts'
import { isNamed, ownerOf, type RecordKind } from './named-records.ts'

/** Articles of one record are counted this far: a page of them costs the same whatever the archive. */
export const countedMax = 10_000
/** Of the newest revisions that name somebody, how many are looked at for drafts and for offices. */
const revisionsMax = 200
const statementsMax = 20
const draftsMax = 20

export interface RecordListQuery {
  limit: number
  /** The last made first, or by the Persian alphabet. */
  sort: 'newest' | 'name'
  /** Goes on after this record. */
  afterId: number | null
  /** Words of any one of its names, in any spelling. */
  named: string
  /** Of sources alone; null for all. */
  sourceKind: SourceKind | null
}

/** A record as a list shows it. */
export interface RecordEntry extends Named {
  id: number
  /** Of its other names, the shortest. */
  otherNames: string[]
  /** Live articles it carries or speaks in, counted to one more than {@link countedMax}. */
  articles: number
  /** Null for people. */
  kind: SourceKind | null
  /** Of people: recorded, or as they were last called; null for sources. */
  office: string | null
}

/** Records by one page, with what tells one from another. */
export async function listRecordEntries(
  database: Database,
  record: RecordKind,
  query: RecordListQuery,
): Promise<RecordEntry[]> {
  const order = query.sort === 'newest' ? sql`id desc` : sql`persian_order(name) collate "C", id`
  const { rows } = await sql<RecordEntry>`
    select ${entry(record)} from (
      select * from ${sql.table(record)} where ${isNamed(record, query.named)} and ${goesOn(record, query)}
        and ${query.sourceKind === null || record === 'person' ? sql`true` : sql`kind = ${query.sourceKind}`}
      order by ${order} limit ${query.limit}) as found
    order by ${order}`.execute(database)
  return rows
}

/** One record as a list would show it; null where there is none. */
export async function readRecordEntry(database: Database, record: RecordKind, id: number): Promise<RecordEntry | null> {
  const { rows } = await sql<RecordEntry>`
    select ${entry(record)} from ${sql.table(record)} as found where id = ${id}`.execute(database)
  return rows[0] ?? null
}

function goesOn(record: RecordKind, { afterId, sort }: RecordListQuery): RawBuilder<unknown> {
  if (afterId === null) return sql`true`
  if (sort === 'newest') return sql`id < ${afterId}`
  const last = sql`select persian_order(name) collate "C", id from ${sql.table(record)} where id = ${afterId}`
  return sql`(persian_order(name) collate "C", id) > (${last})`
}

/** The columns of {@link RecordEntry} over `found`. */
function entry(record: RecordKind): RawBuilder<unknown> {
  const owner = ownerOf(record)
  return sql`found.id, found.slug, found.name,
    array(select name from ${sql.table(`${record}_name`)} as other where ${owner} = found.id and other.name <> found.name
      order by length(name), name limit 4) as "otherNames",
    (select count(*)::int from (select from ${sql.table(`live_${record}`)} where ${owner} = found.id
      limit ${countedMax + 1}) as counted) as articles,
    ${record === 'source' ? sql`found.kind` : sql`null`} as kind, ${record === 'person' ? office : sql`null`} as office`
}

const office = sql`coalesce(
  (select title from tenure where person_id = found.id order by from_year desc nulls last, title limit 1),
  (select title from (select title, revision_id from statement where person_id = found.id order by revision_id desc
    limit ${statementsMax}) as said where title is not null order by revision_id desc limit 1))`

/** An article of a record. */
export interface ArticleOfRecord {
  code: number
  edition: EditionCode
  headline: string
  /** Slug of the section it is filed in. */
  section: string | null
}

export interface LiveArticleOfRecord extends ArticleOfRecord {
  slug: string
  publishedAt: Date
}

export interface ArticlesOfRecordQuery {
  limit: number
  /** Goes on strictly before this one. */
  before: { publishedAt: Date; code: number } | null
}

/** Live articles that a source carries or somebody speaks in, the last published first. */
export async function liveArticlesOfRecord(
  database: Database,
  { kind, id }: { kind: RecordKind; id: number },
  { limit, before }: ArticlesOfRecordQuery,
): Promise<LiveArticleOfRecord[]> {
  const older = before
    ? sql`(published_at, code) < (${before.publishedAt}::timestamptz, ${before.code}::bigint)`
    : sql`true`
  const { rows } = await sql<LiveArticleOfRecord>`
    select live.code, live.edition, live.headline, live.slug, section.slug as section, live.published_at as "publishedAt"
    from (select published_at, code from ${sql.table(`live_${kind}`)} where ${ownerOf(kind)} = ${id} and ${older}
      order by published_at desc, code desc limit ${limit}) as newest
    join live using (code) left join section on section.id = live.section_id
    order by newest.published_at desc, newest.code desc`.execute(database)
  return rows
}

/** Articles no reader sees whose newest revision names the record; the last saved first, a page of them. */
export async function draftsOfRecord(
  database: Database,
  { kind, id }: { kind: RecordKind; id: number },
): Promise<ArticleOfRecord[]> {
  const { rows } = await sql<ArticleOfRecord>`
    select article.code, article.edition, revision.headline, section.slug as section
    from (select distinct revision_id from (${revisionsNaming(kind, id)}) as named) as newest
    join revision on revision.id = newest.revision_id join article on article.id = revision.article_id
    left join section on section.id = revision.section_id
    where not exists (select from live where live.article_id = article.id)
      and not exists (select from revision later where later.article_id = article.id and later.number > revision.number)
    order by revision.id desc limit ${draftsMax}`.execute(database)
  return rows
}

function revisionsNaming(kind: RecordKind, id: number): RawBuilder<unknown> {
  const tables = kind === 'person' ? ['statement'] : ['chain_hop', 'statement', 'mention']
  const each = tables.map(
    (table) => sql`(select revision_id from ${sql.table(table)} where ${ownerOf(kind)} = ${id}
      order by revision_id desc limit ${revisionsMax})`,
  )
  return sql.join(each, sql` union all `)
}

/** What merging a record away would move. */
export interface MergedParts {
  /** Live articles that name it, counted to one more than {@link countedMax}. */
  articles: number
  /** Addresses that lead to it: its own, and those of records that were merged into it. */
  addresses: number
}

export async function countMerged(
  database: Database,
  { kind, id }: { kind: RecordKind; id: number },
): Promise<MergedParts> {
  const { rows } = await sql<MergedParts>`
    select (select count(*)::int from (${liveNaming(kind, id)} limit ${countedMax + 1}) as named) as articles,
      1 + (select count(*)::int from ${sql.table(`former_${kind}`)} where ${ownerOf(kind)} = ${id}) as addresses`.execute(
    database,
  )
  return rows[0]!
}

/** Codes of live articles that name a record: a source as a carrier, as who spoke, or as the source of a part. */
export function liveNaming(kind: RecordKind, id: number): RawBuilder<unknown> {
  if (kind === 'person') return sql`select code from live_person where person_id = ${id}`
  return sql`select code from live_source where source_id = ${id}
    union select live.code from (
        select revision_id from statement where source_id = ${id} union select revision_id from mention where source_id = ${id}
      ) as named join revision on revision.id = named.revision_id
      join live on live.article_id = revision.article_id and live.revision_id = revision.id`
}

/** A record whose names end as those that were asked about, with what it is known by. */
export interface Lookalike extends RecordEntry {
  names: string[]
  /** Of people: offices that were recorded, and the last under which they spoke. */
  offices: string[]
}

/**
 * Other records one of whose names ends with, or is, one of these; each is looked for in one index, this far: a surname
 * that hundreds bear tells nobody from another.
 */
export async function listLookalikes(
  database: Database,
  { kind, id }: { kind: RecordKind; id: number },
  endings: readonly string[],
): Promise<Lookalike[]> {
  const keys = [...new Set(endings.map(nameKey))].filter((one) => one !== '')
  if (keys.length === 0) return []
  const owner = ownerOf(kind)
  const { rows } = await sql<Lookalike>`
    select ${entry(kind)},
      array(select name from ${sql.table(`${kind}_name`)} where ${owner} = found.id) as names,
      ${kind === 'source' ? sql`array[]::text[]` : offices} as offices
    from (select distinct ${owner} as id from unnest(${keys}::text[]) as ending, lateral (
        select ${owner} from ${sql.table(`${kind}_name`)}
        where reverse(key) ~>=~ reverse(ending) and reverse(key) ~<~ (reverse(ending) || chr(1114109))
        limit ${lookalikesMax}) as named
      where ${owner} <> ${id}) as near
    join ${sql.table(kind)} as found using (id) order by found.id limit ${lookalikesMax}`.execute(database)
  return rows
}

const lookalikesMax = 100

const spoken = sql`select title from (select title from statement where person_id = found.id order by revision_id desc
    limit ${statementsMax}) as said where title is not null`

const offices = sql`array(select title from tenure where person_id = found.id union ${spoken})`

/** Offices of somebody: recorded, and the last under which she or he spoke. */
export async function officesOf(database: Database, personId: number): Promise<string[]> {
  const { rows } = await sql<{ titles: string[] }>`
    select ${offices} as titles from person as found where id = ${personId}`.execute(database)
  return rows[0]?.titles ?? []
}

/** Offices under which somebody last spoke in texts, whatever is recorded. */
export async function spokenOfficesOf(database: Database, personId: number): Promise<string[]> {
  const { rows } = await sql<{ title: string }>`
    select distinct title from person as found, lateral (${spoken}) as told where id = ${personId} order by title`.execute(
    database,
  )
  return rows.map(({ title }) => title)
}
