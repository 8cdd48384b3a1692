import { readAddress } from '#article'
import { Refusal } from '#server'
import { listPeople, listSources } from '#store'
import {
  changePerson,
  changeSource,
  findPerson,
  findSource,
  keepSource,
  mergePerson,
  mergeSource,
} from '../actions/sourcing/keep-records.ts'
import { cutPage } from '../cut-page.ts'
import { cleanLine } from './article-input.ts'
import { recordNameIn } from './in-path.ts'
import { once } from './once.ts'
import type { ApiRoute } from './route.ts'
import { MergerInput, NewSourceInput, PersonInput, RecordsQuery, SourceInput } from './sourcing-schemas.ts'

/** The directory of sources, and the records of people: listed, edited, merged. */
export const recordRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/sources',
    summary: 'Sources by slug; `next` goes into `after` for the page after.',
    needs: 'read',
    query: RecordsQuery,
    answers: { 200: '`{sources, next}`' },
    handle: async ({ database }, { query }) => {
      const { limit = 20, ...asked } = query as RecordsQuery
      const found = await listSources(database, { ...asked, limit: limit + 1 })
      const { page, last } = cutPage(found, limit)
      return { status: 200, body: { sources: page, next: last?.slug ?? null } }
    },
  },
  {
    method: 'POST',
    path: '/api/v1/sources',
    summary: 'Add a source to the directory; texts are read with its names from now on.',
    needs: 'publish',
    body: NewSourceInput,
    answers: { 201: 'The source.', 409: 'already-exists, with whose the names are' },
    handle: once(async (transaction, request) => {
      const input = request.body as NewSourceInput
      const source = await keepSource(transaction, request.actor, {
        ...input,
        ...cleaned(input),
        name: nameIn(input.name),
      })
      return { status: 201, headers: { location: `/api/v1/sources/${source.id}` }, body: source }
    }),
  },
  {
    method: 'GET',
    path: '/api/v1/sources/:id',
    summary: 'A source by id or slug.',
    needs: 'read',
    answers: { 200: 'The source.', 404: 'not-found' },
    handle: async ({ database }, { params }) => ({
      status: 200,
      body: await findSource(database, recordNameIn(params)),
    }),
  },
  {
    method: 'PUT',
    path: '/api/v1/sources/:id',
    summary: 'Change a source: what is left out stays. Its slug never changes.',
    needs: 'publish',
    body: SourceInput,
    answers: { 200: 'The source.', 404: 'not-found', 409: 'already-exists' },
    handle: once(async (transaction, request) => {
      const input = request.body as SourceInput
      const change = { ...input, ...cleaned(input), ...(input.name !== undefined && { name: nameIn(input.name) }) }
      return {
        status: 200,
        body: await changeSource(transaction, request.actor, recordNameIn(request.params), change),
      }
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/sources/:id/merger',
    summary: 'Merge another record (`from`) of the same source into this one; its address leads here from now on.',
    needs: 'publish',
    body: MergerInput,
    answers: { 200: 'The kept source.', 404: 'not-found', 422: 'invalid-content' },
    handle: once(async (transaction, request) => {
      const pair = { into: recordNameIn(request.params), from: (request.body as MergerInput).from }
      return { status: 200, body: await mergeSource(transaction, request.actor, pair) }
    }),
  },
  {
    method: 'GET',
    path: '/api/v1/persons',
    summary: 'People who speak in articles, by slug; `next` goes into `after`.',
    needs: 'read',
    query: RecordsQuery,
    answers: { 200: '`{persons, next}`' },
    handle: async ({ database }, { query }) => {
      const { limit = 20, ...asked } = query as RecordsQuery
      const found = await listPeople(database, { ...asked, limit: limit + 1 })
      const { page, last } = cutPage(found, limit)
      return { status: 200, body: { persons: page, next: last?.slug ?? null } }
    },
  },
  {
    method: 'GET',
    path: '/api/v1/persons/:id',
    summary: 'A person by id or slug, with names and offices.',
    needs: 'read',
    answers: { 200: 'The person.', 404: 'not-found' },
    handle: async ({ database }, { params }) => ({
      status: 200,
      body: await findPerson(database, recordNameIn(params)),
    }),
  },
  {
    method: 'PUT',
    path: '/api/v1/persons/:id',
    summary: 'Change a person: what is left out stays. The slug never changes.',
    needs: 'publish',
    body: PersonInput,
    answers: { 200: 'The person.', 404: 'not-found', 409: 'already-exists' },
    handle: once(async (transaction, request) => {
      const { name, names, tenures } = request.body as PersonInput
      const change = {
        ...(name !== undefined && { name: nameIn(name) }),
        ...(names !== undefined && { names: names.map(nameIn) }),
        ...(tenures !== undefined && { tenures: tenures.map((one) => ({ ...one, title: nameIn(one.title) })) }),
      }
      return {
        status: 200,
        body: await changePerson(transaction, request.actor, recordNameIn(request.params), change),
      }
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/persons/:id/merger',
    summary: 'Merge another record (`from`) of the same person into this one; their address leads here from now on.',
    needs: 'publish',
    body: MergerInput,
    answers: { 200: 'The kept person.', 404: 'not-found', 422: 'invalid-content' },
    handle: once(async (transaction, request) => {
      const pair = { into: recordNameIn(request.params), from: (request.body as MergerInput).from }
      return { status: 200, body: await mergePerson(transaction, request.actor, pair) }
    }),
  },
]

/** Names in house letters; an address that leads to the web. Refuses `invalid-content`. */
function cleaned({ names, ambiguousNames, home }: SourceInput) {
  const address = home == null ? null : readAddress(home, ['web'])
  if (home != null && address === null) throw new Refusal('invalid-content', { detail: 'home: no web address.' })
  return {
    ...(names !== undefined && { names: names.map(nameIn) }),
    ...(ambiguousNames !== undefined && { ambiguousNames: ambiguousNames.map(nameIn) }),
    ...(home !== undefined && { home: address }),
  }
}

function nameIn(written: string): string {
  const name = cleanLine(written)
  if (!/\p{L}/u.test(name)) throw new Refusal('invalid-content', { detail: `«${written}» is no name.` })
  return name
}
