import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database.ts'
import type { Cursor } from '../model.ts'
import { prepared } from '../prepared.ts'
import { mayHold } from './pairs.ts'
import {
  monthMark,
  periodPlace,
  type SearchMonth,
  type SearchStanding,
  standingMarks,
  type TermQuestion,
  termQuestion,
} from './terms.ts'

/** Words in this order, in one of these spellings, all folded. */
export type Phrase = readonly string[]

export interface MatchQuestion {
  /** What the index of terms is asked for. */
  terms: TermQuestion
  /** What else the terms of an article must be, read from the article itself; null for nothing else. */
  also: TermQuestion | null
  phrases: readonly Phrase[]
  phrasesNot: readonly Phrase[]
  /** Who said something in it; null for anybody or nobody. */
  personId: number | null
  /** Strictly older than this. */
  before?: Cursor
  /** Printed at this instant or later. */
  from?: Date
  /** Printed before this instant. */
  until?: Date
}

export interface Match extends Cursor {
  articleId: number
  standing: SearchStanding
}

/** Where to look and how long. */
export interface MatchBounds {
  /** Newest first. */
  months: readonly SearchMonth[]
  /** Most matches. */
  limit: number
  /** Most articles of which terms and words are read, to see whether they match. */
  readMax: number
}

/** What was found, newest first; `end` is where reading ended that went no further, null when nothing was left unread. */
export interface Matches {
  matches: Match[]
  end: Cursor | null
}

/** A question and where to look for its answers. */
export interface Asked {
  question: MatchQuestion
  bounds: MatchBounds
}

/** One article that was found, or (not met) the last that was read. */
export interface MatchRow extends Match {
  isMet: boolean
  /** How many were read before it and with it; 0 where nothing had to be read. */
  place: number
}

/**
 * The newest articles of these months that answer the question. One month is looked through after the other, the newest
 * first, and no more of them than it takes: a common word is found in the first, a rare one costs a look into a short
 * list of each.
 */
export async function findMatches(database: Database, asked: Asked): Promise<Matches> {
  if (asked.bounds.months.length === 0) return { matches: [], end: null }
  const { rows } = await sql<MatchRow>`${prepared} select "articleId", standing, code, "publishedAt", "isMet", place
    from (${matchRows(asked)}) as found`.execute(database)
  return matchesOf(rows, asked)
}

/** The statement behind {@link findMatches}: {@link MatchRow}s, newest first, with `"revisionId"`. */
export function matchRows({ question, bounds: { months, limit, readMax } }: Asked): RawBuilder<unknown> {
  const checks = checksOf(question)
  const candidates = candidatesOf(question, months, checks.length === 0 ? limit : readMax)
  const columns = sql`"articleId", standing, code, "publishedAt", "revisionId"`
  if (checks.length === 0)
    return sql`select ${columns}, true as "isMet", 0::bigint as place from ${candidates} as candidate limit ${limit}`
  // What is to be read of an article lies apart from its row: it is fetched one by one, until there are enough.
  return sql`select ${columns}, "isMet", place from (
      select candidate.*, row_number() over () as place, ${sql.join(checks, sql` and `)} as "isMet"
      from (select * from ${candidates} as found limit ${readMax}) as candidate
    ) as checked where "isMet" or place = ${readMax} limit ${limit}`
}

/** What these rows say. */
export function matchesOf(rows: readonly MatchRow[], { bounds }: Asked): Matches {
  const last = rows.at(-1)
  const isCut = last !== undefined && last.place === bounds.readMax
  const matches = rows
    .filter(({ isMet }) => isMet)
    .map(({ articleId, standing, code, publishedAt }) => ({ articleId, standing, code, publishedAt }))
  return { matches, end: isCut ? { publishedAt: last.publishedAt, code: last.code } : null }
}

/**
 * Articles that may match, newest first: a loop over the months, which ends when enough was taken out of it. Of no month
 * are more than `limit` wanted: the newest of thousands are told without putting all in order.
 */
function candidatesOf(question: MatchQuestion, months: readonly SearchMonth[], limit: number): RawBuilder<unknown> {
  // One text: hundreds of values of their own would take longer to be written than the question.
  const marks = [...new Set(months.map(({ month }) => monthMark(month)))].join(' ')
  const standings = [...new Set(months.map(({ standing }) => standing))]
  const inMonth = (terms: TermQuestion) =>
    sql`terms @@ (${sql.join(
      standings.map((standing) => inPeriod(terms, sql`${standingMarks[standing]}::text || month.mark`)),
      sql` || `,
    )})`
  return sql`(select met.*, month.mark from string_to_table(${marks}, ' ') as month(mark) cross join lateral (
    select article_id as "articleId", standing, code, published_at as "publishedAt", revision_id as "revisionId", terms, said, pairs from search_document
    where ${inMonth(question.terms)} and ${conditions(question)} and ${maySay(question)}
    order by published_at desc, code desc limit ${limit}
  ) as met)`
}

function inPeriod(terms: TermQuestion, period: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`replace(${termQuestion(terms)}, ${periodPlace}, ${period})::tsquery`
}

function checksOf({ also, phrases, phrasesNot }: MatchQuestion): RawBuilder<unknown>[] {
  const standingMark = sql`case standing when 'live' then ${standingMarks.live} else ${standingMarks.draft} end`
  return [
    ...(also === null ? [] : [sql`terms @@ ${inPeriod(also, sql`(${standingMark} || mark)`)}`]),
    ...phrases.map((phrase) => says(phrase)),
    ...phrasesNot.map((phrase) => sql`not ${says(phrase)}`),
  ]
}

function conditions({ personId, before, from, until }: MatchQuestion): RawBuilder<unknown> {
  const all = [
    ...(personId === null ? [] : [speaks(personId)]),
    ...(before ? [sql`(published_at, code) < (${before.publishedAt}::timestamptz, ${before.code}::bigint)`] : []),
    ...(from ? [sql`published_at >= ${from}::timestamptz`] : []),
    ...(until ? [sql`published_at < ${until}::timestamptz`] : []),
  ]
  return all.length === 0 ? sql`true` : sql.join(all, sql` and `)
}

function speaks(personId: number): RawBuilder<unknown> {
  return sql`exists (select from statement where person_id = ${personId} and revision_id = search_document.revision_id)`
}

/** Spares most of the reading. */
function maySay({ phrases }: MatchQuestion): RawBuilder<unknown> {
  const may = phrases.map((phrase) => sql`(${sql.join(phrase.map(mayHold), sql` or `)})`)
  return may.length === 0 ? sql`true` : sql.join(may, sql` and `)
}

/** `said` has a space on both ends. */
function says(phrase: Phrase): RawBuilder<unknown> {
  const spelled = phrase.map((words) => sql`(${mayHold(words)} and strpos(said, ${` ${words} `}) > 0)`)
  return sql`(${sql.join(spelled, sql` or `)})`
}
