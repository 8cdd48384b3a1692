import type { EditionCode } from '#article'
import { type Endpoint, type EndpointAnswer, type EndpointRequest, Refusal } from '#server'
import type { Database } from '#store'
import { acceptInvitation, openInvitation } from '../access/accept-invitation.ts'
import { type NewcomerProblem, readNewcomer } from '../access/newcomer.ts'
import { openSignIn } from '../access/sign-in.ts'
import { openProofOfWork } from '../actions/comments/proof-of-work.ts'
import { sessionCookie } from '../api/principal.ts'
import { articleAnswers } from './articles/answers.ts'
import { copyEndpoints } from './articles/copy-endpoints.ts'
import { auditAnswers } from './audit/audit-answers.ts'
import { calendarAnswers } from './calendar/calendar-answers.ts'
import { channelAnswers } from './channels/channel-answers.ts'
import { commentAnswers } from './comments/queue-answers.ts'
import { dossierAnswers } from './dossiers/dossier-answers.ts'
import type { EditorScripts } from './editor-scripts.ts'
import { flowAnswers } from './flow/flow-answers.ts'
import { flowEndpoints } from './flow/flow-endpoints.ts'
import type { FrontOfSite } from './front/asked.ts'
import { frontEndpoints } from './front/front-endpoints.ts'
import { listKeysEndpoint } from './list-keys/list-keys.ts'
import { liveAnswers } from './live/live-answers.ts'
import { libraryEndpoints } from './media/library-endpoints.ts'
import { mediaAnswers } from './media/media-answers.ts'
import { accountAnswers } from './members/account-answers.ts'
import { membersAnswers } from './members/members-answers.ts'
import { ownAnswers } from './members/own-answers.ts'
import { signedIn } from './members/proven.ts'
import { messageAnswers } from './messages/message-answers.ts'
import { newsletterAnswers } from './newsletter/newsletter-answers.ts'
import { oneClickEndpoint } from './newsletter/public-answers.ts'
import { answerPage } from './page.ts'
import { homeAnswers } from './pages/home-answers.ts'
import { invitationPage } from './pages/invitation.ts'
import { sorryOf, sorryPage } from './pages/sorry.ts'
import { passkeyAnswers } from './passkeys/passkey-answers.ts'
import { pollAnswers } from './polls/poll-answers.ts'
import { readerEndpoints } from './readers/reader-endpoints.ts'
import { recallAnswers } from './recalls/recall-answers.ts'
import { recordAnswers } from './records/record-answers.ts'
import { replyAnswers } from './replies/reply-answers.ts'
import { checklistSettingAnswers } from './settings/checklist-answers.ts'
import { holidayAnswers } from './settings/holiday-answers.ts'
import { keyAnswers } from './settings/key-answers.ts'
import { sectionAnswers } from './settings/section-answers.ts'
import { settingsAnswers } from './settings/settings-answers.ts'
import { wordAnswers } from './settings/word-answers.ts'
import { enter, signInAnswers } from './sign-in-answers.ts'
import { timingAnswers } from './timings/timing-answers.ts'
import { type Answering, accountOf, type Desk, show, type Visit, visitOf } from './visit.ts'
import type { WireDesk } from './wire/asked.ts'
import { wireEndpoints } from './wire/wire-endpoints.ts'

export interface DeskOptions {
  database: Database
  /** Public origin, without a slash at the end. */
  publicUrl: string
  /** Public address of an article. */
  articleUrl(code: number, slug: string, edition?: EditionCode): string
  /** The editions that are on; the first alone, unless it is said. */
  editions?: readonly EditionCode[]
  scripts: EditorScripts
  /** 32 bytes that seal the secrets of second factors. */
  sealingKey: Buffer
  /** Tries a rule on last week's items. */
  tryRule?: WireDesk['tryRule']
  /** The front page of an edition as the site shows it. */
  front?(edition: EditionCode): FrontOfSite
  storyPage?: Desk['storyPage']
  library?: Desk['library']
  channels?: Desk['channels']
  testNewsletter?: Desk['testNewsletter']
  /** Whether mail can be sent; not, unless it is said. */
  hasMail?: boolean
  settings?: Partial<DeskSettings>
}

export interface DeskSettings {
  /** Name of the newsroom, as the site prints it; and as each edition does, where it is not the same. */
  newsroom: string
  nameOf(edition: EditionCode): string
  now(): Date
  /** Of the work asked for a comment; see `proof-of-work.ts` for the usual. */
  commentProofBits: number
}

