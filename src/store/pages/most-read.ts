import { sql } from 'kysely'
import type { EditionCode } from '#article'
import type { Database } from '../database.ts'
import type { MostReadQuery } from '../model.ts'

/** The places of a ranking, most read first, of articles that are live: code and whether it is rising. */
export async function readRanking(
  database: Database,
  { span, section, limit }: MostReadQuery,
  edition: EditionCode,
): Promise<{ code: number; isRising: boolean }[]> {
  const ofSection =
    section === undefined
      ? sql`most_read.section_id is null`
      : sql`most_read.section_id = (select id from section where slug = ${section})`
  const { rows } = await sql<{ code: number; is_rising: boolean }>`
    select code, is_rising from most_read join live using (code)
    where most_read.edition = ${edition} and span = ${span} and ${ofSection} order by rank limit ${limit}`.execute(
    database,
  )
  return rows.map(({ code, is_rising }) => ({ code, isRising: is_rising }))
}
