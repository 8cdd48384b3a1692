import {
  jalaliDayNumber,
  jalaliMonthLength,
  jalaliOfDayNumber,
  jalaliYearMax,
  jalaliYearMin,
  tehranInstant,
  tehranParts,
  toLatinDigits,
  weekdayOfDayNumber,
} from '#persian'
import { jalaliDayName } from '../../present/jalali-day.ts'

export const calendarViews = ['day', 'week', 'month'] as const
export type CalendarView = (typeof calendarViews)[number]

/** Days that are shown: their numbers since 1970-01-01, the last not among them. */
export interface Span {
  view: CalendarView
  /** The day that was asked for. */
  day: number
  first: number
  end: number
  /** Days by which the same view goes back and on. */
  previous: number
  next: number
}

/** What the address asks for; what it does not understand is this week. */
export function askedSpan(query: Record<string, unknown>, now: Date): Span {
  const view = calendarViews.find((one) => one === query.view) ?? 'week'
  const day = typeof query.day === 'string' ? (dayIn(query.day) ?? today(now)) : today(now)
  return spanOf(view, day)
}

export function today(now: Date): number {
  return tehranParts(now).dayNumber
}

/** A week begins on Saturday; a month on the Saturday of its first day's week, to fill its rows. */
export function spanOf(view: CalendarView, day: number): Span {
  if (view === 'day') return { view, day, first: day, end: day + 1, previous: day - 1, next: day + 1 }
  if (view === 'week') {
    const first = day - weekdayOfDayNumber(day)
    return { view, day, first, end: first + 7, previous: day - 7, next: day + 7 }
  }
  const { jy, jm } = jalaliOfDayNumber(day)
  const first = jalaliDayNumber({ jy, jm, jd: 1 })
  const after = first + jalaliMonthLength(jy, jm)
  const lastWeekday = weekdayOfDayNumber(after - 1)
  return {
    ...{ view, day, previous: first - 1, next: after },
    first: first - weekdayOfDayNumber(first),
    end: after + (6 - lastWeekday),
  }
}

/** «1405-09-02», with digits of any keyboard. */
function dayIn(text: string): number | null {
  const [, year, month, day] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(toLatinDigits(text.slice(0, 20))) ?? []
  const jalali = { jy: Number(year), jm: Number(month), jd: Number(day) }
  const isKnown = jalali.jy > jalaliYearMin && jalali.jy < jalaliYearMax
  return isKnown && tehranInstant(jalali).value !== null ? jalaliDayNumber(jalali) : null
}

export function dayInAddress(day: number): string {
  return jalaliDayName(jalaliOfDayNumber(day))
}

/** The instant a day begins in Tehran. */
export function midnightOf(day: number): Date {
  return tehranInstant(jalaliOfDayNumber(day)).value!
}
