import type { ContentPatch } from '#article'
import { type Endpoint, type EndpointAnswer, type EndpointRequest, Refusal } from '#server'
import {
  type Account,
  allSections,
  inTransaction,
  leaveSeat,
  listRevisions,
  openTimingsOf,
  readHouseLanguage,
  readRevision,
  type Section,
  takeSeat,
} from '#store'
import { relyingParty } from '../../access/passkeys/relying-party.ts'
import { findManuscript } from '../../actions/find-manuscript.ts'
import { keepChange } from '../../actions/keep-change.ts'
import { openCopy } from '../../actions/open-copy.ts'
import { correctWithCopy, publishCopy } from '../../actions/publish-copy.ts'
import { recordRevision } from '../../actions/record-revision.ts'
import { withdrawArticle } from '../../actions/withdraw-article.ts'
import { cleanLine } from '../../api/article-input.ts'
import { refuseUnstorable } from '../../api/refuse-unstorable.ts'
import { type Actor, demand, may, mayIn } from '../../policy.ts'
import { demandSameOrigin } from '../same-origin.ts'
import { accountOf, actorOf, codeIn, type Desk } from '../visit.ts'
import {
  ChangeInput,
  CorrectionInput,
  PublicationInput,
  RevisionsQuery,
  SeatInput,
  VersionInput,
  WaiverInput,
  WithdrawalInput,
} from './copy-schemas.ts'
import { giveFindings, waiveFinding } from './finding-endpoints.ts'
import { presentCopy } from './present-copy.ts'
import { readChoices } from './read-choices.ts'

/** A request of an open editor, by whom, about which article. */
type Asked = EndpointRequest & { account: Account; actor: Actor; code: number }
type CopyAnswering = (desk: Desk, asked: Asked) => Promise<EndpointAnswer>

interface CopyRoute {
  method: Endpoint['method']
  path: string
  body?: object
  query?: object
  answer: CopyAnswering
}

const article = '/desk/articles/:code'
const revisionsShown = 50

/** What an open editor asks and sends, as JSON; only from our own pages, with the session of the desk. */
const routes: CopyRoute[] = [
  { method: 'GET', path: `${article}/copy`, answer: giveCopy },
  { method: 'PUT', path: `${article}/copy`, body: ChangeInput, answer: takeChange },
  { method: 'POST', path: `${article}/seat`, body: SeatInput, answer: meet },
  { method: 'GET', path: `${article}/revisions`, query: RevisionsQuery, answer: giveRevisions },
  { method: 'GET', path: `${article}/revisions/:number`, answer: giveRevision },
  { method: 'POST', path: `${article}/revisions`, body: VersionInput, answer: record },
  { method: 'POST', path: `${article}/publication`, body: PublicationInput, answer: publish },
  { method: 'POST', path: `${article}/withdrawal`, body: WithdrawalInput, answer: takeDown },
  { method: 'POST', path: `${article}/corrections`, body: CorrectionInput, answer: correct },
  { method: 'GET', path: `${article}/timings`, answer: giveTimings },
  { method: 'GET', path: `${article}/findings`, answer: giveFindings },
  { method: 'POST', path: `${article}/waivers`, body: WaiverInput, answer: waiveFinding },
]

export function copyEndpoints(desk: Desk): Endpoint[] {
  return routes.map(({ method, path, body, query, answer }) => ({
    method,
    path,
    ...(body ? { body } : {}),
    ...(query ? { query } : {}),
    handle: async (request) => {
      demandSameOrigin(request, desk.publicUrl)
      const account = await accountOf(desk, request.cookies)
      if (account === null) throw new Refusal('unauthenticated')
      const actor = actorOf(account)
      demand(actor, 'write')
      return answer(desk, { ...request, account, actor, code: codeIn(request) }).catch(refuseUnstorable)
    },
  }))
}

async function giveCopy(desk: Desk, { account, actor, code }: Asked): Promise<EndpointAnswer> {
  const opened = await inTransaction(desk.database, (transaction) => openCopy(transaction, actor, code))
  const sections = await allSections(desk.database)
  const { section } = opened.copy.content
  // What is in no section yet may come into one of her own before it is published: the last word is with the verb.
  const mayHere = (verb: 'publish' | 'withdraw' | 'correct') =>
    mayIn(actor, verb, section) || (section === null && may(actor, verb))
  const isOpen = ({ slug, isRetired }: Section) => slug === section || (!isRetired && mayIn(actor, 'write', slug))
  const body = {
    ...presentCopy(desk, opened),
    me: { id: actor.id, name: account.name, login: account.login },
    passkeysAt: relyingParty(desk.publicUrl)?.origin ?? null,
    may: { publish: mayHere('publish'), withdraw: mayHere('withdraw'), correct: mayHere('correct') },
    sections: sections.filter(isOpen).map(({ slug, name }) => ({ slug, name })),
    house: { ...(await readHouseLanguage(desk.database)), mayKeep: may(actor, 'direct') },
    seats: opened.copy.seats,
    now: desk.now().toISOString(),
  }
  return { status: 200, body }
}

