/** ninjs (IPTC News in JSON), generations 1, 2 and 3: one item, or a list of them. */
import type { FeedContext } from '../feed/feed-context.ts'
import { EMPTY_FEED, FEED_ITEMS_MAX, type FeedItem, type FeedItemReading, type FeedReading } from '../feed/feed-item.ts'
import { webAddress } from '../feed/feed-links.ts'
import { lineOf, sniffedText } from '../feed/feed-text.ts'
import { itemReading } from '../feed/item-parts.ts'
import {
  countOf,
  isObject,
  type JsonObject,
  objectsOf,
  readJsonDocument,
  stringOf,
  stringsOf,
} from '../feed/json-document.ts'
import { notedItems } from '../feed/noted-items.ts'
import { statusOf } from '../newsml-g2/newsml-status.ts'
import type { Reading } from '../page-article.ts'
import { ninjsBody, ninjsHeadline, ninjsMedia, ninjsPeople, ninjsSummary, ninjsTexts } from './ninjs-parts.ts'

/** Reads an item, a list of items, or an object that holds one under `items`. Value null when there is none. Never throws. */
export function readNinjs(text: string, context: FeedContext): Reading<FeedReading> {
  const { value, problems } = readJsonDocument(text)
  const listed = itemsIn(value)
  if (listed.length === 0) {
    const none = { kind: 'no-feed', detail: 'no news item was found in this document' }
    return { value: null, problems: problems.length > 0 ? problems : [none] }
  }
  if (listed.length > FEED_ITEMS_MAX)
    problems.push({ kind: 'too-many-items', detail: `only the first ${FEED_ITEMS_MAX} items were read` })
  const items = listed.slice(0, FEED_ITEMS_MAX).map((item) => ninjsItem(item, context))
  return {
    value: { feed: EMPTY_FEED, items: notedItems(items, context) },
    problems: [...problems, ...context.notes.problems()],
  }
}

function itemsIn(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.filter(isObject)
  if (!isObject(value)) return []
  for (const name of ['items', '_items', 'newsitems', 'data']) {
    const inside = objectsOf(value, name)
    if (inside.length > 0 && stringOf(value, 'uri') === null) return inside
  }
  return [value]
}

function ninjsItem(item: JsonObject, context: FeedContext): FeedItemReading {
  const reading = itemReading(
    {
      id: stringOf(item, 'uri', 'guid', '_id'),
      title: ninjsHeadline(item),
      link: linkOf(item, context),
      published: stringOf(item, 'firstcreated', 'contentcreated', 'firstpublished', 'versioncreated'),
      updated: stringOf(item, 'versioncreated', 'contentmodified', 'updated'),
      summary: ninjsSummary(item, context.base),
      content: ninjsBody(item, context.base),
      people: ninjsPeople(item, context),
      contributors: [],
      categories: categoriesOf(item),
      media: ninjsMedia(item, context),
      language: stringOf(item, 'language'),
      commentsCount: null,
    },
    context,
  )
  return { ...reading, item: withNewsFacts(reading.item, item, context) }
}

function withNewsFacts(read: FeedItem, item: JsonObject, context: FeedContext): FeedItem {
  const line = (name: string | null): string | null => lineOf(sniffedText(name ?? '', null), context.spell.name)
  const credited = [...objectsOf(item, 'infosources'), ...objectsOf(item, 'infosource')].map((one) =>
    stringOf(one, 'name', 'literal'),
  )
  const told = [...credited, stringOf(item, 'source')].flatMap((name) => line(name) ?? [])
  const urgency = countOf(item, 'urgency')
  const kicker = ninjsTexts(item, 'headline', 'headlines').find(({ role }) => /kicker|over|pretitle/.test(role))
  return {
    ...read,
    sources: [...new Set([...read.sources, ...told])],
    status: statusOf(stringOf(item, 'pubstatus')?.toLowerCase() ?? null, stringOf(item, 'embargoed') ?? ''),
    urgency: urgency !== null && urgency >= 1 && urgency <= 9 ? urgency : null,
    version: stringOf(item, 'version'),
    kicker: kicker === undefined ? null : lineOf(sniffedText(kicker.value, null), context.spell.text),
  }
}

function linkOf(item: JsonObject, context: FeedContext): string | null {
  const alternate = objectsOf(item, 'altids').find((one) => /url|link/i.test(stringOf(one, 'role') ?? ''))
  return (
    webAddress(stringOf(item, 'url', 'canonicalurl', 'link'), context.base) ??
    webAddress(alternate === undefined ? null : stringOf(alternate, 'value'), null) ??
    webAddress(stringOf(item, 'uri'), null)
  )
}

function categoriesOf(item: JsonObject): string[] {
  const concepts = ['subject', 'subjects', 'genre', 'genres'].flatMap((name) =>
    objectsOf(item, name).flatMap((one) => stringOf(one, 'name', 'literal') ?? []),
  )
  return [...concepts, ...stringsOf(item, 'keywords'), ...stringsOf(item, 'keyword')]
}
