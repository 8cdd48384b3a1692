import Type, { type Static } from 'typebox'
import { type Misspelling, misspellings } from '#persian'
import { Refusal } from '#server'
import { allHouseWords, listHouseWords } from '#store'
import { forgetWord, teachWords, wordsMax } from '../../actions/settings/house-words.ts'
import { cutPage } from '../../cut-page.ts'
import { once } from '../once.ts'
import type { ApiRoute } from '../route.ts'

const pageMax = 200
/** A long article has 10,000 letters. */
const lettersMax = 20_000
/** A paragraph: 4,000 letters of nothing but unknown words cost half a second at worst, and others wait that long. */
const textLengthMax = 4_000
const readersMax = 2

const closed = { additionalProperties: false }
const visible = '^[^\\u0000-\\u001f]*$'

const WordsQuery = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 60, pattern: visible, description: 'What the word has in it.' })),
    before: Type.Optional(Type.Integer({ minimum: 1, description: '`next` of the page before.' })),
  },
  closed,
)
type WordsQuery = Static<typeof WordsQuery>

const WordsInput = Type.Object(
  { words: Type.Array(Type.String({ maxLength: 200 }), { minItems: 1, maxItems: wordsMax }) },
  closed,
)
type WordsInput = Static<typeof WordsInput>

const SpellingInput = Type.Object(
  { texts: Type.Array(Type.String({ maxLength: textLengthMax }), { minItems: 1, maxItems: 500 }) },
  closed,
)
type SpellingInput = Static<typeof SpellingInput>

/** The dictionary of the newsroom, and spelling by it. */
export const wordRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/words',
    summary: 'Words of the newsroom that no dictionary has, newest first, with who added each.',
    needs: 'read',
    query: WordsQuery,
    answers: { 200: '`{words: [{word, addedAt, addedBy}], next}`: `next` goes into `before` for the page after' },
    handle: async ({ database }, { query }) => {
      const { q = '', before } = query as WordsQuery
      const found = await listHouseWords(database, { find: q, before: before ?? null, limit: pageMax + 1 })
      const { page, last } = cutPage(found, pageMax)
      const words = page.map(({ word, addedAt, addedBy }) => ({ word, addedAt: addedAt.toISOString(), addedBy }))
      return { status: 200, body: { words, next: last?.id ?? null } }
    },
  },
  {
    method: 'POST',
    path: '/api/v1/words',
    summary: 'Add words for the whole newsroom, all or nothing; those that are there already count for nothing.',
    needs: 'write',
    body: WordsInput,
    answers: { 200: '`{added: [word…], known}`', 422: 'invalid-content: one is no word; see the facts' },
    handle: once(async (transaction, request) => ({
      status: 200,
      body: await teachWords(transaction, request.actor, (request.body as WordsInput).words),
    })),
  },
  {
    method: 'DELETE',
    path: '/api/v1/words/:word',
    summary: 'Take a word out of the dictionary of the newsroom.',
    needs: 'direct',
    answers: { 204: 'Removed.', 404: 'not-found' },
    handle: once(async (transaction, request) => {
      await forgetWord(transaction, request.actor, request.params.word ?? '')
      return { status: 204, body: null }
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/spelling',
    summary: 'Words that are probably misspelled, with suggestions; words of the newsroom are right.',
    needs: 'write',
    body: SpellingInput,
    answers: {
      200: '`{results: [[{start, end, word, suggestions}]]}`, one list a text',
      413: `too-large: ${lettersMax} letters at once`,
      503: 'overloaded',
    },
    handle: async ({ database }, { body }) => {
      const { texts } = body as SpellingInput
      const letters = texts.reduce((sum, text) => sum + text.length, 0)
      if (letters > lettersMax) throw new Refusal('too-large', { lettersMax })
      return { status: 200, body: { results: await spell(texts, new Set(await allHouseWords(database))) } }
    },
  },
]

let readers = 0

/** A text at a turn, with a turn for everybody else between. Refuses `overloaded` when others are being read. */
async function spell(texts: readonly string[], own: ReadonlySet<string>): Promise<Misspelling[][]> {
  if (readers >= readersMax) throw new Refusal('overloaded', { retryAfterSeconds: 1 })
  readers += 1
  try {
    const results: Misspelling[][] = []
    for (const text of texts) {
      results.push(misspellings(text, own))
      await new Promise((resolve) => setImmediate(resolve))
    }
    return results
  } finally {
    readers -= 1
  }
}
