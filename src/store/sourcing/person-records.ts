import { sql } from 'kysely'
import { nameKey, type Tenure } from '#sourcing'
import type { Database } from '../database.ts'
import { key } from '../keys.ts'
import type { Named } from '../model.ts'
import { announceArticles, projectLive } from '../publications.ts'
import { listRecords, type RecordQuery, readRecord } from './named-records.ts'
import type { TakenNames } from './source-records.ts'

/** Somebody who speaks, as the newsroom keeps them. */
export interface PersonRecord extends Named {
  id: number
  names: string[]
  tenures: Tenure[]
}

const selected = sql`
  person.id, person.slug, person.name,
  array(select name from person_name where person_id = person.id order by length(name), name) as names,
  (select coalesce(json_agg(json_build_object('title', title, 'from', from_year, 'to', to_year)
    order by from_year desc nulls last, title), '[]') from tenure where person_id = person.id) as tenures`

/** In the order of their slugs. */
export function listPeople(database: Database, query: RecordQuery): Promise<PersonRecord[]> {
  return listRecords<PersonRecord>(database, { kind: 'person', selected }, query)
}

/** By id, or by slug (also one that was merged away). */
export function readPersonRecord(database: Database, name: number | string): Promise<PersonRecord | null> {
  return readRecord<PersonRecord>(database, { kind: 'person', selected }, name)
}

export interface PersonChange {
  name?: string
  names?: readonly string[]
  tenures?: readonly Tenure[]
}

/** Changes a person's record; the slug stays. Gives `taken` when a name is somebody else's. */
export async function editPerson(
  database: Database,
  record: PersonRecord,
  change: PersonChange,
): Promise<PersonRecord | TakenNames> {
  const name = change.name ?? record.name
  const byKey = new Map([name, ...(change.names ?? record.names)].map((one) => [nameKey(one), one]))
  byKey.delete('')
  const keys = [...byKey.keys()]
  const { rows: taken } = await sql<{ name: string; slug: string }>`
    select person_name.name, person.slug from person_name join person on person.id = person_name.person_id
    where key = any(${keys}::text[]) and person_id <> ${record.id}`.execute(database)
  if (taken.length > 0) return { taken }
  await sql`update person set name = ${name} where id = ${record.id}`.execute(database)
  await sql`delete from person_name where person_id = ${record.id} and key <> all(${keys}::text[])`.execute(database)
  await sql`insert into person_name (key, person_id, name)
    select key, ${record.id}, name from unnest(${keys}::text[], ${[...byKey.values()]}::text[]) as new(key, name)
    on conflict (key) do update set name = excluded.name`.execute(database)
  if (change.tenures) await writeTenures(database, record.id, change.tenures)
  const codes = await codesOf(database, record.id)
  if (name !== record.name) await projectLive(database, codes)
  await announceArticles(database, codes, [key.person(record.slug)])
  return (await readPersonRecord(database, record.id))!
}

async function writeTenures(database: Database, id: number, tenures: readonly Tenure[]): Promise<void> {
  await sql`delete from tenure where person_id = ${id}`.execute(database)
  const rows = tenures.map(({ title, from, to }) => ({ title, from_year: from, to_year: to }))
  await sql`insert into tenure (person_id, title, from_year, to_year)
    select ${id}, title, from_year, to_year from json_to_recordset(${JSON.stringify(rows)}::json)
      as new(title text, from_year smallint, to_year smallint) on conflict do nothing`.execute(database)
}

async function codesOf(database: Database, id: number): Promise<number[]> {
  const { rows } = await sql<{ code: number }>`select code from live_person where person_id = ${id}`.execute(database)
  return rows.map(({ code }) => code)
}

/** Makes two records of one person one: names, offices and everything that was said; the other's address leads there. */
export async function mergePeople(database: Database, kept: PersonRecord, merged: PersonRecord): Promise<PersonRecord> {
  const codes = await codesOf(database, merged.id)
  for (const table of ['person_name', 'former_person', 'statement']) {
    await sql`update ${sql.table(table)} set person_id = ${kept.id} where person_id = ${merged.id}`.execute(database)
  }
  await sql`insert into tenure select ${kept.id}, title, from_year, to_year from tenure where person_id = ${merged.id}
    on conflict do nothing`.execute(database)
  await sql`insert into live_person select ${kept.id}, published_at, code from live_person where person_id = ${merged.id}
    on conflict do nothing`.execute(database)
  for (const table of ['tenure', 'live_person'])
    await sql`delete from ${sql.table(table)} where person_id = ${merged.id}`.execute(database)
  await sql`delete from person where id = ${merged.id}`.execute(database)
  await sql`insert into former_person (slug, person_id, former_id) values (${merged.slug}, ${kept.id}, ${merged.id})`.execute(
    database,
  )
  await projectLive(database, codes)
  await announceArticles(database, codes, [key.person(kept.slug), key.person(merged.slug)])
  return (await readPersonRecord(database, kept.id))!
}
