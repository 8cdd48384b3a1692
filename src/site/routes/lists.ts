import type { Page, PageBody, PageRequest, PageRoute } from '#server'
import { type Card, type CardQuery, type Cursor, key, type Named, type Section } from '#store'
import { htmlAnswer, listMaxAgeSeconds, redirectAnswer, refreshedAt, type Site, sorryAnswer } from '../answers.ts'
import type { Edition } from '../edition/edition.ts'
import { cardView } from '../model/cards.ts'
import { picturesMax } from '../model/front.ts'
import { inLettersOf } from '../model/names.ts'
import { sourceFacts } from '../model/source-facts.ts'
import { type ListGroup, type ListView, listPage, listStyle } from '../pages/list.ts'
import type { Frame } from '../parts/frame.ts'
import type { StyleName } from '../styles.ts'
import { type Arrangement, arrangedOf, type FrontSource, nothingArranged } from './arranged.ts'

/** Stories on one page of a list. */
export const pageLength = 30
const picturedRowsMax = 4
/** Instants a cursor may name: those that every part of the store can hold. */
const instantMsMin = Date.parse('0001-01-01T00:00:00Z')
const instantMsMax = Date.parse('9999-12-31T23:59:59.999Z')

/** What a list is: its words, its address, its stories. */
export interface List {
  title: string
  about: string | null
  path: string
  hasFeed: boolean
  section: string | null
  near: ListView['near']
  /** What is known of the thing itself. */
  facts: ListView['facts']
  layout: ListView['layout']
  grouping: 'by-day' | 'none'
  query: Omit<CardQuery, 'limit' | 'before'>
  key: string
}

/** Finds what a slug names; null when there is no such thing. */
export type FindList = (site: Site, slug: string) => Promise<List | null>

const plain = {
  about: null,
  hasFeed: true,
  section: null,
  near: [],
  facts: [],
  layout: 'rows',
  grouping: 'none',
} as const
const whole = { ...plain, hasFeed: false }

/** The lists that are there without anything that they are of. */
export function lastingLists({ paths, words: { lists } }: Edition): List[] {
  const ofKind = (title: string, path: string, kind: 'photo' | 'video'): List => ({
    ...plain,
    title,
    path,
    layout: 'tiles',
    query: { kinds: [kind] },
    key: key.kind(kind),
  })
  return [
    { ...whole, title: lists.latest, path: paths.latest, grouping: 'by-day', query: {}, key: key.latest },
    ofKind(lists.photo, paths.photo, 'photo'),
    ofKind(lists.video, paths.video, 'video'),
  ]
}

export const findSection: FindList = async ({ published, settings }, slug) =>
  sectionList(await published.sections(), slug, settings.edition)

/** The list of a section; of the one that took its place, where it is out of use. Null for a slug nobody knows. */
export function sectionList(sections: readonly Section[], slug: string, { paths }: Edition): List | null {
  const named = sections.find((one) => one.slug === slug)
  const section = named?.isRetired ? sections.find((one) => one.slug === named.parent) : named
  if (!section) return null
  const near = sections.filter((one) => !one.isRetired && (one.parent === section.slug || one.slug === section.parent))
  return {
    ...plain,
    title: section.name,
    path: paths.section(section.slug),
    section: section.slug,
    near: near.map((one) => ({ name: one.name, href: paths.section(one.slug) })),
    query: { section: section.slug },
    key: key.section(section.slug),
  }
}

export const findTag: FindList = async ({ published, settings: { edition } }, slug) =>
  ifNamed(await published.tag(slug), ({ name }) => ({
    ...plain,
    title: name,
    about: edition.words.lists.aboutTag,
    path: edition.paths.tag(slug),
    query: { tag: slug },
    key: key.tag(slug),
  }))

export const findAuthor: FindList = async ({ published, settings: { edition } }, slug) =>
  ifNamed(await published.author(slug), ({ name }) => ({
    ...plain,
    title: name,
    about: edition.words.lists.aboutAuthor,
    path: edition.paths.author(slug),
    query: { author: slug },
    key: key.author(slug),
  }))

export const findSource: FindList = async ({ published, settings: { edition } }, slug) => {
  const found = await published.source(slug)
  if (found === null) return null
  const source = inLettersOf(edition, found)
  return {
    ...plain,
    title: source.name,
    about: edition.words.lists.aboutSource,
    facts: sourceFacts(source, edition),
    path: edition.paths.source(source.slug),
    query: { source: source.slug },
    key: key.source(source.slug),
  }
}

/** Lists by section, tag, author, source and kind, and the latest. */
export function listRoutes(site: Site): PageRoute[] {
  const { edition } = site.settings
  const { paths } = edition
  return [
    ...lastingLists(edition).map((list) => ({
      pattern: list.path,
      queryKeys,
      render: (request: PageRequest) => listAnswer(site, list, request),
    })),
    { pattern: paths.section(':slug'), queryKeys, render: (request) => sectionPage(site, request) },
    { pattern: paths.tag(':slug'), queryKeys, render: named(site, findTag, key.tag) },
    { pattern: paths.author(':slug'), queryKeys, render: named(site, findAuthor, key.author) },
    { pattern: paths.source(':slug'), queryKeys, render: named(site, findSource, key.source) },
  ]
}

const queryKeys = ['before'] as const

