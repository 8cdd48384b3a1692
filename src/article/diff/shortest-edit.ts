/**
 * The shortest edit between two sequences: Myers, «An O(ND) Difference Algorithm and Its Variations» (1986), in its
 * linear-space form (section 4b). Memory grows with the lengths, never with their product.
 */

/** Beyond this many steps of one search the stretch counts as rewritten whole: bounds the time to about a second. */
const COST_MAX = 2_000

export interface EditRun {
  kind: 'same' | 'removed' | 'added'
  /** How many elements: of both sequences when `same`, of the one it concerns otherwise. */
  count: number
}

/** Runs in order; within one change what was removed stands before what was added. */
export function shortestEdit(before: readonly string[], after: readonly string[]): EditRun[] {
  const numbers = new Map<string, number>()
  const diagonals = before.length + after.length + 3
  const search: Search = {
    before: numbered(before, numbers),
    after: numbered(after, numbers),
    removed: new Uint8Array(before.length),
    added: new Uint8Array(after.length),
    forward: new Int32Array(diagonals),
    backward: new Int32Array(diagonals),
    origin: after.length + 1,
  }
  compare(search, { left: 0, right: before.length, top: 0, bottom: after.length })
  return runsOf(search)
}

interface Search {
  before: Int32Array
  after: Int32Array
  /** 1 for each element that is in no common subsequence found. */
  removed: Uint8Array
  added: Uint8Array
  /** Furthest x reached on each diagonal (x − y), from the top left and from the bottom right. */
  forward: Int32Array
  backward: Int32Array
  /** Index of diagonal 0. */
  origin: number
}

/** A rectangle of the edit graph: `before[left..right)` against `after[top..bottom)`. */
interface Rectangle {
  left: number
  right: number
  top: number
  bottom: number
}

/** Equal elements get equal numbers, so that the search compares integers. */
function numbered(elements: readonly string[], numbers: Map<string, number>): Int32Array {
  return Int32Array.from(elements, (element) => {
    const known = numbers.get(element)
    if (known !== undefined) return known
    numbers.set(element, numbers.size)
    return numbers.size - 1
  })
}

function compare(search: Search, whole: Rectangle): void {
  const area = withoutCommonEnds(search, whole)
  const { left, right, top, bottom } = area
  const middle = left === right || top === bottom ? null : middlePoint(search, area)
  if (middle === null) {
    search.removed.fill(1, left, right)
    search.added.fill(1, top, bottom)
    return
  }
  compare(search, { left, right: middle.x, top, bottom: middle.y })
  compare(search, { left: middle.x, right, top: middle.y, bottom })
}

function withoutCommonEnds({ before, after }: Search, { left, right, top, bottom }: Rectangle): Rectangle {
  let [x0, x1, y0, y1] = [left, right, top, bottom]
  while (x0 < x1 && y0 < y1 && before[x0] === after[y0]) {
    x0 += 1
    y0 += 1
  }
  while (x0 < x1 && y0 < y1 && before[x1 - 1] === after[y1 - 1]) {
    x1 -= 1
    y1 -= 1
  }
  return { left: x0, right: x1, top: y0, bottom: y1 }
}

/** A range of diagonals that one search has reached. It widens by one each step until it meets the rectangle. */
interface Band {
  low: number
  high: number
}

/** Where the two searches meet on a shortest path; null when it would take more than {@link COST_MAX} steps. */
function middlePoint(search: Search, area: Rectangle): { x: number; y: number } | null {
  const { forward, backward, origin } = search
  const start = area.left - area.top
  const end = area.right - area.bottom
  const isOdd = (end - start) % 2 !== 0
  const reached: Band = { low: start, high: start }
  const back: Band = { low: end, high: end }
  forward[origin + start] = area.left
  backward[origin + end] = area.right
  for (let cost = 1; cost <= COST_MAX; cost += 1) {
    widen(reached, { area, furthest: forward, origin, unreached: -1 })
    for (let diagonal = reached.high; diagonal >= reached.low; diagonal -= 2) {
      const x = slideForward(search, area, diagonal)
      const isMet = isOdd && back.low <= diagonal && diagonal <= back.high
      if (isMet && backward[origin + diagonal]! <= x) return { x, y: x - diagonal }
    }
    widen(back, { area, furthest: backward, origin, unreached: 0x7fffffff })
    for (let diagonal = back.high; diagonal >= back.low; diagonal -= 2) {
      const x = slideBackward(search, area, diagonal)
      const isMet = !isOdd && reached.low <= diagonal && diagonal <= reached.high
      if (isMet && x <= forward[origin + diagonal]!) return { x, y: x - diagonal }
    }
  }
  return null
}

interface Widening {
  area: Rectangle
  furthest: Int32Array
  origin: number
  /** A value that no path on a neighbouring diagonal can lose to. */
  unreached: number
}

function widen(band: Band, { area, furthest, origin, unreached }: Widening): void {
  if (band.low > area.left - area.bottom) {
    band.low -= 1
    furthest[origin + band.low - 1] = unreached
  } else band.low += 1
  if (band.high < area.right - area.top) {
    band.high += 1
    furthest[origin + band.high + 1] = unreached
  } else band.high -= 1
}

/** One edit further on a diagonal, then as far as elements agree. */
function slideForward({ before, after, forward, origin }: Search, area: Rectangle, diagonal: number): number {
  const below = forward[origin + diagonal - 1]!
  const above = forward[origin + diagonal + 1]!
  let x = below < above ? above : below + 1
  while (x < area.right && x - diagonal < area.bottom && before[x] === after[x - diagonal]) x += 1
  forward[origin + diagonal] = x
  return x
}

function slideBackward({ before, after, backward, origin }: Search, area: Rectangle, diagonal: number): number {
  const below = backward[origin + diagonal - 1]!
  const above = backward[origin + diagonal + 1]!
  let x = below < above ? below : above - 1
  while (x > area.left && x - diagonal > area.top && before[x - 1] === after[x - diagonal - 1]) x -= 1
  backward[origin + diagonal] = x
  return x
}

function runsOf({ removed, added }: Search): EditRun[] {
  const runs: EditRun[] = []
  let [x, y] = [0, 0]
  while (x < removed.length || y < added.length) {
    const [fromX, fromY] = [x, y]
    while (x < removed.length && removed[x] === 1) x += 1
    while (y < added.length && added[y] === 1) y += 1
    if (x > fromX) runs.push({ kind: 'removed', count: x - fromX })
    if (y > fromY) runs.push({ kind: 'added', count: y - fromY })
    const same = x
    while (x < removed.length && y < added.length && removed[x] === 0 && added[y] === 0) {
      x += 1
      y += 1
    }
    if (x > same) runs.push({ kind: 'same', count: x - same })
  }
  return runs
}
