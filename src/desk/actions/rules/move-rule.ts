import { appendAudit, type Database, listRules, orderRules } from '#store'
import type { Actor } from '../../policy.ts'
import { findOwnRule } from './save-rule.ts'

/** Which way a rule goes in the order in which rules are asked. */
export type RuleMove = 'earlier' | 'later'

/**
 * Has a rule asked one place earlier or later, for items that come from now on; at the end of the order nothing happens.
 * Refuses: `forbidden`, `other-section`, `not-found`.
 */
export async function moveRule(database: Database, actor: Actor, id: number, move: RuleMove): Promise<void> {
  await findOwnRule(database, actor, id)
  const ids = (await listRules(database)).map((rule) => rule.id)
  const from = ids.indexOf(id)
  const to = from + (move === 'earlier' ? -1 : 1)
  if (to < 0 || to >= ids.length) return
  ids.splice(to, 0, ...ids.splice(from, 1))
  await orderRules(database, ids)
  await appendAudit(database, { actor: actor.id, action: 'move-rule', subject: `rule:${id}`, facts: { move } })
}
