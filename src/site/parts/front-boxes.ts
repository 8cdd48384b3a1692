import { type Html, html } from '#server'
import type { FrontBoxView } from '../model/front.ts'
import {
  bannerCard,
  fullCard,
  headlineCard,
  noteCard,
  rankedHeadline,
  secondCard,
  timedHeadlines,
  topCard,
  widePictureCard,
} from './cards.ts'
import { link } from './links.ts'

/** Beside the story that leads stand the lists that follow it, at most so many. */
const besideLead = 2

/** The boxes of a page that is arranged, from top to bottom: the lead with the lists beside it, blocks that follow each other side by side, all else alone. */
export function layOut(boxes: readonly FrontBoxView[]): Html[] {
  const lines: Html[] = []
  for (let index = 0; index < boxes.length; ) {
    const run = index === 0 && isLead(boxes[0]!) ? leadRun(boxes) : blockRun(boxes, index)
    lines.push(lineOf(boxes.slice(index, index + run), index === 0))
    index += run
  }
  return lines
}

function leadRun(boxes: readonly FrontBoxView[]): number {
  const beside = boxes.slice(1, 1 + besideLead)
  const other = beside.findIndex(({ style, prominence }) => style !== 'list' || prominence === 'maximum')
  return 1 + (other === -1 ? beside.length : other)
}

function blockRun(boxes: readonly FrontBoxView[], from: number): number {
  if (!isBlock(boxes[from]!)) return 1
  const other = boxes.slice(from).findIndex((box) => !isBlock(box))
  return other === -1 ? boxes.length - from : other
}

function isLead({ prominence, style }: FrontBoxView): boolean {
  return prominence === 'maximum' && style === 'banner'
}

function isBlock({ prominence, style }: FrontBoxView): boolean {
  return prominence === 'high' && style === 'collection'
}

function lineOf(boxes: readonly FrontBoxView[], isFirst: boolean): Html {
  const [first, ...beside] = boxes as [FrontBoxView, ...FrontBoxView[]]
  if (isLead(first)) return leadPackage(first, beside, isFirst)
  if (isBlock(first)) return html`<div class="wrap grid ${columns(boxes.length)}">${boxes.map(block)}</div>\n`
  if (first.prominence === 'maximum' && first.style === 'collection') return band(first)
  return html`<section class="wrap">${heading(first)}${inside(first)}</section>\n`
}

/** Only the first picture of the page is what the reader waits for. */
function leadPackage(lead: FrontBoxView, beside: readonly FrontBoxView[], isFirst: boolean): Html {
  const [top, ...more] = lead.cards
  const leading = html`${isFirst ? topCard(top!) : bannerCard(top!)}${more.map(bannerCard)}`
  if (beside.length === 0 && more.length === 0)
    return html`<div class="wrap package lone">${heading(lead)}${leading}</div>\n`
  const leadColumn =
    more.length === 0 && lead.heading === null ? leading : html`<div class="leads">${heading(lead)}${leading}</div>`
  return html`<div class="wrap package${beside.length < besideLead ? ' duo' : ''}">${leadColumn}\n${beside.map(besideBox)}</div>\n`
}

function besideBox(box: FrontBoxView): Html {
  const name = box.prominence === 'high' ? 'seconds' : 'newest'
  return html`<section class="${name}">${heading(box)}${inside(box)}</section>\n`
}

function band(box: FrontBoxView): Html {
  return html`<section class="band"><div class="wrap">${heading(box)}<div class="pair">${box.cards.map(widePictureCard)}</div></div></section>\n`
}

function block(box: FrontBoxView): Html {
  const [opening, ...rest] = box.cards
  return html`<section class="block">${heading(box)}${opening && fullCard(opening)}${rest.map(headlineCard)}</section>\n`
}

/** What stands in a box that is neither lead nor band nor block. */
function inside(box: FrontBoxView): Html | readonly Html[] {
  const { prominence, style, cards } = box
  switch (style) {
    case 'banner':
      return prominence === 'high' ? cards.map(bannerCard) : html`<div class="strip">${cards.map(headlineCard)}</div>`
    case 'collection':
      return html`<div class="grid ${columns(cards.length)}">${cards.map(box.isOpinion ? noteCard : secondCard)}</div>`
    case 'list':
      if (box.isRanking) return html`<ol class="ranked">${cards.map(rankedHeadline)}</ol>`
      if (prominence === 'minimum') return timedHeadlines(cards)
      return prominence === 'high'
        ? cards.map(secondCard)
        : html`<div class="grand-list">${cards.map(secondCard)}</div>`
  }
}

/** Three or four on a line, whichever leaves fewer places empty on the last. */
function columns(count: number): 'thirds' | 'quarters' {
  const emptyOf = (width: number) => (width - (count % width)) % width
  return emptyOf(3) < emptyOf(4) ? 'thirds' : 'quarters'
}

function heading({ heading: head }: FrontBoxView): Html | null {
  if (head === null) return null
  const { name, href } = head
  return html`<h2 class="heading">${href === null ? name : link({ name, href })}</h2>`
}
