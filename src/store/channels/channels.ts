import { sql } from 'kysely'
import { type ArticleKind, type EditionCode, firstEdition } from '#article'
import { appendAudit } from '../audit.ts'
import type { Database } from '../database.ts'

/** Kinds of bot service: each has its own spelling of addresses and its own gaps. */
export const channelServices = ['telegram', 'bale', 'eitaa'] as const
export type ChannelService = (typeof channelServices)[number]

/** What administrators decide about a channel. */
export interface ChannelDraft {
  service: ChannelService
  /** Of which it is told; it stays so. */
  edition: EditionCode
  name: string
  /** `https://api.telegram.org`, without a slash at the end. */
  base: string
  /** `@rowzan`, or the number of a chat. */
  chat: string
  /** Slugs of sections, those below them included; null for all. */
  sections: string[] | null
  /** Kinds of articles; null for all. */
  kinds: ArticleKind[] | null
  /** Whether the share card goes with the words. */
  withCard: boolean
}

export interface Channel extends ChannelDraft {
  id: number
  /** The bot's token, sealed: this module cannot open it. */
  token: Buffer
  madeAt: Date
  pausedAt: Date | null
  /** The last thing that went wrong and was not followed by a success. */
  problem: string | null
  problemDetail: string | null
  problemAt: Date | null
  /** Posts that wait, and those that need somebody. */
  waiting: number
  dead: number
  unknown: number
  sent: number
}

/** The channels that were not taken off, the oldest first. */
export async function listChannels(database: Database): Promise<Channel[]> {
  const { rows } = await sql<Channel>`${channelRows} order by channel.id`.execute(database)
  return rows
}

/** The channel of this id, or null. */
export async function findChannel(database: Database, id: number): Promise<Channel | null> {
  const { rows } = await sql<Channel>`${channelRows} and channel.id = ${id}`.execute(database)
  return rows[0] ?? null
}

const channelRows = sql`
  select id, service, edition, name, base, chat, sections, kinds, with_card as "withCard", token, made_at as "madeAt",
    paused_at as "pausedAt", problem, problem_detail as "problemDetail", problem_at as "problemAt", waiting, dead, unknown, sent
  from channel left join lateral (
    select count(*) filter (where state in ('waiting', 'asking'))::int as waiting, count(*) filter (where state = 'dead')::int as dead,
      count(*) filter (where state = 'unknown')::int as unknown, count(*) filter (where state = 'sent')::int as sent
    from channel_post where channel_id = channel.id
  ) as posts on true
  where ended_at is null`

/** The number of the next channel: its token is sealed for it before it is written down. */
export async function nextChannelId(database: Database): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('channel', 'id'))::int as id`.execute(database)
  return rows[0]!.id
}

export interface ChannelWriting extends ChannelDraft {
  id: number
  token: Buffer
  madeBy: string
}

/** Makes a channel, or writes one anew but for its edition, with its audit row; a change forgets what went wrong before. */
export async function writeChannel(database: Database, channel: ChannelWriting): Promise<void> {
  const { id, service, edition, name, base, chat, token, sections, kinds, withCard, madeBy } = channel
  await sql`
    insert into channel (id, service, edition, name, base, chat, token, sections, kinds, with_card, made_by)
    values (${id}, ${service}, ${edition}, ${name}, ${base}, ${chat}, ${token}, ${sections}, ${kinds}, ${withCard}, ${madeBy})
    on conflict (id) do update set service = excluded.service, name = excluded.name, base = excluded.base,
      chat = excluded.chat, token = excluded.token, sections = excluded.sections, kinds = excluded.kinds, with_card = excluded.with_card,
      problem = null, problem_detail = null, problem_at = null`.execute(database)
  const facts = { service, ...(edition !== firstEdition && { edition }), name, base, chat, sections, kinds }
  await appendAudit(database, { actor: madeBy, action: 'write-channel', subject: `channel:${id}`, facts })
}

/** Where a channel stands: posting, resting until it is resumed, or off the list for good with its posts left as they are. */
export type ChannelRest = 'resumed' | 'paused' | 'ended'

export async function restChannel(
  database: Database,
  { id, rest, madeBy }: { id: number; rest: ChannelRest; madeBy: string },
): Promise<void> {
  const isResumed = rest === 'resumed'
  await sql`update channel set paused_at = case when ${isResumed} then null else coalesce(paused_at, now()) end,
    ended_at = case when ${rest === 'ended'} then now() else ended_at end where id = ${id}`.execute(database)
  await appendAudit(database, { actor: madeBy, action: `channel-${rest}`, subject: `channel:${id}`, facts: {} })
}

/** Keeps, or with null forgets, what is wrong with a channel. */
export async function noteChannelProblem(
  database: Database,
  id: number,
  problem: { code: string; detail: string } | null,
): Promise<void> {
  await sql`update channel set problem = ${problem?.code ?? null}, problem_detail = ${problem?.detail ?? null},
    problem_at = case when ${problem === null} then null else now() end
    where id = ${id} and (problem is not null or ${problem !== null})`.execute(database)
}
