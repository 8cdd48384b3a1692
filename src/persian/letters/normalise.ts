import { LETTER_CLASS as L, MARK_CLASS as M, NON_JOINING, ZWNJ } from './alphabet.ts'
import { isInHouseForm } from './house-form.ts'
import { outsideSpans, type Protection, protectedSpans } from './protected.ts'
import { spacePunctuation } from './punctuation.ts'
import { SIGNS, signsIn } from './signs.ts'

/**
 * The house letters and marks: Persian ی, ک and digits, «» and …, one space, half-spaces only where they show, no
 * invisible junk, presentation forms, stray marks or stretched letters. URLs, e-mails, @handles, #tags, code, markup, Latin
 * runs, numbers with separators, phone numbers and IBANs are returned as they came. Idempotent and linear; never NFKC or NFD.
 */
export function normalise(text: string, protection: Protection = {}): string {
  if (isInHouseForm(text)) return text
  const lines = withPlainLineEnds(text)
  const spans = protectedSpans(lines, protection)
  const lettered = outsideSpans(lines, spans, normaliseLetters)
  const spaced = spacePunctuation(lettered, protection)
  return spaced.replace(/\n{3,}/g, '\n\n').trim()
}

function withPlainLineEnds(text: string): string {
  const signs = signsIn(text)
  const whole = signs & SIGNS.surrogate ? text.toWellFormed() : text
  return signs & SIGNS.lineEnd ? whole.replace(LINE_ENDS, '\n') : whole
}

/** The letters alone: nothing is done to digits, punctuation or spaces between words. */
export function normaliseLetters(piece: string): string {
  let signs = signsIn(piece)
  if ((signs & SIGNS.outOfOrder) === 0) return piece
  let text = piece
  if (signs & SIGNS.oddLetter) {
    text = text.replace(ODD_LETTERS, (letter) => plainLetter(letter))
    signs = signsIn(text)
  }
  if (signs & SIGNS.invisible) {
    text = withoutJunk(text)
    signs = signsIn(text)
  }
  if (signs & SIGNS.tatweel) text = withoutTatweel(text)
  if (signs & SIGNS.vowel) text = text.replace(APART, (letter) => letter.normalize('NFC'))
  if (signs & SIGNS.vowel && MARK.test(text)) text = withMarksInPlace(text)
  if (signs & SIGNS.halfSpace) text = withHalfSpacesThatShow(text)
  if (signs & (SIGNS.halfSpace | SIGNS.hamza)) text = text.replace(EZAFE_YEH, 'هٔ')
  return signs & SIGNS.halfSpace ? text.replace(INDEFINITE_YEH, `ه${ZWNJ}ای`) : text
}

const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029\v\f]/g
/** Madda and hamza written as marks after their letter: NFC has one letter for both. */
const APART = /[\u0620-\u06d5][\u0653-\u0655]/g

const ODD_LETTERS = /[\u0643\u0649\u064a\u06aa\u06be\u06c0\u06c1\u06c3\u06d2\ufb50-\ufdff\ufe70-\ufefc]/g

const PLAIN: Record<string, string> = {
  ك: 'ک',
  ڪ: 'ک',
  ي: 'ی',
  ى: 'ی',
  ے: 'ی',
  ۀ: 'هٔ',
  ہ: 'ه',
  ھ: 'ه',
  ۃ: 'ة',
  '﷽': 'بسم الله الرحمن الرحیم',
  '﷼': 'ریال',
  ﷺ: 'ﷺ',
  ﷻ: 'ﷻ',
}

/** Presentation forms stand for letters; their compatibility mapping is the letters themselves, without the space some marks bring. */
function plainLetter(letter: string): string {
  const plain = PLAIN[letter]
  if (plain !== undefined) return plain
  const mapped = letter.normalize('NFKC').trim()
  if (mapped === letter) return letter
  return mapped.replace(ODD_LETTERS, (inner) => PLAIN[inner] ?? inner)
}

const SPACES = /[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]/g
/** U+E000 and U+E001 are the stand-ins of punctuation.ts, which no text means. */
const JUNK =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u061c\u180e\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ue000\ue001]/g
/** Word processors' optional hyphen and zero-width space, used for want of a half-space. */
const FALSE_HALF_SPACES = new RegExp(`(?<=[${L}][${M}]*)[\\u00ad\\u00ac\\u200b]+(?=[${L}])`, 'g')
const INVISIBLE_BREAKS = /[\u00ad\u200b]/g
/** A joiner shows only at the end of «ه‍» for Hijri; between letters and elsewhere it does nothing. */
const IDLE_JOINERS = new RegExp(`(?<!ه)\\u200d+|\\u200d+(?=[${L}\\u200d])`, 'g')

function withoutJunk(text: string): string {
  return text
    .replace(JUNK, '')
    .replace(SPACES, ' ')
    .replace(FALSE_HALF_SPACES, ZWNJ)
    .replace(INVISIBLE_BREAKS, '')
    .replace(IDLE_JOINERS, '')
}

const LETTER_OR_MARK = new RegExp(`[${L}${M}]`)

/** Stretched letters shrink; a tatweel that stands for a dash before or around words becomes one. */
function withoutTatweel(text: string): string {
  let opened = false
  return text.replace(/ـ+/g, (run, at: number) => {
    const before = LETTER_OR_MARK.test(text[at - 1] ?? '')
    const after = LETTER_OR_MARK.test(text[at + run.length] ?? '')
    if (before && after) return ''
    const closes = opened && before
    opened = after || (!before && !opened)
    return before && !closes ? '' : '–'
  })
}

const MARK = new RegExp(`[${M}]`)
// What is looked for comes first and what stands before it second: the other way about, every letter would be asked.
const MARK_WITHOUT_LETTER = new RegExp(`[${M}](?<![${L}${M}ـ\\u25cc].)[${M}]*`, 'g')
const REPEATED_MARK = new RegExp(`([${M}])\\1+`, 'g')
const HAMZA_ON_YEH = /ی\u0654/g
const HALF_SPACE_BEFORE_HAMZA = /ه\u200c[\u0654\u0621](?![\u0620-\u064a\u06a9-\u06cc])/g

function withMarksInPlace(text: string): string {
  return text
    .replace(HALF_SPACE_BEFORE_HAMZA, 'هٔ')
    .replace(HAMZA_ON_YEH, 'ئ')
    .replace(MARK_WITHOUT_LETTER, '')
    .replace(REPEATED_MARK, '$1')
}

const HALF_SPACES = /\u200c{2,}/g
const IDLE_HALF_SPACE = new RegExp(
  `\\u200c(?:(?<![${L}${M}\\p{L}\\p{N}].)|(?![${L}\\p{L}\\p{N}])|(?<=[${NON_JOINING}][${M}]*.))`,
  'gu',
)

/** One half-space, between two letters, and never after a letter that does not join anyway. */
function withHalfSpacesThatShow(text: string): string {
  return text.replace(HALF_SPACES, ZWNJ).replace(IDLE_HALF_SPACE, '')
}

/** «خانه‌ی», «بهانهء»: the house writes «خانهٔ». */
const EZAFE_YEH = new RegExp(`ه(?<=[${L}].)(?:\\u200cی| ?ء|\\u200cٔ)(?![${L}${M}\\u200c])`, 'g')
/** «خانه‌یی», «خانه‌ئی»: the house writes «خانه‌ای». */
const INDEFINITE_YEH = new RegExp(`ه(?<=[${L}].)\\u200c[یئ]ی(?![${L}${M}\\u200c])`, 'g')
