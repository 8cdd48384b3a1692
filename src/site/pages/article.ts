import { writeBreadcrumbJsonLd } from '#formats'
import { cardSize } from '#media'
import { type Html, html, nothing, type PageBody, StandingType } from '#server'
import { oembedPath } from '../addresses.ts'
import type { Edition } from '../edition/edition.ts'
import type { ArticleView } from '../model/article-view.ts'
import type { PosedPoll } from '../model/posed-poll.ts'
import {
  afterword,
  chainStrip,
  differingReports,
  factLine,
  filmTranscripts,
  galleryLine,
  galleryRest,
  headlineBlock,
  heroFigure,
  replyLines,
  translationLine,
} from '../parts/article.ts'
import type { TimedLine } from '../parts/boxes.ts'
import { linesBox } from '../parts/boxes.ts'
import { correctionNotes, retractionNotice } from '../parts/corrections.ts'
import { dossierLine, dossierPlaces } from '../parts/dossiers.ts'
import { feedLinks } from '../parts/feed-links.ts'
import { compactMasthead, type Frame, footer } from '../parts/frame.ts'
import type { Link } from '../parts/links.ts'
import { openGraph } from '../parts/open-graph.ts'
import { pollBox } from '../parts/poll.ts'
import { jsonDataBlock } from '../parts/trusted.ts'
import type { SiteSettings } from '../settings.ts'
import { endDocument, shell } from './shell.ts'

/** What stands beside a story: the newest, and the newest of its section, as lines made ready once for all stories. */
export interface Boxes {
  newest: readonly TimedLine[]
  ofSection: readonly TimedLine[]
  /** Of all these lines. */
  codes: ReadonlySet<number>
}

/** `jsonLd` are the machine's accounts of the same story. */
export function articlePage(
  view: ArticleView,
  frame: Frame,
  beside: { boxes: Boxes; jsonLd: readonly string[]; poll: PosedPoll | null },
): PageBody {
  const { settings } = frame
  const { edition } = settings
  return shell({
    settings,
    style: 'article',
    title: titleOf(view),
    description: view.description,
    canonical: view.canonical,
    indexed: true,
    hasCard: true,
    head: [
      socialCard(view, settings),
      ...beside.jsonLd.map(jsonDataBlock),
      jsonDataBlock(trailJsonLd(view, settings)),
      feedLinks(settings),
      alternates(view, settings),
    ],
    masthead: compactMasthead(frame),
    main: html`<main id="main" class="wrap page">${story(view, edition, pollBox(beside.poll, 'way', edition))}
<aside class="boxes" aria-label="${edition.words.article.otherNews}">${linesBox(edition.words.article.related, view.related, new Set([view.code]))}`,
    ending: endingBeside(view, frame, beside.boxes),
  })
}

/** The story itself: the same on its page and in print. */
export function story(view: ArticleView, edition: Edition, poll: Html | null = null): Html {
  return html`<article class="story">${retractionNotice(view.corrections, view.words)}${headlineBlock(view)}
${factLine(view)}
${translationLine(view)}${chainStrip(view)}${dossierLine(view.dossiers, edition)}${correctionNotes(view.corrections, view.words)}${replyLines(view)}${heroFigure(view)}${galleryLine(view)}
<div class="body">${view.body}</div>${galleryRest(view)}${filmTranscripts(view)}${differingReports(view)}${dossierPlaces(view.dossiers, edition)}${poll}
${afterword(view)}</article>`
}

/** Tells search engines which addresses say the same in other languages: each names all, itself too. */
function alternates(view: ArticleView, { url, edition }: SiteSettings): Html {
  if (view.translations.length === 0) return nothing
  const all = [{ language: edition.language, href: view.path }, ...view.translations]
  return html`${all.map(({ language, href }) => html`<link rel="alternate" hreflang="${language}" href="${url + href}">\n`)}`
}

/** The way to the story from the front page, as search engines print it over an address. */
function trailJsonLd({ section, headline, canonical }: ArticleView, { name, url, edition }: SiteSettings): string {
  const middle = section === null ? [] : [{ name: section.name, url: url + section.href }]
  return writeBreadcrumbJsonLd([
    { name, url: url + edition.paths.front },
    ...middle,
    { name: headline, url: canonical },
  ])
}

/** What messengers and networks show of the story, when it was published, and where to ask for more (oEmbed). */
export function socialCard(view: ArticleView, settings: SiteSettings): Html {
  const title = titleOf(view)
  const picture = { path: view.shareCard, alt: title, size: cardSize }
  const shared = { type: 'article', title, description: view.description, url: view.canonical, picture } as const
  return html`${openGraph(shared, settings)}<meta property="article:published_time" content="${view.published.iso}">
<link rel="alternate" type="application/json+oembed" href="${oembedPath}?url=${encodeURIComponent(view.shortAddress)}">
${view.updated && html`<meta property="article:modified_time" content="${view.updated.iso}">`}`
}

/** Wherever the headline goes alone, its retraction goes with it. */
function titleOf({ headline, corrections, words }: ArticleView): string {
  return corrections.some(({ kind }) => kind === 'retraction') ? words.cards.retractedTitle(headline) : headline
}

/**
 * The boxes beside a story, and all after them: the same for the stories of one section, except where a box would lead
 * to the story itself, or to one that is named as related.
 */
function endingBeside(view: ArticleView, frame: Frame, boxes: Boxes): StandingType | Html {
  const named = [view.code, ...view.related.map(({ code }) => code)]
  if (named.some((code) => boxes.codes.has(code))) return endingOf(view.section, frame, { boxes, named })
  const known = endings.get(boxes)
  if (known?.frame === frame) return known.type
  const type = new StandingType(endingOf(view.section, frame, { boxes, named: [] }).markup)
  endings.set(boxes, { frame, type })
  return type
}

const endings = new WeakMap<Boxes, { frame: Frame; type: StandingType }>()

function endingOf(section: Link | null, frame: Frame, { boxes, named }: { boxes: Boxes; named: number[] }): Html {
  const { paths, words } = frame.settings.edition
  const shown = new Set(named)
  const ofSection =
    section && linesBox({ name: words.article.ofSection(section.name), href: section.href }, boxes.ofSection, shown)
  const newest = linesBox({ name: words.lists.latest, href: paths.latest }, boxes.newest, shown)
  return endDocument(html`${newest}${ofSection}</aside></main>
${footer(frame)}`)
}
