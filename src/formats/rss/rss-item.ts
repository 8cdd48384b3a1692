/** One item of RSS 0.90 to 2.0 (and of RSS 1.0, which is RDF), with the modules that news feeds use. */
import { atomCategory, atomLink, atomPerson, atomText } from '../atom/atom-words.ts'
import type { FeedContext } from '../feed/feed-context.ts'
import type { FeedItemReading, FeedMedia, FeedPerson } from '../feed/feed-item.ts'
import { webAddress } from '../feed/feed-links.ts'
import { mediaOf } from '../feed/feed-media.ts'
import { personOf } from '../feed/feed-people.ts'
import { type FeedText, sniffedText } from '../feed/feed-text.ts'
import { commentsOf, enclosureAt, itemReading, moduleCategories, moduleMedia } from '../feed/item-parts.ts'
import { attributeOf, childOf, childrenOf, hasElements, innerHtml, textIn, textOfChild } from '../xml/xml-parts.ts'
import type { XmlElement } from '../xml/xml-tree.ts'

const AUTHORS = ['author', 'dc:creator', 'atom:author', 'dc:author', 'dcterms:creator', 'itunes:author', 'media:credit']
const PUBLISHED = [
  'pubdate',
  'atom:published',
  'atom:issued',
  'published',
  'issued',
  'dcterms:issued',
  'dc:date',
  'date',
  'dcterms:date',
  'dcterms:created',
  'created',
  'dcterms:available',
  'publishdate',
  'pub_date',
]
const UPDATED = ['atom:updated', 'atom:modified', 'updated', 'modified', 'dcterms:modified', 'lastmod', 'lastbuilddate']

/** Reads an `item`; its addresses are resolved by xml:base, else by the feed's own. */
export function rssItem(item: XmlElement, context: FeedContext): FeedItemReading {
  return itemReading(
    {
      id:
        textOfChild(item, 'guid', 'atom:id', 'id') ??
        attributeOf(item, 'rdf:about') ??
        textOfChild(item, 'dc:identifier'),
      title: rssText(childWithText(item, 'title', 'atom:title', 'dc:title', 'media:title', 'itunes:title')),
      link: rssLink(item, context),
      published: textOfChild(item, ...PUBLISHED),
      updated: textOfChild(item, ...UPDATED) ?? attributeOf(item, 'lastmod'),
      ...rssBodies(item),
      people: rssPeople(item, AUTHORS, context),
      contributors: childrenOf(item, 'dc:contributor', 'dcterms:contributor', 'atom:contributor').flatMap(
        (person) => atomPerson(person, context) ?? [],
      ),
      categories: rssCategories(item),
      media: rssMedia(item, context),
      language: textOfChild(item, 'dc:language', 'language') ?? item.language,
      commentsCount: commentsOf(item),
    },
    context,
  )
}

/** The first of these that is not empty, whatever it holds. */
function childWithText(element: XmlElement, ...names: string[]): XmlElement | null {
  for (const name of names)
    for (const child of childrenOf(element, name)) if (textIn(child) !== '' || hasElements(child)) return child
  return null
}

/** RSS does not say whether a text is HTML; elements inside it are markup somebody forgot to escape. */
export function rssText(element: XmlElement | null): FeedText | null {
  if (element === null) return null
  if (element.name.startsWith('atom:') || attributeOf(element, 'type') !== null) return atomText(element)
  if (hasElements(element)) return { markup: innerHtml(element), isHtml: true, base: element.base }
  const markup = textIn(element)
  return markup === '' ? null : sniffedText(markup, element.base)
}

/**
 * Summary and body. The description is the summary when there is a body besides, and when there is none: a feed that
 * gives whole articles as descriptions does not say so.
 */
function rssBodies(item: XmlElement): { summary: FeedText | null; content: FeedText | null } {
  const body = childWithText(
    item,
    'content:encoded',
    'xhtml:body',
    'body',
    'fullitem',
    'atom:content',
    'content',
    'xhtml:div',
  )
  const summary = childWithText(
    item,
    'description',
    'atom:summary',
    'summary',
    'abstract',
    'dc:description',
    'dcterms:abstract',
    'itunes:summary',
    'itunes:subtitle',
    'media:description',
  )
  const content = body?.name.startsWith('xhtml:') ? bodyMarkup(body) : rssText(body)
  return { summary: rssText(summary), content }
}

function bodyMarkup(body: XmlElement): FeedText {
  return { markup: innerHtml(body), isHtml: true, base: body.base }
}

function rssLink(item: XmlElement, context: FeedContext): string | null {
  for (const link of childrenOf(item, 'link')) {
    const address = webAddress(textIn(link) || attributeOf(link, 'href'), link.base ?? context.base)
    if (address !== null) return address
  }
  const alternate = atomLink(childrenOf(item, 'atom:link'), 'alternate', context)
  if (alternate !== null) return alternate
  const guid = childOf(item, 'guid')
  const isAddress = guid !== null && attributeOf(guid, 'ispermalink')?.toLowerCase() !== 'false'
  return (
    (isAddress && /^https?:/i.test(textIn(guid)) ? webAddress(textIn(guid), null) : null) ??
    webAddress(attributeOf(item, 'rdf:about') ?? attributeOf(item, 'href'), item.base ?? context.base)
  )
}

/** People under the first of these names that names anyone. */
export function rssPeople(element: XmlElement, names: readonly string[], context: FeedContext): FeedPerson[] {
  let mailed: FeedPerson[] = []
  for (const name of names) {
    const found = childrenOf(element, name).flatMap(
      (child) =>
        (child.name.startsWith('atom:') || hasElements(child)
          ? atomPerson(child, context)
          : personOf(textIn(child), context.spell.name)) ?? [],
    )
    if (found.some((person) => person.name !== null)) return withMail(found, mailed)
    if (mailed.length === 0) mailed = found
  }
  return mailed
}

/** The e-mail address that one element gives, with the name that another one gives. */
function withMail(named: FeedPerson[], mailed: readonly FeedPerson[]): FeedPerson[] {
  const [only] = named
  if (named.length !== 1 || mailed.length !== 1 || only!.email !== null) return named
  return [{ ...only!, email: mailed[0]!.email }]
}

export function rssCategories(element: XmlElement): string[] {
  return [
    ...childrenOf(element, 'category', 'atom:category').map((category) =>
      category.name === 'category' ? textIn(category) || atomCategory(category) : atomCategory(category),
    ),
    ...moduleCategories(element),
  ].filter((name) => name !== '')
}

function rssMedia(item: XmlElement, context: FeedContext): FeedMedia[] {
  const links = childrenOf(item, 'atom:link').filter((link) => attributeOf(link, 'rel') === 'enclosure')
  const enclosures = [...childrenOf(item, 'enclosure'), ...links].flatMap((enclosure) =>
    enclosureAt(enclosure, context),
  )
  const images = childrenOf(item, 'image').flatMap((image) => {
    const address =
      textOfChild(image, 'url') ?? attributeOf(image, 'url') ?? attributeOf(image, 'href') ?? textIn(image)
    const url = webAddress(address, image.base ?? context.base)
    return url === null ? [] : [mediaOf({ url, medium: 'image' })]
  })
  const modules = moduleMedia(item, context)
  return [
    ...modules.filter((medium) => medium.title !== null || medium.type !== null),
    ...enclosures,
    ...images,
    ...modules,
  ]
}
