import { type Endpoint, type EndpointAnswer, type EndpointRequest, Refusal } from '#server'
import { flowMoment } from '#store'
import { may } from '../../policy.ts'
import { accountOf, actorOf, type Desk } from '../visit.ts'
import { openWatch } from '../watch.ts'

/** What the queues' page asks beside itself: a stream that says when something has come. */
export function flowEndpoints(desk: Desk): Endpoint[] {
  const watch = openWatch(() => flowMoment(desk.database))
  const isWriting = async (cookies: EndpointRequest['cookies']) => {
    const account = await accountOf(desk, cookies)
    return account !== null && may(actorOf(account), 'write')
  }
  const watchChanges = async ({ cookies }: EndpointRequest): Promise<EndpointAnswer> => {
    if ((await accountOf(desk, cookies)) === null) throw new Refusal('unauthenticated')
    if (!(await isWriting(cookies))) throw new Refusal('forbidden', { verb: 'write' })
    return watch.stream(() => isWriting(cookies))
  }
  return [{ method: 'GET', path: '/desk/queue/changes', handle: watchChanges }]
}
