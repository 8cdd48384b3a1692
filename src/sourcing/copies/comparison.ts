import type { FoldedText } from './folded-text.ts'
import { NumberReading, numberWords } from './number-values.ts'
import { type IndexedWords, type Passage, sharedPassages } from './passages.ts'
import { kinds, readWords, type Words } from './words.ts'

/** Between two shared passages, both at most so long, words are compared one by one. */
const gapWordsMax = 24
/** A word replaced by another says that the news is another; a sentence replaced by another, that it was rewritten. */
const replacedWordsMax = 5
/** Letters from the first on, as a share of the longer word, that make two words forms of one. */
const sameStemShare = 0.6

/** An item made ready to be compared with others. */
export class Comparable {
  readonly text: FoldedText
  readonly words: Words
  #stems: Set<number> | null = null

  constructor(text: FoldedText) {
    this.text = text
    this.words = readWords(text)
  }

  /** Of all its words. */
  get stems(): Set<number> {
    this.#stems ??= stemsOf(this)
    return this.#stems
  }
}

/** What comparing two texts found. */
export interface Comparison {
  /** Share of the words of each that the other has too, in passages. */
  shareOfOne: number
  shareOfOther: number
  /** Words of the one's body that stand in the other, and of the other's that stand in the one: 1 where they do. */
  coveredOfOne: Uint8Array
  coveredOfOther: Uint8Array
  /** Numbers, weekdays and months that stand in a shared place and are the same. */
  factsShared: number
  /** … and that are not. */
  factsReplaced: number
  /** Other words in a shared place that neither text has in common with the other: names, more often than not. */
  wordsReplaced: number
  /** Words shared that say what the news is about. */
  contentShared: number
}

/** Compares two texts word by word, wherever the shared passages stand. */
export function compareTexts(one: Comparable, other: Comparable, indexed: IndexedWords): Comparison {
  const found: Comparison = {
    shareOfOne: 0,
    shareOfOther: 0,
    coveredOfOne: new Uint8Array(one.words.count),
    coveredOfOther: new Uint8Array(other.words.count),
    factsShared: 0,
    factsReplaced: 0,
    wordsReplaced: 0,
    contentShared: 0,
  }
  const passages = sharedPassages(one.words, indexed)
  if (passages.length === 0) return found
  for (const { a, b, length } of passages) for (let at = 0; at < length; at += 1) cover(found, a + at, b + at)
  const gaps = new GapComparison(one, other, found)
  for (const gap of gapsBetween(passages, one.words, other.words)) gaps.compare(gap)
  const { bodyFrom, count, kinds: kindOf } = one.words
  let covered = 0
  for (let at = bodyFrom; at < count; at += 1) {
    if (found.coveredOfOne[at] === 0) continue
    covered += 1
    if (kindOf[at] === kinds.content) found.contentShared += 1
    else if (kindOf[at] !== kinds.weak) found.factsShared += 1
  }
  found.shareOfOne = covered / Math.max(1, count - bodyFrom)
  found.shareOfOther = sum(found.coveredOfOther) / Math.max(1, other.words.count - other.words.bodyFrom)
  return found
}

/** Whether two headlines are one frame filled with different facts («قیمت دلار در ۲۷ آبان», «… در ۲۸ آبان»). */
export function compareHeadlines(
  one: Comparable,
  other: Comparable,
): { shared: number; factsReplaced: number; wordsReplaced: number } {
  const found = { coveredOfOne: new Uint8Array(one.words.count), coveredOfOther: new Uint8Array(other.words.count) }
  const counted = { ...found, factsReplaced: 0, wordsReplaced: 0 }
  const [titleOfOne, titleOfOther] = [one.words.titleCount, other.words.titleCount]
  if (titleOfOne === 0 || titleOfOther === 0) return { shared: 0, factsReplaced: 0, wordsReplaced: 0 }
  const gap = { a: 0, aEnd: Math.min(titleOfOne, gapWordsMax), b: 0, bEnd: Math.min(titleOfOther, gapWordsMax) }
  new GapComparison(one, other, counted).compare(gap)
  const { factsReplaced, wordsReplaced } = counted
  return { shared: sum(found.coveredOfOne) / Math.max(titleOfOne, titleOfOther), factsReplaced, wordsReplaced }
}

function sum(bits: Uint8Array): number {
  let total = 0
  for (const bit of bits) total += bit
  return total
}

type Covering = Pick<Comparison, 'coveredOfOne' | 'coveredOfOther' | 'factsReplaced' | 'wordsReplaced'>

function cover({ coveredOfOne, coveredOfOther }: Covering, a: number, b: number): void {
  coveredOfOne[a] = 1
  coveredOfOther[b] = 1
}

interface Gap {
  a: number
  aEnd: number
  b: number
  bEnd: number
}

function* gapsBetween(passages: readonly Passage[], one: Words, other: Words): Generator<Gap> {
  let [a, b] = [one.bodyFrom, other.bodyFrom]
  for (const passage of passages) {
    if (passage.b >= b) yield { a, aEnd: passage.a, b, bEnd: passage.b }
    a = passage.a + passage.length
    b = passage.b + passage.length
  }
  yield { a, aEnd: one.count, b, bEnd: other.count }
}

/** Compares what stands between shared passages; both sides of a gap are short, or it is left alone. */
class GapComparison {
  readonly #one: Comparable
  readonly #other: Comparable
  readonly #found: Covering

