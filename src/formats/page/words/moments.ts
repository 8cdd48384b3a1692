/** Instants written on pages: which lines are dates at all, and what instant they name. */
import { readDate, tehranParts } from '#persian'
import { plainLine, sameLetters } from './plain-line.ts'

/** An instant as a page gives it. Of a `day`, `at` is midnight in Tehran. */
export interface Moment {
  at: Date
  precision: 'second' | 'minute' | 'day'
}

/** Longer lines are sentences that mention a date. */
const DATE_LINE_CHARS_MAX = 90

const DIGIT = /[0-9۰-۹٠-٩]/

const DATE_WORDS = new RegExp(
  '^(?:[\\d\\s\\u200c/:.,،؛|٫_«»()\\[\\]+\\-–—−·•~]|' +
    'یک ?\\u200c?شنبه|دو ?\\u200c?شنبه|سه ?\\u200c?شنبه|چهار ?\\u200c?شنبه|پنج ?\\u200c?شنبه|شنبه|جمعه|ادینه|آدینه|' +
    'فروردین|اردیبهشت|خرداد|تیر|مرداد|امرداد|شهریور|مهر|آبان|ابان|آذر|اذر|دی|بهمن|اسفند|' +
    'حمل|ثور|جوزا|سرطان|اسد|سنبله|میزان|عقرب|قوس|جدی|دلو|حوت|' +
    'ژانویه|فوریه|مارس|آوریل|اوریل|مه|می|ژوین|ژوئن|جون|ژوییه|ژوئیه|جولای|اوت|آگوست|اگوست|سپتامبر|اکتبر|نوامبر|دسامبر|جنوری|فبروری|فیبروری|مارچ|اپریل|اپرل|جولایی|اگست|سپتمبر|اکتوبر|نومبر|دسمبر|میلادی|شمسی|خورشیدی|قمری|هجری|برابر با|مصادف با|' +
    'محرم|صفر|ربیع ?\\u200c?(?:الاول|الثانی|الاخر)|جمادی ?\\u200c?(?:الاول|الاولی|الثانی|الثانیه|الاخر)|رجب|شعبان|رمضان|شوال|ذی ?\\u200c?(?:القعده|قعده|الحجه|حجه)|' +
    'گرینویچ|تاریخ|مورخه?|ماه|سال|ساعت|دقیقه|ثانیه|و|در|ق\\.?ظ|ب\\.?ظ|قبل از ظهر|بعد از ظهر|صبح|ظهر|عصر|شب|بامداد|به وقت|تهران|ایران|کابل|افغانستان|' +
    '(?:یکم|اول|دوم|سوم|چهارم|پنجم|ششم|هفتم|هشتم|نهم|دهم|یازدهم|دوازدهم|سیزدهم|چهاردهم|پانزدهم|شانزدهم|هفدهم|هجدهم|نوزدهم|بیستم|بیست|سی ?\\u200c?ام|سی)(?=[\\s\\u200c]|$)|' +
    '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?![a-z])|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*(?![a-z])|am|pm|at|[tz]|gmt|utc|irst|irdt|tehran)+$',
)

/** Words of dates, one by one. */
export const DATE_TOKENS: ReadonlySet<string> = new Set(
  'یکشنبه دوشنبه سهشنبه سه‌شنبه چهارشنبه چهار‌شنبه پنجشنبه پنج‌شنبه یک‌شنبه شنبه جمعه ادینه فروردین اردیبهشت خرداد تیر مرداد امرداد شهریور مهر ابان آبان اذر آذر دی بهمن اسفند حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت ژانویه فوریه مارس اوریل آوریل مه می ژوین جون ژوییه جولای اوت اگوست آگوست سپتامبر اکتبر نوامبر دسامبر ماه ساعت دقیقه ثانیه و در به تاریخ مورخ مورخه برابر با میلادی شمسی خورشیدی صبح ظهر عصر شب بامداد ق ب ظ وقت تهران یک دو سه چهار پنج am pm at on'.split(
    ' ',
  ),
)

const AGO_LINE =
  /^(?:حدود )?(?:نیم|یک|[\d]+) ?(?:ثانیه|دقیقه|ساعت|روز|هفته|ماه|سال)[^.]{0,30}(?:پیش|قبل)$|^(?:امروز|دیروز|پریروز|لحظاتی پیش|هم ?\u200c?اکنون)/

/** The instant a line is about when it says nothing else, like «۲۲:۴۶ - ۰۴-۰۹-۱۳۹۹» or «۷ آبان, ۱۴۰۳»; else null. */
export function dateLine(line: string, now: Date | null = null): Moment | null {
  if (line.length > DATE_LINE_CHARS_MAX || !(DIGIT.test(line) || line.includes('هزار و'))) return null
  const known = now === null ? remembered.get(line) : undefined
  if (known !== undefined) return known
  const moment = DATE_WORDS.test(sameLetters(plainLine(withYearInDigits(line)))) ? momentIn(line, now) : null
  if (now !== null) return moment
  if (remembered.size >= REMEMBERED_MAX) remembered.clear()
  remembered.set(line, moment)
  return moment
}

