/**
 * Instants as feeds write them: RFC 822 and its many misspellings, W3C date-time, ISO 8601 weeks and days of the year,
 * `asctime`, seconds since 1970, and everything Persian newsrooms put in their place (through `#persian`).
 */
import { isJalaliDay, readDate, tehranInstant, toGregorian, toJalali, toLatinDigits } from '#persian'
import { isoInstant } from '../page/words/moments.ts'
import { plainLine } from '../page/words/plain-line.ts'
import type { NaiveZone } from './feed-context.ts'

export interface FeedMoment {
  /** ISO-8601 UTC. */
  at: string
  precision: 'second' | 'minute' | 'day'
}

export interface FeedDateContext {
  now: Date | null
  naive: NaiveZone
}

/** Longer texts are no dates. */
const DATE_CHARS_MAX = 120
/** Years outside are mistakes or attacks: no feed tells of 1899 or of the year 9999. */
const YEAR_MIN = 1900
const YEAR_MAX = 2100
/** Smaller years are Jalali. */
const GREGORIAN_YEAR_MIN = 1500

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Minutes east of UTC (RFC 822, 5.1, and the names Iranian and European feeds use). */
const ZONES: Record<string, number> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  est: -300,
  edt: -240,
  et: -300,
  cst: -360,
  cdt: -300,
  ct: -360,
  mst: -420,
  mdt: -360,
  mt: -420,
  pst: -480,
  pdt: -420,
  pt: -480,
  akst: -540,
  akdt: -480,
  hst: -600,
  bst: 60,
  wet: 0,
  west: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  trt: 180,
  ist: 330,
  jst: 540,
  kst: 540,
  irst: 210,
  irdt: 270,
  aft: 270,
  a: -60,
  n: 60,
  m: -720,
  y: 720,
}

/** The instant a text names, or null. Never later or earlier than any feed can mean. */
export function readFeedDate(written: string | null, context: FeedDateContext): FeedMoment | null {
  const line = plainLine((written ?? '').slice(0, DATE_CHARS_MAX * 2))
  if (line === '' || line.length > DATE_CHARS_MAX) return null
  const latin = toLatinDigits(line)
  const parts = stampParts(latin) ?? isoParts(latin) ?? rfc822Parts(latin) ?? asctimeParts(latin) ?? slashedParts(latin)
  if (parts !== null) return momentOfParts(parts, context)
  return secondsSince1970(latin) ?? persianMoment(line, context)
}

/** «20260127073100», «14041107 07:31»: figures without signs between them, of either calendar. */
function stampParts(text: string): DateParts | null {
  const match = /^(\d{4})(\d{2})(\d{2})(?:[ t]?(\d{2}):?(\d{2}):?(\d{2})?)?$/i.exec(text)
  if (match === null) return null
  const [, year, month, day, hour = null, minute = '0', second = '0'] = match
  const written = { year: Number(year), month: Number(month), day: Number(day) }
  const at = written.year < GREGORIAN_YEAR_MIN ? jalaliDay(written.year, written.month, written.day) : written
  const isDay = at !== null && at.month >= 1 && at.month <= 12 && at.day >= 1 && at.day <= 31
  return isDay ? withClock(at, { hour, minute, second }, undefined) : null
}

/** A reading of calendar and clock; `dayOffset` counts from the first of the year when the month is not given. */
interface DateParts {
  year: number
  month: number
  day: number
  hour: number | null
  minute: number
  second: number
  /** Minutes east of UTC; null when no zone is given. */
  zone: number | null
}

const CLOCK = String.raw`(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?(?:[.,]\d+)?`
const ZONE = String.raw`(z|[+-]\d{2}:?\d{2}|[+-]\d{1,2}|[a-z]{1,5}(?:[+-]\d{1,2}(?::?\d{2})?)?)`

const ISO = new RegExp(
  String.raw`^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?|-?w(\d{2})(?:-?(\d))?|-?(\d{3}))?` +
    String.raw`(?:(?:t|\s+|t\s+)(?:${CLOCK}|(\d{2})(\d{2})(\d{2})?)\s*${ZONE}?)?\s*$`,
  'i',
)

