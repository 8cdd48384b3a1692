/** One item of NewsML-G2: a news item, a package, or a concept, an event or a plan with a name and a description. */
import type { FeedContext } from '../feed/feed-context.ts'
import type { FeedItem, FeedItemReading, FeedPerson } from '../feed/feed-item.ts'
import { webAddress } from '../feed/feed-links.ts'
import { wholeNumber } from '../feed/feed-media.ts'
import { personOf } from '../feed/feed-people.ts'
import { type FeedText, lineOf, looksLikeHtml } from '../feed/feed-text.ts'
import { itemReading } from '../feed/item-parts.ts'
import { attributeOf, hasElements, innerHtml, textIn } from '../xml/xml-parts.ts'
import type { XmlElement } from '../xml/xml-tree.ts'
import { newsBody, newsMedia } from './newsml-body.ts'
import { statusOf } from './newsml-status.ts'
import { codeOf, deepWordOf, nameOf, textByRole, wordOf, wordsOf } from './newsml-words.ts'

/** Reads a `newsItem`, `packageItem`, `conceptItem`, `planningItem` or a part of one that stands alone. */
export function newsMlItem(item: XmlElement, context: FeedContext): FeedItemReading {
  const itemMeta = wordOf(item, 'itemmeta')
  const contentMeta = wordOf(item, 'contentmeta') ?? item
  const created = wordOf(itemMeta, 'firstcreated') ?? wordOf(contentMeta, 'contentcreated')
  const changed = wordOf(itemMeta, 'versioncreated') ?? wordOf(contentMeta, 'contentmodified')
  const reading = itemReading(
    {
      id: attributeOf(item, 'guid'),
      title: titleOf(item, itemMeta, contentMeta),
      link: linkOf(item, itemMeta, context),
      published: textIn(created ?? changed ?? wordOf(contentMeta, 'contentmodified')) || nitfDate(item),
      updated: textIn(changed) || null,
      summary: textOf(
        textByRole(wordsOf(contentMeta, 'description'), 'summary', 'caption') ?? nitfPart(item, 'abstract'),
      ),
      content: newsBody(item) ?? conceptText(item),
      people: peopleOf(item, contentMeta, context),
      contributors: wordsOf(contentMeta, 'contributor').flatMap((one) => person(nameOf(one), context)),
      categories: categoriesOf(contentMeta, item),
      media: newsMedia(item, context),
      language: languageOf(item, contentMeta),
      commentsCount: null,
    },
    context,
  )
  return { ...reading, item: withNewsFacts(reading.item, { item, itemMeta, contentMeta, context }) }
}

interface NewsFacts {
  item: XmlElement
  itemMeta: XmlElement | null
  contentMeta: XmlElement
  context: FeedContext
}

/** What NewsML-G2 tells and feeds do not: state, urgency, version, sources. */
function withNewsFacts(read: FeedItem, { item, itemMeta, contentMeta, context }: NewsFacts): FeedItem {
  const line = (name: string | null): string | null =>
    name === null ? null : lineOf({ markup: name, isHtml: false, base: null }, context.spell.name)
  const credited = [...wordsOf(contentMeta, 'infosource'), ...wordsOf(itemMeta, 'provider')]
  const sources = credited.flatMap((source) => line(nameOf(source)) ?? [])
  const urgency = wholeNumber(textIn(wordOf(contentMeta, 'urgency')))
  return {
    ...read,
    sources: [...new Set([...read.sources, ...sources])],
    status: statusOf(codeOf(wordOf(itemMeta, 'pubstatus')), textIn(wordOf(itemMeta, 'embargoed'))),
    urgency: urgency !== null && urgency >= 1 && urgency <= 9 ? urgency : null,
    version: attributeOf(item, 'version'),
    kicker: kickerOf(contentMeta, context),
  }
}

function kickerOf(contentMeta: XmlElement, context: FeedContext): string | null {
  const over = wordsOf(contentMeta, 'headline').find((one) =>
    /kicker|over|pretitle/i.test(attributeOf(one, 'role') ?? ''),
  )
  return over === undefined ? null : lineOf(textOf(over), context.spell.text)
}

