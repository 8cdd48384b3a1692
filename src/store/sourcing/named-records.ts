import { type RawBuilder, sql } from 'kysely'
import { nameKey } from '#sourcing'
import type { Database } from '../database.ts'

/** Records that have a slug, several names, and former slugs where they were merged. */
interface RecordKind {
  kind: 'source' | 'person'
  /** The columns of one record. */
  selected: RawBuilder<unknown>
}

export interface RecordQuery {
  limit: number
  /** Goes on after this slug. */
  after?: string
  /** Part of any of its names, in any spelling. */
  named?: string
}

/** In the order of their slugs. */
export async function listRecords<Row>(
  database: Database,
  { kind, selected }: RecordKind,
  query: RecordQuery,
): Promise<Row[]> {
  const named = nameKey(query.named ?? '')
  const names = sql.table(`${kind}_name`)
  const { rows } = await sql<Row>`
    select ${selected} from ${sql.table(kind)}
    where slug > ${query.after ?? ''} and (${named} = '' or exists (
      select from ${names} where ${ownerOf(kind)} = ${sql.ref(`${kind}.id`)} and position(${named} in key) > 0))
    order by slug limit ${query.limit}`.execute(database)
  return rows
}

/** By id, or by slug (also one that was merged away). */
export async function readRecord<Row>(
  database: Database,
  { kind, selected }: RecordKind,
  name: number | string,
): Promise<Row | null> {
  const id = sql.ref(`${kind}.id`)
  const former = sql`select ${ownerOf(kind)} from ${sql.table(`former_${kind}`)} where slug = ${name}`
  const which =
    typeof name === 'number' ? sql`${id} = ${name}` : sql`${sql.ref(`${kind}.slug`)} = ${name} or ${id} = (${former})`
  const { rows } = await sql<Row>`select ${selected} from ${sql.table(kind)} where ${which}`.execute(database)
  return rows[0] ?? null
}

function ownerOf(kind: RecordKind['kind']) {
  return sql.ref(`${kind}_id`)
}
