import type { Words } from './words.ts'

/** Words in a row that make a shared passage. */
const seedWords = 4
/** Where one text repeats itself, so many of the places are tried. */
const placesTried = 6
/** A passage two texts share: `length` words from `a` on in the one, from `b` on in the other. */
export interface Passage {
  a: number
  b: number
  length: number
}

/** A text whose passages can be found in others. */
export interface IndexedWords {
  words: Words
  index: SeedIndex
}

export function indexWords(words: Words): IndexedWords {
  return { words, index: new SeedIndex(words) }
}

/** The passages of at least four words that the one text shares with the other, in the order of the one. */
export function sharedPassages(one: Words, { words: other, index }: IndexedWords): Passage[] {
  const passages: Passage[] = []
  let last: Passage | null = null
  for (let a = one.bodyFrom; a + seedWords <= one.count; ) {
    const found = longestAt(one, other, { a, index, last })
    if (found === null) a += 1
    else {
      passages.push(found)
      last = found
      a = found.a + found.length
    }
  }
  return passages
}

/** The longest passage at a word; of equals the one that goes on where the last ended. */
function longestAt(
  one: Words,
  other: Words,
  { a, index, last }: { a: number; index: SeedIndex; last: Passage | null },
): Passage | null {
  let best: Passage | null = null
  const expected = last === null ? 0 : last.b + last.length + (a - last.a - last.length)
  let tried = 0
  for (let b = index.first(seedAt(one, a)); b >= 0 && tried < placesTried; b = index.next(b)) {
    tried += 1
    const length = sharedLength(one, other, { a, b })
    if (length < seedWords) continue
    const isBetter =
      best === null ||
      length > best.length ||
      (length === best.length && Math.abs(b - expected) < Math.abs(best.b - expected))
    if (isBetter) best = { a, b, length }
  }
  return best
}

function sharedLength(one: Words, other: Words, { a, b }: { a: number; b: number }): number {
  const most = Math.min(one.count - a, other.count - b)
  let length = 0
  while (length < most && one.hashes[a + length] === other.hashes[b + length]) length += 1
  return length
}

function seedAt({ hashes }: Words, at: number): number {
  let seed = 0
  for (let index = at; index < at + seedWords; index += 1) seed = (Math.imul(seed, 0x9e_37_79_b1) + hashes[index]!) | 0
  return seed ^ (seed >>> 15)
}

/** Where in a text each run of four words stands. */
class SeedIndex {
  readonly #heads: Int32Array
  readonly #nexts: Int32Array
  readonly #seeds: Int32Array
  readonly #mask: number

  constructor(words: Words) {
    const count = Math.max(0, words.count - seedWords + 1)
    const size = 1 << Math.max(4, 33 - Math.clz32(count))
    this.#mask = size - 1
    this.#heads = new Int32Array(size).fill(-1)
    this.#nexts = new Int32Array(count)
    this.#seeds = new Int32Array(count)
    for (let at = count - 1; at >= words.bodyFrom; at -= 1) {
      const seed = seedAt(words, at)
      this.#seeds[at] = seed
      this.#nexts[at] = this.#heads[seed & this.#mask]!
      this.#heads[seed & this.#mask] = at
    }
  }

  first(seed: number): number {
    return this.#sameSeed(this.#heads[seed & this.#mask]!, seed)
  }

  next(at: number): number {
    return this.#sameSeed(this.#nexts[at]!, this.#seeds[at]!)
  }

  #sameSeed(from: number, seed: number): number {
    let at = from
    while (at >= 0 && this.#seeds[at] !== seed) at = this.#nexts[at]!
    return at
  }
}
