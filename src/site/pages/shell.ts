import { font, type Html, html, type PageBody, StandingType, styleElement } from '#server'
import { iconPath, socialPicturePath, touchIconPath } from '../assets.ts'
import { type Frame, footer } from '../parts/frame.ts'
import { openGraph } from '../parts/open-graph.ts'
import type { SiteSettings } from '../settings.ts'
import { type Direction, type StyleName, styleBundle } from '../styles.ts'

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
  /** Brings its own words for messengers. */
  hasCard?: true
  /** More for `<head>`: feeds, social cards, machine-readable data. */
  head: Html | readonly Html[]
  masthead: Html
  /** The `<main>` element; its id is `main`. On stories it is ended by what many of them share at their end. */
  main: Html
  /** From here to the end of the document; see `ending`. */
  ending: StandingType | Html
}

/**
 * The document around a page. The font is preloaded because every page sets its first line in it. Half of the letters of
 * a story are the same on every story: they are type that stands.
 */
export function shell(page: Shell): PageBody {
  const { settings, ending } = page
  const { words } = settings.edition
  const { name, tagline } = settings
  const title = page.title === null ? words.siteTitle(name, tagline) : `${page.title} | ${name}`
  const own = html`
<title>${title}</title>
${page.description && html`<meta name="description" content="${page.description}">`}
${page.canonical && html`<link rel="canonical" href="${page.canonical}">`}
${!page.indexed && html`<meta name="robots" content="noindex">`}
${page.canonical && !page.hasCard && plainCard({ ...page, canonical: page.canonical })}${page.head}
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
${page.masthead}
${page.main}`.markup
  const opening = openingOf(settings, page.style)
  return ending instanceof StandingType ? [opening, own, ending] : [opening, own + ending.markup]
}

/** What messengers show of a page that is no story: its words, and the newsroom's picture. */
function plainCard({ settings, title, description, canonical }: Shell & { canonical: string }): Html {
  const picture = { path: socialPicturePath, alt: null, size: null }
  return openGraph({ type: 'website', title: title ?? settings.name, description, url: canonical, picture }, settings)
}

/** What every page ends with. */
export function ending(frame: Frame): StandingType {
  const known = endings.get(frame) ?? new StandingType(endDocument(html`\n${footer(frame)}`).markup)
  endings.set(frame, known)
  return known
}

const endings = new WeakMap<Frame, StandingType>()

/** From the footer to the end of the document. */
export function endDocument(foot: Html): Html {
  return html`${foot}
</body>
</html>
`
}

const openings = new Map<string, StandingType>()

/** What stands first in every page of one style. */
function openingOf({ edition: { language, direction } }: SiteSettings, style: StyleName): StandingType {
  const name = `${style} ${language} ${direction}`
  const opening = openings.get(name) ?? new StandingType(printOpening(language, direction, style).markup)
  openings.set(name, opening)
  return opening
}

function printOpening(language: string, direction: Direction, style: StyleName): Html {
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="preload" href="${font.path}" as="font" type="font/woff2" crossorigin>
<meta name="theme-color" content="#fcfaf5" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#151412" media="(prefers-color-scheme: dark)">
<link rel="icon" href="${iconPath}" type="image/svg+xml">
<link rel="apple-touch-icon" href="${touchIconPath}">
${styleElement(styleBundle(style, direction).css)}`
}
