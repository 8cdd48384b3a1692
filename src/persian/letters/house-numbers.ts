import { toPersianDigits } from './digits.ts'
import { isInHouseForm } from './house-form.ts'
import { outsideSpans, type Protection, protectedSpansButNumbers } from './protected.ts'

/**
 * Numbers with separators as the house prints them: «12,500» is «۱۲٬۵۰۰», «4.7» is «۴٫۷», a date keeps its strokes. For text
 * that comes in; `normalise` leaves them as they were written. Idempotent.
 */
export function houseNumbers(text: string, protection: Protection = {}): string {
  if (!DIGIT.test(text) || isInHouseForm(text)) return text
  return outsideSpans(text, protectedSpansButNumbers(text, protection), (piece) =>
    toPersianDigits(piece.replace(PERCENT, '٪').replace(DECIMAL, '٫').replace(THOUSANDS, '٬')),
  )
}

const D = '0-9٠-٩۰-۹'
const DIGIT = new RegExp(`[${D}]`)
// What is looked for comes first and what stands before it second: the other way about, every letter would be asked.
const PERCENT = new RegExp(`%(?<=[${D}].)(?![a-zA-Z0-9$])`, 'g')
/** One point between digits is a decimal; two make a date, a version or an address. */
const DECIMAL = new RegExp(`\\.(?<=(?<![${D}./:٫-])[${D}]{1,15}.)(?=[${D}]{1,15}(?![${D}./:-]))`, 'g')
const THOUSANDS = new RegExp(
  `,(?<=(?<![${D},])[${D}]{1,3}(?:[,٬][${D}]{3}){0,6}.)(?=(?:[${D}]{3}[,٬]){0,6}[${D}]{3}(?![${D},]))`,
  'g',
)
