import type { ArticleContent, Numbered } from '#article'
import type { Hop, Mention, Passage, PlacedStatement, SourceKind, Statement, Tenure } from '#sourcing'
import type { DossierReader } from './beside/dossiers.ts'
import type { CommentsReader } from './comments/published-comments.ts'
import type { BreakingReader } from './front/breaking.ts'
import type { FrontReader } from './front/front-versions.ts'
import type { Focus } from './media/medium.ts'
import type { TranscriptsReader } from './media/transcripts.ts'
import type { ArchiveReader } from './pages/archive.ts'
import type { Correction, CorrectionsReader } from './pages/corrections.ts'
import type { LiveReader } from './pages/live-updates.ts'
import type { StandingPagesReader } from './pages/standing-pages.ts'
import type { PollsReader } from './polls/polls.ts'
import type { Translation } from './published/translations.ts'

export type { Correction }

/** What a page of the site needs to know, as the store hands it over. Instants are UTC `Date`s. */

export interface Named {
  slug: string
  name: string
}

export interface Section extends Named {
  id: number
  parent: string | null
  position: number
  /** Out of use: `parent` took its articles, and its address leads there. */
  isRetired: boolean
}

export interface ChainHop extends Hop {
  /** The source this name was resolved to; in editions that are not the first, with its name in Latin letters. */
  source: (Named & { latinName?: string | null }) | null
}

/** A statement of a live article; its places are in the sourced text (`sourcedText` in #article). */
export interface PublishedStatement
  extends Passage,
    Omit<Statement, 'sentence'>,
    Pick<PlacedStatement, 'speakerKind' | 'speakerAt' | 'wordsAt'> {
  /** Names it on the page, and in its address: `s3`. */
  id: string
  /** Who speaks, where that is somebody with a record. */
  person: Named | null
  /** The medium that speaks, where it is known. */
  source: Named | null
}

export interface PublishedMention extends Pick<Mention, 'name' | 'relation'> {
  source: Named | null
}

/** Another article that tells the same differently, as a human has confirmed. */
export interface DifferingReport extends Numbered {
  slug: string
  headline: string
  publishedAt: Date
}

/** Another article about the same, as worked out after publishing. */
export interface RelatedArticle extends DifferingReport {
  kind: ArticleContent['kind']
}

/** Where an article stands in a dossier, among its live articles. */
export interface DossierPlace {
  slug: string
  title: string
  /** Counted from 1. */
  place: number
  count: number
  previous: DossierNeighbour | null
  next: DossierNeighbour | null
}

export type DossierNeighbour = Pick<DifferingReport, 'code' | 'edition' | 'slug' | 'headline'>

/** An article as it is live now. */
export interface PublishedArticle extends Numbered, Omit<ArticleContent, 'section' | 'tags' | 'authors'> {
  /** The same in other editions; asked for where there is more than one. */
  translations?: Translation[]
  /** Of the address; made from the headline when first published, then kept. */
  slug: string
  revision: number
  section: Named | null
  tags: Named[]
  authors: Named[]
  chain: ChainHop[]
  statements: PublishedStatement[]
  mentions: PublishedMention[]
  differing: DifferingReport[]
  /** Answers of those it spoke of, oldest first. */
  replies: RepliedArticle[]
  /** What it answers, where it is such an answer: by whom, and the SHA-256 of the words that were sent. */
  answers: (RepliedArticle & { name: string; hash: string }) | null
  /** A question to readers stands under it. */
  hasPoll: boolean
  /** The likest first. */
  related: RelatedArticle[]
  dossiers: DossierPlace[]
  /** Published comments of readers. */
  commentCount: number
  corrections: Correction[]
  publishedAt: Date
  /** The instant of the newest publication, when it is later than the first. */
  updatedAt: Date | null
}

/** The other side of an answer, as it is live. */
export interface RepliedArticle extends Numbered {
  slug: string
  headline: string
  publishedAt: Date
}

/** Published once, and taken down: the address answers 410, or 451 where somebody ordered it. */
export interface WithdrawnArticle extends Numbered {
  /** Of the address it had. */
  slug: string
  withdrawnAt: Date
  /** Who demanded it; null for what the newsroom decided itself. */
  orderedBy?: string | null
}

