import { mixed, WORD_LENGTH_MAX } from './hash.ts'

const SLOT_BITS = 15
/** Words with more places than this are judged anew each time; there are hardly any. */
const PLACES_MAX = 4

/** Places in a word where a half-space may have been lost, with their odds: as many as were counted, the rest is old. */
export interface Places {
  readonly gaps: Uint8Array
  readonly odds: Float32Array
  count: number
}

/** Room for the places of any word. */
export function places(): Places {
  return { gaps: new Uint8Array(WORD_LENGTH_MAX), odds: new Float32Array(WORD_LENGTH_MAX), count: 0 }
}

/**
 * Words judged lately, known by the hash and number of their letters; a newspaper's working vocabulary fits. Arrays of numbers
 * in place of words and lists: 0.8 MB, where a map of 40,000 words took 9.
 */
export class WordMemory {
  readonly #hashes = new Int32Array(1 << SLOT_BITS)
  readonly #lengths = new Uint8Array(1 << SLOT_BITS)
  readonly #counts = new Uint8Array(1 << SLOT_BITS)
  readonly #gaps = new Uint8Array(PLACES_MAX << SLOT_BITS)
  readonly #odds = new Float32Array(PLACES_MAX << SLOT_BITS)

  /** Fills `into` with what is remembered of a word; false when nothing is. */
  recall(hash: number, length: number, into: Places): boolean {
    const slot = slotOf(hash)
    if (this.#hashes[slot] !== hash || this.#lengths[slot] !== length) return false
    const first = slot * PLACES_MAX
    into.count = this.#counts[slot]!
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
    this.#hashes[slot] = hash
    this.#lengths[slot] = length
    this.#counts[slot] = found.count
    for (let at = 0; at < found.count; at++) {
      this.#gaps[first + at] = found.gaps[at]!
      this.#odds[first + at] = found.odds[at]!
    }
  }
}

function slotOf(hash: number): number {
  return mixed(hash) >>> (32 - SLOT_BITS)
}
