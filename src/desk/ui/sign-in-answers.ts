import type { EndpointAnswer } from '#server'
import { accountAtHalf } from '#store'
import { keyHash } from '../access/key-hash.ts'
import { relyingParty } from '../access/passkeys/relying-party.ts'
import { closeSession } from '../access/sessions.ts'
import { sessionCookie } from '../api/principal.ts'
import { answerRedirect } from './page.ts'
import { codePage, type LoginView, loginPage } from './pages/login.ts'
import { question } from './passkeys/passkey-answers.ts'
import { scriptPath } from './passkeys/passkey-script.ts'
import { givePasskeyKey, giveSession, passkeyCookie, takeSession } from './session-cookie.ts'
import { type Answering, accountOf, type Desk, show, type Visit } from './visit.ts'

/** The way in, and out again. */
export const signInAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', '/desk/login', seeLogin],
  ['POST', '/desk/login', signIn],
  ['GET', '/desk/login/code', seeCode],
  ['POST', '/desk/login/code', signInWithCode],
  ['POST', '/desk/login/passkey/options', askDevice],
  ['POST', '/desk/login/passkey', signInWithPasskey],
  ['POST', '/desk/logout', signOut],
]

async function seeLogin(desk: Desk, { cookies }: Visit): Promise<EndpointAnswer> {
  if ((await accountOf(desk, cookies)) !== null) return answerRedirect('/desk')
  return showLogin(desk, null)
}

/** What was tried before; null at first sight. */
async function showLogin(desk: Desk, tried: LoginView['tried']): Promise<EndpointAnswer> {
  const publicUrl = relyingParty(desk.publicUrl) === null ? null : desk.publicUrl
  return show(desk, {
    status: tried === null ? 200 : 422,
    title: tried === null ? 'ورود' : 'خطا: ورود',
    main: loginPage({ tried, publicUrl }),
    ...(publicUrl === null ? {} : { script: scriptPath }),
  })
}

async function signIn(desk: Desk, { form, cookies, address, headers }: Visit): Promise<EndpointAnswer> {
  const login = form('login')
  const wish = { login, password: form('password'), address, userAgent: headers['user-agent'] }
  const entrance = await desk.signIn.withPassword(wish)
  if (entrance === null || entrance.kind === 'suspended') {
    return showLogin(desk, { login, fault: entrance === null ? 'wrong' : 'suspended' })
  }
  if (entrance.kind === 'in') return enter(desk, entrance.key, cookies[sessionCookie])
  await closeSession(desk.database, cookies[sessionCookie])
  return answerRedirect('/desk/login/code', { 'set-cookie': giveSession(entrance.key, desk.publicUrl) })
}

/** The code is asked in the browser that wrote the password, and nowhere else. */
async function seeCode(desk: Desk, { cookies }: Visit): Promise<EndpointAnswer> {
  const hash = keyHash(cookies[sessionCookie])
  const account = hash === null ? null : await accountAtHalf(desk.database, hash)
  if (account === null) return answerRedirect('/desk/login')
  return show(desk, { title: 'کد ورود', main: codePage(null) })
}

async function signInWithCode(desk: Desk, { form, cookies, address, headers }: Visit): Promise<EndpointAnswer> {
  const half = cookies[sessionCookie]
  const outcome = await desk.signIn.withCode({ half, code: form('code'), address, userAgent: headers['user-agent'] })
  if (outcome.kind === 'in') return enter(desk, outcome.key, undefined)
  if (outcome.kind === 'wrong')
    return show(desk, { status: 422, title: 'خطا: کد ورود', main: codePage({ fault: 'wrong' }) })
  return showLogin(desk, { login: '', fault: 'ended' })
}

async function askDevice(desk: Desk, { address }: Visit): Promise<EndpointAnswer> {
  const { options, browserKey } = await desk.signIn.askDevice(address)
  return question(options, { 'set-cookie': givePasskeyKey(browserKey, desk.publicUrl) })
}

async function signInWithPasskey(desk: Desk, { form, cookies, address, headers }: Visit): Promise<EndpointAnswer> {
  const wish = {
    browserKey: cookies[passkeyCookie],
    answer: form('passkey'),
    address,
    userAgent: headers['user-agent'],
  }
  const entrance = await desk.signIn.withPasskey(wish)
  if (entrance?.kind === 'in') return enter(desk, entrance.key, cookies[sessionCookie])
  return showLogin(desk, { login: '', fault: entrance === null ? 'passkey' : 'suspended' })
}

/** The session the browser had before ends, so that no key outlives the sign-in that made it. */
export async function enter(
  { database, publicUrl }: Desk,
  key: string,
  former: string | undefined,
): Promise<EndpointAnswer> {
  await closeSession(database, former)
  return answerRedirect('/desk', { 'set-cookie': giveSession(key, publicUrl) })
}

async function signOut({ database, publicUrl }: Desk, { cookies }: Visit): Promise<EndpointAnswer> {
  await closeSession(database, cookies[sessionCookie])
  return answerRedirect('/desk/login', { 'set-cookie': takeSession(publicUrl) })
}
