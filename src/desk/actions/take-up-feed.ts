import { Refusal } from '#server'
import { addFeed, appendAudit, changeFeed, type Database, type Feed, findFeed, findFeedAt, wakeFeed } from '#store'
import { type Actor, demand, demandIn } from '../policy.ts'
import { type FeedWish, feedDraft } from './feed-draft.ts'

/**
 * Takes a feed up; it is asked within a minute. One that was removed comes back, with what it brought. Refuses:
 * `forbidden`, `other-section`, `unusable-address`, `unknown-section`, `already-exists`.
 */
export async function takeUpFeed(
  database: Database,
  actor: Actor,
  wish: FeedWish & { address: string },
): Promise<Feed> {
  demand(actor, 'arrange')
  const draft = await feedDraft(database, wish, null)
  demandIn(actor, 'arrange', draft.section)
  const known = await findFeedAt(database, draft.address)
  if (known !== null && known.rest?.kind !== 'removed') throw new Refusal('already-exists', { feed: known.id })
  const id = known?.id ?? (await addFeed(database, draft, actor.id))
  if (known !== null) {
    await changeFeed(database, id, draft)
    await wakeFeed(database, id, actor.id)
  }
  const facts = { address: draft.address }
  await appendAudit(database, { actor: actor.id, action: 'add-feed', subject: `feed:${id}`, facts })
  return (await findFeed(database, id))!
}
