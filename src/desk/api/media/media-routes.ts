import { pictureBytesMax } from '#media'
import { type EndpointAnswer, Refusal } from '#server'
import { countUses, inTransaction, listMedia, type Medium, usesOf } from '#store'
import { cutMedium } from '../../actions/media/cut-medium.ts'
import { describeInLibrary } from '../../actions/media/describe-medium.ts'
import { fetchMedium } from '../../actions/media/fetch-medium.ts'
import { keepMedium, uploadOf } from '../../actions/media/keep-medium.ts'
import { knownMedium, type MediaRoom } from '../../actions/media/media-room.ts'
import { removeMedium } from '../../actions/media/remove-medium.ts'
import { cutPage } from '../../cut-page.ts'
import { presentMedium, presentUse } from '../../present/medium.ts'
import { revisionIn } from '../in-path.ts'
import { answerOnce } from '../once.ts'
import type { ApiOptions, ApiRequest, ApiRoute } from '../route.ts'
import { instantOf } from '../timings/coming-instant.ts'
import { foldedWords } from '../wire-query.ts'
import { AddressInput, CutInput, MediaQuery, MediumInput, MediumNameQuery } from './media-schemas.ts'

const usesShown = 50

const taken = {
  200: 'The medium; it was there already.',
  201: 'The medium, with what its file says of itself.',
  422: 'unusable-media: `kind` says why (empty, too-large, unknown-format, broken, too-many-frames, unplayable)',
}

/** What the library needs of the house: the desk asks it as well as the API. */
export type LibraryOptions = Pick<ApiOptions, 'database' | 'library' | 'articleUrl'>
export type LibraryRoute = Omit<ApiRoute, 'handle'> & {
  needs: NonNullable<ApiRoute['needs']>
  handle(options: LibraryOptions, request: ApiRequest): Promise<EndpointAnswer>
}

/** The library: pictures and films, what is said of them, where they are used. */
export const mediaRoutes: LibraryRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/media',
    summary: 'Pictures and films, the newest first; `next` goes into `below` for the page after.',
    needs: 'read',
    query: MediaQuery,
    answers: { 200: '`{media, next}`, each with the number of articles that use it' },
    handle: async (options, { query }) => {
      const { database } = roomOf(options)
      const { q = '', kind = 'any', state = 'any', below = null, limit = 40 } = query as MediaQuery
      const wish = { words: foldedWords(q), kind, state, belowId: below, limit: limit + 1 }
      const found = await listMedia(database, wish)
      const { page: media, last } = cutPage(found, limit)
      const uses = await countUses(
        database,
        media.map(({ hash }) => hash),
      )
      const presented = media.map((medium) => ({ ...presentMedium(medium), uses: uses.get(medium.hash) ?? 0 }))
      return { status: 200, body: { media: presented, next: last?.id ?? null } }
    },
  },
  {
    method: 'POST',
    path: '/api/v1/media',
    summary: 'Take a picture into the library: its bytes are the body, whatever their type is said to be.',
    needs: 'write',
    query: MediumNameQuery,
    bytes: { bytesMax: pictureBytesMax },
    answers: { ...taken, 413: 'too-large: what is larger comes in pieces (uploads)' },
    handle: async (options, request) => {
      const room = roomOf(options)
      const { name } = request.query
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const uploadId = await uploadOf(room, request.actor, bytes)
      const wish = { uploadId, name: typeof name === 'string' ? name : '', origin: null, cutFrom: null }
      return answerKept(await keepMedium(room, request.actor, wish))
    },
  },
  {
    method: 'POST',
    path: '/api/v1/media/from-address',
    summary: 'Fetch a picture from its public address into the library.',
    needs: 'write',
    body: AddressInput,
    answers: { ...taken, 422: `${taken[422]}; unusable-address` },
    handle: (options, request) =>
      repeatable(options, request, async () => {
        const { url } = request.body as AddressInput
        return answerKept(await fetchMedium(roomOf(options), request.actor, url))
      }),
  },
  {
    method: 'GET',
    path: '/api/v1/media/:hash',
    summary: 'A medium with where it is used; its version is the ETag.',
    needs: 'read',
    answers: { 200: 'The medium with `uses`.', 404: 'not-found' },
    handle: async (options, { params }) => {
      const { database } = roomOf(options)
      const medium = await knownMedium(database, params.hash ?? '')
      const uses = await usesOf(database, medium.hash, usesShown)
      return answerMedium(200, medium, { uses: uses.map((use) => presentUse(use, options.articleUrl)) })
    },
  },
  {
    method: 'PUT',
    path: '/api/v1/media/:hash',
    summary: 'Say what it shows, whose it is, until when, and where its middle is. `If-Match` names its version.',
    needs: 'write',
    body: MediumInput,
    answers: {
      200: 'The medium.',
      404: 'not-found',
      412: 'stale-revision, with what stands',
      428: 'revision-required',
    },
    handle: (options, request) =>
      inTransaction(roomOf(options).database, async (transaction) => {
        const { rightsEnd, ...words } = request.body as MediumInput
        const end =
          rightsEnd === undefined ? {} : { rightsEnd: rightsEnd === null ? null : instantOf(rightsEnd, 'rightsEnd') }
        const wish = { ...defined(words), ...end, from: revisionIn(request) }
        return answerMedium(200, await describeInLibrary(transaction, request.actor, request.params.hash ?? '', wish))
      }),
  },
  {
    method: 'DELETE',
    path: '/api/v1/media/:hash',
    summary: 'Remove a medium that nothing shows, for good.',
    needs: 'illustrate',
    answers: { 204: 'Removed.', 404: 'not-found', 409: 'in-use' },
    handle: async (options, { actor, params }) => {
      await removeMedium(roomOf(options), actor, params.hash ?? '')
      return { status: 204, body: null }
    },
  },
  {
    method: 'POST',
    path: '/api/v1/media/:hash/cuts',
    summary: 'Cut a part out of a picture as a picture of its own.',
    needs: 'write',
    body: CutInput,
    answers: { ...taken, 404: 'not-found' },
    handle: (options, request) =>
      repeatable(options, request, async () => {
        const wish = { hash: request.params.hash ?? '', cut: request.body as CutInput }
        return answerKept(await cutMedium(roomOf(options), request.actor, wish))
      }),
  },
]

/** The library of this house. Refuses `not-found` where there is none. */
export function roomOf({ database, library }: Pick<LibraryOptions, 'database' | 'library'>): MediaRoom {
  if (library === undefined) throw new Refusal('not-found')
  return { database, ...library }
}

/** With an `Idempotency-Key` the answer is kept. The work has transactions of its own: some of it is on the disk. */
export function repeatable(
  { database }: Pick<LibraryOptions, 'database'>,
  request: ApiRequest,
  work: () => Promise<EndpointAnswer>,
): Promise<EndpointAnswer> {
  return request.headers['idempotency-key'] === undefined ? work() : answerOnce(database, request, work)
}

export function answerKept({ medium, isNew }: { medium: Medium; isNew: boolean }): EndpointAnswer {
  return answerMedium(isNew ? 201 : 200, medium)
}

function answerMedium(status: number, medium: Medium, more: object = {}): EndpointAnswer {
  const headers = { etag: `"${medium.version}"`, location: `/api/v1/media/${medium.hash}` }
  return { status, headers, body: { ...presentMedium(medium), ...more } }
}

function defined<T extends object>(words: T): T {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined)) as T
}
