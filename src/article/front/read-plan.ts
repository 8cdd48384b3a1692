import { normalise } from '#persian'
import {
  type FrontBox,
  type FrontFill,
  type FrontPlan,
  frontLimits,
  frontStyles,
  kindLists,
  type Placement,
  prominences,
} from './plan.ts'

/** Problems told of one plan. */
const problemsMax = 20
const idPattern = /^[a-z][a-z0-9-]{0,39}$/
const sectionLengthMax = 80
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z$/

export interface PlanProblem {
  /** Stable: `twice`, `too-many`, `unknown`, `wrong`. */
  kind: 'twice' | 'too-many' | 'unknown' | 'wrong'
  /** Where: `boxes[2].placed[0].code`. */
  path: string
  /** In plain English. */
  detail: string
}

export interface PlanReading {
  /** The plan with exactly the fields a plan has; null when there is any problem. */
  value: FrontPlan | null
  problems: PlanProblem[]
}

type Tell = (kind: PlanProblem['kind'], path: string, detail: string) => void

/** Reads a plan of the front page from outside: whole, within its limits, and with no article in two places. */
export function readFrontPlan(given: unknown): PlanReading {
  const problems: PlanProblem[] = []
  const tell: Tell = (kind, path, detail) => {
    if (problems.length < problemsMax) problems.push({ kind, path, detail })
  }
  const { boxes: listed } = fieldsOf(given)
  if (!Array.isArray(listed)) tell('wrong', 'boxes', 'a plan is a list of boxes')
  else if (listed.length > frontLimits.boxes) tell('too-many', 'boxes', `at most ${frontLimits.boxes} boxes`)
  const isList = Array.isArray(listed) && problems.length === 0
  const boxes = isList ? listed.map((box, index) => readBox(box, `boxes[${index}]`, tell)) : []
  refuseRepeats(boxes, tell)
  const places = boxes.reduce((sum, box) => sum + box.places, 0)
  if (places > frontLimits.allPlaces)
    tell('too-many', 'boxes', `${places} places; the front page has at most ${frontLimits.allPlaces}`)
  return { value: problems.length === 0 ? { boxes } : null, problems }
}

function refuseRepeats(boxes: readonly FrontBox[], tell: Tell): void {
  const codes = new Set<number>()
  const ids = new Set<string>()
  for (const [index, { id, placed }] of boxes.entries()) {
    if (ids.has(id)) tell('twice', `boxes[${index}].id`, `another box is called ${id}`)
    ids.add(id)
    for (const [place, { code }] of placed.entries()) {
      if (codes.has(code)) tell('twice', `boxes[${index}].placed[${place}].code`, `${code} stands there already`)
      codes.add(code)
    }
  }
}

function readBox(given: unknown, path: string, tell: Tell): FrontBox {
  const { id, title, prominence, style, places, fill, placed } = fieldsOf(given)
  const placesMax = frontLimits.places
  if (typeof id !== 'string' || !idPattern.test(id)) tell('wrong', `${path}.id`, 'a short name in Latin letters')
  if (!isOneOf(prominences, prominence)) tell('unknown', `${path}.prominence`, `one of ${prominences.join(', ')}`)
  if (!isOneOf(frontStyles, style)) tell('unknown', `${path}.style`, `one of ${frontStyles.join(', ')}`)
  const count = wholeWithin(places, 1, placesMax)
  if (count === null) tell('wrong', `${path}.places`, `from 1 to ${placesMax}`)
  const listed = Array.isArray(placed) ? placed : []
  if (!Array.isArray(placed)) tell('wrong', `${path}.placed`, 'a list')
  if (listed.length > placesMax) tell('too-many', `${path}.placed`, `at most ${placesMax} articles`)
  else if (count !== null && listed.length > count)
    tell('too-many', `${path}.placed`, `${listed.length} articles on ${count} places`)
  const read = listed.slice(0, placesMax).map((one, index) => readPlacement(one, `${path}.placed[${index}]`, tell))
  refusePins(read, count ?? placesMax, { path, tell })
  return {
    id: String(id).slice(0, 40),
    title: readLine(title, frontLimits.titleLength, { path: `${path}.title`, tell }),
    prominence: prominence as FrontBox['prominence'],
    style: style as FrontBox['style'],
    places: count ?? 1,
    fill: readFill(fill, `${path}.fill`, tell),
    placed: read,
  }
}

/** Two articles cannot be pinned to one place, nor one to a place that the box has not. */
function refusePins(placed: readonly Placement[], places: number, { path, tell }: { path: string; tell: Tell }): void {
  const pins = new Set<number>()
  for (const [index, { pinnedAt }] of placed.entries()) {
    if (pinnedAt === null) continue
    const at = `${path}.placed[${index}].pinnedAt`
    if (pinnedAt >= places) tell('wrong', at, `the box has ${places} places`)
    if (pins.has(pinnedAt)) tell('twice', at, `another article is pinned to place ${pinnedAt}`)
    pins.add(pinnedAt)
  }
}

function readPlacement(given: unknown, path: string, tell: Tell): Placement {
  const { code, headline = null, pinnedAt = null, expiresAt = null } = fieldsOf(given)
  const known = wholeWithin(code, 1, 999_999_999_999_999)
  if (known === null) tell('wrong', `${path}.code`, 'a news code')
  const pin = pinnedAt === null ? null : wholeWithin(pinnedAt, 0, frontLimits.places - 1)
  if (pinnedAt !== null && pin === null) tell('wrong', `${path}.pinnedAt`, 'a place, counted from 0')
  const isInstant =
    typeof expiresAt === 'string' && instantPattern.test(expiresAt) && !Number.isNaN(Date.parse(expiresAt))
  if (expiresAt !== null && !isInstant) tell('wrong', `${path}.expiresAt`, 'an instant as ISO 8601 in UTC')
  return {
    code: known ?? 0,
    headline: readLine(headline, frontLimits.headlineLength, { path: `${path}.headline`, tell }),
    pinnedAt: pin,
    expiresAt: isInstant ? expiresAt : null,
  }
}

function readFill(given: unknown, path: string, tell: Tell): FrontFill | null {
  if (given === null || given === undefined) return null
  const { list, section } = fieldsOf(given)
  if (isOneOf(['newest', 'most-read', ...kindLists] as const, list)) return { list }
  const isSlug = typeof section === 'string' && section !== '' && section.length <= sectionLengthMax
  if (list === 'section' && isSlug && section.isWellFormed()) return { list, section }
  tell('unknown', path, 'no such list')
  return null
}

/** One line of clean text; null when there is none. */
function readLine(given: unknown, lengthMax: number, { path, tell }: { path: string; tell: Tell }): string | null {
  if (given === null || given === undefined) return null
  if (typeof given !== 'string' || given.length > lengthMax) {
    tell('wrong', path, `one line of at most ${lengthMax} characters`)
    return null
  }
  const line = normalise(given.toWellFormed())
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  return line === '' ? null : line
}

function fieldsOf(given: unknown): Record<string, unknown> {
  return typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {}
}

function isOneOf<const Names extends readonly string[]>(names: Names, given: unknown): given is Names[number] {
  return typeof given === 'string' && names.includes(given)
}

function wholeWithin(given: unknown, least: number, most: number): number | null {
  return typeof given === 'number' && Number.isInteger(given) && given >= least && given <= most ? given : null
}
