import { toLatinDigits } from '../letters/digits.ts'
import { normaliseLetters } from '../letters/normalise.ts'

/**
 * Letters by the habit of Iranian newsrooms for addresses: consonants as in English, short vowels unwritten and unguessed
 * but for names in common use (NAMES).
 */
const LATIN: Record<string, string> = {
  آ: 'a',
  ا: 'a',
  ب: 'b',
  پ: 'p',
  ت: 't',
  ث: 's',
  ج: 'j',
  چ: 'ch',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ذ: 'z',
  ر: 'r',
  ز: 'z',
  ژ: 'zh',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'z',
  ط: 't',
  ظ: 'z',
  ع: 'a',
  غ: 'gh',
  ف: 'f',
  ق: 'gh',
  ک: 'k',
  گ: 'g',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  ء: '',
  أ: 'a',
  إ: 'e',
  ؤ: 'o',
  ئ: 'e',
  ة: 'h',
}

const NAMES: Record<string, string> = {
  ایران: 'iran',
  تهران: 'tehran',
  سند: 'sanad',
  آمریکا: 'amrika',
  اصفهان: 'isfahan',
  مشهد: 'mashhad',
  شیراز: 'shiraz',
  تبریز: 'tabriz',
  قم: 'qom',
  محمد: 'mohammad',
  علی: 'ali',
  حسن: 'hassan',
  حسین: 'hossein',
  رضا: 'reza',
  احمد: 'ahmad',
  و: 'va',
  در: 'dar',
  از: 'az',
  به: 'be',
  که: 'ke',
  با: 'ba',
  بر: 'bar',
}

const WORD_LENGTH_MAX = 200

/** A text in Latin letters, for addresses where Persian ones will not do. Words by '-', small letters, at most `lengthMax`. */
export function latinSlug(text: string, lengthMax = 80): string {
  const words = toLatinDigits(normaliseLetters(text.slice(0, lengthMax * 8).toWellFormed()))
    .replace(/[\u064b-\u065f\u0670]/g, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
  let slug = ''
  for (const word of words ?? []) {
    const latin = NAMES[word] ?? latinWord(word.slice(0, WORD_LENGTH_MAX))
    if (latin === '') continue
    const longer = slug === '' ? latin : `${slug}-${latin}`
    if (longer.length > lengthMax) break
    slug = longer
  }
  return slug
}

function latinWord(word: string): string {
  let latin = ''
  for (const [at, letter] of [...word].entries()) {
    const first = at === 0
    if (/[a-z0-9]/.test(letter)) latin += letter
    else if (letter === 'و') latin += first ? 'v' : /[aeiou]$/.test(latin) ? 'v' : 'o'
    else if (letter === 'ی') latin += first ? 'y' : /a$/.test(latin) ? 'y' : 'i'
    else latin += LATIN[letter] ?? ''
  }
  return latin
}
