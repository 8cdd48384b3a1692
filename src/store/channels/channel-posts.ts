import { sql } from 'kysely'
import { appendAudit } from '../audit.ts'
import type { Database } from '../database.ts'

/** Only news is told: an archive that comes in is not. */
const newsDays = 2
/** A call ends within ten seconds; whoever has not said how it went after this long never will. */
const leaseSeconds = 120
/** Telegram lets a bot send 20 messages a minute into one group. */
const spacingSeconds = 3

export type PostState = 'waiting' | 'asking' | 'sent' | 'unknown' | 'dead' | 'removed' | 'passed-over'

export interface ChannelPost {
  id: number
  code: number
  state: PostState
  putAt: Date
  changes: number
  attempts: number
  sentAt: Date | null
  messageId: string | null
  /** Of what was sent. */
  digest: string | null
  isPicture: boolean
  problem: string | null
  problemDetail: string | null
}

/**
 * Puts what was just published first into the out-boxes of the channels of its edition that want it, and wakes those to
 * which these articles were posted before. Call it in the transaction that publishes or takes down.
 */
export async function fillOutBoxes(database: Database, codes: readonly number[]): Promise<void> {
  const { rows } = await sql<{ channel_id: number }>`
    with put as (
      insert into channel_post (channel_id, article_id)
      select channel.id, live.article_id
      from live left join section on section.id = live.section_id left join section as above on above.id = section.parent_id
      cross join channel
      where live.code = any(${codes}::bigint[]) and live.updated_at is null
        and live.published_at > now() - make_interval(days => ${newsDays}) and live.edition = channel.edition
        and channel.ended_at is null and channel.paused_at is null
        and (channel.kinds is null or live.kind = any(channel.kinds))
        and (channel.sections is null or section.slug = any(channel.sections) or above.slug = any(channel.sections))
      order by live.published_at, live.code
      on conflict do nothing
      returning channel_id
    ), woken as (
      update channel_post set changes = changes + 1,
        due_at = case when state = 'sent' then now() else due_at end, attempts = case when state = 'sent' then 0 else attempts end
      from article
      where article.id = channel_post.article_id and article.code = any(${codes}::bigint[]) and state in ('waiting', 'asking', 'sent')
      returning channel_id
    )
    select channel_id from put union select channel_id from woken`.execute(database)
  for (const row of rows) await wakeChannel(database, row.channel_id)
}

/** One job for a channel waits at a time; a wish for an earlier instant takes the place of a later one. */
export async function wakeChannel(database: Database, id: number, at: Date | null = null): Promise<void> {
  await sql`select graphile_worker.add_job('work-channel', ${JSON.stringify({ channel: id })}::json,
    job_key => ${`work-channel:${id}`}, run_at => coalesce(${at}::timestamptz, now()))`.execute(database)
}

