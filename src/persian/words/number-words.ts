import { toLatinDigits } from '../letters/digits.ts'
import { normaliseLetters } from '../letters/normalise.ts'

const ONES = 'صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده'.split(' ')
const TENS = ['', '', 'بیست', 'سی', 'چهل', 'پنجاه', 'شصت', 'هفتاد', 'هشتاد', 'نود']
const HUNDREDS = ['', 'صد', 'دویست', 'سیصد', 'چهارصد', 'پانصد', 'ششصد', 'هفتصد', 'هشتصد', 'نهصد']
const SCALES = ['', 'هزار', 'میلیون', 'میلیارد', 'تریلیون', 'کوادریلیون']

/** Beyond this a number of JavaScript is no longer whole; larger ones are given as bigint. */
const WORDS_MAX = 10n ** 18n - 1n

/** Parts of one, by their digits after the point. */
const PARTS = ['', 'دهم', 'صدم', 'هزارم', 'ده‌هزارم', 'صدهزارم', 'میلیونم']
const PART_DIGITS_MAX = 6

/**
 * A number in words: 1403 → «هزار و چهارصد و سه», 2.25 → «دو و بیست و پنج صدم» (to the millionth). RangeError beyond 10^18
 * and for what is no number.
 */
export function numberToWords(value: number | bigint): string {
  if (typeof value === 'number' && Number.isFinite(value) && !Number.isInteger(value)) return decimalToWords(value)
  const number = BigInt(value)
  if (number < 0n) return `منفی ${numberToWords(-number)}`
  if (number > WORDS_MAX) throw new RangeError(`no words for ${number}`)
  if (number === 0n) return ONES[0]!
  const groups: string[] = []
  let rest = number
  for (let scale = 0; rest > 0n; scale++, rest /= 1000n) {
    const group = Number(rest % 1000n)
    if (group === 0) continue
    const words = scale === 1 && group === 1 ? '' : `${underThousand(group)} `
    groups.unshift(`${words}${SCALES[scale]}`.trim())
  }
  return groups.join(' و ')
}

function decimalToWords(value: number): string {
  const [whole, digits] = Math.abs(value).toFixed(PART_DIGITS_MAX).replace(/0+$/, '').split('.') as [string, string]
  if (digits === '') return numberToWords(Math.sign(value) * Number(whole))
  const part = `${numberToWords(Number(digits))} ${PARTS[digits.length]}`
  const words = whole === '0' ? part : `${numberToWords(BigInt(whole))} و ${part}`
  return value < 0 ? `منفی ${words}` : words
}

/** An ordinal in words: 3 → «سوم», 30 → «سی‌ام», 23 → «بیست و سوم». */
export function ordinalToWords(value: number): string {
  const words = numberToWords(value)
  if (words.endsWith('سه')) return `${words.slice(0, -2)}سوم`
  return words.endsWith('ی') ? `${words}‌ام` : `${words}م`
}

/** «اولین», «سومین», «سی‌امین». */
export function ordinalBeforeNoun(value: number): string {
  return value === 1 ? 'اولین' : `${ordinalToWords(value)}ین`
}

/** The number a phrase says, in words, digits or both; null when it says none. «منفی ۳ هزار و دویست» → -3200, «دو میلیون و نیم» → 2500000. */
export function wordsToNumber(text: string): number | null {
  const words = toLatinDigits(normaliseLetters(text))
    .replace(/\u200cو\u200c?/g, ' و ')
    .replace(/[\u064b-\u0652\u200c,٬]/g, '')
    .replace(/-(?=\d)/g, ' منفی ')
    .split(/\s+/)
    .filter((word) => word !== '' && word !== 'و')
  const negative = words[0] === 'منفی'
  let total = 0
  let group = 0
  let scale = 1
  let found = false
  for (const word of negative ? words.slice(1) : words) {
    const value = wordValue(word)
    if (value === null) continue
    found = true
    if (value === HALF) group += group === 0 ? HALF * scale : HALF
    else if (value < 1000) group += value
    else {
      scale = value
      total += (group || 1) * value
      group = 0
    }
  }
  if (!found) return null
  const sum = total + group
  return negative && sum !== 0 ? -sum : sum
}

function underThousand(value: number): string {
  const words: string[] = []
  if (value >= 100) words.push(HUNDREDS[Math.floor(value / 100)]!)
  const rest = value % 100
  if (rest >= 20) {
    words.push(TENS[Math.floor(rest / 10)]!)
    if (rest % 10 > 0) words.push(ONES[rest % 10]!)
  } else if (rest > 0) words.push(ONES[rest]!)
  return words.join(' و ')
}

function wordValue(word: string): number | null {
  if (/^\d+$/.test(word)) return Number(word)
  const known = VALUES.get(word)
  if (known !== undefined) return known
  const base = word.replace(/(?:ام|م)(?:ین)?$/, '')
  return VALUES.get(base) ?? (base === 'سو' ? 3 : null)
}

/** Of one, or of the scale that was said last: «سه و نیم», «دو میلیون و نیم», «نیم میلیون». */
const HALF = 0.5

const VALUES: ReadonlyMap<string, number> = new Map<string, number>([
  ...ONES.map((word, value) => [word, value] as const),
  ...TENS.map((word, tens) => [word, tens * 10] as const).slice(2),
  ...HUNDREDS.map((word, hundreds) => [word, hundreds * 100] as const).slice(1),
  ...SCALES.map((word, scale) => [word, 1000 ** scale] as const).slice(1),
  ['نیم', HALF],
  ['یکصد', 100],
  ['یه', 1],
  ['شیش', 6],
  ['چارصد', 400],
  ['بیلیون', 1e9],
  ['اول', 1],
])
