import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database.ts'
import type { StageKind } from './steps.ts'

export const queueNames = ['mine', 'sent', 'sections', 'chief', 'assigned'] as const
/**
 * `mine`: what waits for me: returned to me, given to me, begun by me. `sent`: what I gave out of hand. `sections`: what
 * waits before the editors of my sections. `chief`: what waits before the chief. `assigned`: work that was given.
 */
export type QueueName = (typeof queueNames)[number]

/** An article in a queue. */
export interface QueueEntry {
  code: number
  headline: string
  kind: string
  section: { slug: string; name: string } | null
  isLive: boolean
  stage: StageKind
  /** The step that brought it there; null for a draft. */
  step: { reason: string | null; at: Date; by: string } | null
  /** As the audit log names who gave it out of hand. */
  sentBy: string | null
  /** Something was written since that step. */
  hasChanged: boolean
  /** Open work given for it. */
  assignments: { login: string; name: string; brief: string | null; dueAt: Date | null }[]
  /** Which of the queue it is, from 1 on. */
  number: number
  /** Where it stands: what comes after it is asked for by this. */
  place: QueuePlace
}

/** Three whole numbers that order a queue: what goes first, when it is due (microseconds), which came first. */
export type QueuePlace = readonly [rank: number, due: number, turn: number]

/** Who asks: her name in the audit log, the account's login, and the sections her rights hold in (null: all). */
export interface QueueAsker {
  id: string
  login: string | null
  sections: readonly string[] | null
}

/** A queue, what waits longest first (one's own: the returned first, then what is due); after a place, the rest of it. */
export async function listQueue(
  database: Database,
  {
    name,
    asker,
    limit,
    after = null,
  }: { name: QueueName; asker: QueueAsker; limit: number; after?: QueuePlace | null },
): Promise<QueueEntry[]> {
  const { rank, due, turn } = orders[name]
  const beyond = after === null ? sql`true` : sql`(rank, due, turn) > (${after[0]}, ${after[1]}, ${after[2]})`
  const { rows } = await sql<QueueRow>`
    with queued as (
      select article.id as article_id, article.code, revision.id as revision_id, revision.headline, revision.kind,
        section.slug as section_slug, section.name as section_name, stage.kind as stage, stage.sent_by, step.id as step_id,
        step.revision_id as step_revision_id, step.reason, step.made_at, step.made_by, ${rank} as rank, ${due} as due,
        ${turn} as turn
      from (${chosen[name](asker)}) as chosen (article_id)
      join article on article.id = chosen.article_id
      join lateral (select * from revision where article_id = article.id order by number desc limit 1) as revision on true
      left join section on section.id = revision.section_id
      left join stage on stage.article_id = article.id
      left join step on step.id = stage.step_id
      cross join lateral (
        select min(assignment.due_at) as due_at from assignment_open join assignment on assignment.id = assignment_id
        where assignment_open.article_id = article.id) as work
      where ${places[name](asker)}
    ), numbered as (select *, row_number() over (order by rank, due, turn) as number from queued),
    page as (select * from numbered where ${beyond} order by rank, due, turn limit ${limit})
    select page.code, page.number, json_build_array(rank, due, turn) as place,
      coalesce(copy.content ->> 'headline', page.headline) as headline, coalesce(copy.content ->> 'kind', page.kind) as kind,
      case when section_slug is null then null else json_build_object('slug', section_slug, 'name', section_name) end as section,
      live.code is not null as "isLive", coalesce(stage, 'draft') as stage, sent_by as "sentBy",
      case when step_id is null then null else json_build_object('reason', page.reason, 'at', page.made_at,
        'by', coalesce(account.name, page.made_by)) end as step,
      step_id is not null and (copy.article_id is not null or step_revision_id <> page.revision_id) as "hasChanged",
      (select coalesce(json_agg(json_build_object('login', worker.login, 'name', worker.name, 'brief', assignment.brief,
        'dueAt', assignment.due_at) order by assignment.due_at nulls last), '[]')
        from assignment_open join assignment on assignment.id = assignment_id join account as worker on worker.id = assignment.account_id
        where assignment_open.article_id = page.article_id) as assignments
    from page left join working_copy as copy on copy.article_id = page.article_id and copy.begun_at is not null
    left join live on live.article_id = page.article_id
    left join account on 'account:' || account.login = page.made_by
    order by page.number`.execute(database)
  return rows.map(entryOf)
}

/** The place that an address names; null for what names none. */
export function queuePlaceIn(written: unknown): QueuePlace | null {
  const [, rank, due, turn] = (typeof written === 'string' && /^([01])_(\d{1,16})_(-?\d{1,15})$/.exec(written)) || []
  return turn === undefined ? null : [Number(rank), Number(due), Number(turn)]
}

