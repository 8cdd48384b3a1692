import { cardSize } from '#media'
import { type Html, html } from '#server'
import { latestPath } from '../addresses.ts'
import type { ArticleView } from '../model/article-view.ts'
import { afterword, chainStrip, differingReports, factLine, headlineBlock, heroFigure } from '../parts/article.ts'
import type { TimedLine } from '../parts/boxes.ts'
import { linesBox } from '../parts/boxes.ts'
import { correctionNotes, retractionNotice } from '../parts/corrections.ts'
import { feedLinks } from '../parts/feed-links.ts'
import { compactMasthead, type Frame, footer } from '../parts/frame.ts'
import { jsonDataBlock } from '../parts/trusted.ts'
import type { SiteSettings } from '../settings.ts'
import { shell } from './shell.ts'

/** What stands beside a story: the newest, and the newest of its section, as lines made ready once for all stories. */
export interface Boxes {
  newest: readonly TimedLine[]
  ofSection: readonly TimedLine[]
}

/** `jsonLd` is the machine's account of the same story. */
export function articlePage(view: ArticleView, frame: Frame, beside: { boxes: Boxes; jsonLd: string }): string {
  const { settings } = frame
  return shell({
    settings,
    style: 'article',
    title: titleOf(view),
    description: view.description,
    canonical: view.canonical,
    indexed: true,
    head: [socialCard(view, settings), jsonDataBlock(beside.jsonLd), feedLinks(settings)],
    masthead: compactMasthead(frame),
    main: html`<main id="main" class="wrap page">${story(view)}
${boxesAside(view, beside.boxes)}</main>`,
    footer: footer(frame),
  })
}

/** The story itself: the same on its page and in print. */
export function story(view: ArticleView): Html {
  return html`<article class="story">${retractionNotice(view.corrections)}${headlineBlock(view)}
${factLine(view)}
${chainStrip(view.chain)}${correctionNotes(view.corrections)}${heroFigure(view)}
<div class="body">${view.body}</div>${differingReports(view.differing)}
${afterword(view)}</article>`
}

/** Open Graph for messengers and networks, in the few properties they read. */
export function socialCard(view: ArticleView, { name, url }: SiteSettings): Html {
  return html`<meta property="og:type" content="article">
<meta property="og:title" content="${titleOf(view)}">
<meta property="og:description" content="${view.description}">
<meta property="og:url" content="${view.canonical}">
<meta property="og:site_name" content="${name}">
<meta property="og:locale" content="fa_IR">
<meta property="og:image" content="${url + view.shareCard}">
<meta property="og:image:width" content="${cardSize.width}">
<meta property="og:image:height" content="${cardSize.height}">
<meta property="og:image:alt" content="${titleOf(view)}">
<meta name="twitter:card" content="summary_large_image">
<meta property="article:published_time" content="${view.published.iso}">
${view.updated && html`<meta property="article:modified_time" content="${view.updated.iso}">`}`
}

/** Wherever the headline goes alone, its retraction goes with it. */
function titleOf({ headline, corrections }: ArticleView): string {
  return corrections.some(({ kind }) => kind === 'retraction') ? `پس گرفته شد: ${headline}` : headline
}

function boxesAside(view: ArticleView, boxes: Boxes): Html | null {
  const shown = new Set([view.code])
  const related = linesBox('خبرهای مرتبط', view.related, shown)
  const ofSection =
    view.section &&
    linesBox({ name: `دیگر خبرهای ${view.section.name}`, href: view.section.href }, boxes.ofSection, shown)
  const newest = linesBox({ name: 'تازه‌ترین خبرها', href: latestPath }, boxes.newest, shown)
  return (
    (related || ofSection || newest) &&
    html`<aside class="boxes" aria-label="خبرهای دیگر">${related}${newest}${ofSection}</aside>`
  )
}
