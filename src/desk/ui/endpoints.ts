import { type Endpoint, type EndpointAnswer, type EndpointRequest, Refusal } from '#server'
import { type Account, type Database, listManuscripts } from '#store'
import { acceptInvitation, openInvitation } from '../access/accept-invitation.ts'
import { makeKey, readKeyDraft } from '../access/make-key.ts'
import { type NewcomerProblem, readNewcomer } from '../access/newcomer.ts'
import { closeSession } from '../access/sessions.ts'
import { openSignIn } from '../access/sign-in.ts'
import { sessionCookie } from '../api/principal.ts'
import { demand } from '../policy.ts'
import { articleAnswers } from './articles/answers.ts'
import { copyEndpoints } from './articles/copy-endpoints.ts'
import type { EditorScripts } from './editor-scripts.ts'
import { readForm } from './form.ts'
import { answerPage, answerRedirect } from './page.ts'
import { type HomeView, homePage } from './pages/home.ts'
import { invitationPage } from './pages/invitation.ts'
import { keyPage } from './pages/key.ts'
import { loginPage } from './pages/login.ts'
import { sorryOf, sorryPage } from './pages/sorry.ts'
import { demandSameOrigin } from './same-origin.ts'
import { giveSession, takeSession } from './session-cookie.ts'
import { type Answering, accountOf, actorOf, type Desk, show, type Visit } from './visit.ts'
import { wireEndpoints } from './wire/wire-endpoints.ts'

export interface DeskOptions {
  database: Database
  /** Public origin, without a slash at the end. */
  publicUrl: string
  /** Public address of an article. */
  articleUrl(code: number, slug: string): string
  scripts: EditorScripts
  settings?: Partial<DeskSettings>
}

export interface DeskSettings {
  /** Name of the newsroom, as the site prints it. */
  newsroom: string
  now(): Date
}

const manuscriptsShown = 30

/** All pages and forms under /desk: what is asked, and what answers. */
const answers: [Endpoint['method'], string, Answering][] = [
  ['GET', '/desk', seeHome],
  ['GET', '/desk/login', seeLogin],
  ['POST', '/desk/login', signIn],
  ['POST', '/desk/logout', signOut],
  ['GET', '/desk/invitation/:link', seeInvitation],
  ['POST', '/desk/invitation/:link', join],
  ['POST', '/desk/keys', addKey],
  ...articleAnswers,
]

/** The addresses of /desk that people open in a browser. Only the editor needs a script. */
export function deskEndpoints({ settings, ...options }: DeskOptions): Endpoint[] {
  const { newsroom = 'سند', now = () => new Date() } = settings ?? {}
  const desk: Desk = { ...options, newsroom, now, signIn: openSignIn(options.database, now) }
  const pages = answers.map(
    ([method, path, answer]): Endpoint => ({
      method,
      path,
      handle: (request) => receive(desk, { method, answer, request }),
    }),
  )
  return [...pages, ...copyEndpoints(desk), ...wireEndpoints(desk)]
}

interface Reception {
  method: Endpoint['method']
  answer: Answering
  request: EndpointRequest
}

/** A form is heard only from our own pages; a refusal is told in a page. */
async function receive(desk: Desk, { method, answer, request }: Reception): Promise<EndpointAnswer> {
  try {
    if (method === 'GET') return await answer(desk, { ...request, form: () => '' })
    demandSameOrigin(request, desk.publicUrl)
    return await answer(desk, { ...request, form: readForm(request) })
  } catch (error) {
    if (error instanceof Refusal) return sorry(desk, error)
    throw error
  }
}

function sorry(desk: Desk, refusal: Refusal): EndpointAnswer {
  const { retryAfterSeconds } = refusal.facts
  const headers: Record<string, string> =
    typeof retryAfterSeconds === 'number' ? { 'retry-after': String(retryAfterSeconds) } : {}
  const said = sorryOf(refusal)
  return answerPage({
    status: refusal.status,
    title: said.title,
    main: sorryPage(said),
    account: null,
    newsroom: desk.newsroom,
    headers,
  })
}

