import { LETTERS } from '../half-space/letters.ts'

/** A spelling one slip of the finger or the ear away, and how far the slip is (smaller is likelier). */
export type NearMiss = { codes: number[]; cost: number }

const code = (letter: string) => LETTERS.indexOf(letter) + 1

/** Letters that sound alike in Persian. */
const SOUNDS = ['تط', 'سصث', 'زذضظ', 'هح', 'قغ', 'اعآء', 'یء', 'وء']
/** Letters that differ by dots alone. */
const SHAPES = ['بپتث', 'جچحخ', 'دذ', 'رزژ', 'سش', 'صض', 'طظ', 'عغ', 'فق', 'کگ', 'نبتی']
/** Rows of the Iranian keyboard (ISIRI 9147). */
const KEYBOARD = ['ضصثقفغعهخحجچ', 'شسیبلاتنمکگ', 'ظطزرذدپو']

/** What each kind of slip costs; the order, not the size, is what counts. */
const COST = {
  sound: 0.5,
  shape: 0.55,
  neighbour: 0.7,
  other: 1.1,
  swap: 0.75,
  doubled: 0.45,
  extra: 0.9,
  missing: 0.85,
  first: 0.35,
}

const CLOSENESS = closeness()

/** All spellings one slip away from these letters: swapped, wrong, extra or missing letters. */
export function nearMisses(codes: readonly number[]): NearMiss[] {
  const found: NearMiss[] = []
  const size = LETTERS.length
  for (let at = 0; at <= codes.length; at++) {
    const first = at === 0 ? COST.first : 0
    if (at < codes.length) {
      const without = codes.filter((_, index) => index !== at)
      const doubled = codes[at] === codes[at - 1]
      found.push({ codes: without, cost: (doubled ? COST.doubled : COST.extra) + first })
      for (let other = 1; other <= size; other++) {
        if (other === codes[at]) continue
        const changed = codes.slice()
        changed[at] = other
        found.push({ codes: changed, cost: CLOSENESS[codes[at]!]![other]! + first })
      }
    }
    if (at + 1 < codes.length && codes[at] !== codes[at + 1]) {
      const swapped = codes.slice()
      swapped[at] = codes[at + 1]!
      swapped[at + 1] = codes[at]!
      found.push({ codes: swapped, cost: COST.swap + first })
    }
    for (let other = 1; other <= size; other++) {
      const longer = [...codes.slice(0, at), other, ...codes.slice(at)]
      found.push({ codes: longer, cost: (other === codes[at - 1] ? COST.doubled : COST.missing) + first })
    }
  }
  return found
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
