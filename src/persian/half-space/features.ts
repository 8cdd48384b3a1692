import { extended, hashOf, mixed, partHash, WORD_LENGTH_MAX } from './hash.ts'
import { codesOf } from './letters.ts'
import { INTACT, KNOWN, type Lexicon } from './lexicon.ts'
import { COMPARATIVES, ENCLITICS, OBJECT_PRONOUNS, PAST_ENDINGS, PLURALS, PRESENT_ENDINGS, PREVERBS } from './verbs.ts'

/** Weights are looked up by this many bits of a feature's hash. */
export const WEIGHT_BITS = 18

/** More features than any gap has. */
export const FEATURES_MAX = 48

/** Letters of the word (or of two words run together) around a gap, with the hashes of its prefixes. */
export class Letters {
  readonly codes = new Uint8Array(WORD_LENGTH_MAX * 2)
  readonly prefixes = new Int32Array(WORD_LENGTH_MAX * 2 + 1)
  length = 0

  clear(): void {
    this.length = 0
  }

  push(code: number): void {
    this.prefixes[this.length + 1] = extended(this.prefixes[this.length]!, code)
    this.codes[this.length++] = code
  }

  /** The hash of letters `from` to `to`, `to` exclusive. */
  part(from: number, to: number): number {
    return partHash(this.prefixes, from, to)
  }
}

/** Hashes of the words around two words written apart; 0 where the sentence ends. */
export type Neighbours = { before: number; after: number }

/** Features found by the last call, as positions in the table of weights. */
export const found = new Uint32Array(FEATURES_MAX)
let count = 0

/** The features of a half-space before letter `gap`; returns how many of `found` are filled. */
export function gapFeatures(letters: Letters, gap: number, lexicon: Lexicon): number {
  count = 0
  const { codes, length } = letters
  const left = letters.part(0, gap)
  const right = letters.part(gap, length)
  const leftType = typeOf(lexicon.known(left))
  const rightType = typeOf(lexicon.known(right))
  const whole = lexicon.known(letters.prefixes[length]!)
  const wholeType = typeOf(whole)
  const l1 = codes[gap - 1]!
  const l2 = gap > 1 ? codes[gap - 2]! : 0
  const l3 = gap > 2 ? codes[gap - 3]! : 0
  const r1 = codes[gap]!
  const r2 = gap + 1 < length ? codes[gap + 1]! : 0
  const r3 = gap + 2 < length ? codes[gap + 2]! : 0
  const leftLength = Math.min(gap, 7)
  const rightLength = Math.min(length - gap, 7)
  const suffix = SUFFIXES.get(right) ?? 0
  const stem = stemOfRight(letters, gap)
  const stemType = typeOf(lexicon.known(letters.part(gap, stem)))
  const verb = verbClass(letters, gap, lexicon)
  const listed = listedGap(letters, gap, lexicon)
  const inside = insideWord(letters, gap, lexicon)
  const participle = participleClass(letters, gap, lexicon)

  add(1, 0)
  add(2, left)
  add(3, right)
  add(4, mixed(left) ^ right)
  add(5, (leftType << 8) | rightType)
  add(6, (leftType << 16) | (rightType << 8) | wholeType)
  add(7, (wholeType << 4) | listed)
  add(8, (l1 << 12) | (r1 << 6) | r2)
  add(9, (l2 << 18) | (l1 << 12) | (r1 << 6) | r2)
  add(10, (l3 << 12) | (l2 << 6) | l1)
  add(11, (r1 << 12) | (r2 << 6) | r3)
  add(12, (l1 << 6) | r1)
  add(13, (leftLength << 8) | (rightLength << 4) | (wholeType === 0 ? 0 : 1))
  add(14, letters.part(gap, stem))
  add(15, mixed(letters.part(gap, stem)) ^ leftType)
  add(16, mixed(left) ^ (stemType + 1))
  add(17, (suffix << 16) | (leftType << 8) | l1)
  add(18, (suffix << 16) | (listed << 12) | wholeType)
  add(19, (verb << 8) | wholeType)
  add(20, (verb << 12) | (suffix << 4) | listed)
  add(21, (inside << 8) | listed)
  add(22, (inside << 16) | (suffix << 8) | leftType)
  add(23, (listed << 16) | (leftType << 8) | stemType)
  add(24, (participle << 16) | (suffix << 8) | wholeType)
  add(25, (leftLength << 16) | (leftType << 8) | stemType)
  const asLeft = amount(lexicon.asLeft(left))
  const asRight = amount(lexicon.asRight(right))
  const stemAsRight = amount(lexicon.asRight(letters.part(gap, stem)))
  add(40, (asLeft << 4) | asRight)
  add(41, (asLeft << 4) | stemAsRight)
  add(42, (stemAsRight << 16) | (asLeft << 12) | wholeType)
  add(43, (stemAsRight << 8) | leftType)
  add(44, (asLeft << 8) | stemType)
  add(45, (stemAsRight << 12) | (asLeft << 8) | (inside << 4) | listed)
  add(26, mixed(left) ^ ((suffix << 8) | l1) ^ 0x5bd1)
  return count
}

