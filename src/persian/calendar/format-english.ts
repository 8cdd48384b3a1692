import { twoDigits } from './format-date.ts'
import { hijriOf } from './hijri.ts'
import { type TehranParts, tehranParts } from './tehran.ts'

/** For readers of English: «24 November 2020», «Tuesday 24 November 2020», «24 Nov 2020». */
export type EnglishDateStyle = 'long' | 'full' | 'short'

const DAY_MS = 86_400_000

const englishMonthNames: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** Months of the Jalali calendar in Latin letters, as Encyclopædia Iranica dates in prose without its diacritics. */
export const englishJalaliMonthNames: readonly string[] = [
  'Farvardin',
  'Ordibehesht',
  'Khordad',
  'Tir',
  'Mordad',
  'Shahrivar',
  'Mehr',
  'Aban',
  'Azar',
  'Dey',
  'Bahman',
  'Esfand',
]

/** Saturday first, as `weekdayNames`. */
export const englishWeekdayNames: readonly string[] = [
  'Saturday',
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
]

const englishHijriMonthNames: readonly string[] = [
  'Muharram',
  'Safar',
  'Rabi I',
  'Rabi II',
  'Jumada I',
  'Jumada II',
  'Rajab',
  'Shaban',
  'Ramadan',
  'Shawwal',
  'Dhu al-Qadah',
  'Dhu al-Hijjah',
]

/** The Gregorian date of an instant, of the day it is in Tehran. */
export function formatEnglishDate(instant: Date, style: EnglishDateStyle = 'long'): string {
  const parts = tehranParts(instant)
  const day = new Date(parts.dayNumber * DAY_MS)
  const month = englishMonthNames[day.getUTCMonth()]!
  const named = style === 'short' ? month.slice(0, 3) : month
  const date = `${day.getUTCDate()} ${named} ${day.getUTCFullYear()}`
  return style === 'full' ? `${englishWeekdayNames[parts.weekday]} ${date}` : date
}

/** The Jalali date in Latin letters: «4 Azar 1399». */
export function formatEnglishJalali(instant: Date): string {
  const { jy, jm, jd } = tehranParts(instant)
  return `${jd} ${englishJalaliMonthNames[jm - 1]} ${jy}`
}

/** The lunar date in Latin letters: «15 Jumada I 1446». */
export function formatEnglishHijri(instant: Date): string {
  const { day, month, year } = hijriOf(instant)
  return `${day} ${englishHijriMonthNames[month - 1]} ${year}`
}

/** The time of day in Tehran: «22:46». */
export function formatEnglishTime(instant: Date): string {
  const { hour, minute }: TehranParts = tehranParts(instant)
  return `${twoDigits(hour)}:${twoDigits(minute)}`
}