function isoParts(text: string): DateParts | null {
  const match = ISO.exec(text)
  if (match === null) return null
  const [, year, month, day, week, weekday, ordinal, h1, m1, s1, h2, m2, s2, zone] = match
  if (Number(year) < GREGORIAN_YEAR_MIN) return null
  const clock = {
    hour: h1 ?? h2 ?? null,
    minute: m1 ?? m2 ?? '0',
    second: s1 ?? s2 ?? '0',
  }
  const at = { year: Number(year), month: 1, day: 1 }
  if (week !== undefined) at.day = dayOfWeekDate(at.year, Number(week), Number(weekday ?? 1))
  else if (ordinal !== undefined) at.day = Number(ordinal)
  else {
    at.month = Number(month ?? 1)
    at.day = Number(day ?? 1)
    if (at.month < 1 || at.month > 12 || at.day < 1 || at.day > 31) return null
  }
  return withClock(at, clock, zone)
}

/** The day of the year (1 for January 1, below 1 in the year before) of a day of an ISO week. */
function dayOfWeekDate(year: number, week: number, weekday: number): number {
  const fourth = new Date(Date.UTC(year, 0, 4)).getUTCDay() || 7
  return 4 - fourth + (week - 1) * 7 + weekday
}

const RFC822 = new RegExp(
  String.raw`^(?:[a-z]{2,9}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})(?:,?\s+(?:at\s+)?${CLOCK}(?:\s*(am|pm))?)?\s*(?:${ZONE})?(?:\s*\([a-z ]+\))?$`,
  'i',
)
const MONTH_FIRST = new RegExp(
  String.raw`^(?:[a-z]{3,9}\.?,?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:,?\s+(?:at\s+)?${CLOCK}(?:\s*(am|pm))?)?\s*(?:${ZONE})?$`,
  'i',
)

function rfc822Parts(text: string): DateParts | null {
  const dayFirst = RFC822.exec(text)
  if (dayFirst !== null) {
    const [, day, month, year, hour, minute, second, half, zone] = dayFirst
    return namedParts({ day, month, year, hour, minute, second, half, zone })
  }
  const monthFirst = MONTH_FIRST.exec(text)
  if (monthFirst === null) return null
  const [, month, day, year, hour, minute, second, half, zone] = monthFirst
  return namedParts({ day, month, year, hour, minute, second, half, zone })
}

const ASCTIME = new RegExp(
  String.raw`^[a-z]{3,9},?\s+([a-z]{3,9})\s+(\d{1,2})\s+${CLOCK}\s+(?:([a-z]{2,5}|[+-]\d{4})\s+)?(\d{4})$`,
  'i',
)

function asctimeParts(text: string): DateParts | null {
  const match = ASCTIME.exec(text)
  if (match === null) return null
  const [, month, day, hour, minute, second, zone, year] = match
  return namedParts({ day, month, year, hour, minute, second, half: undefined, zone })
}

type NamedWords = Record<'day' | 'month' | 'year' | 'hour' | 'minute' | 'second' | 'half' | 'zone', string | undefined>

function namedParts({ day, month, year, hour, minute, second, half, zone }: NamedWords): DateParts | null {
  const number = MONTHS.indexOf(month!.slice(0, 3).toLowerCase()) + 1
  if (number === 0 || Number(day) < 1 || Number(day) > 31) return null
  const short = Number(year)
  const full = year!.length === 4 ? short : short + (short < 70 ? 2000 : 1900)
  const dated =
    full < GREGORIAN_YEAR_MIN ? jalaliDay(full, number, Number(day)) : { year: full, month: number, day: Number(day) }
  if (dated === null) return null
  return withClock(
    dated,
    { hour: hour === undefined ? null : halfDay(hour, half), minute: minute ?? '0', second: second ?? '0' },
    zone,
  )
}

/** «07 Nov 1404»: a Jalali date printed by a program that knows only the names of the other calendar's months. */
function jalaliDay(jy: number, jm: number, jd: number): Pick<DateParts, 'year' | 'month' | 'day'> | null {
  return isJalaliDay({ jy, jm, jd }) ? toGregorian({ jy, jm, jd }) : null
}

