/** One entry of Atom 1.0 (RFC 4287) or 0.3, and what an Atom feed says of itself. */
import type { FeedContext } from '../feed/feed-context.ts'
import { readFeedDate } from '../feed/feed-dates.ts'
import type { FeedFacts, FeedItemReading, FeedPerson } from '../feed/feed-item.ts'
import { boundedId, webAddress } from '../feed/feed-links.ts'
import { bylineOf, distinctPeople, personOf } from '../feed/feed-people.ts'
import { lineOf, sniffedText } from '../feed/feed-text.ts'
import { commentsOf, enclosureAt, itemReading, languageTag, moduleCategories, moduleMedia } from '../feed/item-parts.ts'
import { attributeOf, childOf, childrenOf, textIn, textOfChild } from '../xml/xml-parts.ts'
import type { XmlElement } from '../xml/xml-tree.ts'
import { atomCategory, atomLine, atomLink, atomPerson, atomText, relationOf } from './atom-words.ts'

const PUBLISHED = [
  'atom:published',
  'atom:issued',
  'dcterms:issued',
  'dc:date',
  'pubdate',
  'atom:created',
  'dcterms:created',
]
const UPDATED = ['atom:updated', 'atom:modified', 'dcterms:modified']

/** Reads an `entry`. `feedPeople` wrote what names no author of its own (RFC 4287, 4.1.2). */
export function atomEntry(entry: XmlElement, feedPeople: FeedPerson[], context: FeedContext): FeedItemReading {
  const links = childrenOf(entry, 'atom:link', 'link')
  const content = childOf(entry, 'atom:content', 'content:encoded', 'xhtml:body', 'body')
  const outside = content === null ? null : attributeOf(content, 'src')
  const source = childOf(entry, 'atom:source')
  const people = peopleIn(entry, context)
  const enclosures = links.filter((link) => relationOf(link) === 'enclosure')
  const reading = itemReading(
    {
      id: absoluteId(textOfChild(entry, 'atom:id', 'guid', 'dc:identifier'), entry.base ?? context.base),
      title: atomText(childOf(entry, 'atom:title', 'title', 'dc:title', 'media:title')),
      link: linkOf(entry, links, context) ?? webAddress(outside, content?.base ?? context.base),
      published: textOfChild(entry, ...PUBLISHED),
      updated: textOfChild(entry, ...UPDATED),
      summary: atomText(childOf(entry, 'atom:summary', 'atom:description', 'summary', 'description', 'itunes:summary')),
      content: outside === null ? atomText(content) : null,
      people: people.length > 0 ? people : source === null ? feedPeople : peopleIn(source, context),
      contributors: childrenOf(entry, 'atom:contributor', 'dc:contributor').flatMap(
        (one) => atomPerson(one, context) ?? [],
      ),
      categories: atomCategories(entry),
      media: [...enclosures.flatMap((link) => enclosureAt(link, context)), ...moduleMedia(entry, context)],
      language: entry.language,
      commentsCount: commentsOf(entry) ?? repliesOf(links),
    },
    context,
  )
  const origin = source === null ? null : atomLine(childOf(source, 'atom:title', 'title'), context)
  if (origin !== null && !reading.item.sources.includes(origin)) reading.item.sources.push(origin)
  return reading
}

function linkOf(entry: XmlElement, links: readonly XmlElement[], context: FeedContext): string | null {
  const alternate = atomLink(links, 'alternate', context)
  if (alternate !== null) return alternate
  for (const link of links) {
    const address = webAddress(textIn(link), link.base ?? context.base)
    if (address !== null) return address
  }
  const id = textOfChild(entry, 'atom:id') ?? ''
  return atomLink(links, 'self', context) ?? (/^https?:/i.test(id) ? webAddress(id, null) : null)
}

/** `thr:count` on the link to the replies (RFC 4685). */
function repliesOf(links: readonly XmlElement[]): number | null {
  for (const link of links) {
    const count = attributeOf(link, 'thr:count')
    if (count !== null && /^\d{1,9}$/.test(count)) return Number(count)
  }
  return null
}

/** Identities are absolute by the standard; of those that are paths the absolute form is kept. */
function absoluteId(written: string | null, base: string | null): string | null {
  return written?.startsWith('/') === true ? (webAddress(written, base) ?? written) : written
}

/** Authors of a feed, an entry or its source. */
export function peopleIn(element: XmlElement, context: FeedContext): FeedPerson[] {
  const atom = childrenOf(element, 'atom:author', 'author').flatMap((one) => atomPerson(one, context) ?? [])
  if (atom.length > 0) return atom
  return childrenOf(element, 'dc:creator', 'itunes:author').flatMap(
    (one) => personOf(textIn(one), context.spell.name) ?? [],
  )
}

function atomCategories(element: XmlElement): string[] {
  return [...childrenOf(element, 'atom:category', 'category').map(atomCategory), ...moduleCategories(element)].filter(
    (name) => name !== '',
  )
}

/** The `feed` element under the root; the root itself where an entry stands alone. */
export function atomFeedOf(root: XmlElement): XmlElement {
  return childOf(root, 'atom:feed') ?? root
}

export function atomFacts(root: XmlElement, context: FeedContext): FeedFacts {
  const feed = atomFeedOf(root)
  const links = childrenOf(feed, 'atom:link', 'link')
  const people = distinctPeople(peopleIn(feed, context))
  const line = (...names: string[]): string | null => atomLine(childOf(feed, ...names), context)
  const picture = textOfChild(feed, 'atom:logo', 'atom:icon')
  return {
    id: boundedId(absoluteId(textOfChild(feed, 'atom:id'), feed.base ?? context.base)),
    title: line('atom:title', 'title', 'dc:title'),
    link: linkOf(feed, links, context),
    description: line(
      'atom:subtitle',
      'atom:tagline',
      'atom:info',
      'subtitle',
      'tagline',
      'description',
      'itunes:summary',
    ),
    language: languageTag(feed.language ?? textOfChild(feed, 'dc:language', 'language')),
    updated: readFeedDate(textOfChild(feed, 'atom:updated', 'atom:modified', 'dc:date'), context)?.at ?? null,
    author: bylineOf(people),
    authors: people,
    contributors: distinctPeople(childrenOf(feed, 'atom:contributor').map((person) => atomPerson(person, context))),
    categories: atomCategories(feed).flatMap((name) => lineOf(sniffedText(name, null), context.spell.text) ?? []),
    image: webAddress(picture ?? attributeOf(childOf(feed, 'itunes:image') ?? feed, 'href'), feed.base ?? context.base),
    rights: line('atom:rights', 'atom:copyright', 'rights', 'copyright', 'dc:rights'),
    generator: line('atom:generator', 'generator'),
    self: atomLink(links, 'self', context),
    hub: atomLink(links, 'hub', context),
    next: atomLink(links, 'next', context),
  }
}
