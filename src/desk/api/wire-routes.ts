import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { Refusal } from '#server'
import { bytesOfItem, type Database, listCopies, listRecalls, listStories, readCopy, readStory } from '#store'
import { type Handling, handleWireItem } from '../actions/handle-wire-item.ts'
import { settleOneRecall } from '../actions/settle-recall.ts'
import { mergeStory, splitStory } from '../actions/sort-stories.ts'
import { takeWireItem } from '../actions/take-wire-item.ts'
import { cutPage } from '../cut-page.ts'
import { presentRecall, presentStory, presentStoryEntry, presentWireItem } from '../present/wire.ts'
import { cleanLine } from './article-input.ts'
import { idIn } from './in-path.ts'
import { once } from './once.ts'
import type { ApiRoute } from './route.ts'
import { storyQueryOf } from './wire-query.ts'
import { HandlingInput, MergeInput, RecallQuery, SettlementInput, SplitInput, WireQuery } from './wire-schemas.ts'

const unpacked = promisify(gunzip)
const listLength = 20
const originalBytesMax = 32 * 1024 * 1024

const reading: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/wire-items',
    summary: 'Items of the wire, the newest first; `next` goes into `below` for the page after.',
    needs: 'read',
    query: WireQuery,
    answers: { 200: '`{items, next}`' },
    handle: async ({ database }, { query }) => {
      const { limit = listLength, below, ...asked } = query as WireQuery
      const list = await listCopies(database, {
        ...storyQueryOf(asked),
        limit: limit + 1,
        ...(below === undefined ? {} : { belowItem: below }),
      })
      const { page, last } = cutPage(list, limit)
      return { status: 200, body: { items: page.map(presentWireItem), next: last?.id ?? null } }
    },
  },
  {
    method: 'GET',
    path: '/api/v1/wire-items/:id',
    summary: 'One item of the wire.',
    needs: 'read',
    answers: { 200: 'The item.', 404: 'not-found' },
    handle: async ({ database }, { params }) => {
      const item = await readCopy(database, idIn(params))
      if (item === null) throw new Refusal('not-found', { id: params.id })
      return { status: 200, body: presentWireItem(item) }
    },
  },
  {
    method: 'GET',
    path: '/api/v1/wire-items/:id/original',
    summary: 'The bytes an item came in, as they came.',
    needs: 'read',
    answers: { 200: 'The bytes.', 404: 'not-found (or kept no more)' },
    handle: async ({ database }, { params }) => giveOriginal(database, idIn(params)),
  },
  {
    method: 'GET',
    path: '/api/v1/stories',
    summary: 'Stories, the one with the newest item first; `next` goes into `below` for the page after.',
    needs: 'read',
    query: WireQuery,
    answers: { 200: '`{stories, next}`' },
    handle: async ({ database }, { query }) => {
      const { limit = listLength, below, ...asked } = query as WireQuery
      const page = { limit, ...(below === undefined ? {} : { belowItem: below }) }
      const { stories, next } = await listStories(database, { ...storyQueryOf(asked), ...page })
      return { status: 200, body: { stories: stories.map(presentStoryEntry), next } }
    },
  },
  {
    method: 'GET',
    path: '/api/v1/stories/:id',
    summary: 'A story: its versions in the order of time, who was first, and what each adds.',
    needs: 'read',
    answers: { 200: 'The story.', 404: 'not-found' },
    handle: async ({ database }, { params }) => ({ status: 200, body: await storyAt(database, idIn(params)) }),
  },
  {
    method: 'GET',
    path: '/api/v1/recalls',
    summary: 'Articles that depend on what a source, or we, corrected, denied or took back, the newest first.',
    needs: 'read',
    query: RecallQuery,
    answers: { 200: '`{recalls, next}`' },
    handle: async ({ database }, { query }) => {
      const { limit = listLength, below = null, state = 'open' } = query as RecallQuery
      const list = await listRecalls(database, { limit: limit + 1, belowId: below, state })
      const { page, last } = cutPage(list, limit)
      return { status: 200, body: { recalls: page.map(presentRecall), next: last?.id ?? null } }
    },
  },
]

