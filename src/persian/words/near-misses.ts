import { appendedHash, extended, partHash } from '../half-space/hash.ts'
import { LETTERS } from '../half-space/letters.ts'

/** A spelling one slip of the finger or the ear away, and how far the slip is (smaller is likelier). */
export type NearMiss = { codes: number[]; cost: number }

const code = (letter: string) => LETTERS.indexOf(letter) + 1

/** «افتاب» for «آفتاب» is hardly a slip. */
const [ALEF, MADDA] = [code('ا'), code('آ')]

/** Letters that sound alike in Persian. */
const SOUNDS = ['تط', 'سصث', 'زذضظ', 'هح', 'قغ', 'اعآء', 'یء', 'وء']
/** Letters that differ by dots alone. */
const SHAPES = ['بپتث', 'جچحخ', 'دذ', 'رزژ', 'سش', 'صض', 'طظ', 'عغ', 'فق', 'کگ', 'نبتی']
/** Rows of the Iranian keyboard (ISIRI 9147). */
const KEYBOARD = ['ضصثقفغعهخحجچ', 'شسیبلاتنمکگ', 'ظطزرذدپو']

/** What each kind of slip costs, tuned on half of PerSpellData's rows; `madda` is ا for آ at the beginning. */
const COST = {
  sound: 0.3,
  shape: 0.55,
  neighbour: 0.7,
  other: 1.1,
  swap: 0.75,
  doubled: 0.45,
  extra: 0.9,
  missing: 0.85,
  first: 0.35,
  madda: 0.2,
}

const CLOSENESS = closeness()

/** All spellings one slip away from these letters: swapped, wrong, extra or missing letters. */
export function nearMisses(codes: readonly number[]): NearMiss[] {
  const found: NearMiss[] = []
  visitNearMisses(codes, (_, cost, slip) => found.push({ codes: slipped(codes, slip), cost }))
  return found
}

/**
 * The near misses whose hash is wanted, as letters. Most are no words: their letters are never written down, which makes
 * looking for two slips ten times as fast.
 */
export function nearMissesWith(
  codes: readonly number[],
  isWanted: (hash: number, cost: number) => boolean,
): NearMiss[] {
  const found: NearMiss[] = []
  visitNearMisses(codes, (hash, cost, slip) => {
    if (isWanted(hash, cost)) found.push({ codes: slipped(codes, slip), cost })
  })
  return found
}

const [EXTRA, WRONG, SWAPPED, MISSING] = [0, 1, 2, 3]
const SLIP_KINDS = 4
const LETTERS_ROOM = 64

/** What the slip was, where and with which letter, in one number. */
function slipOf(kind: number, at: number, letter: number): number {
  return (at * LETTERS_ROOM + letter) * SLIP_KINDS + kind
}

function slipped(codes: readonly number[], slip: number): number[] {
  const kind = slip % SLIP_KINDS
  const letter = Math.floor(slip / SLIP_KINDS) % LETTERS_ROOM
  const at = Math.floor(slip / (SLIP_KINDS * LETTERS_ROOM))
  if (kind === EXTRA) return codes.filter((_, index) => index !== at)
  if (kind === MISSING) return [...codes.slice(0, at), letter, ...codes.slice(at)]
  const changed = codes.slice()
  changed[at] = letter
  if (kind === SWAPPED) changed[at + 1] = codes[at]!
  return changed
}

function visitNearMisses(codes: readonly number[], visit: (hash: number, cost: number, slip: number) => void): void {
  const size = LETTERS.length
  const { length } = codes
  const before = prefixHashes(codes)
  for (let at = 0; at <= length; at++) {
    const first = at === 0 ? COST.first : 0
    const left = before[at]!
    if (at < length) {
      const code = codes[at]!
      const doubled = code === codes[at - 1]
      visit(joined(left, before, at + 1, length), (doubled ? COST.doubled : COST.extra) + first, slipOf(EXTRA, at, 0))
      for (let other = 1; other <= size; other++) {
        if (other === code) continue
        const hash = joined(extended(left, other), before, at + 1, length)
        const cost = at === 0 && code === ALEF && other === MADDA ? COST.madda : CLOSENESS[code]![other]! + first
        visit(hash, cost, slipOf(WRONG, at, other))
      }
      const next = codes[at + 1]
      if (next !== undefined && code !== next) {
        const hash = joined(extended(extended(left, next), code), before, at + 2, length)
        visit(hash, COST.swap + first, slipOf(SWAPPED, at, next))
      }
    }
    for (let other = 1; other <= size; other++) {
      const hash = joined(extended(left, other), before, at, length)
      visit(hash, (other === codes[at - 1] ? COST.doubled : COST.missing) + first, slipOf(MISSING, at, other))
    }
  }
}

function prefixHashes(codes: readonly number[]): Int32Array {
  const hashes = new Int32Array(codes.length + 1)
  for (const [at, code] of codes.entries()) hashes[at + 1] = extended(hashes[at]!, code)
  return hashes
}

/** The hash of what `left` stands for, followed by letters `from` to `to` of the word. */
function joined(left: number, prefixes: Int32Array, from: number, to: number): number {
  return appendedHash(left, partHash(prefixes, from, to), to - from)
}

function closeness(): number[][] {
  const size = LETTERS.length + 1
  const table = Array.from({ length: size }, () => new Array<number>(size).fill(COST.other))
  const set = (a: string, b: string, cost: number) => {
    const row = table[code(a)]!
    row[code(b)] = Math.min(row[code(b)]!, cost)
    const back = table[code(b)]!
    back[code(a)] = Math.min(back[code(a)]!, cost)
  }
  for (const group of SOUNDS) for (const a of group) for (const b of group) if (a !== b) set(a, b, COST.sound)
  for (const group of SHAPES) for (const a of group) for (const b of group) if (a !== b) set(a, b, COST.shape)
  for (const row of KEYBOARD) for (let at = 1; at < row.length; at++) set(row[at - 1]!, row[at]!, COST.neighbour)
  return table
}
