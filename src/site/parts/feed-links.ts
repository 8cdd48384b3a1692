import { type Html, html } from '#server'
import { feedPath, frontPath } from '../addresses.ts'
import type { SiteSettings } from '../settings.ts'

/** Tells feed readers where the feeds of the whole site are. */
export function feedLinks({ name }: SiteSettings): Html {
  return feedLinksOf(frontPath, name)
}

/** Tells feed readers where the feeds of one list are. `title` is what they will call them. */
export function feedLinksOf(listPath: string, title: string): Html {
  return html`<link rel="alternate" type="application/rss+xml" title="${title}" href="${feedPath(listPath, 'feed.xml')}">
<link rel="alternate" type="application/feed+json" title="${title}" href="${feedPath(listPath, 'feed.json')}">`
}
