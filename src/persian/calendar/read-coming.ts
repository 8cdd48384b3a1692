import type { Problem } from '../problem.ts'
import { type DateToken, dateTokens } from './date-tokens.ts'
import { type DayPart, dayParts, nightWords, unitWords } from './date-words.ts'
import { jalaliOfDayNumber } from './jalali.ts'
import { atNight, type FoundClock, findClocks } from './read-clock.ts'
import { dayAt, dayNumberOf, type FoundDay } from './read-day.ts'
import { relativeDayAt, relativeInstantAt } from './read-relative.ts'
import { tehranParts, wallInstant } from './tehran.ts'

/** An instant still to come, as people set it. */
export type ComingInstant = {
  instant: Date
  /** What else the same words may mean, soonest first: «ساعت ۸» is in the morning or in the evening. */
  others: Date[]
}

/** What is written is one short phrase. */
const PHRASE_LENGTH_MAX = 200
const DAY_MS = 86_400_000

/** A time of day as a clock may show it; `dayShift` counts days past the day that was named. */
type Reading = { hour: number; minute: number; second: number; dayShift: number }

/** Days the words may mean, the likeliest first; `named` is false where the words name none. `from`, `to` are token positions. */
type ComingDays = { days: number[]; isNamed: boolean; from: number; to: number; problems: Problem[] }

/**
 * Reads when something is to happen, always after `now`: «فردا ۸ صبح», «۷ آذر ۱۴۰۵ ساعت ۱۸:۳۰», «شنبه ساعت ۹», «نیم
 * ساعت دیگر», «امشب ۱۰». Where {@link readDate} looks back, as news does, this looks ahead: a weekday is the next one, a
 * day without a year the coming one. Problems: `ambiguous-time` (there are `others`), `year-assumed`, `weekday-mismatch`
 * and what {@link readDate} says of a day; with a null value `needs-clock` (a day without its hour), `past`,
 * `no-such-day`, `no-such-time`, `no-date`, `too-long`.
 */
export function readComing(text: string, now: Date): { value: ComingInstant | null; problems: Problem[] } {
  if (text.length > PHRASE_LENGTH_MAX) return refused('too-long', 'longer than any such phrase')
  const tokens = dateTokens(text)
  const distance = relativeInstantAt(tokens, now)
  if (distance?.instant) return kept([distance.instant], now, [])
  const clocks = findClocks(tokens)
  const days = daysIn(tokens, clocks, now)
  if ('kind' in days) return { value: null, problems: [days] }
  const readings = readingsIn(tokens, clocks, days)
  if (readings === null && !days.isNamed) return refused('no-date', 'no coming time in this text')
  if (readings === null) return { value: null, problems: [...days.problems, needsClock] }
  const problems: Problem[] = [...days.problems]
  const instants: Date[] = []
  for (const day of days.days) {
    for (const { dayShift, ...clock } of readings) {
      const read = wallInstant(day + dayShift, clock)
      if (read.value === null) return { value: null, problems: [...problems, ...read.problems] }
      instants.push(read.value)
    }
  }
  return kept(instants, now, problems)
}

const needsClock: Problem = { kind: 'needs-clock', detail: 'a day without the time of day' }

/** The instants that are still to come. Where no day was named only the soonest of each reading is worth saying. */
function kept(instants: readonly Date[], now: Date, problems: Problem[]) {
  const coming = [...new Set(instants.map((one) => one.getTime()))].filter((ms) => ms > now.getTime())
  const [first, ...others] = coming.sort((a, b) => a - b).map((ms) => new Date(ms))
  if (first === undefined) return refused('past', 'this time has passed')
  if (others.length > 0) {
    problems.push({ kind: 'ambiguous-time', detail: 'the words may mean more than one time' })
  }
  return { value: { instant: first, others }, problems }
}

function daysIn(tokens: readonly DateToken[], clocks: readonly FoundClock[], now: Date): ComingDays | Problem {
  const today = tehranParts(now).dayNumber
  for (let at = 0; at < tokens.length; at++) {
    if (clocks.some(({ from, to }) => at >= from && at < to)) continue
    const found = dayAt(tokens, at)
    if (found !== null) return writtenDays(found, today)
  }
  const relative = relativeDayAt(tokens, now)
  if (relative === null) return { days: [today, today + 1], isNamed: false, from: 0, to: 0, problems: [] }
  const { from, to } = relative
  const isBareWeekday = relative.problems.some(({ kind }) => kind === 'weekday-without-date')
  const day = relative.dayNumber!
  if (!isBareWeekday) return { days: [day], isNamed: true, from, to, problems: relative.problems }
  // Only a weekday: the reader of news goes back to the latest, we go on to the next; today itself is both.
  return { days: day === today ? [day, day + 7] : [day + 7], isNamed: true, from, to, problems: [] }
}

