import type { RateLimit } from './rate-limit.ts'
import type { PageBody } from './standing-type.ts'

/**
 * What a room hands to the server for one address: bytes to be kept, compressed and served by the page cache.
 * A page is rendered once per change, not once per reader.
 */
export interface Page {
  status: 200 | 301 | 302 | 404 | 410 | 451 | 500 | 503
  /** With its charset: `text/html; charset=utf-8`. */
  contentType: string
  body: PageBody
  /** Absolute path (percent-encoded) of a redirect. */
  location?: string
  /**
   * What it was made from, as surrogate keys: `article:757695`, `section:world`, `front`, `latest`. When a
   * publication names any of them, the page is rendered again.
   */
  keys: string[]
  /** Freshness for browsers and shared caches. */
  maxAgeSeconds: number
  /** Our own copy is rendered again (in the background, the old one being served) after this long, change or not. */
  refreshAfterSeconds?: number
  /** What somebody who is shown this page has read: `article:757695`. Readers are counted under it, and never known. */
  reading?: string
  /** Extra headers, lower-case names. */
  headers?: Record<string, string>
}

export interface PageRequest {
  /** Path parameters, percent-decoded. */
  params: Record<string, string>
  query: URLSearchParams
  /** The one true form of the path, percent-encoded, without the query (see `canonicalPath`). */
  path: string
}

/** One family of addresses. `pattern` is written as for Fastify: `/fa/news/:code/:slug`, `/n/:code(\d+)`, `/x/*`. */
export interface PageRoute {
  pattern: string
  /** Query parameters that change the page; all others are ignored for the cache key. */
  queryKeys?: readonly string[]
  /** False for what must never be kept (search, previews). */
  cacheable?: boolean
  /** For pages that cost work at every request: how often one network may ask. Beyond it the answer is 429. */
  rate?: Pick<RateLimit, 'limit' | 'windowSeconds'>
  render(request: PageRequest): Promise<Page>
}
