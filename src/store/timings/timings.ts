import { sql } from 'kysely'
import { appendAudit } from '../audit.ts'
import type { Database } from '../database.ts'
import { key } from '../keys.ts'

/** What should have happened so long ago, and has not, needs somebody. */
export const overdueMs = 60_000

export const timingKinds = ['publication', 'withdrawal', 'embargo'] as const
/** What is to happen: to be published, to be taken down, or to be held back until then. */
export type TimingKind = (typeof timingKinds)[number]

export type TimingEndKind = 'done' | 'cancelled' | 'lifted' | 'superseded' | 'failed'

export interface TimingDraft {
  articleId: number
  code: number
  kind: TimingKind
  /** Of a publication: the revision that goes out. */
  revisionId: number | null
  dueAt: Date
  note: string | null
  madeBy: string
}

/** What is to happen to an article at an instant, and what became of it. */
export interface Timing {
  id: number
  articleId: number
  code: number
  kind: TimingKind
  dueAt: Date
  /** Number of the revision that goes out; null for what publishes none. */
  revision: number | null
  note: string | null
  madeAt: Date
  madeBy: string
  /** Null while it is still to come. */
  end: { kind: TimingEndKind; reason: string | null; at: Date; by: string } | null
}

/** A timing with what a list says of its article. */
export interface TimedArticle extends Timing {
  headline: string
  /** Name of its section. */
  section: string | null
}

/** Sets what is to happen; one of a kind for an article, so end the one before first. Call it in a transaction. */
export async function addTiming(database: Database, draft: TimingDraft): Promise<number> {
  const { articleId, code, kind, revisionId, dueAt, note, madeBy } = draft
  const { rows } = await sql<{ id: number }>`
    insert into timing (article_id, kind, revision_id, due_at, note, made_by)
    values (${articleId}, ${kind}, ${revisionId}, ${dueAt}, ${note}, ${madeBy}) returning id`.execute(database)
  const facts = { kind, dueAt, revisionId, note }
  await appendAudit(database, { actor: madeBy, action: 'set-timing', subject: key.article(code), facts })
  return rows[0]!.id
}

export interface TimingEndDraft {
  id: number
  kind: TimingEndKind
  reason: string | null
  facts?: object
  madeBy: string
}

/** Writes down what became of a timing, once. False when it had ended already. */
export async function endTiming(database: Database, end: TimingEndDraft): Promise<boolean> {
  const { id, kind, reason, facts = {}, madeBy } = end
  const { rows } = await sql<Timed>`
    with made as (
      insert into timing_end (timing_id, kind, reason, facts, made_by)
      values (${id}, ${kind}, ${reason}, ${JSON.stringify(facts)}::json, ${madeBy})
      on conflict do nothing returning timing_id
    ) select article.code, timing.poll_id as "pollId" from made join timing on timing.id = made.timing_id
      left join article on article.id = timing.article_id`.execute(database)
  if (rows[0] === undefined) return false
  // What came about is told by its own row of the log.
  if (kind !== 'done') {
    const told = { timing: id, end: kind, reason, ...facts }
    await appendAudit(database, { actor: madeBy, action: 'end-timing', subject: subjectOf(rows[0]), facts: told })
  }
  return true
}

/** What a timing is of: an article, by its code, or a poll. */
interface Timed {
  code: number | null
  pollId: number | null
}

function subjectOf({ code, pollId }: Timed): string {
  return code === null ? key.poll(pollId!) : key.article(code)
}

const told = sql`
  timing.id, timing.article_id as "articleId", article.code, timing.kind, timing.due_at as "dueAt",
  approved.number as revision, timing.note, timing.made_at as "madeAt", coalesce(setter.name, timing.made_by) as "madeBy",
  case when ended.timing_id is null then null else json_build_object('kind', ended.kind, 'reason', ended.reason,
    'at', ended.made_at, 'by', coalesce(ender.name, ended.made_by)) end as end`

const telling = sql`
  join article on article.id = timing.article_id
  left join timing_end as ended on ended.timing_id = timing.id
  left join revision as approved on approved.id = timing.revision_id
  left join account as setter on 'account:' || setter.login = timing.made_by
  left join account as ender on 'account:' || ender.login = ended.made_by`

