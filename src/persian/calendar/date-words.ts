import { dariMonthNames, gregorianMonthNames, monthNames } from './names.ts'

/** Words that dates are written with, spelled without half-space, diacritics and Arabic letters, Latin in small letters. */

/** A month a word may name; `strict` names are everyday words too and count only between a day and a year. */
export type MonthWord = { calendar: 'jalali' | 'gregorian'; month: number; strict: boolean }

export const monthWords: ReadonlyMap<string, MonthWord> = buildMonths()

/** 0 is Saturday. «سه شنبه» written apart is joined by the reader. */
export const weekdayWords: ReadonlyMap<string, number> = new Map([
  ...['شنبه', 'یکشنبه', 'دوشنبه', 'سهشنبه', 'چهارشنبه', 'پنجشنبه', 'جمعه'].map((word, i) => [word, i] as const),
  ['آدینه', 6],
  ['پنچشنبه', 5],
  ...['saturday', 'sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday'].flatMap((word, i) => [
    [word, i] as const,
    [word.slice(0, 3), i] as const,
  ]),
  ['shanbeh', 0],
  ['yekshanbeh', 1],
  ['doshanbeh', 2],
  ['seshanbeh', 3],
  ['chaharshanbeh', 4],
  ['panjshanbeh', 5],
  ['jomeh', 6],
])

/** «سه» before «شنبه». */
export const weekdayPrefixes: ReadonlySet<string> = new Set(['یک', 'دو', 'سه', 'چهار', 'پنج'])

/** Number words up to sixty, as they stand before units («دو ساعت پیش»). */
export const countWordsOfTime: ReadonlyMap<string, number> = new Map([
  ['یک', 1],
  ['یه', 1],
  ['دو', 2],
  ['سه', 3],
  ['چهار', 4],
  ['پنج', 5],
  ['شش', 6],
  ['هفت', 7],
  ['هشت', 8],
  ['نه', 9],
  ['ده', 10],
  ['یازده', 11],
  ['دوازده', 12],
  ['سیزده', 13],
  ['چهارده', 14],
  ['پانزده', 15],
  ['شانزده', 16],
  ['هفده', 17],
  ['هجده', 18],
  ['نوزده', 19],
  ['بیست', 20],
  ['سی', 30],
  ['چهل', 40],
  ['پنجاه', 50],
])

/** Days of the month in words; the tens stand before «و». */
export const ordinalDays: ReadonlyMap<string, number> = new Map([
  ['اول', 1],
  ['نخست', 1],
  ['یکم', 1],
  ['دوم', 2],
  ['سوم', 3],
  ['چهارم', 4],
  ['پنجم', 5],
  ['ششم', 6],
  ['هفتم', 7],
  ['هشتم', 8],
  ['نهم', 9],
  ['دهم', 10],
  ['یازدهم', 11],
  ['دوازدهم', 12],
  ['سیزدهم', 13],
  ['چهاردهم', 14],
  ['پانزدهم', 15],
  ['شانزدهم', 16],
  ['هفدهم', 17],
  ['هجدهم', 18],
  ['نوزدهم', 19],
  ['بیستم', 20],
  ['سیام', 30],
  ['سیم', 30],
])

export type TimeUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

export const unitWords: ReadonlyMap<string, TimeUnit> = new Map([
  ['ثانیه', 'second'],
  ['دقیقه', 'minute'],
  ['ساعت', 'hour'],
  ['روز', 'day'],
  ['هفته', 'week'],
  ['ماه', 'month'],
  ['سال', 'year'],
  ['second', 'second'],
  ['seconds', 'second'],
  ['minute', 'minute'],
  ['minutes', 'minute'],
  ['hour', 'hour'],
  ['hours', 'hour'],
  ['day', 'day'],
  ['days', 'day'],
  ['week', 'week'],
  ['weeks', 'week'],
  ['month', 'month'],
  ['months', 'month'],
  ['year', 'year'],
  ['years', 'year'],
])

/** Which way from now: «پیش» back, «دیگر» on. */
export const directionWords: ReadonlyMap<string, -1 | 1> = new Map([
  ['پیش', -1],
  ['قبل', -1],
  ['گذشته', -1],
  ['ago', -1],
  ['بعد', 1],
  ['دیگر', 1],
  ['آینده', 1],
  ['later', 1],
])

