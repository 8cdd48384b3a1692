/** A day of the Jalali (Solar Hijri) calendar; months and days count from 1. */
export type JalaliDay = { jy: number; jm: number; jd: number }

/** A day of the proleptic Gregorian calendar; months and days count from 1. */
export type GregorianDay = { year: number; month: number; day: number }

/** The years for which this arithmetic equals the official table of the calendar centre of the University of Tehran. */
export const jalaliYearMin = 1200
export const jalaliYearMax = 1500

const MS_PER_DAY = 86_400_000

/** Days between 1 Farvardin 1 and 1970-01-01. */
const NOWRUZ_1_TO_UNIX = 492_268

/**
 * True for a year of 366 days. The 33-year rule, which gives the official table without exception for 1200–1500
 * (checked against the table and ICU in the tests): 1399 and 1403 are leap, 1404 is common.
 */
export function isJalaliLeapYear(jy: number): boolean {
  return (25 * jy + 11) % 33 < 8
}

/** Days in a Jalali month: 31 for the first six, 30 for the next five, 29 or 30 for Esfand; 0 for no such month. */
export function jalaliMonthLength(jy: number, jm: number): number {
  if (jm < 1 || jm > 12 || !Number.isInteger(jm)) return 0
  if (jm <= 6) return 31
  if (jm <= 11) return 30
  return isJalaliLeapYear(jy) ? 30 : 29
}

/** True when the day exists and its year is within 1200–1500. */
export function isJalaliDay(day: JalaliDay): boolean {
  const { jy, jm, jd } = day
  if (!Number.isInteger(jy) || jy < jalaliYearMin || jy > jalaliYearMax) return false
  return Number.isInteger(jd) && jd >= 1 && jd <= jalaliMonthLength(jy, jm)
}

/** True when the Gregorian day exists. */
export function isGregorianDay(day: GregorianDay): boolean {
  const { year, month, day: d } = day
  if (![year, month, d].every(Number.isInteger) || month < 1 || month > 12 || d < 1 || d > 31) return false
  return new Date(Date.UTC(year, month - 1, d)).getUTCDate() === d
}

/** The same day in the Gregorian calendar. RangeError when the Jalali day does not exist or is outside 1200–1500. */
export function toGregorian(day: JalaliDay): GregorianDay {
  if (!isJalaliDay(day)) throw new RangeError(`no such Jalali day: ${day.jy}/${day.jm}/${day.jd}`)
  const date = new Date(jalaliDayNumber(day) * MS_PER_DAY)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** The same day in the Jalali calendar. RangeError when the Gregorian day does not exist or falls outside 1200–1500. */
export function toJalali(day: GregorianDay): JalaliDay {
  if (!isGregorianDay(day)) throw new RangeError(`no such Gregorian day: ${day.year}-${day.month}-${day.day}`)
  const jalali = jalaliOfDayNumber(Math.round(Date.UTC(day.year, day.month - 1, day.day) / MS_PER_DAY))
  if (!isJalaliDay(jalali)) throw new RangeError(`outside 1200–1500: ${day.year}-${day.month}-${day.day}`)
  return jalali
}

/** Days since 1970-01-01 of a Jalali day; plain arithmetic, nothing is checked. */
export function jalaliDayNumber(day: JalaliDay): number {
  return nowruzDayNumber(day.jy) + daysBeforeMonth(day.jm) + day.jd - 1
}

/** The Jalali day of a number of days since 1970-01-01; plain arithmetic, right for 1200–1500. */
export function jalaliOfDayNumber(dayNumber: number): JalaliDay {
  let jy = Math.floor((33 * (dayNumber + NOWRUZ_1_TO_UNIX) + 3) / 12_053) + 1
  while (nowruzDayNumber(jy) > dayNumber) jy--
  while (nowruzDayNumber(jy + 1) <= dayNumber) jy++
  const dayOfYear = dayNumber - nowruzDayNumber(jy)
  const jm = dayOfYear < 186 ? Math.floor(dayOfYear / 31) + 1 : Math.floor((dayOfYear - 186) / 30) + 7
  return { jy, jm, jd: dayOfYear - daysBeforeMonth(jm) + 1 }
}

/** The weekday of a number of days since 1970-01-01: 0 is Saturday, 6 is Friday. */
export function weekdayOfDayNumber(dayNumber: number): number {
  return (((dayNumber + 5) % 7) + 7) % 7
}

function nowruzDayNumber(jy: number): number {
  return 365 * (jy - 1) + Math.floor((8 * jy + 21) / 33) - NOWRUZ_1_TO_UNIX
}

function daysBeforeMonth(jm: number): number {
  return jm <= 7 ? 31 * (jm - 1) : 186 + 30 * (jm - 7)
}
