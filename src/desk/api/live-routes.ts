import { normalise } from '#persian'
import { Refusal } from '#server'
import { endLiveAccount, takeOffLive, tellLive } from '../actions/tell-live.ts'
import { cleanLine, readBody } from './article-input.ts'
import { codeIn, idIn } from './in-path.ts'
import { once } from './once.ts'
import type { ApiRoute } from './route.ts'
import { LiveUpdateInput } from './schemas.ts'

/** Running accounts: telling one more thing, taking one off, saying that it is over. */
export const liveRoutes: ApiRoute[] = [
  {
    method: 'POST',
    path: '/api/v1/articles/:code/updates',
    summary: 'Tell one more thing in the running account of a live article of kind `live`.',
    needs: 'publish',
    body: LiveUpdateInput,
    answers: { 201: '`{id}`', 409: 'not-published, not-live' },
    handle: once(async (transaction, request) => {
      const { headline, body, key } = request.body as LiveUpdateInput
      const document = readBody(body)
      if (document.content.length === 0) throw new Refusal('invalid-content', { detail: 'body: nothing is told.' })
      const line = headline ? cleanLine(normalise(headline)) : ''
      const telling = { headline: line === '' ? null : line, document, isKey: key ?? false }
      const id = await tellLive(transaction, request.actor, codeIn(request.params), telling)
      return { status: 201, body: { id } }
    }),
  },
  {
    method: 'DELETE',
    path: '/api/v1/articles/:code/updates/:id',
    summary: 'Take one update off a running account.',
    needs: 'publish',
    answers: { 204: 'Taken off.', 404: 'not-found' },
    handle: once(async (transaction, request) => {
      await takeOffLive(transaction, request.actor, codeIn(request.params), idIn(request.params))
      return { status: 204, body: null }
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/articles/:code/ending',
    summary: 'Say that the event of a running account is over.',
    needs: 'publish',
    answers: { 204: 'Over.', 409: 'not-published, not-live' },
    handle: once(async (transaction, request) => {
      await endLiveAccount(transaction, request.actor, codeIn(request.params))
      return { status: 204, body: null }
    }),
  },
]
