import type { EndpointAnswer } from '#server'
import { countPublished, listPlans, listPublished, type OpenSession, readHolidayChanges } from '#store'
import { may } from '../../policy.ts'
import { listKeysPath } from '../list-keys/list-keys.ts'
import { signedIn } from '../members/proven.ts'
import { answerScreen } from '../page.ts'
import { pollsPath } from '../polls/poll-pages.ts'
import { type Answering, actorOf, type Desk, type Visit } from '../visit.ts'
import { calendarPage, calendarPath } from './calendar-page.ts'
import { askedSpan, midnightOf } from './span.ts'

const plansMax = 500
const publishedMax = 300

/** The calendar of the newsroom. */
export const calendarAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', calendarPath, signedIn({ needs: 'read' }, seeCalendar)],
]

async function seeCalendar(desk: Desk, { query }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const { database, newsroom } = desk
  const now = desk.now()
  const span = askedSpan(query, now)
  const bounds = { from: midnightOf(span.first), to: midnightOf(span.end) }
  const [plans, counts, published, changes] = await Promise.all([
    listPlans(database, { ...bounds, limit: plansMax + 1 }),
    countPublished(database, bounds),
    span.view === 'day' ? listPublished(database, { ...bounds, limit: publishedMax }) : [],
    readHolidayChanges(database),
  ])
  const isCut = plans.length > plansMax
  const actor = actorOf(account)
  const mayTime = may(actor, 'place')
  const main = calendarPage({
    ...{ span, plans: plans.slice(0, plansMax), isCut, counts, published, changes, now },
    mayWrite: may(actor, 'write'),
    pollAddress: (id) => (mayTime ? `${pollsPath}/${id}/times` : `/fa/poll/${id}`),
  })
  return answerScreen({ status: 200, title: 'تقویم', main, account, newsroom }, 'calendar', listKeysPath)
}