/** All that was ever to happen to an article, the newest first. */
export async function timingsOf(database: Database, articleId: number): Promise<Timing[]> {
  const { rows } = await sql<Row<Timing>>`select ${told} from timing ${telling}
    where timing.article_id = ${articleId} order by timing.id desc`.execute(database)
  return rows.map(timingOf)
}

/** What is still to come for an article, the soonest first. */
export async function openTimingsOf(database: Database, articleId: number): Promise<Timing[]> {
  const { rows } = await sql<
    Row<Timing>
  >`select ${told} from timing_open join timing on timing.id = timing_id ${telling}
    where timing_open.article_id = ${articleId} order by timing.due_at, timing.id`.execute(database)
  return rows.map(timingOf)
}

export interface TimingQuery {
  from: Date
  /** Not itself. */
  to: Date
  limit: number
}

/** What is, or was, to happen from one instant to another, the soonest first; what was cancelled is left out. */
export async function listTimings(database: Database, { from, to, limit }: TimingQuery): Promise<TimedArticle[]> {
  return articlesTimed(database, {
    where: sql`timing.due_at >= ${from} and timing.due_at < ${to}
      and (ended.timing_id is null or ended.kind in ('done', 'failed'))`,
    order: sql`timing.due_at, timing.id`,
    limit,
  })
}

/** What failed and nobody has seen to, and what should have happened a minute ago and has not. The longest waiting first. */
export async function timingAlarms(database: Database, now: Date, limit: number): Promise<TimedArticle[]> {
  const overdueSince = new Date(now.getTime() - overdueMs)
  return articlesTimed(database, {
    where: sql`timing.id in (
      select timing_id from timing_open where due_at < ${overdueSince}
      union all select failed.timing_id from timing_end as failed where failed.kind = 'failed'
        and not exists (select from timing_settlement as seen where seen.timing_id = failed.timing_id))`,
    order: sql`timing.due_at, timing.id`,
    limit,
  })
}

/** Somebody has seen to a timing that failed. False when there is nothing to see to. */
export async function settleTiming(
  database: Database,
  { id, madeBy }: { id: number; madeBy: string },
): Promise<boolean> {
  const { rows } = await sql<Timed>`
    with seen as (
      insert into timing_settlement (timing_id, made_by)
      select timing_id, ${madeBy} from timing_end where timing_id = ${id} and kind = 'failed'
      on conflict do nothing returning timing_id
    ) select article.code, timing.poll_id as "pollId" from seen join timing on timing.id = seen.timing_id
      left join article on article.id = timing.article_id`.execute(database)
  if (rows[0] === undefined) return false
  const subject = subjectOf(rows[0])
  await appendAudit(database, { actor: madeBy, action: 'settle-timing', subject, facts: { timing: id } })
  return true
}

/** How many wait, and how many need somebody. */
export interface TimingTally {
  open: number
  overdue: number
  failed: number
}

/** How many timings are open, overdue at `now`, and failed with nobody having seen to them. */
export async function tallyTimings(database: Database, now: Date): Promise<TimingTally> {
  const overdueSince = new Date(now.getTime() - overdueMs)
  const { rows } = await sql<TimingTally>`
    select (select count(*) from timing_open) as open,
      (select count(*) from timing_open where due_at < ${overdueSince}) as overdue,
      (select count(*) from timing_end as failed where kind = 'failed'
        and not exists (select from timing_settlement as seen where seen.timing_id = failed.timing_id)) as failed`.execute(
    database,
  )
  return rows[0]!
}

interface Selection {
  where: ReturnType<typeof sql>
  order: ReturnType<typeof sql>
  limit: number
}

async function articlesTimed(database: Database, { where, order, limit }: Selection): Promise<TimedArticle[]> {
  const { rows } = await sql<Row<TimedArticle>>`
    select ${told}, said.headline, section.name as section from timing ${telling}
    join lateral (select headline, section_id from revision where id = timing.revision_id or
      (timing.revision_id is null and article_id = timing.article_id) order by number desc limit 1) as said on true
    left join section on section.id = said.section_id
    where ${where} order by ${order} limit ${limit}`.execute(database)
  return rows.map(timingOf)
}

/** Instants within JSON come as texts. */
type Row<T extends Timing> = Omit<T, 'end'> & { end: (Omit<NonNullable<Timing['end']>, 'at'> & { at: string }) | null }

function timingOf<T extends Timing>(row: Row<T>): T {
  return { ...row, end: row.end && { ...row.end, at: new Date(row.end.at) } } as unknown as T
}
