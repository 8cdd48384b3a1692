import { Refusal } from '#server'
import { addRemark, type Database, endRemark, remarksOf } from '#store'
import { type Actor, demand, demandIn } from '../../policy.ts'
import { findManuscript } from '../find-manuscript.ts'

export interface RemarkWish {
  body: string
  /** The words it is about and what stands before them; null for the article as a whole. */
  quote: string | null
  prefix: string | null
  /** The remark it answers. */
  answers: number | null
}

/**
 * Says something to colleagues about an article. Refuses: `forbidden`, `other-section`, `invalid-content` where it says
 * nothing, `not-found` (also where what it answers is not there, or was seen to).
 */
export async function writeRemark(database: Database, actor: Actor, code: number, wish: RemarkWish): Promise<number> {
  demand(actor, 'write')
  const { articleId, content } = await findManuscript(database, code)
  demandIn(actor, 'write', content.section)
  if (wish.body === '') throw new Refusal('invalid-content', { detail: 'body: a sentence is needed.' })
  const { answers } = wish
  if (answers !== null) {
    const open = (await remarksOf(database, articleId)).some(({ id, end }) => id === answers && end === null)
    if (!open) throw new Refusal('not-found', { code, remark: answers })
  }
  return addRemark(database, { ...wish, articleId, code, madeBy: actor.id })
}

/** Somebody saw to what was said. Refuses: `forbidden`, `other-section`, `not-found`. */
export async function settleRemark(database: Database, actor: Actor, code: number, id: number): Promise<void> {
  demand(actor, 'write')
  const { articleId, content } = await findManuscript(database, code)
  demandIn(actor, 'write', content.section)
  const isOurs = await endRemark(database, { id, articleId, code, madeBy: actor.id })
  if (!isOurs) throw new Refusal('not-found', { code, remark: id })
}
