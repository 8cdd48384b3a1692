import {
  isJalaliDay,
  jalaliMonthLength,
  jalaliYearMax,
  jalaliYearMin,
  tehranInstant,
  tehranParts,
  toLatinDigits,
} from '#persian'
import type { Page, PageRequest, PageRoute } from '#server'
import { type Cursor, key } from '#store'
import { htmlAnswer, listMaxAgeSeconds, redirectAnswer, type Site, sorryAnswer } from '../answers.ts'
import type { Edition } from '../edition/edition.ts'
import {
  boundName,
  type DaySpan,
  dayLink,
  dayName,
  daysOfMonth,
  daysOfYear,
  everyDay,
  monthLink,
  monthSpans,
  otherName,
  weeksOfMonth,
  yearLink,
  yearSpans,
} from '../model/archive.ts'
import { cardView } from '../model/cards.ts'
import { type ArchiveView, archivePage, dayStories, monthCalendar, spanList, wholeArchive } from '../pages/archive.ts'
import type { Link } from '../parts/links.ts'
import { pageLength, readCursor, withFewPictures, writeCursor } from './lists.ts'

/** Digits of the longest part of a date. */
const digitsMax = 4
const dayMs = 86_400_000

/** Everything that was published, by the day on which it was: years, months of a year, days of a month, a day. */
export function archiveRoutes(site: Site): PageRoute[] {
  const pattern = site.settings.edition.paths.archive()
  return [
    { pattern, render: () => years(site) },
    { pattern: `${pattern}/:jy`, render: dated(site, year) },
    { pattern: `${pattern}/:jy/:jm`, render: dated(site, month) },
    { pattern: `${pattern}/:jy/:jm/:jd`, queryKeys: ['before'], render: dated(site, day) },
  ]
}

type DatedPage = (site: Site, date: number[], query: URLSearchParams) => Promise<Page>

/** Reads the date in the address, in whatever digits; leads every other spelling to the one address of the date. */
function dated(site: Site, render: DatedPage) {
  return async ({ params, path, query }: PageRequest): Promise<Page> => {
    const date = ['jy', 'jm', 'jd'].filter((part) => part in params).map((part) => readPart(params[part]!))
    if (!isPossible(date)) return sorryAnswer(404, site.settings, [])
    const own = site.settings.edition.paths.archive(...date)
    if (path !== own) return redirectAnswer(own, [])
    return render(site, date, query)
  }
}

function readPart(typed: string): number {
  const latin = toLatinDigits(typed)
  return typed.length <= digitsMax && /^\d+$/.test(latin) ? Number(latin) : Number.NaN
}

/** Whether the calendar has this year, month or day. */
function isPossible([jy = Number.NaN, jm = 1, jd = 1]: number[]): boolean {
  return jy >= jalaliYearMin && jy <= jalaliYearMax && jalaliMonthLength(jy, jm) > 0 && isJalaliDay({ jy, jm, jd })
}

async function years(site: Site): Promise<Page> {
  const { edition } = site.settings
  const days = await site.published.daysOfNews(everyDay.first, everyDay.last)
  return answer(site, [], {
    title: edition.words.archive.title,
    otherName: null,
    above: [],
    previous: null,
    next: null,
    indexed: true,
    content: spanList(yearSpans(days, edition), edition),
  })
}

async function year(site: Site, [jy]: number[]): Promise<Page> {
  const { edition } = site.settings
  const span = daysOfYear(jy!)
  const around = await found(site, span, yearLink)
  if (around === null) return missing(site, [jy!])
  return answer(site, [jy!], {
    title: edition.words.archive.newsOfYear(edition.dates.number(jy!)),
    otherName: otherSpan(span, edition),
    above: [wholeArchive(edition)],
    ...around,
    content: spanList(monthSpans(jy!, around.days, edition), edition),
  })
}

