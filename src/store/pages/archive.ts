import { sql } from 'kysely'
import type { EditionCode } from '#article'
import type { Database } from '../database.ts'

/** A day of the wall in Tehran on which articles that are live were published. */
export interface DayOfNews {
  /** Counted from 1970-01-01, as `TehranParts.dayNumber`. */
  day: number
  /** Articles; 1 or more. */
  count: number
}

/** What the archive by date reads. */
export interface ArchiveReader {
  /** Every day from `first` to `last` (both included) that has news, oldest first. */
  daysOfNews(first: number, last: number): Promise<DayOfNews[]>
  /** The nearest days with news before and after this one; null where there is none. */
  neighbourDays(day: number): Promise<{ previous: number | null; next: number | null }>
}

/** Days with news and their neighbours, for one edition. Days are numbered from 1970-01-01, in Tehran. */
export function archiveReader(database: Database, edition: EditionCode): ArchiveReader {
  return {
    daysOfNews: (first, last) =>
      database
        .selectFrom('live_day')
        .select(['day', 'count'])
        .where('edition', '=', edition)
        .where('day', '>=', first)
        .where('day', '<=', last)
        .where('count', '>', 0)
        .orderBy('day')
        .execute(),
    neighbourDays: async (day) => {
      const { rows } = await sql<{ previous: number | null; next: number | null }>`
        select (select day from live_day where edition = ${edition} and day < ${day} and count > 0 order by day desc limit 1) as previous,
          (select day from live_day where edition = ${edition} and day > ${day} and count > 0 order by day limit 1) as next`.execute(
        database,
      )
      return rows[0]!
    },
  }
}
