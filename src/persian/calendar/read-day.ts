import type { Problem } from '../problem.ts'
import type { DateToken } from './date-tokens.ts'
import { monthWords, ordinalDays, weekdayPrefixes, weekdayWords } from './date-words.ts'
import { isGregorianDay, isJalaliDay, jalaliDayNumber, jalaliYearMax, jalaliYearMin } from './jalali.ts'

/** A day written out in a text. `year` is null when the text leaves it out. Token positions, `to` past the last. */
export type FoundDay = {
  calendar: 'jalali' | 'gregorian'
  year: number | null
  month: number
  day: number
  from: number
  to: number
  problems: Problem[]
}

/** Days since 1970-01-01, or null when there is no such day. */
export function dayNumberOf(found: FoundDay, year: number): number | null {
  const { calendar, month, day } = found
  if (calendar === 'jalali') {
    const jalali = { jy: year, jm: month, jd: day }
    return isJalaliDay(jalali) ? jalaliDayNumber(jalali) : null
  }
  return isGregorianDay({ year, month, day }) ? Math.round(Date.UTC(year, month - 1, day) / 86_400_000) : null
}

/** The day written at a token: «۰۴-۰۹-۱۳۹۹», «۱۴۰۳/۱۲/۰۶», «۲۷ آبان ۱۴۰۳», «بیست و هفتم آبان», «June 21, 2014». */
export function dayAt(tokens: readonly DateToken[], at: number): FoundDay | null {
  const token = tokens[at]!
  if (token.kind === 'number')
    return numericDay(tokens, at) ?? yearBeforeMonth(tokens, at) ?? dayBeforeMonth(tokens, at, token.value, at + 1)
  if (token.kind !== 'word') return null
  const ordinal = ordinalAt(tokens, at)
  if (ordinal) return dayBeforeMonth(tokens, at, ordinal.day, ordinal.to)
  return monthBeforeDay(tokens, at)
}

/** The weekday named at a token, 0 Saturday, and where it ends; «سه شنبه» in two words too. */
export function weekdayAt(tokens: readonly DateToken[], at: number): { weekday: number; to: number } | null {
  const token = tokens[at]
  if (token?.kind !== 'word') return null
  if (weekdayPrefixes.has(token.text) && tokens[at + 1]?.text === 'شنبه') {
    return { weekday: weekdayWords.get(`${token.text}شنبه`)!, to: at + 2 }
  }
  const weekday = weekdayWords.get(token.text)
  return weekday === undefined ? null : { weekday, to: at + 1 }
}

const SEPARATORS = new Set(['/', '-', '.', '–', '٫', '‐', '−', '\\'])

function numericDay(tokens: readonly DateToken[], at: number): FoundDay | null {
  const [a, first, b, second, c] = tokens.slice(at, at + 5)
  if (!c || a!.kind !== 'number' || b!.kind !== 'number' || c.kind !== 'number') return null
  if (!SEPARATORS.has(first!.text) || first!.text !== second!.text) return null
  const runsIntoClock = c.text.length <= 2 && tokens[at + 5]?.text === ':' && tokens[at + 6]?.kind === 'number'
  if (runsIntoClock || b!.text.length > 2) return null
  const found: FoundDay = {
    calendar: 'jalali',
    year: 0,
    month: b!.value,
    day: c.value,
    from: at,
    to: at + 5,
    problems: [],
  }
  if (a!.text.length === 4 && c.text.length <= 2) return withFullYear(found, a!.value, b!.value, c.value)
  if (c.text.length === 4 && a!.text.length <= 2) {
    const isMonthFirst = calendarOfYear(c.value) === 'gregorian' && isAmerican(tokens, at + 5)
    if (isMonthFirst) return yearLast(withFullYear(found, c.value, a!.value, b!.value), MONTH_FIRST)
    return yearLast(withFullYear(found, c.value, b!.value, a!.value), DAY_FIRST)
  }
  if (a!.text.length !== 2 || c.text.length > 2 || first!.text === '.') return null
  return withShortYear(found, a!.value, c)
}

function withFullYear(found: FoundDay, year: number, month: number, day: number): FoundDay | null {
  const calendar = calendarOfYear(year)
  if (!calendar) return null
  Object.assign(found, { calendar, year, month, day })
  if (calendar === 'gregorian' && month > 12 && day <= 12) {
    found.month = day
    found.day = month
  }
  return found
}

/** «9/3/2007 5:40:00 PM», as software set to American English writes it: seconds and a half of the day behind. */
function isAmerican(tokens: readonly DateToken[], at: number): boolean {
  const [, colon, , second, , half] = tokens.slice(at, at + 6)
  return colon?.text === ':' && second?.text === ':' && /^[ap]m$/.test(half?.text ?? '')
}

const DAY_FIRST = 'day-month-year is assumed; it may be month-day-year'
const MONTH_FIRST = 'month-day-year is assumed; it may be day-month-year'

/** «06/07/2014» is the sixth of July in Europe and the seventh of June in America. */
function yearLast(found: FoundDay | null, detail: string): FoundDay | null {
  if (found?.calendar === 'gregorian' && found.month <= 12 && found.day <= 12 && found.month !== found.day) {
    found.problems.push({ kind: 'ambiguous-date', detail })
  }
  return found
}