async function seeInvitation(desk: Desk, { params }: Visit): Promise<EndpointAnswer> {
  const role = await openInvitation(desk.database, params.link)
  const main = invitationPage({ link: params.link!, role, written: { name: '', login: '' }, problems: [] })
  return show(desk, { title: 'ساختن حساب', main })
}

async function join(desk: Desk, { params, form, cookies }: Visit): Promise<EndpointAnswer> {
  const link = params.link!
  const role = await openInvitation(desk.database, link)
  const written = { name: form('name'), login: form('login') }
  const { value, problems } = readNewcomer(
    { ...written, password: form('password'), passwordAgain: form('passwordAgain') },
    desk.newsroom,
  )
  const askAgain = (wrong: readonly NewcomerProblem[]) =>
    show(desk, {
      status: 422,
      title: 'خطا: ساختن حساب',
      main: invitationPage({ link, role, written, problems: wrong }),
    })
  if (value === null) return askAgain(problems)
  try {
    const key = await acceptInvitation(desk.database, { link, newcomer: value, now: desk.now() })
    return await enter(desk, key, cookies[sessionCookie])
  } catch (error) {
    if (error instanceof Refusal && error.code === 'already-exists')
      return askAgain([{ field: 'login', kind: 'taken' }])
    throw error
  }
}

async function seeLogin(desk: Desk, { cookies }: Visit): Promise<EndpointAnswer> {
  if ((await accountOf(desk, cookies)) !== null) return answerRedirect('/desk')
  return show(desk, { title: 'ورود', main: loginPage(null) })
}

async function signIn(desk: Desk, { form, cookies, address }: Visit): Promise<EndpointAnswer> {
  const login = form('login')
  const key = await desk.signIn({ login, password: form('password'), address })
  if (key === null) return show(desk, { status: 422, title: 'خطا: ورود', main: loginPage(login) })
  return enter(desk, key, cookies[sessionCookie])
}

/** The session the browser had before ends, so that no key outlives the sign-in that made it. */
async function enter({ database, publicUrl }: Desk, key: string, former: string | undefined): Promise<EndpointAnswer> {
  await closeSession(database, former)
  return answerRedirect('/desk', { 'set-cookie': giveSession(key, publicUrl) })
}

async function signOut({ database, publicUrl }: Desk, { cookies }: Visit): Promise<EndpointAnswer> {
  await closeSession(database, cookies[sessionCookie])
  return answerRedirect('/desk/login', { 'set-cookie': takeSession(publicUrl) })
}

async function seeHome(desk: Desk, { cookies }: Visit): Promise<EndpointAnswer> {
  const account = await accountOf(desk, cookies)
  if (account === null) return answerRedirect('/desk/login')
  return showHome(desk, account, { name: '', role: 'reporter', problems: [] })
}

async function showHome(desk: Desk, account: Account, keyForm: HomeView['keyForm']): Promise<EndpointAnswer> {
  const manuscripts = await listManuscripts(desk.database, { limit: manuscriptsShown })
  const main = homePage({ account, manuscripts, articleUrl: desk.articleUrl, keyForm })
  const isWrong = keyForm.problems.length > 0
  return show(desk, {
    status: isWrong ? 422 : 200,
    title: isWrong ? 'خطا: کلید برنامه‌ها' : 'تازه‌ترین مطالب',
    main,
    account,
  })
}

async function addKey(desk: Desk, { form, cookies }: Visit): Promise<EndpointAnswer> {
  const account = await accountOf(desk, cookies)
  if (account === null) return answerRedirect('/desk/login')
  const actor = actorOf(account)
  demand(actor, 'administer')
  const written = { name: form('name'), role: form('role') }
  const { value, problems } = readKeyDraft(written)
  if (value === null) return showHome(desk, account, { ...written, problems })
  const key = await makeKey(desk.database, actor, value)
  return show(desk, { status: 201, title: 'کلید ساخته شد', main: keyPage(key, value), account })
}