/** 200 with the new version, or 412 with what stands: then nothing was taken, and the editor merges. */
async function takeChange(desk: Desk, { actor, code, body }: Asked): Promise<EndpointAnswer> {
  const { from, seat, number, patch, choices } = body as ChangeInput
  const change = {
    from,
    seat,
    number,
    patch: patch as ContentPatch | null,
    chain: null,
    choices: choices === null ? null : readChoices(choices),
  }
  const kept = await inTransaction(desk.database, (transaction) =>
    keepChange(transaction, actor, code, { change, now: desk.now() }),
  )
  if (kept.kind === 'stale') {
    const applied = kept.copy.seats[seat] ?? 0
    return { status: 412, body: { code: 'stale-copy', applied, ...presentCopy(desk, kept) } }
  }
  const { version, revision, changedAt, begunAt } = kept.copy
  return { status: 200, body: { version, revision, changedAt, isPending: begunAt !== null } }
}

/** Who else is here; and what stands, where it is newer than what the editor has. */
async function meet(desk: Desk, { account, actor, code, body }: Asked): Promise<EndpointAnswer> {
  const { seat, version, block, leaving = false } = body as SeatInput
  const opened = await inTransaction(desk.database, (transaction) => openCopy(transaction, actor, code))
  const { articleId } = opened.copy
  if (leaving) {
    await leaveSeat(desk.database, articleId, seat)
    return { status: 204, body: null }
  }
  const people = await takeSeat(desk.database, { articleId, seat, accountId: account.id, block })
  const news = opened.copy.version === version ? null : presentCopy(desk, opened)
  const { publication } = presentCopy(desk, opened)
  return { status: 200, body: { people, news, publication, applied: opened.copy.seats[seat] ?? 0 } }
}

async function giveTimings(desk: Desk, { code }: Asked): Promise<EndpointAnswer> {
  const { articleId } = await inTransaction(desk.database, (transaction) => findManuscript(transaction, code))
  return { status: 200, body: { timings: await openTimingsOf(desk.database, articleId) } }
}

async function giveRevisions(desk: Desk, { code, query }: Asked): Promise<EndpointAnswer> {
  const { articleId } = await inTransaction(desk.database, (transaction) => findManuscript(transaction, code))
  const below = typeof query.below === 'number' ? query.below : null
  const revisions = await listRevisions(desk.database, { articleId, below, limit: revisionsShown })
  return { status: 200, body: { revisions } }
}

async function giveRevision(desk: Desk, { code, params }: Asked): Promise<EndpointAnswer> {
  const { articleId } = await inTransaction(desk.database, (transaction) => findManuscript(transaction, code))
  const number = /^[1-9]\d{0,8}$/.test(params.number ?? '') ? Number(params.number) : 0
  const revision = await readRevision(desk.database, articleId, number)
  if (revision === null) throw new Refusal('not-found', { code, number: params.number })
  return { status: 200, body: revision }
}

async function record(desk: Desk, { actor, code, body }: Asked): Promise<EndpointAnswer> {
  const { version } = body as VersionInput
  const { copy } = await inTransaction(desk.database, (transaction) =>
    recordRevision(transaction, actor, code, { version }),
  )
  return { status: 201, body: { revision: copy.revision } }
}

async function publish(desk: Desk, { actor, code, body }: Asked): Promise<EndpointAnswer> {
  const { version, overruling } = body as PublicationInput
  const wish = { version, publishedAt: null, overruling: reasonIn(overruling) }
  const live = await inTransaction(desk.database, (transaction) => publishCopy(transaction, actor, code, wish))
  return {
    status: 201,
    body: { url: desk.articleUrl(live.code, live.slug, live.edition), published: live.publishedAt },
  }
}

async function takeDown(desk: Desk, { actor, code, body }: Asked): Promise<EndpointAnswer> {
  const { reason: written, orderedBy = '' } = body as WithdrawalInput
  const wish = { reason: lineIn(written, 'reason'), orderedBy: cleanLine(orderedBy) || null }
  await inTransaction(desk.database, (transaction) => withdrawArticle(transaction, actor, code, wish))
  return { status: 204, body: null }
}

async function correct(desk: Desk, { actor, code, body }: Asked): Promise<EndpointAnswer> {
  const { version, kind, note: written, overruling } = body as CorrectionInput
  const wish = { version, kind, note: lineIn(written, 'note'), overruling: reasonIn(overruling) }
  const live = await inTransaction(desk.database, (transaction) => correctWithCopy(transaction, actor, code, wish))
  return {
    status: 201,
    body: { url: desk.articleUrl(live.code, live.slug, live.edition), published: live.publishedAt },
  }
}

/** Why a second person is not waited for; null while nobody says so. */
function reasonIn(written: string | undefined): string | null {
  return written === undefined ? null : lineIn(written, 'overruling')
}

function lineIn(written: string, field: string): string {
  const line = cleanLine(written)
  if (line === '') throw new Refusal('invalid-content', { detail: `${field}: a sentence is needed.` })
  return line
}
