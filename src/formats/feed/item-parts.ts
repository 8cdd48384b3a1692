/** What RSS items and Atom entries have in common: the modules both borrow their words from. */
import { attributeOf, childOf, childrenOf, descendantsOf, textIn, textOfChild } from '../xml/xml-parts.ts'
import type { XmlElement } from '../xml/xml-tree.ts'
import type { FeedContext } from './feed-context.ts'
import { type FeedMoment, readFeedDate } from './feed-dates.ts'
import type { FeedItem, FeedItemReading, FeedMedia, FeedPerson } from './feed-item.ts'
import { EMPTY_ITEM } from './feed-item.ts'
import { boundedId, webAddress } from './feed-links.ts'
import { distinctMedia, mediaOf, mediumOf, wholeNumber } from './feed-media.ts'
import { bylineOf, distinctPeople } from './feed-people.ts'
import { type FeedText, isLongLine, lineOf, sniffedText } from './feed-text.ts'
import { type Fragment, readFragment } from './fragment.ts'

/** What a reader of one language found, before it is cleaned, resolved and spelled. */
export interface ItemParts {
  id: string | null
  title: FeedText | null
  link: string | null
  published: string | null
  updated: string | null
  summary: FeedText | null
  content: FeedText | null
  people: FeedPerson[]
  contributors: FeedPerson[]
  categories: string[]
  media: FeedMedia[]
  language: string | null
  commentsCount: number | null
}

/** Categories kept of one item. */
const CATEGORIES_MAX = 200

/** The item from its parts: texts cleaned and spelled, dates read, pictures of the body added when it has no others. */
export function itemReading(parts: ItemParts, context: FeedContext): FeedItemReading {
  const { spell } = context
  const title = lineOf(parts.title, spell.text)
  if (isLongLine(parts.title)) context.notes.add('long-title', 'a headline is longer than any headline; it was cut')
  const problems: { kind: string; detail: string }[] = []
  const options = { spell: spell.text, title, problems }
  const summary = parts.summary === null ? null : readFragment(parts.summary, options)
  const content = parts.content === null ? null : readFragment(parts.content, options)
  for (const { kind, detail } of problems) context.notes.add(kind, detail)
  const body = content?.text ? content : (summary ?? content)
  const published = readDateOf(parts.published, context)
  const updated = readDateOf(parts.updated, context)
  const people = distinctPeople(
    parts.people.length > 0 ? parts.people : [personNamed(content?.author ?? summary?.author ?? null)],
  )
  const item: FeedItem = {
    ...EMPTY_ITEM,
    id: boundedId(parts.id),
    title,
    link: parts.link,
    published: published?.at ?? updated?.at ?? null,
    updated: updated?.at ?? null,
    summary_text: summary?.text ?? null,
    content_text: content?.text ?? null,
    author: bylineOf(people),
    authors: people,
    contributors: distinctPeople(parts.contributors),
    categories: parts.categories
      .slice(0, CATEGORIES_MAX)
      .map((name) => lineOf(sniffedText(name, null), spell.text))
      .filter((name) => name !== null),
    media: withPictures(parts.media, [content, summary]),
    sources: (content ?? summary)?.sources.map(spell.name) ?? [],
    language: languageTag(parts.language),
    comments_count: parts.commentsCount,
  }
  if ((published ?? updated)?.precision === 'day') item.published_precision = 'day'
  return { item, document: body?.document ?? { type: 'doc', content: [] } }
}

function personNamed(name: string | null): FeedPerson | null {
  return name === null ? null : { name, email: null, url: null }
}

function readDateOf(written: string | null, context: FeedContext): FeedMoment | null {
  if (written === null) return null
  const moment = readFeedDate(written, context)
  if (moment === null) context.notes.add('unreadable-date', `«${written.slice(0, 60)}» is no date that can be read`)
  return moment
}

/** Pictures in the body count when nothing else shows a picture. */
function withPictures(media: readonly FeedMedia[], bodies: readonly (Fragment | null)[]): FeedMedia[] {
  const told = distinctMedia(media)
  if (told.some(({ medium }) => medium === 'image')) return told
  const inside = bodies.flatMap((body) => body?.pictures ?? [])
  const pictures = inside.map(({ src, alt, caption, width, height }) =>
    mediaOf({ url: src, medium: 'image', caption: caption ?? (alt || null), width, height }),
  )
  return distinctMedia([...told, ...pictures])
}