/** As `gapFeatures`, for two words written apart, with the words around them. */
export function spaceFeatures(letters: Letters, gap: number, lexicon: Lexicon, neighbours: Neighbours): number {
  gapFeatures(letters, gap, lexicon)
  const left = letters.part(0, gap)
  const right = letters.part(gap, letters.length)
  const [leftType, rightType, afterType] = [left, right, neighbours.after].map((hash) => typeOf(lexicon.known(hash)))
  return neighbourFeatures({ left, right }, neighbours, {
    leftType: leftType!,
    rightType: rightType!,
    afterType: afterType!,
  })
}

/** What the words around two words written apart add to the features found so far; returns how many there are. */
function neighbourFeatures({ left, right }: Apart, { before, after }: Neighbours, types: TypesAround): number {
  const { leftType, rightType, afterType } = types
  const suffix = SUFFIXES.get(right) ?? 0
  add(30, before)
  add(31, after)
  add(32, mixed(before) ^ left)
  add(33, mixed(right) ^ after)
  add(34, mixed(before) ^ right)
  add(35, mixed(left) ^ after)
  add(36, (suffix << 8) | afterType)
  add(37, (leftType << 16) | (rightType << 8) | afterType)
  add(38, mixed(right) ^ afterType)
  return count
}

/** The features of the neighbours alone; returns how many of `found` are filled. */
export function featuresAround(apart: Apart, neighbours: Neighbours, types: TypesAround): number {
  count = 0
  return neighbourFeatures(apart, neighbours, types)
}

/** What `typeOf` gives for two words written apart and for the one after them: each stands in several gaps, and is looked up once. */
export interface TypesAround {
  leftType: number
  rightType: number
  afterType: number
}

/** Hashes of two words written apart. */
export interface Apart {
  left: number
  right: number
}

function add(template: number, value: number): void {
  found[count++] = mixed(Math.imul(template, 0x9e3779b1) ^ value) >>> (32 - WEIGHT_BITS)
}

/** A count in eight steps. */
function amount(count: number): number {
  return count === 0 ? 0 : Math.min(7, 32 - Math.clz32(count))
}

/** How well a spelling is known and as what, in a small number. */
export function typeOf(known: number): number {
  if (known === 0) return 0
  let level = 1
  if ((known & KNOWN.editedOften) !== 0) level = (known & KNOWN.edited) !== 0 ? 5 : 4
  else if ((known & KNOWN.edited) !== 0) level = 3
  else if ((known & (KNOWN.lilak | KNOWN.hazm)) !== 0) level = 2
  else if ((known & KNOWN.wikipedia) === 0) level = 0
  const speech = ((known & KNOWN.noun) !== 0 ? 1 : 0) | ((known & KNOWN.adjective) !== 0 ? 2 : 0)
  const stems = ((known & KNOWN.pastStem) !== 0 ? 1 : 0) | ((known & KNOWN.presentStem) !== 0 ? 2 : 0)
  return 1 + level + 6 * speech + 24 * stems
}

/** 0 unknown; 1 listed with a gap elsewhere only; 2–5 listed with this gap, as a whole or with an ending, by edited text or by lists. */
export function listedGap(letters: Letters, gap: number, lexicon: Lexicon): number {
  const { length, prefixes } = letters
  const bit = gap < 32 ? (1 << gap) >>> 0 : 0
  let elsewhere = 0
  for (let end = length; end > gap; end--) {
    const gaps = lexicon.gaps(prefixes[end]!)
    if ((gaps & bit) !== 0) {
      const known = lexicon.known(prefixes[end]!)
      const apart = (known & KNOWN.mostlyApart) !== 0 ? 8 : (known & KNOWN.apart) !== 0 ? 4 : 0
      const edited = (known & KNOWN.gappedEdited) !== 0 ? 1 : 0
      if (end === length) return 4 + apart + edited
      if (ENDINGS.has(letters.part(end, length))) return 2 + apart + edited
    } else if (gaps !== 0 && end === length) elsewhere = 1
  }
  return elsewhere
}

