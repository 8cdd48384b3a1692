import { sql } from 'kysely'
import type { Database } from '../database.ts'
import type { TimingKind } from './timings.ts'

/** A worker that dies silently while it holds what is due lets go of it after so long. */
const idleMsMax = 20_000

/** Something whose instant has come. */
export interface DueTiming {
  id: number
  articleId: number
  kind: TimingKind
  revisionId: number | null
  dueAt: Date
  note: string | null
  madeBy: string
}

export interface DueQuery {
  now: Date
  limit: number
  /** Only this one. */
  id?: number
}

/**
 * What is due, the longest waiting first, held until the transaction ends together with its articles. What another
 * process holds, or an editor just now, is left for the next time: nobody waits, so nobody waits for each other.
 */
export async function takeDueTimings(database: Database, { now, limit, id }: DueQuery): Promise<DueTiming[]> {
  await sql`select set_config('idle_in_transaction_session_timeout', ${String(idleMsMax)}, true)`.execute(database)
  const only = id === undefined ? sql`true` : sql`timing.id = ${id}`
  const { rows } = await sql<DueTiming>`
    select timing.id, timing.article_id as "articleId", timing.kind, timing.revision_id as "revisionId",
      timing.due_at as "dueAt", timing.note, timing.made_by as "madeBy"
    from timing_open join timing on timing.id = timing_open.timing_id join article on article.id = timing.article_id
    where timing_open.due_at <= ${now} and ${only}
    order by timing_open.due_at, timing.id limit ${limit}
    for update of timing_open, article skip locked`.execute(database)
  return rows
}

/** Writes down that these came about, so many milliseconds after their instants. */
export async function endTimingsDone(
  database: Database,
  done: readonly { id: number; lateMs: number }[],
): Promise<void> {
  if (done.length === 0) return
  await sql`insert into timing_end (timing_id, kind, facts, made_by)
    select id, 'done', json_build_object('lateMs', "lateMs"), 'clock'
    from json_to_recordset(${JSON.stringify(done)}::json) as done(id bigint, "lateMs" bigint)`.execute(database)
}

/** Ids of what is due, held by nobody. */
export async function dueTimingIds(database: Database, { now, limit }: DueQuery): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select timing_id as id from timing_open where due_at <= ${now} order by due_at, timing_id limit ${limit}`.execute(
    database,
  )
  return rows.map(({ id }) => id)
}

/** The one clock of the newsroom: processes on several machines need not agree about the time. */
export async function databaseNow(database: Database): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(database)
  return rows[0]!.now
}

/** The embargo that stands before the publication of each of these articles, where there is one. */
export async function embargoesOf(database: Database, articleIds: readonly number[]): Promise<Map<number, Date>> {
  if (articleIds.length === 0) return new Map()
  const { rows } = await sql<{ article_id: number; due_at: Date }>`
    select article_id, due_at from timing_open
    where article_id = any(${articleIds}::bigint[]) and kind = 'embargo' and due_at > clock_timestamp()`.execute(
    database,
  )
  return new Map(rows.map(({ article_id, due_at }) => [article_id, due_at]))
}

/** Ends the embargoes of these articles whose instant has come, before the clock has told. */
export async function endPassedEmbargoes(database: Database, articleIds: readonly number[]): Promise<void> {
  await sql`insert into timing_end (timing_id, kind, made_by)
    select timing_id, 'done', 'clock' from timing_open
    where article_id = any(${articleIds}::bigint[]) and kind = 'embargo' and due_at <= clock_timestamp()
    on conflict do nothing`.execute(database)
}

/** What these publications were to do later is done: ends the timings of the same or of older revisions. */
export async function supersedePublications(
  database: Database,
  published: readonly { articleId: number; revisionId: number; madeBy: string }[],
): Promise<void> {
  const rows = published.map(({ articleId, revisionId, madeBy }) => ({
    article_id: articleId,
    revision_id: revisionId,
    made_by: madeBy,
  }))
  await sql`insert into timing_end (timing_id, kind, made_by)
    select timing.id, 'superseded', done.made_by
    from json_to_recordset(${JSON.stringify(rows)}::json) as done(article_id bigint, revision_id bigint, made_by text)
    join timing_open on timing_open.article_id = done.article_id and timing_open.kind = 'publication'
    join timing on timing.id = timing_open.timing_id
    where timing.revision_id <= done.revision_id on conflict do nothing`.execute(database)
}

/** An article that is taken down by hand need not be taken down later. */
export async function supersedeWithdrawal(database: Database, articleId: number, madeBy: string): Promise<void> {
  await sql`insert into timing_end (timing_id, kind, made_by)
    select timing_id, 'superseded', ${madeBy} from timing_open
    where article_id = ${articleId} and kind = 'withdrawal' on conflict do nothing`.execute(database)
}
