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
import { type Actor, demand } from '../policy.ts'
import { findManuscript } from './find-manuscript.ts'
import { refuseUnready } from './refuse-unready.ts'

export interface CorrectionWish {
  kind: Correction['kind']
  /** What was wrong and what is right, for readers. */
  note: string
  /** The corrected text, made from the live one; null when only the note is added. */
  change: ((content: ArticleContent) => ArticleContent) | null
}

/** Adds a correction to a live article, for good. Refuses: `forbidden`, `not-found`, `not-published`, `not-ready`. */
export async function correctArticle(
  database: Database,
  actor: Actor,
  code: number,
  { kind, note, change }: CorrectionWish,
): Promise<LivePublication> {
  demand(actor, 'correct')
  await findManuscript(database, code)
  // What readers see is corrected; a later draft is left as it is, and its author is told that hers is stale.
  const shown = await readLiveManuscript(database, code)
  if (shown === null) throw new Refusal('not-published', { code })
  const { articleId, content, chain, revisionId } = shown
  const corrected = change === null ? null : { articleId, content: change(content), chain, savedBy: actor.id }
  if (corrected !== null) refuseUnready(corrected.content, code)
  const [saved] = corrected === null ? [] : await saveRevisions(database, [corrected])
  const draft = { articleId, revisionId: saved?.id ?? revisionId, publishedAt: null, madeBy: actor.id }
  const [live] = await publish(database, [{ ...draft, correction: { kind, note } }])
  return live!
}
