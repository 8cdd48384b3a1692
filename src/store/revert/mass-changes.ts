import { sql } from 'kysely'
import { appendAudit } from '../audit.ts'
import type { Database } from '../database.ts'

/** Many live articles that one hand changed in a short time. */
export interface MassChange {
  /** `account:sara`, `token:import` */
  actor: string
  /** The name of a person of ours. */
  name: string | null
  from: Date
  until: Date
  articles: number
}

/** Who changed so many live articles in so short a time is asked about. */
const articlesMin = 20
const windowMinutes = 10
/** Older ones have been seen, or it is too late. */
const lookedAtHours = 72

/**
 * Who published anew, corrected or took down at least 20 articles that readers had seen before, within ten minutes (by the
 * clock: 14:10 to 14:20) of the last three days, and nobody has said that it was meant so. What commands of the operator did is left out.
 */
export async function massChanges(database: Database, now: Date): Promise<MassChange[]> {
  const since = new Date(now.getTime() - lookedAtHours * 3_600_000)
  const { rows } = await sql<MassChange>`
    with change as (
      select made_by as actor, made_at as at, article_id from publication
      where made_at >= ${since} and exists (
        select from publication as earlier where earlier.article_id = publication.article_id and earlier.id < publication.id)
      union all
      select withdrawal.made_by, withdrawal.made_at, article_id
      from withdrawal join publication on publication.id = publication_id where withdrawal.made_at >= ${since}
    ), busy as (
      select actor, min(at) as first, max(at) as last, count(distinct article_id) as articles
      from change
      where actor ~ '^(account|token):' and not exists (
        select from mass_change_settlement as settled
        where settled.actor = change.actor and settled.until >= date_trunc('milliseconds', change.at))
      group by actor, date_bin(${`${windowMinutes} minutes`}::interval, at, '2000-01-01')
      having count(distinct article_id) >= ${articlesMin}
    )
    select actor, account.name, min(first) as "from", max(last) as until, sum(articles)::int as articles
    from busy left join account on 'account:' || account.login = actor
    group by actor, account.name order by until desc`.execute(database)
  return rows
}

/**
 * Somebody says that what this actor did up to an instant was meant so: it no longer alarms. The instant is told to the
 * millisecond, the changes are kept more exactly: those of that millisecond are meant.
 */
export async function settleMassChange(
  database: Database,
  { actor, until, settledBy }: { actor: string; until: Date; settledBy: string },
): Promise<void> {
  await sql`insert into mass_change_settlement (actor, until, settled_by) values (${actor}, ${until}, ${settledBy})`.execute(
    database,
  )
  await appendAudit(database, {
    actor: settledBy,
    action: 'settle-mass-change',
    subject: actor,
    facts: { until: until.toISOString() },
  })
}
