import { firstEdition } from '#article'
import {
  NEWS_SITEMAP_ENTRIES_MAX,
  type NewsSitemapEntry,
  sitemapContentType,
  writeNewsSitemap,
  writeSitemap,
  writeSitemapIndex,
} from '#formats'
import type { Page, PageRequest, PageRoute } from '#server'
import { type Card, type Cursor, key, type PublishedReader } from '#store'
import { articlePath, sitemapPartPath } from '../addresses.ts'
import { fileAnswer, type Site, sorryAnswer } from '../answers.ts'
import type { EditionParts } from '../settings.ts'

/** Addresses in one part: far below the 50,000 allowed, so that a part is made in one short question. */
export const sitemapPartLength = 10_000

/** What a news sitemap may hold (Google: the last two days). */
const newsMs = 48 * 3_600_000
/** Stories asked for at once: what the store gives in one answer. */
const newsBatch = 200
/** The window moves even when nothing is published. */
const newsRefreshSeconds = 600

/** The sitemaps: an index of months, their files, and that of the news of two days. */
export function sitemapRoutes(site: Site): PageRoute[] {
  return [
    { pattern: '/sitemap.xml', render: () => indexAnswer(site) },
    { pattern: '/sitemap/:month/:part', render: (request) => partAnswer(site, request) },
    { pattern: '/sitemap-news.xml', render: () => newsAnswer(site) },
    { pattern: '/robots.txt', render: () => robotsAnswer(site) },
  ]
}

/** Months of the common era that four digits name: the index lists no other, and parts answer for no other. */
const monthPattern = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])$/

/** One part or more for each month that holds publications. */
async function indexAnswer({ published, settings }: Site): Promise<Page> {
  const months = await published.months()
  const named = months.filter(({ month }) => monthPattern.test(month))
  const entries = named.flatMap(sitemapParts).map((path) => ({ url: settings.url + path, changedAt: null }))
  return fileAnswer(sitemapContentType, writeSitemapIndex(entries), [key.sitemap])
}

/** The addresses of the parts of one month. */
export function sitemapParts({ month, count }: { month: string; count: number }): string[] {
  return Array.from({ length: Math.ceil(count / sitemapPartLength) }, (_, part) => sitemapPartPath(month, part + 1))
}

async function partAnswer({ published, settings, editions }: Site, { params }: PageRequest): Promise<Page> {
  const part = readPart(params.month ?? '', params.part ?? '')
  const entries = part ? await published.month(part.month, part.number - 1, sitemapPartLength) : []
  if (entries.length === 0) return sorryAnswer(404, settings, [key.sitemap])
  const on = new Set(editions.map((one) => one.settings.edition.code))
  const shown = entries.filter(({ edition = firstEdition }) => on.has(edition))
  const urls = shown.map((entry) => ({ url: settings.url + articlePath(entry), changedAt: entry.changedAt }))
  return fileAnswer(sitemapContentType, writeSitemap(urls), [key.sitemap])
}

/** «2020-11» and «1.xml»; null for what no index of ours ever named. */
function readPart(month: string, file: string): { month: string; number: number } | null {
  const number = /^([1-9]\d{0,3})\.xml$/.exec(file)?.[1]
  return number && monthPattern.test(month) ? { month, number: Number(number) } : null
}

/** One list for all editions: each entry names its own language. */
async function newsAnswer({ editions, now }: Site): Promise<Page> {
  const since = new Date(now().getTime() - newsMs)
  const entries = (await Promise.all(editions.map((one) => newsOf(one, since)))).flat()
  const newest = entries.sort((one, other) => other.publishedAt.getTime() - one.publishedAt.getTime())
  const body = writeNewsSitemap(newest.slice(0, NEWS_SITEMAP_ENTRIES_MAX))
  return { ...fileAnswer(sitemapContentType, body, [key.sitemap]), refreshAfterSeconds: newsRefreshSeconds }
}

async function newsOf({ published, settings }: EditionParts, since: Date): Promise<NewsSitemapEntry[]> {
  const { url, name, edition } = settings
  const publication = { name, language: edition.language }
  const cards = await newestCards(published, since)
  return cards.map((card) => ({
    url: url + articlePath(card),
    title: card.headline,
    publishedAt: card.publishedAt,
    publication,
  }))
}

async function newestCards(published: PublishedReader, since: Date): Promise<Card[]> {
  const cards: Card[] = []
  let before: Cursor | undefined
  do {
    const batch = await published.cards({ limit: newsBatch, publishedAfter: since, ...(before && { before }) })
    cards.push(...batch)
    before = batch.length === newsBatch ? batch.at(-1) : undefined
  } while (before !== undefined && cards.length < NEWS_SITEMAP_ENTRIES_MAX)
  return cards
}

/** Everything may be read except the rooms where people work. */
async function robotsAnswer({ settings }: Site): Promise<Page> {
  const lines = [
    'User-agent: *',
    'Disallow: /desk',
    'Disallow: /api/',
    '',
    `Sitemap: ${settings.url}/sitemap.xml`,
    `Sitemap: ${settings.url}/sitemap-news.xml`,
    '',
  ]
  return fileAnswer('text/plain; charset=utf-8', lines.join('\n'), [])
}
