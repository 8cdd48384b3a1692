import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** A feed as the newsroom lists it. */
export interface Feed {
  id: number
  address: string
  name: string
  /** Slug of the source that speaks in it. */
  source: string | null
  /** Slug of the desk section its items are for, unless a rule says otherwise. */
  section: string | null
  language: string | null
  everyMinutes: number
  silenceHours: number
  textFrom: 'feed' | 'page'
  addedAt: Date
  addedBy: string
  rest: FeedRest | null
}

/** Why a feed is not polled. */
export interface FeedRest {
  kind: 'paused' | 'removed' | 'gone'
  madeAt: Date
  madeBy: string
}

/** What people decide about a feed; slugs must be known. */
export interface FeedDraft {
  address: string
  name: string
  source: string | null
  section: string | null
  language: string | null
  everyMinutes: number
  silenceHours: number
  textFrom: 'feed' | 'page'
}

const selected = sql`
  feed.id, feed.address, feed.name, source.slug as source, section.slug as section, feed.language,
  feed.every_minutes as "everyMinutes", feed.silence_hours as "silenceHours", feed.text_from as "textFrom",
  feed.added_at as "addedAt", feed.added_by as "addedBy",
  case when rest.id is null then null else
    json_build_object('kind', rest.kind, 'madeAt', rest.made_at, 'madeBy', rest.made_by) end as rest`

const joined = sql`
  left join source on source.id = feed.source_id
  left join section on section.id = feed.section_id
  left join feed_rest as rest on rest.feed_id = feed.id and rest.ended_at is null`

/** Lists the feeds that were not removed, by name. */
export async function listFeeds(database: Database): Promise<Feed[]> {
  const { rows } = await sql<Feed>`
    select ${selected} from feed ${joined} where rest.kind is distinct from 'removed' order by feed.name, feed.id`.execute(
    database,
  )
  return rows.map(withDates)
}

/** The feed, a removed one too, or null. */
export async function findFeed(database: Database, id: number): Promise<Feed | null> {
  const { rows } = await sql<Feed>`select ${selected} from feed ${joined} where feed.id = ${id}`.execute(database)
  return rows[0] === undefined ? null : withDates(rows[0])
}

/** The feed at this address, a removed one too, or null. */
export async function findFeedAt(database: Database, address: string): Promise<Feed | null> {
  const { rows } = await sql<Feed>`select ${selected} from feed ${joined} where feed.address = ${address}`.execute(
    database,
  )
  return rows[0] === undefined ? null : withDates(rows[0])
}

/** Adds a feed, due at once; the address must be new. Returns its id. */
export async function addFeed(database: Database, draft: FeedDraft, addedBy: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into feed (address, name, source_id, section_id, language, every_minutes, silence_hours, text_from, added_by)
    values (${draft.address}, ${draft.name}, (select id from source where slug = ${draft.source}),
      (select id from section where slug = ${draft.section}), ${draft.language}, ${draft.everyMinutes},
      ${draft.silenceHours}, ${draft.textFrom}, ${addedBy}) returning id`.execute(database)
  const { id } = rows[0]!
  await sql`insert into feed_state (feed_id) values (${id})`.execute(database)
  return id
}

/** Takes over what was decided anew; a feed whose address changed starts afresh. */
export async function changeFeed(database: Database, id: number, draft: FeedDraft): Promise<void> {
  await sql`
    update feed_state set etag = null, last_modified = null, bytes_hash = null, failures = 0, due_at = now()
    where feed_id = ${id} and exists (select from feed where feed.id = ${id} and address <> ${draft.address})`.execute(
    database,
  )
  await sql`
    update feed set address = ${draft.address}, name = ${draft.name},
      source_id = (select id from source where slug = ${draft.source}),
      section_id = (select id from section where slug = ${draft.section}), language = ${draft.language},
      every_minutes = ${draft.everyMinutes}, silence_hours = ${draft.silenceHours}, text_from = ${draft.textFrom}
    where id = ${id}`.execute(database)
}

/** Ends the polling of a feed, for one reason at a time: the newest stands. */
export async function restFeed(database: Database, id: number, rest: Omit<FeedRest, 'madeAt'>): Promise<void> {
  await wakeFeed(database, id, rest.madeBy)
  await sql`insert into feed_rest (feed_id, kind, made_by) values (${id}, ${rest.kind}, ${rest.madeBy})`.execute(
    database,
  )
}

/** Lets a feed that rests be polled again, now. Returns whether it rested. */
export async function wakeFeed(database: Database, id: number, endedBy: string): Promise<boolean> {
  const { rows } = await sql`
    update feed_rest set ended_at = now(), ended_by = ${endedBy} where feed_id = ${id} and ended_at is null returning id`.execute(
    database,
  )
  if (rows.length > 0) await askSoon(database, id)
  return rows.length > 0
}

/** Makes a feed due now, whatever its back-off. */
export async function askSoon(database: Database, id: number): Promise<void> {
  await sql`update feed_state set due_at = now() where feed_id = ${id}`.execute(database)
}

/** Records that a feed stands elsewhere for good. Returns false, changing nothing, where another feed has that address. */
export async function moveFeed(database: Database, id: number, toAddress: string): Promise<boolean> {
  const { rows } = await sql`
    with moved as (
      update feed set address = ${toAddress} from feed as before
      where feed.id = ${id} and before.id = feed.id
        and not exists (select from feed as other where other.address = ${toAddress})
      returning feed.id, before.address as from_address
    )
    insert into feed_move (feed_id, from_address, to_address) select id, from_address, ${toAddress} from moved
    returning id`.execute(database)
  return rows.length > 0
}

function withDates(feed: Feed): Feed {
  return feed.rest === null ? feed : { ...feed, rest: { ...feed.rest, madeAt: new Date(feed.rest.madeAt) } }
}
