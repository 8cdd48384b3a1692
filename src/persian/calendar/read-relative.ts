import type { Problem } from '../problem.ts'
import type { DateToken } from './date-tokens.ts'
import { countWordsOfTime, dayWords, directionWords, nowWords, type TimeUnit, unitWords } from './date-words.ts'
import { jalaliDayNumber, jalaliMonthLength, jalaliOfDayNumber, weekdayOfDayNumber } from './jalali.ts'
import { weekdayAt } from './read-day.ts'
import { tehranParts } from './tehran.ts'

/** `dayNumber` is null when the present is not known. Token positions, `to` past the last. */
export type RelativeDay = { dayNumber: number | null; from: number; to: number; problems: Problem[] }

/** `instant` is null when the present is not known. */
export type RelativeInstant = {
  instant: Date | null
  precision: 'second' | 'minute'
  to: number
  problems: Problem[]
}

const UNIT_MS: Record<'second' | 'minute' | 'hour' | 'day' | 'week', number> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
}

const NEEDS_NOW: Problem = {
  kind: 'needs-now',
  detail: 'a date counted from the present, and the present is not known',
}

/** An amount of time before or after now: «۶۸ روز و ۱ ساعت پیش». */
type Distance = { amounts: { count: number; unit: TimeUnit }[]; direction: -1 | 1; from: number; to: number }

/** A distance from now finer than a day: «۵ دقیقه پیش», «۶۸ روز و ۱ ساعت پیش», «نیم ساعت پیش», «هم‌اکنون». */
export function relativeInstantAt(tokens: readonly DateToken[], now: Date | undefined): RelativeInstant | null {
  const distance = findDistance(tokens)
  if (distance) {
    const fine = distance.amounts.some(({ unit }) => unit === 'second' || unit === 'minute' || unit === 'hour')
    if (!fine) return null
    const instant = now ? shifted(now, distance) : null
    const bySecond = distance.amounts.some(({ unit }) => unit === 'second')
    return { instant, precision: bySecond ? 'second' : 'minute', to: distance.to, problems: now ? [] : [NEEDS_NOW] }
  }
  const at = tokens.findIndex((token) => token.kind === 'word' && nowWords.has(token.text))
  if (at < 0 || dayWordAt(tokens) >= 0) return null
  return { instant: now ?? null, precision: 'minute', to: at + 1, problems: now ? [] : [NEEDS_NOW] }
}

/** A day counted from today: «دیروز», «هفته گذشته», «۳ روز پیش», «روز شنبه», «شنبه آینده». */
export function relativeDayAt(tokens: readonly DateToken[], now: Date | undefined): RelativeDay | null {
  const today = now ? tehranParts(now).dayNumber : null
  const at = dayWordAt(tokens)
  if (at >= 0) {
    const shift = dayWords.get(tokens[at]!.text)!
    return counted(today, (day) => day + shift, { from: at, to: at + 1 })
  }
  const inWeek = weekdayOfAnotherWeek(tokens, today)
  if (inWeek) return inWeek
  const distance = findDistance(tokens) ?? findPeriod(tokens)
  if (distance) return counted(today, (day) => shiftedDay(day, distance), distance)
  for (let i = 0; i < tokens.length; i++) {
    const weekday = weekdayAt(tokens, i)
    if (weekday) return weekdayNear(tokens, { ...weekday, from: i }, today)
  }
  return null
}

function counted(
  today: number | null,
  move: (day: number) => number,
  { from, to }: { from: number; to: number },
): RelativeDay {
  if (today === null) return { dayNumber: null, from, to, problems: [NEEDS_NOW] }
  return { dayNumber: move(today), from, to, problems: [] }
}

function dayWordAt(tokens: readonly DateToken[]): number {
  return tokens.findIndex((token) => token.kind === 'word' && dayWords.has(token.text))
}

/** Counts with units, joined by «و», closed by «پیش» or «دیگر». */
function findDistance(tokens: readonly DateToken[]): Distance | null {
  for (let from = 0; from < tokens.length; from++) {
    const amounts: Distance['amounts'] = []
    let at = from
    for (;;) {
      const amount = amountAt(tokens, at)
      if (!amount) break
      amounts.push(amount)
      at = amount.to
      if (tokens[at]?.text === 'و' || tokens[at]?.text === '،') at++
    }
    const direction = directionWords.get(tokens[at]?.text ?? '')
    if (amounts.length > 0 && direction) return { amounts, direction, from, to: at + 1 }
  }
  return null
}

