/**
 * Trains the two gap classifiers (words run together, words written apart) on the training part of the treebank and writes
 * src/persian/data/gap-weights.json. Run from the project root, after build-lexicon.ts:
 *   node scripts/persian/train-half-space.ts [--tune]
 */
import { writeFileSync } from 'node:fs'
import {
  FEATURES_MAX,
  found,
  gapFeatures,
  Letters,
  spaceFeatures,
  WEIGHT_BITS,
} from '../../src/persian/half-space/features.ts'
import { hashOf, WORD_LENGTH_MAX } from '../../src/persian/half-space/hash.ts'
import { codesOf, joinsNext, letterCode } from '../../src/persian/half-space/letters.ts'
import { INTACT, KNOWN, lexicon } from '../../src/persian/half-space/lexicon.ts'
import { isLearned, newsParagraphs, treebank, wordsOf, writtenSentences } from './corpus.ts'
import { baseOf, collectEntries, countApart, countWord, gapSet, knownBits } from './word-lists.ts'

/** Chosen on the tuning part: more epochs or a higher rate fit the training part alone. */
const EPOCHS = 3
const RATE = 0.1
const DECAY = { dropped: 3e-5, spaced: 1e-4 }

const words = lexicon()
const letters = new Letters()

type Piece = { codes: number[]; hash: number; joinedToNext: boolean; spaceToNext: boolean }

/** The pieces of a sentence between spaces and half-spaces. */
function piecesOf(body: string): Piece[] {
  const pieces: Piece[] = []
  let codes: number[] = []
  const close = (joined: boolean, space: boolean) => {
    if (codes.length > 0) pieces.push({ codes, hash: hashOf(codes), joinedToNext: joined, spaceToNext: space })
    else if (pieces.length > 0 && !joined && !space) pieces.at(-1)!.spaceToNext = false
    codes = []
  }
  for (let at = 0; at < body.length; at++) {
    const unit = body.charCodeAt(at)
    const code = letterCode(unit)
    if (code !== 0) codes.push(code)
    else if (unit === 0x200c) {
      if (codes.length > 0 && joinsNext(codes.at(-1)!)) close(true, false)
    } else if (unit === 0x20) close(false, true)
    else if ((unit >= 0x64b && unit <= 0x65f) || unit === 0x670) continue
    else close(false, false)
  }
  close(false, false)
  return pieces
}

/** Words (runs of pieces joined by half-spaces) of a sentence, with their gaps. */
function wordsWithGaps(pieces: Piece[]): { hash: number; gaps: number[]; codes: number[] }[] {
  const result: { hash: number; gaps: number[]; codes: number[] }[] = []
  let codes: number[] = []
  let gaps: number[] = []
  for (const piece of pieces) {
    codes.push(...piece.codes)
    if (piece.joinedToNext) gaps.push(codes.length)
    else {
      result.push({ hash: hashOf(codes), gaps, codes })
      codes = []
      gaps = []
    }
  }
  return result
}

/** Runs `work` while the lexicon does not know the words of this sentence from it. */
function without(body: string, work: () => void): void {
  const own = wordsOf(body)
  const apart = countApart(entries, body, -1)
  for (const word of own) countWord(entries, word, -1)
  for (const word of own) refresh(word)
  for (const key of apart) refreshKey(key)
  work()
  for (const word of own) countWord(entries, word, 1)
  countApart(entries, body, 1)
  for (const word of own) refresh(word)
  for (const key of apart) refreshKey(key)
}

/** Brings the lexicon's entry of a word into line with the counts. */
function refresh(word: string): void {
  const base = baseOf(word)
  if (base) refreshKey(base.key)
}

function refreshKey(key: string): void {
  const entry = entries.get(key)!
  const codes = [...key].map((letter) => letter.charCodeAt(0))
  const gaps = gapSet(entry)
  const hash = hashOf(codes)
  const was = words.gaps(hash)
  let now = 0
  for (const gap of gaps) now |= 1 << gap
  words.replace(hash, knownBits(entry) | KNOWN.present, now)
  if (was !== now)
    for (let gap = 1; gap < codes.length; gap++) {
      const change = ((now >>> gap) & 1) - ((was >>> gap) & 1)
      if (change !== 0) words.countParts(hashOf(codes.slice(0, gap)), hashOf(codes.slice(gap)), change)
    }
}

