import type { EndpointAnswer } from '#server'
import { auditActors, checkAudit, listAudit, type OpenSession } from '#store'
import { cutPage } from '../../cut-page.ts'
import { demandEverywhere } from '../../policy.ts'
import { signedIn } from '../members/proven.ts'
import { type Answering, actorOf, type Desk, show, type Visit } from '../visit.ts'
import { askedLog, readAsked } from './asked.ts'
import { auditCsv } from './audit-csv.ts'
import { auditPage, auditPath } from './audit-page.ts'
import { checkShortLog } from './check-log.ts'

const shownMax = 50
const exportedMax = 100_000
const gate = { needs: 'overrule' } as const

/** The audit log, to read and to take along. */
export const auditAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', auditPath, signedIn(gate, seeLog)],
  ['GET', `${auditPath}/log.csv`, signedIn(gate, giveCsv)],
]

async function seeLog(desk: Desk, { query }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const { database } = desk
  demandEverywhere(actorOf(account), 'overrule')
  const asked = askedLog(query)
  const { query: wanted, faults } = readAsked(asked, desk.now())
  const [found, actors, check] = await Promise.all([
    listAudit(database, { ...wanted, limit: shownMax + 1 }),
    auditActors(database),
    query.check === '1' ? checkAudit(database) : checkShortLog(database),
  ])
  const { page: rows, last } = cutPage(found, shownMax)
  const main = auditPage({ asked, faults, rows, next: last?.id ?? null, actors, check })
  return show(desk, { title: 'دفتر رویدادها', main, account })
}

async function giveCsv(desk: Desk, { query }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  demandEverywhere(actorOf(account), 'overrule')
  const { query: wanted } = readAsked(askedLog(query), desk.now())
  const next = (belowId: number | null, limit: number) =>
    listAudit(desk.database, { ...wanted, belowId: belowId ?? wanted.belowId, limit })
  return {
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="sanad-audit.csv"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
    body: auditCsv(next, exportedMax),
  }
}
