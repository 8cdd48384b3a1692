import { Refusal } from '#server'
import {
  addRule,
  appendAudit,
  changeRule,
  type Database,
  findRule,
  type RuleRow,
  removeRule,
  restRule,
  wakeRule,
} from '#store'
import { type Actor, demand, demandEverywhere, demandIn } from '../../policy.ts'
import { refuseUnknownSection } from '../refuse-unknown-section.ts'

/** A rule as somebody wishes it; what `matches` and `does` may hold is in the API's schema. */
export interface RuleDraft {
  name: string
  position: number
  matches: Record<string, unknown>
  does: Record<string, unknown>
}

/** Makes a rule; whoever makes it answers for it. Refuses: `forbidden`, `unknown-section`, `invalid-content`. */
export async function makeRule(database: Database, actor: Actor, draft: RuleDraft): Promise<RuleRow> {
  await refuseRule(database, actor, draft)
  const id = await addRule(database, { ...draft, madeBy: actor.id })
  await appendAudit(database, { actor: actor.id, action: 'add-rule', subject: `rule:${id}`, facts: { ...draft } })
  return (await findRule(database, id))!
}

/** Changes a rule, for items that come from now on. Refuses as {@link makeRule}, and `not-found`. */
export async function rewriteRule(database: Database, actor: Actor, id: number, draft: RuleDraft): Promise<RuleRow> {
  await refuseRule(database, actor, draft)
  await findOwnRule(database, actor, id)
  await changeRule(database, id, { ...draft, madeBy: actor.id })
  await appendAudit(database, { actor: actor.id, action: 'change-rule', subject: `rule:${id}`, facts: { ...draft } })
  return (await findRule(database, id))!
}

/** Takes a rule away; what it did stays. Refuses: `forbidden`, `not-found`. */
export async function dropRule(database: Database, actor: Actor, id: number): Promise<void> {
  await findOwnRule(database, actor, id)
  if (!(await removeRule(database, id))) throw new Refusal('not-found', { rule: id })
  await appendAudit(database, { actor: actor.id, action: 'remove-rule', subject: `rule:${id}`, facts: {} })
}

/** Has a rule asked no more, until it is resumed. Refuses: `forbidden`, `not-found`. */
export async function pauseRule(database: Database, actor: Actor, id: number): Promise<void> {
  await findOwnRule(database, actor, id)
  if (!(await restRule(database, id, actor.id))) return
  await appendAudit(database, { actor: actor.id, action: 'pause-rule', subject: `rule:${id}`, facts: {} })
}

/** Has a rule asked again, for items that come from now on; one that publishes, only by who may. Refuses: `forbidden`, `not-found`. */
export async function resumeRule(database: Database, actor: Actor, id: number): Promise<void> {
  const rule = await findOwnRule(database, actor, id)
  if (rule.does.make === 'publication') demandFor(actor, 'publish', rule)
  if (!(await wakeRule(database, id, actor.id))) return
  await appendAudit(database, { actor: actor.id, action: 'resume-rule', subject: `rule:${id}`, facts: {} })
}

/** A rule that publishes is made only by somebody who may; one that asks nothing would hold for the whole wire. */
export async function refuseRule(database: Database, actor: Actor, { matches, does }: RuleDraft): Promise<void> {
  demandFor(actor, 'arrange', { does })
  if (does.make === 'publication') demandFor(actor, 'publish', { does })
  const asks = Object.values(matches).some((asked) => Array.isArray(asked) && asked.length > 0)
  if (!asks) throw new Refusal('invalid-content', { detail: 'matches: a rule asks for something.' })
  if (Object.keys(does).length === 0) throw new Refusal('invalid-content', { detail: 'does: a rule does something.' })
  if (typeof does.section === 'string') await refuseUnknownSection(database, does.section)
}

/** A rule that is there, by whom it may be changed. Refuses: `forbidden`, `other-section`, `not-found`. */
export async function findOwnRule(database: Database, actor: Actor, id: number): Promise<RuleRow> {
  demand(actor, 'arrange')
  const rule = await findRule(database, id)
  if (rule === null) throw new Refusal('not-found', { rule: id })
  demandFor(actor, 'arrange', rule)
  return rule
}

/** A rule that files what it holds for belongs to that section; any other works on the whole wire. */
function demandFor(actor: Actor, verb: 'arrange' | 'publish', { does }: Pick<RuleDraft, 'does'>): void {
  if (typeof does.section === 'string') demandIn(actor, verb, does.section)
  else demandEverywhere(actor, verb)
}
