/**
 * The language of the newsroom, module 1: letters, half-space, folding, slugs; the Jalali calendar, Tehran time and dates as
 * people write them. Pure: no clock, no disk.
 */

export type { DateFormatting, DateStyle } from './calendar/format-date.ts'
export { formatDate, formatDateRange, formatDateTime, formatGregorianDate, formatTime } from './calendar/format-date.ts'
export {
  englishJalaliMonthNames,
  englishWeekdayNames,
  formatEnglishDate,
  formatEnglishHijri,
  formatEnglishJalali,
  formatEnglishTime,
} from './calendar/format-english.ts'
export type { HijriDay } from './calendar/hijri.ts'
export { hijriOf } from './calendar/hijri.ts'
export type { Holiday, HolidayBasis, HolidayChange } from './calendar/holidays.ts'
export { holidaysOfYear, holidaysOn, knowsLunarHolidays, movableHolidays } from './calendar/holidays.ts'
export type { GregorianDay, JalaliDay } from './calendar/jalali.ts'
export {
  isGregorianDay,
  isJalaliDay,
  isJalaliLeapYear,
  jalaliDayNumber,
  jalaliMonthLength,
  jalaliOfDayNumber,
  jalaliYearMax,
  jalaliYearMin,
  toGregorian,
  toJalali,
  weekdayOfDayNumber,
} from './calendar/jalali.ts'
export {
  dariMonthNames,
  gregorianMonthNames,
  hijriMonthNames,
  monthNames,
  weekdayNames,
} from './calendar/names.ts'
export type { ComingInstant } from './calendar/read-coming.ts'
export { readComing } from './calendar/read-coming.ts'
export type { DateContext, ReadDate } from './calendar/read-date.ts'
export { readDate } from './calendar/read-date.ts'
export type { TehranParts, TehranReading } from './calendar/tehran.ts'
export { tehranInstant, tehranParts } from './calendar/tehran.ts'
export type { Edit } from './half-space/repair.ts'
export { repair, repairEdits } from './half-space/repair.ts'
export type { Style } from './half-space/style.ts'
export { inHouseStyle, inStyle } from './house-style.ts'
export { toLatinDigits, toPersianDigits } from './letters/digits.ts'
export { fold } from './letters/fold.ts'
export { houseNumbers } from './letters/house-numbers.ts'
export { normalise } from './letters/normalise.ts'
export type { Protection, Span } from './letters/protected.ts'
export { protectedSpans } from './letters/protected.ts'
export { slug } from './letters/slug.ts'
export { countWords, readingMinutes } from './letters/words.ts'
export type { Problem } from './problem.ts'
export { headlineCase } from './words/headline.ts'
export { isFamiliar, isOrdinary } from './words/known-words.ts'
export { numberToWords, ordinalBeforeNoun, ordinalToWords, wordsToNumber } from './words/number-words.ts'
export {
  counted,
  formatDuration,
  formatFileSize,
  formatNumber,
  formatRials,
  formatRoundNumber,
  formatTomans,
} from './words/quantities.ts'
export { comparePersian } from './words/sorting.ts'
export type { Misspelling } from './words/spelling.ts'
export { isSpelledRight, misspellings } from './words/spelling.ts'
export { stem } from './words/stem.ts'
export { isStopWord } from './words/stop-words.ts'
export type { NewsroomWords } from './words/suggestions.ts'
export { suggestions } from './words/suggestions.ts'
export type { Token } from './words/tokens.ts'
export { tokens } from './words/tokens.ts'
export { latinSlug } from './words/transliterate.ts'
