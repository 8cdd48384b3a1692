import { mixed, WORD_LENGTH_MAX } from './hash.ts'

const SLOT_BITS = 15
/** Words with more places than this are judged anew each time; there are hardly any. */
const PLACES_MAX = 4

/** Places in a word where a half-space may have been lost, with their odds: as many as were counted, the rest is old. */
export interface Places {
  readonly gaps: Uint8Array
  readonly odds: Float32Array
  count: number
  /** How well the word is known and as what, as `typeOf` tells it. */
  type: number
}

/** Room for the places of any word. */
export function places(): Places {
  return { gaps: new Uint8Array(WORD_LENGTH_MAX), odds: new Float32Array(WORD_LENGTH_MAX), count: 0, type: 0 }
}

/** Numbers of a slot: the hash, and how many letters and places the word has, and its type. */
const SLOT_NUMBERS = 2
const COUNT_SHIFT = 8
const TYPE_SHIFT = 16
const BYTE_MASK = 0xff

/**
 * Words judged lately, known by the hash and number of their letters; a newspaper's working vocabulary fits. Arrays of numbers
 * in place of words and lists: 0.9 MB, where a map of 40,000 words took 9. Most words have no place, and are known by one
 * look at one line of memory, which saves the look at the lexicon, ten times as large, too.
 */
export class WordMemory {
  readonly #words = new Int32Array(SLOT_NUMBERS << SLOT_BITS)
  readonly #gaps = new Uint8Array(PLACES_MAX << SLOT_BITS)
  readonly #odds = new Float32Array(PLACES_MAX << SLOT_BITS)

  /** Fills `into` with what is remembered of a word; false when nothing is. */
  recall(hash: number, length: number, into: Places): boolean {
    const slot = slotOf(hash)
    const counts = this.#words[slot * SLOT_NUMBERS + 1]!
    if (this.#words[slot * SLOT_NUMBERS] !== hash || (counts & BYTE_MASK) !== length) return false
    const first = slot * PLACES_MAX
    into.type = counts >> TYPE_SHIFT
    into.count = (counts >> COUNT_SHIFT) & BYTE_MASK
    for (let at = 0; at < into.count; at++) {
      into.gaps[at] = this.#gaps[first + at]!
      into.odds[at] = this.#odds[first + at]!
    }
    return true
  }

  remember(hash: number, length: number, found: Places): void {
    if (found.count > PLACES_MAX) return
    const slot = slotOf(hash)
    const first = slot * PLACES_MAX
    this.#words[slot * SLOT_NUMBERS] = hash
    this.#words[slot * SLOT_NUMBERS + 1] = (found.type << TYPE_SHIFT) | (found.count << COUNT_SHIFT) | length
    for (let at = 0; at < found.count; at++) {
      this.#gaps[first + at] = found.gaps[at]!
      this.#odds[first + at] = found.odds[at]!
    }
  }
}

function slotOf(hash: number): number {
  return mixed(hash) >>> (32 - SLOT_BITS)
}
