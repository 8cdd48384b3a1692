import Type, { type Static } from 'typebox'
import { listComments, type QueuedComment, tallyComments } from '#store'
import { decideComments, readWatchedWords, watchedIn } from '../../actions/comments/decide-comments.ts'
import { cutPage } from '../../cut-page.ts'
import { cleanLine } from '../article-input.ts'
import { once } from '../once.ts'
import type { ApiRoute } from '../route.ts'

const closed = { additionalProperties: false }
const CommentsQuery = Type.Object(
  {
    state: Type.Optional(Type.Enum(['waiting', 'published', 'rejected'])),
    after: Type.Optional(Type.Integer({ minimum: 1 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  closed,
)
type CommentsQuery = Static<typeof CommentsQuery>
const CommentDecisionInput = Type.Object(
  {
    ids: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 100 }),
    decision: Type.Enum(['published', 'rejected']),
    reason: Type.Optional(Type.String({ maxLength: 300 })),
  },
  closed,
)
type CommentDecisionInput = Static<typeof CommentDecisionInput>

/** What readers say of articles. They send it at `/comment/{code}` of the site, without a key. */
export const commentRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/comments',
    summary:
      'Comments in the sections of who asks that wait, the oldest first; or (`state`) those published or rejected, the newest first.',
    needs: 'moderate',
    query: CommentsQuery,
    answers: { 200: '`{comments, tally, next}`; `next` goes into `after`' },
    handle: async ({ database }, { query, actor }) => {
      const { sections = null } = actor
      const { state = 'waiting', after = null, limit = 20 } = query as CommentsQuery
      const found = await listComments(database, { state, after, limit: limit + 1, sections })
      const words = await readWatchedWords(database)
      const { page, last } = cutPage(found, limit)
      const comments = page.map((one) => presentComment(one, words))
      const tally = await tallyComments(database, sections)
      return { status: 200, body: { comments, tally, next: last?.id ?? null } }
    },
  },
  {
    method: 'POST',
    path: '/api/v1/comments/decisions',
    summary: 'Publish comments, or keep them from being published.',
    needs: 'moderate',
    body: CommentDecisionInput,
    answers: { 200: '`{changed}`: the ids whose state changed', 404: 'not-found' },
    handle: once(async (transaction, request) => {
      const { ids, decision, reason } = request.body as CommentDecisionInput
      const made = { ids, decision, reason: cleanLine(reason ?? '') || null }
      const changed = await decideComments(transaction, request.actor, made)
      return { status: 200, body: { changed: changed.map(({ id }) => id) } }
    }),
  },
]

function presentComment(comment: QueuedComment, words: readonly string[]) {
  const { receivedAt, ...rest } = comment
  return { ...rest, received: receivedAt.toISOString(), watched: watchedIn(`${comment.name}\n${comment.body}`, words) }
}
