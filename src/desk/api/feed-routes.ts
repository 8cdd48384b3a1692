import { Refusal } from '#server'
import { type Database, type Feed, feedHealth, listFeeds, listVisits } from '#store'
import { findKnownFeed, rearrangeFeed } from '../actions/rearrange-feed.ts'
import { checkFeedNow, layFeedToRest, resumeFeed } from '../actions/rest-feed.ts'
import { takeUpFeed } from '../actions/take-up-feed.ts'
import { presentFeed, presentVisit } from '../present/feed.ts'
import { FeedInput, NewFeedInput, VisitsQuery } from './feed-schemas.ts'
import { once } from './once.ts'
import type { ApiRoute } from './route.ts'

const visitsDefault = 50

/** What is polled, and how it fares. */
export const feedRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/feeds',
    summary: 'All feeds with their health: last success, last error in Persian, items a day, silence.',
    needs: 'read',
    answers: { 200: '`{feeds}`' },
    handle: async ({ database }) => {
      const [feeds, health] = await Promise.all([listFeeds(database), feedHealth(database)])
      return { status: 200, body: { feeds: feeds.map((feed) => presentFeed(feed, health.get(feed.id)!)) } }
    },
  },
  {
    method: 'POST',
    path: '/api/v1/feeds',
    summary: 'Take a feed up; it is asked within a minute.',
    needs: 'arrange',
    body: NewFeedInput,
    answers: { 201: 'The feed.', 409: 'already-exists', 422: 'unusable-address, unknown-section' },
    handle: once(async (transaction, request) => {
      const feed = await takeUpFeed(transaction, request.actor, request.body as NewFeedInput)
      const headers = { location: `/api/v1/feeds/${feed.id}` }
      return { status: 201, headers, body: await presented(transaction, feed) }
    }),
  },
  {
    method: 'GET',
    path: '/api/v1/feeds/:id',
    summary: 'A feed with its health.',
    needs: 'read',
    answers: { 200: 'The feed.', 404: 'not-found' },
    handle: async ({ database }, { params }) => ({ status: 200, body: await feedAt(database, params) }),
  },
  {
    method: 'PUT',
    path: '/api/v1/feeds/:id',
    summary: 'Change a feed; what is left out stays as it is.',
    needs: 'arrange',
    body: FeedInput,
    answers: { 200: 'The feed.', 404: 'not-found', 409: 'already-exists', 422: 'unusable-address, unknown-section' },
    handle: once(async (transaction, request) => {
      const wish = request.body as FeedInput
      const feed = await rearrangeFeed(transaction, request.actor, idIn(request.params), wish)
      return { status: 200, body: await presented(transaction, feed) }
    }),
  },
  {
    method: 'DELETE',
    path: '/api/v1/feeds/:id',
    summary: 'Take a feed off the list; what it brought stays.',
    needs: 'arrange',
    answers: { 204: 'Removed.', 404: 'not-found' },
    handle: once(async (transaction, request) => {
      await layFeedToRest(transaction, request.actor, idIn(request.params), 'removed')
      return { status: 204, body: null }
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/feeds/:id/pause',
    summary: 'Poll a feed no more, until it is resumed.',
    needs: 'arrange',
    answers: { 200: 'The feed.', 404: 'not-found' },
    handle: once(async (transaction, request) => {
      await layFeedToRest(transaction, request.actor, idIn(request.params), 'paused')
      return { status: 200, body: await feedAt(transaction, request.params) }
    }),
  },
  {
    method: 'DELETE',
    path: '/api/v1/feeds/:id/pause',
    summary: 'Poll a feed again that was paused, or that said it was gone.',
    needs: 'arrange',
    answers: { 200: 'The feed.', 404: 'not-found' },
    handle: once(async (transaction, request) => {
      await resumeFeed(transaction, request.actor, idIn(request.params))
      return { status: 200, body: await feedAt(transaction, request.params) }
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/feeds/:id/check',
    summary: 'Ask a feed within seconds, whatever its schedule.',
    needs: 'write',
    answers: { 202: 'The feed, as it stands before.', 404: 'not-found' },
    handle: once(async (transaction, request) => {
      await checkFeedNow(transaction, request.actor, idIn(request.params))
      return { status: 202, body: await feedAt(transaction, request.params) }
    }),
  },
  {
    method: 'GET',
    path: '/api/v1/feeds/:id/visits',
    summary: 'The last looks at a feed, newest first; they are kept for thirty days.',
    needs: 'read',
    query: VisitsQuery,
    answers: { 200: '`{visits}`', 404: 'not-found' },
    handle: async ({ database }, { params, query }) => {
      const { id } = await findKnownFeed(database, idIn(params))
      const { limit = visitsDefault } = query as VisitsQuery
      return { status: 200, body: { visits: (await listVisits(database, id, limit)).map(presentVisit) } }
    },
  },
]

/** The feed in an address, as it stands now. Refuses `not-found`. */
async function feedAt(database: Database, params: Record<string, string>): Promise<object> {
  return presented(database, await findKnownFeed(database, idIn(params)))
}

async function presented(database: Database, feed: Feed): Promise<object> {
  return presentFeed(feed, (await feedHealth(database, [feed.id])).get(feed.id)!)
}

/** The id of a feed or rule in an address. Refuses `not-found`. */
export function idIn({ id = '' }: Record<string, string>): number {
  if (!/^[1-9]\d{0,8}$/.test(id)) throw new Refusal('not-found', { id })
  return Number(id)
}
