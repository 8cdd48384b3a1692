import { type Html, html } from '#server'
import type { RelatedArticle } from '#store'
import { articlePath } from '../addresses.ts'
import type { Edition } from '../edition/edition.ts'
import type { CardView } from '../model/cards.ts'
import { time, timedHeadline } from './cards.ts'
import { type Link, link } from './links.ts'

/** A line of a box, printed once and used beside many stories. */
export interface TimedLine {
  code: number
  line: Html
}

/** An article about the same: day and headline, which stay true for as long as the page is kept. */
export function relatedLine(
  { code, slug, kind, headline, publishedAt }: RelatedArticle,
  { code: edition, dates, paths }: Edition,
): TimedLine {
  const href = kind === 'live' ? paths.live(code) : articlePath({ code, slug, edition })
  return { code, line: html`<li>${time(dates.day(publishedAt))}<a href="${href}">${headline}</a></li>` }
}

const linesMax = 6

export function timedLine(card: CardView): TimedLine {
  return { code: card.code, line: timedHeadline(card) }
}

/**
 * A box of headlines with a heading, which leads to all of them where they have an address. `shown` holds the codes that stand on the page
 * already; those of this box are added to it. Null when nothing is left to show.
 */
export function linesBox(heading: Link | string, lines: readonly TimedLine[], shown: Set<number>): Html | null {
  const own = lines.filter(({ code }) => !shown.has(code)).slice(0, linesMax)
  if (own.length === 0) return null
  for (const { code } of own) shown.add(code)
  return html`<section><h2 class="heading">${typeof heading === 'string' ? heading : link(heading)}</h2><ol class="times${typeof heading === 'string' ? ' days' : ''}">${own.map(({ line }) => line)}</ol></section>`
}
