/** JSON from outside: parsed however it was cut or mistyped, and looked into without trusting its shapes. */
import type { Problem } from '../page-article.ts'

/** Levels of brackets; honest documents have about ten. */
const DEPTH_MAX = 100

export type JsonObject = Record<string, unknown>

/**
 * The value of a JSON text; one that was cut off is closed after its last whole part, and raw line breaks in strings,
 * loose commas and a byte order mark are forgiven. Null, with a problem, when that does not help. Never throws.
 */
export function readJsonDocument(text: string): { value: unknown; problems: Problem[] } {
  const plain = text.replace(/^\uFEFF/, '')
  if (depthOf(plain) > DEPTH_MAX) {
    return {
      value: null,
      problems: [{ kind: 'hostile-markup', detail: `brackets lie deeper than ${DEPTH_MAX} levels` }],
    }
  }
  const asWritten = parsed(plain)
  if (asWritten !== undefined) return { value: asWritten, problems: [] }
  const { parts, whole } = scanned(plain)
  const mended = parsed(parts.join(''))
  if (mended !== undefined) return { value: mended, problems: [{ kind: 'broken-json', detail: 'the JSON was mended' }] }
  const closed = whole === null ? undefined : parsed(parts.slice(0, whole.parts).join('') + whole.closing)
  if (closed !== undefined)
    return {
      value: closed,
      problems: [{ kind: 'cut-off', detail: 'the JSON ends before it should; what was whole was read' }],
    }
  return { value: null, problems: [{ kind: 'broken-json', detail: 'the JSON cannot be made out' }] }
}

/** How deep brackets lie in each other, as far as it matters. Strings that never end hide the rest. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  for (let at = 0; at < text.length && deepest <= DEPTH_MAX; at++) {
    const sign = text[at]!
    if (sign === '"') at = stringEnd(text, at)
    else if (sign === '{' || sign === '[') deepest = Math.max(deepest, ++depth)
    else if (sign === '}' || sign === ']') depth = Math.max(0, depth - 1)
  }
  return deepest
}

/** Where the string that begins at `at` has its closing mark, or the text its end. */
function stringEnd(text: string, at: number): number {
  for (let end = at + 1; end < text.length; end++) {
    const sign = text[end]
    if (sign === '\\') end++
    else if (sign === '"') return end
  }
  return text.length
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** One walk over the text: its parts, mended, and how many of them stand before the end of the last value that was whole. */
function scanned(text: string): { parts: string[]; whole: { parts: number; closing: string } | null } {
  const parts: string[] = []
  const brackets: string[] = []
  let whole: { parts: number; closing: string } | null = null
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (sign === '"') {
      const end = stringEnd(text, at)
      parts.push(text.slice(at, end + 1).replace(/[\u0000-\u001f]/g, ' '))
      at = end
      continue
    }
    if (sign === '{' || sign === '[') brackets.push(sign === '{' ? '}' : ']')
    else if (sign === '}' || sign === ']') {
      brackets.pop()
      if (parts.at(-1) === ',') parts.pop()
    } else if (sign === ',' && parts.at(-1) === ',') continue
    if (!/\s/.test(sign)) parts.push(sign)
    if (sign === '}' || sign === ']') whole = { parts: parts.length, closing: brackets.toReversed().join('') }
  }
  return { parts, whole }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An own member; what objects inherit is not there. */
export function memberOf(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

/** The first of these members that is a string with words, or a number as text. */
export function stringOf(object: JsonObject, ...names: string[]): string | null {
  for (const name of names) {
    const value = memberOf(object, name)
    if (typeof value === 'string' && value.trim() !== '') return value
    if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  }
  return null
}

export function objectOf(object: JsonObject, name: string): JsonObject | null {
  const value = memberOf(object, name)
  return isObject(value) ? value : null
}

/** The objects of a list; one alone counts as a list of one. */
export function objectsOf(object: JsonObject, name: string): JsonObject[] {
  const value = memberOf(object, name)
  if (isObject(value)) return [value]
  return Array.isArray(value) ? value.filter(isObject) : []
}

export function stringsOf(object: JsonObject, name: string): string[] {
  const value = memberOf(object, name)
  const list = Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
  return list.filter((one): one is string => typeof one === 'string' && one.trim() !== '')
}

/** A whole number from zero up; null for anything else. */
export function countOf(object: JsonObject, name: string): number | null {
  const value = memberOf(object, name)
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}
