import { packedAlternatives, packedSpellings } from '../data/spellings.ts'
import { hashOf } from '../half-space/hash.ts'
import { codesOf } from '../half-space/letters.ts'
import { ZWNJ } from '../letters/alphabet.ts'
import { normaliseLetters } from '../letters/normalise.ts'
import { isListed, JOINED } from './known-words.ts'

/** True when the house writes a hamza or tanvin here and the word has not. */
export function misspeltHamza(word: string): boolean {
  return house(word) !== word
}

/** The house spelling of a word whose hamzas were left out: «تاکید» → «تأکید», also before endings. */
export function house(word: string): string {
  const parts = word.split(ZWNJ)
  return parts.map(housePart).join(ZWNJ)
}

function housePart(part: string): string {
  const whole = spellings().get(hashOf(codesOf(part)))
  if (whole !== undefined) return whole
  if (isListed(part)) return part
  for (const ending of JOINED) {
    if (!part.endsWith(ending) || part.length - ending.length < 3) continue
    const base = spellings().get(hashOf(codesOf(part.slice(0, -ending.length))))
    if (base !== undefined && !base.endsWith('ً')) return base + ending
  }
  return part
}

let loaded: ReadonlyMap<number, string> | undefined
let loadedAlternatives: ReadonlyMap<number, string> | undefined

function spellings(): ReadonlyMap<number, string> {
  loaded ??= unpacked(packedSpellings)
  return loaded
}

/** «رئیس» for «رییس»: the hamza of a word that good papers write with and without one. */
export function withHamza(word: string): string | undefined {
  loadedAlternatives ??= unpacked(packedAlternatives)
  return loadedAlternatives.get(hashOf(codesOf(word)))
}

function unpacked(packed: string): ReadonlyMap<number, string> {
  return new Map(packed.split(' ').map((word) => [hashOf(codesOf(word)), word]))
}

/** Letters in house form, vowel marks gone; tanvin and hamza stay. */
export function plain(word: string): string {
  return normaliseLetters(word)
    .replace(/[\u064c-\u0653\u0655\u0670]/g, '')
    .replace(/ه\u0654/g, 'ه')
}