function writtenDays(found: FoundDay, today: number): ComingDays | Problem {
  const { from, to } = found
  const problems = [...found.problems]
  if (found.year !== null) {
    const day = dayNumberOf(found, found.year)
    if (day === null) return { kind: 'no-such-day', detail: `${found.year}/${found.month}/${found.day} does not exist` }
    return { days: [day], isNamed: true, from, to, problems }
  }
  const present = found.calendar === 'jalali' ? jalaliOfDayNumber(today).jy : new Date(today * DAY_MS).getUTCFullYear()
  const coming = [0, 1, 2, 3, 4]
    .map((years) => dayNumberOf(found, present + years))
    .find((day) => day !== null && day >= today)
  if (coming == null) return { kind: 'no-such-day', detail: `${found.month}/${found.day} does not exist` }
  problems.push({ kind: 'year-assumed', detail: 'the year is left out; the coming one is taken' })
  return { days: [coming], isNamed: true, from, to, problems }
}

/** The times of day the words may mean, the likeliest first; null when they name none. */
function readingsIn(
  tokens: readonly DateToken[],
  clocks: readonly FoundClock[],
  { isNamed, from, to }: ComingDays,
): Reading[] | null {
  const clock = clocks[0]
  const elsewhere = dayPartIn(tokens, clock)
  if (clock !== undefined) {
    const { hour, minute, second, dayShift } = clock
    const own = { hour, minute, second: second ?? 0, dayShift }
    if (clock.problems.length > 0) return [own, { ...own, dayShift: dayShift + 1 }]
    const isFull = tokens
      .slice(clock.from, clock.to)
      .some(({ kind, text }) => kind === 'number' && /^0\d/.test(latin(text)))
    return clock.part !== null || (isFull && elsewhere === null) ? [own] : readingsOf(own, elsewhere)
  }
  const lone = isNamed ? loneHour(tokens, from, to) : null
  if (lone !== null) return readingsOf({ hour: lone, minute: 0, second: 0, dayShift: 0 }, elsewhere)
  // «فردا ظهر» is a time; «فردا صبح» is half a day.
  return elsewhere === 'noon' && isNamed ? [{ hour: 12, minute: 0, second: 0, dayShift: 0 }] : null
}

function readingsOf(own: Reading, part: DayPart | null): Reading[] {
  const { hour } = own
  if (hour === 24) return [{ ...own, hour: 0, dayShift: own.dayShift + 1 }]
  if (hour > 12 || hour === 0) return [own]
  const later = { ...own, hour: (hour % 12) + 12 }
  const midnight = { ...own, hour: 0, dayShift: own.dayShift + 1 }
  if (part === 'morning') return [{ ...own, hour: hour % 12 }]
  if (part === 'noon') return [hour >= 10 ? own : later]
  if (part === 'evening') return [later]
  if (part === 'night') return [atNight(own)]
  return hour === 12 ? [own, midnight] : [own, later]
}

/** A part of the day that stands apart from the clock: «صبح فردا ساعت ۸», «امشب ساعت ۱۰». */
function dayPartIn(tokens: readonly DateToken[], clock: FoundClock | undefined): DayPart | null {
  for (const [at, { text }] of tokens.entries()) {
    if (clock !== undefined && at >= clock.from && at < clock.to) continue
    if (nightWords.has(text)) return 'night'
    const part = dayParts.get(text)
    if (part !== undefined) return part
  }
  return null
}

/** «فردا ۸»: a number of its own beside the day. */
function loneHour(tokens: readonly DateToken[], from: number, to: number): number | null {
  const at = tokens.findIndex(
    ({ kind, value, text }, place) =>
      kind === 'number' &&
      text.length <= 2 &&
      value <= 24 &&
      (place < from || place >= to) &&
      !isCount(tokens[place + 1]),
  )
  return at < 0 ? null : tokens[at]!.value
}

function isCount(next: DateToken | undefined): boolean {
  return next !== undefined && unitWords.has(next.text)
}

function latin(digits: string): string {
  return digits.replace(/[۰٠]/g, '0').replace(/[۱-۹١-٩]/g, '1')
}

function refused(kind: string, detail: string): { value: null; problems: Problem[] } {
  return { value: null, problems: [{ kind, detail }] }
}