/** Logistic regression over hashed features, by AdaGrad with weight decay. */
class Model {
  readonly weights = new Float32Array(1 << WEIGHT_BITS)
  readonly decay: number
  readonly squares = new Float32Array(1 << WEIGHT_BITS)

  constructor(decay: number) {
    this.decay = decay
  }

  score(count: number): number {
    let sum = 0
    for (let i = 0; i < count; i++) sum += this.weights[found[i]!]!
    return sum
  }

  learn(count: number, label: 0 | 1): void {
    const probability = 1 / (1 + Math.exp(-this.score(count)))
    const gradient = probability - label
    if (Math.abs(gradient) < 1e-4) return
    for (let i = 0; i < count; i++) {
      const at = found[i]!
      const step = gradient + this.decay * this.weights[at]!
      this.squares[at]! += step * step
      this.weights[at]! -= (RATE * step) / Math.sqrt(this.squares[at]! + 1e-6)
    }
  }
}

const dropped = new Model(DECAY.dropped)
const spaced = new Model(DECAY.spaced)

type Visit = (kind: 'dropped' | 'spaced', count: number, label: 0 | 1) => void

/** Every place where a half-space is or could be, in both kinds of damage. */
function visit(pieces: Piece[], visitor: Visit): void {
  for (const { codes, gaps } of wordsWithGaps(pieces)) {
    if (codes.length < 2 || codes.length > WORD_LENGTH_MAX) continue
    letters.clear()
    for (const code of codes) letters.push(code)
    for (let gap = 1; gap < codes.length; gap++) {
      if (!joinsNext(codes[gap - 1]!)) continue
      visitor('dropped', gapFeatures(letters, gap, words), gaps.includes(gap) ? 1 : 0)
    }
  }
  for (let i = 0; i + 1 < pieces.length; i++) {
    const piece = pieces[i]!
    const next = pieces[i + 1]!
    if (learning && piece.spaceToNext && FIRST_WORDS.has(piece.hash) && SECOND_WORDS.has(next.hash))
      runTogether(piece, next, visitor)
    if (!piece.joinedToNext && !piece.spaceToNext) continue
    if (!joinsNext(piece.codes.at(-1)!)) continue
    if (piece.codes.length > WORD_LENGTH_MAX || next.codes.length > WORD_LENGTH_MAX) continue
    letters.clear()
    for (const code of piece.codes) letters.push(code)
    for (const code of next.codes) letters.push(code)
    const before = i > 0 && (pieces[i - 1]!.joinedToNext || pieces[i - 1]!.spaceToNext) ? pieces[i - 1]!.hash : 0
    const after = next.joinedToNext || next.spaceToNext ? (pieces[i + 2]?.hash ?? 0) : 0
    visitor('spaced', spaceFeatures(letters, piece.codes.length, words, { before, after }), piece.joinedToNext ? 1 : 0)
  }
}

/** Adverbs that some write as two words and some with a half-space; run together, they are always one that lost it. */
const FIRST_WORDS = new Set(['به', 'هیچ', 'همه', 'این', 'همین', 'نه'].map((word) => hashOf(codesOf(word))))
const SECOND_WORDS = new Set(
  'عنوان طور دلیل صورت منظور خاطر وسیله ویژه زودی شدت سرعت راحتی سختی خوبی واسطه دنبال سوی جای کارگیری روز موقع نوعی تدریج وضوح ندرت ناچار ظاهر اصطلاح رغم علاوه کلی تنهایی آسانی تازگی دست همراه گونه کس یک وقت گاه کدام چیز جا تنها قدر چنین بار دور نام گفته گزارش'
    .split(' ')
    .map((word) => hashOf(codesOf(word))),
)
let learning = false

function runTogether(piece: Piece, next: Piece, visitor: Visit): void {
  letters.clear()
  for (const code of [...piece.codes, ...next.codes]) letters.push(code)
  if ((words.known(letters.prefixes[letters.length]!) & INTACT) !== 0) return
  for (let gap = 1; gap < letters.length; gap++) {
    if (!joinsNext(letters.codes[gap - 1]!)) continue
    visitor('dropped', gapFeatures(letters, gap, words), gap === piece.codes.length ? 1 : 0)
  }
}

