import {
  appendAudit,
  type Database,
  type PublishingChoices,
  readPublishingChoices,
  writePublishingChoices,
} from '#store'
import { type Actor, demand } from '../../policy.ts'

/** Decides how this newsroom publishes; what is left out stays. Returns what holds now. Refuses `forbidden`. */
export async function decidePublishing(
  database: Database,
  actor: Actor,
  wish: Partial<PublishingChoices>,
): Promise<PublishingChoices> {
  demand(actor, 'administer')
  const before = await readPublishingChoices(database)
  const choices = { ...before, ...wish }
  if (JSON.stringify(before) === JSON.stringify(choices)) return before
  await writePublishingChoices(database, choices)
  const facts = { from: before, to: choices }
  await appendAudit(database, { actor: actor.id, action: 'change-setting', subject: 'setting:publishing', facts })
  return choices
}
