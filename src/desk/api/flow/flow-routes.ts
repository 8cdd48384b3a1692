import Type, { type Static } from 'typebox'
import { Refusal } from '#server'
import {
  assignmentsOf,
  countQueues,
  type Database,
  listQueue,
  type QueueAsker,
  queueNames,
  queuePlaceIn,
  queuePlaceName,
  readManuscript,
  readWorkingCopy,
  stepKinds,
  stepsOf,
} from '#store'
import { assignWork, endWork } from '../../actions/flow/assign-work.ts'
import { openSteps, standing, takeStep } from '../../actions/flow/take-step.ts'
import { cutPage } from '../../cut-page.ts'
import type { Actor } from '../../policy.ts'
import { presentFlow, presentQueueEntry } from '../../present/flow.ts'
import { cleanLine } from '../article-input.ts'
import { codeIn, idIn } from '../in-path.ts'
import { once } from '../once.ts'
import type { ApiRoute } from '../route.ts'
import { comingIn } from '../timings/coming-instant.ts'

export const reasonLengthMax = 2_000
const queueLengthMax = 200
/** Counted no further. */
const countMax = 1_000
const loginLengthMax = 64

const StepInput = Type.Object(
  {
    kind: Type.Enum([...stepKinds]),
    reason: Type.Optional(Type.String({ maxLength: reasonLengthMax, description: 'Needed to return or reject.' })),
  },
  { additionalProperties: false },
)

const AssignmentInput = Type.Object(
  {
    to: Type.String({ maxLength: loginLengthMax, description: 'Login of who is to do it.' }),
    brief: Type.Optional(Type.String({ maxLength: reasonLengthMax })),
    at: Type.Optional(Type.String({ maxLength: 40, description: 'Until when, as ISO 8601 with its offset.' })),
    when: Type.Optional(Type.String({ maxLength: 200, description: 'Instead of it, in Persian: «شنبه ۱۲ ظهر».' })),
  },
  { additionalProperties: false },
)

const EndingInput = Type.Object(
  { kind: Type.Union([Type.Literal('done'), Type.Literal('cancelled')]) },
  { additionalProperties: false },
)

const QueueQuery = Type.Object(
  {
    of: Type.Optional(Type.Enum([...queueNames])),
    after: Type.Optional(Type.String({ maxLength: 40, description: '`next` of the page before.' })),
  },
  { additionalProperties: false },
)

/** How articles go through the newsroom: steps, queues, assignments. */
export const flowRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/queue',
    summary: 'What waits: for me (`mine`), sent by me, before my sections’ editors, before the chief, assigned.',
    needs: 'read',
    query: QueueQuery,
    answers: {
      200: '`{of, counts, articles, next}`, at most 200 a page, what waits longest first; `next` goes into `after`; counted up to 1000',
      400: 'invalid-request: `after` is no place of a queue',
    },
    handle: async ({ database }, { query, actor }) => {
      const { of: name = 'mine', after: written } = query as Static<typeof QueueQuery>
      const after = queuePlaceIn(written)
      if (after === null && written !== undefined) throw new Refusal('invalid-request', { detail: 'after: no place.' })
      const asker = askerOf(actor)
      const [counts, found] = await Promise.all([
        countQueues(database, { asker, most: countMax }),
        listQueue(database, { name, asker, after, limit: queueLengthMax + 1 }),
      ])
      const { page, last } = cutPage(found, queueLengthMax)
      const next = last && queuePlaceName(last.place)
      return { status: 200, body: { of: name, counts, articles: page.map(presentQueueEntry), next } }
    },
  },
  {
    method: 'GET',
    path: '/api/v1/articles/:code/flow',
    summary: 'Where an article stands, the steps it went (the newest first) and the work that was given for it.',
    needs: 'read',
    answers: {
      200: '`{stage, sentBy, open, steps, assignments}`; `open` names the steps that whoever asks may take',
      404: 'not-found',
    },
    handle: async ({ database }, { params, actor }) => ({
      status: 200,
      body: await readFlow(database, actor, codeIn(params)),
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/articles/:code/steps',
    summary: 'Send it to its section’s editors or the chief, take that back, return it, reject it.',
    needs: 'write',
    body: StepInput,
    answers: {
      201: 'As `GET …/flow`.',
      403: 'forbidden, other-section',
      409: 'out-of-turn, already-published',
      422: 'invalid-content: no reason; not-ready: a choice is open',
    },
    handle: once(async (transaction, request) => {
      const { kind, reason } = request.body as Static<typeof StepInput>
      const code = codeIn(request.params)
      await takeStep(transaction, request.actor, code, { kind, reason: lineOf(reason), version: null })
      return { status: 201, body: await readFlow(transaction, request.actor, code) }
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/articles/:code/assignments',
    summary: 'Give somebody work on an article, until an instant.',
    needs: 'write',
    body: AssignmentInput,
    answers: { 201: 'As `GET …/flow`.', 403: 'forbidden, other-section', 422: 'invalid-content, untimely' },
    handle: once(async (transaction, request) => {
      const { to, brief, ...given } = request.body as Static<typeof AssignmentInput>
      const now = new Date()
      const dueAt = given.at === undefined && given.when === undefined ? null : comingIn(given, now)
      const code = codeIn(request.params)
      await assignWork(transaction, request.actor, code, { to, brief: lineOf(brief), dueAt, now })
      return { status: 201, body: await readFlow(transaction, request.actor, code) }
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/articles/:code/assignments/:id/ending',
    summary: 'Work is done, or not wanted any more.',
    needs: 'write',
    body: EndingInput,
    answers: { 204: 'It has ended.', 403: 'forbidden, other-section', 404: 'not-found' },
    handle: once(async (transaction, request) => {
      const { kind } = request.body as Static<typeof EndingInput>
      await endWork(transaction, request.actor, codeIn(request.params), { id: idIn(request.params), kind })
      return { status: 204, body: null }
    }),
  },
]

/** Who asks for a queue. */
export function askerOf({ id, sections = null }: Actor): QueueAsker {
  return { id, login: id.startsWith('account:') ? id.slice('account:'.length) : null, sections }
}

async function readFlow(database: Database, actor: Actor, code: number): Promise<object> {
  const manuscript = await readManuscript(database, code)
  if (manuscript === null) throw new Refusal('not-found', { code })
  const { articleId, content } = manuscript
  const stage = await standing(database, manuscript)
  const copy = await readWorkingCopy(database, articleId)
  const hasBegun = copy !== null && copy.begunAt !== null
  return presentFlow({
    stage,
    open: openSteps(actor, { stage, section: content.section, hasBegun }),
    steps: await stepsOf(database, articleId),
    assignments: await assignmentsOf(database, articleId),
  })
}

function lineOf(written: string | undefined): string | null {
  const line = cleanLine(written ?? '')
  return line === '' ? null : line
}