function halfDay(hour: string, half: string | undefined): string {
  if (half === undefined) return hour
  return String((Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0))
}

/** «01/27/2026 08:03:00 +0330», month first, as programs from America write it; a first number above 12 is the day. */
const SLASHED = new RegExp(
  String.raw`^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:,?\s+${CLOCK}(?:\s*(am|pm))?)?\s*(?:${ZONE})?$`,
  'i',
)

function slashedParts(text: string): DateParts | null {
  const match = SLASHED.exec(text)
  if (match === null) return null
  const [, first, next, year, hour, minute, second, half, zone] = match
  if (Number(year) < GREGORIAN_YEAR_MIN) return null
  const isDayFirst = Number(first) > 12 || text.includes('.')
  const month = Number(isDayFirst ? next : first)
  const day = Number(isDayFirst ? first : next)
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const clock = { hour: hour === undefined ? null : halfDay(hour, half), minute: minute ?? '0', second: second ?? '0' }
  return withClock({ year: Number(year), month, day }, clock, zone)
}

function withClock(
  at: { year: number; month: number; day: number },
  clock: { hour: string | null; minute: string; second: string },
  zone: string | undefined,
): DateParts | null {
  const hour = clock.hour === null ? null : Number(clock.hour)
  const minute = Number(clock.minute)
  const second = Number(clock.second)
  if ((hour ?? 0) > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0)) return null
  return { ...at, hour, minute, second, zone: zoneMinutes(zone) }
}

/** Unknown names of zones count as none given. */
function zoneMinutes(written: string | undefined): number | null {
  if (written === undefined) return null
  const name = /^([a-z]*)/i.exec(written)![1]!.toLowerCase()
  const offset = /([+-])(\d{1,2}):?(\d{2})?$/.exec(written)
  if (offset === null) return ZONES[name] ?? null
  const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
  return minutes > 18 * 60 ? null : offset[1] === '-' ? -minutes : minutes
}

function momentOfParts(parts: DateParts, { naive }: FeedDateContext): FeedMoment | null {
  const { year, month, day, hour, minute, second, zone } = parts
  if (year < YEAR_MIN || year > YEAR_MAX) return null
  const wall = new Date(Date.UTC(year, month - 1, day, hour ?? 0, minute, Math.min(second, 59)))
  const isOverflown =
    day <= 31 && month > 1 && wall.getUTCMonth() !== (month - 1 + (hour === 24 && wall.getUTCDate() === 1 ? 1 : 0)) % 12
  if (Number.isNaN(wall.getTime()) || isOverflown) return null
  const precision = hour === null ? 'day' : 'second'
  if (zone !== null) return { at: isoInstant(new Date(wall.getTime() - zone * 60_000)), precision }
  const instant = naive === 'utc' ? wall : tehranClock(wall)
  return instant === null ? null : { at: isoInstant(instant), precision }
}

/** What the clock on a wall in Tehran shows, as an instant. `wall` holds the reading in its UTC fields. */
function tehranClock(wall: Date): Date | null {
  const { jy, jm, jd } = toJalali({
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
  })
  return tehranInstant({
    jy,
    jm,
    jd,
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
  }).value
}

function secondsSince1970(text: string): FeedMoment | null {
  const figures = /^(?:\/date\()?(\d{9,10}|\d{12,13})(?:\)\/)?$/i.exec(text)?.[1]
  if (figures === undefined) return null
  const instant = new Date(Number(figures) * (figures.length > 10 ? 1 : 1000))
  return { at: isoInstant(instant), precision: 'second' }
}

function persianMoment(text: string, { now }: FeedDateContext): FeedMoment | null {
  const { value } = readDate(text, now === null ? {} : { now })
  if (value === null) return null
  const year = value.instant.getUTCFullYear()
  return year < YEAR_MIN || year > YEAR_MAX ? null : { at: isoInstant(value.instant), precision: value.precision }
}
