/** Sitemaps (sitemaps.org 0.9) with the news and image extensions, sitemap indexes, and plain lists of addresses. */
import type { FeedContext } from '../feed/feed-context.ts'
import { readFeedDate } from '../feed/feed-dates.ts'
import { EMPTY_FEED, EMPTY_ITEM, type FeedItem, type FeedItemReading, type FeedReading } from '../feed/feed-item.ts'
import { webAddress } from '../feed/feed-links.ts'
import { mediaOf } from '../feed/feed-media.ts'
import { lineOf, sniffedText } from '../feed/feed-text.ts'
import type { Reading } from '../page-article.ts'
import { childOf, childrenOf, textOfChild } from '../xml/xml-parts.ts'
import { type XmlElement, XmlTree } from '../xml/xml-tree.ts'

/** Addresses of one sitemap, by the standard. */
const ADDRESSES_MAX = 50_000
/** Characters told of a line that is no address. */
const LINE_CHARS_TOLD = 60
const CHUNK_CHARS = 256 * 1024
const RECORDS = new Set(['sm:url', 'sm:sitemap', 'url', 'sitemap'])

/**
 * Reads a sitemap: one item an address, with the last change as `updated` and what its news extension says. The
 * sitemaps that an index lists are items of their own. Value null when there are none. Never throws.
 */
export function readSitemap(text: string, context: FeedContext): Reading<FeedReading> {
  const items: FeedItemReading[] = []
  const tree = new XmlTree({
    base: context.base,
    records: RECORDS,
    onRecord(record) {
      if (items.length >= ADDRESSES_MAX) {
        tree.faults.add('too-many-items')
        return false
      }
      const item = addressItem(record, context)
      if (item === null) context.notes.add('no-address', 'an entry has no address that can be followed')
      else items.push({ item, document: { type: 'doc', content: [] } })
      return true
    },
  })
  for (let at = 0; at < text.length; at += CHUNK_CHARS) tree.push(text.slice(at, at + CHUNK_CHARS))
  tree.end()
  const problems = [...tree.faults.problems(), ...context.notes.problems()]
  const isSitemap = childOf(tree.root, 'sm:urlset', 'sm:sitemapindex', 'urlset', 'sitemapindex') !== null
  if (tree.faults.isHostile() || !isSitemap)
    return { value: null, problems: isSitemap ? problems : [...problems, NONE] }
  return { value: { feed: { ...EMPTY_FEED, link: context.base }, items }, problems }
}

const NONE = { kind: 'no-feed', detail: 'no sitemap was found in this document' }

function addressItem(record: XmlElement, context: FeedContext): FeedItem | null {
  const link = webAddress(textOfChild(record, 'sm:loc', 'loc'), record.base ?? context.base)
  if (link === null) return null
  const news = childOf(record, 'news:news')
  const changed = readFeedDate(textOfChild(record, 'sm:lastmod', 'lastmod'), context)
  const published = news === null ? null : readFeedDate(textOfChild(news, 'news:publication_date'), context)
  const line = (words: string | null): string | null => lineOf(sniffedText(words ?? '', null), context.spell.text)
  const publication = news === null ? null : childOf(news, 'news:publication')
  const item: FeedItem = {
    ...EMPTY_ITEM,
    link,
    title: news === null ? null : line(textOfChild(news, 'news:title')),
    published: published?.at ?? null,
    updated: changed?.at ?? null,
    categories: (news === null ? '' : (textOfChild(news, 'news:keywords') ?? ''))
      .split(/[,،;]/)
      .flatMap((name) => line(name) ?? []),
    language: publication === null ? null : textOfChild(publication, 'news:language'),
    media: childrenOf(record, 'image:image').flatMap((image) => {
      const url = webAddress(textOfChild(image, 'image:loc'), context.base)
      const caption = line(textOfChild(image, 'image:caption') ?? textOfChild(image, 'image:title'))
      return url === null ? [] : [mediaOf({ url, medium: 'image', caption })]
    }),
  }
  if (published?.precision === 'day') item.published_precision = 'day'
  return item
}

/** The addresses of a plain list, one a line; lines that are none are left out and counted. */
export function readAddressList(text: string, context: FeedContext): Reading<FeedReading> {
  const items: FeedItemReading[] = []
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue
    const link = webAddress(line, context.base)
    if (items.length >= ADDRESSES_MAX)
      context.notes.add('too-many-items', `only the first ${ADDRESSES_MAX} addresses of one list are read: split it`)
    else if (link === null)
      context.notes.add('no-address', `«${line.trim().slice(0, LINE_CHARS_TOLD)}» is no address that can be followed`)
    else items.push({ item: { ...EMPTY_ITEM, link }, document: { type: 'doc', content: [] } })
  }
  return { value: { feed: EMPTY_FEED, items }, problems: context.notes.problems() }
}
