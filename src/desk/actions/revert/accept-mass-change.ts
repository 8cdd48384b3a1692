import { Refusal } from '#server'
import { type Database, settleMassChange } from '#store'
import { type Actor, demand } from '../../policy.ts'

export interface MassChangeSeen {
  /** Who changed so much: `account:sara`. */
  actor: string
  /** The last of the changes that were looked at. */
  until: Date
}

/**
 * Somebody looked at what one hand changed in a short time, and it was meant so. Refuses `forbidden`, also to whoever
 * made the changes.
 */
export async function acceptMassChange(database: Database, by: Actor, { actor, until }: MassChangeSeen): Promise<void> {
  demand(by, 'overrule')
  if (by.id === actor) throw new Refusal('forbidden', { actor })
  await settleMassChange(database, { actor, until, settledBy: by.id })
}
