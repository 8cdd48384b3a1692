import { sql } from 'kysely'
import type { Database } from '../database.ts'
import type { PollTimingKind } from '../polls/poll-timings.ts'
import type { TimingKind } from '../timings/timings.ts'

/** What is planned: a timing of an article or of a poll, or work on an article that is to be done by then. */
export interface Plan {
  kind: TimingKind | PollTimingKind | 'assignment'
  at: Date
  /** Of an article; null for a poll. */
  code: number | null
  /** Id of a poll; null for an article. */
  poll: number | null
  /** Of an article; of a poll its question. */
  headline: string
  section: string | null
  /** Of work: whose it is. */
  by: string | null
  /** It has come about, or failed; what is still to come is `open`. */
  state: 'open' | 'done' | 'failed'
}

export interface PlanQuery {
  from: Date
  /** Not itself. */
  to: Date
  limit: number
}

/** What is, or was, to happen from one instant to another, the soonest first; what was cancelled is left out. */
export async function listPlans(database: Database, { from, to, limit }: PlanQuery): Promise<Plan[]> {
  const { rows } = await sql<Plan>`
    select plan.kind, plan.at, article.code, poll.id as poll, coalesce(said.headline, poll.question) as headline,
      section.name as section, plan.by, plan.state
    from (
      select timing.article_id, timing.poll_id, timing.kind, timing.due_at as at, null as by,
        coalesce(ended.kind, 'open') as state
      from timing left join timing_end as ended on ended.timing_id = timing.id
      where timing.due_at >= ${from} and timing.due_at < ${to}
        and (ended.timing_id is null or ended.kind in ('done', 'failed'))
      union all
      select assignment_open.article_id, null, 'assignment', due_at, account.name, 'open'
      from assignment_open join account on account.id = account_id
      where due_at >= ${from} and due_at < ${to}
    ) as plan
    left join article on article.id = plan.article_id
    left join poll on poll.id = plan.poll_id
    left join lateral (select headline, section_id from revision where article_id = article.id order by number desc limit 1)
      as said on true
    left join section on section.id = said.section_id
    order by plan.at, article.code limit ${limit}`.execute(database)
  return rows
}

/** How many live articles bear each day of Tehran, by the number of the day since 1970-01-01. */
export async function countPublished(
  database: Database,
  { from, to }: Omit<PlanQuery, 'limit'>,
): Promise<Map<number, number>> {
  const { rows } = await sql<{ day: number; count: number }>`
    select (published_at at time zone 'Asia/Tehran')::date - date '1970-01-01' as day, count(*) as count
    from live where published_at >= ${from} and published_at < ${to} group by 1`.execute(database)
  return new Map(rows.map(({ day, count }) => [day, count]))
}

/** Live articles that bear an instant in this span, the first published first. */
export async function listPublished(
  database: Database,
  { from, to, limit }: PlanQuery,
): Promise<{ at: Date; code: number; headline: string; section: string | null }[]> {
  const { rows } = await sql<{ at: Date; code: number; headline: string; section: string | null }>`
    select live.published_at as at, live.code, revision.headline, section.name as section
    from live join revision on revision.id = live.revision_id left join section on section.id = live.section_id
    where live.published_at >= ${from} and live.published_at < ${to}
    order by live.published_at, live.code limit ${limit}`.execute(database)
  return rows
}
