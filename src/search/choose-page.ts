import {
  type Database,
  type Match,
  type MatchQuestion,
  readOpenings,
  type SearchMonth,
  type TermChoice,
  type Zone,
} from '#store'
import type { SearchCursor } from './cursor.ts'
import { monthsBetween, newestMatches } from './newest-matches.ts'
import { byPlace, type Ranked, rank } from './rank.ts'
import type { SearchRequest } from './request.ts'
import { termsIn, type Wants } from './want.ts'

/**
 * The newest matches that are compared with each other, of each zone; what is older follows by date. Somebody who has not
 * found it among these hundred and forty asks otherwise.
 */
const comparedMax = { anywhere: 60, headline: 40, opening: 40 } as const

/** One question being answered. */
export interface Look {
  database: Database
  request: SearchRequest
  labels: readonly TermChoice[]
  labelsNot: readonly TermChoice[]
  /** Who is to have said something, if somebody is. */
  personId: number | null
  /** Of the standings that are asked, newest first. */
  months: readonly SearchMonth[]
}

/** The matches of one page, and where the next begins. */
export interface Chosen {
  matches: Match[]
  next: SearchCursor | null
}

/** Strictly by date. */
export async function newestPage(look: Look, wants: Wants): Promise<Chosen> {
  const { request } = look
  const after = request.cursor?.after
  const found = await looked(look, wants, {
    zone: 'anywhere',
    limit: request.limit + 1,
    ...(after && { before: after }),
  })
  return older(found, request.limit, request.cursor?.asOf ?? request.now)
}

/** The best of the newest, then all others by date. */
export async function bestPage(look: Look, wants: Wants): Promise<Chosen> {
  const { request, database } = look
  const { cursor = null, limit } = request
  const pool = await compared(look, wants)
  const asOf = cursor?.asOf ?? latest(request.now, pool.matches)
  if (cursor?.kind === 'older') return olderPage(look, wants, { pool, cursor })
  const ranked = rank(pool.matches, await readOpenings(database, pool.matches), {
    wants,
    asOf,
    isInOpening: (match) => pool.inOpening?.has(nameOf(match)) ?? null,
  })
  const rest = cursor === null ? ranked : ranked.filter((match) => byPlace(placeOf(cursor), match) < 0)
  const matches = rest.slice(0, limit)
  const last = matches.at(-1)
  if (last && rest.length > limit)
    return { matches, next: { kind: 'best', asOf, score: last.score, after: cursorAt(last) } }
  return { matches, next: pool.oldest && { kind: 'older', asOf, after: cursorAt(pool.oldest) } }
}

function placeOf({ score, after }: Extract<SearchCursor, { kind: 'best' }>): Ranked {
  return { articleId: 0, standing: 'live', score, ...after }
}

/** What was compared is not shown again. */
async function olderPage(
  look: Look,
  wants: Wants,
  { pool, cursor }: { pool: Pool; cursor: SearchCursor },
): Promise<Chosen> {
  const { limit } = look.request
  const shown = new Set(pool.matches.map(nameOf))
  const wide = { zone: 'anywhere', limit: limit + 1 + pool.matches.length, before: cursor.after } as const
  const found = await looked(look, wants, wide)
  const fresh = found.filter((match) => !shown.has(nameOf(match)))
  return older(fresh, limit, cursor.asOf)
}

function older(found: readonly Match[], limit: number, asOf: Date): Chosen {
  const matches = found.slice(0, limit)
  const last = matches.at(-1)
  return { matches, next: last && found.length > limit ? { kind: 'older', asOf, after: cursorAt(last) } : null }
}

interface Pool {
  matches: Match[]
  /** Where the newest matches end, when there are older ones. */
  oldest: Match | null
  /** Those whose opening says it all; null when there are so few that each is read. */
  inOpening: ReadonlySet<string> | null
}

/** What is compared: the newest matches; and where there are many, the newest that say it in the opening and headline. */
async function compared(look: Look, wants: Wants): Promise<Pool> {
  const { cursor } = look.request
  // The instant itself belongs to the first page.
  const bounds = cursor ? { until: new Date(cursor.asOf.getTime() + 1) } : {}
  const limit = comparedMax.anywhere
  const newest = await looked(look, wants, { zone: 'anywhere', limit: limit + 1, ...bounds })
  if (newest.length <= limit) return { matches: newest, oldest: null, inOpening: null }
  const matches = newest.slice(0, limit)
  const oldest = matches.at(-1)!
  if (wants.wants.length === 0) return { matches, oldest, inOpening: null }
  const known = new Set(matches.map(nameOf))
  const inOpening = new Set<string>()
  for (const zone of ['headline', 'opening'] as const) {
    const near = await looked(look, wants, { zone, limit: comparedMax[zone], ...bounds })
    matches.push(...near.filter((match) => !known.has(nameOf(match))))
    for (const match of near) known.add(nameOf(match))
    if (zone === 'opening') for (const match of near) inOpening.add(nameOf(match))
  }
  return { matches, oldest, inOpening }
}

interface Bounds extends Pick<MatchQuestion, 'before' | 'until'> {
  zone: Zone
  limit: number
}

function looked(look: Look, wants: Wants, { zone, limit, before, until }: Bounds): Promise<Match[]> {
  const { from, until: end } = look.request.filters ?? {}
  const last = until && end ? earlier(until, end) : (until ?? end)
  const question: MatchQuestion = {
    terms: termsIn(wants.isOfCommonWords ? 'headline' : zone, wants, look),
    phrases: wants.phrases,
    phrasesNot: wants.phrasesNot,
    personId: look.personId,
    ...(before && { before }),
    ...(from && { from }),
    ...(last && { until: last }),
  }
  const months = monthsBetween(look.months, from, before?.publishedAt ?? last)
  return newestMatches(look.database, question, { months, limit })
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other
}

/** What is printed with an instant to come is no reason to leave it out. */
function latest(now: Date, matches: readonly Match[]): Date {
  return new Date(Math.max(now.getTime(), ...matches.map(({ publishedAt }) => publishedAt.getTime())))
}

function nameOf({ standing, articleId }: Match): string {
  return `${standing} ${articleId}`
}

function cursorAt({ publishedAt, code }: Match) {
  return { publishedAt, code }
}
