import type { Problem } from '../problem.ts'
import { type DateToken, dateTokens } from './date-tokens.ts'
import { nightWords } from './date-words.ts'
import { jalaliOfDayNumber, weekdayOfDayNumber } from './jalali.ts'
import { besideNight, type FoundClock, findClocks } from './read-clock.ts'
import { dayAt, dayNumberOf, type FoundDay, weekdayAt } from './read-day.ts'
import { relativeDayAt, relativeInstantAt } from './read-relative.ts'
import { tehranParts, wallInstant } from './tehran.ts'

/** An instant read from a text. Of a `day`, the instant is midnight in Tehran. `end` is the position in the text past what was read. */
export type ReadDate = { instant: Date; precision: 'second' | 'minute' | 'day'; end: number }

/** What is known besides the text: the instant from which «دیروز» and years left out are counted. */
export type DateContext = { now?: Date }

/** A clock this many words and marks away from the day belongs to something else. */
const CLOCK_DISTANCE_MAX = 8

/** A day settled to one number; `from` and `to` are token positions. */
type SettledDay = { dayNumber: number; from: number; to: number; jalali: boolean; problems: Problem[] }

/**
 * Reads the first date in a text, in any shape met in Persian news, with the words around it. A Jalali day stands before a
 * Gregorian one; a timestamp without a zone, or with a Jalali year, is Tehran wall time. Problems tell what was assumed:
 * `two-digit-year`, `ambiguous-date`, `ambiguous-time`, `skipped-time`, `year-assumed`, `weekday-mismatch`,
 * `weekday-without-date`, `dates-disagree`, `needs-now`, `no-such-day`, `no-such-time`, `no-date`.
 */
export function readDate(text: string, context: DateContext = {}): { value: ReadDate | null; problems: Problem[] } {
  const tokens = dateTokens(text)
  const clocks = findClocks(tokens)
  const problems: Problem[] = []
  const day = writtenDay(tokens, clocks, context, problems)
  if (day) return atClock(tokens, day, clocks)

  const instant = relativeInstantAt(tokens, context.now)
  if (instant) {
    const value = instant.instant && {
      instant: instant.instant,
      precision: instant.precision,
      end: tokens[instant.to - 1]!.end,
    }
    return { value, problems: [...problems, ...instant.problems] }
  }
  const relative = relativeDayAt(tokens, context.now)
  if (relative?.dayNumber != null) {
    const isNight = nightWords.has(tokens[relative.from]!.text)
    const settled = { ...relative, dayNumber: relative.dayNumber, jalali: true }
    return atClock(tokens, settled, isNight ? clocks.map(besideNight) : clocks)
  }
  if (relative) return { value: null, problems: [...problems, ...relative.problems] }
  if (problems.length === 0) problems.push({ kind: 'no-date', detail: 'no date in this text' })
  return { value: null, problems }
}

/** The first Jalali day written out, else the first Gregorian one. */
function writtenDay(
  tokens: readonly DateToken[],
  clocks: readonly FoundClock[],
  context: DateContext,
  problems: Problem[],
): SettledDay | null {
  const settled: SettledDay[] = []
  let at = 0
  while (at < tokens.length) {
    const clock = clocks.find((c) => at >= c.from && at < c.to)
    const found = clock ? null : dayAt(tokens, at)
    if (found) {
      const day = settle(tokens, found, context)
      if ('kind' in day) problems.push(day)
      else settled.push(day)
    }
    at = clock ? clock.to : found ? found.to : at + 1
  }
  const first = settled.find((day) => day.jalali) ?? settled[0] ?? null
  const other = settled.find((day) => day.jalali !== first?.jalali)
  if (first && other && other.dayNumber !== first.dayNumber && nextTo(first, other)) {
    first.problems.push({
      kind: 'dates-disagree',
      detail: 'the Jalali and the Gregorian day differ; the Jalali one counts',
    })
  }
  return first
}

function nextTo(a: SettledDay, b: SettledDay): boolean {
  return Math.abs(a.from - b.to) <= CLOCK_DISTANCE_MAX || Math.abs(b.from - a.to) <= CLOCK_DISTANCE_MAX
}

