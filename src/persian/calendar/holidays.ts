import { lunarHolidays, lunarRules, solarHolidays } from '../data/holidays.ts'
import { type JalaliDay, jalaliDayNumber, jalaliOfDayNumber } from './jalali.ts'

/**
 * What a holiday stands on: the law (days of the solar calendar); the published calendar of its year (days of the moon,
 * which its sighting may still move by a day); our own reckoning, where no calendar of the year is in the data; or what
 * the newsroom itself put there.
 */
export type HolidayBasis = 'law' | 'published' | 'computed' | 'own'

export interface Holiday {
  name: string
  basis: HolidayBasis
}

/** What a newsroom changed in the calendar: a day added, or one taken out. */
export interface HolidayChange extends JalaliDay {
  name: string
  kind: 'added' | 'removed'
}

/** The holidays of Iran on a Jalali day, as the newsroom changed them; none on a working day. */
export function holidaysOn(day: JalaliDay, changes: readonly HolidayChange[] = []): Holiday[] {
  const { jy, jm, jd } = day
  const own = changes.filter((one) => one.jy === jy && one.jm === jm && one.jd === jd)
  const removed = new Set(own.filter(({ kind }) => kind === 'removed').map(({ name }) => name))
  const added = own.filter(({ kind }) => kind === 'added').map(({ name }): Holiday => ({ name, basis: 'own' }))
  return [...standingOn(day).filter(({ name }) => !removed.has(name)), ...added]
}

/** Whether the published calendar of a Jalali year is in the data; otherwise its lunar days are reckoned. */
export function knowsLunarHolidays(jy: number): boolean {
  return Object.hasOwn(lunarHolidays, jy)
}

function standingOn({ jy, jm, jd }: JalaliDay): Holiday[] {
  const isHere = ([month, day]: readonly [number, number, string]) => month === jm && day === jd
  const named =
    (basis: HolidayBasis) =>
    ([, , name]: readonly [number, number, string]): Holiday => ({ name, basis })
  const solar = solarHolidays.filter(isHere).map(named('law'))
  if (knowsLunarHolidays(jy)) return [...solar, ...lunarHolidays[jy]!.filter(isHere).map(named('published'))]
  const hijri = tabularDay(jalaliDayNumber({ jy, jm, jd }))
  const isToday = ([month, day]: readonly [number, number, string]) => month === hijri.month && day === hijri.day
  return [...solar, ...lunarRules.filter(isToday).map(named('computed'))]
}

/** Days since 1970-01-01 of 1 Muharram 1 in the tabular calendar with the civil epoch (16 July 622, Julian). */
const epochDay = -492_148
/** A cycle of thirty years has eleven of 355 days. */
const cycleDays = 10_631

/**
 * A day of the tabular Hijri calendar (months of 30 and 29 days by turns, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26
 * and 29 of thirty; E. G. Richards, «Calendars», in Explanatory Supplement to the Astronomical Almanac, 15.11). Measured
 * against the published calendars of 1404 and 1405: no day more than one off.
 */
export function tabularDay(dayNumber: number): { year: number; month: number; day: number } {
  const since = dayNumber - epochDay
  const cycle = Math.floor(since / cycleDays)
  let left = since - cycle * cycleDays
  let year = 1
  while (left >= yearLength(year)) left -= yearLength(year++)
  const month = Math.min(12, Math.floor(left / 29.5 + 0.01) + 1)
  const day = left - Math.ceil(29.5 * (month - 1)) + 1
  return { year: cycle * 30 + year, month, day }
}

function yearLength(yearOfCycle: number): number {
  return (11 * yearOfCycle + 14) % 30 < 11 ? 355 : 354
}

/** Every holiday of a Jalali year that the newsroom may have to move: those of the moon and its own, in order. */
export function movableHolidays(jy: number, changes: readonly HolidayChange[]): { day: JalaliDay; holiday: Holiday }[] {
  return holidaysOfYear(jy, changes).filter(({ holiday }) => holiday.basis !== 'law')
}

/** Every holiday of a Jalali year as the newsroom changed them, in order. */
export function holidaysOfYear(jy: number, changes: readonly HolidayChange[]): { day: JalaliDay; holiday: Holiday }[] {
  const first = jalaliDayNumber({ jy, jm: 1, jd: 1 })
  const days = Array.from({ length: 366 }, (_, index) => jalaliOfDayNumber(first + index))
  return days
    .filter((day) => day.jy === jy)
    .flatMap((day) => holidaysOn(day, changes).map((holiday) => ({ day, holiday })))
}
