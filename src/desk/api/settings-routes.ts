import Type, { type Static } from 'typebox'
import { readPublishingChoices } from '#store'
import { decidePublishing } from '../actions/settings/decide-publishing.ts'
import { once } from './once.ts'
import type { ApiRoute } from './route.ts'

const PublishingInput = Type.Object(
  { needsSecondPerson: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
)
type PublishingInput = Static<typeof PublishingInput>

/** What the newsroom decides about itself. */
export const settingsRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/settings/publishing',
    summary: 'How this newsroom publishes.',
    needs: 'read',
    answers: { 200: '`{needsSecondPerson}`' },
    handle: async ({ database }) => ({ status: 200, body: await readPublishingChoices(database) }),
  },
  {
    method: 'PUT',
    path: '/api/v1/settings/publishing',
    summary: 'Decide how this newsroom publishes; what is left out stays.',
    needs: 'administer',
    body: PublishingInput,
    answers: { 200: '`{needsSecondPerson}`' },
    handle: ({ database }, request) =>
      once(database, request.actor, request, async (transaction) => ({
        status: 200,
        body: await decidePublishing(transaction, request.actor, request.body as PublishingInput),
      })),
  },
]