/** All pages and forms under /desk: what is asked, and what answers. */
const answers: [Endpoint['method'], string, Answering, Endpoint['bytes']?][] = [
  ...homeAnswers,
  ...signInAnswers,
  ['GET', '/desk/invitation/:link', seeInvitation],
  ['POST', '/desk/invitation/:link', join],
  ...accountAnswers,
  ...ownAnswers,
  ...passkeyAnswers,
  ...membersAnswers,
  ...settingsAnswers,
  ...sectionAnswers,
  ...keyAnswers,
  ...wordAnswers,
  ...checklistSettingAnswers,
  ...holidayAnswers,
  ...dossierAnswers,
  ...recordAnswers,
  ...commentAnswers,
  ...replyAnswers,
  ...messageAnswers,
  ...pollAnswers,
  ...newsletterAnswers,
  ...channelAnswers,
  ...articleAnswers,
  ...liveAnswers,
  ...mediaAnswers,
  ...timingAnswers,
  ...flowAnswers,
  ...auditAnswers,
  ...calendarAnswers,
  ...recallAnswers,
  ['GET', '/desk/*', signedIn({ needs: null }, seeNothing)],
]

/** The addresses of /desk that people open in a browser. Only the editor needs a script. */
export function deskEndpoints({ settings, ...options }: DeskOptions): Endpoint[] {
  const { now = () => new Date(), commentProofBits: bits } = settings ?? {}
  const desk: Desk = {
    ...options,
    hasMail: options.hasMail ?? false,
    // Asked at every page: a newsroom may take another name.
    get newsroom() {
      return settings?.newsroom ?? 'سند'
    },
    ...(settings?.nameOf && { nameOf: settings.nameOf }),
    now,
    signIn: openSignIn({ ...options, now }),
    commentProof: openProofOfWork(options.sealingKey, { now, bits }),
  }
  const pages = answers.map(
    ([method, path, answer, bytes]): Endpoint => ({
      method,
      path,
      ...(bytes && { bytes }),
      handle: (request) => receive(desk, { method, path, answer, request }),
    }),
  )
  return [
    ...pages,
    ...readerEndpoints(desk),
    oneClickEndpoint(desk),
    listKeysEndpoint,
    ...copyEndpoints(desk),
    ...flowEndpoints(desk),
    ...wireEndpoints(desk),
    ...frontEndpoints(desk),
    ...libraryEndpoints(desk),
  ]
}

interface Reception {
  method: Endpoint['method']
  path: string
  answer: Answering
  request: EndpointRequest
}

/** A refusal is told in a page. */
async function receive(desk: Desk, { answer, request, ...asked }: Reception): Promise<EndpointAnswer> {
  try {
    return await answer(desk, visitOf(desk, asked, request))
  } catch (error) {
    if (error instanceof Refusal) return sorry(desk, error, request)
    throw error
  }
}

/** Refusals by which whoever is signed in keeps the way to the other rooms before her; others need nobody known. */
const amongRooms = new Set<string>(['not-found', 'forbidden', 'other-section'])

async function sorry(desk: Desk, refusal: Refusal, { cookies }: EndpointRequest): Promise<EndpointAnswer> {
  const { retryAfterSeconds } = refusal.facts
  const headers: Record<string, string> =
    typeof retryAfterSeconds === 'number' ? { 'retry-after': String(retryAfterSeconds) } : {}
  const said = sorryOf(refusal)
  return answerPage({
    status: refusal.status,
    title: said.title,
    main: sorryPage(said),
    account: amongRooms.has(refusal.code) ? await accountOf(desk, cookies) : null,
    newsroom: desk.newsroom,
    headers,
  })
}

/** An address of the desk at which nothing is. */
async function seeNothing(): Promise<EndpointAnswer> {
  throw new Refusal('not-found')
}

async function seeInvitation(desk: Desk, { params }: Visit): Promise<EndpointAnswer> {
  const role = await openInvitation(desk.database, params.link)
  const main = invitationPage({ link: params.link!, role, written: { name: '', login: '' }, problems: [] })
  return show(desk, { title: 'ساختن حساب', main })
}

async function join(desk: Desk, { params, form, cookies, headers }: Visit): Promise<EndpointAnswer> {
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
    const joining = { link, newcomer: value, userAgent: headers['user-agent'], now: desk.now() }
    const key = await acceptInvitation(desk.database, joining)
    return await enter(desk, key, cookies[sessionCookie])
  } catch (error) {
    if (error instanceof Refusal && error.code === 'already-exists')
      return askAgain([{ field: 'login', kind: 'taken' }])
    throw error
  }
}
