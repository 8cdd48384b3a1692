import type { EndpointAnswer } from '#server'
import {
  appendAudit,
  endSessionOf,
  endSessionsOf,
  inTransaction,
  listSessions,
  type OpenSession,
  passkeysOf,
  secondFactorOf,
} from '#store'
import {
  confirmFactor,
  offeredSecret,
  offerFactor,
  removeFactor,
  renewRecoveryCodes,
} from '../../access/second-factor/set-up.ts'
import { idIn } from '../../api/in-path.ts'
import { answerRedirect } from '../page.ts'
import { type Answering, type Desk, show, type Visit } from '../visit.ts'
import { accountPage } from './account-page.ts'
import { proven, signedIn } from './proven.ts'
import { offerPage, recoveryCodesPage } from './second-factor-pages.ts'

const own = { needs: null }
const dangerous = { needs: null, fields: [] }
const account = '/desk/account'

/** Pages and forms of one's own account. */
export const accountAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', account, signedIn(own, seeAccount)],
  ['POST', `${account}/second-factor`, proven(dangerous, offer)],
  ['GET', `${account}/second-factor`, signedIn(own, seeOffer)],
  ['POST', `${account}/second-factor/confirmation`, signedIn(own, confirm)],
  ['POST', `${account}/second-factor/removal`, proven(dangerous, remove)],
  ['POST', `${account}/recovery-codes`, proven(dangerous, renewCodes)],
  ['POST', `${account}/sessions/:id/end`, signedIn(own, endOne)],
  ['POST', `${account}/sessions/end-others`, signedIn(own, endOthers)],
]

async function seeAccount(desk: Desk, _visit: Visit, session: OpenSession): Promise<EndpointAnswer> {
  const { id, account } = session
  const sessions = await listSessions(desk.database, account.id)
  const factor = await secondFactorOf(desk.database, account.id)
  const passkeys = await passkeysOf(desk.database, account.id)
  const view = { account, sessionId: id, sessions, factor, passkeys, publicUrl: desk.publicUrl }
  return show(desk, { title: 'حساب من', main: accountPage(view), account })
}

/** Who has a second factor removes it first: a new one would make the old one useless without a word. */
async function offer(desk: Desk, _visit: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  if ((await secondFactorOf(desk.database, account.id)) !== null) return answerRedirect('/desk/account')
  await offerFactor(desk, account)
  return answerRedirect('/desk/account/second-factor')
}

function seeOffer(desk: Desk, _visit: Visit, session: OpenSession): Promise<EndpointAnswer> {
  return showOffer(desk, session, 'asked')
}

async function showOffer(desk: Desk, { account }: OpenSession, state: 'asked' | 'wrong'): Promise<EndpointAnswer> {
  const secret = await offeredSecret(desk, account)
  if (secret === null) return answerRedirect('/desk/account')
  const isWrong = state === 'wrong'
  const main = offerPage({ secret, newsroom: desk.newsroom, login: account.login, isWrong })
  const title = isWrong ? 'خطا: ورود دومرحله‌ای' : 'ورود دومرحله‌ای'
  return show(desk, { status: isWrong ? 422 : 200, title, main, account })
}

async function confirm(desk: Desk, { form }: Visit, session: OpenSession): Promise<EndpointAnswer> {
  const codes = await confirmFactor(desk, session, form('code'))
  return codes === null ? showOffer(desk, session, 'wrong') : showCodes(desk, session, codes)
}

async function renewCodes(desk: Desk, _visit: Visit, session: OpenSession): Promise<EndpointAnswer> {
  return showCodes(desk, session, await renewRecoveryCodes(desk.database, session.account))
}

function showCodes(desk: Desk, { account }: OpenSession, codes: readonly string[]): EndpointAnswer {
  return show(desk, { status: 201, title: 'کدهای بازیابی', main: recoveryCodesPage(codes), account })
}

async function remove(desk: Desk, _visit: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  await removeFactor(desk.database, account)
  return answerRedirect('/desk/account')
}

async function endOne({ database }: Desk, { params }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const id = idIn(params)
  await inTransaction(database, async (transaction) => {
    if (await endSessionOf(transaction, account.id, id)) await noteEnd(transaction, account.login, 1)
  })
  return answerRedirect('/desk/account')
}

async function endOthers({ database }: Desk, _visit: Visit, { id, account }: OpenSession): Promise<EndpointAnswer> {
  await inTransaction(database, async (transaction) => {
    const ended = await endSessionsOf(transaction, account.id, id)
    if (ended > 0) await noteEnd(transaction, account.login, ended)
  })
  return answerRedirect('/desk/account')
}

function noteEnd(database: Desk['database'], login: string, sessions: number): Promise<void> {
  const actor = `account:${login}`
  return appendAudit(database, { actor, action: 'end-sessions', subject: actor, facts: { sessions } })
}
