import { fold, tokens } from '#persian'
import { Refusal } from '#server'
import {
  announce,
  appendAudit,
  type Database,
  holdComments,
  key,
  type QueuedComment,
  readSetting,
  recordCommentDecisions,
  writeSetting,
} from '#store'
import { type Actor, demand, demandEverywhere, demandIn } from '../../policy.ts'

const setting = 'comment-words'
const wordsMax = 2_000
const wordLengthMax = 60

export interface CommentDecision {
  ids: readonly number[]
  decision: 'published' | 'rejected'
  /** Kept for colleagues; readers see it nowhere. */
  reason: string | null
}

/**
 * Publishes comments, or says that they are not to be; decided once, they may be decided otherwise later. Returns those
 * that changed. Refuses `not-found` when one of them is not there, `other-section` where the rights do not hold.
 */
export async function decideComments(
  database: Database,
  actor: Actor,
  { ids, decision, reason }: CommentDecision,
): Promise<QueuedComment[]> {
  demand(actor, 'moderate')
  const comments = await holdComments(database, ids)
  const missing = ids.find((id) => !comments.some((comment) => comment.id === id))
  if (missing !== undefined) throw new Refusal('not-found', { comment: missing })
  for (const { article } of comments) demandIn(actor, 'moderate', article.section)
  const changed = comments.filter(({ state }) => state !== decision)
  if (changed.length === 0) return []
  const changedIds = changed.map(({ id }) => id)
  await recordCommentDecisions(database, changedIds, { decision, reason, by: actor.id })
  const codes = [...new Set(changed.map(({ article }) => article.code))]
  await announce(
    database,
    codes.flatMap((code) => [key.comments(code), key.article(code)]),
  )
  const facts = { ids: changedIds, decision, ...(reason !== null && { reason }) }
  await appendAudit(database, { actor: actor.id, action: 'decide-comments', subject: subjectOf(changed), facts })
  return changed
}

function subjectOf(comments: readonly QueuedComment[]): string {
  return comments.length === 1 ? `comment:${comments[0]!.id}` : `${comments.length} comments`
}

/** Words the newsroom wants pointed out to moderators; nothing is rejected because of them. */
export async function readWatchedWords(database: Database): Promise<string[]> {
  const kept = (await readSetting(database, setting)) as { words?: string[] } | null
  return kept?.words ?? []
}

/** Replaces the list. Refuses `invalid-content` for a list or a word that is too long. */
export async function keepWatchedWords(database: Database, actor: Actor, written: readonly string[]): Promise<void> {
  demandEverywhere(actor, 'moderate')
  const words = [...new Set(written.map((word) => word.trim()).filter((word) => word !== ''))]
  if (words.length > wordsMax || words.some((word) => word.length > wordLengthMax))
    throw new Refusal('invalid-content', { wordsMax, wordLengthMax })
  await writeSetting(database, setting, { words })
  const facts = { words: words.length }
  await appendAudit(database, { actor: actor.id, action: 'keep-watched-words', subject: 'settings', facts })
}

/** Those of these words that stand in a text, in any spelling: half-spaces, Arabic letters, diacritics, stretched letters. */
export function watchedIn(text: string, words: readonly string[]): string[] {
  const stands = new Set(tokens(text).map(({ text: token }) => bare(token)))
  const whole = bare(text)
  return words.filter((word) => (/[\s\u200c]/.test(word) ? whole.includes(bare(word)) : stands.has(bare(word))))
}

/** One spelling, with no space, and no letter three times in a row. */
function bare(text: string): string {
  return fold(text)
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll(/(.)\1{2,}/gu, '$1')
}
