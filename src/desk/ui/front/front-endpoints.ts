import { type EditionCode, editions, type FrontPlan, firstEdition, isEditionCode, placedCodes } from '#article'
import { readDate, toLatinDigits } from '#persian'
import { type Endpoint, type EndpointAnswer, type EndpointRequest, Refusal } from '#server'
import {
  type ArrangedPage,
  allSections,
  type FrontVersion,
  inTransaction,
  listFrontVersions,
  listPlannedVersions,
  readBreaking,
  readFrontAt,
  type Section,
} from '#store'
import { accountOfSession } from '../../access/sessions.ts'
import {
  arrangeFront,
  cancelFront,
  demandPlaceOn,
  findArranged,
  findFrontVersion,
  sectionsToArrange,
} from '../../actions/front/arrange-front.ts'
import { putUpLine, takeDownLine } from '../../actions/front/breaking.ts'
import { comingInstant } from '../../actions/front/coming-instant.ts'
import { idIn } from '../../api/in-path.ts'
import { actorOfAccount, sessionCookie } from '../../api/principal.ts'
import { type Actor, demand, may, mayEverywhere, type Verb } from '../../policy.ts'
import { readForm } from '../form.ts'
import { answerFramed, answerPage, answerRedirect, answerScreen } from '../page.ts'
import { sorryOf, sorryPage } from '../pages/sorry.ts'
import { demandSameOrigin } from '../same-origin.ts'
import type { Asked, FrontDesk } from './asked.ts'
import { type Board, type Conflict, readBoard, readCandidates } from './board-view.ts'
import { withDeed } from './deeds.ts'
import { type FrontForm, readFrontForm } from './front-form.ts'
import { type FrontPageView, frontDeskPage, thenPage } from './front-page.ts'
import { scriptAnswer, scriptPath } from './front-script.ts'
import { boxName, pageName } from './front-words.ts'
import { troubleOf } from './trouble.ts'

const frontPath = '/desk/front'
const ofSection = '/section/:slug'
const ofEdition = '/edition/:edition'
const versionsShown = 20

type Answer = [Endpoint['method'], string, Verb, (asked: Asked) => Promise<EndpointAnswer>]

/** Of each page that is arranged: the front page of an edition, and a section's in it. */
const arranging: Answer[] = [
  ['GET', '', 'place', (asked) => showFresh(asked)],
  ['POST', '', 'place', arrange],
  ['GET', '/preview', 'place', (asked) => preview(asked, null)],
  ['POST', '/preview', 'place', (asked) => preview(asked, readFrontForm(asked.request))],
  ['GET', '/then', 'read', seeThen],
  ['GET', '/then/page', 'read', seeThenPage],
  ['POST', '/versions/:id/restore', 'place', restore],
  ['POST', '/versions/:id/cancel', 'place', cancel],
]

const answers: Answer[] = [
  ...['', ofSection, ofEdition, ofEdition + ofSection].flatMap((page) =>
    arranging.map(([method, path, needs, answer]): Answer => [method, frontPath + page + path, needs, answer]),
  ),
  ...['', ofEdition].flatMap((page): Answer[] => [
    ['POST', `${frontPath}${page}/breaking`, 'place', putUp],
    ['POST', `${frontPath}${page}/breaking/end`, 'place', takeDown],
  ]),
]

/** The pages and forms of the front page and of the pages of sections. They need no script; with one there are keys, dragging and undoing. */
export function frontEndpoints(desk: FrontDesk): Endpoint[] {
  const pages = answers.map(
    ([method, path, needs, answer]): Endpoint => ({
      method,
      path,
      handle: (request) => receive({ desk, request, method, needs, answer }),
    }),
  )
  return [...pages, { method: 'GET', path: scriptPath, handle: async () => scriptAnswer }]
}

interface Reception {
  desk: FrontDesk
  request: EndpointRequest
  method: Endpoint['method']
  needs: Verb
  answer: Answer[3]
}

