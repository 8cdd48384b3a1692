import { sql } from 'kysely'
import type { Database } from '../database.ts'

/**
 * Months of UTC with publications of the years 1 to 9999, the newest first. They are added up from the days of Tehran that
 * are counted anyway; articles are looked at only where a day of Tehran begins in the month before. (Counting all of them
 * made the sitemap index cost 108 ms in an archive of 100,000, anew at every publication.)
 */
export async function readMonths(database: Database): Promise<{ month: string; count: number }[]> {
  const { rows } = await sql<{ month: string; count: number }>`
    with day as materialized (
      select (date '1970-01-01' + day)::timestamp as date, day, count from (
        select day, sum(count) as count from live_day group by day
      ) as whole where count > 0
    ),
    turn as materialized (
      -- Tehran has never been more than five hours ahead of UTC.
      select date, (
        select count(*) from live
        where published_at < date at time zone 'UTC' and published_at >= date at time zone 'UTC' - interval '5 hours'
          and tehran_day(published_at) = day
      ) as early from day where date = date_trunc('month', date)
    )
    select to_char(first, 'YYYY-MM') as month, sum(count)::int as count from (
      select date_trunc('month', date) as first, count from day
      union all select date, -early from turn
      union all select date - interval '1 month', early from turn
    ) as part
    where first >= '0001-01-01' and first < '10000-01-01'
    group by first having sum(count) > 0 order by first desc`.execute(database)
  return rows
}
