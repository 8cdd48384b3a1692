import { formatDate, readDate, toLatinDigits, toPersianDigits } from '#persian'
import { type EndpointAnswer, Refusal, readId } from '#server'
import { type Account, countUses, inTransaction, listMedia, type Medium, usesOf } from '#store'
import { cutMedium } from '../../actions/media/cut-medium.ts'
import { describeInLibrary, type MediumWish, mayDescribe } from '../../actions/media/describe-medium.ts'
import { fetchMedium } from '../../actions/media/fetch-medium.ts'
import { knownMedium } from '../../actions/media/media-room.ts'
import { decideUnusedDays, readUnusedDays, removeMedium, unusedDaysChoices } from '../../actions/media/remove-medium.ts'
import { roomOf } from '../../api/media/media-routes.ts'
import { foldedWords } from '../../api/wire-query.ts'
import { cutPage } from '../../cut-page.ts'
import { demand, may } from '../../policy.ts'
import type { Form } from '../form.ts'
import { answerRedirect, answerScreen } from '../page.ts'
import { type Answering, accountOf, actorOf, type Desk, type Visit } from '../visit.ts'
import { libraryPage, type MediaAsked } from './library-page.ts'
import { fileSentence, mediaWords } from './media-words.ts'
import { type MediumForm, mediumPage } from './medium-page.ts'

const shownMax = 48
const usesShown = 50
const queryLengthMax = 200
const pagePath = '/desk/media'

/** Pages and forms of the media library. */
export const mediaAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', pagePath, (desk, visit) => signedIn(desk, visit, seeLibrary)],
  ['POST', `${pagePath}/from-address`, (desk, visit) => signedIn(desk, visit, fetchOne)],
  ['POST', `${pagePath}/unused`, (desk, visit) => signedIn(desk, visit, decideUnused)],
  ['GET', `${pagePath}/:hash`, (desk, visit) => signedIn(desk, visit, seeMedium)],
  ['POST', `${pagePath}/:hash`, (desk, visit) => signedIn(desk, visit, describe)],
  ['POST', `${pagePath}/:hash/cut`, (desk, visit) => signedIn(desk, visit, cut)],
  ['POST', `${pagePath}/:hash/removal`, (desk, visit) => signedIn(desk, visit, remove)],
]

type Signed = (desk: Desk, visit: Visit, account: Account) => Promise<EndpointAnswer>

async function signedIn(desk: Desk, visit: Visit, answer: Signed): Promise<EndpointAnswer> {
  const account = await accountOf(desk, visit.cookies)
  if (account === null) return answerRedirect('/desk/login')
  demand(actorOf(account), visit.path.endsWith('/unused') ? 'administer' : 'read')
  return answer(desk, visit, account)
}

function seeLibrary(desk: Desk, { query }: Visit, account: Account): Promise<EndpointAnswer> {
  return showLibrary(desk, account, { asked: readQuery(query), fault: null, address: '' })
}

interface LibraryShown {
  asked: MediaAsked
  /** What is wrong with the address that was sent, if one was. */
  fault: string | null
  address: string
}

async function showLibrary(desk: Desk, account: Account, { asked, fault, address }: LibraryShown) {
  const wish = { words: foldedWords(asked.words), kind: asked.kind, state: asked.state, belowId: asked.below }
  const found = await listMedia(desk.database, { ...wish, limit: shownMax + 1 })
  const { page: media, last } = cutPage(found, shownMax)
  const actor = actorOf(account)
  const uses = await countUses(
    desk.database,
    media.map(({ hash }) => hash),
  )
  const main = libraryPage({
    ...{ asked, media, uses, fault, address },
    next: last?.id ?? null,
    mayWrite: may(actor, 'write'),
    unusedDays: may(actor, 'administer') ? { chosen: await readUnusedDays(desk.database) } : null,
    now: desk.now(),
  })
  return show(desk, account, { title: mediaWords.title, main, status: fault === null ? 200 : 422 })
}

function show(
  desk: Desk,
  account: Account,
  page: { title: string; main: Parameters<typeof answerScreen>[0]['main']; status?: number },
) {
  const { newsroom, scripts } = desk
  return answerScreen({ status: 200, ...page, account, newsroom }, 'media', scripts.library)
}

/** What the address asks for; what it does not understand is left out. */
function readQuery(query: Record<string, unknown>): MediaAsked {
  const text = (name: string) =>
    typeof query[name] === 'string' ? query[name].slice(0, queryLengthMax).toWellFormed().replaceAll('\0', '') : ''
  const [kind, state] = [text('kind'), text('state')]
  return {
    words: text('q').trim(),
    kind: kind === 'picture' || kind === 'film' ? kind : 'any',
    state: state === 'unused' || state === 'without-alt' || state === 'ended' ? state : 'any',
    below: readId(toLatinDigits(text('below'))),
  }
}

async function fetchOne(desk: Desk, { form, query }: Visit, account: Account): Promise<EndpointAnswer> {
  const address = form('url').trim()
  try {
    const { medium } = await fetchMedium(roomOf(desk), actorOf(account), address)
    return answerRedirect(`${pagePath}/${medium.hash}`)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'forbidden' || error.code === 'not-found') throw error
    const fault = fileSentence(error.code, error.facts)
    return showLibrary(desk, account, { asked: readQuery(query), fault, address })
  }
}

