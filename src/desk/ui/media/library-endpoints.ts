import { type Endpoint, type EndpointAsked, Refusal } from '#server'
import { mediaRoutes } from '../../api/media/media-routes.ts'
import { uploadRoutes } from '../../api/media/upload-routes.ts'
import { refuseUnstorable } from '../../api/refuse-unstorable.ts'
import { type Actor, demand } from '../../policy.ts'
import { demandSameOrigin } from '../same-origin.ts'
import { accountOf, actorOf, type Desk } from '../visit.ts'

/** Where the desk's own scripts ask the library, with the session of whoever is signed in. */
const deskPath = '/desk/library/'

/** The library as the API has it, for the scripts of our own pages and nobody else. */
export function libraryEndpoints(desk: Desk): Endpoint[] {
  return [...mediaRoutes, ...uploadRoutes].map(({ method, path: apiPath, body, query, bytes, needs, handle }) => {
    const path = apiPath.replace('/api/v1/', deskPath)
    const admit = async (asked: EndpointAsked): Promise<Actor> => {
      demandSameOrigin(asked, desk.publicUrl)
      const account = await accountOf(desk, asked.cookies)
      if (account === null) throw new Refusal('unauthenticated')
      const actor = actorOf(account)
      demand(actor, needs)
      return actor
    }
    return {
      ...{ method, path },
      ...(body ? { body } : {}),
      ...(query ? { query } : {}),
      ...(bytes
        ? {
            bytes: {
              ...bytes,
              admit: async (_params, asked) => {
                await admit(asked)
              },
            },
          }
        : {}),
      handle: async (request) => {
        const actor = await admit(request)
        return handle(desk, { ...request, actor, method, path: apiPath }).catch(refuseUnstorable)
      },
    }
  })
}
