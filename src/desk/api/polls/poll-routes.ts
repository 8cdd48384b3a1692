import Type, { type Static } from 'typebox'
import { Refusal } from '#server'
import { findPoll, listPolls, type Poll } from '#store'
import { endPoll, makePoll, movePoll, readPoll } from '../../actions/polls/arrange-polls.ts'
import { idIn } from '../feed-routes.ts'
import { once } from '../once.ts'
import type { ApiRoute } from '../route.ts'

const closed = { additionalProperties: false }
const Place = Type.Union([Type.Integer({ minimum: 1 }), Type.Literal('front'), Type.Null()], {
  description: 'Code of an article, `front`, or null for its own page alone.',
})
const PollInput = Type.Object(
  { question: Type.String(), choices: Type.Array(Type.String(), { maxItems: 50 }), place: Type.Optional(Place) },
  closed,
)
type PollInput = Static<typeof PollInput>
const PlaceInput = Type.Object({ place: Place }, closed)
type PlaceInput = Static<typeof PlaceInput>
const PollsQuery = Type.Object(
  {
    below: Type.Optional(Type.Integer({ minimum: 1 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  closed,
)
type PollsQuery = Static<typeof PollsQuery>

/** Questions to readers. They answer at `/poll/{id}` of the site; results for all stand at `/fa/poll/{id}/results.json`. */
export const pollRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/polls',
    summary: 'Polls with their results, the newest first.',
    needs: 'read',
    query: PollsQuery,
    answers: { 200: '`{polls, next}`; `next` goes into `below`' },
    handle: async ({ database }, { query }) => {
      const { below = null, limit = 20 } = query as PollsQuery
      const found = await listPolls(database, { below, limit: limit + 1 })
      const polls = found.slice(0, limit)
      const next = found.length > limit ? polls.at(-1)!.id : null
      return { status: 200, body: { polls: polls.map(presented), next } }
    },
  },
  {
    method: 'GET',
    path: '/api/v1/polls/:id',
    summary: 'A poll with its results.',
    needs: 'read',
    answers: { 200: '`{id, question, choices: [{id, text, votes}], made, closed, place}`', 404: 'not-found' },
    handle: async ({ database }, { params }) => {
      const poll = await findPoll(database, idIn(params))
      if (poll === null) throw new Refusal('not-found', { poll: params.id })
      return { status: 200, body: presented(poll) }
    },
  },
  {
    method: 'POST',
    path: '/api/v1/polls',
    summary: 'Put a question to readers; what is asked never changes.',
    needs: 'place',
    body: PollInput,
    answers: { 201: 'The poll.', 404: 'not-found', 422: 'invalid-content' },
    handle: once(async (transaction, request) => {
      const { place = null, ...written } = request.body as PollInput
      const { value, problems } = readPoll(written)
      if (value === null) throw new Refusal('invalid-content', { problems })
      const id = await makePoll(transaction, request.actor, { ...value, place })
      return { status: 201, body: presented((await findPoll(transaction, id))!) }
    }),
  },
  {
    method: 'PUT',
    path: '/api/v1/polls/:id/place',
    summary: 'Say where a poll stands; what stood there gives way.',
    needs: 'place',
    body: PlaceInput,
    answers: { 204: 'Done.', 404: 'not-found' },
    handle: once(async (transaction, request) => {
      await movePoll(transaction, request.actor, idIn(request.params), (request.body as PlaceInput).place)
      return { status: 204, body: null }
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/polls/:id/closing',
    summary: 'End a poll for good; its results stay.',
    needs: 'place',
    answers: { 204: 'Done.', 404: 'not-found', 409: 'already-exists' },
    handle: once(async (transaction, request) => {
      await endPoll(transaction, request.actor, idIn(request.params))
      return { status: 204, body: null }
    }),
  },
]

function presented({ madeAt, closedAt, ...poll }: Poll): object {
  return { ...poll, made: madeAt, closed: closedAt }
}