function amountAt(tokens: readonly DateToken[], at: number): { count: number; unit: TimeUnit; to: number } | null {
  const token = tokens[at]
  if (!token || token.kind === 'mark') return null
  if (token.text === 'نیم' && tokens[at + 1]?.text === 'ساعت') return { count: 30, unit: 'minute', to: at + 2 }
  const quarter = /^(?:یک)?ربع$/.test(token.text)
    ? at + 1
    : token.text === 'یک' && tokens[at + 1]?.text === 'ربع'
      ? at + 2
      : 0
  if (quarter) return { count: 15, unit: 'minute', to: quarter }
  const count = countAt(tokens, at)
  const unit = count && unitWords.get(tokens[count.to]?.text ?? '')
  return count && unit ? { count: count.value, unit, to: count.to + 1 } : null
}

function countAt(tokens: readonly DateToken[], at: number): { value: number; to: number } | null {
  const token = tokens[at]!
  if (token.kind === 'number') return token.text.length <= 5 ? { value: token.value, to: at + 1 } : null
  const value = countWordsOfTime.get(token.text)
  if (value === undefined) return null
  const unit =
    value >= 20 && tokens[at + 1]?.text === 'و' ? countWordsOfTime.get(tokens[at + 2]?.text ?? '') : undefined
  return unit !== undefined && unit < 10 ? { value: value + unit, to: at + 3 } : { value, to: at + 1 }
}

/** «هفته گذشته», «ماه آینده», «سال قبل»: one unit without a count. */
function findPeriod(tokens: readonly DateToken[]): Distance | null {
  for (let at = 0; at + 1 < tokens.length; at++) {
    const unit = unitWords.get(tokens[at]!.text)
    const direction = directionWords.get(tokens[at + 1]!.text)
    if (direction && (unit === 'day' || unit === 'week' || unit === 'month' || unit === 'year')) {
      return { amounts: [{ count: 1, unit }], direction, from: at, to: at + 2 }
    }
  }
  return null
}

/** «دوشنبه هفته آینده»: that weekday of the week before or after this one; weeks begin on Saturday. */
function weekdayOfAnotherWeek(tokens: readonly DateToken[], today: number | null): RelativeDay | null {
  for (let from = 0; from < tokens.length; from++) {
    const found = weekdayAt(tokens, from)
    if (!found || tokens[found.to]?.text !== 'هفته') continue
    const direction = directionWords.get(tokens[found.to + 1]?.text ?? '')
    if (!direction) continue
    const place = { from, to: found.to + 2 }
    return counted(today, (day) => day - weekdayOfDayNumber(day) + 7 * direction + found.weekday, place)
  }
  return null
}

/** The latest such day up to today; «آینده» the next one, «گذشته» the one before today. */
function weekdayNear(
  tokens: readonly DateToken[],
  found: { weekday: number; from: number; to: number },
  today: number | null,
): RelativeDay {
  const { weekday, from } = found
  const direction = directionWords.get(tokens[found.to]?.text ?? '')
  const to = direction ? found.to + 1 : found.to
  const day = counted(
    today,
    (present) => {
      const back = (weekdayOfDayNumber(present) - weekday + 7) % 7
      if (direction === 1) return present + (7 - back)
      return present - (direction === -1 && back === 0 ? 7 : back)
    },
    { from, to },
  )
  if (!direction && today !== null) {
    day.problems.push({ kind: 'weekday-without-date', detail: 'only a weekday; the latest one up to now is taken' })
  }
  return day
}

/** Months and years are moved in the Jalali calendar, the rest in elapsed time. */
function shifted(now: Date, distance: Distance): Date {
  let ms = now.getTime()
  const calendarAmounts = distance.amounts.filter(({ unit }) => unit === 'month' || unit === 'year')
  if (calendarAmounts.length > 0) {
    const today = tehranParts(now).dayNumber
    ms += (shiftedDay(today, { ...distance, amounts: calendarAmounts }) - today) * UNIT_MS.day
  }
  for (const { count, unit } of distance.amounts) {
    if (unit !== 'month' && unit !== 'year') ms += distance.direction * count * UNIT_MS[unit]
  }
  return new Date(ms)
}

function shiftedDay(day: number, distance: Distance): number {
  let shiftedTo = day
  for (const { count, unit } of distance.amounts) {
    const signed = distance.direction * count
    if (unit === 'month' || unit === 'year') shiftedTo = addMonths(shiftedTo, unit === 'year' ? signed * 12 : signed)
    else shiftedTo += Math.trunc((signed * UNIT_MS[unit]) / UNIT_MS.day)
  }
  return shiftedTo
}

/** The same day of the month, or its last day where the month is shorter. */
function addMonths(day: number, months: number): number {
  const { jy, jm, jd } = jalaliOfDayNumber(day)
  const month = jy * 12 + jm - 1 + months
  const year = Math.floor(month / 12)
  const inYear = (month % 12) + 1
  return jalaliDayNumber({ jy: year, jm: inYear, jd: Math.min(jd, jalaliMonthLength(year, inYear)) })
}
