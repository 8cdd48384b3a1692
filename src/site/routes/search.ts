import { rssContentType, writeRss } from '#formats'
import type { FoundArticle, SearchAnswer, SearchCursor } from '#search'
import { readSearchCursor, writeSearchCursor } from '#search'
import type { Page, PageRequest, PageRoute } from '#server'
import { articlePath } from '../addresses.ts'
import { htmlAnswer, type Site, sorryAnswer } from '../answers.ts'
import { touchIconPath } from '../assets.ts'
import { sectionName } from '../edition/section-names.ts'
import { cardView } from '../model/cards.ts'
import { inLettersOf, type ManyNames } from '../model/names.ts'
import {
  filtersOf,
  readSearchForm,
  type SearchForm,
  searchAddress,
  searchFeedAddress,
  searchFields,
} from '../model/search-form.ts'
import { type FoundView, type SearchState, searchPage } from '../pages/search.ts'
import { feedItem } from './feeds.ts'

const pageLength = 20
const feedLength = 50
/** Every answer costs the database some work: this often may one network ask. */
const rate = { limit: 40, windowSeconds: 60 }
const retryAfterSeconds = '10'
/** Feed readers that come more often are told the same. */
const feedMaxAge = 'public, max-age=300'

/** The search page and its feed. Neither is kept: what was asked is nobody else's, and made-up questions are worth no memory. */
export function searchRoutes(site: Site): PageRoute[] {
  const queryKeys = [...searchFields, 'after']
  const { feed, search } = site.settings.edition.paths
  return [
    { pattern: search, queryKeys, cacheable: false, rate, render: (request) => searchAnswer(site, request) },
    {
      pattern: feed(search, 'feed.xml'),
      queryKeys: searchFields,
      cacheable: false,
      rate,
      render: (request) => feedAnswer(site, request),
    },
  ]
}

async function searchAnswer(site: Site, { query }: PageRequest): Promise<Page> {
  const form = readSearchForm(query)
  const typed = query.get('after')
  const cursor = typed === null ? null : readSearchCursor(typed)
  if (typed !== null && cursor === null) return sorryAnswer(404, site.settings, [])
  const outcome = await ask(site, form, {
    cursor,
    order: form.sort === 'newest' ? 'newest' : 'best',
    limit: pageLength,
  })
  if (outcome.kind === 'code') return movedFor(articlePath(outcome))
  if (outcome.kind === 'found')
    return pageOf(site, form, { state: foundState(site, form, outcome, cursor), status: 200 })
  const isBusy = outcome.kind === 'busy' || outcome.kind === 'too-late'
  return pageOf(
    site,
    form,
    isBusy ? { state: { kind: 'too-late' }, status: 503 } : { state: { kind: 'nothing-asked' }, status: 200 },
  )
}

interface Asking {
  cursor: SearchCursor | null
  order: 'best' | 'newest'
  limit: number
}

function ask({ search, now, settings, editions }: Site, form: SearchForm, asking: Asking) {
  const { filters: asked } = filtersOf(form)
  const filters = editions.length > 1 ? { ...asked, edition: settings.edition.code } : asked
  return search.find({ ...asking, text: form.q, filters, standings: ['live'], now: now() })
}

/** For now: the question may be answered otherwise one day. */
function movedFor(location: string): Page {
  return { status: 302, contentType: 'text/plain; charset=utf-8', body: '', location, keys: [], maxAgeSeconds: 0 }
}

async function pageOf(
  { published, settings, shelf }: Site,
  form: SearchForm,
  { state, status }: { state: SearchState; status: 200 | 503 },
): Promise<Page> {
  const [frame, sections, source, person] = await Promise.all([
    shelf.frame(),
    published.sections(),
    form.source === '' ? null : published.source(form.source),
    form.person === '' ? null : published.person(form.person),
  ])
  const { edition } = settings
  const nameOf = (one: ManyNames) => inLettersOf(edition, one).name
  const narrowedTo = [
    ...(form.source === '' ? [] : [{ field: 'source' as const, name: source === null ? form.source : nameOf(source) }]),
    ...(form.person === '' ? [] : [{ field: 'person' as const, name: person === null ? form.person : nameOf(person) }]),
  ]
  const view = { form, state, unread: filtersOf(form).unread, sections: inTheirOrder(sections), narrowedTo }
  const body = searchPage(view, { ...frame, settings })
  const page = htmlAnswer(settings, { body, style: 'search', keys: [], maxAgeSeconds: 0 })
  return status === 200 ? page : { ...page, status, headers: { ...page.headers, 'retry-after': retryAfterSeconds } }
}

/** Sections of the first level, each with those below it. */
function inTheirOrder<T extends { slug: string; parent: string | null; position: number }>(
  sections: readonly T[],
): T[] {
  const sorted = sections.toSorted((one, other) => one.position - other.position)
  const below = (parent: string | null): T[] =>
    sorted.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.slug)])
  return below(null)
}

function foundState(site: Site, form: SearchForm, answer: SearchAnswer, cursor: SearchCursor | null): SearchState {
  const { articles, next, meant, leftOut, query, readUntil } = answer
  // What follows are answers to what was answered.
  const answered = meant?.isAnswered ? { ...form, q: meant.text } : form
  return {
    kind: 'found',
    found: articles.map((article) => foundView(article, site)),
    nextPath: next && searchAddress(site.settings.edition, answered, writeSearchCursor(next)),
    isContinued: cursor !== null,
    meant,
    leftOut,
    isShortened: query.isShortened,
    readBack: readUntil && site.settings.edition.dates.day(readUntil),
  }
}

function foundView(article: FoundArticle, { settings, now }: Site): FoundView {
  const { section } = article
  return {
    card: cardView(article, now(), settings.edition),
    section: section && sectionName(section, settings),
    headline: article.headlinePieces,
    passage: article.passage,
  }
}

/** The newest answers, for feed readers: whoever follows a word or a name follows this. */
async function feedAnswer(site: Site, { query }: PageRequest): Promise<Page> {
  const { settings, now } = site
  const { edition } = settings
  const { words } = edition
  const form = readSearchForm(query)
  const outcome = await ask(site, form, { cursor: null, order: 'newest', limit: feedLength })
  if (outcome.kind === 'busy' || outcome.kind === 'too-late')
    return {
      status: 503,
      contentType: rssContentType,
      body: '',
      keys: [],
      maxAgeSeconds: 0,
      headers: { 'retry-after': retryAfterSeconds },
    }
  const isAnswered = outcome.kind === 'found' && !outcome.meant?.isAnswered && outcome.leftOut.length === 0
  const articles = isAnswered ? outcome.articles : []
  const body = writeRss({
    title: `${words.search.ofText(words.people.quoted(form.q))} | ${settings.name}`,
    description: words.search.describeFeed(settings.name, form.q),
    homeUrl: settings.url + searchAddress(edition, form),
    feedUrl: settings.url + searchFeedAddress(edition, form),
    language: edition.language,
    publisher: settings.name,
    updatedAt: articles[0]?.publishedAt ?? now(),
    iconUrl: settings.url + touchIconPath,
    hubUrl: null,
    items: articles.map((article) => feedItem(article, settings)),
  })
  const headers = { 'x-robots-tag': 'noindex', 'cache-control': feedMaxAge }
  return { status: 200, contentType: rssContentType, body, keys: [], maxAgeSeconds: 0, headers }
}