type Tally = { right: number; wrong: number; missed: number; loss: number }

function measure(sentences: Lesson[], threshold: number): Record<'dropped' | 'spaced', Tally> {
  const tallies = {
    dropped: { right: 0, wrong: 0, missed: 0, loss: 0 },
    spaced: { right: 0, wrong: 0, missed: 0, loss: 0 },
  }
  for (const { pieces } of sentences) {
    visit(pieces, (kind, count, label) => {
      const odds = (kind === 'dropped' ? dropped : spaced).score(count)
      const yes = odds > threshold
      const tally = tallies[kind]
      tally.loss += Math.log1p(Math.exp(label ? -odds : odds))
      if (yes && label) tally.right++
      else if (yes) tally.wrong++
      else if (label) tally.missed++
    })
  }
  return tallies
}

function report(name: string, sentences: Lesson[]): void {
  for (const threshold of [0, 0.7]) {
    const tallies = measure(sentences, threshold)
    for (const kind of ['dropped', 'spaced'] as const) {
      const { right, wrong, missed } = tallies[kind]
      const precision = right / (right + wrong)
      const recall = right / (right + missed)
      const f1 = (2 * precision * recall) / (precision + recall)
      console.log(
        name,
        `t=${threshold}`,
        kind,
        `loss ${tallies[kind].loss.toFixed(1)} P ${(precision * 100).toFixed(2)} R ${(recall * 100).toFixed(2)} F1 ${(f1 * 100).toFixed(2)}`,
      )
    }
  }
}

/** Small integers of a scale that the runtime reads back; 127 steps are SCALE_MAX. */
const SCALE_MAX = 3.2

function packed(weights: Float32Array): string {
  const bytes = Buffer.alloc(weights.length)
  for (let i = 0; i < weights.length; i++) {
    bytes[i] = Math.max(-127, Math.min(127, Math.round((weights[i]! / SCALE_MAX) * 127))) & 0xff
  }
  return bytes.toString('base64')
}

type Lesson = { body: string; pieces: Piece[] }
const sentences = [
  ...treebank(),
  ...newsParagraphs(),
  ...writtenSentences(),
  ...writtenSentences(),
  ...writtenSentences(),
]
const entries = collectEntries(sentences.filter(isLearned))
const parts = { train: [] as Lesson[], tune: [] as Lesson[], test: [] as Lesson[] }
for (const sentence of sentences) {
  const lesson = { body: sentence.body, pieces: piecesOf(sentence.body) }
  parts[sentence.part].push(lesson)
  if (sentence.part === 'tune' && isLearned(sentence)) parts.train.push(lesson)
}
console.log(`${parts.train.length} sentences to train on; up to ${FEATURES_MAX} features a gap`)

let seed = 757_695
const random = () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}
for (let epoch = 0; epoch < EPOCHS; epoch++) {
  const order = [...parts.train.keys()]
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  const started = performance.now()
  for (const index of order) {
    const { body, pieces } = parts.train[index]!
    learning = true
    without(body, () =>
      visit(pieces, (kind, count, label) => (kind === 'dropped' ? dropped : spaced).learn(count, label)),
    )
  }
  learning = false
  console.log(`epoch ${epoch + 1}: ${Math.round(performance.now() - started)} ms`)
  report('tune', parts.tune)
}
report('test', parts.test)
for (const weights of [dropped.weights, spaced.weights]) {
  let used = 0
  let max = 0
  for (const weight of weights) {
    if (Math.abs(weight) > SCALE_MAX / 254) used++
    max = Math.max(max, Math.abs(weight))
  }
  console.log(`${used} weights in use, largest ${max.toFixed(2)}`)
}
writeFileSync(
  new URL('../../src/persian/data/gap-weights.json', import.meta.url),
  `${JSON.stringify({ scale: SCALE_MAX / 127, dropped: packed(dropped.weights), spaced: packed(spaced.weights) })}\n`,
)
