import type { ArticleContent } from '#article'
import { Refusal } from '#server'
import type { Hop } from '#sourcing'
import { type Database, type Manuscript, readManuscript, saveRevisions } from '#store'
import { type Actor, demand, demandIn } from '../policy.ts'
import { findManuscript } from './find-manuscript.ts'
import { refuseUnknownSection } from './refuse-unknown-section.ts'
import { refuseChangedReply } from './replies/locked-words.ts'
import { keepGivenChain, readDraftSourcing } from './sourcing/read-chain.ts'

export interface Draft {
  content: ArticleContent
  /** Null to read it from the content, as humans have decided about it. */
  chain: readonly Hop[] | null
  /** The revision the editor started from. */
  from: number
}

/**
 * Saves what an editor wrote as a new revision; live pages stay as they are. Refuses `stale-revision`, carrying the
 * newest version and hers, when somebody saved in between: nobody is overwritten silently.
 */
export async function saveDraft(database: Database, actor: Actor, code: number, draft: Draft): Promise<Manuscript> {
  demand(actor, 'write')
  const newest = await findManuscript(database, code)
  demandIn(actor, 'write', newest.content.section)
  demandIn(actor, 'write', draft.content.section)
  if (newest.revision !== draft.from) {
    const current = { revision: newest.revision, savedBy: newest.savedBy, content: newest.content, chain: newest.chain }
    throw new Refusal('stale-revision', {
      current,
      yours: { revision: draft.from, content: draft.content, chain: draft.chain },
    })
  }
  await refuseUnknownSection(database, draft.content.section)
  const { articleId } = newest
  const { content } = draft
  await refuseChangedReply(database, articleId, content)
  const { chain, reading } = await readDraftSourcing(database, content, { articleId, given: draft.chain })
  const told = { given: draft.chain, before: newest.chain, read: reading.chain }
  await keepGivenChain(database, { articleId, madeBy: actor.id }, told)
  await saveRevisions(database, [{ articleId, content, chain, reading, savedBy: actor.id }])
  return (await readManuscript(database, code))!
}