  constructor(one: Comparable, other: Comparable, found: Covering) {
    this.#one = one
    this.#other = other
    this.#found = found
  }

  compare({ a, aEnd, b, bEnd }: Gap): void {
    if (a === aEnd || b === bEnd || aEnd - a > gapWordsMax || bEnd - b > gapWordsMax) return
    let [x, y] = [a, b]
    for (const [pairA, pairB] of [...this.#commonWords({ a, aEnd, b, bEnd }), [aEnd, bEnd] as const]) {
      if (pairA > x && pairB > y) this.#replaced({ a: x, aEnd: pairA, b: y, bEnd: pairB })
      if (pairA < aEnd) cover(this.#found, pairA, pairB)
      x = pairA + 1
      y = pairB + 1
    }
  }

  /** The longest common row of words, as pairs of places. */
  #commonWords({ a, aEnd, b, bEnd }: Gap): [number, number][] {
    const [one, other] = [this.#one.words.hashes, this.#other.words.hashes]
    const width = bEnd - b + 1
    const best = new Uint8Array((aEnd - a + 1) * width)
    for (let x = aEnd - 1; x >= a; x -= 1) {
      for (let y = bEnd - 1; y >= b; y -= 1) {
        const at = (x - a) * width + (y - b)
        best[at] = one[x] === other[y] ? best[at + width + 1]! + 1 : Math.max(best[at + 1]!, best[at + width]!)
      }
    }
    const pairs: [number, number][] = []
    let [x, y] = [a, b]
    while (x < aEnd && y < bEnd) {
      const at = (x - a) * width + (y - b)
      if (one[x] === other[y]) pairs.push([x++, y++])
      else if (best[at + width]! >= best[at + 1]!) x += 1
      else y += 1
    }
    return pairs
  }

  /** Words of the one that stand where the other has others. */
  #replaced(gap: Gap): void {
    const { a, aEnd, b, bEnd } = gap
    if (this.#haveSameLetters(gap) || this.#saySameNumbers(gap)) {
      for (let at = a; at < aEnd; at += 1) this.#found.coveredOfOne[at] = 1
      for (let at = b; at < bEnd; at += 1) this.#found.coveredOfOther[at] = 1
      return
    }
    for (const kind of [kinds.number, kinds.weekday, kinds.month]) {
      const has = (words: Words, from: number, to: number) => words.kinds.subarray(from, to).includes(kind)
      if (has(this.#one.words, a, aEnd) && has(this.#other.words, b, bEnd)) this.#found.factsReplaced += 1
    }
    if (aEnd - a > replacedWordsMax || bEnd - b > replacedWordsMax) return
    const ofOne = strangers(this.#one, { from: a, to: aEnd, known: this.#other })
    if (ofOne > 0) {
      this.#found.wordsReplaced += Math.min(ofOne, strangers(this.#other, { from: b, to: bEnd, known: this.#one }))
    }
  }

  /** «بین المللی» and «بین‌المللی». */
  #haveSameLetters({ a, aEnd, b, bEnd }: Gap): boolean {
    return joined(this.#one, a, aEnd) === joined(this.#other, b, bEnd)
  }

  #saySameNumbers({ a, aEnd, b, bEnd }: Gap): boolean {
    const [one, other] = [numbersIn(this.#one, a, aEnd), numbersIn(this.#other, b, bEnd)]
    return one.length > 0 && one.length === other.length && one.every((value, index) => value === other[index])
  }
}

/** Words that say something and of which the whole other text has no form. */
function strangers(own: Comparable, { from, to, known }: { from: number; to: number; known: Comparable }): number {
  let count = 0
  for (let at = from; at < to; at += 1) {
    if (own.words.kinds[at] === kinds.content && !known.stems.has(stemHash(own, at))) count += 1
  }
  return count
}

function stemsOf(side: Comparable): Set<number> {
  const stems = new Set<number>()
  for (let at = 0; at < side.words.count; at += 1) stems.add(stemHash(side, at))
  return stems
}

/** The first letters of a word, long enough to tell it from others, short enough to leave endings out. */
export function stemHash({ text: { bytes }, words: { starts, ends } }: Comparable, at: number): number {
  const start = starts[at]!
  const letters = ends[at]! - start
  const kept = letters <= 4 ? letters : Math.max(4, Math.ceil(letters * sameStemShare))
  let hash = 0
  for (let index = start; index < start + kept; index += 1) hash = (Math.imul(hash, 31) + bytes[index]!) | 0
  return hash
}

function joined({ text: { bytes }, words: { starts, ends } }: Comparable, from: number, to: number): string {
  let letters = ''
  for (let word = from; word < to; word += 1) {
    for (let at = starts[word]!; at < ends[word]!; at += 1) letters += String.fromCharCode(bytes[at]!)
  }
  return letters
}

function numbersIn({ text: { bytes }, words }: Comparable, from: number, to: number): number[] {
  const reading = new NumberReading()
  for (let at = from; at < to; at += 1) {
    if (words.kinds[at] !== kinds.number) {
      if (words.ends[at]! - words.starts[at]! > 1) reading.end()
      continue
    }
    const value = numberWords.get(words.hashes[at]!)
    reading.add(value ?? Number(String.fromCharCode(...bytes.subarray(words.starts[at]!, words.ends[at]!))))
  }
  reading.end()
  return reading.values
}
