import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** A subscription at a hub (WebSub), asked for or standing. */
export interface HubSubscription {
  feedId: number
  hub: string
  topic: string
  callback: string
  secret: string
  verifiedAt: Date | null
  expiresAt: Date | null
}

const selected = sql`
  feed_id as "feedId", hub, topic, callback, secret, verified_at as "verifiedAt", expires_at as "expiresAt"`

/** Feeds that name a hub and have no subscription there that lasts beyond the next day; denied ones after a week. */
export async function feedsToSubscribe(
  database: Database,
  limit: number,
): Promise<{ feedId: number; hub: string; topic: string }[]> {
  const { rows } = await sql<{ feedId: number; hub: string; topic: string }>`
    select feed.id as "feedId", state.hub, coalesce(state.topic, feed.address) as topic
    from feed join feed_state as state on state.feed_id = feed.id
      left join hub_subscription as known on known.feed_id = feed.id
    where state.hub is not null
      and not exists (select from feed_rest where feed_rest.feed_id = feed.id and ended_at is null)
      and (known.feed_id is null or known.hub <> state.hub or known.topic <> coalesce(state.topic, feed.address)
        or (known.asked_at < now() - interval '6 hours' and coalesce(known.expires_at, now()) < now() + interval '1 day'
          and coalesce(known.denied_at, '-infinity') < now() - interval '7 days'))
    order by feed.id limit ${limit}`.execute(database)
  return rows
}

/** Records that a subscription is being asked for. One that stands goes on with its callback, so that nothing is missed. */
export async function askSubscription(
  database: Database,
  asked: { feedId: number; hub: string; topic: string; callback: string; secret: string },
): Promise<HubSubscription> {
  const { rows } = await sql<HubSubscription>`
    insert into hub_subscription as known (feed_id, hub, topic, callback, secret)
    values (${asked.feedId}, ${asked.hub}, ${asked.topic}, ${asked.callback}, ${asked.secret})
    on conflict (feed_id) do update set asked_at = now(), denied_at = null, hub = excluded.hub, topic = excluded.topic,
      callback = case when known.hub = excluded.hub and known.topic = excluded.topic then known.callback else excluded.callback end,
      secret = case when known.hub = excluded.hub and known.topic = excluded.topic then known.secret else excluded.secret end,
      verified_at = case when known.hub = excluded.hub and known.topic = excluded.topic then known.verified_at end,
      expires_at = case when known.hub = excluded.hub and known.topic = excluded.topic then known.expires_at end
    returning ${selected}`.execute(database)
  return rows[0]!
}

/** The subscription whose callback this is, or null. */
export async function findSubscription(database: Database, callback: string): Promise<HubSubscription | null> {
  const { rows } = await sql<HubSubscription>`
    select ${selected} from hub_subscription where callback = ${callback}`.execute(database)
  return rows[0] ?? null
}

/** Notes that a hub confirmed a subscription, for so many seconds from now. */
export async function verifySubscription(database: Database, feedId: number, leaseSeconds: number): Promise<void> {
  await sql`update hub_subscription set verified_at = now(), denied_at = null,
    expires_at = now() + make_interval(secs => ${leaseSeconds}) where feed_id = ${feedId}`.execute(database)
}

/** Notes that a hub denied a subscription. */
export async function denySubscription(database: Database, feedId: number): Promise<void> {
  await sql`update hub_subscription set denied_at = now(), verified_at = null, expires_at = null
    where feed_id = ${feedId}`.execute(database)
}

/** The hub sent something: it works. */
export async function hearHub(database: Database, feedId: number): Promise<void> {
  await sql`update hub_subscription set heard_at = now() where feed_id = ${feedId}`.execute(database)
}