function settle(tokens: readonly DateToken[], found: FoundDay, context: DateContext): SettledDay | Problem {
  const weekday = weekdayBefore(tokens, found.from)
  const jalali = found.calendar === 'jalali'
  const problems = found.problems
  if (found.year !== null) {
    const dayNumber = dayNumberOf(found, found.year)
    if (dayNumber === null) {
      return { kind: 'no-such-day', detail: `${found.year}/${found.month}/${found.day} does not exist` }
    }
    if (weekday !== null && weekdayOfDayNumber(dayNumber) !== weekday) {
      problems.push({ kind: 'weekday-mismatch', detail: 'the weekday named is not the weekday of the date' })
    }
    return { dayNumber, from: found.from, to: found.to, jalali, problems }
  }
  if (!context.now) return { kind: 'needs-now', detail: 'the year is left out and the present is not known' }
  const dayNumber = nearestYear(found, weekday, tehranParts(context.now).dayNumber)
  if (dayNumber === null) return { kind: 'no-such-day', detail: `${found.month}/${found.day} does not exist` }
  problems.push({ kind: 'year-assumed', detail: 'the year is left out; the nearest is taken' })
  if (weekday !== null && weekdayOfDayNumber(dayNumber) !== weekday) {
    problems.push({ kind: 'weekday-mismatch', detail: 'in no near year does the day fall on the weekday named' })
  }
  return { dayNumber, from: found.from, to: found.to, jalali, problems }
}

/** Among the years around now: the one whose weekday agrees, else the nearest. */
function nearestYear(found: FoundDay, weekday: number | null, today: number): number | null {
  const present =
    found.calendar === 'jalali' ? jalaliOfDayNumber(today).jy : new Date(today * 86_400_000).getUTCFullYear()
  const days = [-4, -3, -2, -1, 0, 1, 2, 3]
    .map((years) => dayNumberOf(found, present + years))
    .filter((day) => day !== null)
    .sort((a, b) => Math.abs(a - today) - Math.abs(b - today))
  return days.find((day) => weekday !== null && weekdayOfDayNumber(day) === weekday) ?? days[0] ?? null
}

/** «سه‌شنبه ۲۸ آبان», «جمعه، ۳۱ مرداد». */
function weekdayBefore(tokens: readonly DateToken[], from: number): number | null {
  const end = /^[،,]$/.test(tokens[from - 1]?.text ?? '') ? from - 1 : from
  for (const start of [end - 2, end - 1]) {
    const found = start >= 0 ? weekdayAt(tokens, start) : null
    if (found?.to === end) return found.weekday
  }
  return null
}

function atClock(
  tokens: readonly DateToken[],
  day: SettledDay,
  clocks: readonly FoundClock[],
): { value: ReadDate | null; problems: Problem[] } {
  const clock = nearestClock(day, clocks)
  const problems = clock ? [...day.problems, ...clock.problems] : day.problems
  const end = tokens[Math.max(day.to, clock?.to ?? 0) - 1]!.end
  if (!clock) {
    const midnight = wallInstant(day.dayNumber, {})
    // The day the clocks went forward at midnight has no 00:00; its first instant is meant.
    const kept = midnight.problems.filter((problem) => problem.kind !== 'skipped-time')
    return {
      value: midnight.value && { instant: midnight.value, precision: 'day', end },
      problems: [...problems, ...kept],
    }
  }
  const precision = clock.second === null ? 'minute' : 'second'
  const dayNumber = day.dayNumber + clock.dayShift + (clock.hour === 24 ? 1 : 0)
  const reading = { hour: clock.hour % 24, minute: clock.minute, second: clock.second ?? 0 }
  if (clock.zoneMinutes !== null && !day.jalali) {
    const wallMs = Date.UTC(1970, 0, 1 + dayNumber, reading.hour, reading.minute, reading.second, clock.millisecond)
    return { value: { instant: new Date(wallMs - clock.zoneMinutes * 60_000), precision, end }, problems }
  }
  const read = wallInstant(dayNumber, reading)
  const instant = read.value && new Date(read.value.getTime() + clock.millisecond)
  return { value: instant && { instant, precision, end }, problems: [...problems, ...read.problems] }
}

function nearestClock(day: SettledDay, clocks: readonly FoundClock[]): FoundClock | null {
  let nearest: FoundClock | null = null
  let least = CLOCK_DISTANCE_MAX + 1
  for (const clock of clocks) {
    const distance = clock.from >= day.to ? clock.from - day.to : day.from - clock.to
    if (distance < least) {
      nearest = clock
      least = distance
    }
  }
  return nearest
}
