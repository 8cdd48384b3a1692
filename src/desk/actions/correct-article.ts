import type { ArticleContent } from '#article'
import { Refusal } from '#server'
import {
  type Correction,
  type Database,
  type LivePublication,
  publish,
  readLiveManuscript,
  saveRevisions,
} from '#store'
import { type Actor, demand, demandIn } from '../policy.ts'
import { findManuscript } from './find-manuscript.ts'
import { refuseOnePerson } from './refuse-one-person.ts'
import { refuseUnready } from './refuse-unready.ts'
import { refuseChangedReply } from './replies/locked-words.ts'

export interface CorrectionWish {
  kind: Correction['kind']
  /** What was wrong and what is right, for readers. */
  note: string
  /** The corrected text, made from the live one; null when only the note is added. */
  change: ((content: ArticleContent) => ArticleContent) | null
  /** As with publishing: why the text changes without a second person. */
  overruling?: string | null
}

/**
 * Adds a correction to a live article, for good. Refuses: `forbidden`, `other-section`, `not-found`, `not-published`,
 * `not-ready`, and `second-person-needed` where the text changes.
 */
export async function correctArticle(
  database: Database,
  actor: Actor,
  code: number,
  { kind, note, change, overruling = null }: CorrectionWish,
): Promise<LivePublication> {
  demand(actor, 'correct')
  await findManuscript(database, code)
  // What readers see is corrected; a later draft is left as it is, and its author is told that hers is stale.
  const shown = await readLiveManuscript(database, code)
  if (shown === null) throw new Refusal('not-published', { code })
  const { articleId, content, chain, revisionId } = shown
  demandIn(actor, 'correct', content.section)
  const corrected = change === null ? null : { articleId, content: change(content), chain, savedBy: actor.id }
  if (corrected !== null) {
    await refuseUnready(database, corrected.content, code)
    await refuseChangedReply(database, articleId, corrected.content)
  }
  const [saved] = corrected === null ? [] : await saveRevisions(database, [corrected])
  if (saved !== undefined) await refuseOnePerson(database, actor, { articleId, code, overruling })
  const draft = { articleId, revisionId: saved?.id ?? revisionId, publishedAt: null, madeBy: actor.id }
  const [live] = await publish(database, [{ ...draft, correction: { kind, note } }])
  return live!
}
