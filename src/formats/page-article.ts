import type { ArticleDocument } from '#article'
import type { Hop } from '#sourcing'

/**
 * What reading one page yields: the same shape for an HTML page and for a plain-text dump, and the shape that
 * `sanad read --json` prints. Texts are plain, normalised and half-space-repaired unless the reader was asked for
 * raw text; instants are ISO-8601 UTC; what the page does not say is null.
 */
export interface PageArticle {
  kind: 'article' | 'opinion' | 'interview' | 'gallery' | 'video' | 'live' | 'deleted'
  url: string | null
  /** News code in Latin digits. */
  code: string | null
  kicker: string | null
  title: string | null
  subtitle: string | null
  lead: string | null
  /** Text of each block in page order; table rows as cells joined by ` | `. The same text as `blocks`, flattened. */
  body: string[]
  published: string | null
  /** Present when only the day is known; `published` is then midnight in Tehran. */
  published_precision?: 'day'
  updated: string | null
  section: string | null
  section_path: string[]
  tags: string[]
  author: string | null
  /** Where the page names several one by one. */
  authors?: string[]
  /** Credit chain, nearest first, without «خبرگزاری» and without the site's own name. */
  sources: string[]
  comments_count: number | null
  image: PageImage | null
  images: PageImage[]
}

export interface PageImage {
  src: string
  caption: string | null
  /** Where they are known apart from the caption. */
  alt?: string | null
  credit?: string | null
}

/** Something met while reading, in plain words. `kind` is stable, for counting; `detail` is for people. */
export interface Problem {
  kind: string
  detail: string
}

/** Readers never throw: a value (or null when nothing could be read) and what was met on the way. */
export interface Reading<T> {
  value: T | null
  problems: Problem[]
}

/** What is known of the bytes besides the bytes. */
export interface PageOrigin {
  /** Where the page was fetched from; relative addresses are resolved against it. */
  url: string | null
  /** When it was fetched (ISO-8601), for relative dates («۲ ساعت پیش»). */
  fetchedAt: string | null
  /** `Content-Type` header, if any; it may be wrong. */
  contentType: string | null
}

/** A page read: its facts, its body as a document (`page.body` holds its texts), and the chain that `sources` names. */
export interface PageReading {
  page: PageArticle
  document: ArticleDocument
  chain: Hop[]
}
