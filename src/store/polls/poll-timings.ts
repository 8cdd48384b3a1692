import { sql } from 'kysely'
import { appendAudit } from '../audit.ts'
import type { Database } from '../database.ts'
import { key } from '../keys.ts'
import type { DueQuery } from '../timings/due-timings.ts'
import { overdueMs } from '../timings/timings.ts'

/** What is to happen to a poll at an instant: from then on it takes answers, or takes none any more. */
export type PollTimingKind = 'opening' | 'closing'

export interface PollTimingDraft {
  pollId: number
  kind: PollTimingKind
  dueAt: Date
  madeBy: string
}

/** Sets when a poll opens or closes; one of a kind for a poll, so end the one before first. Call it in a transaction. */
export async function addPollTiming(database: Database, draft: PollTimingDraft): Promise<void> {
  const { pollId, kind, dueAt, madeBy } = draft
  await sql`insert into timing (poll_id, kind, due_at, made_by) values (${pollId}, ${kind}, ${dueAt}, ${madeBy})`.execute(
    database,
  )
  const facts = { kind, dueAt }
  await appendAudit(database, { actor: madeBy, action: 'set-timing', subject: key.poll(pollId), facts })
}

/** What is still to come for a poll. */
export async function openPollTimings(
  database: Database,
  pollId: number,
): Promise<{ id: number; kind: PollTimingKind }[]> {
  const { rows } = await sql<{ id: number; kind: PollTimingKind }>`
    select timing_id as id, kind from timing_open where poll_id = ${pollId} order by due_at`.execute(database)
  return rows
}

/** A poll whose instant has come. */
export interface DuePollTiming {
  id: number
  pollId: number
  kind: PollTimingKind
  dueAt: Date
  madeBy: string
}

/** Polls to open and to close, the longest waiting first, held as articles are that are due; what is held is left. */
export async function takeDuePollTimings(database: Database, { now, limit, id }: DueQuery): Promise<DuePollTiming[]> {
  const only = id === undefined ? sql`true` : sql`timing.id = ${id}`
  const { rows } = await sql<DuePollTiming>`
    select timing.id, timing.poll_id as "pollId", timing.kind, timing.due_at as "dueAt", timing.made_by as "madeBy"
    from timing_open join timing on timing.id = timing_open.timing_id join poll on poll.id = timing.poll_id
    where timing_open.due_at <= ${now} and ${only}
    order by timing_open.due_at, timing.id limit ${limit}
    for update of timing_open, poll skip locked`.execute(database)
  return rows
}

/** A poll that should have opened or closed, and did not. */
export interface PollAlarm {
  id: number
  pollId: number
  question: string
  kind: PollTimingKind
  dueAt: Date
  /** Why it failed; null where nobody has come to it yet. */
  failure: string | null
}

/** What failed and nobody has seen to, and what is overdue by a minute. The longest waiting first. */
export async function pollAlarms(database: Database, now: Date, limit: number): Promise<PollAlarm[]> {
  const overdueSince = new Date(now.getTime() - overdueMs)
  const { rows } = await sql<PollAlarm>`
    select timing.id, poll.id as "pollId", poll.question, timing.kind, timing.due_at as "dueAt", ended.reason as failure
    from timing join poll on poll.id = timing.poll_id left join timing_end as ended on ended.timing_id = timing.id
    where (ended.timing_id is null and timing.due_at < ${overdueSince}) or (ended.kind = 'failed'
      and not exists (select from timing_settlement as seen where seen.timing_id = timing.id))
    order by timing.due_at, timing.id limit ${limit}`.execute(database)
  return rows
}