/** 0 no known word reaches over the gap; 1 one does, with an ending; 2 the whole is one; 3 a known word ends at the gap and an ending follows. */
function insideWord(letters: Letters, gap: number, lexicon: Lexicon): number {
  const { length, prefixes } = letters
  if ((lexicon.known(prefixes[length]!) & INTACT) !== 0) return 2
  for (let end = length - 1; end > gap; end--) {
    if ((lexicon.known(prefixes[end]!) & INTACT) !== 0 && ENDINGS.has(letters.part(end, length))) return 1
  }
  const ends = (lexicon.known(prefixes[gap]!) & INTACT) !== 0
  return ends && ENDINGS.has(letters.part(gap, length)) ? 3 : 0
}

/** After «می»: 1 what follows is no verb, 2 past, 3 present, +4 with a pronoun; 0 when no «می» stands before the gap. */
function verbClass(letters: Letters, gap: number, lexicon: Lexicon): number {
  const { length } = letters
  if (!VERB_PREFIXES.has(letters.part(0, gap))) return 0
  for (let pronoun = 0; pronoun < PRONOUN_HASHES.length; pronoun++) {
    const { hash, size } = PRONOUN_HASHES[pronoun]!
    const end = length - size
    if (end <= gap || (size > 0 && letters.part(end, length) !== hash)) continue
    const tense = tenseOf(letters, gap, end, lexicon)
    if (tense !== 0) return 1 + tense + (size > 0 ? 4 : 0)
  }
  return 1
}

function tenseOf(letters: Letters, from: number, to: number, lexicon: Lexicon): number {
  let tense = 0
  for (const { hash, size } of PAST_HASHES) {
    const end = to - size
    if (end <= from || (size > 0 && letters.part(end, to) !== hash)) continue
    if ((lexicon.known(letters.part(from, end)) & KNOWN.pastStem) !== 0) tense |= 1
  }
  for (const { hash, size } of PRESENT_HASHES) {
    const end = to - size
    if (end <= from || letters.part(end, to) !== hash) continue
    if ((lexicon.known(letters.part(from, end)) & KNOWN.presentStem) !== 0) tense |= 2
  }
  return tense
}

/** 1 when the left part is a participle in ـه, 2 when it only ends in ـه, 3 in ـی. */
function participleClass(letters: Letters, gap: number, lexicon: Lexicon): number {
  const last = letters.codes[gap - 1]
  if (last === YEH) return 3
  if (last !== HEH) return 0
  const stem = lexicon.known(letters.part(0, gap - 1))
  if ((stem & KNOWN.pastStem) !== 0) return 1
  const denied = letters.codes[0] === NOON && gap > 2 ? lexicon.known(letters.part(1, gap - 1)) : 0
  return (denied & KNOWN.pastStem) !== 0 ? 1 : 2
}

/** Where the right part ends once its endings are taken off; at least two letters stay. */
function stemOfRight(letters: Letters, gap: number): number {
  const { length } = letters
  for (let end = gap + 2; end < length; end++) {
    if (ENDINGS.has(letters.part(end, length))) return end
  }
  return length
}

const [HEH, YEH, NOON] = codesOf('هین') as [number, number, number]

const hashed = (word: string) => hashOf(codesOf(word))
const sized = (word: string) => ({ hash: hashed(word), size: word.length })

const SUFFIXES: ReadonlyMap<number, number> = new Map(
  [...PLURALS.map((s) => [s, 1]), ...COMPARATIVES.map((s) => [s, 2]), ...ENCLITICS.map((s, i) => [s, 3 + i])].map(
    ([suffix, kind]) => [hashed(suffix as string), kind as number],
  ),
)

/** What may follow a whole word and leave it the same word. */
const ENDINGS: ReadonlySet<number> = new Set(
  [
    ...PLURALS,
    ...COMPARATIVES,
    ...ENCLITICS,
    ...[
      'ان',
      'انی',
      'انه',
      'گان',
      'گانی',
      'گی',
      'یی',
      'یان',
      'یانی',
      'انش',
      'انم',
      'انشان',
      'انمان',
      'یها',
      'یهای',
      'یهایی',
      'ات',
      'یت',
      'ین',
      'یش',
      'یشان',
    ],
  ].map(hashed),
)

const VERB_PREFIXES: ReadonlySet<number> = new Set(
  ['می', 'نمی', 'همی', ...PREVERBS.flatMap((preverb) => [`${preverb}می`, `${preverb}نمی`])].map(hashed),
)
const PRONOUN_HASHES = OBJECT_PRONOUNS.map(sized)
const PAST_HASHES = PAST_ENDINGS.map(sized)
const PRESENT_HASHES = PRESENT_ENDINGS.map(sized)
