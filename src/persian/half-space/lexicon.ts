import frequencies from '../data/frequencies.json' with { type: 'json' }
import packedLexicon from '../data/lexicon.json' with { type: 'json' }
import { extended, hashOf, mixed, partHash, WORD_LENGTH_MAX } from './hash.ts'
import { codesOf } from './letters.ts'

/**
 * What is known of a spelling without half-spaces, as bits. A spelling can be a word as it stands (`intact…`) and a word that
 * lost its half-spaces (a mask of gaps) at once.
 */
export const KNOWN = {
  /** Stands whole in a word list (Lilak, hazm with a frequency, the Wikipedia vocabulary). */
  lilak: 1,
  hazm: 2,
  wikipedia: 4,
  /** Stands whole in the edited sentences; two bits of frequency: 1–2, 3–19, 20 and more. */
  edited: 8,
  editedOften: 16,
  /** Written with half-spaces in a word list, or in the edited sentences. */
  gappedListed: 32,
  gappedEdited: 64,
  /** Stems of verbs. */
  pastStem: 128,
  presentStem: 256,
  /** Parts of speech in hazm's list. */
  noun: 512,
  adjective: 1024,
  /** Lilak inflects it: it is a word of its own («ایرانی»), not a form of another («مردی»). */
  inflects: 2048,
  /** Keeps a slot taken whatever else is known. */
  present: 4096,
  /** The edited sentences have the compound as two words, too; or mostly. */
  apart: 8192,
  mostlyApart: 16384,
} as const

/** Any sign of standing whole. */
export const INTACT = KNOWN.lilak | KNOWN.hazm | KNOWN.wikipedia | KNOWN.edited | KNOWN.editedOften

/** Any sign of standing in the edited sentences; all of it for what they have often. */
export const EDITED = KNOWN.edited | KNOWN.editedOften

/** Slots of the table; a power of two, under two thirds full. */
const TABLE_BITS = 18

/** Of the two numbers of a slot the second holds the KNOWN bits and, above them, the level. */
const KNOWN_MASK = 0xffff
const LEVEL_SHIFT = 16

/** Parts of compounds are counted in this many bits of their hash; the few that share a count do no harm. */
const PART_BITS = 17

/** The digit of the packed form that counts a word's half-spaces counts this many more for each bit of being apart. */
export const PACKED_APART = 16

/** The digits of the packed form, six bits each; safe inside any quotation marks. */
export const PACKED_DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_'

/** Open addressing by 32-bit hash; two words that share one are told apart by nothing, which 150,000 words make once in 30,000 look-ups of strangers. */
export class Lexicon {
  /** Of each slot the hash and, beside it, its KNOWN bits under its level: a word is found in one line of memory. */
  readonly #slots = new Int32Array(2 << TABLE_BITS)
  readonly #gaps = new Uint32Array(1 << TABLE_BITS)
  readonly #lefts = new Uint16Array(1 << PART_BITS)
  readonly #rights = new Uint16Array(1 << PART_BITS)

  add(hash: number, { known, gaps, level }: { known: number; gaps: number; level: number }): void {
    const slot = this.#slot(hash)
    this.#slots[slot] = hash
    this.#slots[slot + 1] = (this.#slots[slot + 1]! & KNOWN_MASK) | known | (level << LEVEL_SHIFT)
    this.#gaps[slot >> 1]! |= gaps
  }

  /** Puts an entry in place of what was there; for measuring what the lexicon knows without a given sentence. */
  replace(hash: number, known: number, gaps: number): void {
    const slot = this.#slot(hash)
    this.#slots[slot] = hash
    this.#slots[slot + 1] = (this.#slots[slot + 1]! & ~KNOWN_MASK) | known
    this.#gaps[slot >> 1] = gaps
  }

  /** The KNOWN bits of a spelling, 0 for a stranger. */
  known(hash: number): number {
    return this.#slots[this.#slot(hash) + 1]! & KNOWN_MASK
  }

  /** Bit i is set when a half-space belongs before letter i. */
  gaps(hash: number): number {
    return this.#gaps[this.#slot(hash) >> 1]!
  }

  /** How often a spelling is met, as words/frequency.ts counts; 0 to 63. */
  level(hash: number): number {
    return this.#slots[this.#slot(hash) + 1]! >> LEVEL_SHIFT
  }

  /** Counts a way to divide a compound; `change` is 1 or, to take one back, -1. */
  countParts(left: number, right: number, change: number): void {
    this.#lefts[part(left)]! += change
    this.#rights[part(right)]! += change
  }

  /** In how many listed compounds these letters stand before a half-space. */
  asLeft(hash: number): number {
    return this.#lefts[part(hash)]!
  }

  /** In how many listed compounds these letters stand after a half-space. */
  asRight(hash: number): number {
    return this.#rights[part(hash)]!
  }

  #slot(hash: number): number {
    const slots = this.#slots
    const mask = (2 << TABLE_BITS) - 1
    let slot = (mixed(hash) << 1) & mask
    while (slots[slot] !== hash && (slots[slot + 1]! & KNOWN_MASK) !== 0) slot = (slot + 2) & mask
    return slot
  }
}

function part(hash: number): number {
  return mixed(hash) >>> (32 - PART_BITS)
}

let loaded: Lexicon | undefined

/** The lexicon, unpacked at the first call (about 40 ms). */
export function lexicon(): Lexicon {
  if (loaded === undefined) {
    loaded = unpacked(packedLexicon.words, frequencies.levels)
    // Nobody reads them twice: a megabyte is given back.
    packedLexicon.words = ''
    frequencies.levels = ''
  }
  return loaded
}

/** What the lexicon knows of a word, half-spaces and marks aside. */
export function knownOf(word: string): number {
  return lexicon().known(hashOf(codesOf(word)))
}

/**
 * Each entry, sorted: how many letters it shares with the entry before, its other letters, a space, two digits of KNOWN bits,
 * and for a word with half-spaces their number and places. `levels` has a digit for each, in the same order: how often it is met.
 */
function unpacked(packed: string, levels: string): Lexicon {
  const digits = new Uint8Array(128)
  for (let digit = 0; digit < 64; digit++) digits[PACKED_DIGITS.charCodeAt(digit)] = digit
  const words = new Lexicon()
  const prefixes = new Int32Array(WORD_LENGTH_MAX + 1)
  let at = 0
  let count = 0
  const take = () => digits[packed.charCodeAt(at++)]!
  while (at < packed.length) {
    let length = take()
    while (packed.charCodeAt(at) !== 0x20) {
      prefixes[length + 1] = extended(prefixes[length]!, take())
      length++
    }
    at++
    let known = take() + take() * 64
    let gaps = 0
    if ((known & (KNOWN.gappedListed | KNOWN.gappedEdited)) !== 0) {
      const digit = take()
      known |= KNOWN.apart * Math.floor(digit / PACKED_APART)
      for (let left = digit % PACKED_APART; left > 0; left--) {
        const gap = take()
        gaps |= 1 << gap
        words.countParts(prefixes[gap]!, partHash(prefixes, gap, length), 1)
      }
    }
    const level = digits[levels.charCodeAt(count++)]!
    words.add(prefixes[length]!, { known: known | KNOWN.present, gaps, level })
  }
  return words
}
