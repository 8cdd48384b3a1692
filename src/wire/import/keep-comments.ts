import type { DraftComment } from '#formats'
import { type ArchivedComment, announce, type Database, keepArchivedComments, key } from '#store'
import { commentHash, hashesByWords } from './comment-hash.ts'
import type { PlacedDraft } from './place-drafts.ts'

/** Comments above one another that are climbed to the one that answers none; WordPress nests ten at most. */
const depthMax = 50

/**
 * Keeps what readers said of these articles where they come from, each comment once however often it comes. A thread
 * here is a comment and its answers: answers to answers stand under the first one.
 */
export async function keepComments(database: Database, placed: readonly PlacedDraft[], madeBy: string): Promise<void> {
  const threads = placed
    .map(({ draft, article, isNew }) => ({ articleId: article.id, comments: draft.comments ?? [], draft, isNew }))
    .filter(({ comments }) => comments.length > 0)
  if (threads.length === 0) return
  const earlier = await hashesByWords(
    database,
    threads.filter(({ isNew }) => !isNew),
  )
  const hashOf = (comment: DraftComment): string => earlier.get(comment) ?? commentHash(comment)
  const comments = threads.flatMap((thread) => archived(thread, hashOf))
  const changed = new Set(await keepArchivedComments(database, comments, madeBy))
  const codes = placed
    .filter(({ article, isNew }) => !isNew && changed.has(article.id))
    .map(({ article }) => article.code)
  await announce(
    database,
    codes.flatMap((code) => [key.comments(code), key.article(code)]),
  )
}

interface Thread {
  articleId: number
  comments: readonly DraftComment[]
  draft: PlacedDraft['draft']
}

function archived(
  { articleId, comments, draft: { publishedAt } }: Thread,
  hashOf: (comment: DraftComment) => string,
): ArchivedComment[] {
  const byNumber = new Map(comments.map((comment) => [comment.number, comment]))
  const kept = new Map<string, ArchivedComment>()
  const now = new Date()
  for (const comment of comments) {
    const wordsHash = hashOf(comment)
    const first = firstOf(comment, byNumber)
    const answers = first === comment || first.state !== 'published' ? null : hashOf(first)
    const receivedAt = notLater(comment.at === null ? publishedAt : new Date(comment.at), now)
    const { name, body, state } = comment
    if (!kept.has(wordsHash))
      kept.set(wordsHash, {
        articleId,
        answers: answers === wordsHash ? null : answers,
        name,
        body,
        wordsHash,
        receivedAt,
        state,
      })
  }
  return [...kept.values()]
}

/** Clocks of other sites are ahead, and their stories planned: nobody said anything in the future. */
function notLater(date: Date | null, now: Date): Date {
  return date !== null && date < now ? date : now
}

/** The comment at the head of its thread. */
function firstOf(comment: DraftComment, byNumber: ReadonlyMap<number | null, DraftComment>): DraftComment {
  let first = comment
  for (let depth = 0; depth < depthMax && first.parent !== null; depth++) {
    const above = byNumber.get(first.parent)
    if (above === undefined) break
    first = above
  }
  return first
}
