import { hashOf } from '../half-space/hash.ts'
import { codesOf, joinsNext } from '../half-space/letters.ts'
import { INTACT, KNOWN, knownOf, lexicon } from '../half-space/lexicon.ts'
import { COMPARATIVES, PLURALS } from '../half-space/verbs.ts'
import { ZWNJ } from '../letters/alphabet.ts'
import { frequency } from './frequency.ts'

/** True for a spelling that some list or edited text has. */
export function isKnown(word: string): boolean {
  const known = knownOf(word)
  if ((known & INTACT) !== 0) return true
  return (known & (KNOWN.gappedListed | KNOWN.gappedEdited)) !== 0 && (word.includes(ZWNJ) || !hasVisibleGap(word))
}

/** True for a word known better than from an encyclopedia's vocabulary. */
export function isListed(word: string): boolean {
  return (knownOf(word) & (INTACT & ~KNOWN.wikipedia)) !== 0
}

/** True for a word that edited text has often, or that it has and a list too. */
export function isCommon(word: string): boolean {
  const known = knownOf(word)
  return (known & KNOWN.editedOften) !== 0 || ((known & KNOWN.edited) !== 0 && (known & KNOWN.hazm) !== 0)
}

/** What has a comparative: «کفتر» and «فیلتر» are none. */
export function isAdjective(word: string): boolean {
  return (knownOf(word) & KNOWN.adjective) !== 0
}

/** Nouns and adjectives met at least this often, as a power of ten. Some surnames are («ظریف», «تاج»); of rarer ones half. */
const ORDINARY = 5

/** True for a noun or an adjective of everyday prose, without endings: «صندلی» and «دشوار», not «سنگ‌تراش». */
export function isOrdinary(word: string): boolean {
  if ((knownOf(word) & (KNOWN.noun | KNOWN.adjective)) === 0) return false
  return frequency(hashOf(codesOf(word))) >= ORDINARY
}

/** Words of any kind met at least this often, as a power of ten: few surnames are. */
const FAMILIAR = 6

/** True for a word of any kind that is met very often: «جای», «دستی». */
export function isFamiliar(word: string): boolean {
  return frequency(hashOf(codesOf(word))) >= FAMILIAR
}

/** Endings written on to the word. */
export const JOINED = [
  ...new Set([
    ...PLURALS,
    ...COMPARATIVES,
    'ی',
    'م',
    'ت',
    'ش',
    'مان',
    'تان',
    'شان',
    'ان',
    'ات',
    'یی',
    'یم',
    'یش',
    'یت',
    'ای',
    'ند',
    'ست',
    'یان',
    'گان',
    'گی',
    'انه',
    'انی',
    'یشان',
    'یمان',
    'یتان',
    'ید',
  ]),
]

/** False for compounds that need no half-space, as «کارآفرین». */
function hasVisibleGap(word: string): boolean {
  const codes = codesOf(word)
  const gaps = lexicon().gaps(hashOf(codes))
  return codes.some((code, at) => ((gaps >>> (at + 1)) & 1) === 1 && joinsNext(code))
}
