import { pieceBytesMax } from '#media'
import { Refusal } from '#server'
import { keepMedium } from '../../actions/media/keep-medium.ts'
import { answerKept, type LibraryRoute, repeatable, roomOf } from './media-routes.ts'
import { CompletionInput, PieceQuery, UploadInput } from './media-schemas.ts'

/**
 * Files in pieces: a line that breaks costs one piece. What has come is asked, the next piece is sent from there, and at
 * the end the file becomes a medium.
 */
export const uploadRoutes: LibraryRoute[] = [
  {
    method: 'POST',
    path: '/api/v1/uploads',
    summary: 'Begin a file that comes in pieces.',
    needs: 'write',
    body: UploadInput,
    answers: { 201: '`{id, received, pieceBytesMax}`' },
    handle: (options, request) =>
      repeatable(options, request, async () => {
        const id = await roomOf(options).media.uploads.begin(request.actor.id)
        const headers = { location: `/api/v1/uploads/${id}` }
        return { status: 201, headers, body: { id, received: 0, pieceBytesMax } }
      }),
  },
  {
    method: 'GET',
    path: '/api/v1/uploads/:id',
    summary: 'How much of a file has come.',
    needs: 'write',
    answers: { 200: '`{id, received}`', 404: 'not-found' },
    handle: async (options, { actor, params }) => {
      const received = await roomOf(options).media.uploads.received(actor.id, params.id ?? '')
      if (received === null) throw new Refusal('not-found')
      return { status: 200, body: { id: params.id, received } }
    },
  },
  {
    method: 'PUT',
    path: '/api/v1/uploads/:id',
    summary: 'The next piece: its bytes are the body.',
    needs: 'write',
    query: PieceQuery,
    bytes: { bytesMax: pieceBytesMax },
    answers: { 200: '`{id, received}`: where the next piece begins, also after a mistake', 404: 'not-found' },
    handle: async (options, { actor, params, query, body }) => {
      const piece = { from: Number(query.from), bytes: Buffer.isBuffer(body) ? body : Buffer.alloc(0) }
      const received = await roomOf(options).media.uploads.append(actor.id, params.id ?? '', piece)
      if (received === null) throw new Refusal('not-found')
      return { status: 200, body: { id: params.id, received } }
    },
  },
  {
    method: 'POST',
    path: '/api/v1/uploads/:id/completion',
    summary: 'Take the file into the library.',
    needs: 'write',
    body: CompletionInput,
    answers: { 200: 'The medium; it was there already.', 201: 'The medium.', 404: 'not-found', 422: 'unusable-media' },
    handle: (options, request) =>
      repeatable(options, request, async () => {
        const { name } = request.body as CompletionInput
        const wish = { uploadId: request.params.id ?? '', name, origin: null, cutFrom: null }
        return answerKept(await keepMedium(roomOf(options), request.actor, wish))
      }),
  },
]
