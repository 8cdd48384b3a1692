import { sql } from 'kysely'
import { slug } from '#persian'
import { nameKey, type SourceKind } from '#sourcing'
import type { Database } from '../database.ts'
import { key } from '../keys.ts'
import type { Named } from '../model.ts'
import { announceArticles, projectLive } from '../publications.ts'
import { listRecords, type RecordQuery, readRecord } from './named-records.ts'
import { liveNaming } from './record-lists.ts'

const slugLengthMax = 80

/** A source as the newsroom keeps it. */
export interface SourceRecord extends Named {
  id: number
  kind: SourceKind
  country: string | null
  home: string | null
  names: string[]
  /** Those of `names` that count only where a sentence credits them. */
  ambiguousNames: string[]
}

const selected = sql`
  source.id, source.slug, source.name, source.kind, source.country, source.home_url as home,
  array(select name from source_name where source_id = source.id order by length(name), name) as names,
  array(select name from source_name where source_id = source.id and is_ambiguous order by name) as "ambiguousNames"`

/** In the order of their slugs. */
export function listSources(database: Database, query: RecordQuery): Promise<SourceRecord[]> {
  return listRecords<SourceRecord>(database, { kind: 'source', selected }, query)
}

/** By id, or by slug (also one that was merged away). */
export function readSourceRecord(database: Database, name: number | string): Promise<SourceRecord | null> {
  return readRecord<SourceRecord>(database, { kind: 'source', selected }, name)
}

export interface SourceChange {
  /** Who makes the change. */
  keptBy: string
  name?: string
  kind?: SourceKind
  country?: string | null
  home?: string | null
  /** All its names from now on; the shown one is always among them. */
  names?: readonly string[]
  ambiguousNames?: readonly string[]
}

/** Names that another source has, with whose they are: nothing was changed. */
export interface TakenNames {
  taken: { name: string; slug: string }[]
}

/** Makes a source. Gives `taken` when one of its names, or its slug, is another's. */
export async function addSource(
  database: Database,
  draft: SourceChange & { name: string; kind: SourceKind; slug?: string },
): Promise<SourceRecord | TakenNames> {
  const made = draft.slug ?? slug(draft.name, slugLengthMax)
  const known = await readSourceRecord(database, made)
  if (known) return { taken: [{ name: draft.name, slug: known.slug }] }
  const taken = await takenNames(database, null, [draft.name, ...(draft.names ?? [])])
  if (taken.length > 0) return { taken }
  const { rows } = await sql<{ id: number }>`insert into source (slug, name, kind, country, home_url, kept_by)
    values (${made}, ${draft.name}, ${draft.kind}, ${draft.country ?? null}, ${draft.home ?? null}, ${draft.keptBy})
    returning id`.execute(database)
  const id = rows[0]!.id
  await writeNames(database, id, { ...draft, names: [draft.name, ...(draft.names ?? [])] })
  return (await readSourceRecord(database, id))!
}

/** Changes a source; its slug, and with it its address, stays. Gives `taken` when a name is another's. */
export async function editSource(
  database: Database,
  record: SourceRecord,
  change: SourceChange,
): Promise<SourceRecord | TakenNames> {
  const name = change.name ?? record.name
  const names = [name, ...(change.names ?? record.names)]
  const taken = await takenNames(database, record.id, names)
  if (taken.length > 0) return { taken }
  const { kind = record.kind, country = record.country, home = record.home } = change
  await sql`update source set name = ${name}, kind = ${kind}, country = ${country}, home_url = ${home}, kept_by = ${change.keptBy}
    where id = ${record.id}`.execute(database)
  await writeNames(database, record.id, { ambiguousNames: record.ambiguousNames, ...change, names })
  const codes = name === record.name ? [] : await articlesNaming(database, record.id)
  await projectLive(database, codes)
  await announceArticles(database, codes, [key.source(record.slug)])
  return (await readSourceRecord(database, record.id))!
}

async function articlesNaming(database: Database, id: number): Promise<number[]> {
  const { rows } = await sql<{ code: number }>`${liveNaming('source', id)}`.execute(database)
  return rows.map(({ code }) => code)
}

async function takenNames(database: Database, id: number | null, names: readonly string[]) {
  const keys = names.map(nameKey)
  const { rows } = await sql<{ name: string; slug: string }>`
    select source_name.name, source.slug from source_name join source on source.id = source_name.source_id
    where key = any(${keys}::text[]) and source_id is distinct from ${id}::bigint`.execute(database)
  return rows
}

async function writeNames(
  database: Database,
  id: number,
  { names = [], ambiguousNames = [] }: Pick<SourceChange, 'names' | 'ambiguousNames'>,
): Promise<void> {
  const ambiguous = new Set(ambiguousNames.map(nameKey))
  const byKey = new Map(
    names.map((name) => [nameKey(name), name]).filter(([nameOf]) => nameOf !== '') as [string, string][],
  )
  const keys = [...byKey.keys()]
  await sql`delete from source_name where source_id = ${id} and key <> all(${keys}::text[])`.execute(database)
  await sql`insert into source_name (key, source_id, name, is_ambiguous)
    select key, ${id}, name, is_ambiguous from unnest(${keys}::text[], ${[...byKey.values()]}::text[],
      ${keys.map((one) => ambiguous.has(one))}::boolean[]) as new(key, name, is_ambiguous)
    on conflict (key) do update set name = excluded.name, is_ambiguous = excluded.is_ambiguous`.execute(database)
}

/**
 * Makes two records of one source one: the kept record gets the other's names, its feeds and everything that was carried from it;
 * the other's address leads to it from now on, and rules of the wire that named the other name it.
 */
export async function mergeSourceRecords(
  database: Database,
  kept: SourceRecord,
  merged: SourceRecord,
  keptBy: string,
): Promise<SourceRecord> {
  const codes = await articlesNaming(database, merged.id)
  for (const table of ['source_name', 'former_source', 'chain_hop', 'statement', 'mention', 'feed']) {
    await sql`update ${sql.table(table)} set source_id = ${kept.id} where source_id = ${merged.id}`.execute(database)
  }
  await sql`update source set country = coalesce(country, ${merged.country}), home_url = coalesce(home_url, ${merged.home}),
      kept_by = ${keptBy}
    where id = ${kept.id}`.execute(database)
  // Rules of the wire name sources by slug.
  await sql`update wire_rule set changed_at = now(), matches = jsonb_set(matches::jsonb, '{sources}', (
      select jsonb_agg(distinct case slug when ${merged.slug} then ${kept.slug} else slug end)
      from jsonb_array_elements_text(matches::jsonb -> 'sources') as slug))::json
    where matches::jsonb -> 'sources' @> to_jsonb(${merged.slug}::text)`.execute(database)
  await sql`delete from live_source where source_id = ${merged.id}`.execute(database)
  await sql`delete from source where id = ${merged.id}`.execute(database)
  await sql`insert into former_source (slug, source_id) values (${merged.slug}, ${kept.id})`.execute(database)
  await projectLive(database, codes)
  await announceArticles(database, codes, [key.source(kept.slug), key.source(merged.slug)])
  return (await readSourceRecord(database, kept.id))!
}
