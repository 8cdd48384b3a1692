import type { EditionCode } from '#article'
import type { Media } from '#media'
import type { Endpoint, EndpointAnswer, EndpointRequest, Html, Outbound } from '#server'
import type { Account, Database, OpenSession } from '#store'
import { accountOfSession, sessionOf } from '../access/sessions.ts'
import type { SignIn } from '../access/sign-in.ts'
import type { ChannelDesk } from '../actions/channels/arrange-channel.ts'
import type { ProofOfWork } from '../actions/comments/proof-of-work.ts'
import type { NewsletterTest } from '../actions/newsletter/test-newsletter.ts'
import { codeIn as codeInPath } from '../api/in-path.ts'
import { actorOfAccount, sessionCookie } from '../api/principal.ts'
import { type Actor, isRole } from '../policy.ts'
import type { WrittenStory } from './articles/preview-page.ts'
import type { EditorScripts } from './editor-scripts.ts'
import { emptyForm, type Form, readForm } from './form.ts'
import { answerPage } from './page.ts'
import { demandSameOrigin } from './same-origin.ts'

/** What every page of the desk is made from. */
export interface Desk {
  database: Database
  /** Public origin, without a slash at the end. */
  publicUrl: string
  /** Public address of an article. */
  articleUrl(code: number, slug: string, edition?: EditionCode): string
  /** The editions that are on; the first alone, unless it is said. */
  editions?: readonly EditionCode[]
  /** Name of the newsroom, as the site prints it; and as each edition does. */
  newsroom: string
  nameOf?(edition: EditionCode): string
  now(): Date
  signIn: SignIn
  /** Whether mail can be sent: without it there is no newsletter. */
  hasMail: boolean
  /** Seals the secrets of second factors. */
  sealingKey: Buffer
  /** What a browser works on while a comment is written. */
  commentProof: ProofOfWork
  /** Where the browser finds the editor's scripts. */
  scripts: EditorScripts
  /** The page of an article as readers would see it, and what it may load; without it there is nothing to preview. */
  storyPage?(article: WrittenStory): Promise<{ body: string; policy: string }>
  /** Posts to channels in messengers. */
  channels?: ChannelDesk
  /** Sends the newsletter as it would be now to one address. */
  testNewsletter?: NewsletterTest
  /** Where pictures and films are kept, and the way out to fetch them. */
  library?: { media: Media; outbound: Outbound }
}

export type Visit = EndpointRequest & {
  form: Form
  /** The address that was asked, as a form names it. */
  path: string
}

/** What was asked under a pattern of ours, with its form: one is heard only from our own pages. Refuses `forbidden`. */
export function visitOf(
  { publicUrl }: Pick<Desk, 'publicUrl'>,
  { method, path: pattern }: Pick<Endpoint, 'method' | 'path'>,
  request: EndpointRequest,
): Visit {
  const path = pattern.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(request.params[name] ?? ''))
  if (method === 'GET') return { ...request, path, form: emptyForm }
  demandSameOrigin(request, publicUrl)
  return { ...request, path, form: Buffer.isBuffer(request.body) ? emptyForm : readForm(request) }
}

export type Answering = (desk: Desk, visit: Visit) => Promise<EndpointAnswer>

export interface Shown {
  status?: number
  title: string
  main: Html
  account?: Account
  /** Address of the script that speaks with devices, where one may show a passkey. */
  script?: string
}

/** A page of the desk as an answer. */
export function show({ newsroom }: Desk, { status = 200, title, main, account, ...extra }: Shown): EndpointAnswer {
  return answerPage({ status, title, main, account: account ?? null, newsroom, ...extra })
}

/** Who is signed in; an account whose role the desk does not know may do nothing. */
export async function accountOf({ database }: Desk, cookies: EndpointRequest['cookies']): Promise<Account | null> {
  const account = await accountOfSession(database, cookies[sessionCookie])
  return account !== null && isRole(account.role) ? account : null
}

/** The session of who is signed in, under the same condition as {@link accountOf}. */
export async function sessionIn({ database }: Desk, cookies: EndpointRequest['cookies']): Promise<OpenSession | null> {
  const session = await sessionOf(database, cookies[sessionCookie])
  return session !== null && isRole(session.account.role) ? session : null
}

/** Whoever is signed in, as actions know her. */
export function actorOf(account: Account): Actor {
  const actor = actorOfAccount(account)
  if (actor === null) throw new Error(`The desk knows no role ${account.role}`)
  return actor
}

/** The news code in an address of the desk. Refuses `not-found`. */
export function codeIn({ params }: Pick<EndpointRequest, 'params'>): number {
  return codeInPath(params)
}
