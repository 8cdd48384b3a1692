import { toLatinDigits } from '#persian'

/**
 * A schema.org object as a string for `<script type="application/ld+json">`. No text can end the element or open a
 * comment; digits are Latin everywhere, as machines read them; members that are undefined, null or empty are left out.
 */
export function writeJsonLd(thing: Record<string, unknown>): string {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...thing }, (_, value) => machineValue(value))
  return toLatinDigits(json).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function machineValue(value: unknown): unknown {
  if (typeof value === 'string') return value === '' ? undefined : value.toWellFormed()
  return value === null || (Array.isArray(value) && value.length === 0) ? undefined : value
}

/** UTF-8 needs at most three bytes for a code unit of UTF-16. */
const bytesPerUnitMax = 3
const encoder = new TextEncoder()

/** Whether it is within so many bytes as it goes over the wire before compression. */
export function fits(json: string, sizeBytesMax: number): boolean {
  return json.length * bytesPerUnitMax <= sizeBytesMax || encoder.encode(json).length <= sizeBytesMax
}
