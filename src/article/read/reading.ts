/** All nodes, marks and list elements of one document together. */
const NODES_MAX = 50_000
/** UTF-16 units of all its strings together: some 150,000 words. */
const TEXT_LENGTH_MAX = 1_000_000
/** Steps from the root to the deepest list of children; each list within a list takes four. */
export const DEPTH_MAX = 32

/** Why something was refused. */
export interface ContentProblem {
  /** Stable, for counting and for choosing the sentence that people see: `unknown-node`, `unsafe-address`. */
  kind: string
  /** Where, from the root of what was read: `content[2].content[0].marks[1].attrs.href`; empty for the root itself. */
  path: string
  /** In plain English, with the offending value cut short. */
  detail: string
}

/** Readers never throw: a value in normal form, or null, and every problem met (up to a limit). */
export interface ContentReading<T> {
  value: T | null
  problems: ContentProblem[]
}

/** What one reading may still use up, and what it has met. Shared by every place of the tree. */
export interface ReadingState {
  problems: ContentProblem[]
  /** Once so many problems are met, nothing more is read. */
  problemsMax: number
  nodesLeft: number
  /** UTF-16 units of all strings together. */
  lengthLeft: number
}

/** A place in the tree being read. */
export interface Place {
  path: string
  depth: number
  state: ReadingState
}

/** The place of a whole reading, with all it may use up. */
export function wholePlace(problemsMax: number): Place {
  const state = { problems: [], problemsMax, nodesLeft: NODES_MAX, lengthLeft: TEXT_LENGTH_MAX }
  return { path: '', depth: 0, state }
}

export function inside(place: Place, step: string): Place {
  const path = place.path === '' ? step.replace(/^\./, '') : place.path + step
  return { path, depth: place.depth + 1, state: place.state }
}

/** Records a problem. The `undefined` it returns stands for what was refused, and is left out of what holds it. */
export function refuse(place: Place, kind: string, detail: string): undefined {
  const { problems, problemsMax } = place.state
  if (problems.length < problemsMax) problems.push({ kind, path: place.path, detail })
}

/** True once nothing more will be read, so that hostile input costs no more than its first problems. */
export function isHopeless({ problems, problemsMax, nodesLeft, lengthLeft }: ReadingState): boolean {
  return problems.length >= problemsMax || nodesLeft < 0 || lengthLeft < 0
}

/** Takes the length of a string from what the reading may hold; false when it is used up. */
export function spendLength(place: Place, length: number): boolean {
  const { state } = place
  if (state.lengthLeft < 0) return false
  state.lengthLeft -= length
  if (state.lengthLeft < 0) refuse(place, 'too-long', 'the texts together are longer than an article may be')
  return state.lengthLeft >= 0
}

/** Takes one node from what the reading may hold; false when it is used up. */
export function spendNode(place: Place): boolean {
  const { state } = place
  if (state.nodesLeft < 0) return false
  state.nodesLeft -= 1
  if (state.nodesLeft < 0) refuse(place, 'too-many-nodes', 'there are more nodes than an article may have')
  return state.nodesLeft >= 0
}

/**
 * The own members of an object, each read exactly once, without a prototype; null for anything else. Getters and
 * proxies may throw, so this and `elementsOf` are the only places where foreign objects are touched.
 */
export function membersOf(value: unknown): Record<string, unknown> | null {
  if (typeof value !== 'object' || value === null) return null
  try {
    if (Array.isArray(value)) return null
    const members: Record<string, unknown> = Object.create(null)
    for (const [name, member] of Object.entries(value)) members[name] = member
    return members
  } catch {
    return null
  }
}

/** The elements of an array, copied, as many as may stand there; null for anything else. */
function elementsOf(value: unknown, countMost: number): { elements: unknown[]; count: number } | null {
  try {
    if (!Array.isArray(value)) return null
    const count = value.length
    const elements: unknown[] = []
    for (let index = 0; index < count && index < countMost; index++) elements.push(value[index])
    return { elements, count }
  } catch {
    return null
  }
}

/** How many may stand in a list. */
export interface CountLimits {
  countLeast: number
  countMost: number
}

/** The elements of a list at a place, the ones beyond the limit refused; null when it is no list at all. */
export function listElements(value: unknown, limits: CountLimits, place: Place): unknown[] | null {
  const { countLeast, countMost } = limits
  const list = elementsOf(value, countMost)
  if (list === null) {
    refuse(place, 'not-a-list', `a list is needed, not ${shown(value)}`)
    return null
  }
  const { elements, count } = list
  if (count > countMost) refuse(place, 'too-many', `${count} stand here; at most ${countMost} may`)
  if (count < countLeast) refuse(place, 'too-few', `at least ${countLeast} must stand here`)
  return elements
}

/** Refuses every member that is not among the known ones. */
export function refuseUnknownMembers(members: Record<string, unknown>, known: readonly string[], place: Place): void {
  for (const name of Object.keys(members)) {
    if (isHopeless(place.state)) return
    if (!known.includes(name)) refuse(inside(place, `.${shown(name)}`), 'unknown-member', 'nothing may stand here')
  }
}

/** A value as it may stand in a problem: short, and harmless in a log. */
export function shown(value: unknown): string {
  if (typeof value !== 'string') return value === null ? 'null' : typeof value
  const start = value.slice(0, 40).replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '\uFFFD')
  return value.length > 40 ? `${start}…` : start
}
