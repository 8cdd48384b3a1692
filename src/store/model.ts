import type { ArticleContent } from '#article'
import type { Hop } from '#sourcing'

/** What a page of the site needs to know, as the store hands it over. Instants are UTC `Date`s. */

export interface Named {
  slug: string
  name: string
}

export interface Section extends Named {
  id: number
  parent: string | null
  position: number
}

export interface ChainHop extends Hop {
  /** The source this name was resolved to. */
  source: Named | null
}

export interface Correction {
  kind: 'typo' | 'clarification' | 'correction' | 'retraction'
  note: string
  at: Date
}

/** An article as it is live now. */
export interface PublishedArticle extends Omit<ArticleContent, 'section' | 'tags' | 'authors'> {
  code: number
  /** Of the address; made from the headline when first published, then kept. */
  slug: string
  revision: number
  section: Named | null
  tags: Named[]
  authors: Named[]
  chain: ChainHop[]
  corrections: Correction[]
  publishedAt: Date
  /** The instant of the newest publication, when it is later than the first. */
  updatedAt: Date | null
}

/** Published once, and taken down: the address answers 410. */
export interface WithdrawnArticle {
  code: number
  /** Of the address it had. */
  slug: string
  withdrawnAt: Date
}

/** An article in a list. */
export interface Card {
  code: number
  slug: string
  kind: ArticleContent['kind']
  kicker: string | null
  headline: string
  lead: string | null
  hero: ArticleContent['hero']
  section: Named | null
  /** Name of the first author, for opinion notes. */
  author: string | null
  publishedAt: Date
  updatedAt: Date | null
}

/** Where a list goes on: strictly older than this card. */
export interface Cursor {
  publishedAt: Date
  code: number
}

export interface CardQuery {
  limit: number
  before?: Cursor
  section?: string
  tag?: string
  author?: string
  source?: string
  kinds?: ArticleContent['kind'][]
  publishedAfter?: Date
}

/** All the site reads. Every method is one round trip to the database. */
export interface PublishedReader {
  article(code: number): Promise<PublishedArticle | WithdrawnArticle | null>
  /** Newest first. */
  cards(query: CardQuery): Promise<Card[]>
  sections(): Promise<Section[]>
  tag(slug: string): Promise<Named | null>
  author(slug: string): Promise<Named | null>
  source(slug: string): Promise<Named | null>
  /** The instant of the newest publication or correction: «به‌روز شده در». */
  lastChange(): Promise<Date | null>
  /** Months (Gregorian, UTC, `YYYY-MM`) that hold publications, with how many: the sitemap index. */
  months(): Promise<{ month: string; count: number }[]>
  /** Addresses of one month, for its sitemap, in pages of at most `limit`. */
  month(month: string, page: number, limit: number): Promise<{ code: number; slug: string; changedAt: Date }[]>
  /**
   * The live article that stood under this path and query on any host before it was imported; percent-encoding and a
   * slash at the end make no difference.
   */
  movedTo(path: string): Promise<{ code: number; slug: string } | null>
}
