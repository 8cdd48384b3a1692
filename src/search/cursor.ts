import type { Cursor } from '#store'

/**
 * Where an answer goes on: after a place among the best, or strictly older than an article. `asOf` is the instant of the
 * first page: what is published later pushes nothing from one page to the next.
 */
export type SearchCursor =
  | { kind: 'best'; asOf: Date; score: number; after: Cursor }
  | { kind: 'older'; asOf: Date; after: Cursor }

const instantMsMin = Date.parse('0001-01-01T00:00:00Z')
const instantMsMax = Date.parse('9999-12-31T23:59:59.999Z')

export function writeSearchCursor(cursor: SearchCursor): string {
  const place = [cursor.asOf.getTime(), cursor.after.publishedAt.getTime(), cursor.after.code].join('.')
  return cursor.kind === 'best' ? `b.${Math.round(cursor.score * 1e4)}.${place}` : `o.${place}`
}

/** A cursor as {@link writeSearchCursor} writes it; null for anything else. */
export function readSearchCursor(typed: string): SearchCursor | null {
  const match = /^(?:b\.(\d{1,9})|o)\.(-?\d{1,15})\.(-?\d{1,15})\.(\d{1,15})$/.exec(typed)
  if (match === null) return null
  const [score, asOfMs, instantMs, code] = match.slice(1).map(Number) as [number, number, number, number]
  if ([asOfMs, instantMs].some((ms) => ms < instantMsMin || ms > instantMsMax)) return null
  const place = { asOf: new Date(asOfMs), after: { publishedAt: new Date(instantMs), code } }
  return match[1] === undefined ? { kind: 'older', ...place } : { kind: 'best', score: score / 1e4, ...place }
}
