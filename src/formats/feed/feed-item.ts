import type { ArticleDocument } from '#article'

/**
 * What every reader of arriving news gives for one item, whatever language it came in (RSS, Atom, JSON Feed, NewsML-G2,
 * ninjs), and the shape that `sanad read --json` prints. Texts are plain, normalised and half-space-repaired unless the
 * reader was asked for raw text; addresses are absolute, of http or https; instants are ISO-8601 UTC; what the item does
 * not say is null.
 */
export interface FeedItem {
  /** The item's own identity, as its publisher gives it; long ones are shortened with a digest at their end. */
  id: string | null
  title: string | null
  link: string | null
  published: string | null
  /** Present when only the day is known; `published` is then midnight in Tehran. */
  published_precision?: 'day'
  updated: string | null
  summary_text: string | null
  /** The body as plain text, an empty line between blocks; null when the feed carries only summaries. */
  content_text: string | null
  /** The byline: names of people, joined by «و» as the item gives them, without e-mail addresses. */
  author: string | null
  authors: FeedPerson[]
  contributors: FeedPerson[]
  /** As given, in order; a name that is given twice stands twice. */
  categories: string[]
  media: FeedMedia[]
  /** Who the item credits besides its own publisher, nearest first. */
  sources: string[]
  /** BCP 47, as given. */
  language: string | null
  comments_count: number | null
  /** `canceled` (killed upstream), `withheld` (embargoed) or `usable`, where the format says so. */
  status: 'usable' | 'canceled' | 'withheld' | null
  /** A line above the headline, an urgency from 1 to 9, a version: where the format has them. */
  kicker: string | null
  urgency: number | null
  version: string | null
}

export interface FeedPerson {
  name: string | null
  email: string | null
  url: string | null
}

export interface FeedMedia {
  url: string
  /** `image/jpeg`: as told, else by the ending of the address. */
  type: string | null
  medium: 'image' | 'video' | 'audio' | 'document' | null
  title: string | null
  caption: string | null
  credit: string | null
  width: number | null
  height: number | null
  size_bytes: number | null
}

/** What the feed says of itself. */
export interface FeedFacts {
  id: string | null
  title: string | null
  link: string | null
  description: string | null
  language: string | null
  updated: string | null
  author: string | null
  authors: FeedPerson[]
  contributors: FeedPerson[]
  categories: string[]
  image: string | null
  rights: string | null
  generator: string | null
  /** Its own address and its WebSub hub, as it gives them; whoever follows them asks the outbound guard. */
  self: string | null
  hub: string | null
  /** The next part of a feed in parts (RFC 5005). */
  next: string | null
}

/** An item read, with its body (else its summary) as a document. `content_text` or `summary_text` holds its words. */
export interface FeedItemReading {
  item: FeedItem
  document: ArticleDocument
}

export interface FeedReading {
  feed: FeedFacts
  items: FeedItemReading[]
}

/** Items read of one feed; what stands behind them is left out and reported. Feeds list the newest first. */
export const FEED_ITEMS_MAX = 5_000

export const EMPTY_FEED: FeedFacts = {
  id: null,
  title: null,
  link: null,
  description: null,
  language: null,
  updated: null,
  author: null,
  authors: [],
  contributors: [],
  categories: [],
  image: null,
  rights: null,
  generator: null,
  self: null,
  hub: null,
  next: null,
}

export const EMPTY_ITEM: FeedItem = {
  id: null,
  title: null,
  link: null,
  published: null,
  updated: null,
  summary_text: null,
  content_text: null,
  author: null,
  authors: [],
  contributors: [],
  categories: [],
  media: [],
  sources: [],
  language: null,
  comments_count: null,
  status: null,
  kicker: null,
  urgency: null,
  version: null,
}
