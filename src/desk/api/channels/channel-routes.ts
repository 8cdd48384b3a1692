import { normalise } from '#persian'
import { Refusal } from '#server'
import { type ChannelRest, type Database, findChannel, listChannels, listPosts } from '#store'
import {
  arrangeChannel,
  type ChannelWish,
  decidePost,
  knownChannel,
  layChannelToRest,
  type PostFate,
  tryChannel,
} from '../../actions/channels/arrange-channel.ts'
import { editionIn } from '../../actions/create-article.ts'
import { presentChannel, presentPost, presentProblem } from '../../present/channel.ts'
import { cleanLine } from '../article-input.ts'
import { codeIn, idIn } from '../in-path.ts'
import { answerOnce, once } from '../once.ts'
import type { ApiOptions, ApiRequest, ApiRoute } from '../route.ts'
import { ArrivalInput, ChannelInput, PostsQuery } from './channel-schemas.ts'

const postsDefault = 50

/** Channels in messengers that are told of what is published. */
export const channelRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/channels',
    summary: 'The channels, with what waits, what was given up, what is unknown, and the last error in Persian.',
    needs: 'administer',
    answers: { 200: '`{channels}`; a token is never among them' },
    handle: async ({ database }) => {
      const channels = await listChannels(database)
      return { status: 200, body: { channels: channels.map(presentChannel) } }
    },
  },
  {
    method: 'POST',
    path: '/api/v1/channels',
    summary: 'Take a channel up: what is published from now on is posted there.',
    needs: 'administer',
    body: ChannelInput,
    answers: { 201: 'The channel.', 422: 'invalid-content, unknown-section, edition-off' },
    handle: async (options, request) => {
      const answer = await written(options, request, null)
      const headers = { ...answer.headers, location: `/api/v1/channels/${(answer.body as { id: number }).id}` }
      return { ...answer, status: 201, headers }
    },
  },
  {
    method: 'GET',
    path: '/api/v1/channels/:id',
    summary: 'A channel.',
    needs: 'administer',
    answers: { 200: 'The channel.', 404: 'not-found' },
    handle: async ({ database }, { params }) => shown(database, idIn(params)),
  },
  {
    method: 'PUT',
    path: '/api/v1/channels/:id',
    summary: 'Write a channel anew. The token may be left out while the address stays.',
    needs: 'administer',
    body: ChannelInput,
    answers: { 200: 'The channel.', 404: 'not-found', 422: 'invalid-content, unknown-section' },
    handle: (options, request) => written(options, request, idIn(request.params)),
  },
  {
    method: 'DELETE',
    path: '/api/v1/channels/:id',
    summary: 'Take a channel off the list; what was posted stays there.',
    needs: 'administer',
    answers: { 204: 'Removed.', 404: 'not-found' },
    handle: once(async (transaction, request) => {
      await layChannelToRest(transaction, request.actor, { id: idIn(request.params), rest: 'ended' })
      return { status: 204, body: null }
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/channels/:id/pause',
    summary: 'Post nothing more until it is resumed; what is published meanwhile is not posted later.',
    needs: 'administer',
    answers: { 200: 'The channel.', 404: 'not-found' },
    handle: rested('paused'),
  },
  {
    method: 'DELETE',
    path: '/api/v1/channels/:id/pause',
    summary: 'Post again; what waited before the pause goes first.',
    needs: 'administer',
    answers: { 200: 'The channel.', 404: 'not-found' },
    handle: rested('resumed'),
  },
  {
    method: 'POST',
    path: '/api/v1/channels/:id/test',
    summary: 'Send a test message now, and say how it went.',
    needs: 'administer',
    answers: { 200: '`{done, problem}`, or `{done, retryAfter}` in seconds', 404: 'not-found' },
    handle: async ({ database, channels }, { params, actor }) => {
      if (channels === undefined) throw new Refusal('not-found', { channel: params.id })
      const outcome = await tryChannel(database, actor, { id: idIn(params), desk: channels })
      if (outcome.kind === 'done') return { status: 200, body: { done: true, problem: null } }
      if (outcome.kind === 'rest') return { status: 200, body: { done: false, retryAfter: outcome.seconds } }
      const problem = presentProblem(outcome.problem.code, outcome.problem.detail)
      return { status: 200, body: { done: false, problem } }
    },
  },
  {
    method: 'GET',
    path: '/api/v1/channels/:id/posts',
    summary: 'What was posted or was to be, the newest first; `state=dead` and `state=unknown` need somebody.',
    needs: 'administer',
    query: PostsQuery,
    answers: { 200: '`{posts}`', 404: 'not-found' },
    handle: async ({ database }, { params, query }) => {
      const { id } = await knownChannel(database, idIn(params))
      const { state, limit = postsDefault } = query as PostsQuery
      const posts = await listPosts(database, { channelId: id, limit, ...(state === undefined ? {} : { state }) })
      return { status: 200, body: { posts: posts.map(presentPost) } }
    },
  },
  {
    method: 'POST',
    path: '/api/v1/channels/:id/posts/:code/again',
    summary: 'Send again what was given up, taken off, or is unknown: somebody has looked that it is not there.',
    needs: 'administer',
    answers: { 202: 'It waits to be sent.', 404: 'not-found' },
    handle: decided(() => ({ kind: 'again' })),
  },
  {
    method: 'POST',
    path: '/api/v1/channels/:id/posts/:code/arrival',
    summary: 'Say that a message of unknown end did arrive.',
    needs: 'administer',
    body: ArrivalInput,
    answers: { 202: 'It counts as sent.', 404: 'not-found' },
    handle: decided(({ body }) => {
      const { message: messageId = null } = (body ?? {}) as ArrivalInput
      return { kind: 'arrived', messageId }
    }),
  },
]

function written({ database, channels, editions }: ApiOptions, request: ApiRequest, id: number | null) {
  if (channels === undefined) throw new Refusal('not-found', { channel: id })
  return answerOnce(database, request, async (transaction) => {
    const input = request.body as ChannelInput
    const edition = input.edition === undefined ? null : editionIn(input.edition, editions)
    const wish = { ...wishOf(input), edition }
    return shown(transaction, await arrangeChannel(transaction, request.actor, { id, wish, desk: channels }))
  })
}

function wishOf(input: ChannelInput): Omit<ChannelWish, 'edition'> {
  const { service, name, address, chat, token, sections = null, kinds = null, withCard = true } = input
  return {
    ...{ service, sections, kinds, withCard, chat: chat.trim() },
    name: cleanLine(normalise(name)),
    base: address?.trim() || null,
    token: token?.trim() || null,
  }
}

function rested(rest: ChannelRest): ApiRoute['handle'] {
  return once(async (transaction, request) => {
    const id = idIn(request.params)
    await layChannelToRest(transaction, request.actor, { id, rest })
    return shown(transaction, id)
  })
}

function decided(fateIn: (request: ApiRequest) => PostFate): ApiRoute['handle'] {
  return once(async (transaction, request) => {
    const wish = { id: idIn(request.params), code: codeIn(request.params), fate: fateIn(request) }
    await decidePost(transaction, request.actor, wish)
    return { status: 202, body: null }
  })
}

async function shown(database: Database, id: number) {
  const channel = await findChannel(database, id)
  if (channel === null) throw new Refusal('not-found', { channel: id })
  return { status: 200, body: presentChannel(channel) }
}