/** A page prints its date twice, and several readers ask what it says. */
const remembered = new Map<string, Moment | null>()
const REMEMBERED_MAX = 200

/** «۲ ساعت پیش»: counted back from when the page was fetched; null when that is not known. */
export function agoLine(line: string, now: Date | null): Moment | null {
  if (line.length > DATE_LINE_CHARS_MAX || now === null || !AGO_LINE.test(sameLetters(plainLine(line)))) return null
  return momentIn(line, now)
}

/**
 * The first written-out date in `text`; timestamps without a zone or with a Jalali year are Tehran wall time. A year
 * that is left out is the one nearest to `now`, the day the page was fetched.
 */
export function momentIn(text: string, now: Date | null = null): Moment | null {
  const read = readDate(withYearInDigits(text), now === null ? {} : { now }).value
  const moment = asMoment(read)
  if (moment === null || moment.precision === 'day') return moment
  if (IN_GREENWICH.test(sameLetters(text))) return fromElsewhere(moment, 0)
  return IN_KABUL.test(text) ? fromElsewhere(moment, KABUL_MINUTES) : moment
}

const IN_KABUL = /به وقت (?:محلی )?(?:کابل|کابل|افغانستان)/
/** No clock is set forward there. */
const KABUL_MINUTES = 270
/** «۱۰:۱۲ گرینویچ», as foreign services date their pages. */
const IN_GREENWICH = /\d{1,2}:\d{2} ?(?:\(?به وقت )?گرینو[یي]چ/

/** The same clock so many minutes before Greenwich instead of in Tehran. */
function fromElsewhere({ at, precision }: Moment, minutesAhead: number): Moment {
  const { hour, minute } = tehranParts(at)
  const utcMinutes = at.getUTCHours() * 60 + at.getUTCMinutes()
  const day = 24 * 60
  const tehranMinutes = (hour * 60 + minute - utcMinutes + day) % day
  return { at: new Date(at.getTime() + (tehranMinutes - minutesAhead) * 60_000), precision }
}

const TENS = ['بیست', 'سی', 'چهل', 'پنجاه', 'شصت', 'هفتاد', 'هشتاد', 'نود']
const UNITS = ['یک', 'دو', 'سه', 'چهار', 'پنج', 'شش', 'هفت', 'هشت', 'نه', 'ده']
const TEENS = ['یازده', 'دوازده', 'سیزده', 'چهارده', 'پانزده', 'شانزده', 'هفده', 'هجده', 'نوزده']
const YEAR_WORDS = new RegExp(
  `(?:یک[ \\u200c]?)?هزار و (سیصد|چهارصد)(?: و (${TENS.join('|')}))?(?: و (${[...TEENS, ...UNITS].join('|')}))?(?=[\\s،.,:؛|-]|$)`,
)

/** «یک هزار و چهارصد و یک» is 1401. */
function withYearInDigits(text: string): string {
  const found = text.includes('هزار') ? YEAR_WORDS.exec(text) : null
  if (found === null) return text
  const [words, hundreds, tens = '', units = ''] = found
  const small = UNITS.indexOf(units) + 1 || (TEENS.includes(units) ? TEENS.indexOf(units) + 11 : 0)
  const year = (hundreds === 'سیصد' ? 1300 : 1400) + (tens === '' ? 0 : (TENS.indexOf(tens) + 2) * 10) + small
  return text.replace(words, String(year))
}

/** A machine-readable ISO-8601 instant, as handed over beside a page. Null when it is none. */
export function instantOf(iso: string | null): Date | null {
  if (iso === null) return null
  const ms = Date.parse(iso)
  return Number.isNaN(ms) ? null : new Date(ms)
}

/** Whether both fall on the same day in Tehran. */
export function isSameTehranDay(one: Date, other: Date): boolean {
  return tehranParts(one).dayNumber === tehranParts(other).dayNumber
}

/** ISO-8601 UTC, without empty milliseconds: `2020-11-24T19:16:00Z`. */
export function isoInstant(at: Date): string {
  return at.toISOString().replace('.000Z', 'Z')
}

/** A header that gives the day in two or three calendars tells today, not when a story was published. */
export function isManyCalendars(line: string): boolean {
  const same = sameLetters(line)
  return (
    /\b(?:13|14)\d\d\b/.test(same) &&
    /\b(?:19|20)\d\d\b/.test(same) &&
    /محرم|صفر|ربیع|جمادی|رجب|شعبان|رمضان|شوال|ذی/.test(same)
  )
}

function asMoment(read: { instant: Date; precision: Moment['precision'] } | null): Moment | null {
  return read === null ? null : { at: read.instant, precision: read.precision }
}