const writing: ApiRoute[] = [
  {
    method: 'POST',
    path: '/api/v1/wire-items/:id/draft',
    summary: 'Take an item: a draft with its words, its source chain and its statements.',
    needs: 'write',
    answers: { 201: '`{code, revision}`', 404: 'not-found', 409: 'already-taken', 422: 'invalid-content' },
    handle: once(async (transaction, request) => {
      const { code, revision } = await takeWireItem(transaction, request.actor, idIn(request.params))
      const headers = { etag: `"${revision}"`, location: `/api/v1/articles/${code}` }
      return { status: 201, headers, body: { code, revision } }
    }),
  },
  {
    method: 'PUT',
    path: '/api/v1/wire-items/:id/status',
    summary: 'Ignore an item and its story, watch it, or put it among the new ones again.',
    needs: 'write',
    body: HandlingInput,
    answers: { 204: 'Done.', 404: 'not-found' },
    handle: once(async (transaction, request) => {
      const { status } = request.body as HandlingInput
      const kind: Handling = status === 'new' ? 'reopened' : status
      await handleWireItem(transaction, request.actor, { itemId: idIn(request.params), kind })
      return { status: 204, body: null }
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/stories/:id/split',
    summary: 'Take items out of a story into one of their own; no folding puts them back.',
    needs: 'write',
    body: SplitInput,
    answers: { 201: 'The new story.', 404: 'not-found', 422: 'invalid-content' },
    handle: once(async (transaction, request) => {
      const { items } = request.body as SplitInput
      const own = await splitStory(transaction, request.actor, { storyId: idIn(request.params), itemIds: items })
      const headers = { location: `/api/v1/stories/${own}` }
      return { status: 201, headers, body: await storyAt(transaction, own) }
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/stories/:id/merge',
    summary: 'Put the items of another story into this one; no folding takes them apart.',
    needs: 'write',
    body: MergeInput,
    answers: { 200: 'The story.', 404: 'not-found', 422: 'invalid-content' },
    handle: once(async (transaction, request) => {
      const intoId = idIn(request.params)
      const { story: fromId } = request.body as MergeInput
      await mergeStory(transaction, request.actor, { fromId, intoId })
      return { status: 200, body: await storyAt(transaction, intoId) }
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/recalls/:id/settlement',
    summary: 'Record that a recall was looked after, or is ignored for a reason (`note`).',
    needs: 'write',
    body: SettlementInput,
    answers: { 204: 'Done.', 404: 'not-found' },
    handle: once(async (transaction, request) => {
      const { note, kind = 'handled' } = (request.body ?? {}) as SettlementInput
      const cleaned = note === undefined ? null : cleanLine(note) || null
      await settleOneRecall(transaction, request.actor, { id: idIn(request.params), kind, note: cleaned })
      return { status: 204, body: null }
    }),
  },
]

/** What the desk does with the wire, over the API. */
export const wireRoutes: readonly ApiRoute[] = [...reading, ...writing]

async function storyAt(database: Database, id: number): Promise<object> {
  const story = await readStory(database, id)
  if (story === null) throw new Refusal('not-found', { id })
  return presentStory(story)
}

/** Handed over for saving, never for showing: what came from elsewhere is not run under our address. */
export async function giveOriginal(database: Database, id: number) {
  const kept = await bytesOfItem(database, id)
  if (kept === null) throw new Refusal('not-found', { id })
  const headers = {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="wire-item-${id}.bin"`,
    'x-content-type-options': 'nosniff',
    ...(kept.contentType === null ? {} : { 'x-original-content-type': headerText(kept.contentType) }),
  }
  return { status: 200, headers, body: await unpacked(kept.gzipped, { maxOutputLength: originalBytesMax }) }
}

function headerText(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '').slice(0, 200)
}
