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
  const scan = scanned(plain)
  if (scan.isTooDeep) {
    return {
      value: null,
      problems: [{ kind: 'hostile-markup', detail: `brackets lie deeper than ${DEPTH_MAX} levels` }],
    }
  }
  const asWritten = parsed(plain)
  if (asWritten !== undefined) return { value: asWritten, problems: [] }
  const mended = parsed(scan.mended)
  if (mended !== undefined) return { value: mended, problems: [{ kind: 'broken-json', detail: 'the JSON was mended' }] }
  const closed = scan.closed === null ? undefined : parsed(scan.closed)
  if (closed !== undefined)
    return {
      value: closed,
      problems: [{ kind: 'cut-off', detail: 'the JSON ends before it should; what was whole was read' }],
    }
  return { value: null, problems: [{ kind: 'broken-json', detail: 'the JSON cannot be made out' }] }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** One walk over the text: mended as far as it goes, and closed after the last value that was whole. */
function scanned(text: string): { mended: string; closed: string | null; isTooDeep: boolean } {
  const out: string[] = []
  const brackets: string[] = []
  let inString = false
  let whole: { parts: number; brackets: string } | null = null
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (inString) {
      if (sign === '\\') {
        out.push(sign + (text[++at] ?? ''))
        continue
      }
      if (sign === '"') inString = false
      out.push(sign < ' ' ? ' ' : sign)
      continue
    }
    if (sign === '"') inString = true
    else if (sign === '{' || sign === '[') brackets.push(sign === '{' ? '}' : ']')
    else if (sign === '}' || sign === ']') {
      brackets.pop()
      if (out.at(-1) === ',') out.pop()
    } else if (sign === ',' && out.at(-1) === ',') continue
    if (brackets.length > DEPTH_MAX) return { mended: '', closed: null, isTooDeep: true }
    if (!/\s/.test(sign)) out.push(sign)
    if (sign === '}' || sign === ']') whole = { parts: out.length, brackets: brackets.join('') }
  }
  const closed = whole === null ? null : out.slice(0, whole.parts).join('') + [...whole.brackets].reverse().join('')
  return { mended: out.join(''), closed, isTooDeep: false }
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