/** Only who may; a form is heard only from our own pages; a refusal is told in a page. */
async function receive({ desk, request, method, needs, answer }: Reception): Promise<EndpointAnswer> {
  try {
    if (method === 'POST') demandSameOrigin(request, desk.publicUrl)
    const account = await accountOfSession(desk.database, request.cookies[sessionCookie])
    const actor = account && actorOfAccount(account)
    if (account === null || actor === null) return answerRedirect('/desk/login')
    const { slug = null } = request.params
    const edition = editionNamed(desk, request.params.edition)
    const other = slug === null && method === 'GET' && needs === 'place' ? await ownPage(desk, actor, edition) : null
    if (other !== null) return answerRedirect(other)
    if (needs === 'place') demandPlaceOn(actor, slug)
    else demand(actor, needs)
    const section = await findArranged(desk.database, slug)
    const front = desk.front?.(edition)
    if (front === undefined) throw new Refusal('not-found')
    return await answer({ edition, section, base: baseOf(edition, section), desk, front, account, actor, request })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const said = sorryOf(error)
    const main = sorryPage(said)
    return answerPage({ status: error.status, title: said.title, main, account: null, newsroom: desk.newsroom })
  }
}

/** An edition that is on; the first, where the address names none. Refuses `not-found`. */
function editionNamed({ editions: on = [firstEdition] }: FrontDesk, named: string | undefined): EditionCode {
  if (named === undefined) return firstEdition
  if (!isEditionCode(named) || !on.includes(named)) throw new Refusal('not-found', { edition: named })
  return named
}

/** The first edition's pages have no word of it in their addresses. */
function baseOf(edition: EditionCode, section: Section | null): string {
  const base = edition === firstEdition ? frontPath : frontPath + ofEdition.replace(':edition', edition)
  return section === null ? base : base + ofSection.replace(':slug', encodeURIComponent(section.slug))
}

/** As the store names the page. */
function pageOf({ edition, section }: Pick<Asked, 'edition' | 'section'>): ArrangedPage {
  return { edition, section: section?.slug ?? null }
}

/** Whoever arranges some sections only begins with the page of one; null for those who arrange the front page. */
async function ownPage({ database }: FrontDesk, actor: Actor, edition: EditionCode): Promise<string | null> {
  if (!may(actor, 'place') || mayEverywhere(actor)) return null
  const [first] = sectionsToArrange(await allSections(database), actor)
  return first === undefined ? null : baseOf(edition, first)
}

/** What the board shows: what holds, or what is being arranged. */
interface Arranging {
  plan: FrontPlan | null
  from: number
  isChanged: boolean
  form?: FrontForm
  conflict?: Conflict
  trouble?: string
  status?: number
}

async function showFresh(asked: Asked): Promise<EndpointAnswer> {
  const version = await holding(asked)
  return showBoard(asked, { plan: version?.plan ?? null, from: version?.id ?? 0, isChanged: false })
}

/** What holds of the page now. */
async function holding(asked: Asked): Promise<FrontVersion | null> {
  const { desk } = asked
  return (await readFrontAt(desk.database, desk.now(), pageOf(asked))).version
}

async function showBoard(asked: Asked, arranging: Arranging): Promise<EndpointAnswer> {
  const { desk, account, request, edition, section, base } = asked
  const { database, newsroom } = desk
  const { plan, from, isChanged, form, conflict = null, trouble = null, status = 200 } = arranging
  const now = desk.now()
  const own = pageOf(asked)
  const words = form?.field('q') ?? ''
  const { done } = request.query
  const sections = await allSections(database)
  const [board, candidates, planned, versions, line] = await Promise.all([
    readBoard(asked, plan, sections),
    readCandidates(asked, words),
    listPlannedVersions(database, now, own),
    listFrontVersions(database, { page: own, limit: versionsShown, now }),
    section === null ? readBreaking(database, now, edition) : null,
  ])
  const main = frontDeskPage({
    ...{ board, sections, now, plan, from, isChanged, conflict, trouble, edition, section, base },
    editions: editionsFor(asked),
    pages: pagesFor(sections, asked),
    candidates: { words, target: form?.field('target') ?? '', candidates },
    note: form?.field('note') ?? '',
    at: form?.field('at') ?? '',
    done: typeof done === 'string' ? done : '',
    planned,
    versions,
    breaking: section === null ? { line } : null,
  })
  return answerScreen({ status, title: pageName(asked), main, account, newsroom }, 'front', scriptPath)
}

