import Type, { type Static } from 'typebox'
import { Refusal } from '#server'
import { findPoll, listPolls, type Poll, type PollAlarm, pollAlarms } from '#store'
import { endPoll, makePoll, movePoll, readPoll } from '../../actions/polls/arrange-polls.ts'
import { timePoll } from '../../actions/polls/time-poll.ts'
import { cutPage } from '../../cut-page.ts'
import { idIn } from '../in-path.ts'
import { once } from '../once.ts'
import type { ApiRoute } from '../route.ts'
import { comingIn } from '../timings/coming-instant.ts'

const closed = { additionalProperties: false }
const Instant = Type.Union(
  [
    Type.Object(
      {
        at: Type.Optional(Type.String({ maxLength: 40, description: 'The instant, as ISO 8601 with its offset.' })),
        when: Type.Optional(Type.String({ maxLength: 200, description: 'Instead of it, in Persian: «فردا ۸ صبح».' })),
      },
      closed,
    ),
    Type.Null(),
  ],
  { description: 'Null where none is set: open at once, and until somebody ends it.' },
)
const TimesInput = Type.Object({ opens: Type.Optional(Instant), closes: Type.Optional(Instant) }, closed)
type TimesInput = Static<typeof TimesInput>
const Place = Type.Union([Type.Integer({ minimum: 1 }), Type.Literal('front'), Type.Null()], {
  description: 'Code of an article, `front`, or null for its own page alone.',
})
const PollInput = Type.Object(
  {
    question: Type.String(),
    choices: Type.Array(Type.String(), { maxItems: 50 }),
    place: Type.Optional(Place),
    ...TimesInput.properties,
  },
  closed,
)
type PollInput = Static<typeof PollInput>
const PlaceInput = Type.Object({ place: Place }, closed)
type PlaceInput = Static<typeof PlaceInput>
const alarmsMax = 50
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
      const { page, last } = cutPage(found, limit)
      return { status: 200, body: { polls: page.map(presented), next: last?.id ?? null } }
    },
  },
  {
    method: 'GET',
    path: '/api/v1/polls/:id',
    summary: 'A poll with its results.',
    needs: 'read',
    answers: {
      200: '`{id, question, choices: [{id, text, votes}], made, opens, opened, closes, closed, place}`; `opens` and `closes` are still to come',
      404: 'not-found',
    },
    handle: async ({ database }, { params }) => {
      const poll = await findPoll(database, idIn(params))
      if (poll === null) throw new Refusal('not-found', { poll: params.id })
      return { status: 200, body: presented(poll) }
    },
  },
  {
    method: 'POST',
    path: '/api/v1/polls',
    summary: 'Put a question to readers, open at once or from an instant on; what is asked never changes.',
    needs: 'place',
    body: PollInput,
    answers: { 201: 'The poll.', 404: 'not-found', 422: 'invalid-content, untimely' },
    handle: once(async (transaction, request) => {
      const { place = null, opens, closes, ...written } = request.body as PollInput
      const { value, problems } = readPoll(written)
      if (value === null) throw new Refusal('invalid-content', { problems })
      const times = timesIn({ opens, closes }, new Date())
      const id = await makePoll(transaction, request.actor, { ...value, ...times, place })
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
    method: 'PUT',
    path: '/api/v1/polls/:id/times',
    summary: 'Set, move or take back when a poll opens and closes; what is left out stays as it is.',
    needs: 'place',
    body: TimesInput,
    answers: {
      200: 'The poll.',
      404: 'not-found',
      409: 'already-exists: it has ended',
      422: 'untimely; invalid-content where the words mean more than one instant (`choices`), or none',
    },
    handle: once(async (transaction, request) => {
      const id = idIn(request.params)
      await timePoll(transaction, request.actor, id, timesIn(request.body as TimesInput, new Date()))
      return { status: 200, body: presented((await findPoll(transaction, id))!) }
    }),
  },
  {
    method: 'GET',
    path: '/api/v1/polls/alarms',
    summary: 'Polls that should have opened or closed and did not; settled at `/api/v1/timings/{id}/settlement`.',
    needs: 'read',
    answers: { 200: '`{alarms: [{id, poll, question, kind, at, failure}]}`; `failure` is null of what is overdue' },
    handle: async ({ database }) => {
      const alarms = await pollAlarms(database, new Date(), alarmsMax)
      return { status: 200, body: { alarms: alarms.map(presentedAlarm) } }
    },
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

function timesIn({ opens, closes }: TimesInput, now: Date) {
  const instant = (given: TimesInput['opens']) => given && comingIn(given, now)
  return { opensAt: instant(opens), closesAt: instant(closes), now }
}

function presented({ madeAt, opensAt, openedAt, closesAt, closedAt, ...poll }: Poll): object {
  return { ...poll, made: madeAt, opens: opensAt, opened: openedAt, closes: closesAt, closed: closedAt }
}

function presentedAlarm({ pollId, dueAt, ...alarm }: PollAlarm): object {
  return { ...alarm, poll: pollId, at: dueAt }
}
