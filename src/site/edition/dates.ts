/** Instants as the readers of an edition see them: in Tehran, in their calendar and digits; the machine's form beside each. */
import type { EditionFacts } from '#article'
import {
  dariMonthNames,
  englishJalaliMonthNames,
  englishWeekdayNames,
  formatDate,
  formatDateTime,
  formatEnglishDate,
  formatEnglishHijri,
  formatEnglishJalali,
  formatEnglishTime,
  formatGregorianDate,
  formatTime,
  hijriOf,
  monthNames,
  tehranParts,
  toPersianDigits,
  weekdayNames,
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
  day: string
  /** The same day in the other calendars that readers live by. */
  others: string[]
  /** «به‌روز شده در»: of the newest change, not of the clock; null while nothing was ever published. */
  lastChange: Moment | null
}

/** How an edition names days and writes numbers. Days of the archive are counted from 1970-01-01. */
export interface Dates {
  /** «۴ آذر ۱۳۹۹، ۲۲:۴۶» */
  full(instant: Date): Moment
  /** The clock for an instant of today, day and month for one of this year, otherwise the whole date. */
  short(instant: Date, now: Date): Moment
  /** The clock alone, where a heading above gives the day. */
  clock(instant: Date): Moment
  /** «۴ آذر ۱۳۹۹» */
  day(instant: Date): Moment
  /** «سه‌شنبه ۴ آذر ۱۳۹۹», as the heading over the stories of that day. */
  dayHeading(instant: Date): string
  /** «آذر ۱۳۹۹» */
  month(jy: number, jm: number): string
  /** The same day in the calendar that is not the edition's own. */
  otherDay(instant: Date): string
  /** A day as the bound of a span of the archive, which is named by the Jalali calendar. */
  bound(instant: Date): string
  today(now: Date, lastChange: Date | null): Today
  /** In the edition's digits. */
  number(value: number | string): string
  /** The twelve of the Jalali year. */
  monthNames: readonly string[]
  /** Saturday first; and a letter for each. */
  weekdays: readonly { name: string; letter: string }[]
}

export function datesOf({ calendar }: EditionFacts): Dates {
  return calendar === 'gregorian' ? english : jalali(calendar === 'jalali-dari' ? 'dari' : 'iranian')
}

function jalali(months: 'iranian' | 'dari'): Dates {
  const names = months === 'dari' ? dariMonthNames : monthNames
  const full = (instant: Date) => ({ iso: isoSeconds(instant), text: formatDateTime(instant, { months }) })
  const date = (instant: Date) => formatDate(instant, 'long', { months })
  return {
    full,
    clock,
    short(instant, now) {
      const then = tehranParts(instant)
      const today = tehranParts(now)
      if (then.dayNumber === today.dayNumber) return clock(instant)
      const text = date(instant)
      return { iso: isoSeconds(instant), text: then.jy === today.jy ? text.replace(/ [۰-۹]+$/, '') : text }
    },
    day: (instant) => ({ iso: isoSeconds(instant), text: date(instant) }),
    dayHeading: (instant) => formatDate(instant, 'full', { months }),
    month: (jy, jm) => `${names[jm - 1]} ${toPersianDigits(jy)}`,
    otherDay: formatGregorianDate,
    bound: formatGregorianDate,
    today(now, lastChange) {
      const hijri = hijriOf(now)
      return {
        iso: isoDay(now),
        day: formatDate(now, 'full', { months }),
        others: [formatGregorianDate(now), toPersianDigits(`${hijri.day} ${hijri.monthName} ${hijri.year}`)],
        lastChange: lastChange && full(lastChange),
      }
    },
    number: (value) => toPersianDigits(value),
    monthNames: names,
    weekdays: weekdayNames.map((name) => ({ name, letter: name[0]! })),
  }
}

function clock(instant: Date): Moment {
  return { iso: isoSeconds(instant), text: formatTime(instant) }
}

/** Gregorian, the Jalali day beside it where there is room: the archive is filed by it. */
const english: Dates = {
  full: englishFull,
  clock: englishClock,
  short(instant, now) {
    const [then, today] = [instant, now].map((one) => tehranParts(one).dayNumber)
    if (then === today) return englishClock(instant)
    const text = formatEnglishDate(instant, 'short')
    const year = / \d+$/
    const isThisYear = year.exec(text)?.[0] === year.exec(formatEnglishDate(now))?.[0]
    return { iso: isoSeconds(instant), text: isThisYear ? text.replace(year, '') : text }
  },
  day: (instant) => ({ iso: isoSeconds(instant), text: formatEnglishDate(instant) }),
  dayHeading: (instant) => formatEnglishDate(instant, 'full'),
  month: (jy, jm) => `${englishJalaliMonthNames[jm - 1]} ${jy}`,
  otherDay: formatEnglishJalali,
  bound: (instant) => formatEnglishDate(instant),
  today: (now, lastChange) => ({
    iso: isoDay(now),
    day: formatEnglishDate(now, 'full'),
    others: [formatEnglishJalali(now), formatEnglishHijri(now)],
    lastChange: lastChange && englishFull(lastChange),
  }),
  number: String,
  monthNames: englishJalaliMonthNames,
  weekdays: englishWeekdayNames.map((name) => ({ name, letter: name[0]! })),
}

function englishFull(instant: Date): Moment {
  return { iso: isoSeconds(instant), text: `${formatEnglishDate(instant)}, ${formatEnglishTime(instant)}` }
}

function englishClock(instant: Date): Moment {
  return { iso: isoSeconds(instant), text: formatEnglishTime(instant) }
}

function isoDay(instant: Date): string {
  return new Date(tehranParts(instant).dayNumber * 86_400_000).toISOString().slice(0, 10)
}

function isoSeconds(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`
}
