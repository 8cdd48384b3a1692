/** NewsML-G2 (IPTC, versions 2.0 to 2.35): news items, packages, news messages that hold them; NITF on its own; NewsML 1. */
import type { FeedContext } from '../feed/feed-context.ts'
import { readFeedDate } from '../feed/feed-dates.ts'
import {
  EMPTY_FEED,
  FEED_ITEMS_MAX,
  type FeedFacts,
  type FeedItemReading,
  type FeedReading,
} from '../feed/feed-item.ts'
import { boundedId } from '../feed/feed-links.ts'
import { lineOf } from '../feed/feed-text.ts'
import { notedItems } from '../feed/noted-items.ts'
import type { Reading } from '../page-article.ts'
import { textIn } from '../xml/xml-parts.ts'
import { type XmlElement, XmlTree } from '../xml/xml-tree.ts'
import { isNewsMl1, newsMl1Item } from './newsml-1.ts'
import { newsMlItem } from './newsml-item.ts'
import { deepWordOf, wordOf } from './newsml-words.ts'

const CHUNK_CHARS = 256 * 1024
const ITEMS = [
  'newsitem',
  'packageitem',
  'conceptitem',
  'knowledgeitem',
  'planningitem',
  'catalogitem',
  'contentset',
  'nitf',
]
const RECORDS = new Set(ITEMS.flatMap((name) => [`nar:${name}`, name, `nitf:${name}`]))

/** Reads every item of the document; a message's items one after another. Value null when it has none. Never throws. */
export function readNewsMl(text: string, context: FeedContext): Reading<FeedReading> {
  const items: FeedItemReading[] = []
  const tree = new XmlTree({
    base: context.base,
    records: RECORDS,
    onRecord(record) {
      if (items.length >= FEED_ITEMS_MAX) {
        tree.faults.add('too-many-items')
        return false
      }
      items.push(isNewsMl1(record) ? newsMl1Item(record, context) : newsMlItem(record, context))
      return true
    },
  })
  for (let at = 0; at < text.length; at += CHUNK_CHARS) tree.push(text.slice(at, at + CHUNK_CHARS))
  tree.end()
  const problems = tree.faults.problems()
  if (tree.faults.isHostile()) return { value: null, problems }
  if (items.length === 0 && tree.root.children.length > 0) items.push(newsMlItem(loneItem(tree.root), context))
  if (items.length === 0) {
    return {
      value: null,
      problems: [...problems, { kind: 'no-feed', detail: 'no news item was found in this document' }],
    }
  }
  const noted = notedItems(items, context)
  return {
    value: { feed: factsOf(tree.root, context), items: noted },
    problems: [...problems, ...context.notes.problems()],
  }
}

/** A document whose outer element is none of the items: its first element is taken for one. */
function loneItem(root: XmlElement): XmlElement {
  const [first] = root.children.filter((child): child is XmlElement => typeof child !== 'string')
  return first ?? root
}

/** Of a news message: who sent it, when, under which name. */
function factsOf(root: XmlElement, context: FeedContext): FeedFacts {
  const message = deepWordOf(root, 'newsmessage')
  const header = message === null ? null : wordOf(message, 'header')
  const sender = textIn(wordOf(header, 'sender'))
  return {
    ...EMPTY_FEED,
    id: boundedId(textIn(wordOf(header, 'transmitid'))),
    title: sender === '' ? null : lineOf({ markup: sender, isHtml: false, base: null }, context.spell.name),
    language: message?.language ?? null,
    updated: readFeedDate(textIn(wordOf(header, 'sent')), context)?.at ?? null,
  }
}
