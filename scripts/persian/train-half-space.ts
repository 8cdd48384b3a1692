/**
 * Trains the two gap classifiers (words run together, words written apart) on the training part of the treebank and writes
 * src/persian/data/gap-weights.ts. Run from the project root, after build-lexicon.ts:
 *   node scripts/persian/train-half-space.ts
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
import { joinsNext, letterCode } from '../../src/persian/half-space/letters.ts'
import { KNOWN, lexicon } from '../../src/persian/half-space/lexicon.ts'
import { type Sentence, treebank } from './corpus.ts'

const EPOCHS = 4
const RATE = 0.25
const L2 = 1e-7

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

/** What the lexicon would know of the words of one sentence had it never seen the sentence. */
type Counts = { intact: number; gapped: number; known: number; listedGaps: number; editedGaps: Map<number, number> }
const counts = new Map<number, Counts>()

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

function countUp(sentences: Piece[][]): void {
  for (const pieces of sentences) {
    for (const { hash, gaps } of wordsWithGaps(pieces)) {
      let count = counts.get(hash)
      if (!count) {
        count = { intact: 0, gapped: 0, known: words.known(hash), listedGaps: words.gaps(hash), editedGaps: new Map() }
        counts.set(hash, count)
      }
      if (gaps.length === 0) count.intact++
      else count.gapped++
      for (const gap of gaps) count.editedGaps.set(gap, (count.editedGaps.get(gap) ?? 0) + 1)
    }
  }
}

/** Runs `work` while the lexicon does not know this sentence. */
function without(pieces: Piece[], work: () => void): void {
  const own = wordsWithGaps(pieces)
  const restore: [number, number, number][] = []
  for (const { hash } of own) restore.push([hash, words.known(hash), words.gaps(hash)])
  for (const { hash, gaps } of own) {
    const count = counts.get(hash)!
    const mine = own.filter((word) => word.hash === hash)
    const intact = count.intact - mine.filter((word) => word.gaps.length === 0).length
    const gapped = count.gapped - mine.filter((word) => word.gaps.length > 0).length
    let known = count.known & ~(KNOWN.edited | KNOWN.editedOften)
    if (intact >= 1)
      known |= intact >= 20 ? KNOWN.edited | KNOWN.editedOften : intact >= 3 ? KNOWN.editedOften : KNOWN.edited
    let mask = count.listedGaps
    if (gapped === 0) {
      known &= ~KNOWN.gappedEdited
      if ((known & KNOWN.gappedListed) === 0) mask = 0
      else
        for (const gap of gaps)
          if ((count.editedGaps.get(gap) ?? 0) <= mine.length && !LISTED.get(hash)?.has(gap)) mask &= ~(1 << gap)
    }
    words.replace(hash, known, mask)
  }
  work()
  for (const [hash, known, gaps] of restore) words.replace(hash, known, gaps)
}
const LISTED = new Map<number, Set<number>>()

class Model {
  readonly weights = new Float32Array(1 << WEIGHT_BITS)
  readonly squares = new Float32Array(1 << WEIGHT_BITS)

  score(count: number): number {
    let sum = 0
    for (let i = 0; i < count; i++) sum += this.weights[found[i]!]!
    return sum
  }

  learn(count: number, label: 0 | 1, weight: number): void {
    const probability = 1 / (1 + Math.exp(-this.score(count)))
    const gradient = (probability - label) * weight
    if (Math.abs(gradient) < 1e-4) return
    for (let i = 0; i < count; i++) {
      const at = found[i]!
      const step = gradient + L2 * this.weights[at]!
      this.squares[at]! += step * step
      this.weights[at]! -= (RATE * step) / Math.sqrt(this.squares[at]! + 1e-6)
    }
  }
}

const dropped = new Model()
const spaced = new Model()

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

type Tally = { right: number; wrong: number; missed: number }

function measure(sentences: Piece[][], threshold: number): Record<'dropped' | 'spaced', Tally> {
  const tallies = { dropped: { right: 0, wrong: 0, missed: 0 }, spaced: { right: 0, wrong: 0, missed: 0 } }
  for (const pieces of sentences) {
    visit(pieces, (kind, count, label) => {
      const yes = (kind === 'dropped' ? dropped : spaced).score(count) > threshold
      const tally = tallies[kind]
      if (yes && label) tally.right++
      else if (yes) tally.wrong++
      else if (label) tally.missed++
    })
  }
  return tallies
}

function report(name: string, sentences: Piece[][]): void {
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
        `P ${(precision * 100).toFixed(2)} R ${(recall * 100).toFixed(2)} F1 ${(f1 * 100).toFixed(2)}`,
      )
    }
  }
}

/** Small integers of a scale that the runtime reads back; 127 steps are SCALE_MAX. */
const SCALE_MAX = 6

function packed(weights: Float32Array): string {
  const bytes = Buffer.alloc(weights.length)
  for (let i = 0; i < weights.length; i++) {
    bytes[i] = Math.max(-127, Math.min(127, Math.round((weights[i]! / SCALE_MAX) * 127))) & 0xff
  }
  return bytes.toString('base64')
}

const parts = { train: [] as Piece[][], tune: [] as Piece[][], test: [] as Piece[][] }
for (const { body, part } of treebank() as Sentence[]) parts[part].push(piecesOf(body))
countUp(parts.train)
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
    const pieces = parts.train[index]!
    without(pieces, () =>
      visit(pieces, (kind, count, label) => (kind === 'dropped' ? dropped : spaced).learn(count, label, 1)),
    )
  }
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
  new URL('../../src/persian/data/gap-weights.ts', import.meta.url),
  `// Generated by scripts/persian/train-half-space.ts; see LICENSE.md in this folder. CC BY-SA 4.0.\nexport const weightScale = ${SCALE_MAX / 127}\nexport const droppedWeights =\n  '${packed(dropped.weights)}'\nexport const spacedWeights =\n  '${packed(spaced.weights)}'\n`,
)
