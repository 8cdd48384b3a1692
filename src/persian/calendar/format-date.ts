import { toPersianDigits } from '../letters/digits.ts'
import { dariMonthNames, gregorianMonthNames, monthNames, weekdayNames } from './names.ts'
import { type TehranParts, tehranParts } from './tehran.ts'

/** «۴ آذر ۱۳۹۹», «سه‌شنبه ۴ آذر ۱۳۹۹», «۱۳۹۹/۰۹/۰۴», «۵ دقیقه پیش». */
export type DateStyle = 'long' | 'full' | 'numeric' | 'relative'

/** `now` is needed by the relative style alone; `months` chooses Iranian (default) or Dari month names. */
export type DateFormatting = { now?: Date; months?: 'iranian' | 'dari' }

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/** Beyond this many days the relative style prints the date itself. */
const RELATIVE_DAYS_MAX = 6

/** The Jalali date of an instant in Tehran, for people. Without `now` the relative style falls back to the long one. */
export function formatDate(date: Date, style: DateStyle, options: DateFormatting = {}): string {
  const parts = tehranParts(date)
  switch (style) {
    case 'long':
      return longDate(parts, options)
    case 'full':
      return `${weekdayNames[parts.weekday]} ${longDate(parts, options)}`
    case 'numeric':
      return toPersianDigits(`${parts.jy}/${twoDigits(parts.jm)}/${twoDigits(parts.jd)}`)
    case 'relative':
      return options.now ? relativeDate(date, options.now, options) : longDate(parts, options)
  }
}

/** The time of day in Tehran: «۲۲:۴۶». */
export function formatTime(date: Date): string {
  const { hour, minute } = tehranParts(date)
  return toPersianDigits(`${twoDigits(hour)}:${twoDigits(minute)}`)
}

/** Date and time in Tehran: «۴ آذر ۱۳۹۹، ۲۲:۴۶». */
export function formatDateTime(date: Date, options: DateFormatting = {}): string {
  return `${formatDate(date, 'long', options)}، ${formatTime(date)}`
}

/** A span of days, nothing said twice: «۴ تا ۷ آذر ۱۳۹۹», «۲۸ اسفند ۱۳۹۹ تا ۳ فروردین ۱۴۰۰». */
export function formatDateRange(first: Date, last: Date, options: DateFormatting = {}): string {
  const a = tehranParts(first)
  const b = tehranParts(last)
  if (a.dayNumber === b.dayNumber) return longDate(a, options)
  if (a.jy !== b.jy) return `${longDate(a, options)} تا ${longDate(b, options)}`
  if (a.jm !== b.jm) return `${dayAndMonth(a, options)} تا ${longDate(b, options)}`
  return `${toPersianDigits(a.jd)} تا ${longDate(b, options)}`
}

/** The Gregorian date in Persian, as the Tehran calendar shows it: «۲۴ نوامبر ۲۰۲۰». */
export function formatGregorianDate(date: Date): string {
  const day = new Date(tehranParts(date).dayNumber * 86_400_000)
  return toPersianDigits(`${day.getUTCDate()} ${gregorianMonthNames[day.getUTCMonth()]} ${day.getUTCFullYear()}`)
}

function relativeDate(date: Date, now: Date, options: DateFormatting): string {
  const elapsed = now.getTime() - date.getTime()
  const way = elapsed >= 0 ? 'پیش' : 'دیگر'
  const distance = Math.abs(elapsed)
  const days = tehranParts(now).dayNumber - tehranParts(date).dayNumber
  if (distance < MINUTE_MS) return elapsed >= 0 ? 'لحظاتی پیش' : 'لحظاتی دیگر'
  if (distance < HOUR_MS) return `${toPersianDigits(Math.floor(distance / MINUTE_MS))} دقیقه ${way}`
  if (days === 0) return `${toPersianDigits(Math.floor(distance / HOUR_MS))} ساعت ${way}`
  if (days === 1) return `دیروز ${formatTime(date)}`
  if (days === -1) return `فردا ${formatTime(date)}`
  if (Math.abs(days) <= RELATIVE_DAYS_MAX) return `${toPersianDigits(Math.abs(days))} روز ${way}`
  return longDate(tehranParts(date), options)
}

function longDate(parts: TehranParts, options: DateFormatting): string {
  return `${dayAndMonth(parts, options)} ${toPersianDigits(parts.jy)}`
}

function dayAndMonth(parts: TehranParts, options: DateFormatting): string {
  const months = options.months === 'dari' ? dariMonthNames : monthNames
  return `${toPersianDigits(parts.jd)} ${months[parts.jm - 1]}`
}

/** «07» for 7. */
export function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
