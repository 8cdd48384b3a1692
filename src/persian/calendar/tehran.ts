import type { Problem } from '../problem.ts'
import { isJalaliDay, jalaliDayNumber, jalaliOfDayNumber, weekdayOfDayNumber } from './jalali.ts'

/** A wall-clock reading in Tehran; hour 0–23. Missing parts of the clock are zero. */
export type TehranReading = { jy: number; jm: number; jd: number; hour?: number; minute?: number; second?: number }

/** What the clock and calendar on a Tehran wall show at an instant. `weekday` 0 is Saturday; `dayNumber` counts from 1970-01-01. */
export type TehranParts = {
  jy: number
  jm: number
  jd: number
  hour: number
  minute: number
  second: number
  weekday: number
  dayNumber: number
}

/** From `fromMs` on, Tehran wall time is UTC plus `offsetMs`. */
type OffsetPeriod = { fromMs: number; offsetMs: number }

const MS_PER_DAY = 86_400_000

/** No Iranian offset period has been shorter than about 110 days, so a probe each 80 days misses none. */
const PROBE_STEP_MS = 80 * MS_PER_DAY
const PROBE_FROM_MS = Date.UTC(1900, 0, 1)
const PROBE_TO_MS = Date.UTC(2040, 0, 1)

let periods: OffsetPeriod[] | undefined
let lastPeriod = 0

/** The calendar and clock of Tehran at an instant. */
export function tehranParts(instant: Date): TehranParts {
  const ms = instant.getTime()
  const wallMs = ms + tehranOffsetMs(ms)
  const dayNumber = Math.floor(wallMs / MS_PER_DAY)
  const seconds = Math.floor((wallMs - dayNumber * MS_PER_DAY) / 1000)
  const { jy, jm, jd } = jalaliOfDayNumber(dayNumber)
  return {
    jy,
    jm,
    jd,
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    weekday: weekdayOfDayNumber(dayNumber),
    dayNumber,
  }
}

/**
 * The instant of a Tehran wall-clock reading, through the tz database. Problems: `no-such-day`, `no-such-time` (value null);
 * `skipped-time` (the hour the clock jumped over: read as if it had not jumped) and `ambiguous-time` (the hour the
 * clock showed twice: the earlier instant).
 */
export function tehranInstant(reading: TehranReading): { value: Date | null; problems: Problem[] } {
  if (!isJalaliDay(reading)) {
    return refused('no-such-day', `${reading.jy}/${reading.jm}/${reading.jd} is not a day of the Jalali calendar`)
  }
  return wallInstant(jalaliDayNumber(reading), reading)
}

/** As `tehranInstant`, for a day given as a number of days since 1970-01-01. */
export function wallInstant(
  dayNumber: number,
  clock: { hour?: number; minute?: number; second?: number },
): { value: Date | null; problems: Problem[] } {
  const { hour = 0, minute = 0, second = 0 } = clock
  if (!isWithin(hour, 23) || !isWithin(minute, 59) || !isWithin(second, 59)) {
    return refused('no-such-time', `${hour}:${minute}:${second} is not a time of day`)
  }
  const wallMs = dayNumber * MS_PER_DAY + ((hour * 60 + minute) * 60 + second) * 1000
  const before = tehranOffsetMs(wallMs - MS_PER_DAY)
  const after = tehranOffsetMs(wallMs + MS_PER_DAY)
  const earlier = wallMs - Math.max(before, after)
  if (before === after) return { value: new Date(earlier), problems: [] }

  const later = wallMs - Math.min(before, after)
  const earlierHolds = earlier + tehranOffsetMs(earlier) === wallMs
  const laterHolds = later + tehranOffsetMs(later) === wallMs
  if (earlierHolds && laterHolds) {
    return {
      value: new Date(earlier),
      problems: [{ kind: 'ambiguous-time', detail: 'the clock showed this hour twice' }],
    }
  }
  if (earlierHolds || laterHolds) return { value: new Date(earlierHolds ? earlier : later), problems: [] }
  return {
    value: new Date(wallMs - before),
    problems: [{ kind: 'skipped-time', detail: 'the clock jumped over this hour' }],
  }
}

/** Milliseconds to add to UTC for Tehran wall time at an instant. */
export function tehranOffsetMs(ms: number): number {
  periods ??= readPeriods()
  let found = lastPeriod
  if (ms < periods[found]!.fromMs || ms >= (periods[found + 1]?.fromMs ?? Number.POSITIVE_INFINITY)) {
    found = periods.length - 1
    while (found > 0 && ms < periods[found]!.fromMs) found--
    lastPeriod = found
  }
  return periods[found]!.offsetMs
}

/** Asks the tz database once for every change of offset; about 2,300 questions, 10 ms. */
function readPeriods(): OffsetPeriod[] {
  const clock = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: 'Asia/Tehran',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const found: OffsetPeriod[] = [{ fromMs: Number.NEGATIVE_INFINITY, offsetMs: offsetByIntl(clock, PROBE_FROM_MS) }]
  for (let ms = PROBE_FROM_MS; ms < PROBE_TO_MS; ms += PROBE_STEP_MS) {
    const next = ms + PROBE_STEP_MS
    const offsetMs = offsetByIntl(clock, next)
    if (offsetMs !== found.at(-1)!.offsetMs) found.push({ fromMs: changeBetween(clock, ms, next), offsetMs })
  }
  return found
}

function changeBetween(clock: Intl.DateTimeFormat, fromMs: number, toMs: number): number {
  const offsetAfter = offsetByIntl(clock, toMs)
  let low = fromMs
  let high = toMs
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000
    if (offsetByIntl(clock, middle) === offsetAfter) high = middle
    else low = middle
  }
  return high
}

function offsetByIntl(clock: Intl.DateTimeFormat, ms: number): number {
  const [month, day, year, hour, minute, second] = clock.format(new Date(ms)).match(/\d+/g)!.map(Number)
  const wall = Date.UTC(year!, month! - 1, day!, hour!, minute!, second!)
  return wall - Math.floor(ms / 1000) * 1000
}

function isWithin(value: number, max: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= max
}

function refused(kind: string, detail: string): { value: null; problems: Problem[] } {
  return { value: null, problems: [{ kind, detail }] }
}
