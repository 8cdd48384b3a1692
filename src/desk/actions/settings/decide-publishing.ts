import { Refusal } from '#server'
import {
  appendAudit,
  type Database,
  type PublishingChoices,
  readPublishingChoices,
  writePublishingChoices,
} from '#store'
import { type Actor, demand } from '../../policy.ts'

const replyDaysMax = 30

/** Decides how this newsroom publishes; what is left out stays. Returns what holds now. Refuses `forbidden`, `invalid-content`. */
export async function decidePublishing(
  database: Database,
  actor: Actor,
  wish: Partial<PublishingChoices>,
): Promise<PublishingChoices> {
  demand(actor, 'administer')
  const before = await readPublishingChoices(database)
  const choices = { ...before, ...wish }
  if (!(Number.isInteger(choices.replyDays) && choices.replyDays >= 1 && choices.replyDays <= replyDaysMax)) {
    throw new Refusal('invalid-content', { detail: `replyDays: from 1 to ${replyDaysMax}.` })
  }
  if (JSON.stringify(before) === JSON.stringify(choices)) return before
  await writePublishingChoices(database, choices)
  const facts = { from: before, to: choices }
  await appendAudit(database, { actor: actor.id, action: 'change-setting', subject: 'setting:publishing', facts })
  return choices
}
