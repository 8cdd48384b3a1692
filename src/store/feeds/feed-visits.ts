import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** A feed that is to be asked now, with what it said when it was asked last. */
export interface DueFeed {
  id: number
  address: string
  /** Name of its source, for items that credit nobody. */
  source: string | null
  language: string | null
  everyMinutes: number
  textFrom: 'feed' | 'page'
  etag: string | null
  lastModified: string | null
  bytesHash: Buffer | null
  failures: number
  /** A hub pushes what is new: asking is only for certainty. */
  isPushed: boolean
}

const dueFeed = sql`
  feed.id, feed.address, source.name as source, feed.language, feed.every_minutes as "everyMinutes",
  feed.text_from as "textFrom", state.etag, state.last_modified as "lastModified", state.bytes_hash as "bytesHash",
  state.failures, coalesce(hub.verified_at is not null and hub.expires_at > now(), false) as "isPushed"`

/**
 * Takes feeds that are due, each by one process only: they count as asked, and are due again after `leaseSeconds` if
 * whoever took them dies.
 */
export async function claimDueFeeds(
  database: Database,
  { limit, leaseSeconds }: { limit: number; leaseSeconds: number },
): Promise<DueFeed[]> {
  const { rows } = await sql<DueFeed>`
    with due as (
      select feed_id from feed_state where due_at <= now()
        and not exists (select from feed_rest where feed_rest.feed_id = feed_state.feed_id and ended_at is null)
      order by due_at limit ${limit} for update skip locked
    )
    update feed_state as state set due_at = now() + make_interval(secs => ${leaseSeconds})
    from due join feed on feed.id = due.feed_id left join source on source.id = feed.source_id
      left join hub_subscription as hub on hub.feed_id = feed.id
    where state.feed_id = due.feed_id returning ${dueFeed}`.execute(database)
  return rows
}

/** The feed as {@link claimDueFeeds} gives it, due or not, resting or not; null when there is none. */
export async function takeFeed(database: Database, id: number): Promise<DueFeed | null> {
  const { rows } = await sql<DueFeed>`
    select ${dueFeed} from feed join feed_state as state on state.feed_id = feed.id
      left join source on source.id = feed.source_id left join hub_subscription as hub on hub.feed_id = feed.id
    where feed.id = ${id}`.execute(database)
  return rows[0] ?? null
}

/** What a look at a feed came to. */
export interface FeedVisit {
  way: 'poll' | 'push'
  outcome: 'read' | 'unchanged' | 'failed'
  /** Stable code of a failure, and its facts. */
  failure: string | null
  facts: object | null
  newItems: number
  changedItems: number
  sizeBytes: number
  tookMs: number
}

/** What the next look at it starts from. */
export interface FeedStanding {
  /** From now. */
  dueInSeconds: number
  etag: string | null
  lastModified: string | null
  bytesHash: Buffer | null
}

/** What a feed says of itself. */
export interface FeedSelf {
  title: string | null
  home: string | null
  topic: string | null
  hub: string | null
}

/** Records a visit. Without a standing (a push) the next poll stays when it was. */
export async function recordVisit(
  database: Database,
  feedId: number,
  visit: FeedVisit,
  standing?: FeedStanding,
): Promise<void> {
  await sql`
    insert into feed_visit (feed_id, way, outcome, failure, facts, new_items, changed_items, size_bytes, took_ms)
    values (${feedId}, ${visit.way}, ${visit.outcome}, ${visit.failure}, ${visit.facts && JSON.stringify(visit.facts)}::json,
      ${visit.newItems}, ${visit.changedItems}, ${visit.sizeBytes}, ${Math.round(visit.tookMs)})`.execute(database)
  if (visit.outcome === 'failed') {
    await sql`update feed_state set asked_at = now(), failed_at = now(), failures = failures + 1,
      failure = ${visit.failure}, failure_facts = ${visit.facts && JSON.stringify(visit.facts)}::json
      where feed_id = ${feedId}`.execute(database)
  } else {
    await sql`update feed_state set asked_at = now(), succeeded_at = now(), failures = 0 where feed_id = ${feedId}`.execute(
      database,
    )
  }
  if (standing === undefined) return
  await sql`update feed_state set due_at = now() + make_interval(secs => ${standing.dueInSeconds}),
    etag = ${standing.etag}, last_modified = ${standing.lastModified}, bytes_hash = ${standing.bytesHash}
    where feed_id = ${feedId}`.execute(database)
}

/** Keeps what a feed says of itself. */
export async function describeFeed(database: Database, feedId: number, self: FeedSelf): Promise<void> {
  await sql`update feed_state set title = ${self.title}, home = ${self.home}, topic = ${self.topic}, hub = ${self.hub}
    where feed_id = ${feedId}`.execute(database)
}

