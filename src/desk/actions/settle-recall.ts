import { Refusal } from '#server'
import { appendAudit, type Database, settleRecall } from '#store'
import { type Actor, demand } from '../policy.ts'

/** Records that somebody looked after a recall. Refuses: `forbidden`, `not-found` (also where it was done before). */
export async function settleOneRecall(
  database: Database,
  actor: Actor,
  { id, note }: { id: number; note: string | null },
): Promise<void> {
  demand(actor, 'write')
  if (!(await settleRecall(database, { id, note, madeBy: actor.id }))) throw new Refusal('not-found', { recall: id })
  await appendAudit(database, { actor: actor.id, action: 'recall.settle', subject: `recall:${id}`, facts: {} })
}