function titleOf(item: XmlElement, itemMeta: XmlElement | null, contentMeta: XmlElement): FeedText | null {
  const headline = textByRole(wordsOf(contentMeta, 'headline'), 'main', 'medium', 'long')
  const concept = wordOf(item, 'concept') ?? wordOf(wordOf(item, 'conceptset'), 'concept')
  const name = concept === null ? null : wordOf(concept, 'name')
  const title = wordOf(itemMeta, 'title') ?? wordOf(contentMeta, 'title')
  return textOf(
    headline ??
      nitfPart(item, 'hl1') ??
      nitfPart(item, 'hedline') ??
      title ??
      name ??
      wordOf(contentMeta, 'slugline') ??
      deepWordOf(item, 'headline'),
  )
}

function textOf(element: XmlElement | null): FeedText | null {
  if (element === null) return null
  const isHtml = hasElements(element)
  const markup = isHtml ? innerHtml(element) : textIn(element)
  return markup.trim() === '' ? null : { markup, isHtml: isHtml || looksLikeHtml(markup), base: element.base }
}

/** A part of an embedded NITF document's head. */
function nitfPart(item: XmlElement, name: string): XmlElement | null {
  const head = deepWordOf(item, 'body.head')
  return head === null ? null : deepWordOf(head, name)
}

function nitfDate(item: XmlElement): string | null {
  const issued = deepWordOf(item, 'date.issue') ?? deepWordOf(item, 'story.date')
  return issued === null ? null : attributeOf(issued, 'norm')
}

/** Where the item can be read: a link to its page, or a web address that is its identity. */
function linkOf(item: XmlElement, itemMeta: XmlElement | null, context: FeedContext): string | null {
  const pages = wordsOf(itemMeta, 'link').filter((link) =>
    /alternate|permalink|canonical|hasprimary/i.test(attributeOf(link, 'rel') ?? ''),
  )
  for (const link of pages) {
    const address = webAddress(attributeOf(link, 'href'), link.base ?? context.base)
    if (address !== null) return address
  }
  return webAddress(attributeOf(item, 'guid'), null)
}

/** The byline as it is printed, else whoever created the content. */
function peopleOf(item: XmlElement, contentMeta: XmlElement, context: FeedContext): FeedPerson[] {
  const printed = textIn(wordOf(contentMeta, 'by'))
  if (printed !== '') return person(printed, context)
  const creators = wordsOf(contentMeta, 'creator').flatMap((creator) => person(nameOf(creator), context))
  if (creators.length > 0) return creators
  const byline = nitfPart(item, 'byline')
  if (byline === null) return []
  const alone = deepWordOf(byline, 'person') ?? byline
  return person(textIn(alone).replace(/^by\s+/i, ''), context)
}

function person(name: string | null, context: FeedContext): FeedPerson[] {
  const read = name === null ? null : personOf(name, context.spell.name)
  return read === null ? [] : [read]
}

function categoriesOf(contentMeta: XmlElement, item: XmlElement): string[] {
  const subjects = wordsOf(contentMeta, 'subject').flatMap((subject) => nameOf(subject) ?? [])
  const keywords = wordsOf(contentMeta, 'keyword').map((keyword) => textIn(keyword))
  const facets =
    subjects.length + keywords.length > 0
      ? []
      : wordsOf(wordOf(item, 'concept'), 'type').flatMap((type) => nameOf(type) ?? [])
  return [...subjects, ...keywords, ...facets].filter((name) => name !== '')
}

function languageOf(item: XmlElement, contentMeta: XmlElement): string | null {
  const told = wordOf(contentMeta, 'language')
  return (told === null ? null : attributeOf(told, 'tag')) ?? item.language
}

/** What a concept, an event or a plan says in words. */
function conceptText(item: XmlElement): FeedText | null {
  const concept = wordOf(item, 'concept')
  const definition = concept === null ? null : wordOf(concept, 'definition', 'note')
  return textOf(definition ?? deepWordOf(item, 'definition'))
}
