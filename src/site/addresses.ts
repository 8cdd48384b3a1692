/**
 * Addresses of the site, made in one place; those that each edition has of its own are its paths (`edition/paths.ts`).
 * Paths are absolute and percent-encoded as browsers send them, so that they can be compared with the path of a
 * request. They are promises: they never change meaning.
 */
import { firstEdition, type Numbered } from '#article'

/** Where readers write what they think of an article. */
export function commentFormPath(code: number | string): string {
  return `/comment/${code}`
}

/** Where a running account is told as it goes on; one for all editions. */
export function liveEventsPath(code: number | string): string {
  return `/${firstEdition}/live/${code}/events`
}

/** Where somebody an article speaks of sends an answer. */
export function replyPath(code: number): string {
  return `/reply/${code}`
}

/** Under its own edition. A headline of signs alone makes no slug: such an article stands under its code. */
export function articlePath({ code, slug, edition = firstEdition }: Numbered & { slug: string }): string {
  const path = `/${edition}/news/${code}`
  return slug === '' ? path : `${path}/${encodeSegment(slug)}`
}

/** Short enough to be read aloud; answers with a redirect to the article. */
export function shortPath(code: number): string {
  return `/n/${code}`
}

/** Asked by the server, with `?from=`: where the article that once stood under another address is now. */
export const movedPath = '/moved'

/** Where one statement stands on the page of its article. `id` as in `PublishedStatement`. */
export function statementPath(article: Numbered & { slug: string }, id: string): string {
  return `${articlePath(article)}#${id}`
}

export type FeedFile = 'feed.xml' | 'atom.xml' | 'feed.json'

/** Asked by other sites, with `?url=`: what to show of an article of ours (oEmbed). */
export const oembedPath = '/oembed'

/** Month as `YYYY-MM`; parts are counted from 1. */
export function sitemapPartPath(month: string, part: number): string {
  return `/sitemap/${month}/${part}.xml`
}

/** Widths in which `#media` keeps every picture, in CSS pixels. */
export const pictureWidths = [360, 720, 1080] as const

export function picturePath(hash: string, width: number): string {
  return `/media/${hash}/${width}.webp`
}

/** The card of an article for messengers and networks; `identity` as in `cardIdentity` of #media. */
export function shareCardPath(code: number | string, identity: string): string {
  return `/share/${code}/${identity}.jpg`
}

/**
 * One segment of a path, percent-encoded where RFC 3986 (3.3, `pchar`) needs it and nowhere else: the form that the
 * server takes for the one true form, so that an address we print is never redirected.
 */
export function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed()).replace(/%(?:3A|40|24|26|2B|2C|3B|3D)/g, decodeURIComponent)
}
