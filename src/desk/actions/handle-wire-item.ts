import { appendAudit, type Database, recordHandling } from '#store'
import { type Actor, demand, demandIn } from '../policy.ts'
import { findWireItem } from './find-wire-item.ts'

/** What can be done with an item besides taking it; `reopened` puts it among the new ones again. */
export type Handling = 'ignored' | 'watched' | 'reopened'

/** Records what an editor did with an item, and so with its story. Refuses: `forbidden`, `other-section`, `not-found`. */
export async function handleWireItem(
  database: Database,
  actor: Actor,
  { itemId, kind }: { itemId: number; kind: Handling },
): Promise<void> {
  demand(actor, 'write')
  const { storyId, section } = await findWireItem(database, itemId)
  demandIn(actor, 'write', section)
  await recordHandling(database, { itemId, kind, article: null, madeBy: actor.id })
  const subject = `wire-item:${itemId}`
  await appendAudit(database, { actor: actor.id, action: `wire.${kind}`, subject, facts: { story: storyId } })
}
