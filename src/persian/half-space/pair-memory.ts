import { mixed } from './hash.ts'

/** Two words written apart, as judged without their neighbours. */
export interface Pair {
  /** Hashes of the two words, and of both run together. */
  left: number
  right: number
  whole: number
  /** What they weigh towards a half-space between them. */
  weight: number
  /** As `listedGap` gives it; 0 also where both run together are a word. */
  listed: number
}

const SLOT_BITS = 16

/**
 * Pairs judged lately. The same words meet again and again («است که», «در این»): a third of the pairs of unrelated
 * sentences (a treebank's) are found here, and more where one newsroom wrote them all. One place for each pair, taken over by the next that falls on it: bounded, and no list to keep.
 */
export class PairMemory {
  readonly #lefts = new Int32Array(1 << SLOT_BITS)
  readonly #rights = new Int32Array(1 << SLOT_BITS)
  readonly #wholes = new Int32Array(1 << SLOT_BITS)
  readonly #weights = new Int32Array(1 << SLOT_BITS)
  readonly #listed = new Uint8Array(1 << SLOT_BITS)
  readonly #found: Pair = { left: 0, right: 0, whole: 0, weight: 0, listed: 0 }

  /** What is remembered of two words, by their hashes; the same object at every call, good until the next. */
  get(left: number, right: number): Readonly<Pair> | undefined {
    const slot = slotOf(left, right)
    if (this.#lefts[slot] !== left || this.#rights[slot] !== right) return undefined
    const found = this.#found
    found.left = left
    found.right = right
    found.whole = this.#wholes[slot]!
    found.weight = this.#weights[slot]!
    found.listed = this.#listed[slot]!
    return found
  }

  remember(pair: Pair): Readonly<Pair> {
    const slot = slotOf(pair.left, pair.right)
    this.#lefts[slot] = pair.left
    this.#rights[slot] = pair.right
    this.#wholes[slot] = pair.whole
    this.#weights[slot] = pair.weight
    this.#listed[slot] = pair.listed
    return pair
  }
}

function slotOf(left: number, right: number): number {
  return mixed(mixed(left) ^ right) >>> (32 - SLOT_BITS)
}
