import { type Html, html } from '#server'
import type { Paths } from '../edition/paths.ts'
import type { SiteSettings } from '../settings.ts'

/** Tells feed readers where the feeds of the whole site are. */
export function feedLinks({ name, edition: { paths } }: SiteSettings): Html {
  return feedLinksOf(paths, paths.front, name)
}

/** Tells feed readers where the feeds of one list are. `title` is what they will call them. */
export function feedLinksOf({ feed }: Paths, listPath: string, title: string): Html {
  return html`<link rel="alternate" type="application/rss+xml" title="${title}" href="${feed(listPath, 'feed.xml')}">
<link rel="alternate" type="application/feed+json" title="${title}" href="${feed(listPath, 'feed.json')}">`
}