/** Media of the Media RSS module (its content, groups, thumbnails) and of podcasts; thumbnails only stand in for pictures. */
export function moduleMedia(element: XmlElement, context: FeedContext): FeedMedia[] {
  const contents = [
    ...childrenOf(element, 'media:content'),
    ...childrenOf(element, 'media:group').flatMap((group) => descendantsOf(group, 'media:content')),
  ]
  const media = contents.flatMap((content) => mediaContent(content, element, context))
  const hasPicture = media.some(({ medium }) => medium === 'image')
  const thumbnails = hasPicture ? [] : descendantsOf(element, 'media:thumbnail', 'itunes:image')
  return [...media, ...thumbnails.flatMap((thumbnail) => pictureAt(thumbnail, context))]
}

function mediaContent(content: XmlElement, item: XmlElement, context: FeedContext): FeedMedia[] {
  const address = attributeOf(content, 'url') ?? attributeOf(childOf(content, 'media:player') ?? content, 'url')
  const url = webAddress(address, content.base ?? context.base)
  if (url === null) return []
  const told = (name: string): string | null => {
    const words = textOfChild(content, name) ?? textOfChild(item, name)
    return words === null ? null : lineOf(sniffedText(words, null), context.spell.text)
  }
  return [
    mediaOf({
      url,
      type: attributeOf(content, 'type'),
      medium: mediumOf(attributeOf(content, 'medium')) ?? undefined,
      title: told('media:title'),
      caption: told('media:description') ?? told('media:text'),
      credit: told('media:credit'),
      width: wholeNumber(attributeOf(content, 'width')),
      height: wholeNumber(attributeOf(content, 'height')),
      size_bytes: wholeNumber(attributeOf(content, 'filesize')),
    }),
  ]
}

function pictureAt(element: XmlElement, context: FeedContext): FeedMedia[] {
  const address = attributeOf(element, 'url') ?? attributeOf(element, 'href') ?? textIn(element)
  const url = webAddress(address, element.base ?? context.base)
  if (url === null) return []
  const width = wholeNumber(attributeOf(element, 'width'))
  return [mediaOf({ url, medium: 'image', width, height: wholeNumber(attributeOf(element, 'height')) })]
}

/** `<enclosure>` of RSS and `<link rel="enclosure">` of Atom. */
export function enclosureAt(element: XmlElement, context: FeedContext): FeedMedia[] {
  const url = webAddress(attributeOf(element, 'url') ?? attributeOf(element, 'href'), element.base ?? context.base)
  if (url === null) return []
  const size = wholeNumber(attributeOf(element, 'length'))
  return [mediaOf({ url, type: attributeOf(element, 'type'), size_bytes: size })]
}

/** Categories by dc:subject and the podcast and picture modules; podcasts nest theirs. */
export function moduleCategories(element: XmlElement): string[] {
  return [
    ...childrenOf(element, 'dc:subject', 'dcterms:subject').map((subject) => textIn(subject)),
    ...childrenOf(element, 'media:category').map((category) => attributeOf(category, 'label') ?? textIn(category)),
    ...descendantsOf(element, 'itunes:category').map((category) => attributeOf(category, 'text') ?? ''),
    ...childrenOf(element, 'itunes:keywords').flatMap((keywords) => textIn(keywords).split(/\s*[,،]\s*/)),
  ].filter((name) => name !== '')
}

/** «en_US» is written `en-US` (BCP 47). */
export function languageTag(written: string | null): string | null {
  const tag = written?.trim().replaceAll('_', '-') ?? ''
  return /^[a-z]{2,8}(?:-[a-z\d]{1,8}){0,6}$/i.test(tag) ? tag : null
}

/** Published comments, as the slash and thread modules count them. */
export function commentsOf(element: XmlElement): number | null {
  return wholeNumber(textOfChild(element, 'slash:comments', 'thr:total'))
}