/** The pages of an edition that somebody may arrange, to go from one to the other. */
function pagesFor(sections: readonly Section[], { actor, edition }: Asked): FrontPageView['pages'] {
  const ofSections = sectionsToArrange(sections, actor).map((one) => ({ name: one.name, href: baseOf(edition, one) }))
  const front = { name: pageName({ section: null, edition: firstEdition }), href: baseOf(edition, null) }
  return mayEverywhere(actor) ? [front, ...ofSections] : ofSections
}

/** The same page in each edition that is on. */
function editionsFor({ desk, section, edition }: Asked): FrontPageView['editions'] {
  const on = desk.editions ?? [firstEdition]
  return on.map((one) => ({
    name: editions[one].persianName,
    href: baseOf(one, section),
    isThis: one === edition,
  }))
}

/** One deed of the form: what cannot be done is told beside the board, which stays as it was. */
async function arrange(asked: Asked): Promise<EndpointAnswer> {
  const form = readFrontForm(asked.request)
  const { deed, from } = form
  try {
    if (deed === 'publish') return await publish(asked, form)
    if (deed === 'adopt') return await showFresh(asked)
    const plan = await planAfter(asked, form)
    return await showBoard(asked, { plan, from, form, isChanged: await isNews(asked, plan) })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'forbidden' || error.code === 'other-section') throw error
    const same = { plan: form.plan, from, form, isChanged: true, status: error.status }
    if (error.code === 'stale-front') return showConflict(asked, form)
    return showBoard(asked, { ...same, trouble: troubleOf(error) })
  }
}

async function planAfter(asked: Asked, { plan, deed, field }: FrontForm): Promise<FrontPlan | null> {
  if (deed === 'automatic') return null
  if (deed === 'look' || deed === 'search') return plan
  const { plan: shown } = await readBoard(asked, plan, await allSections(asked.desk.database))
  const after = withDeed(shown, { deed, field, now: asked.desk.now() })
  return plan === null && placedCodes(after).length === 0 && after === shown ? null : after
}

/** Whether this differs from what is on the site. */
async function isNews(asked: Asked, plan: FrontPlan | null): Promise<boolean> {
  const version = await holding(asked)
  return JSON.stringify(version?.plan ?? null) !== JSON.stringify(plan)
}

async function publish(asked: Asked, { plan, from, field }: FrontForm): Promise<EndpointAnswer> {
  const { desk, actor, base } = asked
  const now = desk.now()
  const takesEffectAt = field('at').trim() === '' ? null : comingInstant(field('at'), now)
  const wish = { page: pageOf(asked), plan, from, note: field('note') || null, takesEffectAt }
  await inTransaction(desk.database, (transaction) => arrangeFront(transaction, actor, wish, now))
  return answerRedirect(`${base}?done=${takesEffectAt === null ? 'published' : 'planned'}`)
}

/** Both versions side by side. What is published next is published over the one that holds now, knowing it. */
async function showConflict(asked: Asked, form: FrontForm): Promise<EndpointAnswer> {
  const version = await holding(asked)
  const sections = await allSections(asked.desk.database)
  const theirs = await readBoard(asked, version?.plan ?? null, sections)
  const mine = await readBoard(asked, form.plan, sections)
  const conflict = { theirs: version, rows: differences(theirs, mine, sections) }
  const from = version?.id ?? 0
  return showBoard(asked, { plan: form.plan, from, form, isChanged: true, conflict, status: 412 })
}