async function month(site: Site, [jy, jm]: number[]): Promise<Page> {
  const { edition } = site.settings
  const span = daysOfMonth(jy!, jm!)
  const around = await found(site, span, monthLink)
  if (around === null) return missing(site, [jy!, jm!])
  const title = edition.words.archive.news(edition.dates.month(jy!, jm!))
  const today = tehranParts(site.now()).dayNumber
  return answer(site, [jy!, jm!], {
    title,
    otherName: otherSpan(span, edition),
    above: [wholeArchive(edition), yearLink(span.first, edition)],
    ...around,
    content: monthCalendar(weeksOfMonth(span, around.days, { today, edition }), title, edition),
  })
}

async function day(site: Site, [jy, jm, jd]: number[], query: URLSearchParams): Promise<Page> {
  const { edition } = site.settings
  const date = { jy: jy!, jm: jm!, jd: jd! }
  const number = daysOfMonth(date.jy, date.jm).first + date.jd - 1
  const typed = query.get('before')
  const before = typed === null ? endOf(number) : readCursor(typed)
  if (before === null) return sorryAnswer(404, site.settings, [])
  const [around, cards] = await Promise.all([
    found(site, { first: number, last: number }, dayLink),
    site.published.cards({ limit: pageLength + 1, before, publishedFrom: startOf(number) }),
  ])
  if (around === null) return missing(site, [date.jy, date.jm, date.jd])
  const now = site.now()
  const shown = withFewPictures(cards.slice(0, pageLength))
  const path = edition.paths.archive(date.jy, date.jm, date.jd)
  const olderPath = cards.length > pageLength ? `${path}?before=${writeCursor(shown.at(-1)!)}` : null
  return answer(site, [date.jy, date.jm, date.jd], {
    title: edition.words.archive.news(dayName(number, edition)),
    otherName: otherName(number, edition),
    above: [wholeArchive(edition), yearLink(number, edition), monthLink(number, edition)],
    ...around,
    indexed: around.indexed && typed === null,
    content: dayStories(
      shown.map((card) => ({ ...cardView(card, now, edition), when: edition.dates.clock(card.publishedAt) })),
      olderPath,
      edition,
    ),
  })
}

/** The days with news within a span and what lies around it; null for a span that has not begun. */
async function found(
  { published, now, settings }: Site,
  { first, last }: DaySpan,
  linkOf: (day: number, edition: Edition) => Link,
) {
  const [days, before, after] = await Promise.all([
    published.daysOfNews(first, last),
    published.neighbourDays(first),
    published.neighbourDays(last),
  ])
  const { previous } = before
  const { next } = after
  if (days.length === 0 && first > tehranParts(now()).dayNumber) return null
  return {
    days,
    previous: previous === null ? null : linkOf(previous, settings.edition),
    next: next === null ? null : linkOf(next, settings.edition),
    indexed: days.length > 0,
  }
}

/** The key of the span is announced with its first story. */
function missing({ settings }: Site, date: number[]): Page {
  return sorryAnswer(404, settings, [key.archive(...date)])
}

async function answer(site: Site, date: number[], view: Omit<ArchiveView, 'path'>): Promise<Page> {
  const { dates, paths } = site.settings.edition
  const [frame, lastChange] = await Promise.all([site.shelf.frame(), site.published.lastChange()])
  const body = archivePage({ ...view, path: paths.archive(...date) }, frame, dates.today(site.now(), lastChange))
  return htmlAnswer(site.settings, {
    body,
    style: 'archive',
    keys: [key.archive(...date)],
    maxAgeSeconds: listMaxAgeSeconds,
  })
}

function otherSpan({ first, last }: DaySpan, edition: Edition): string {
  return edition.words.archive.span(boundName(first, edition), boundName(last, edition))
}

/** Midnight in Tehran. The day after the last that the calendar knows begins a day after that. */
function startOf(dayNumber: number): Date {
  const { jy, jm, jd } = tehranParts(new Date(dayNumber * dayMs))
  const { value } = tehranInstant({ jy, jm, jd })
  return value ?? new Date(startOf(dayNumber - 1).getTime() + dayMs)
}

/** No code is below 1: everything before midnight is before this. */
function endOf(dayNumber: number): Cursor {
  return { publishedAt: startOf(dayNumber + 1), code: 0 }
}