/** A place as an address names it. */
export function queuePlaceName(place: QueuePlace): string {
  return place.join('_')
}

/** How many stand in each of these queues, counted up to `most`; none in the others. */
export async function countQueues(
  database: Database,
  { asker, most, names = queueNames }: { asker: QueueAsker; most: number; names?: readonly QueueName[] },
): Promise<Record<QueueName, number>> {
  const counts = await Promise.all(
    names.map(async (name) => {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from (
          select from (${chosen[name](asker)}) as chosen (article_id)
          join lateral (select section_id from revision where article_id = chosen.article_id order by number desc limit 1)
            as revision on true
          left join section on section.id = revision.section_id
          where ${places[name](asker)} limit ${most}) as found`.execute(database)
      return [name, rows[0]!.count] as const
    }),
  )
  return { mine: 0, sent: 0, sections: 0, chief: 0, assigned: 0, ...Object.fromEntries(counts) }
}

/** Changes whenever something of the queues does. */
export async function flowMoment(database: Database): Promise<string> {
  const { rows } = await sql<{ moment: string }>`
    select concat_ws('-', (select max(id) from step), (select max(id) from assignment),
      (select count(*) from assignment_open), (select max(id) from publication)) as moment`.execute(database)
  return rows[0]!.moment
}

const atStage = (kind: StageKind) => sql`select article_id from stage where kind = ${kind}`

/** Articles of each queue, off the small projections: the archive is never walked. */
const chosen: Record<QueueName, (asker: QueueAsker) => RawBuilder<unknown>> = {
  mine: ({ id, login }) => sql`
    select article_id from stage where kind = 'returned' and (sent_by = ${id} or exists (
      select from revision where revision.article_id = stage.article_id and revision.saved_by = ${id}))
    union select article_id from assignment_open join account on account.id = account_id where login = ${login}
    union select copy.article_id from working_copy as copy
      where not exists (select from stage where stage.article_id = copy.article_id)
      and (copy.begun_at is not null or not exists (select from live where live.article_id = copy.article_id)
        and not exists (select from publication where publication.article_id = copy.article_id))
      and (${id} = any(copy.changed_by) or exists (
        select from revision where revision.article_id = copy.article_id and revision.saved_by = ${id}))`,
  sent: ({ id }) => sql`
    select article_id from stage where kind in ('sent-to-section', 'sent-to-chief', 'rejected') and sent_by = ${id}`,
  sections: () => atStage('sent-to-section'),
  chief: () => atStage('sent-to-chief'),
  assigned: () => sql`select distinct article_id from assignment_open`,
}

const everywhere = () => sql`true`
const inOwn = ({ sections }: QueueAsker) =>
  sections === null ? sql`true` : sql`section.slug = any(${[...sections]}::text[])`

const places: Record<QueueName, (asker: QueueAsker) => RawBuilder<unknown>> = {
  mine: everywhere,
  sent: everywhere,
  sections: inOwn,
  chief: inOwn,
  assigned: inOwn,
}

/** Later than any instant, in microseconds, and still a whole number of JavaScript. */
const never = sql`9007199254740991::bigint`
const alike = sql`0`
const whenDue = sql`coalesce((extract(epoch from work.due_at) * 1000000)::bigint, ${never})`

/** By what each queue stands in its order, the least first. */
const orders: Record<QueueName, { rank: RawBuilder<unknown>; due: RawBuilder<unknown>; turn: RawBuilder<unknown> }> = {
  mine: {
    rank: sql`case when stage.kind = 'returned' then 0 else 1 end`,
    due: whenDue,
    turn: sql`-article.id`,
  },
  sent: { rank: alike, due: never, turn: sql`-step.id` },
  sections: { rank: alike, due: never, turn: sql`step.id` },
  chief: { rank: alike, due: never, turn: sql`step.id` },
  assigned: { rank: alike, due: whenDue, turn: sql`article.id` },
}

/** Instants within JSON come as texts. */
type QueueRow = Omit<QueueEntry, 'step' | 'assignments'> & {
  step: { reason: string | null; at: string; by: string } | null
  assignments: (Omit<QueueEntry['assignments'][number], 'dueAt'> & { dueAt: string | null })[]
}

function entryOf(row: QueueRow): QueueEntry {
  return {
    ...row,
    step: row.step && { ...row.step, at: new Date(row.step.at) },
    assignments: row.assignments.map((one) => ({ ...one, dueAt: one.dueAt === null ? null : new Date(one.dueAt) })),
  }
}
