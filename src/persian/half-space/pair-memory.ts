import { mixed } from './hash.ts'

/** Two words written apart, as judged without their neighbours. */
export interface Pair {
  /** Hashes of the two words. */
  left: number
  right: number
  /** What they weigh towards a half-space between them. */
  weight: number
  /** As `listedGap` gives it; 0 also where both run together are a word. */
  listed: number
  /** Which of the house's floors their odds stand on; 0 for none. */
  floor: number
}

const SLOT_BITS = 16
/** Numbers of a slot: both hashes, the weight, and what is listed with the floor above it. */
const SLOT_NUMBERS = 4
const FLOOR_SHIFT = 8
const LISTED_MASK = 0xff

/**
 * Pairs judged lately. The same words meet again and again («است که», «در این»): a third of the pairs of unrelated
 * sentences (a treebank's) are found here, and more where one newsroom wrote them all. One place for each pair, taken over by
 * the next that falls on it: bounded, and no list to keep. All that is known of a pair stands side by side, as a word of the
 * lexicon does: with an array for each of five numbers a repair took a tenth longer on pages of one newsroom, and 3 % on a
 * treebank.
 */
export class PairMemory {
  readonly #slots = new Int32Array(SLOT_NUMBERS << SLOT_BITS)
  readonly #found: Pair = { left: 0, right: 0, weight: 0, listed: 0, floor: 0 }

  /** What is remembered of two words, by their hashes; the same object at every call, good until the next. */
  get(left: number, right: number): Readonly<Pair> | undefined {
    const slots = this.#slots
    const at = slotOf(left, right)
    if (slots[at] !== left || slots[at + 1] !== right) return undefined
    const found = this.#found
    const listed = slots[at + 3]!
    found.left = left
    found.right = right
    found.weight = slots[at + 2]!
    found.listed = listed & LISTED_MASK
    found.floor = listed >> FLOOR_SHIFT
    return found
  }

  remember(pair: Pair): Readonly<Pair> {
    const slots = this.#slots
    const at = slotOf(pair.left, pair.right)
    slots[at] = pair.left
    slots[at + 1] = pair.right
    slots[at + 2] = pair.weight
    slots[at + 3] = (pair.floor << FLOOR_SHIFT) | pair.listed
    return pair
  }
}

function slotOf(left: number, right: number): number {
  return (mixed(mixed(left) ^ right) >>> (32 - SLOT_BITS)) * SLOT_NUMBERS
}
