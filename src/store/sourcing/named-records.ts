import { type RawBuilder, sql } from 'kysely'
import { nameKey } from '#sourcing'
import type { Database } from '../database.ts'

/** Words of a name that are looked for. */
const wordsMax = 8

/** Records that have a slug, several names, and former slugs where they were merged. */
export type RecordKind = 'source' | 'person'

interface RecordShape {
  kind: RecordKind
  /** The columns of one record. */
  selected: RawBuilder<unknown>
}

export interface RecordQuery {
  limit: number
  /** Goes on after this slug. */
  after?: string
  /** Parts of one of its names, in any spelling and order. */
  named?: string
}

/** In the order of their slugs. */
export async function listRecords<Row>(
  database: Database,
  { kind, selected }: RecordShape,
  query: RecordQuery,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select ${selected} from ${sql.table(kind)}
    where slug > ${query.after ?? ''} and ${isNamed(kind, query.named ?? '')}
    order by slug limit ${query.limit}`.execute(database)
  return rows
}

/** By id, or by slug (also one that was merged away). */
export async function readRecord<Row>(
  database: Database,
  { kind, selected }: RecordShape,
  name: number | string,
): Promise<Row | null> {
  const id = sql.ref(`${kind}.id`)
  const former = sql`select ${ownerOf(kind)} from ${sql.table(`former_${kind}`)} where slug = ${name}`
  const which =
    typeof name === 'number' ? sql`${id} = ${name}` : sql`${sql.ref(`${kind}.slug`)} = ${name} or ${id} = (${former})`
  const { rows } = await sql<Row>`select ${selected} from ${sql.table(kind)} where ${which}`.execute(database)
  return rows[0] ?? null
}

/** Whether one name of the record has all these words, in whatever spelling; so has every record where there are none. */
export function isNamed(kind: RecordKind, words: string): RawBuilder<unknown> {
  const keys = words.split(/\s+/).map(nameKey)
  const wanted = keys.filter((one) => one !== '').slice(0, wordsMax)
  if (wanted.length === 0) return words.trim() === '' ? sql`true` : sql`false`
  const each = wanted.map((one) => sql`position(${one} in key) > 0`)
  return sql`id in (select ${ownerOf(kind)} from ${sql.table(`${kind}_name`)} where ${sql.join(each, sql` and `)})`
}

export function ownerOf(kind: RecordKind) {
  return sql.ref(`${kind}_id`)
}
