/** What a channel of RSS says of itself. RSS 0.90 and 1.0 keep parts of it beside the channel. */
import { atomLink, atomPerson } from '../atom/atom-words.ts'
import type { FeedContext } from '../feed/feed-context.ts'
import { readFeedDate } from '../feed/feed-dates.ts'
import type { FeedFacts } from '../feed/feed-item.ts'
import { boundedId, webAddress } from '../feed/feed-links.ts'
import { bylineOf, distinctPeople } from '../feed/feed-people.ts'
import { lineOf, sniffedText } from '../feed/feed-text.ts'
import { languageTag } from '../feed/item-parts.ts'
import { attributeOf, childOf, childrenOf, textIn, textOfChild } from '../xml/xml-parts.ts'
import type { XmlElement } from '../xml/xml-tree.ts'
import { rssCategories, rssPeople, rssText } from './rss-item.ts'

const AUTHORS = ['managingeditor', 'author', 'atom:author', 'dc:creator', 'dc:author', 'itunes:author', 'webmaster']
const UPDATED = [
  'lastbuilddate',
  'pubdate',
  'atom:updated',
  'atom:modified',
  'dcterms:modified',
  'dc:date',
  'date',
  'updated',
]

/** The channel under the root of an RSS or RDF document; the root itself where there is none. */
export function rssChannelOf(root: XmlElement): XmlElement {
  const document = childOf(root, 'rss', 'rdf:rdf', 'channel', 'rdf') ?? root
  return document.name === 'channel' ? document : (childOf(document, 'channel') ?? document)
}

/** Where the site is: the channel's link, as far as it has been read. */
export function rssHome(channel: XmlElement, base: string | null): string | null {
  for (const link of childrenOf(channel, 'link')) {
    const address = webAddress(textIn(link) || attributeOf(link, 'href'), link.base ?? base)
    if (address !== null) return address
  }
  return webAddress(attributeOf(channel, 'href'), channel.base ?? base)
}

export function rssFacts(root: XmlElement, context: FeedContext): FeedFacts {
  const channel = rssChannelOf(root)
  const { text: spell } = context.spell
  const line = (...names: string[]): string | null => {
    for (const name of names) {
      const words = lineOf(rssText(childOf(channel, name)), spell)
      if (words !== null) return words
    }
    return null
  }
  const links = childrenOf(channel, 'atom:link', 'link')
  const people = distinctPeople(rssPeople(channel, AUTHORS, context))
  return {
    id: boundedId(textOfChild(channel, 'guid', 'atom:id', 'id') ?? attributeOf(channel, 'rdf:about')),
    title: line('title', 'atom:title', 'dc:title'),
    link: rssHome(channel, context.base) ?? atomLink(childrenOf(channel, 'atom:link'), 'alternate', context),
    description: line(
      'description',
      'tagline',
      'atom:subtitle',
      'subtitle',
      'dc:description',
      'itunes:summary',
      'itunes:subtitle',
      'abstract',
    ),
    language: languageTag(textOfChild(channel, 'language', 'dc:language') ?? channel.language),
    updated: readFeedDate(textOfChild(channel, ...UPDATED) ?? attributeOf(channel, 'lastmod'), context)?.at ?? null,
    author: bylineOf(people),
    authors: people,
    contributors: distinctPeople(
      childrenOf(channel, 'dc:contributor', 'atom:contributor').map((person) => atomPerson(person, context)),
    ),
    categories: rssCategories(channel).flatMap((name) => lineOf(sniffedText(name, null), spell) ?? []),
    image: imageOf(root, channel, context),
    rights: line('copyright', 'dc:rights', 'atom:rights', 'rights', 'dcterms:rights'),
    generator: line('generator'),
    self: atomLink(links, 'self', context),
    hub: atomLink(links, 'hub', context),
    next: atomLink(links, 'next', context),
  }
}

function imageOf(root: XmlElement, channel: XmlElement, context: FeedContext): string | null {
  const outer = childOf(root, 'rdf:rdf', 'rss')
  for (const holder of [channel, outer].filter((element) => element !== null)) {
    for (const image of childrenOf(holder, 'image', 'itunes:image')) {
      const address = textOfChild(image, 'url') ?? attributeOf(image, 'href') ?? attributeOf(image, 'rdf:resource')
      const url = webAddress(address, image.base ?? context.base)
      if (url !== null) return url
    }
  }
  return null
}
