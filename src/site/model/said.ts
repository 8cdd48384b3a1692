/** What somebody said, article by article, as their page prints it. */
import { tehranParts } from '#persian'
import type { PersonFacts, SaidInArticle } from '#store'
import { articlePath, statementPath } from '../addresses.ts'
import type { Moment } from '../edition/dates.ts'
import type { Edition } from '../edition/edition.ts'

/** Longest words of one statement on the page, in characters: the rest is read in the article. */
const wordsMax = 600
const officesMax = 12

export interface SaidView {
  headline: string
  href: string
  when: Moment
  words: WordsView[]
}

/** One statement; `quoted` words are shown between «». */
export interface WordsView {
  href: string
  text: string
  quoted: 'quoted' | 'told'
  /** «تکذیب», «تأیید»; null for a plain statement. */
  mark: string | null
}

export function saidView(said: SaidInArticle, now: Date, { dates, words }: Edition): SaidView {
  return {
    headline: said.headline,
    href: articlePath(said),
    when: dates.short(said.publishedAt, now),
    words: said.said.map((statement) => ({
      href: statementPath(said, statement.id),
      text: shortened(statement.words ?? statement.sentence),
      quoted: statement.words === null ? 'told' : 'quoted',
      mark: statement.polarity === 'assert' ? null : words.people.marks[statement.polarity],
    })),
  }
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= wordsMax) return line
  return `${line.slice(0, line.lastIndexOf(' ', wordsMax)).toWellFormed()}…`
}

/** An office with when it was held, or when our articles gave it. */
export interface OfficeView {
  title: string
  when: string
}

/** The offices people recorded, then those that articles give and nobody recorded; the newest first. */
export function officeViews({ tenures, offices }: PersonFacts, edition: Edition): OfficeView[] {
  const recorded = tenures.map(({ title, from, to }) => ({ title, when: years(from, to, edition) }))
  const known = new Set(tenures.map(({ title }) => bareLetters(title)))
  const spoken = offices
    .filter(({ title }) => !known.has(bareLetters(title)))
    .map(({ title, firstAt, lastAt }) => ({ title, when: monthsBetween(firstAt, lastAt, edition) }))
  return [...spoken, ...recorded].slice(0, officesMax)
}

function bareLetters(title: string): string {
  return title.replace(/[^\p{L}\p{N}]+/gu, '')
}

function years(from: number | null, to: number | null, { words: { people } }: Edition): string {
  if (from === null && to === null) return ''
  if (to === null) return people.since(from!)
  if (from === null) return people.until(to)
  return people.years(from, to)
}

/** «آذر ۱۳۹۹», «آذر ۱۳۹۹ تا مهر ۱۴۰۱» */
function monthsBetween(first: Date, last: Date, { dates, words }: Edition): string {
  const [from, to] = [first, last].map((instant) => {
    const { jy, jm } = tehranParts(instant)
    return dates.month(jy, jm)
  }) as [string, string]
  return from === to ? from : words.archive.span(from, to)
}
