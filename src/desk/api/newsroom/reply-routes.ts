import Type, { type Static } from 'typebox'
import { Refusal } from '#server'
import { findReply, listReplies, type Reply } from '#store'
import { publishReply, refuseReply } from '../../actions/replies/decide-reply.ts'
import { cutPage } from '../../cut-page.ts'
import { cleanLine } from '../article-input.ts'
import { idIn } from '../in-path.ts'
import { once } from '../once.ts'
import type { ApiRoute } from '../route.ts'

const closed = { additionalProperties: false }
const RepliesQuery = Type.Object(
  {
    state: Type.Optional(Type.Enum(['open', 'all'])),
    below: Type.Optional(Type.Integer({ minimum: 1 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  closed,
)
type RepliesQuery = Static<typeof RepliesQuery>
const line = Type.String({ minLength: 1, maxLength: 2_000 })
const ReplyPublicationInput = Type.Object({ headline: Type.Optional(line) }, closed)
type ReplyPublicationInput = Static<typeof ReplyPublicationInput>
const ReplyRefusalInput = Type.Object({ reason: line }, closed)
type ReplyRefusalInput = Static<typeof ReplyRefusalInput>

/** Answers of those an article spoke of (جوابیه). They are sent at `/reply/{code}` of the site, without a key. */
export const replyRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/replies',
    summary: 'Answers that wait, the most urgent first; or (`state=all`) all, the newest first.',
    needs: 'moderate',
    query: RepliesQuery,
    answers: { 200: '`{replies, next}`; `next` goes into `below`' },
    handle: async ({ database }, { query }) => {
      const { state = 'open', below, limit = 20 } = query as RepliesQuery
      const found = await listReplies(database, { state, below: below ?? null, limit: limit + 1 })
      const { page, last } = cutPage(found, limit)
      const next = state === 'all' && last !== null ? last.id : null
      return { status: 200, body: { replies: page.map(presentReply), next } }
    },
  },
  {
    method: 'GET',
    path: '/api/v1/replies/:id',
    summary: 'An answer with its words, their hash, its clock and what was decided.',
    needs: 'moderate',
    answers: { 200: 'The answer.', 404: 'not-found' },
    handle: async ({ database }, { params }) => {
      const reply = await findReply(database, idIn(params))
      if (reply === null) throw new Refusal('not-found', { reply: params.id })
      return { status: 200, body: presentReply(reply) }
    },
  },
  {
    method: 'POST',
    path: '/api/v1/replies/:id/publication',
    summary: 'Publish an answer as an article whose words nobody changes; both articles lead to each other.',
    needs: 'publish',
    body: ReplyPublicationInput,
    answers: { 201: '`{url, code}`', 403: 'other-section', 404: 'not-found', 409: 'already-exists' },
    handle: once(async (transaction, request, { articleUrl }) => {
      const { headline } = (request.body ?? {}) as ReplyPublicationInput
      const wish = { id: idIn(request.params), headline: headline === undefined ? null : cleanLine(headline) || null }
      const live = await publishReply(transaction, request.actor, wish)
      const url = articleUrl(live.code, live.slug, live.edition)
      return { status: 201, headers: { location: url }, body: { url, code: live.code } }
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/replies/:id/refusal',
    summary: 'Say no to an answer; its sender is told the reason.',
    needs: 'publish',
    body: ReplyRefusalInput,
    answers: { 204: 'Recorded.', 404: 'not-found', 409: 'already-exists', 422: 'invalid-content' },
    handle: once(async (transaction, request) => {
      const reason = cleanLine((request.body as ReplyRefusalInput).reason)
      if (reason === '') throw new Refusal('invalid-content', { detail: 'reason: a sentence is needed.' })
      await refuseReply(transaction, request.actor, { id: idIn(request.params), reason })
      return { status: 204, body: null }
    }),
  },
]

function presentReply({ bodyHash, ...reply }: Reply): object {
  return { ...reply, hash: bodyHash.toString('hex') }
}
