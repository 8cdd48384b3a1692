/** Making lines comparable: what crawlers and keyboards change is undone, for recognising only, never for what is kept. */

/** Letters and digits that mean the same; each maps to one character, so that places in the line stay true. */
const SAME: Record<string, string> = {
  ي: 'ی',
  ى: 'ی',
  ې: 'ی',
  ۍ: 'ی',
  ئ: 'ی',
  ك: 'ک',
  ڪ: 'ک',
  ة: 'ه',
  ۀ: 'ه',
  ە: 'ه',
  ھ: 'ه',
  أ: 'ا',
  إ: 'ا',
  ٱ: 'ا',
  ؤ: 'و',
  '۰': '0',
  '۱': '1',
  '۲': '2',
  '۳': '3',
  '۴': '4',
  '۵': '5',
  '۶': '6',
  '۷': '7',
  '۸': '8',
  '۹': '9',
  '٠': '0',
  '١': '1',
  '٢': '2',
  '٣': '3',
  '٤': '4',
  '٥': '5',
  '٦': '6',
  '٧': '7',
  '٨': '8',
  '٩': '9',
}
const SAME_LETTERS = /[يىېۍئكڪةۀەھأإٱؤ۰-۹٠-٩]/g

/** Direction marks, soft hyphens, tatweel, byte order marks, vowel signs. */
const UNSEEN = /[\u00ad\u0640\u061c\u064b-\u0652\u0670\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

const SOME_UNSEEN = new RegExp(UNSEEN.source)

/** One line of text: white space (hard spaces too) collapsed, ends trimmed. */
export function collapsed(text: string): string {
  return LOOSE_SPACE.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim()
}

/** White space that is not one plain space between words. Testing first is four times faster on ordinary lines. */
const LOOSE_SPACE = /[^\S ]| {2}/

/** `text` without signs that are not seen, on one line. Spelling and half-spaces are kept. */
export function plainLine(text: string): string {
  return collapsed(SOME_UNSEEN.test(text) ? text.replace(UNSEEN, '') : text)
}

/** `line` with letters and digits of one kind, same length. */
export function sameLetters(line: string): string {
  return line.replace(SAME_LETTERS, (letter) => SAME[letter] ?? letter).toLowerCase()
}

/** Letters and digits alone, of one kind: two spellings of the same words have the same key. */
export function wordKey(text: string): string {
  return sameLetters(plainLine(text)).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Source of a pattern for any of `phrases`, with or without spaces and half-spaces between and inside the words given. */
export function anyOf(phrases: readonly string[]): string {
  const sorted = [...phrases].sort((one, other) => other.length - one.length)
  return `(?:${sorted
    .map((phrase) =>
      sameLetters(phrase)
        .split(/[ \u200c]/)
        .join('[ \\u200c]?'),
    )
    .join('|')})`
}