function named(site: Site, find: FindList, keyOf: (slug: string) => string) {
  return async (request: PageRequest): Promise<Page> => {
    const slug = request.params.slug ?? ''
    const list = await find(site, slug)
    return list === null ? sorryAnswer(404, site.settings, [keyOf(slug)]) : listAnswer(site, list, request)
  }
}

/** A section's page; what somebody arranged stands above the list, and changes when that was planned. */
async function sectionPage(site: Site, request: PageRequest): Promise<Page> {
  const slug = request.params.slug ?? ''
  const { published, settings, now } = site
  const instant = now()
  const [sections, { version, until }] = await Promise.all([published.sections(), published.frontAt(instant, slug)])
  const list = sectionList(sections, slug, settings.edition)
  if (list === null) return sorryAnswer(404, settings, [key.section(slug)])
  const arrangement = version?.plan ? { plan: version.plan, sections } : null
  return refreshedAt(await listAnswer(site, list, request, arrangement), until, instant)
}

async function listAnswer(
  { published, settings, now, shelf }: Site,
  list: List,
  request: PageRequest,
  arrangement: Arrangement | null = null,
): Promise<Page> {
  if (request.path !== list.path) return redirectAnswer(list.path, [list.key])
  const typed = request.query.get('before')
  const before = typed === null ? null : readCursor(typed)
  if (typed !== null && before === null) return sorryAnswer(404, settings, [])
  const wish = { source: published, list, arrangement, before, frame: await shelf.frame(), instant: now() }
  const { body, style } = await renderList(wish)
  return htmlAnswer(settings, { body, style, keys: [list.key], maxAgeSeconds: listMaxAgeSeconds })
}

export interface ListWish {
  source: FrontSource
  list: List
  /** What somebody arranged above it; only a section's page has that. */
  arrangement: Arrangement | null
  /** Older than this one; null for the newest page. */
  before: Cursor | null
  frame: Frame
  instant: Date
}

/** One page of a list, as HTML. What is arranged above it stands on none of its pages again. */
export async function renderList(wish: ListWish): Promise<{ body: PageBody; style: StyleName }> {
  const { source, list, arrangement, before, frame, instant } = wish
  const { section } = list
  const { edition } = frame.settings
  const above =
    arrangement === null || section === null
      ? nothingArranged
      : await arrangedOf(source, arrangement, { section, instant, edition })
  const [found, lastChange] = await Promise.all([
    source.cards({ ...list.query, limit: pageLength + 1 + above.codes.size, ...(before && { before }) }),
    source.lastChange(),
  ])
  const cards = found.filter(({ code }) => !above.codes.has(code))
  const boxes = before === null ? above.boxes : []
  const shown = cards.slice(0, pageLength)
  const pictures = boxes.length === 0 ? picturedRowsMax : Math.max(0, picturesMax - above.pictures)
  const inRows = list.layout === 'tiles' ? shown : withFewPictures(shown, pictures)
  const view: ListView = {
    ...list,
    boxes,
    groups:
      list.grouping === 'by-day'
        ? groupedByDay(inRows, instant, edition)
        : ungrouped(inRows, boxes, { now: instant, edition }),
    olderPath: cards.length > pageLength ? `${list.path}?before=${writeCursor(shown.at(-1)!)}` : null,
    isNewest: before === null,
  }
  return { body: listPage(view, frame, edition.dates.today(instant, lastChange)), style: listStyle(view) }
}

/** The first rows show their pictures, so that the page stays within eight requests; the rest is to be read. */
export function withFewPictures(cards: readonly Card[], picturesMax: number = picturedRowsMax): Card[] {
  const pictured = new Set(cards.filter(({ hero }) => hero?.media).slice(0, picturesMax))
  return cards.map((card) => (pictured.has(card) ? card : { ...card, hero: null }))
}

function ungrouped(
  cards: readonly Card[],
  above: ListView['boxes'],
  { now, edition }: { now: Date; edition: Edition },
): ListGroup[] {
  const heading = above.length > 0 ? edition.words.article.otherNews : null
  return cards.length === 0 ? [] : [{ heading, cards: cards.map((card) => cardView(card, now, edition)) }]
}

/** Under each day its stories, with the clock alone. */
function groupedByDay(cards: readonly Card[], now: Date, edition: Edition): ListGroup[] {
  const { dates } = edition
  const days = Map.groupBy(cards, ({ publishedAt }) => dates.dayHeading(publishedAt))
  return [...days].map(([heading, stories]) => ({
    heading,
    cards: stories.map((card) => ({ ...cardView(card, now, edition), when: dates.clock(card.publishedAt) })),
  }))
}

/** «older than this one»: its instant in milliseconds and its code. */
export function writeCursor({ publishedAt, code }: Cursor): string {
  return `${publishedAt.getTime()}-${code}`
}

/** A cursor as {@link writeCursor} writes it, of the years 1 to 9999; null for anything else. */
export function readCursor(typed: string): Cursor | null {
  const match = /^(-?\d{1,15})-(\d{1,15})$/.exec(typed)
  if (match === null) return null
  const instantMs = Number(match[1])
  if (instantMs < instantMsMin || instantMs > instantMsMax) return null
  return { publishedAt: new Date(instantMs), code: Number(match[2]) }
}

function ifNamed(found: Named | null, list: (found: Named) => List): List | null {
  return found && list(found)
}
