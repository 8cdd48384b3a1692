import { Refusal } from '#server'
import { appendAudit, type Database, type SettlementKind, settleRecall } from '#store'
import { type Actor, demand } from '../policy.ts'

/**
 * Records that somebody looked after a recall, or let it be for a reason (`note`). Refuses: `forbidden`, `not-found` (also
 * where it was done before), `invalid-content` where it is ignored without a reason.
 */
export async function settleOneRecall(
  database: Database,
  actor: Actor,
  { id, kind, note }: { id: number; kind: SettlementKind; note: string | null },
): Promise<void> {
  demand(actor, 'write')
  if (kind === 'ignored' && note === null) throw new Refusal('invalid-content', { detail: 'note: why it is ignored.' })
  if (!(await settleRecall(database, { id, kind, note, madeBy: actor.id })))
    throw new Refusal('not-found', { recall: id })
  const action = kind === 'ignored' ? 'recall.ignore' : 'recall.settle'
  await appendAudit(database, {
    actor: actor.id,
    action,
    subject: `recall:${id}`,
    facts: note === null ? {} : { note },
  })
}