/** «۹۹/۰۹/۰۴»: the year stands first unless only the last number can be one. */
function withShortYear(found: FoundDay, a: number, c: DateToken): FoundDay | null {
  found.problems.push({ kind: 'two-digit-year', detail: 'the century is assumed' })
  const yearStandsLast = a <= 31 && (c.value > 31 || c.value === 0)
  if (!yearStandsLast && a <= 31 && c.text.length === 2) {
    found.problems.push({ kind: 'ambiguous-date', detail: 'year-month-day is assumed; it may be day-month-year' })
  }
  found.year = fullYear(yearStandsLast ? c.value : a)
  found.day = yearStandsLast ? a : c.value
  return found
}

/** Two-digit Jalali years: 50–99 are 13xx, 00–49 are 14xx. */
function fullYear(short: number): number {
  return short >= 50 ? 1300 + short : 1400 + short
}

function calendarOfYear(year: number): 'jalali' | 'gregorian' | null {
  if (year >= jalaliYearMin && year <= jalaliYearMax) return 'jalali'
  return year >= 1800 && year <= 2200 ? 'gregorian' : null
}

/** «۱۴۰۳ آبان ۲۷», as browsers print a date when nobody tells them how; «۱۴۰۳ آبان ۲۷ نفر» goes on with a count. */
function yearBeforeMonth(tokens: readonly DateToken[], at: number): FoundDay | null {
  const [year, month, day, next] = tokens.slice(at, at + 4)
  const word = month?.kind === 'word' ? monthWords.get(month.text) : undefined
  if (!word || year!.text.length !== 4 || calendarOfYear(year!.value) !== word.calendar) return null
  if (day?.kind !== 'number' || day.text.length > 2 || next?.text === ':') return null
  if (next?.kind === 'word' && next.text !== 'ساعت' && !weekdayAt(tokens, at + 3)) return null
  return { ...word, year: year!.value, day: day.value, from: at, to: at + 3, problems: [] }
}

/** A day, then a month word, then perhaps «ماه», a comma and a year. */
function dayBeforeMonth(tokens: readonly DateToken[], from: number, day: number, at: number): FoundDay | null {
  if (!(day >= 1 && day <= 31)) return null
  let next = at
  if (/^(?:ام|م|th|st|nd|rd)$/.test(tokens[next]?.text ?? '') || /^[-/.]$/.test(tokens[next]?.text ?? '')) next++
  const word = tokens[next]?.kind === 'word' ? monthWords.get(tokens[next]!.text) : undefined
  if (!word) return null
  next++
  if (tokens[next]?.text === 'ماه') next++
  const found: FoundDay = { ...word, year: null, day, from, to: next, problems: [] }
  takeYear(tokens, found, word.calendar)
  if (found.year === null && word.strict && tokens[from]!.kind !== 'number') return null
  return found
}

/** «June 21, 2014», «آبان ۲۷, ۱۴۰۳». */
function monthBeforeDay(tokens: readonly DateToken[], at: number): FoundDay | null {
  const word = monthWords.get(tokens[at]!.text)
  const day = tokens[at + 1]
  if (!word || day?.kind !== 'number' || day.text.length > 2 || day.value < 1 || day.value > 31) return null
  const found: FoundDay = { ...word, year: null, day: day.value, from: at, to: at + 2, problems: [] }
  if (/^(?:th|st|nd|rd)$/.test(tokens[found.to]?.text ?? '')) found.to++
  takeYear(tokens, found, word.calendar)
  return found.year !== null && found.year >= 1000 ? found : null
}

function takeYear(tokens: readonly DateToken[], found: FoundDay, calendar: string): void {
  let at = found.to
  if (/^(?:[،,/.-]|سال)$/.test(tokens[at]?.text ?? '')) at++
  const token = tokens[at]
  if (token?.kind !== 'number' || tokens[at + 1]?.text === ':') return
  if (token.text.length === 4 && calendarOfYear(token.value) === calendar) {
    found.year = token.value
    found.to = at + 1
  } else if (token.text.length === 2 && calendar === 'jalali' && isShortYear(tokens, at)) {
    found.year = fullYear(token.value)
    found.to = at + 1
    found.problems.push({ kind: 'two-digit-year', detail: 'the century is assumed' })
  }
}

/** «۲۷ آبان ۹۹» and «۲۷ آبان ۹۹ ۱۸:۰۹» name a year; «۲۷ آبان ۱۲ نفر» goes on with a count. */
function isShortYear(tokens: readonly DateToken[], at: number): boolean {
  const value = tokens[at]!.value
  const next = tokens[at + 1]
  const touchesMonth = tokens[at - 1]?.kind === 'word'
  const isClock = next?.kind === 'number' && tokens[at + 2]?.text === ':'
  const isEnd = next === undefined || next.kind === 'mark' || next.text === 'ساعت' || isClock
  return touchesMonth && (value >= 50 || value <= 10) && isEnd
}

function ordinalAt(tokens: readonly DateToken[], at: number): { day: number; to: number } | null {
  const word = tokens[at]!.text
  const ordinal = ordinalDays.get(word)
  if (ordinal !== undefined) return { day: ordinal, to: at + 1 }
  if (word === 'سی' && tokens[at + 1]?.text === 'ام') return { day: 30, to: at + 2 }
  if ((word !== 'بیست' && word !== 'سی') || tokens[at + 1]?.text !== 'و') return null
  const unit = ordinalDays.get(tokens[at + 2]?.text ?? '')
  if (unit === undefined || unit > 9) return null
  return { day: (word === 'بیست' ? 20 : 30) + unit, to: at + 3 }
}
