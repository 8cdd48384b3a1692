import { Refusal } from '#server'
import {
  type ChangedArticle,
  changedSince,
  type Database,
  publish,
  readRevision,
  saveRevisions,
  withdraw,
} from '#store'
import { type Actor, demand } from '../../policy.ts'
import { findManuscript } from '../find-manuscript.ts'

/** What an article needs to stand as it stood: its words on the desk, and what readers see. */
export type RevertStep = 'restore-words' | 'publish' | 'withdraw'

export interface RevertWish {
  since: Date
  /** Whose changes are turned back: `account:sara`; null for everybody's. */
  by: string | null
}

/** What turning an article back takes, in order; empty where it stands as it stood. */
export function stepsBack({ revisionThen, saysOther, shownThen, isLive, showsOther }: ChangedArticle): RevertStep[] {
  return [
    ...(revisionThen !== null && saysOther ? (['restore-words'] as const) : []),
    ...(shownThen !== null && (!isLive || showsOther) ? (['publish'] as const) : []),
    ...(shownThen === null && isLive ? (['withdraw'] as const) : []),
  ]
}

/**
 * Makes an article stand as it stood at an instant: a new revision says what the newest one said then, and readers see
 * what they saw then. Nothing is deleted, and what was made public as a correction stays public. Call it inside a
 * transaction. Refuses: `forbidden`, `not-found`, `stale-revision` where somebody else has changed the article since.
 */
export async function revertArticle(
  database: Database,
  actor: Actor,
  code: number,
  { since, by }: RevertWish,
): Promise<RevertStep[]> {
  demand(actor, 'overrule')
  await findManuscript(database, code)
  const [changed] = await changedSince(database, { since, by, except: actor.id, code })
  if (changed === undefined) return []
  if (changed.others.length > 0) throw new Refusal('stale-revision', { code, by: changed.others })
  const steps = stepsBack(changed)
  const restored = steps.includes('restore-words') ? await restoreWords(database, actor, changed) : null
  const { articleId, shownThen, revisionThen } = changed
  if (steps.includes('publish') && shownThen !== null) {
    // The words on the desk are those that readers saw: then they are one revision, and nothing waits for publication.
    const isSame = restored !== null && shownThen.revision === revisionThen
    const revisionId = isSame ? restored : shownThen.revisionId
    await publish(database, [{ articleId, revisionId, publishedAt: shownThen.publishedAt, madeBy: actor.id }])
  }
  if (steps.includes('withdraw')) await withdraw(database, { articleId, reason: null, madeBy: actor.id })
  return steps
}

/** Id of the revision that says again what the newest one said then. */
async function restoreWords(
  database: Database,
  { id: savedBy }: Actor,
  { articleId, revisionThen }: ChangedArticle,
): Promise<number> {
  const said = await readRevision(database, articleId, revisionThen!)
  const [saved] = await saveRevisions(database, [{ articleId, ...said!, savedBy }])
  return saved!.id
}
