import { firstEdition, isEditionCode } from '#article'
import { toLatinDigits } from '#persian'
import { type EndpointAnswer, Refusal } from '#server'
import {
  type Account,
  allSections,
  type Database,
  inTransaction,
  type OpenSession,
  readHouseLanguage,
  readPressing,
  readPublishingChoices,
  readSiteWords,
  readStandingPage,
  type StandingPageName,
  standingPageNames,
  writeStandingPage,
} from '#store'
import { decideEdition } from '../../actions/settings/decide-edition.ts'
import { decideLanguage } from '../../actions/settings/decide-language.ts'
import { decidePublishing } from '../../actions/settings/decide-publishing.ts'
import { decideSite } from '../../actions/settings/decide-site.ts'
import { cleanLine } from '../../api/article-input.ts'
import { may } from '../../policy.ts'
import { signedIn } from '../members/proven.ts'
import { answerRedirect } from '../page.ts'
import { type Answering, actorOf, type Desk, show, type Visit } from '../visit.ts'
import { settingsPage } from './settings-page.ts'
import { faults, styleNames } from './settings-words.ts'
import { documentOf, isPlain, standingForm, textOf } from './standing-form.ts'

const gate = { needs: 'administer' } as const
const home = '/desk/settings'

/** What the newsroom decides about itself, for administrators. */
export const settingsAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', home, signedIn(gate, (desk, visit, session) => showSettings(desk, visit, session, null))],
  ['POST', `${home}/site`, deciding('site', decideSiteFrom)],
  ['POST', `${home}/editions/:code`, deciding('site', decideEditionFrom)],
  ['POST', `${home}/publishing`, deciding('publishing', decidePublishingFrom)],
  ['POST', `${home}/language`, deciding('language', decideLanguageFrom)],
  ['GET', `${home}/pages/:name`, signedIn(gate, seePage)],
  ['POST', `${home}/pages/:name`, signedIn(gate, writePage)],
]

/** What was done, as the address of the page says it. */
export function doneIn({ query }: Visit): string {
  return typeof query.done === 'string' ? query.done : ''
}

type Deciding = (database: Database, visit: Visit, session: OpenSession) => Promise<unknown>

/** Decides all or nothing, and shows the settings again with what was done or what stood against it. */
function deciding(part: string, decide: Deciding): Answering {
  return signedIn(gate, async (desk, visit, session) => {
    try {
      await inTransaction(desk.database, (transaction) => decide(transaction, visit, session))
      return answerRedirect(`${home}?done=${part}`)
    } catch (error) {
      if (!(error instanceof Refusal) || faults[error.code] === undefined) throw error
      return showSettings(desk, visit, session, faults[error.code]!)
    }
  })
}

async function showSettings(
  { database, ...desk }: Desk,
  visit: Visit,
  { account }: OpenSession,
  fault: string | null,
): Promise<EndpointAnswer> {
  const main = settingsPage({
    site: await readSiteWords(database),
    publishing: await readPublishingChoices(database),
    language: await readHouseLanguage(database),
    editions: (desk.editions ?? []).filter((code) => code !== firstEdition),
    sections: await allSections(database),
    pressing: await readPressing(database),
    done: doneIn(visit),
    fault,
  })
  const status = fault === null ? 200 : 422
  return show({ ...desk, database }, { status, title: fault === null ? 'تنظیم‌ها' : 'خطا: تنظیم‌ها', main, account })
}

function decideSiteFrom(database: Database, { form }: Visit, { account }: OpenSession): Promise<unknown> {
  const lines = form('links')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  const links = lines.map((line) => {
    const [name = '', href = ''] = line.split('|').map((part) => part.trim())
    return { name, href }
  })
  const notice = form('notice').trim() || null
  return decideSite(database, actorOf(account), { name: form('name'), tagline: form('tagline'), notice, links })
}

/** A line for each section: its slug, then its name in the edition. */
function decideEditionFrom(database: Database, { form, params }: Visit, { account }: OpenSession): Promise<unknown> {
  const edition = params.code ?? ''
  if (!isEditionCode(edition) || edition === firstEdition) throw new Refusal('not-found', { edition })
  const lines = form('sections')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  const sections = Object.fromEntries(
    lines.map((line) => {
      const [slug = '', name = ''] = line.split('|').map((part) => part.trim())
      return [slug, name]
    }),
  )
  const words = { name: form('name'), tagline: form('tagline'), notice: form('notice'), sections }
  return decideEdition(database, actorOf(account), { edition, words })
}

function decidePublishingFrom(database: Database, { form }: Visit, { account }: OpenSession): Promise<unknown> {
  return decidePublishing(database, actorOf(account), {
    needsSecondPerson: form('needsSecondPerson') === 'on',
    replyDays: Number(toLatinDigits(form('replyDays')) || Number.NaN),
  })
}

function decideLanguageFrom(database: Database, { form }: Visit, { account }: OpenSession): Promise<unknown> {
  const style = form('style')
  if (!Object.hasOwn(styleNames, style)) throw new Refusal('invalid-content', { detail: 'style is none.' })
  return decideLanguage(database, actorOf(account), { style: style as 'academy' })
}

/** Whether somebody has business with all the settings. */
export function maySettle(account: Account): boolean {
  return may(actorOf(account), 'administer')
}

async function seePage(desk: Desk, { params }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const name = pageIn(params)
  const page = await readStandingPage(desk.database, name)
  const written = { title: page?.title ?? '', text: page === null ? '' : textOf(page) }
  const isRich = page !== null && !isPlain(page)
  return show(desk, {
    title: written.title || 'صفحهٔ ثابت',
    main: standingForm(name, { ...written, isWrong: false, isRich }),
    account,
  })
}

async function writePage(desk: Desk, { params, form }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const name = pageIn(params)
  const title = cleanLine(form('title'))
  const document = documentOf(form('text'))
  if (title === '' || document.content.length === 0) {
    const main = standingForm(name, { title, text: form('text'), isWrong: true, isRich: false })
    return show(desk, { status: 422, title: 'خطا: صفحهٔ ثابت', main, account })
  }
  const madeBy = actorOf(account).id
  await inTransaction(desk.database, (transaction) => writeStandingPage(transaction, name, { title, document, madeBy }))
  return answerRedirect(`${home}?done=page`)
}

function pageIn({ name }: Record<string, string>): StandingPageName {
  const known = standingPageNames.find((one) => one === name)
  if (known === undefined) throw new Refusal('not-found', { page: name })
  return known
}