async function decideUnused(desk: Desk, { form }: Visit, account: Account): Promise<EndpointAnswer> {
  const chosen = unusedDaysChoices.find((days) => String(days ?? '') === form('days')) ?? null
  await decideUnusedDays(desk.database, actorOf(account), chosen)
  return answerRedirect(pagePath)
}

async function seeMedium(desk: Desk, { params, query }: Visit, account: Account): Promise<EndpointAnswer> {
  const medium = await knownMedium(desk.database, params.hash ?? '')
  const done = query.done === 'saved' ? mediaWords.saved : null
  return showMedium(desk, account, { medium, form: formOf(medium), fault: null, done })
}

interface MediumShown {
  medium: Medium
  form: MediumForm
  fault: { field: string; sentence: string } | null
  done: string | null
}

async function showMedium(desk: Desk, account: Account, shown: MediumShown): Promise<EndpointAnswer> {
  const { medium, fault } = shown
  const actor = actorOf(account)
  const main = mediumPage({
    ...shown,
    uses: await usesOf(desk.database, medium.hash, usesShown),
    mayDescribe: mayDescribe(actor, medium),
    mayCut: may(actor, 'write'),
    mayWrite: may(actor, 'write'),
    mayRemove: may(actor, 'illustrate'),
    articleUrl: desk.articleUrl,
    now: desk.now(),
  })
  return show(desk, account, { title: medium.name || mediaWords.title, main, status: fault === null ? 200 : 422 })
}

function formOf({ version, alt, caption, credit, rights, rightsEnd, focus }: Medium): MediumForm {
  return {
    version: String(version),
    ...{ alt: alt ?? '', caption: caption ?? '', credit: credit ?? '', rights: rights ?? '' },
    rightsEnd: rightsEnd === null ? '' : formatDate(rightsEnd, 'numeric'),
    focusX: String(focus?.x ?? 50),
    focusY: String(focus?.y ?? 50),
  }
}

async function describe(desk: Desk, { params, form }: Visit, account: Account): Promise<EndpointAnswer> {
  const hash = params.hash ?? ''
  const actor = actorOf(account)
  demand(actor, 'write')
  const written = writtenIn(form)
  const medium = await knownMedium(desk.database, hash)
  const end = endIn(written.rightsEnd, desk.now())
  if (end === undefined) {
    const fault = {
      field: 'rightsEnd',
      sentence: 'این تاریخ خوانده نشد؛ مانند «۱۴۰۵/۱۲/۲۹» یا «۲۹ اسفند ۱۴۰۵» بنویسید.',
    }
    return showMedium(desk, account, { medium, form: written, fault, done: null })
  }
  try {
    await inTransaction(desk.database, (transaction) =>
      describeInLibrary(transaction, actor, hash, { ...wishOf(written), rightsEnd: end }),
    )
    return answerRedirect(`${pagePath}/${hash}?done=saved`)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'stale-revision') throw error
    const now = await knownMedium(desk.database, hash)
    const sentence =
      'در این میان همکاری این‌ها را تغییر داده است. نوشتهٔ شما در فرم مانده؛ نوشتهٔ او را ببینید و دوباره ذخیره کنید.'
    const again = { ...written, version: String(now.version) }
    return showMedium(desk, account, { medium: now, form: again, fault: { field: 'stale', sentence }, done: null })
  }
}

function writtenIn(form: Form): MediumForm {
  const percent = (field: string) =>
    String(Math.min(100, Number(/^\d{1,3}$/.exec(toLatinDigits(form(field)))?.[0] ?? 50)))
  return {
    version: form('version'),
    ...{ alt: form('alt'), caption: form('caption'), credit: form('credit'), rights: form('rights') },
    rightsEnd: form('rightsEnd').trim(),
    focusX: percent('focusX'),
    focusY: percent('focusY'),
  }
}

/** Rights end with the day that is named; undefined for what is no date. */
function endIn(text: string, now: Date): Date | null | undefined {
  if (text === '') return null
  const { value } = readDate(toPersianDigits(text), { now })
  return value === null ? undefined : value.instant
}

function wishOf({ version, alt, caption, credit, rights, focusX, focusY }: MediumForm): MediumWish {
  const focus = { x: Number(focusX), y: Number(focusY) }
  return {
    from: /^\d{1,9}$/.test(version) ? Number(version) : 0,
    ...{ alt, caption, credit, rights },
    focus: focus.x === 50 && focus.y === 50 ? null : focus,
  }
}

async function cut(desk: Desk, { params, form }: Visit, account: Account): Promise<EndpointAnswer> {
  const part = (field: string) =>
    Number(/^\d{1,3}(?:\.\d{1,4})?$/.exec(toLatinDigits(form(field)))?.[0] ?? Number.NaN) / 100
  const wish = { x: part('x'), y: part('y'), width: part('width'), height: part('height') }
  if (Object.values(wish).some(Number.isNaN)) throw new Refusal('invalid-content', { detail: 'cut: four numbers.' })
  const { medium } = await cutMedium(roomOf(desk), actorOf(account), { hash: params.hash ?? '', cut: wish })
  return answerRedirect(`${pagePath}/${medium.hash}`)
}

async function remove(desk: Desk, { params }: Visit, account: Account): Promise<EndpointAnswer> {
  await removeMedium(roomOf(desk), actorOf(account), params.hash ?? '')
  return answerRedirect(pagePath)
}
