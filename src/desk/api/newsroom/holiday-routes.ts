import Type, { type Static } from 'typebox'
import {
  type Holiday,
  holidaysOfYear,
  holidaysOn,
  isJalaliDay,
  type JalaliDay,
  jalaliDayNumber,
  jalaliYearMax,
  jalaliYearMin,
  knowsLunarHolidays,
  tehranParts,
  toLatinDigits,
} from '#persian'
import { Refusal } from '#server'
import { type Database, readHolidayChanges } from '#store'
import { arrangeHoliday, holidayNameMax } from '../../actions/settings/arrange-holidays.ts'
import { jalaliDayName } from '../../present/jalali-day.ts'
import { cleanLine } from '../article-input.ts'
import { once } from '../once.ts'
import type { ApiRoute } from '../route.ts'

const dayMs = 86_400_000
const closed = { additionalProperties: false }
const Day = Type.String({ maxLength: 20, description: 'A day of the Jalali calendar: `1405-09-12`.' })
const Name = Type.String({ maxLength: holidayNameMax * 2, description: 'What is kept that day, as it is listed.' })

const YearQuery = Type.Object(
  {
    year: Type.Optional(
      Type.Integer({
        minimum: jalaliYearMin + 1,
        maximum: jalaliYearMax - 1,
        description: 'Of the Jalali calendar; this one when left out.',
      }),
    ),
  },
  closed,
)
const HolidayInput = Type.Object({ day: Day, name: Name }, closed)
type HolidayInput = Static<typeof HolidayInput>
const NameQuery = Type.Object({ name: Name }, closed)

/** The holidays of the newsroom's calendar: those of the law and of the moon, as the newsroom changed them. */
export const holidayRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/holidays',
    summary: 'The holidays of a Jalali year, in order.',
    needs: 'read',
    query: YearQuery,
    answers: {
      200: '`{year, published, holidays: [{day, date, name, basis}]}`; `basis` is law, published, computed or own; `published` says whether the official calendar of the year is known',
    },
    handle: async ({ database }, { query }) => {
      const { year = tehranParts(new Date()).jy } = query as Static<typeof YearQuery>
      const found = holidaysOfYear(year, await readHolidayChanges(database))
      return { status: 200, body: { year, published: knowsLunarHolidays(year), holidays: found.map(presented) } }
    },
  },
  {
    method: 'POST',
    path: '/api/v1/holidays',
    summary: 'Add a holiday, or put one back that was taken out.',
    needs: 'administer',
    body: HolidayInput,
    answers: { 201: '`{day, date, name, basis}`', 422: 'invalid-content' },
    handle: once(async (transaction, request) => {
      const { day, name } = wishIn(request.body as HolidayInput)
      await arrangeHoliday(transaction, request.actor, { kind: 'add', day, name })
      return { status: 201, body: await holidayAt(transaction, day, name) }
    }),
  },
  {
    method: 'PUT',
    path: '/api/v1/holidays/:day',
    summary: 'Move a holiday of this day to the day before or after: the moon was seen earlier or later.',
    needs: 'administer',
    body: HolidayInput,
    answers: {
      200: '`{day, date, name, basis}`',
      404: 'not-found: none of this name on this day',
      422: 'invalid-content: `day` is not the day before or after',
    },
    handle: once(async (transaction, request) => {
      const { day: to, name } = wishIn(request.body as HolidayInput)
      const day = dayIn(request.params.day ?? '')
      const days = jalaliDayNumber(to) - jalaliDayNumber(day)
      if (days !== -1 && days !== 1) {
        throw new Refusal('invalid-content', { detail: 'day: the day before or after.' })
      }
      await arrangeHoliday(transaction, request.actor, { kind: 'shift', day, name, days })
      return { status: 200, body: await holidayAt(transaction, to, name) }
    }),
  },
  {
    method: 'DELETE',
    path: '/api/v1/holidays/:day',
    summary: 'Take a holiday of this day out of the calendar.',
    needs: 'administer',
    query: NameQuery,
    answers: { 204: 'Removed.', 404: 'not-found: none of this name on this day' },
    handle: once(async (transaction, request) => {
      const day = dayIn(request.params.day ?? '')
      const name = cleanLine((request.query as Static<typeof NameQuery>).name)
      await arrangeHoliday(transaction, request.actor, { kind: 'remove', day, name })
      return { status: 204, body: null }
    }),
  },
]

function wishIn({ day, name }: HolidayInput): { day: JalaliDay; name: string } {
  return { day: dayIn(day), name: cleanLine(name) }
}

/** Refuses `invalid-content` for what is no day of the calendar. */
function dayIn(written: string): JalaliDay {
  const [, jy, jm, jd] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(toLatinDigits(written)) ?? []
  const day = { jy: Number(jy ?? 0), jm: Number(jm ?? 0), jd: Number(jd ?? 0) }
  if (!isJalaliDay(day)) throw new Refusal('invalid-content', { detail: 'day: not a day of the Jalali calendar.' })
  return day
}

async function holidayAt(database: Database, day: JalaliDay, name: string): Promise<object> {
  const holiday = holidaysOn(day, await readHolidayChanges(database)).find((one) => one.name === name)!
  return presented({ day, holiday })
}

function presented({ day, holiday }: { day: JalaliDay; holiday: Holiday }): object {
  const date = new Date(jalaliDayNumber(day) * dayMs).toISOString().slice(0, 10)
  return { day: jalaliDayName(day), date, ...holiday }
}