/** Wakes every channel in which something is due: what a process left when it died is found again. */
export async function wakeChannels(database: Database): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select distinct channel_id as id from channel_post join channel on channel.id = channel_id
    where due_at <= now() and ended_at is null and paused_at is null`.execute(database)
  for (const { id } of rows) await wakeChannel(database, id)
}

/**
 * The post of a channel that is to be seen to now, leased; or the instant to come again, or null when nothing waits. The
 * service is asked at most once in three seconds, whatever the number of processes.
 */
export async function takeTurn(database: Database, channelId: number): Promise<ChannelPost | Date | null> {
  const { rows: turns } = await sql<{ at: Date; mine: boolean }>`
    with turn as (
      update channel set free_at = clock_timestamp() + make_interval(secs => ${spacingSeconds})
      where id = ${channelId} and ended_at is null and paused_at is null and free_at <= clock_timestamp()
        and exists (select from channel_post where channel_id = ${channelId} and due_at <= clock_timestamp())
      returning id
    )
    select greatest(channel.free_at, next.due_at) as at, exists (select from turn) as mine
    from channel cross join lateral (
      select min(due_at) as due_at from channel_post where channel_id = channel.id and due_at is not null having min(due_at) is not null
    ) as next
    where channel.id = ${channelId} and ended_at is null and paused_at is null`.execute(database)
  const turn = turns[0]
  if (turn === undefined) return null
  if (!turn.mine) return turn.at
  const { rows } = await sql<ChannelPost>`
    update channel_post set due_at = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    from article where article.id = channel_post.article_id and channel_post.id = (
      select id from channel_post where channel_id = ${channelId} and due_at <= clock_timestamp() order by due_at, id limit 1 for update skip locked
    ) returning ${postColumns}`.execute(database)
  return rows[0] ?? turn.at
}

const postColumns = sql`channel_post.id, article.code, state, put_at as "putAt", changes, attempts, sent_at as "sentAt",
  message_id as "messageId", digest, is_picture as "isPicture", problem, problem_detail as "problemDetail"`

/**
 * Writes down, before the service is asked, that it is: whoever finds this mark later knows that the message may have been
 * posted. False when somebody else was first.
 */
export async function beginSending(database: Database, postId: number): Promise<boolean> {
  const { rows } = await sql`
    update channel_post set state = 'asking' where id = ${postId} and state = 'waiting' returning id`.execute(database)
  return rows.length > 0
}

/** How a turn ended. What is not named stays. */
export interface PostOutcome {
  state: PostState
  /** Seconds until it is seen to again; without it, not before the article changes. */
  againSeconds?: number
  attempts?: number
  messageId?: string
  digest?: string
  isPicture?: boolean
  problem?: { code: string; detail: string } | null
}

/** Notes how a turn at a post ended, and when it is seen to again. */
export async function settlePost(database: Database, post: ChannelPost, outcome: PostOutcome): Promise<void> {
  const { state, againSeconds = null, attempts = 0, problem = null } = outcome
  const { messageId = post.messageId, digest = post.digest, isPicture = post.isPicture } = outcome
  await sql`
    update channel_post set state = ${state}, attempts = ${attempts}, message_id = ${messageId}, digest = ${digest},
      is_picture = ${isPicture}, problem = ${problem?.code ?? null}, problem_detail = ${problem?.detail ?? null},
      sent_at = case when ${state} = 'sent' then coalesce(sent_at, now()) else sent_at end,
      due_at = case when ${againSeconds}::float8 is not null then clock_timestamp() + make_interval(secs => ${againSeconds})
        when ${state} = 'sent' and changes > ${post.changes} then clock_timestamp() else null end
    where id = ${post.id}`.execute(database)
}

/** The service wants to rest: nothing is asked of it for so long. */
export async function restService(database: Database, channelId: number, seconds: number): Promise<void> {
  await sql`update channel set free_at = greatest(free_at, clock_timestamp() + make_interval(secs => ${seconds}))
    where id = ${channelId}`.execute(database)
}

export interface PostQuery {
  channelId: number
  state?: PostState
  limit: number
}

/** The posts of a channel, the newest first. */
export async function listPosts(
  database: Database,
  { channelId, state, limit }: PostQuery,
): Promise<(ChannelPost & { headline: string | null })[]> {
  const { rows } = await sql<ChannelPost & { headline: string | null }>`
    select ${postColumns}, (select headline from revision where article_id = article.id order by id desc limit 1) as headline
    from channel_post join article on article.id = article_id
    where channel_id = ${channelId} and ${state ?? null}::text is null or channel_id = ${channelId} and state = ${state ?? null}
    order by channel_post.id desc limit ${limit}`.execute(database)
  return rows
}

/** What somebody decided about a post whose end is not known, or that was given up. */
export interface PostDecision {
  channelId: number
  code: number
  madeBy: string
}

/** Puts a post that was given up, is unknown, or was taken off back into the out-box. False when there is no such one. */
export async function sendAgain(database: Database, { channelId, code, madeBy }: PostDecision): Promise<boolean> {
  const { rows } = await sql<{ before: string }>`
    with known as (
      select channel_post.id, state as before from channel_post join article on article.id = article_id
      where channel_id = ${channelId} and code = ${code} and state in ('dead', 'unknown', 'removed', 'passed-over') for update of channel_post
    )
    update channel_post set state = 'waiting', attempts = 0, due_at = now(), put_at = now(), message_id = null, digest = null,
      sent_at = null, problem = null, problem_detail = null
    from known where channel_post.id = known.id returning before`.execute(database)
  if (rows.length === 0) return false
  const facts = { code, before: rows[0]!.before }
  await appendAudit(database, { actor: madeBy, action: 'send-again', subject: `channel:${channelId}`, facts })
  await wakeChannel(database, channelId)
  return true
}

/** Says that a post of unknown end did arrive, under this number where somebody knows it. False when there is no such one. */
export async function confirmPost(
  database: Database,
  { channelId, code, madeBy, messageId }: PostDecision & { messageId: string | null },
): Promise<boolean> {
  const { rows } = await sql`
    update channel_post set state = 'sent', message_id = ${messageId}, sent_at = now(), problem = null, problem_detail = null,
      due_at = case when ${messageId}::text is null then null else now() end
    from article where article.id = article_id and channel_id = ${channelId} and code = ${code} and state = 'unknown'
    returning channel_post.id`.execute(database)
  if (rows.length === 0) return false
  const facts = { code, messageId }
  await appendAudit(database, { actor: madeBy, action: 'confirm-post', subject: `channel:${channelId}`, facts })
  await wakeChannel(database, channelId)
  return true
}
