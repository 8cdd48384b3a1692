import { Refusal } from '#server'
import { appendAudit, changeFeed, type Database, type Feed, findFeed, findFeedAt } from '#store'
import { type Actor, demand, demandIn } from '../policy.ts'
import { type FeedWish, feedDraft } from './feed-draft.ts'

/** Changes what was decided about a feed. Refuses: `forbidden`, `other-section`, `not-found`, `unusable-address`, `unknown-section`, `already-exists`. */
export async function rearrangeFeed(database: Database, actor: Actor, id: number, wish: FeedWish): Promise<Feed> {
  demand(actor, 'arrange')
  const before = await findKnownFeed(database, id)
  const draft = await feedDraft(database, wish, before)
  for (const { section } of [before, draft]) demandIn(actor, 'arrange', section)
  const other = await findFeedAt(database, draft.address)
  if (other !== null && other.id !== id) throw new Refusal('already-exists', { feed: other.id })
  await changeFeed(database, id, draft)
  const facts = { changed: Object.keys(wish), address: draft.address }
  await appendAudit(database, { actor: actor.id, action: 'change-feed', subject: `feed:${id}`, facts })
  return (await findFeed(database, id))!
}

/** A feed that was not removed. Refuses `not-found`. */
export async function findKnownFeed(database: Database, id: number): Promise<Feed> {
  const feed = await findFeed(database, id)
  if (feed === null || feed.rest?.kind === 'removed') throw new Refusal('not-found', { feed: id })
  return feed
}
