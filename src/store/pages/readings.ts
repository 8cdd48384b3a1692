import { sql } from 'kysely'
import { tehranParts } from '#persian'
import { announce } from '../changes.ts'
import { type Database, locks } from '../database.ts'
import { key } from '../keys.ts'

/** Articles ranked for everything, and for each section. */
const rankedMax = 30
const hoursOfDay = 24
const daysOfWeek = 7
/** An article is rising when it was read this much more in the last hours than in as many before. */
const risingHours = 3
const risingRatio = 1.5
const risingReadsMin = 10
/** Counts older than this answer no question. */
const hoursKept = 48
const daysKept = 400

const hourMs = 3_600_000

/** Adds what was counted since the last time: how often each article, by its code, was read at about `at`. */
export async function addReadings(database: Database, reads: ReadonlyMap<number, number>, at: Date): Promise<void> {
  if (reads.size === 0) return
  const rows = JSON.stringify(
    [...reads].sort(([one], [other]) => one - other).map(([code, count]) => ({ code, count })),
  )
  const hour = new Date(Math.floor(at.getTime() / hourMs) * hourMs)
  await sql`
    with counted as materialized (
      select code, count from json_to_recordset(${rows}::json) as one(code bigint, count int) order by code
    ), by_hour as (
      insert into reading_hour (hour, code, reads) select ${hour}::timestamptz, code, count from counted order by code
      on conflict (hour, code) do update set reads = reading_hour.reads + excluded.reads
    )
    insert into reading_day (day, code, reads) select ${tehranParts(at).dayNumber}::int, code, count from counted order by code
    on conflict (day, code) do update set reads = reading_day.reads + excluded.reads`.execute(database)
}

/** Ranks the most read of the last day and the last week anew. Call it inside a transaction. */
export async function rankMostRead(database: Database, now: Date): Promise<void> {
  await sql`select pg_advisory_xact_lock(${locks.ranking}::bigint)`.execute(database)
  await sql`delete from most_read`.execute(database)
  const dayAgo = new Date(now.getTime() - hoursOfDay * hourMs)
  const ofDay = sql`select code, sum(reads) as reads from reading_hour where hour > ${dayAgo}::timestamptz group by code`
  const ofWeek = sql`select code, sum(reads) as reads from reading_day
    where day > ${tehranParts(now).dayNumber - daysOfWeek}::int group by code`
  const lately = new Date(now.getTime() - risingHours * hourMs)
  const before = new Date(now.getTime() - 2 * risingHours * hourMs)
  for (const [span, totals] of [
    ['day', ofDay],
    ['week', ofWeek],
  ] as const) {
    await sql`
      with total as materialized (
        select total.code, total.reads, coalesce(section.parent_id, section.id) as section_id, live.edition
        from (${totals}) as total join live on live.code = total.code left join section on section.id = live.section_id
      ), placed as (
        select edition, code, null::int as section_id,
          row_number() over (partition by edition order by reads desc, code desc) as rank from total
        union all
        select edition, code, section_id,
          row_number() over (partition by edition, section_id order by reads desc, code desc) from total
        where section_id is not null
      ), ranked as (select * from placed where rank <= ${rankedMax})
      insert into most_read (edition, span, section_id, rank, code, is_rising)
      select edition, ${span}, section_id, rank, code, coalesce((
        select sum(reads) filter (where hour > ${lately}::timestamptz) >= greatest(${risingReadsMin}::int,
          ${risingRatio}::float * coalesce(sum(reads) filter (where hour <= ${lately}::timestamptz), 0))
        from reading_hour where reading_hour.code = ranked.code and hour > ${before}::timestamptz
      ), false) from ranked`.execute(database)
  }
  await announce(database, [key.mostRead])
}

/** Clears away counts that are too old for any list. */
export async function forgetOldReadings(database: Database, now: Date): Promise<void> {
  const hours = new Date(now.getTime() - hoursKept * hourMs)
  await sql`delete from reading_hour where hour < ${hours}::timestamptz`.execute(database)
  await sql`delete from reading_day where day < ${tehranParts(now).dayNumber - daysKept}::int`.execute(database)
}