/** Days from today. */
export const dayWords: ReadonlyMap<string, number> = new Map([
  ['امروز', 0],
  ['امشب', 0],
  ['دیروز', -1],
  ['دیشب', -1],
  ['پریروز', -2],
  ['پریشب', -2],
  ['فردا', 1],
  ['فرداشب', 1],
  ['پسفردا', 2],
  ['today', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
])

/** Days that begin in the evening and end before dawn. */
export const nightWords: ReadonlySet<string> = new Set(['امشب', 'دیشب', 'پریشب', 'فرداشب'])

/** Now, said in a word. */
export const nowWords: ReadonlySet<string> = new Set(['اکنون', 'هماکنون', 'لحظاتی', 'دقایقی', 'now'])

export type DayPart = 'morning' | 'noon' | 'evening' | 'night'

/** Parts of the day that turn a 12-hour reading into a 24-hour one. */
export const dayParts: ReadonlyMap<string, DayPart> = new Map([
  ['صبح', 'morning'],
  ['بامداد', 'morning'],
  ['سحر', 'morning'],
  ['قظ', 'morning'],
  ['am', 'morning'],
  ['ظهر', 'noon'],
  ['بعدازظهر', 'evening'],
  ['عصر', 'evening'],
  ['غروب', 'evening'],
  ['بظ', 'evening'],
  ['pm', 'evening'],
  ['شب', 'night'],
])

/** Minutes east of UTC for the zone names feeds use (RFC 822, 5.1). */
export const zoneWords: ReadonlyMap<string, number> = new Map([
  ['z', 0],
  ['gmt', 0],
  ['utc', 0],
  ['ut', 0],
  ['est', -300],
  ['edt', -240],
  ['cst', -360],
  ['cdt', -300],
  ['mst', -420],
  ['mdt', -360],
  ['pst', -480],
  ['pdt', -420],
  ['cet', 60],
  ['cest', 120],
  ['irst', 210],
  ['irdt', 270],
])

function buildMonths(): Map<string, MonthWord> {
  const everyday = new Set(['تیر', 'دی', 'مه', 'می', 'مارس', 'اسد', 'قوس', 'میزان', 'may', 'day', 'mar', 'dec', 'حوت'])
  const months = new Map<string, MonthWord>()
  const add = (calendar: 'jalali' | 'gregorian', words: readonly string[], month: number) => {
    for (const word of words) if (!months.has(word)) months.set(word, { calendar, month, strict: everyday.has(word) })
  }
  monthNames.forEach((name, i) => {
    add('jalali', [name, `${name}ماه`], i + 1)
  })
  dariMonthNames.forEach((name, i) => {
    add('jalali', [name], i + 1)
  })
  const latinJalali = 'farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand'
  latinJalali.split(' ').forEach((name, i) => {
    add('jalali', [name], i + 1)
  })
  add('jalali', ['امرداد', 'amordad'], 5)
  add('jalali', ['ordibehest'], 2)
  gregorianMonthNames.forEach((name, i) => {
    add('gregorian', [name], i + 1)
  })
  const latin = 'january february march april may june july august september october november december'
  latin.split(' ').forEach((name, i) => {
    add('gregorian', [name, name.slice(0, 3)], i + 1)
  })
  add('gregorian', ['sept'], 9)
  const spellings: [string[], number][] = [
    [['جنوری', 'ژانویهی'], 1],
    [['فبروری'], 2],
    [['مارچ'], 3],
    [['اوریل', 'آپریل', 'اپریل'], 4],
    [['می'], 5],
    [['جون', 'ژوین'], 6],
    [['جولای', 'ژوییه', 'جوالی'], 7],
    [['آگوست', 'اگوست', 'آگست', 'اگست'], 8],
    [['سپتمبر'], 9],
    [['اکتوبر'], 10],
    [['نوامبر', 'نومبر'], 11],
    [['دسمبر'], 12],
  ]
  for (const [words, month] of spellings) add('gregorian', words, month)
  return months
}
