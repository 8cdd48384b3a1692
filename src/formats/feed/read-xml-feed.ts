/** RSS and Atom from text: the document is read piece by piece, each item is turned into ours and let go. */
import { atomEntry, atomFacts, atomFeedOf, peopleIn } from '../atom/atom-entry.ts'
import type { Reading } from '../page-article.ts'
import { rssChannelOf, rssFacts, rssHome } from '../rss/rss-channel.ts'
import { rssItem } from '../rss/rss-item.ts'
import { childOf } from '../xml/xml-parts.ts'
import { type XmlElement, XmlTree } from '../xml/xml-tree.ts'
import type { FeedContext } from './feed-context.ts'
import { FEED_ITEMS_MAX, type FeedFacts, type FeedItemReading, type FeedReading } from './feed-item.ts'
import { notedItems } from './noted-items.ts'

const RECORDS = new Set(['item', 'atom:entry', 'atom:item'])
/** Text handed over at once; the reader looks between parts whether it should go on. */
const CHUNK_CHARS = 256 * 1024

/** Reads an RSS or Atom document. Value null when it is hostile or holds neither a feed nor items. Never throws. */
export function readXmlFeed(text: string, context: FeedContext): Reading<FeedReading> {
  return readXmlFeedPieces([text], context)
}

/** The same of a document in pieces; those behind the last item that is read are not asked for. */
export function readXmlFeedPieces(pieces: Iterable<string>, context: FeedContext): Reading<FeedReading> {
  const items: FeedItemReading[] = []
  const tree = new XmlTree({
    base: context.base,
    records: RECORDS,
    onRecord(record, root) {
      if (items.length >= FEED_ITEMS_MAX) {
        tree.faults.add('too-many-items')
        return false
      }
      items.push(readRecord(record, root, context))
      return true
    },
  })
  let isFirst = true
  for (const chunk of chunksOf(pieces)) {
    tree.push(isFirst ? namedAtom(chunk) : chunk)
    isFirst = false
    if (tree.hasStopped) break
  }
  tree.end()
  const problems = tree.faults.problems()
  if (tree.faults.isHostile()) return { value: null, problems }
  const { root } = tree
  if (items.length === 0 && !hasFeed(root)) {
    return { value: null, problems: [...problems, { kind: 'no-feed', detail: 'no feed was found in this document' }] }
  }
  const feed = factsOf(root, context)
  const noted = notedItems(items, context)
  return { value: { feed, items: noted }, problems: [...problems, ...context.notes.problems()] }
}

function* chunksOf(pieces: Iterable<string>): Generator<string> {
  for (const piece of pieces)
    for (let at = 0; at < piece.length; at += CHUNK_CHARS) yield piece.slice(at, at + CHUNK_CHARS)
}

/** Atom 0.3 and hand-made feeds leave the namespace out; their words are Atom's all the same. */
function namedAtom(chunk: string): string {
  const start = /<(feed|entry)(\s[^>]*)?>/i.exec(chunk)
  if (
    start === null ||
    /\sxmlns\s*=/.test(start[2] ?? '') ||
    /<(?:rss|rdf:RDF)[\s>]/i.test(chunk.slice(0, start.index))
  )
    return chunk
  const name = start.index + 1 + start[1]!.length
  return `${chunk.slice(0, name)} xmlns="http://www.w3.org/2005/Atom"${chunk.slice(name)}`
}

function readRecord(record: XmlElement, root: XmlElement, context: FeedContext): FeedItemReading {
  if (record.name.startsWith('atom:')) return atomEntry(record, peopleIn(atomFeedOf(root), context), context)
  const base = record.base ?? context.base ?? rssHome(rssChannelOf(root), null)
  return rssItem(base === record.base ? record : rebased(record, base), { ...context, base })
}

/** An item whose feed came from nowhere known is at home where its channel says. */
function rebased(record: XmlElement, base: string | null): XmlElement {
  const children = record.children.map((child) =>
    typeof child === 'string' || child.base !== null ? child : rebased(child, base),
  )
  return { ...record, base, children }
}

function hasFeed(root: XmlElement): boolean {
  return childOf(root, 'rss', 'rdf:rdf', 'atom:feed', 'channel', 'rdf') !== null
}

function factsOf(root: XmlElement, context: FeedContext): FeedFacts {
  return childOf(root, 'atom:feed') === null ? rssFacts(root, context) : atomFacts(root, context)
}