/** Puts a feed off, without having asked it. */
export async function postponeFeed(database: Database, feedId: number, seconds: number): Promise<void> {
  await sql`update feed_state set due_at = now() + make_interval(secs => ${seconds}) where feed_id = ${feedId}`.execute(
    database,
  )
}

/** How a feed fares. */
export interface FeedHealth {
  feedId: number
  title: string | null
  home: string | null
  dueAt: Date
  askedAt: Date | null
  succeededAt: Date | null
  failedAt: Date | null
  failure: string | null
  failureFacts: Record<string, unknown> | null
  /** Failures since the last success. */
  failures: number
  lastItemAt: Date | null
  /** Of the last seven days (or of as many as the feed is here), with one decimal. */
  itemsADay: number
  items: number
  /** When its silence became an alarm; null while all is well. */
  silentSince: Date | null
  /** How new items reach us. */
  hub: { isVerified: boolean; deniedAt: Date | null; heardAt: Date | null; expiresAt: Date | null } | null
  moves: { from: string; to: string; at: Date }[]
}

interface HealthRow extends Omit<FeedHealth, 'silentSince' | 'hub' | 'moves'> {
  silenceHours: number
  addedAt: Date
  rests: boolean
  hubUrl: string | null
  verifiedAt: Date | null
  expiresAt: Date | null
  deniedAt: Date | null
  heardAt: Date | null
  moves: { from: string; to: string; at: string }[]
}

/** The health of these feeds, by id; of all when none is named. */
export async function feedHealth(database: Database, feedIds?: readonly number[]): Promise<Map<number, FeedHealth>> {
  const { rows } = await sql<HealthRow>`
    select feed.id as "feedId", state.title, state.home, state.due_at as "dueAt", state.asked_at as "askedAt",
      state.succeeded_at as "succeededAt", state.failed_at as "failedAt", state.failure,
      state.failure_facts as "failureFacts", state.failures, newest.received_at as "lastItemAt",
      feed.silence_hours as "silenceHours", feed.added_at as "addedAt",
      (select count(*) from wire_item where feed_id = feed.id) as items,
      round((select count(*) from wire_item where feed_id = feed.id and received_at > now() - interval '7 days')
        / greatest(1, least(7, extract(epoch from now() - feed.added_at) / 86400))::numeric, 1)::float as "itemsADay",
      exists (select from feed_rest where feed_id = feed.id and ended_at is null) as rests,
      hub.hub as "hubUrl", hub.verified_at as "verifiedAt", hub.expires_at as "expiresAt",
      hub.denied_at as "deniedAt", hub.heard_at as "heardAt",
      (select coalesce(json_agg(json_build_object('from', from_address, 'to', to_address, 'at', moved_at) order by id), '[]')
        from feed_move where feed_id = feed.id) as moves
    from feed join feed_state as state on state.feed_id = feed.id
      left join hub_subscription as hub on hub.feed_id = feed.id
      left join lateral (
        select received_at from wire_item where feed_id = feed.id order by id desc limit 1
      ) as newest on true
    where ${feedIds === undefined ? sql`true` : sql`feed.id = any(${feedIds}::int[])`}`.execute(database)
  return new Map(rows.map((row) => [row.feedId, healthOf(row)]))
}

function healthOf(row: HealthRow): FeedHealth {
  const { silenceHours, addedAt, rests, hubUrl, verifiedAt, expiresAt, deniedAt, heardAt, moves, ...health } = row
  const alarmAt = (row.lastItemAt ?? addedAt).getTime() + silenceHours * 3_600_000
  const isSilent = silenceHours > 0 && !rests && alarmAt < Date.now()
  const isVerified = verifiedAt !== null && expiresAt !== null && expiresAt.getTime() > Date.now()
  return {
    ...health,
    silentSince: isSilent ? new Date(alarmAt) : null,
    hub: hubUrl === null ? null : { isVerified, deniedAt, heardAt, expiresAt },
    moves: moves.map((move) => ({ ...move, at: new Date(move.at) })),
  }
}

/** A visit as it was recorded. */
export type RecordedVisit = FeedVisit & { id: number; madeAt: Date }

/** The last visits to a feed, newest first. */
export async function listVisits(database: Database, feedId: number, limit: number): Promise<RecordedVisit[]> {
  const { rows } = await sql<RecordedVisit>`
    select id, made_at as "madeAt", way, outcome, failure, facts, new_items as "newItems", changed_items as "changedItems",
      size_bytes as "sizeBytes", took_ms as "tookMs"
    from feed_visit where feed_id = ${feedId} order by id desc limit ${limit}`.execute(database)
  return rows
}

/** Forgets visits older than thirty days; what they brought stays. */
export async function forgetOldVisits(database: Database): Promise<void> {
  await sql`delete from feed_visit where made_at < now() - interval '30 days'`.execute(database)
}
