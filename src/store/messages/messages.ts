import { sql } from 'kysely'
import type { Database } from '../database.ts'

export type MessageKind = 'message' | 'tip'

/** «تازه»، «خوانده‌شده»، «پاسخ‌داده»، «بایگانی»؛ `erased` has no words any more. */
export type MessageState = 'waiting' | 'read' | 'answered' | 'archived' | 'erased'

export interface MessageDraft {
  kind: MessageKind
  /** What `sealed` is bound to. */
  mark: string
  sealed: Buffer
  trackingHash: Buffer
}

export interface Message {
  id: number
  kind: MessageKind
  mark: string
  /** Null once the words were erased. */
  sealed: Buffer | null
  receivedAt: Date
  state: MessageState
  /** Of the newest deed; null while nothing was done. */
  by: string | null
  at: Date | null
  /** The newest answer to the sender, sealed. */
  answer: Buffer | null
}

const selected = sql`
  message.id, message.kind, message.mark, message.sealed, message.received_at as "receivedAt", standing.state,
  newest.made_by as by, newest.made_at as at,
  (select sealed from message_deed where message_id = message.id and deed = 'answered' and sealed is not null
    order by id desc limit 1) as answer
  from message join message_standing as standing on standing.message_id = message.id
    left join lateral (select made_by, made_at from message_deed where message_id = message.id
      order by id desc limit 1) as newest on true`

/** Keeps what was sent. Returns its id. */
export async function addMessage(database: Database, draft: MessageDraft): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with made as (
      insert into message (kind, mark, sealed, tracking_hash)
      values (${draft.kind}, ${draft.mark}, ${draft.sealed}, ${draft.trackingHash}) returning id, kind
    ), stands as (
      insert into message_standing (message_id, kind) select id, kind from made
    )
    select id from made`.execute(database)
  return rows[0]!.id
}

export interface MessagesQuery {
  kinds: readonly MessageKind[]
  state: MessageState
  /** Goes on below the message with this id. */
  below: number | null
  limit: number
}

/** Messages in one state, the newest first. */
export async function listMessages(
  database: Database,
  { kinds, state, below, limit }: MessagesQuery,
): Promise<Message[]> {
  const { rows } = await sql<Message>`
    select ${selected} where standing.state = ${state} and standing.kind = any(${kinds}::text[])
      and (${below}::bigint is null or message.id < ${below})
    order by message.id desc limit ${limit}`.execute(database)
  return rows
}

/** How many stand where, of these kinds. */
export async function tallyMessages(
  database: Database,
  kinds: readonly MessageKind[],
): Promise<Record<MessageState, number>> {
  const { rows } = await sql<{ state: MessageState; count: number }>`
    select state, count(*)::int as count from message_standing where kind = any(${kinds}::text[])
    group by state`.execute(database)
  const tally = { waiting: 0, read: 0, answered: 0, archived: 0, erased: 0 }
  for (const { state, count } of rows) tally[state] = count
  return tally
}

/** The message of this id, or null. */
export async function findMessage(database: Database, id: number): Promise<Message | null> {
  const { rows } = await sql<Message>`select ${selected} where message.id = ${id}`.execute(database)
  return rows[0] ?? null
}

/** The message that is followed by this code, or null. */
export async function trackMessage(database: Database, trackingHash: Buffer): Promise<Message | null> {
  const { rows } = await sql<Message>`
    select ${selected} where message.tracking_hash = ${trackingHash}`.execute(database)
  return rows[0] ?? null
}

/** Makes others who would do something with this message wait until the transaction ends. */
export async function holdMessage(database: Database, id: number): Promise<void> {
  await sql`select from message where id = ${id} for update`.execute(database)
}

/** Records what was done; `erased` takes the words of the sender and of all answers away for good. */
export async function recordMessageDeed(
  database: Database,
  { id, deed, sealed, by }: { id: number; deed: MessageState; sealed: Buffer | null; by: string },
): Promise<void> {
  if (deed === 'erased') {
    await sql`update message set sealed = null where id = ${id}`.execute(database)
    await sql`update message_deed set sealed = null where message_id = ${id}`.execute(database)
  }
  await sql`insert into message_deed (message_id, deed, sealed, made_by) values (${id}, ${deed}, ${sealed}, ${by})`.execute(
    database,
  )
  await sql`update message_standing set state = ${deed} where message_id = ${id}`.execute(database)
}
