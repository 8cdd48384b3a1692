import {
  type JalaliDay,
  jalaliOfDayNumber,
  jalaliYearMax,
  jalaliYearMin,
  movableHolidays,
  tehranParts,
  toLatinDigits,
} from '#persian'
import { type EndpointAnswer, Refusal } from '#server'
import { inTransaction, type OpenSession, readHolidayChanges } from '#store'
import { arrangeHoliday, type HolidayWish } from '../../actions/settings/arrange-holidays.ts'
import { cleanLine } from '../../api/article-input.ts'
import { signedIn } from '../members/proven.ts'
import { answerRedirect } from '../page.ts'
import { type Answering, actorOf, type Desk, show, type Visit } from '../visit.ts'
import { type HolidaysView, holidaysPage } from './holidays-page.ts'
import { doneIn } from './settings-answers.ts'

const gate = { needs: 'administer' } as const
const home = '/desk/settings/holidays'

/** The holidays of the calendar, for administrators. */
export const holidayAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', home, signedIn(gate, (desk, visit, session) => showHolidays(desk, visit, session, { day: '', name: '' }))],
  ['POST', home, signedIn(gate, arrange)],
]

async function showHolidays(
  desk: Desk,
  visit: Visit,
  { account }: OpenSession,
  form: HolidaysView['form'],
  error: string | null = null,
): Promise<EndpointAnswer> {
  const jy = yearIn(visit.query.year ?? visit.form('year')) ?? jalaliOfDayNumber(tehranParts(desk.now()).dayNumber).jy
  const rows = movableHolidays(jy, await readHolidayChanges(desk.database))
  const main = holidaysPage({ jy, rows, form, error, done: doneIn(visit) })
  const title = error === null ? 'تعطیلات تقویم' : 'خطا: تعطیلات تقویم'
  return show(desk, { status: error === null ? 200 : 422, title, main, account })
}

async function arrange(desk: Desk, visit: Visit, session: OpenSession): Promise<EndpointAnswer> {
  const { form } = visit
  const written = { day: form('day').trim(), name: cleanLine(form('name')) }
  const wish = wishOf(form('kind'), written)
  if (wish === null) throw new Refusal('invalid-request', { detail: 'kind: no change.' })
  try {
    await inTransaction(desk.database, (transaction) => arrangeHoliday(transaction, actorOf(session.account), wish))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'invalid-content') throw error
    return showHolidays(desk, visit, session, written, 'روزی از تقویم بنویسید، مانند ۱۴۰۵/۹/۱۲، و نام مناسبت را.')
  }
  return answerRedirect(`${home}?year=${wish.day.jy}&done=holiday`)
}

function wishOf(kind: string, { day: text, name }: { day: string; name: string }): HolidayWish | null {
  const day = dayIn(text)
  if (kind === 'add' || kind === 'remove') return { kind, day, name }
  if (kind === 'earlier' || kind === 'later') return { kind: 'shift', day, name, days: kind === 'earlier' ? -1 : 1 }
  return null
}

/** What is no day is the day 0 of no month, which no calendar has. */
function dayIn(text: string): JalaliDay {
  const [, jy, jm, jd] = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/.exec(toLatinDigits(text)) ?? []
  return { jy: Number(jy ?? 0), jm: Number(jm ?? 0), jd: Number(jd ?? 0) }
}

function yearIn(written: unknown): number | null {
  const year = typeof written === 'string' && /^\d{4}$/.test(written) ? Number(written) : 0
  return year > jalaliYearMin && year < jalaliYearMax ? year : null
}
