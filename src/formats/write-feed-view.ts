/** A list of news for feed readers: what {@link writeRss}, {@link writeAtom} and {@link writeJsonFeed} are given. */
export interface FeedView {
  title: string
  description: string
  /** The page that the feed is of. Every address here is absolute. */
  homeUrl: string
  /** The feed's own address. */
  feedUrl: string
  /** BCP 47: `fa`. */
  language: string
  /** Who publishes it. */
  publisher: string
  /** When anything in it last changed. */
  updatedAt: Date
  iconUrl: string | null
  /** A WebSub hub that tells subscribers of changes. */
  hubUrl: string | null
  /** Newest first. */
  items: readonly FeedItemView[]
}

export interface FeedItemView {
  /** Never changes and is never used again; an address, such as the short link. */
  id: string
  url: string
  title: string
  /** Plain text. */
  summary: string | null
  /** Complete HTML with absolute addresses, as {@link toHtml} prints it; null for a feed of summaries. */
  contentHtml: string | null
  authors: readonly string[]
  /** The section first, then tags. */
  categories: readonly string[]
  publishedAt: Date
  updatedAt: Date | null
  picture: FeedPictureView | null
}

export interface FeedPictureView {
  url: string
  /** `image/jpeg`. */
  contentType: string
  /** Null when not known. */
  sizeBytes: number | null
  width: number | null
  height: number | null
  caption: string | null
  credit: string | null
}
