import { detectFormat, type Reading } from '#formats'

/** A list of feeds (OPML) or of sitemaps holds addresses, none of them news. */
export function isListOfFeeds(bytes: Uint8Array, contentType: string | null): boolean {
  return ['opml', 'sitemap-index'].includes(detectFormat(bytes, { contentType }))
}

/** What is said of one that is polled as if it were a feed. */
export const listOfFeeds = {
  value: null,
  problems: [{ kind: 'list-of-feeds', detail: 'It is a list of feeds; each of them is added by itself.' }],
} satisfies Reading<never>
