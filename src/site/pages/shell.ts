import { font, type Html, html, styleElement } from '#server'
import { iconPath, touchIconPath } from '../assets.ts'
import type { SiteSettings } from '../settings.ts'
import { type StyleName, styleBundle } from '../styles.ts'

/** A whole HTML page, as far as it differs from the others. */
export interface Shell {
  settings: SiteSettings
  style: StyleName
  /** Without the name of the newsroom, which is added; null on the front page. */
  title: string | null
  description: string | null
  /** Absolute. Null on pages that have no address of their own (errors). */
  canonical: string | null
  /** False keeps the page out of search engines: errors, print views, older pages of a list. */
  indexed: boolean
  /** More for `<head>`: feeds, social cards, machine-readable data. */
  head: Html | readonly Html[]
  masthead: Html
  /** The `<main>` element; its id is `main`. */
  main: Html
  footer: Html
}

/** The document around a page. The font is preloaded because every page sets its first line in it. */
export function shell(page: Shell): string {
  const { settings } = page
  const title = page.title === null ? `${settings.name}؛ ${settings.tagline}` : `${page.title} | ${settings.name}`
  return html`<!doctype html>
<html lang="${settings.language}" dir="${settings.direction}">
<head>
<meta charset="utf-8">
<title>${title}</title>
${headOf(page.style)}
${page.description && html`<meta name="description" content="${page.description}">`}
${page.canonical && html`<link rel="canonical" href="${page.canonical}">`}
${!page.indexed && html`<meta name="robots" content="noindex">`}
${page.head}
</head>
<body>
<a class="skip" href="#main">رفتن به متن</a>
${page.masthead}
${page.main}
${page.footer}
</body>
</html>
`.markup
}

const heads = new Map<StyleName, Html>()

/** What stands in the head of every page of one style, printed once: it is half of the letters of an article's page. */
function headOf(style: StyleName): Html {
  const head = heads.get(style) ?? printHead(style)
  heads.set(style, head)
  return head
}

function printHead(style: StyleName): Html {
  return html`<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="preload" href="${font.path}" as="font" type="font/woff2" crossorigin>
<meta name="theme-color" content="#fcfaf5" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#151412" media="(prefers-color-scheme: dark)">
<link rel="icon" href="${iconPath}" type="image/svg+xml">
<link rel="apple-touch-icon" href="${touchIconPath}">
${styleElement(styleBundle(style).css)}`
}
