/** Most problems reported for one reading: enough to mend a document by, too few to be a burden. */
export const PROBLEMS_MAX = 20

/** Why something was refused. */
export interface ContentProblem {
  /** Stable, for counting and for choosing the sentence that people see: `unknown-node`, `unsafe-address`. */
  kind: string
  /** Where, from the root of what was read: `content[2].content[0].marks[1].attrs.href`; empty for the root itself. */
  path: string
  /** In plain English, with the offending value cut short. */
  detail: string
}

/** Readers never throw: the value in normal form, or null and every reason why not (at most {@link PROBLEMS_MAX}). */
export interface ContentReading<T> {
  value: T | null
  problems: ContentProblem[]
}

/** What one reading may still use up, and what it has met. Shared by every place of the tree. */
export interface ReadingState {
  problems: ContentProblem[]
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

export function inside(place: Place, step: string): Place {
  const path = place.path === '' ? step.replace(/^\./, '') : place.path + step
  return { path, depth: place.depth + 1, state: place.state }
}

/** Records a problem. What the caller goes on to return no longer matters: a reading with problems has no value. */
export function refuse(place: Place, kind: string, detail: string): void {
  if (place.state.problems.length < PROBLEMS_MAX) place.state.problems.push({ kind, path: place.path, detail })
}

/** True once nothing more that is read could matter, so that hostile input costs no more than its first problems. */
export function isHopeless(state: ReadingState): boolean {
  return state.problems.length >= PROBLEMS_MAX || state.nodesLeft < 0 || state.lengthLeft < 0
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
 * proxies may throw, so this and {@link elementsOf} are the only places where foreign objects are touched.
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

/** The elements of an array, copied; `'too-many'` beyond the limit, null for anything else. */
export function elementsOf(value: unknown, countMax: number): unknown[] | 'too-many' | null {
  try {
    if (!Array.isArray(value)) return null
    return value.length > countMax ? 'too-many' : Array.from({ length: value.length }, (_, index) => value[index])
  } catch {
    return null
  }
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
