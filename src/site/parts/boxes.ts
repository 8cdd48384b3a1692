import { type Html, html } from '#server'
import type { CardView } from '../model/cards.ts'
import { timedHeadline } from './cards.ts'
import { type Link, link } from './links.ts'

/** A line of a box, printed once and used beside many stories. */
export interface TimedLine {
  code: number
  line: Html
}

const linesMax = 6

export function timedLine(card: CardView): TimedLine {
  return { code: card.code, line: timedHeadline(card) }
}

/**
 * A box of headlines with a heading that leads to all of them. `shown` holds the codes that stand on the page
 * already; those of this box are added to it. Null when nothing is left to show.
 */
export function linesBox(heading: Link, lines: readonly TimedLine[], shown: Set<number>): Html | null {
  const own = lines.filter(({ code }) => !shown.has(code)).slice(0, linesMax)
  if (own.length === 0) return null
  for (const { code } of own) shown.add(code)
  return html`<section><h2 class="heading">${link(heading)}</h2><ol class="times">${own.map(({ line }) => line)}</ol></section>`
}
