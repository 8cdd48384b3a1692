/** Pages as the server keeps and sends them. */

import type { Search } from '#search'
import type { ErrorStatus, Page, PageBody } from '#server'
import { key, type PublishedReader, type WithdrawnArticle } from '#store'
import { orderedDownHtml, sorryHtml } from './pages/sorry.ts'
import type { EditionParts, SiteSettings } from './settings.ts'
import type { Shelf } from './shelf.ts'
import { contentSecurityPolicy, type StyleName } from './styles.ts'

/** All that the routes need. */
export interface Site {
  published: PublishedReader
  search: Search
  settings: SiteSettings
  /** Of all editions that are on, the first of them first; each has a reader of its own. */
  editions: readonly EditionParts[]
  now: () => Date
  shelf: Shelf
}

/** How old the parts of a page that no key names may be: the boxes beside an article, the day in the dateline. */
const unnamedPartsSeconds = 60
/** A redirect and a missing page are cheap to make again, and both may change. */
const redirectSeconds = 300
const missingSeconds = 15

export interface HtmlAnswer {
  body: PageBody
  style: StyleName
  keys: string[]
  maxAgeSeconds: number
  /** The article that a reader of this page reads. */
  reading?: number
}

/** A page of an edition as the server keeps it, with the policy of its style and the keys by which it is made anew. */
export function htmlAnswer({ edition }: SiteSettings, answer: HtmlAnswer): Page {
  const { body, style, keys, maxAgeSeconds, reading } = answer
  return {
    status: 200,
    contentType: 'text/html; charset=utf-8',
    body,
    keys,
    maxAgeSeconds,
    refreshAfterSeconds: unnamedPartsSeconds,
    ...(reading !== undefined && { reading: String(reading) }),
    headers: { 'content-security-policy': contentSecurityPolicy(style, edition.direction) },
  }
}

/** What is planned for a page happens on time, whether or not the job that tells of it is late. */
export function refreshedAt(page: Page, until: Date | null, instant: Date): Page {
  if (until === null || page.refreshAfterSeconds === undefined) return page
  const seconds = Math.ceil((until.getTime() - instant.getTime()) / 1000)
  return { ...page, refreshAfterSeconds: Math.max(1, Math.min(seconds, page.refreshAfterSeconds)) }
}

/** A text for machines: a feed, a sitemap. It changes with its keys only. */
export function fileAnswer(contentType: string, body: string, keys: string[]): Page {
  return { status: 200, contentType, body, keys, maxAgeSeconds: 60 }
}

/** To the one address of what was asked for. */
export function redirectAnswer(location: string, keys: string[]): Page {
  return {
    status: 301,
    contentType: 'text/plain; charset=utf-8',
    body: '',
    location,
    keys,
    maxAgeSeconds: redirectSeconds,
  }
}

/** A page for when there is no page; `keys` name what would make one appear. */
export function sorryAnswer(status: 404 | 410, settings: SiteSettings, keys: string[]): Page {
  return { ...sorryPage(status, settings), keys }
}

/** For what was taken down: by our own decision 410, on somebody's order 451, which names who ordered it (RFC 7725). */
export function takenDownAnswer({ orderedBy = null }: WithdrawnArticle, settings: SiteSettings, keys: string[]): Page {
  if (orderedBy === null) return sorryAnswer(410, settings, keys)
  return { ...sorryPage(410, settings), status: 451, body: orderedDownHtml(orderedBy, settings), keys }
}

/** What a reader is shown for a failure; it needs no database. A status that no page has becomes its nearest. */
export function sorryPage(status: ErrorStatus, settings: SiteSettings): Page {
  return {
    status: pageStatus[status],
    contentType: 'text/html; charset=utf-8',
    body: sorryHtml(status, settings),
    keys: [],
    maxAgeSeconds: status === 404 || status === 410 ? missingSeconds : 0,
    headers: { 'content-security-policy': contentSecurityPolicy('list', settings.edition.direction) },
  }
}

const pageStatus: Record<ErrorStatus, Page['status']> = {
  400: 404,
  404: 404,
  410: 410,
  414: 404,
  429: 503,
  500: 500,
  503: 503,
}

/** How long browsers and shared caches may keep a story: the younger it is, the sooner it may change. */
export function storyMaxAgeSeconds(changedAt: Date, now: Date): number {
  const hours = (now.getTime() - changedAt.getTime()) / 3_600_000
  if (hours < 1) return 10
  if (hours < 24) return 60
  if (hours < 24 * 30) return 300
  return 3_600
}

/** Lists change with every publication. */
export const listMaxAgeSeconds = 15

/** The keys of a page of one article. */
export const articleKeys = (code: number): string[] => [key.article(code)]
