import { Refusal } from '#server'
import { appendAudit, type Database, readPublishingChoices, writersSincePublished } from '#store'
import { type Actor, demand, may } from '../policy.ts'

/**
 * Where the newsroom has it so, what one person wrote another publishes: refuses `second-person-needed` to whoever began
 * or last wrote what would become live, and to keys, which are no persons. An editor-in-chief may overrule that with a
 * reason, which goes into the audit log; `overruling` is that reason, or null. Refuses `forbidden` to others who try.
 */
export async function refuseOnePerson(
  database: Database,
  actor: Actor,
  { articleId, code, overruling }: { articleId: number; code: number; overruling: string | null },
): Promise<void> {
  const { needsSecondPerson } = await readPublishingChoices(database)
  if (!needsSecondPerson) return
  const writers = await writersSincePublished(database, articleId)
  // Nothing new becomes live: a correction that is only a note.
  if (writers.length === 0) return
  if (actor.id.startsWith('account:') && !writers.includes(actor.id)) return
  if (overruling === null) {
    throw new Refusal('second-person-needed', { code, writers, mayOverrule: may(actor, 'overrule') })
  }
  demand(actor, 'overrule')
  const facts = { reason: overruling, writers }
  await appendAudit(database, { actor: actor.id, action: 'overrule-second-person', subject: `article:${code}`, facts })
}
