import type { ArticleDocument } from '#article'
import { Refusal } from '#server'
import { addLiveUpdate, type Database, endLive, hasEnded, removeLiveUpdate } from '#store'
import { type Actor, demand, demandIn } from '../policy.ts'
import { findManuscript } from './find-manuscript.ts'

export interface LiveTelling {
  headline: string | null
  document: ArticleDocument
  /** One of the moments by which the event will be remembered. */
  isKey: boolean
}

/** Tells one more thing in a running account. Refuses `forbidden`, `not-found`, `not-published`, `not-live`. */
export async function tellLive(database: Database, actor: Actor, code: number, telling: LiveTelling): Promise<number> {
  const articleId = await runningAccount(database, actor, code)
  if (await hasEnded(database, articleId)) throw new Refusal('not-live', { code, detail: 'The account has ended.' })
  return addLiveUpdate(database, { ...telling, articleId, code, madeBy: actor.id })
}

/** Takes one update off. Refuses like {@link tellLive}, and `not-found` for an update that does not stand. */
export async function takeOffLive(database: Database, actor: Actor, code: number, id: number): Promise<void> {
  const articleId = await runningAccount(database, actor, code)
  if (!(await removeLiveUpdate(database, { articleId, code, id, madeBy: actor.id }))) {
    throw new Refusal('not-found', { update: id })
  }
}

/** Says that the event is over; saying it twice changes nothing. Refuses like {@link tellLive}. */
export async function endLiveAccount(database: Database, actor: Actor, code: number): Promise<void> {
  const articleId = await runningAccount(database, actor, code)
  await endLive(database, { articleId, code, madeBy: actor.id })
}

/** The article, held so that updates become visible in their order. */
async function runningAccount(database: Database, actor: Actor, code: number): Promise<number> {
  demand(actor, 'publish')
  const { articleId, content, publication } = await findManuscript(database, code)
  demandIn(actor, 'publish', content.section)
  if (publication === null) throw new Refusal('not-published', { code })
  if (content.kind !== 'live') throw new Refusal('not-live', { code, kind: content.kind })
  return articleId
}
