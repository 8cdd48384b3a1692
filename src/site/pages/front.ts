import { type Html, html } from '#server'
import { latestPath, mostReadPath, photoPath, sectionPath, videoPath } from '../addresses.ts'
import type { CardView } from '../model/cards.ts'
import type { FrontView } from '../model/front.ts'
import { siteJsonLd } from '../model/machine-views.ts'
import type { Today } from '../model/times.ts'
import {
  fullCard,
  headlineCard,
  noteCard,
  rankedHeadline,
  secondCard,
  timedHeadlines,
  topCard,
  widePictureCard,
} from '../parts/cards.ts'
import { feedLinks } from '../parts/feed-links.ts'
import { type Frame, footer, grandMasthead } from '../parts/frame.ts'
import { type Link, link } from '../parts/links.ts'
import { jsonDataBlock } from '../parts/trusted.ts'
import { shell } from './shell.ts'

export function frontPage(view: FrontView, frame: Frame, today: Today): string {
  const { settings } = frame
  return shell({
    settings,
    style: 'front',
    title: null,
    description: `${settings.name}؛ ${settings.tagline}`,
    canonical: `${settings.url}/`,
    indexed: true,
    head: [jsonDataBlock(siteJsonLd(settings)), feedLinks(settings)],
    masthead: grandMasthead(frame, today),
    main: view.top === null ? emptyFront : fullFront(view, view.top),
    footer: footer(frame),
  })
}

const emptyFront = html`<main id="main" class="wrap"><p class="empty">هنوز خبری منتشر نشده است. نخستین خبر که منتشر شود، همین‌جا دیده می‌شود.</p></main>`

function fullFront(view: FrontView, top: CardView): Html {
  return html`<main id="main" class="front">
<div class="wrap package">${topCard(top)}
${view.seconds.length > 0 && html`<div class="seconds">${view.seconds.map(secondCard)}</div>`}
${view.newest.length > 0 && html`<section class="newest">${heading({ name: 'تازه‌ترین خبرها', href: latestPath })}${timedHeadlines(view.newest)}</section>`}</div>
${strip('عکس', photoPath, view.photos)}
${view.sections.length > 0 && html`<div class="wrap grid ${columns(view.sections.length)}">${view.sections.map(sectionBlock)}</div>`}
${strip('فیلم', videoPath, view.videos)}
${view.notes.length > 0 && html`<section class="wrap"><h2 class="heading">یادداشت</h2><div class="grid ${columns(view.notes.length)}">${view.notes.map(noteCard)}</div></section>`}
${view.mostRead.length > 0 && html`<section class="wrap">${heading({ name: 'پربازدیدها', href: mostReadPath })}<ol class="ranked">${view.mostRead.map(rankedHeadline)}</ol></section>`}
</main>`
}

function strip(name: string, href: string, cards: readonly CardView[]): Html | null {
  if (cards.length === 0) return null
  return html`<section class="band"><div class="wrap">${heading({ name, href })}<div class="pair">${cards.map(widePictureCard)}</div></div></section>`
}

function sectionBlock({ section, cards }: FrontView['sections'][number]): Html {
  const [opening, ...rest] = cards
  return html`<section class="block">${heading({ name: section.name, href: sectionPath(section.slug) })}${opening && fullCard(opening)}${rest.map(headlineCard)}</section>`
}

/** Three or four on a line, whichever leaves fewer places empty on the last. */
function columns(count: number): 'thirds' | 'quarters' {
  const emptyOf = (width: number) => (width - (count % width)) % width
  return emptyOf(3) < emptyOf(4) ? 'thirds' : 'quarters'
}

function heading(to: Link): Html {
  return html`<h2 class="heading">${link(to)}</h2>`
}
