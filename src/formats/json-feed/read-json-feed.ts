/** JSON Feed 1.0 and 1.1 (jsonfeed.org). */
import type { FeedContext } from '../feed/feed-context.ts'
import {
  EMPTY_FEED,
  FEED_ITEMS_MAX,
  type FeedFacts,
  type FeedItemReading,
  type FeedMedia,
  type FeedPerson,
  type FeedReading,
} from '../feed/feed-item.ts'
import { boundedId, webAddress } from '../feed/feed-links.ts'
import { mediaOf } from '../feed/feed-media.ts'
import { bylineOf, distinctPeople, personOf } from '../feed/feed-people.ts'
import { type FeedText, lineOf, sniffedText } from '../feed/feed-text.ts'
import { itemReading } from '../feed/item-parts.ts'
import {
  countOf,
  isObject,
  type JsonObject,
  memberOf,
  objectOf,
  objectsOf,
  readJsonDocument,
  stringOf,
  stringsOf,
} from '../feed/json-document.ts'
import { notedItems } from '../feed/noted-items.ts'
import type { Reading } from '../page-article.ts'

/** Reads a JSON feed. Value null when the text holds none. Never throws. */
export function readJsonFeed(text: string, context: FeedContext): Reading<FeedReading> {
  const { value, problems } = readJsonDocument(text)
  if (!isObject(value)) {
    const none = { kind: 'no-feed', detail: 'no feed was found in this document' }
    return { value: null, problems: problems.length > 0 ? problems : [none] }
  }
  const home = webAddress(stringOf(value, 'home_page_url'), null)
  const within = { ...context, base: context.base ?? webAddress(stringOf(value, 'feed_url'), null) ?? home }
  const listed = objectsOf(value, 'items')
  if (listed.length > FEED_ITEMS_MAX)
    problems.push({ kind: 'too-many-items', detail: `only the first ${FEED_ITEMS_MAX} items were read` })
  const people = peopleOf(value, within)
  const items = listed.slice(0, FEED_ITEMS_MAX).map((item) => jsonItem(item, people, within))
  const feed = factsOf(value, people, within)
  return { value: { feed, items: notedItems(items, within) }, problems: [...problems, ...within.notes.problems()] }
}

function jsonItem(item: JsonObject, feedPeople: FeedPerson[], context: FeedContext): FeedItemReading {
  const people = peopleOf(item, context)
  const html = stringOf(item, 'content_html')
  const plain = stringOf(item, 'content_text')
  const title = stringOf(item, 'title')
  const summary = stringOf(item, 'summary')
  return itemReading(
    {
      id: stringOf(item, 'id'),
      title: title === null ? null : sniffedText(title, context.base),
      link: webAddress(stringOf(item, 'url', 'external_url'), context.base),
      published: stringOf(item, 'date_published'),
      updated: stringOf(item, 'date_modified'),
      summary: summary === null ? null : sniffedText(summary, context.base),
      content: contentOf(html, plain, context.base),
      people: people.length > 0 ? people : feedPeople,
      contributors: [],
      categories: stringsOf(item, 'tags'),
      media: mediaIn(item, context),
      language: stringOf(item, 'language'),
      commentsCount: null,
    },
    context,
  )
}

function contentOf(html: string | null, plain: string | null, base: string | null): FeedText | null {
  if (html !== null) return { markup: html, isHtml: true, base }
  return plain === null ? null : { markup: plain, isHtml: false, base }
}

/** `authors` of 1.1, `author` of 1.0; the latter is sometimes a mere string. */
function peopleOf(object: JsonObject, context: FeedContext): FeedPerson[] {
  const named = [...objectsOf(object, 'authors'), ...objectsOf(object, 'author')].map((author) => {
    const person = personOf(stringOf(author, 'name'), context.spell.name)
    const url = webAddress(stringOf(author, 'url'), context.base)
    return person === null && url === null ? null : { name: person?.name ?? null, email: person?.email ?? null, url }
  })
  const plain = [...stringsOf(object, 'authors'), ...stringsOf(object, 'author')]
  return distinctPeople([...named, ...plain.map((name) => personOf(name, context.spell.name))])
}

function mediaIn(item: JsonObject, context: FeedContext): FeedMedia[] {
  const pictures = [stringOf(item, 'image'), stringOf(item, 'banner_image')].flatMap((address) => {
    const url = webAddress(address, context.base)
    return url === null ? [] : [mediaOf({ url, medium: 'image' })]
  })
  const attachments = objectsOf(item, 'attachments').flatMap((attachment) => {
    const url = webAddress(stringOf(attachment, 'url'), context.base)
    const type = stringOf(attachment, 'mime_type')
    const title = lineOf(sniffedText(stringOf(attachment, 'title') ?? '', null), context.spell.text)
    return url === null ? [] : [mediaOf({ url, type, title, size_bytes: countOf(attachment, 'size_in_bytes') })]
  })
  return [...pictures, ...attachments]
}

function factsOf(feed: JsonObject, people: FeedPerson[], context: FeedContext): FeedFacts {
  const line = (name: string): string | null =>
    lineOf(sniffedText(stringOf(feed, name) ?? '', null), context.spell.text)
  const hubs = memberOf(feed, 'hubs') === undefined ? [] : objectsOf(feed, 'hubs')
  const hub = hubs.find((one) => /websub|pubsubhubbub/i.test(stringOf(one, 'type') ?? '')) ?? objectOf(feed, 'hub')
  return {
    ...EMPTY_FEED,
    id: boundedId(stringOf(feed, 'feed_url')),
    title: line('title'),
    link: webAddress(stringOf(feed, 'home_page_url'), context.base),
    description: line('description'),
    language: stringOf(feed, 'language'),
    author: bylineOf(people),
    authors: people,
    image: webAddress(stringOf(feed, 'icon', 'favicon'), context.base),
    self: webAddress(stringOf(feed, 'feed_url'), context.base),
    hub: hub === null ? null : webAddress(stringOf(hub, 'url'), context.base),
    next: webAddress(stringOf(feed, 'next_url'), context.base),
  }
}
