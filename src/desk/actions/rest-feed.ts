import { appendAudit, askSoon, type Database, enqueue, type FeedRest, restFeed, wakeFeed } from '#store'
import { type Actor, demand, demandIn } from '../policy.ts'
import { findKnownFeed } from './rearrange-feed.ts'

/** Pauses a feed, or takes it off the list; what it brought stays. Refuses: `forbidden`, `not-found`. */
export async function layFeedToRest(
  database: Database,
  actor: Actor,
  id: number,
  kind: Exclude<FeedRest['kind'], 'gone'>,
): Promise<void> {
  demand(actor, 'arrange')
  const { rest, section } = await findKnownFeed(database, id)
  demandIn(actor, 'arrange', section)
  if (rest?.kind === kind) return
  await restFeed(database, id, { kind, madeBy: actor.id })
  const action = kind === 'paused' ? 'pause-feed' : 'remove-feed'
  await appendAudit(database, { actor: actor.id, action, subject: `feed:${id}`, facts: {} })
}

/** Has a feed polled again that was paused or gone. Refuses: `forbidden`, `not-found`. */
export async function resumeFeed(database: Database, actor: Actor, id: number): Promise<void> {
  demand(actor, 'arrange')
  const { section } = await findKnownFeed(database, id)
  demandIn(actor, 'arrange', section)
  if (!(await wakeFeed(database, id, actor.id))) return
  await appendAudit(database, { actor: actor.id, action: 'resume-feed', subject: `feed:${id}`, facts: {} })
}

/** Has a feed asked within seconds, whatever its schedule. Refuses: `forbidden`, `not-found`. */
export async function checkFeedNow(database: Database, actor: Actor, id: number): Promise<void> {
  demand(actor, 'write')
  await findKnownFeed(database, id)
  await askSoon(database, id)
  await enqueue(database, { task: 'poll-feeds', payload: {}, onceFor: 'poll-feeds-now' })
}
