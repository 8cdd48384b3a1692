import Type, { type Static } from 'typebox'
import { Refusal } from '#server'
import { listTimings, readManuscript, timingAlarms, timingKinds, timingsOf } from '#store'
import { cancelTiming, settleFailedTiming } from '../../actions/timings/cancel-timing.ts'
import { setTiming } from '../../actions/timings/set-timing.ts'
import { presentTimedArticle, presentTiming } from '../../present/timing.ts'
import { cleanLine } from '../article-input.ts'
import { codeIn, idIn } from '../in-path.ts'
import { once } from '../once.ts'
import type { ApiRoute } from '../route.ts'
import { comingIn, instantOf } from './coming-instant.ts'

const noteLengthMax = 2_000
const phraseLengthMax = 200
const listedMax = 500
const dayMs = 86_400_000
const spanMsMax = 400 * dayMs
const alarmsMax = 50

const TimingInput = Type.Object(
  {
    kind: Type.Enum([...timingKinds]),
    at: Type.Optional(Type.String({ maxLength: 40, description: 'The instant, as ISO 8601 with its offset.' })),
    when: Type.Optional(
      Type.String({ maxLength: phraseLengthMax, description: 'Instead of it, in Persian: «فردا ۸ صبح».' }),
    ),
    note: Type.Optional(Type.String({ maxLength: noteLengthMax })),
    overruling: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: noteLengthMax,
        description: 'Why a publication is set although a second person should set it.',
      }),
    ),
  },
  { additionalProperties: false },
)
type TimingInput = Static<typeof TimingInput>

const ReasonInput = Type.Object(
  { reason: Type.Optional(Type.String({ maxLength: noteLengthMax })) },
  { additionalProperties: false },
)
type ReasonInput = Static<typeof ReasonInput>

const SpanQuery = Type.Object(
  {
    from: Type.Optional(Type.String({ maxLength: 40, description: 'ISO 8601; now when left out.' })),
    to: Type.Optional(Type.String({ maxLength: 40, description: 'ISO 8601, not itself; a week later when left out.' })),
  },
  { additionalProperties: false },
)
type SpanQuery = Static<typeof SpanQuery>

/** What is to happen to articles at an instant: publication, withdrawal, the end of an embargo. */
export const timingRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/timings',
    summary: 'What is, or was, to happen from one instant to another, the soonest first.',
    needs: 'read',
    query: SpanQuery,
    answers: { 200: '`{timings}`, at most 500', 422: 'invalid-content' },
    handle: async ({ database }, { query }) => {
      const { from: first, to: last } = query as SpanQuery
      const from = first === undefined ? new Date() : instantOf(first, 'from')
      const to = last === undefined ? new Date(from.getTime() + 7 * dayMs) : instantOf(last, 'to')
      if (to <= from || to.getTime() - from.getTime() > spanMsMax) {
        throw new Refusal('invalid-content', { detail: 'to: after `from`, and at most 400 days.' })
      }
      const timings = await listTimings(database, { from, to, limit: listedMax })
      return { status: 200, body: { timings: timings.map(presentTimedArticle) } }
    },
  },
  {
    method: 'GET',
    path: '/api/v1/timings/alarms',
    summary: 'What failed and nobody has seen to, and what is overdue by a minute.',
    needs: 'read',
    answers: { 200: '`{timings}`' },
    handle: async ({ database }) => {
      const timings = await timingAlarms(database, new Date(), alarmsMax)
      return { status: 200, body: { timings: timings.map(presentTimedArticle) } }
    },
  },
  {
    method: 'POST',
    path: '/api/v1/timings/:id/settlement',
    summary: 'Say that somebody has seen to a timing that failed.',
    needs: 'publish',
    answers: { 204: 'It alarms no longer.', 404: 'not-found' },
    handle: once(async (transaction, request) => {
      await settleFailedTiming(transaction, request.actor, idIn(request.params))
      return { status: 204, body: null }
    }),
  },
  {
    method: 'GET',
    path: '/api/v1/articles/:code/timings',
    summary: 'All that was ever to happen to an article, the newest first; `end` is null while it is to come.',
    needs: 'read',
    answers: { 200: '`{timings}`', 404: 'not-found' },
    handle: async ({ database }, { params }) => {
      const manuscript = await readManuscript(database, codeIn(params))
      if (manuscript === null) throw new Refusal('not-found', { code: params.code })
      const timings = await timingsOf(database, manuscript.articleId)
      return { status: 200, body: { timings: timings.map(presentTiming) } }
    },
  },
  {
    method: 'POST',
    path: '/api/v1/articles/:code/timings',
    summary: 'Set when the newest revision is published, or the article taken down, or until when it is held back.',
    needs: 'write',
    body: TimingInput,
    answers: {
      201: 'The timing.',
      403: 'forbidden: a publication needs who may publish, a withdrawal who may withdraw',
      409: 'embargoed, already-published, not-published',
      422: 'untimely, not-ready; invalid-content where the words mean more than one instant (`choices`), or none',
    },
    handle: once(async (transaction, request) => {
      const { kind, note, overruling, ...given } = request.body as TimingInput
      const now = new Date()
      const wish = { kind, dueAt: comingIn(given, now), note: lineOf(note), now, overruling: lineOf(overruling) }
      const timing = await setTiming(transaction, request.actor, codeIn(request.params), wish)
      return { status: 201, body: presentTiming(timing) }
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/articles/:code/timings/:id/cancellation',
    summary: 'What was to happen will not; an embargo is released, with a reason, by who may.',
    needs: 'publish',
    body: ReasonInput,
    answers: { 204: 'It will not happen.', 403: 'forbidden', 404: 'not-found', 422: 'invalid-content: no reason' },
    handle: once(async (transaction, request) => {
      const reason = lineOf((request.body as ReasonInput | undefined)?.reason)
      const cancellation = { id: idIn(request.params), reason }
      await cancelTiming(transaction, request.actor, codeIn(request.params), cancellation)
      return { status: 204, body: null }
    }),
  },
]

function lineOf(written: string | undefined): string | null {
  const line = cleanLine(written ?? '')
  return line === '' ? null : line
}
