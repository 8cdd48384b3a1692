import { isoInstant } from '../write-instants.ts'
import { element, type XmlMarkup, xmlDocument } from '../write-xml.ts'

/** Addresses one sitemap may hold, and sitemaps one index (sitemaps.org). */
export const SITEMAP_ENTRIES_MAX = 50_000
/** Articles one news sitemap may hold (Google: the newest 1,000 of the last two days). */
export const NEWS_SITEMAP_ENTRIES_MAX = 1_000

const sitemapNamespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const imageNamespace = 'http://www.google.com/schemas/sitemap-image/1.1'
const newsNamespace = 'http://www.google.com/schemas/sitemap-news/0.9'

/** Serve as this. */
export const sitemapContentType = 'application/xml; charset=utf-8'

export interface SitemapEntry {
  /** Absolute. */
  url: string
  /** When what stands there last changed. */
  changedAt: Date | null
  /** Absolute addresses of the pictures of that page. */
  pictureUrls?: readonly string[]
}

export interface NewsSitemapEntry {
  url: string
  title: string
  publishedAt: Date
  publication: NewsSitemapPublication
}

/** The publication as registered with search engines; `language` is ISO 639: `fa`. */
export interface NewsSitemapPublication {
  name: string
  language: string
}

/** Addresses of pages, at most {@link SITEMAP_ENTRIES_MAX}: the caller pages. */
export function writeSitemap(entries: readonly SitemapEntry[]): string {
  assertCount(entries, SITEMAP_ENTRIES_MAX)
  const hasPictures = entries.some(({ pictureUrls }) => pictureUrls !== undefined && pictureUrls.length > 0)
  const namespaces = { xmlns: sitemapNamespace, 'xmlns:image': hasPictures ? imageNamespace : null }
  return xmlDocument(element('urlset', namespaces, ...entries.map(sitemapUrl)))
}

/** Addresses of sitemaps, at most {@link SITEMAP_ENTRIES_MAX}. */
export function writeSitemapIndex(entries: readonly Omit<SitemapEntry, 'pictureUrls'>[]): string {
  assertCount(entries, SITEMAP_ENTRIES_MAX)
  const sitemaps = entries.map(({ url, changedAt }) => element('sitemap', {}, loc(url), lastmod(changedAt)))
  return xmlDocument(element('sitemapindex', { xmlns: sitemapNamespace }, ...sitemaps))
}

/** The news of the last two days, at most {@link NEWS_SITEMAP_ENTRIES_MAX}: which those are, the caller says. */
export function writeNewsSitemap(entries: readonly NewsSitemapEntry[]): string {
  assertCount(entries, NEWS_SITEMAP_ENTRIES_MAX)
  const urls = entries.map((entry) => element('url', {}, loc(entry.url), news(entry)))
  return xmlDocument(element('urlset', { xmlns: sitemapNamespace, 'xmlns:news': newsNamespace }, ...urls))
}

function assertCount(entries: readonly unknown[], countMax: number): void {
  if (entries.length > countMax) throw new RangeError(`a sitemap of ${entries.length} entries; at most ${countMax}`)
}

function sitemapUrl({ url, changedAt, pictureUrls = [] }: SitemapEntry): XmlMarkup {
  const pictures = pictureUrls.map((picture) => element('image:image', {}, element('image:loc', {}, picture)))
  return element('url', {}, loc(url), lastmod(changedAt), ...pictures)
}

function loc(url: string): XmlMarkup {
  return element('loc', {}, url)
}

function lastmod(changedAt: Date | null): XmlMarkup | null {
  return changedAt === null ? null : element('lastmod', {}, isoInstant(changedAt))
}

function news({ publication, publishedAt, title }: NewsSitemapEntry): XmlMarkup {
  const { name, language } = publication
  return element(
    'news:news',
    {},
    element('news:publication', {}, element('news:name', {}, name), element('news:language', {}, language)),
    element('news:publication_date', {}, isoInstant(publishedAt)),
    element('news:title', {}, title),
  )
}
