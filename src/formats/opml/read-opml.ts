/** OPML 1.0 and 2.0: lists of feeds, as feed readers and directories hand them on. */
import type { FeedContext } from '../feed/feed-context.ts'
import { readFeedDate } from '../feed/feed-dates.ts'
import { EMPTY_FEED, EMPTY_ITEM, type FeedItem, type FeedItemReading, type FeedReading } from '../feed/feed-item.ts'
import { boundedId, webAddress } from '../feed/feed-links.ts'
import { personOf } from '../feed/feed-people.ts'
import { lineOf, sniffedText } from '../feed/feed-text.ts'
import type { Reading } from '../page-article.ts'
import { attributeOf, childOf, childrenOf, textOfChild } from '../xml/xml-parts.ts'
import { type XmlElement, XmlTree } from '../xml/xml-tree.ts'

/** Outlines read of one list. */
const OUTLINES_MAX = 10_000
const NO_RECORDS = new Set<string>()

/**
 * Reads a list of feeds: one item an outline, in document order. The feed's address is `link`, its site the item's
 * first category's place is the folders it lies in. Value null when the document is no OPML. Never throws.
 */
export function readOpml(text: string, context: FeedContext): Reading<FeedReading> {
  const tree = new XmlTree({ base: context.base, records: NO_RECORDS, onRecord: () => true })
  tree.push(text)
  tree.end()
  const opml = childOf(tree.root, 'opml')
  const problems = tree.faults.problems()
  if (opml === null || tree.faults.isHostile()) {
    return { value: null, problems: [...problems, { kind: 'no-feed', detail: 'no list of feeds was found' }] }
  }
  const items: FeedItemReading[] = []
  const visit = (element: XmlElement, folders: readonly string[]): void => {
    for (const outline of childrenOf(element, 'outline')) {
      if (items.length >= OUTLINES_MAX) {
        context.notes.add('too-many-items', `only the first ${OUTLINES_MAX} outlines were read`)
        return
      }
      const item = outlineItem(outline, folders, context)
      items.push({ item, document: { type: 'doc', content: [] } })
      visit(outline, item.title === null ? folders : [...folders, item.title])
    }
  }
  visit(childOf(opml, 'body') ?? opml, [])
  return { value: { feed: headOf(opml, context), items }, problems: [...problems, ...context.notes.problems()] }
}

function headOf(opml: XmlElement, context: FeedContext) {
  const head = childOf(opml, 'head') ?? opml
  const owner = personOf(textOfChild(head, 'ownername'), context.spell.name)
  const changed = readFeedDate(textOfChild(head, 'datemodified', 'datecreated'), context)
  return {
    ...EMPTY_FEED,
    title: lineOf(sniffedText(textOfChild(head, 'title') ?? '', null), context.spell.text),
    author: owner?.name ?? null,
    authors: owner === null ? [] : [owner],
    updated: changed?.at ?? null,
  }
}

function outlineItem(outline: XmlElement, folders: readonly string[], context: FeedContext): FeedItem {
  const address = (name: string): string | null => webAddress(attributeOf(outline, name), context.base)
  const line = (name: string): string | null =>
    lineOf(sniffedText(attributeOf(outline, name) ?? '', null), context.spell.text)
  return {
    ...EMPTY_ITEM,
    id: boundedId(address('xmlurl') ?? address('url')),
    title: line('text') ?? line('title'),
    link: address('xmlurl') ?? address('url') ?? address('htmlurl'),
    summary_text: line('description'),
    categories: [...folders],
    language: attributeOf(outline, 'language'),
  }
}
