import {
  type Asked,
  type Cursor,
  type Database,
  findCompared,
  findMatches,
  type Match,
  type Matches,
  type MatchQuestion,
  type Opening,
  type SearchMonth,
  type Zone,
} from '#store'
import { type ArchiveSize, type Narrowed, termsIn } from './choose-terms.ts'
import type { SearchCursor } from './cursor.ts'
import { monthsBetween } from './months-between.ts'
import { byPlace, type Ranked, rank } from './rank.ts'
import type { SearchRequest } from './request.ts'
import type { Wants } from './want.ts'

/**
 * The newest matches that are compared with each other, of each zone; what is older follows by date. Somebody who has not
 * found it among these hundred and forty asks otherwise.
 */
const comparedMax = { anywhere: 60, headline: 40, opening: 40 } as const

/** One question being answered. */
export interface Look extends Narrowed {
  database: Database
  request: SearchRequest
  /** Who is to have said something, if somebody is. */
  personId: number | null
  /** Of the standings that are asked, newest first. */
  months: readonly SearchMonth[]
  size: ArchiveSize
  /** Articles that are read for one page, to see whether they say a phrase. */
  readMax: number
}

/** What is read beyond that of headlines, and of openings, as a share of it. */
const readNear = 0.25
/** How many times as many are read where no phrase is asked for: pairs of words spare none of them. */
const readUnspared = 4

/** The matches of one page, and where the next begins. */
export interface Chosen {
  matches: Match[]
  next: SearchCursor | null
  /** How far back was read, when there are articles further back that may answer; null when all were looked through. */
  readUntil: Date | null
}

/** Strictly by date. */
export async function newestPage(look: Look, wants: Wants): Promise<Chosen> {
  const { request } = look
  const after = request.cursor?.after
  const bounds = { zone: 'anywhere', limit: request.limit + 1, ...(after && { before: after }) } as const
  const found = await findMatches(look.database, asked(look, wants, bounds))
  return older(found, request, request.cursor?.asOf ?? request.now)
}

/** The best of the newest, then all others by date. */
export async function bestPage(look: Look, wants: Wants): Promise<Chosen> {
  const { request } = look
  const { cursor = null, limit } = request
  const pool = await compared(look, wants)
  const asOf = cursor?.asOf ?? latest(request.now, pool.matches)
  if (cursor?.kind === 'older') return olderPage(look, wants, { pool, cursor })
  const ranked = rank(pool.matches, pool.openings, {
    wants,
    asOf,
    isInOpening: (match) => pool.inOpening?.has(nameOf(match)) ?? null,
  })
  const rest = cursor === null ? ranked : ranked.filter((match) => byPlace(placeOf(cursor), match) < 0)
  const matches = rest.slice(0, limit)
  const last = matches.at(-1)
  if (last && rest.length > limit)
    return { matches, next: { kind: 'best', asOf, score: last.score, after: cursorAt(last) }, readUntil: null }
  const readUntil = pool.isCut && pool.oldest ? pool.oldest.publishedAt : null
  return { matches, next: pool.oldest && { kind: 'older', asOf, after: cursorAt(pool.oldest) }, readUntil }
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
  const shown = new Set(pool.matches.map(nameOf))
  const wide = { zone: 'anywhere', limit: look.request.limit + 1 + pool.matches.length, before: cursor.after } as const
  const found = await findMatches(look.database, asked(look, wants, wide))
  const matches = found.matches.filter((match) => !shown.has(nameOf(match)))
  return older({ ...found, matches }, look.request, cursor.asOf)
}

function older(found: Matches, { limit }: SearchRequest, asOf: Date): Chosen {
  const matches = found.matches.slice(0, limit)
  const isMore = found.matches.length > limit
  const last = isMore ? matches.at(-1)! : found.end
  const next: SearchCursor | null = last && { kind: 'older', asOf, after: cursorAt(last) }
  return { matches, next, readUntil: isMore ? null : (found.end?.publishedAt ?? null) }
}

interface Pool {
  matches: Match[]
  openings: Opening[]
  /** Where the newest matches end, when there are older ones. */
  oldest: Cursor | null
  /** True when what is older was not even read. */
  isCut: boolean
  /** Those whose opening says it all; null when there are so few that each is read. */
  inOpening: ReadonlySet<string> | null
}

/** What is compared: the newest matches; and where there are many, the newest that say it in the opening and headline. */
async function compared(look: Look, wants: Wants): Promise<Pool> {
  const { cursor } = look.request
  // The instant itself belongs to the first page.
  const bounds = cursor ? { until: new Date(cursor.asOf.getTime() + 1) } : {}
  const limit = comparedMax.anywhere
  // Of common words headlines alone are asked: these are them.
  const isAlike = wants.wants.length === 0 || wants.isOfCommonWords
  const near = (zone: 'opening' | 'headline') => asked(look, wants, { zone, limit: comparedMax[zone], ...bounds })
  const found = await findCompared(look.database, {
    newest: asked(look, wants, { zone: 'anywhere', limit: limit + 1, ...bounds }),
    near: isAlike ? null : { opening: near('opening'), headline: near('headline') },
  })
  const { newest, opening, headline, openings } = found
  const isCut = newest.end !== null && newest.matches.length <= limit
  if (newest.matches.length <= limit && !isCut)
    return { matches: newest.matches, openings, oldest: null, isCut, inOpening: null }
  const matches = newest.matches.slice(0, limit)
  const oldest = newest.end !== null && isCut ? newest.end : matches.at(-1)!
  const known = new Set(matches.map(nameOf))
  for (const match of [...headline.matches, ...opening.matches]) {
    if (!known.has(nameOf(match))) matches.push(match)
    known.add(nameOf(match))
  }
  return { matches, openings, oldest, isCut, inOpening: new Set(opening.matches.map(nameOf)) }
}

interface Bounds extends Pick<MatchQuestion, 'before' | 'until'> {
  zone: Zone
  limit: number
}

function asked(look: Look, wants: Wants, { zone, limit, before, until }: Bounds): Asked {
  const { from, until: end } = look.request.filters ?? {}
  const last = until && end ? earlier(until, end) : (until ?? end)
  const question: MatchQuestion = {
    ...termsIn({ zone: wants.isOfCommonWords ? 'headline' : zone, limit }, wants, look),
    phrases: wants.phrases,
    phrasesNot: wants.phrasesNot,
    personId: look.personId,
    ...(before && { before }),
    ...(from && { from }),
    ...(last && { until: last }),
  }
  const most = wants.phrases.length > 0 ? look.readMax : look.readMax * readUnspared
  const reads = zone === 'anywhere' ? most : Math.ceil(most * readNear)
  const months = monthsBetween(look.months, from, before?.publishedAt ?? last)
  return { question, bounds: { months, limit, readMax: reads } }
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

function cursorAt({ publishedAt, code }: Cursor): Cursor {
  return { publishedAt, code }
}
