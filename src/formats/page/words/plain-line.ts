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

const sames = new Uint16Array(0x10000).map((_, unit) => unit)
for (const [letter, same] of Object.entries(SAME)) sames[letter.charCodeAt(0)] = same.charCodeAt(0)

/** Direction marks, soft hyphens, tatweel, byte order marks, vowel signs. */
const UNSEEN = /[\u00ad\u0640\u061c\u064b-\u0652\u0670\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

const SOME_UNSEEN = new RegExp(UNSEEN.source)

/** One line of text: white space (hard spaces too) collapsed, ends trimmed. */
export function collapsed(text: string): string {
  return (oddIn(text) & ODD.space ? text.replace(/\s+/g, ' ') : text).trim()
}

/** `text` without signs that are not seen, on one line. Spelling and half-spaces are kept. */
export function plainLine(text: string): string {
  const odd = oddIn(text)
  const seen = odd & ODD.unseen ? text.replace(UNSEEN, '') : text
  return seen === text && (odd & ODD.space) === 0 ? text.trim() : seen.replace(/\s+/g, ' ').trim()
}

/** `line` with letters and digits of one kind, same length. */
export function sameLetters(line: string): string {
  const odd = oddIn(line)
  const same = odd & ODD.letter ? withSames(line) : line
  return odd & ODD.cased ? same.toLowerCase() : same
}

function withSames(line: string): string {
  let done = ''
  let from = 0
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at)
    if (sames[unit] === unit) continue
    done += line.slice(from, at) + String.fromCharCode(sames[unit]!)
    from = at + 1
  }
  return done + line.slice(from)
}

/** What keeps a line from being comparable as it is: white space but one plain space, what is not seen, letters of other kinds, capitals. */
const ODD = { space: 1, unseen: 2, letter: 4, cased: 8 } as const
const odds = new Uint8Array(0x10000).fill(ODD.cased)
const SPACE = 0x20
/** Scripts without capitals, and their marks: toLowerCase has nothing to do there. */
const CASELESS = /[^A-Z\u00c0-\u058f\u10a0-\u1fff\u2100-\uffff]/

for (const character of [
  ...Array.from({ length: 0x2100 }, (_, unit) => String.fromCharCode(unit)),
  '\u3000',
  '\ufeff',
]) {
  const letter = (character in SAME ? ODD.letter : 0) | (CASELESS.test(character) ? 0 : ODD.cased)
  const space = /[^\S ]/.test(character) ? ODD.space : 0
  odds[character.charCodeAt(0)] = letter | space | (SOME_UNSEEN.test(character) ? ODD.unseen : 0)
}

/** Every line is looked at several times, and most have nothing odd: one walk over them costs a third of three patterns. */
function oddIn(line: string): number {
  let odd = 0
  let before = 0
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at)
    odd |= odds[unit]!
    if (unit === SPACE && before === SPACE) odd |= ODD.space
    before = unit
  }
  return odd
}

/** Signs that sites set between the facts of one line; a class of a pattern. */
export const FACT_SIGNS = '|·•¦●▪◆■'

const BYLINE_CHARS_MAX = 120

/** The parts of a short line that names, dates and labels share: «مینا رستگار — ۱۲ آبان ۱۴۰۳ | اجتماعی». */
export function bylineParts(text: string): string[] {
  if (text.length > BYLINE_CHARS_MAX) return []
  const parts = text.split(
    /\s*[|•·—–●]\s*|\s+[-/]\s+|(?<=[\d۰-۹]{4}|[:٫][\d۰-۹]{2}|\/[\d۰-۹]{1,2})\s+(?=\p{L}{2,} \p{L}{2,})/u,
  )
  return parts.map((part) => part.trim()).filter((part) => /[\p{L}\p{N}]/u.test(part))
}

/** Letters and digits alone, of one kind: two spellings of the same words have the same key. */
export function wordKey(text: string): string {
  return lettersAlone(sameLetters(plainLine(text)))
}

const NO_LETTERS = /[^\p{L}\p{N}]+/gu
const LETTER = /[\p{L}\p{N}]/u
/** 0 is not asked yet. */
const [KEPT, LEFT_OUT, HALF] = [1, 2, 3]
/** What becomes of each UTF-16 unit, asked of Unicode once: the pattern took an eighth of the time of a page of HTML. */
const fates = new Uint8Array(0x10000)

function lettersAlone(line: string): string {
  let done = ''
  let from = 0
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at)
    const fate = fates[unit] || fateOf(unit)
    if (fate === KEPT) continue
    if (fate === HALF) return line.replace(NO_LETTERS, '')
    if (at > from) done += line.slice(from, at)
    from = at + 1
  }
  return from === 0 ? line : done + line.slice(from)
}

function fateOf(unit: number): number {
  // Half of a pair is a letter or none together with the other half only.
  const isHalf = unit >= 0xd800 && unit <= 0xdfff
  const fate = isHalf ? HALF : LETTER.test(String.fromCharCode(unit)) ? KEPT : LEFT_OUT
  fates[unit] = fate
  return fate
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
