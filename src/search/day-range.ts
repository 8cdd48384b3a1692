import { jalaliMonthLength, tehranInstant, toLatinDigits } from '#persian'

/** Longest text that is read as a day. */
const lengthMax = 20
const DAY = /^(\d{4})(?:[/.\-\s]+(\d{1,2})(?:[/.\-\s]+(\d{1,2}))?)?$/

/** A stretch of whole days in Tehran: from its first instant, up to but without `until`. */
export interface DayRange {
  from: Date
  until: Date
}

/**
 * A Jalali day, month or year as people type it: «۱۴۰۳/۰۱/۰۱», «1403-1-1», «۱۴۰۳/۱», «۱۴۰۳». Null for what is none, days
 * that do not exist among them.
 */
export function readDayRange(typed: string): DayRange | null {
  const match = DAY.exec(
    toLatinDigits(typed.slice(0, lengthMax))
      .replace(/[\u200c-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
      .trim(),
  )
  if (match === null) return null
  const [jy, jm, jd] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)))
  const first = { jy: jy!, jm: jm ?? 1, jd: jd ?? 1 }
  const last = { jy: jy!, jm: jm ?? 12, jd: jd ?? jalaliMonthLength(jy!, jm ?? 12) }
  const from = tehranInstant(first).value
  const end = tehranInstant({ ...last, hour: 23, minute: 59, second: 59 }).value
  return from === null || end === null ? null : { from, until: new Date(end.getTime() + 1000) }
}
