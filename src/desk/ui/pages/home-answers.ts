import { firstEdition } from '#article'
import { type EndpointAnswer, Refusal } from '#server'
import { inTransaction, listManuscripts, massChanges, type OpenSession, pollAlarms, timingAlarms } from '#store'
import { acceptMassChange } from '../../actions/revert/accept-mass-change.ts'
import { may, mayIn } from '../../policy.ts'
import { signedIn } from '../members/proven.ts'
import { answerRedirect } from '../page.ts'
import { type Answering, actorOf, type Desk, show, type Visit } from '../visit.ts'
import { homePage } from './home.ts'
import { waitingFor } from './waiting.ts'

const manuscriptsShown = 30
const alarmsShown = 20

/** The first page of the desk, and what is answered there. */
export const homeAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', '/desk', signedIn({ needs: null }, seeHome)],
  ['POST', '/desk/mass-changes', signedIn({ needs: 'overrule' }, accept)],
]

async function seeHome(desk: Desk, _visit: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const { database, articleUrl } = desk
  const actor = actorOf(account)
  const now = desk.now()
  const [manuscripts, alarms, polls, changes, waiting] = await Promise.all([
    listManuscripts(database, { limit: manuscriptsShown }),
    timingAlarms(database, now, alarmsShown),
    pollAlarms(database, now, alarmsShown),
    may(actor, 'overrule') ? massChanges(database, now) : [],
    waitingFor(database, actor, now),
  ])
  const main = homePage({
    ...{ articleUrl, manuscripts, waiting },
    mayWriteIn: (section) => mayIn(actor, 'write', section),
    begun: may(actor, 'write') ? (desk.editions ?? [firstEdition]) : null,
    timings: {
      alarms,
      polls,
      maySettle: may(actor, 'publish'),
      mayWrite: may(actor, 'write'),
      mayTime: may(actor, 'place'),
    },
    massChanges: { changes, self: actor.id },
  })
  return show(desk, { title: 'تازه‌ترین مطالب', main, account })
}

async function accept(desk: Desk, { form }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const until = new Date(form('until'))
  if (Number.isNaN(until.getTime())) throw new Refusal('not-found', { until: form('until') })
  const seen = { actor: form('actor'), until }
  await inTransaction(desk.database, (transaction) => acceptMassChange(transaction, actorOf(account), seen))
  return answerRedirect('/desk')
}
