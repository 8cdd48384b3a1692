/** The archive by date as its pages print it: years, the months of a year, the weeks of a month. */
import {
  jalaliDayNumber,
  jalaliMonthLength,
  jalaliOfDayNumber,
  jalaliYearMax,
  jalaliYearMin,
  weekdayOfDayNumber,
} from '#persian'
import type { DayOfNews } from '#store'
import type { Edition } from '../edition/edition.ts'
import type { Link } from '../parts/links.ts'

const dayMs = 86_400_000
const weekLength = 7

/** A year or a month: its name, where it leads, how much it holds. */
export interface Span {
  name: string
  /** Null for one that holds nothing. */
  href: string | null
  /** «۱۲ خبر», or nothing. */
  count: string | null
}

/** A day of the month calendar. */
export interface CalendarDay extends Span {
  /** `YYYY-MM-DD`, Gregorian. */
  iso: string
  /** «چهارشنبه ۴ آذر ۱۳۹۹»: what the number alone does not say. */
  fullName: string
  isToday: boolean
}

/** A span of days, as first and last day counted from 1970-01-01. */
export interface DaySpan {
  first: number
  last: number
}

/** All days that the calendar of the archive knows. */
export const everyDay: DaySpan = {
  first: jalaliDayNumber({ jy: jalaliYearMin, jm: 1, jd: 1 }),
  last: jalaliDayNumber({ jy: jalaliYearMax, jm: 12, jd: jalaliMonthLength(jalaliYearMax, 12) }),
}

export function daysOfYear(jy: number): DaySpan {
  return { first: daysOfMonth(jy, 1).first, last: daysOfMonth(jy, 12).last }
}

export function daysOfMonth(jy: number, jm: number): DaySpan {
  const first = jalaliDayNumber({ jy, jm, jd: 1 })
  return { first, last: first + jalaliMonthLength(jy, jm) - 1 }
}

/** The years that have news, newest first. */
export function yearSpans(days: readonly DayOfNews[], edition: Edition): Span[] {
  const { dates, paths, words } = edition
  const byYear = totals(days, (day) => jalaliOfDayNumber(day).jy)
  return [...byYear]
    .sort(([one], [other]) => other - one)
    .map(([jy, count]) => ({ name: dates.number(jy), href: paths.archive(jy), count: words.archive.count(count) }))
}

/** The twelve months of a year. */
export function monthSpans(jy: number, days: readonly DayOfNews[], edition: Edition): Span[] {
  const byMonth = totals(days, (day) => jalaliOfDayNumber(day).jm)
  return edition.dates.monthNames.map((name, index) =>
    span({ name, path: edition.paths.archive(jy, index + 1), count: byMonth.get(index + 1) }, edition),
  )
}

/** The weeks of a month, Saturday first; null where a week reaches beyond the month. */
export function weeksOfMonth(
  { first, last }: DaySpan,
  days: readonly DayOfNews[],
  { today, edition }: { today: number; edition: Edition },
): (CalendarDay | null)[][] {
  const counts = new Map(days.map(({ day, count }) => [day, count]))
  const cells: (CalendarDay | null)[] = Array.from({ length: weekdayOfDayNumber(first) }, () => null)
  for (let day = first; day <= last; day += 1)
    cells.push({ ...calendarDay(day, counts.get(day), edition), isToday: day === today })
  while (cells.length % weekLength !== 0) cells.push(null)
  return Array.from({ length: cells.length / weekLength }, (_, week) =>
    cells.slice(week * weekLength, (week + 1) * weekLength),
  )
}

function calendarDay(day: number, count: number | undefined, edition: Edition): Omit<CalendarDay, 'isToday'> {
  const { jy, jm, jd } = jalaliOfDayNumber(day)
  return {
    ...span({ name: edition.dates.number(jd), path: edition.paths.archive(jy, jm, jd), count }, edition),
    iso: isoDay(day),
    fullName: dayName(day, edition),
  }
}

function span(
  { name, path, count }: { name: string; path: string; count: number | undefined },
  { words }: Edition,
): Span {
  return count ? { name, href: path, count: words.archive.count(count) } : { name, href: null, count: null }
}

function totals(days: readonly DayOfNews[], spanOf: (day: number) => number): Map<number, number> {
  const sums = new Map<number, number>()
  for (const { day, count } of days) sums.set(spanOf(day), (sums.get(spanOf(day)) ?? 0) + count)
  return sums
}

/** «سه‌شنبه ۴ آذر ۱۳۹۹» */
export function dayName(day: number, { dates }: Edition): string {
  return dates.dayHeading(instantOf(day))
}

/** «۲۴ نوامبر ۲۰۲۰»: the day in the other calendar. */
export function otherName(day: number, { dates }: Edition): string {
  return dates.otherDay(instantOf(day))
}

/** «۲۰ مارس ۲۰۲۴»: a day at either end of a span. */
export function boundName(day: number, { dates }: Edition): string {
  return dates.bound(instantOf(day))
}

/** `2020-11-24` */
export function isoDay(day: number): string {
  return instantOf(day).toISOString().slice(0, 10)
}

export function dayLink(day: number, { dates, paths }: Edition): Link {
  const { jy, jm, jd } = jalaliOfDayNumber(day)
  return { name: dates.day(instantOf(day)).text, href: paths.archive(jy, jm, jd) }
}

export function monthLink(day: number, { dates, paths }: Edition): Link {
  const { jy, jm } = jalaliOfDayNumber(day)
  return { name: dates.month(jy, jm), href: paths.archive(jy, jm) }
}

export function yearLink(day: number, { dates, paths, words }: Edition): Link {
  const { jy } = jalaliOfDayNumber(day)
  return { name: words.archive.year(dates.number(jy)), href: paths.archive(jy) }
}

/** Midnight in Greenwich is within the same day in Tehran. */
function instantOf(day: number): Date {
  return new Date(day * dayMs)
}
