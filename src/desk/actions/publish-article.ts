import { Refusal } from '#server'
import { type Database, type LivePublication, publish } from '#store'
import { type Actor, demand } from '../policy.ts'
import { findManuscript } from './find-manuscript.ts'
import { refuseUnready } from './refuse-unready.ts'

export interface PublishWish {
  /** The instant to print; null for now (or, for an article that is live already, the one it has). */
  publishedAt: Date | null
}

/** Makes the newest revision live. Refuses: `forbidden`, `not-found`, `not-ready`, `already-published`. */
export async function publishArticle(
  database: Database,
  actor: Actor,
  code: number,
  { publishedAt }: PublishWish,
): Promise<LivePublication> {
  demand(actor, 'publish')
  const manuscript = await findManuscript(database, code)
  if (manuscript.publication?.revision === manuscript.revision) throw new Refusal('already-published', { code })
  refuseUnready(manuscript.content, code)
  const { articleId, revisionId } = manuscript
  const [live] = await publish(database, [{ articleId, revisionId, publishedAt, madeBy: actor.id }])
  return live!
}
