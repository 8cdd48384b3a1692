import { Refusal } from '#server'
import { type Database, withdraw } from '#store'
import { type Actor, demand, demandIn } from '../policy.ts'
import { findManuscript } from './find-manuscript.ts'

/** Takes a live article down; its records stay. `orderedBy` is told to readers. Refuses: `forbidden`, `other-section`, `not-found`, `not-published`. */
export async function withdrawArticle(
  database: Database,
  actor: Actor,
  code: number,
  { reason, orderedBy = null }: { reason: string | null; orderedBy?: string | null },
): Promise<void> {
  demand(actor, 'withdraw')
  const { articleId, content } = await findManuscript(database, code)
  demandIn(actor, 'withdraw', content.section)
  if (!(await withdraw(database, { articleId, reason, orderedBy, madeBy: actor.id })))
    throw new Refusal('not-published', { code })
}