/** An article in a list. */
export interface Card extends Numbered {
  slug: string
  kind: ArticleContent['kind']
  kicker: string | null
  headline: string
  lead: string | null
  hero: ArticleContent['hero']
  /** The point of its picture that stays in sight when it is cropped; null: the middle. */
  focus: Focus | null
  section: Named | null
  /** Name of the first author, for opinion notes. */
  author: string | null
  publishedAt: Date
  updatedAt: Date | null
  /** It still stands, with its retraction; nobody should take it for news. */
  isRetracted: boolean
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
  /** These articles only. */
  codes?: readonly number[]
  /** At this instant or later. */
  publishedFrom?: Date
}

export interface MostReadQuery {
  /** The last 24 hours, or the last seven days. */
  span: 'day' | 'week'
  /** Slug of a section of the first level; everything when left out. */
  section?: string
  limit: number
}

/** An article among the most read. */
export interface RankedCard {
  card: Card
  /** Read more in the last hours than before them. */
  isRising: boolean
}

/** What the site reads of how often articles are read. */
export interface MostReadReader {
  /** Most read first; empty until the first ranking. */
  mostRead(query: MostReadQuery): Promise<RankedCard[]>
}

/** A source, as its page shows it. */
export interface SourceFacts extends Named {
  kind: SourceKind
  /** ISO 3166-1 alpha-2. */
  country: string | null
  home: string | null
  /** What else it is called. */
  otherNames: string[]
}

/** An office under which somebody spoke, with the instants of the first and the last article that says so. */
export interface SpokenOffice {
  title: string
  firstAt: Date
  lastAt: Date
}

/** Somebody who speaks in our articles. */
export interface PersonFacts extends Named {
  id: number
  otherNames: string[]
  /** Offices as people recorded them. */
  tenures: Tenure[]
  /** Offices as articles give them, the newest first. */
  offices: SpokenOffice[]
}

/** What one person said in one article. */
export interface SaidInArticle extends Numbered {
  slug: string
  headline: string
  lead: string | null
  section: Named | null
  publishedAt: Date
  updatedAt: Date | null
  said: SaidStatement[]
}

export interface SaidStatement extends Pick<Statement, 'sentence' | 'verb' | 'title' | 'mode' | 'polarity'> {
  /** The place on the page of the article: `s3`. */
  id: string
  /** The words as they were said, where they are quoted; without quotation marks. */
  words: string | null
}

export interface SaidQuery {
  person: string
  limit: number
  before?: Cursor
}

/** All the site reads. Every method is one round trip to the database. */
export interface PublishedReader
  extends ArchiveReader,
    BreakingReader,
    CommentsReader,
    DossierReader,
    CorrectionsReader,
    FrontReader,
    LiveReader,
    MostReadReader,
    PollsReader,
    StandingPagesReader,
    TranscriptsReader {
  article(code: number): Promise<PublishedArticle | WithdrawnArticle | null>
  /** Newest first. */
  cards(query: CardQuery): Promise<Card[]>
  sections(): Promise<Section[]>
  tag(slug: string): Promise<Named | null>
  author(slug: string): Promise<Named | null>
  /** Slugs of records that were merged find the record they were merged into: compare its slug. */
  source(slug: string): Promise<SourceFacts | null>
  /** Like {@link source}. */
  person(slug: string): Promise<PersonFacts | null>
  /** Articles in which somebody spoke, newest first. */
  said(query: SaidQuery): Promise<SaidInArticle[]>
  /** The instant of the newest publication or correction: «به‌روز شده در». */
  lastChange(): Promise<Date | null>
  /** Months (Gregorian, UTC, `YYYY-MM`) that hold publications, with how many: the sitemap index. */
  months(): Promise<{ month: string; count: number }[]>
  /** Addresses of one month, for its sitemap, in pages of at most `limit`. */
  month(month: string, page: number, limit: number): Promise<(Numbered & { slug: string; changedAt: Date })[]>
  /**
   * The live article that stood under this path and query on any host before it was imported; percent-encoding and a
   * slash at the end make no difference.
   */
  movedTo(path: string): Promise<(Numbered & { slug: string }) | null>
}
