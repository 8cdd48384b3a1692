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
}

/** Who asks: her name in the audit log, the account's login, and the sections her rights hold in (null: all). */
export interface QueueAsker {
  id: string
  login: string | null
  sections: readonly string[] | null
}

/** A queue, what waits longest first (one's own: the returned first, then what is due). */
export async function listQueue(
  database: Database,
  { name, asker, limit }: { name: QueueName; asker: QueueAsker; limit: number },
): Promise<QueueEntry[]> {
  const { rows } = await sql<QueueRow>`
    select article.code, coalesce(copy.content ->> 'headline', revision.headline) as headline,
      coalesce(copy.content ->> 'kind', revision.kind) as kind,
      case when section.id is null then null else json_build_object('slug', section.slug, 'name', section.name) end as section,
      live.code is not null as "isLive", coalesce(stage.kind, 'draft') as stage, stage.sent_by as "sentBy",
      case when step.id is null then null else json_build_object('reason', step.reason, 'at', step.made_at,
        'by', coalesce(account.name, step.made_by)) end as step,
      step.id is not null and (copy.article_id is not null or step.revision_id <> revision.id) as "hasChanged",
      work.assignments
    from (${chosen[name](asker)}) as chosen (article_id)
    join article on article.id = chosen.article_id
    join lateral (select * from revision where article_id = article.id order by number desc limit 1) as revision on true
    left join working_copy as copy on copy.article_id = article.id and copy.begun_at is not null
    left join section on section.id = revision.section_id
    left join live on live.article_id = article.id
    left join stage on stage.article_id = article.id
    left join step on step.id = stage.step_id
    left join account on 'account:' || account.login = step.made_by
    cross join lateral (
      select coalesce(json_agg(json_build_object('login', worker.login, 'name', worker.name, 'brief', assignment.brief,
        'dueAt', assignment.due_at) order by assignment.due_at nulls last), '[]') as assignments,
        min(assignment.due_at) as due_at
      from assignment_open join assignment on assignment.id = assignment_id join account as worker on worker.id = assignment.account_id
      where assignment_open.article_id = article.id) as work
    where ${places[name](asker)}
    order by ${orders[name]} limit ${limit}`.execute(database)
  return rows.map(entryOf)
}

/** How many stand in each queue, counted up to `most`. */
export async function countQueues(
  database: Database,
  { asker, most }: { asker: QueueAsker; most: number },
): Promise<Record<QueueName, number>> {
  const counts = await Promise.all(
    queueNames.map(async (name) => {
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
  return Object.fromEntries(counts) as Record<QueueName, number>
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

const longestWaiting = sql`step.id, article.id`
const orders: Record<QueueName, RawBuilder<unknown>> = {
  mine: sql`stage.kind = 'returned' desc nulls last, work.due_at nulls last, article.id desc`,
  sent: sql`step.id desc`,
  sections: longestWaiting,
  chief: longestWaiting,
  assigned: sql`work.due_at nulls last, article.id`,
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