function differences(theirs: Board, mine: Board, sections: readonly Section[]): Conflict['rows'] {
  const linesIn = ({ boxes }: Board) =>
    new Map(
      boxes.map(({ box, stories }) => {
        const standing = stories.filter(({ place }) => place !== null)
        return [box.id, { name: boxName(box, sections), lines: standing.map(({ headline }) => headline) }] as const
      }),
    )
  const [there, here] = [linesIn(theirs), linesIn(mine)]
  return [...new Set([...there.keys(), ...here.keys()])].flatMap((id) => {
    const [one, other] = [there.get(id), here.get(id)]
    const lines = { theirs: one?.lines ?? [], mine: other?.lines ?? [] }
    const isSame = JSON.stringify(lines.theirs) === JSON.stringify(lines.mine)
    return isSame ? [] : [{ name: (one ?? other)!.name, ...lines }]
  })
}

async function preview(asked: Asked, form: FrontForm | null): Promise<EndpointAnswer> {
  const plan = form === null ? ((await holding(asked))?.plan ?? null) : form.plan
  const { body, policy } = await asked.front.page({ section: asked.section?.slug ?? null, plan, at: null })
  return answerFramed(body, policy)
}

async function seeThen(asked: Asked): Promise<EndpointAnswer> {
  const { desk, account, request, edition, section, base } = asked
  const at = pastInstant(request.query.at, desk.now())
  const { version } = await readFrontAt(desk.database, at, pageOf(asked))
  const main = thenPage({ at, version, edition, section, base })
  return answerScreen(
    { status: 200, title: `${pageName(asked)} در گذشته`, main, account, newsroom: desk.newsroom },
    'front',
    scriptPath,
  )
}

async function seeThenPage(asked: Asked): Promise<EndpointAnswer> {
  const { desk, front, request } = asked
  const at = pastInstant(request.query.at, desk.now())
  const page = pageOf(asked)
  const { version } = await readFrontAt(desk.database, at, page)
  const { body, policy } = await front.page({ section: page.section, plan: version?.plan ?? null, at })
  return answerFramed(body, policy)
}

const instantLengthMax = 100

/** An instant in the past, as people write it or as ISO 8601. Refuses `not-found` for what is none. */
function pastInstant(written: unknown, now: Date): Date {
  const text = typeof written === 'string' ? written.slice(0, instantLengthMax) : ''
  const { value } = readDate(text, { now })
  if (value === null || value.instant > now) throw new Refusal('not-found', { at: text })
  return value.instant
}

async function restore(asked: Asked): Promise<EndpointAnswer> {
  const { desk, actor, request, base } = asked
  const page = pageOf(asked)
  const version = await findFrontVersion(desk.database, idIn(request.params), page)
  const from = Number(readForm(request)('from'))
  if (!Number.isSafeInteger(from)) throw new Refusal('not-found')
  const wish = { page, plan: version.plan, from, note: null, takesEffectAt: null }
  await inTransaction(desk.database, (transaction) => arrangeFront(transaction, actor, wish, desk.now()))
  return answerRedirect(`${base}?done=restored`)
}

async function cancel(asked: Asked): Promise<EndpointAnswer> {
  const { desk, actor, request, base } = asked
  const wish = { id: idIn(request.params), page: pageOf(asked) }
  await inTransaction(desk.database, (transaction) => cancelFront(transaction, actor, wish))
  return answerRedirect(`${base}?done=cancelled`)
}

async function putUp(asked: Asked): Promise<EndpointAnswer> {
  const { desk, actor, request, base, edition } = asked
  const form = readForm(request)
  const now = desk.now()
  const code = toLatinDigits(form('code')).trim()
  try {
    const wish = {
      edition,
      text: form('text'),
      code: code === '' ? null : idIn({ id: code }),
      expiresAt: comingInstant(form('expires'), now),
    }
    await inTransaction(desk.database, (transaction) => putUpLine(transaction, actor, wish, now))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'forbidden') throw error
    const version = await holding(asked)
    const same = { plan: version?.plan ?? null, from: version?.id ?? 0, isChanged: false, status: error.status }
    return showBoard(asked, { ...same, trouble: troubleOf(error) })
  }
  return answerRedirect(`${base}?done=breaking-up`)
}

async function takeDown({ desk, actor, base, edition }: Asked): Promise<EndpointAnswer> {
  await inTransaction(desk.database, (transaction) => takeDownLine(transaction, actor, { edition, now: desk.now() }))
  return answerRedirect(`${base}?done=breaking-down`)
}
