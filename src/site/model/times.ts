/** Instants as readers see them: in Tehran, in Jalali, in Persian digits; the machine's form beside each. */
import {
  formatDate,
  formatDateTime,
  formatGregorianDate,
  formatTime,
  hijriOf,
  tehranParts,
  toPersianDigits,
} from '#persian'

export interface Moment {
  /** ISO 8601, UTC, to the second. */
  iso: string
  text: string
}

/** What stands in the dateline of the masthead. */
export interface Today {
  /** The day in Tehran, `YYYY-MM-DD`. */
  iso: string
  /** «دوشنبه ۲ آذر ۱۴۰۵» */
  jalali: string
  gregorian: string
  hijri: string
  /** «به‌روز شده در»: of the newest change, not of the clock; null while nothing was ever published. */
  lastChange: Moment | null
}

/** «۴ آذر ۱۳۹۹، ۲۲:۴۶» */
export function fullMoment(instant: Date): Moment {
  return { iso: isoSeconds(instant), text: formatDateTime(instant) }
}

/** The clock for an instant of today, day and month for one of this year, otherwise the whole date. */
export function shortMoment(instant: Date, now: Date): Moment {
  const iso = isoSeconds(instant)
  const then = tehranParts(instant)
  const today = tehranParts(now)
  if (then.dayNumber === today.dayNumber) return { iso, text: formatTime(instant) }
  const date = formatDate(instant, 'long')
  return { iso, text: then.jy === today.jy ? date.replace(/ [۰-۹]+$/, '') : date }
}

/** The clock alone, where a heading above gives the day. */
export function clockMoment(instant: Date): Moment {
  return { iso: isoSeconds(instant), text: formatTime(instant) }
}

/** «سه‌شنبه ۴ آذر ۱۳۹۹», as the heading over the stories of that day. */
export function dayOf(instant: Date): string {
  return formatDate(instant, 'full')
}

export function todayAt(now: Date, lastChange: Date | null): Today {
  const hijri = hijriOf(now)
  return {
    iso: new Date(tehranParts(now).dayNumber * 86_400_000).toISOString().slice(0, 10),
    jalali: formatDate(now, 'full'),
    gregorian: formatGregorianDate(now),
    hijri: toPersianDigits(`${hijri.day} ${hijri.monthName} ${hijri.year}`),
    lastChange: lastChange && fullMoment(lastChange),
  }
}

export function isoSeconds(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`
}
