import Type, { type Static } from 'typebox'
import { articleKinds } from '#article'
import { Refusal } from '#server'
import { allChecklistItems, type Database, readManuscript, readWorkingCopy } from '#store'
import { type Check, checklistOf, markCheck } from '../../actions/flow/checklist.ts'
import { addCheck, type CheckWish, checkWordsMax, removeCheck } from '../../actions/settings/arrange-checklist.ts'
import { cleanLine } from '../article-input.ts'
import { codeIn, idIn } from '../in-path.ts'
import { once } from '../once.ts'
import type { ApiRoute } from '../route.ts'

export const waiverLengthMax = 2_000
const slugLengthMax = 100
const closed = { additionalProperties: false }

const MarkInput = Type.Object(
  {
    kind: Type.Union([Type.Literal('ticked'), Type.Literal('cleared'), Type.Literal('waived')]),
    reason: Type.Optional(Type.String({ maxLength: waiverLengthMax, description: 'Needed to waive.' })),
  },
  closed,
)

const ItemInput = Type.Object(
  {
    words: Type.String({ maxLength: checkWordsMax * 2 }),
    section: Type.Optional(Type.String({ maxLength: slugLengthMax, description: 'With those under it; else all.' })),
    kind: Type.Optional(Type.Enum([...articleKinds])),
    required: Type.Optional(Type.Boolean({ description: 'Keeps articles from being sent and published. False.' })),
    again: Type.Optional(Type.Boolean({ description: 'Asked again when words of the article change. True.' })),
  },
  closed,
)

/** What is seen to before an article goes on: the items of the newsroom, and what was said of them. */
export const checklistRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/checklist',
    summary: 'What the newsroom wants seen to before articles go on, by section and kind.',
    needs: 'read',
    answers: { 200: '`{items: [{id, words, section, kind, required, again, made, by}]}`' },
    handle: async ({ database }) => ({ status: 200, body: await readItems(database) }),
  },
  {
    method: 'POST',
    path: '/api/v1/checklist',
    summary: 'Add an item.',
    needs: 'overrule',
    body: ItemInput,
    answers: { 201: 'As `GET`.', 422: 'invalid-content, unknown-section' },
    handle: once(async (transaction, request) => {
      await addCheck(transaction, request.actor, wishOf(request.body as Static<typeof ItemInput>, null))
      return { status: 201, body: await readItems(transaction) }
    }),
  },
  {
    method: 'PUT',
    path: '/api/v1/checklist/:id',
    summary: 'Put another item in its place; what was said of the old one does not count for it.',
    needs: 'overrule',
    body: ItemInput,
    answers: { 200: 'As `GET`.', 404: 'not-found', 422: 'invalid-content, unknown-section' },
    handle: once(async (transaction, request) => {
      const wish = wishOf(request.body as Static<typeof ItemInput>, idIn(request.params))
      await addCheck(transaction, request.actor, wish)
      return { status: 200, body: await readItems(transaction) }
    }),
  },
  {
    method: 'DELETE',
    path: '/api/v1/checklist/:id',
    summary: 'Take an item out of use.',
    needs: 'overrule',
    answers: { 204: 'Taken out.', 404: 'not-found' },
    handle: once(async (transaction, request) => {
      await removeCheck(transaction, request.actor, idIn(request.params))
      return { status: 204, body: null }
    }),
  },
  {
    method: 'GET',
    path: '/api/v1/articles/:code/checklist',
    summary: 'What is asked of an article as it is being written, and who saw to it, when, about which revision.',
    needs: 'read',
    answers: {
      200: '`{checks: [{id, words, required, state, mark, changedWords}]}`; `state` is open, ticked, waived, or lapsed (words changed since)',
      404: 'not-found',
    },
    handle: async ({ database }, { params }) => ({ status: 200, body: await readChecks(database, codeIn(params)) }),
  },
  {
    method: 'POST',
    path: '/api/v1/articles/:code/checklist/:id/marks',
    summary: 'Say that it was seen to (what is being written becomes a revision), take that back, or waive it.',
    needs: 'write',
    body: MarkInput,
    answers: {
      201: 'As `GET …/checklist`.',
      403: 'forbidden, other-section',
      404: 'not-found',
      422: 'invalid-content: a waiver without a reason; not-ready: a choice is open',
    },
    handle: once(async (transaction, request) => {
      const { kind, reason = '' } = request.body as Static<typeof MarkInput>
      const code = codeIn(request.params)
      const wish = { item: idIn(request.params), kind, reason: cleanLine(reason) || null }
      await markCheck(transaction, request.actor, code, wish)
      return { status: 201, body: await readChecks(transaction, code) }
    }),
  },
]

function wishOf(input: Static<typeof ItemInput>, replaces: number | null): CheckWish {
  const { words, section = null, kind = null, required = false, again = true } = input
  return { words: cleanLine(words), section, kind, isRequired: required, isAskedAgain: again, replaces }
}

async function readItems(database: Database): Promise<object> {
  const items = await allChecklistItems(database)
  return {
    items: items.map(({ id, words, section, kind, isRequired, isAskedAgain, madeAt, madeBy }) => ({
      ...{ id, words, section: section?.slug ?? null, kind, required: isRequired, again: isAskedAgain },
      ...{ made: madeAt.toISOString(), by: madeBy },
    })),
  }
}

async function readChecks(database: Database, code: number): Promise<object> {
  const manuscript = await readManuscript(database, code)
  if (manuscript === null) throw new Refusal('not-found', { code })
  const { articleId } = manuscript
  const copy = await readWorkingCopy(database, articleId)
  const isWritten = copy !== null && copy.begunAt !== null
  const checks = await checklistOf(database, { articleId, content: isWritten ? copy.content : manuscript.content })
  return { checks: checks.map(presentCheck) }
}

function presentCheck({ id, words, isRequired, isAskedAgain, state, mark, changedWords }: Check): object {
  const said = mark && { kind: mark.kind, revision: mark.revision, reason: mark.reason, by: mark.by }
  return {
    ...{ id, words, required: isRequired, again: isAskedAgain, state, changedWords },
    mark: said && { ...said, at: mark!.at.toISOString() },
  }
}
