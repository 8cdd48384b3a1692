import { createHash } from 'node:crypto'
import { fold, normalise } from '#persian'
import { Refusal } from '#server'
import { addComment, type Database, findAnswerableComment, type Manuscript } from '#store'
import { type NameProblem, readKeyName } from '../../access/names.ts'

const textLengthMax = 2_000
/** More addresses in one comment are what programs send. */
const linksMax = 2

export interface CommentForm {
  name: string
  text: string
  /** Id of the comment it answers, or nothing. */
  to: string
}

export type CommentProblem =
  | { field: 'name'; kind: NameProblem }
  | { field: 'text'; kind: 'empty' | 'too-long' | 'too-many-links' }

export interface ReadComment {
  name: string
  /** Paragraphs with an empty line between them. */
  body: string
}

/** Reads what a reader wrote; all problems at once. Letters are put right as everywhere, words are hers. */
export function readComment({ name: written, text }: Pick<CommentForm, 'name' | 'text'>): {
  value: ReadComment | null
  problems: CommentProblem[]
} {
  const name = readKeyName(written)
  const body = normalise(
    text
      .toWellFormed()
      .replaceAll(/[^\P{C}\n\u200c]/gu, '')
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim())
      .filter((paragraph) => paragraph !== '')
      .join('\n\n'),
  )
  const problems: CommentProblem[] = name.problems.map((kind) => ({ field: 'name', kind }))
  if (!/[\p{L}\p{N}]/u.test(body)) problems.push({ field: 'text', kind: 'empty' })
  if (body.length > textLengthMax) problems.push({ field: 'text', kind: 'too-long' })
  if ((body.match(/https?:|www\./gi) ?? []).length > linksMax) problems.push({ field: 'text', kind: 'too-many-links' })
  return { value: problems.length > 0 ? null : { name: name.value!, body }, problems }
}

export interface SentComment {
  original: Pick<Manuscript, 'articleId'>
  comment: ReadComment
  /** Id of the comment it answers. */
  to: number | null
  /** When moderators may see it, where that is not at once. */
  heldUntil: Date | null
}

/**
 * Keeps a comment on a live article until somebody decides about it. The very words sent twice are kept once, and
 * nobody is told: null then, else its id. Refuses `not-found` when it answers what is not there to be answered.
 */
export async function sendComment(
  database: Database,
  { original, comment, to, heldUntil }: SentComment,
): Promise<number | null> {
  const { articleId } = original
  if (to !== null && (await findAnswerableComment(database, { id: to, articleId })) === null)
    throw new Refusal('not-found', { comment: to })
  const wordsHash = createHash('sha256').update(fold(comment.body)).digest()
  return addComment(database, { articleId, parentId: to, ...comment, wordsHash, heldUntil })
}
