import { Refusal } from '#server'
import { type Database, endTiming, openTimingsOf, settleTiming } from '#store'
import { type Actor, demand, demandIn } from '../../policy.ts'
import { findManuscript } from '../find-manuscript.ts'
import { demandRelease } from './set-timing.ts'

export interface Cancellation {
  id: number
  /** Why; an embargo is not let go without. */
  reason: string | null
}

/** What a timing was set by takes it back; an embargo is let go by whoever may overrule it. */
export const endVerbs = { publication: 'publish', withdrawal: 'withdraw', embargo: 'overrule' } as const

/**
 * What was to happen will not, or an embargo is let go before its instant. Refuses: `forbidden`, `other-section`, `not-found` (also for
 * what has happened already), `invalid-content` for an embargo without a reason.
 */
export async function cancelTiming(
  database: Database,
  actor: Actor,
  code: number,
  { id, reason }: Cancellation,
): Promise<void> {
  demand(actor, 'write')
  const { articleId, content } = await findManuscript(database, code)
  const timing = (await openTimingsOf(database, articleId)).find((one) => one.id === id)
  if (timing === undefined) throw new Refusal('not-found', { code, timing: id })
  if (timing.kind === 'embargo') demandRelease(actor, reason)
  demandIn(actor, endVerbs[timing.kind], content.section)
  const kind = timing.kind === 'embargo' ? 'lifted' : 'cancelled'
  const isOurs = await endTiming(database, { id, kind, reason, madeBy: actor.id })
  if (!isOurs) throw new Refusal('not-found', { code, timing: id })
}

/** Somebody saw to a timing that failed: it no longer alarms. Refuses: `forbidden`, `not-found`. */
export async function settleFailedTiming(database: Database, actor: Actor, id: number): Promise<void> {
  demand(actor, 'publish')
  if (!(await settleTiming(database, { id, madeBy: actor.id }))) throw new Refusal('not-found', { timing: id })
}
