import { Refusal } from '#server'
import { type Database, type LivePublication, publish } from '#store'
import { type Actor, demand, demandIn } from '../policy.ts'
import { findManuscript } from './find-manuscript.ts'
import { refuseUnchecked } from './flow/checklist.ts'
import { refuseRejected } from './flow/refuse-rejected.ts'
import { refuseOnePerson } from './refuse-one-person.ts'
import { refuseUnready } from './refuse-unready.ts'
import { refuseChangedReply } from './replies/locked-words.ts'
import { refuseEmbargoed } from './timings/refuse-embargoed.ts'

export interface PublishWish {
  /** The instant to print; null for now (or, for an article that is live already, the one it has). */
  publishedAt: Date | null
  /** Why an editor-in-chief publishes although a second person should; without it, or null, the rule holds. */
  overruling?: string | null
}

/**
 * Makes the newest revision live. The checklist is about what the newsroom writes: an answer, whose words are its
 * sender's, does not wait for it. Refuses: `forbidden`, `other-section`, `not-found`, `not-ready`, `already-published`,
 * `second-person-needed`, `embargoed`, `rejected`.
 */
export async function publishArticle(
  database: Database,
  actor: Actor,
  code: number,
  { publishedAt, overruling = null }: PublishWish,
): Promise<LivePublication> {
  demand(actor, 'publish')
  const manuscript = await findManuscript(database, code)
  demandIn(actor, 'publish', manuscript.content.section)
  if (manuscript.publication?.revision === manuscript.revision) throw new Refusal('already-published', { code })
  await refuseRejected(database, manuscript)
  await refuseUnready(database, manuscript.content, code)
  const isReply = await refuseChangedReply(database, manuscript.articleId, manuscript.content)
  if (!isReply) await refuseUnchecked(database, manuscript)
  const { articleId, revisionId } = manuscript
  await refuseOnePerson(database, actor, { articleId, code, overruling })
  await refuseEmbargoed(database, articleId, code)
  const [live] = await publish(database, [{ articleId, revisionId, publishedAt, madeBy: actor.id }])
  return live!
}
