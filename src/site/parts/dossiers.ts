import { toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { DossierPlace } from '#store'
import { articlePath, dossierPath } from '../addresses.ts'

/** Under the chain: which dossiers the story belongs to, and where it stands in them. */
export function dossierLine(dossiers: readonly DossierPlace[]): Html | null {
  if (dossiers.length === 0) return null
  return html`${dossiers.map((one) => html`<p class="part">پرونده: <a href="${dossierPath(one.slug)}">${one.title}</a>، ${partOf(one)}</p>`)}`
}

/** Under the text: the way on through each dossier. */
export function dossierPlaces(dossiers: readonly DossierPlace[]): Html | null {
  const leading = dossiers.filter(({ previous, next }) => previous || next)
  if (leading.length === 0) return null
  return html`${leading.map(
    (
      one,
    ) => html`<nav class="way" aria-label="پروندهٔ ${one.title}"><h2>در پروندهٔ <a href="${dossierPath(one.slug)}">${one.title}</a></h2>
<ul>${one.previous && html`<li><small>بخش پیشین</small><a href="${articlePath(one.previous)}" rel="prev">${one.previous.headline}</a></li>`}${one.next && html`<li><small>بخش بعدی</small><a href="${articlePath(one.next)}" rel="next">${one.next.headline}</a></li>`}</ul></nav>`,
  )}`
}

function partOf({ place, count }: DossierPlace): string {
  return `بخش ${toPersianDigits(place)} از ${toPersianDigits(count)}`
}
