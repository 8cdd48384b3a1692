/**
 * Every address of the site, made in one place. Paths are absolute and percent-encoded as browsers send them, so
 * that they can be compared with the path of a request. They are promises: they never change meaning.
 */

/** The front page has two addresses; this one is canonical. */
export const frontPath = '/'

/** Of the Persian edition: the same front page. */
export const editionPath = '/fa'

export const latestPath = '/fa/latest'
export const searchPath = '/fa/search'
export const photoPath = '/fa/photo'
export const videoPath = '/fa/video'

/** One photograph of a gallery, named by the first digits of its hash: others put before it do not move it. */
export function photoPagePath(code: number, hash: string): string {
  return `${photosFolderPath(code)}/${hash.slice(0, 10)}`
}

/** What the pages of an article's photographs stand under; it leads to the article. */
export function photosFolderPath(code: number): string {
  return `${photoPath}/${code}`
}

/** What readers say of an article; where they write it is the desk's. */
export function commentsPath(code: number | string): string {
  return `/fa/comments/${code}`
}

export function commentFormPath(code: number | string): string {
  return `/comment/${code}`
}

/** A running account, and where its updates are told as they come. */
export function livePath(code: number | string): string {
  return `/fa/live/${code}`
}

export function liveEventsPath(code: number | string): string {
  return `${livePath(code)}/events`
}

/** A page about the newsroom: `about`, `contact`, `ethics`, `privacy`. */
export function standingPath(name: string): string {
  return `/fa/${name}`
}

/** Where somebody an article speaks of sends an answer. */
export function replyPath(code: number): string {
  return `/reply/${code}`
}

/** A question to readers with its results; and where its answers are sent. */
export function pollPath(id: number | string): string {
  return `/fa/poll/${id}`
}

export function pollAnswerPath(id: number): string {
  return `/poll/${id}`
}

/** Shown in place of what needs the program, while that is down. */
export const offlinePath = '/fa/offline'

/** Where readers ask for the newsletter. */
export const newsletterPath = '/newsletter'

/** Where readers write to the newsroom. */
export const messagePath = '/message'

/** What is read most: of the last day or week, of everything or of one section. */
export const mostReadPath = '/fa/most-read'

/** The public log of corrections, and one entry of it. */
export const correctionsPath = '/fa/corrections'

export function correctionPath(id: number): string {
  return `${correctionsPath}/${id}`
}

/** The archive by date: all years, a year, a month, a day of the Jalali calendar. */
export function archivePath(...date: number[]): string {
  return ['/fa/archive', ...date].join('/')
}

/** A headline of signs alone makes no slug: such an article stands under its code. */
export function articlePath({ code, slug }: { code: number; slug: string }): string {
  return slug === '' ? `/fa/news/${code}` : `/fa/news/${code}/${encodeSegment(slug)}`
}

/** Short enough to be read aloud; answers with a redirect to the article. */
export function shortPath(code: number): string {
  return `/n/${code}`
}

/** Asked by the server, with `?from=`: where the article that once stood under another address is now. */
export const movedPath = '/moved'

export function printPath(code: number): string {
  return `/fa/print/${code}`
}

export function sectionPath(slug: string): string {
  return `/fa/section/${encodeSegment(slug)}`
}

export function tagPath(slug: string): string {
  return `/fa/tag/${encodeSegment(slug)}`
}

export function authorPath(slug: string): string {
  return `/fa/author/${encodeSegment(slug)}`
}

/** Articles that belong together, in an order; and all such dossiers. */
export const dossiersPath = '/fa/dossier'

export function dossierPath(slug: string): string {
  return `${dossiersPath}/${encodeSegment(slug)}`
}

/** Everything carried from one source. */
export function sourcePath(slug: string): string {
  return `/fa/source/${encodeSegment(slug)}`
}

/** Everything one person said. */
export function personPath(slug: string): string {
  return `/fa/person/${encodeSegment(slug)}`
}

/** Where one statement stands on the page of its article. `id` as in `PublishedStatement`. */
export function statementPath(article: { code: number; slug: string }, id: string): string {
  return `${articlePath(article)}#${id}`
}

/** The feeds of a list stand under its own address; those of the whole site under the root. */
export function feedPath(listPath: string, file: FeedFile): string {
  return listPath === frontPath ? `/${file}` : `${listPath}/${file}`
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
