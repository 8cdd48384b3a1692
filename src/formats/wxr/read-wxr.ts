/** WordPress eXtended RSS, versions 1.0 to 1.2: an archive of any size, read as it arrives. */
import { type FeedContext, FeedNotes } from '../feed/feed-context.ts'
import { EMPTY_FEED, FEED_ITEMS_MAX, type FeedFacts, type FeedReading } from '../feed/feed-item.ts'
import { webAddress } from '../feed/feed-links.ts'
import { lineOf, sniffedText } from '../feed/feed-text.ts'
import { ItemNoting } from '../feed/noted-items.ts'
import { type PageOptions, speller } from '../page/words/spelling.ts'
import type { Problem, Reading } from '../page-article.ts'
import { childOf, textOfChild } from '../xml/xml-parts.ts'
import { type XmlElement, XmlTree } from '../xml/xml-tree.ts'
import { type UnreadPost, unreadPost } from './unread-post.ts'
import { noComments, takeComment } from './wxr-comments.ts'
import type { WxrFiles } from './wxr-files.ts'
import type { WxrPostReading } from './wxr-post.ts'
import { WxrTerms } from './wxr-terms.ts'

const CHUNK_CHARS = 256 * 1024
const RECORDS = new Set(['item', 'wp:author', 'wp:category', 'wp:tag', 'wp:term'])
const PARTS = new Set(['wp:comment'])

/** Reads the text of an export as it comes; memory holds what one piece of it brings. */
export class WxrReader {
  private readonly context: FeedContext
  private readonly terms = new WxrTerms()
  private readonly tree: XmlTree
  private comments = noComments()
  private ready: UnreadPost[] = []

  constructor(context: FeedContext, files: WxrFiles | null = null) {
    this.context = context
    this.tree = new XmlTree({
      base: context.base,
      records: RECORDS,
      // They come apart from their post: of a thread of thousands each has room of its own.
      parts: { names: PARTS, onPart: (comment) => takeComment(this.comments, comment) },
      onRecord: (record) => {
        const written = { item: record, comments: this.comments }
        if (record.name === 'item') this.ready.push(unreadPost(written, { terms: this.terms, files }, this.context))
        else this.terms.take(record)
        this.comments = noComments()
        return true
      },
    })
  }

  /** The posts that are complete with this piece of text. */
  push(text: string): UnreadPost[] {
    this.tree.push(text)
    return this.taken()
  }

  /** The last posts. */
  end(): UnreadPost[] {
    this.tree.end()
    return this.taken()
  }

  /** What was met on the way, also in posts that were read by now. */
  problems(): Problem[] {
    const notExport = this.site().link === null && channelOf(this.tree.root) === null
    const none = notExport ? [{ kind: 'no-feed', detail: 'this is no export of WordPress' }] : []
    return [...none, ...this.tree.faults.problems(), ...this.context.notes.problems()]
  }

  /** Whether the text attacks its reader; nothing of it should be believed then. */
  isHostile(): boolean {
    return this.tree.faults.isHostile()
  }

  /** What the export says of the site it is from, as far as it was read. */
  site(): FeedFacts {
    const channel = channelOf(this.tree.root)
    if (channel === null) return EMPTY_FEED
    const line = (name: string): string | null =>
      lineOf(sniffedText(textOfChild(channel, name) ?? '', null), this.context.spell.text)
    const address = textOfChild(channel, 'wp:base_blog_url', 'link')
    return {
      ...EMPTY_FEED,
      title: line('title'),
      link: webAddress(textOfChild(channel, 'link') ?? address, null),
      description: line('description'),
      language: textOfChild(channel, 'language'),
      generator: line('generator'),
    }
  }

  private taken(): UnreadPost[] {
    const posts = this.ready
    this.ready = []
    return posts
  }
}

function channelOf(root: XmlElement): XmlElement | null {
  const rss = childOf(root, 'rss')
  return rss === null ? null : childOf(rss, 'channel')
}

/** A reader of an export that comes in pieces; `files` are those of the whole export, read before. */
export function openWxr({ spelling, files = null }: PageOptions & { files?: WxrFiles | null }): WxrReader {
  const context = { base: null, spell: speller(spelling), now: null, naive: 'tehran', notes: new FeedNotes() } as const
  return new WxrReader(context, files)
}

/** Posts that came together, and what the export says of its site. */
export interface ExportPiece {
  feed: FeedFacts
  items: WxrPostReading[]
}

/** What is known of an export at its end. */
export type ExportEnd = Reading<FeedFacts>

/**
 * An export whose text comes in pieces, post by post, up to as many as a feed may have: no more than one piece is held.
 * Value null at the end where the text attacks its reader; what came before should not be believed then.
 */
export function* readWxrPieces(texts: Iterable<string>, context: FeedContext): Generator<ExportPiece, ExportEnd> {
  const reader = new WxrReader(context)
  const noting = new ItemNoting(context)
  let count = 0
  const pieceOf = (posts: readonly UnreadPost[]): ExportPiece => {
    const items = posts.slice(0, Math.max(0, FEED_ITEMS_MAX - count)).map((post) => post.read())
    for (const item of items) noting.take(item)
    count += posts.length
    return { feed: reader.site(), items }
  }
  for (const text of texts) {
    const posts = reader.push(text)
    if (reader.isHostile()) break
    if (posts.length > 0) yield pieceOf(posts)
    if (count > FEED_ITEMS_MAX) break
  }
  const posts = reader.end()
  if (!reader.isHostile() && posts.length > 0) yield pieceOf(posts)
  const problems = reader.problems()
  if (count > FEED_ITEMS_MAX)
    problems.push({
      kind: 'too-many-items',
      detail: `only the first ${FEED_ITEMS_MAX} posts were read; import reads all`,
    })
  return { value: reader.isHostile() ? null : reader.site(), problems }
}

/** Reads a whole export that is at hand as text, up to as many posts as a feed may have. Never throws. */
export function readWxr(text: string, context: FeedContext): Reading<FeedReading> {
  const pieces = readWxrPieces(chunksOf(text), context)
  const items: WxrPostReading[] = []
  for (;;) {
    const { done, value } = pieces.next()
    if (!done) items.push(...value.items)
    else if (value.value === null) return { value: null, problems: value.problems }
    else return { value: { feed: value.value, items }, problems: value.problems }
  }
}

function* chunksOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += CHUNK_CHARS) yield text.slice(at, at + CHUNK_CHARS)
}
