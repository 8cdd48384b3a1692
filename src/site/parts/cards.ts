/** A story in a list. The headline is the only link; the styles stretch it over the whole card. */
import { type Html, html } from '#server'
import type { Moment } from '../edition/dates.ts'
import type { CardView } from '../model/cards.ts'
import { eagerPicture, lazyPicture, pictureSizes } from './picture.ts'

/** The first story of the front page. Its picture is what the page waits for. */
export function topCard(card: CardView): Html {
  return html`<article class="card top">${card.picture && html`<span class="pic${playMark(card)}${card.focus}">${eagerPicture(card.picture, pictureSizes.lead)}</span>`}
${kickerLine(card)}<h2><a href="${card.href}">${card.headline}</a>${mediaMark(card)}</h2>
${card.lead && html`<p class="lead">${card.lead}</p>`}${time(card.when)}</article>`
}

/** Picture beside headline and opening words, over the whole line. */
export function bannerCard(card: CardView): Html {
  return html`<article class="card wide">${picture(card, pictureSizes.half)}<div>${kickerLine(card)}${headline(card)}${card.lead && html`<p class="lead">${card.lead}</p>`}${time(card.when)}</div></article>`
}

/** Headline and opening words. */
export function fullCard(card: CardView): Html {
  return html`<article class="card">${kickerLine(card)}${headline(card)}${card.lead && html`<p class="lead">${card.lead}</p>`}</article>`
}

/** Picture and headline: three or four on a line. */
export function pictureCard(card: CardView): Html {
  return pictureFirst(card, pictureSizes.tile)
}

/** Picture and headline: two on a line. */
export function widePictureCard(card: CardView): Html {
  return pictureFirst(card, pictureSizes.half)
}

function pictureFirst(card: CardView, sizes: string): Html {
  return html`<article class="card">${picture(card, sizes)}${headlineUnmarked(card)}${time(card.when)}</article>`
}

/** The headline alone. */
export function headlineCard(card: CardView): Html {
  return html`<article class="card">${headline(card)}</article>`
}

/** A headline with its kicker: beside the first story. */
export function secondCard(card: CardView): Html {
  return html`<article class="card">${kickerLine(card)}${headline(card)}${time(card.when)}</article>`
}

/** A signed note: who says it comes first. */
export function noteCard(card: CardView): Html {
  return html`<article class="card note">${card.author && html`<p class="by">${card.author}</p>`}${headline(card)}</article>`
}

/** A line of a long list: time, headline, opening words, a small picture. */
export function rowCard(card: CardView): Html {
  return html`<article class="card row">${kickerLine(card)}${headline(card)}${card.lead && html`<p class="lead">${card.lead}</p>`}<p class="when">${time(card.when)}</p>${picture(card, pictureSizes.row)}</article>`
}

/** Headlines after their times: the quickest way to see what is new. */
export function timedHeadlines(cards: readonly CardView[]): Html {
  return html`<ol class="times">${cards.map(timedHeadline)}</ol>`
}

/** A headline after its time, as an item of a list. */
export function timedHeadline(card: CardView): Html {
  return html`<li>${time(card.when)}<a href="${card.href}">${card.headline}${mediaMark(card)}</a></li>`
}

/** A place in a ranking; the styles print its number. */
export function rankedHeadline(card: CardView): Html {
  return html`<li><a href="${card.href}">${card.headline}${mediaMark(card)}</a></li>`
}

/** An instant as people read it, with the machine’s form in its attribute. */
export function time(moment: Moment): Html {
  return html`<time datetime="${moment.iso}">${moment.text}</time>`
}

function headline(card: CardView): Html {
  return html`<h3><a href="${card.href}">${card.headline}</a>${mediaMark(card)}</h3>`
}

function headlineUnmarked(card: CardView): Html {
  return html`<h3><a href="${card.href}">${card.headline}</a></h3>`
}

function kickerLine({ kicker }: CardView): Html | null {
  return kicker === null ? null : html`<p class="kicker">${kicker}</p>`
}

function mediaMark({ mark }: CardView): Html | null {
  return mark === null ? null : html` <span class="mark">${mark}</span>`
}

/** The picture says nothing that the headline beside it does not: its description would only be read twice. */
function picture(card: CardView, sizes: string): Html | null {
  if (card.picture === null) return null
  return html`<span class="pic${playMark(card)}${card.focus}">${lazyPicture({ ...card.picture, alt: '' }, sizes)}</span>`
}

function playMark({ kind }: CardView): string {
  return kind === 'video' ? ' play' : ''
}
