import { type Html, html } from '#server'
import type { SiteSettings } from '../settings.ts'

/** What messengers and networks show in the place of a page. */
export interface SharedPage {
  type: 'article' | 'website'
  title: string
  description: string | null
  /** Absolute. */
  url: string
  picture: SharedPicture
}

export interface SharedPicture {
  /** Path on this site. */
  path: string
  /** What it shows, or null. */
  alt: string | null
  /** Where it is known, some show the picture before they have it. */
  size: { width: number; height: number } | null
}

/** Open Graph, in the few properties that messengers and networks read. */
export function openGraph({ type, title, description, url, picture }: SharedPage, settings: SiteSettings): Html {
  const { path, alt, size } = picture
  return html`<meta property="og:type" content="${type}">
<meta property="og:title" content="${title}">
${description && html`<meta property="og:description" content="${description}">\n`}<meta property="og:url" content="${url}">
<meta property="og:site_name" content="${settings.name}">
<meta property="og:locale" content="${settings.edition.locale}">
<meta property="og:image" content="${settings.url + path}">
${size && html`<meta property="og:image:width" content="${size.width}">\n<meta property="og:image:height" content="${size.height}">\n`}${alt && html`<meta property="og:image:alt" content="${alt}">\n`}<meta name="twitter:card" content="${type === 'website' ? 'summary' : 'summary_large_image'}">
`
}
