import { type Html, html } from '#server'
import type { DossierPlace } from '#store'
import { articlePath } from '../addresses.ts'
import type { Edition } from '../edition/edition.ts'

/** Under the chain: which dossiers the story belongs to, and where it stands in them. */
export function dossierLine(dossiers: readonly DossierPlace[], edition: Edition): Html | null {
  if (dossiers.length === 0) return null
  const { paths, words } = edition
  return html`${dossiers.map((one) => html`<p class="part">${words.dossier.titled('')}<a href="${paths.dossier(one.slug)}">${one.title}</a>${words.comma}${partOf(one, edition)}</p>`)}`
}

/** Under the text: the way on through each dossier. */
export function dossierPlaces(
  dossiers: readonly DossierPlace[],
  { code: edition, paths, words }: Edition,
): Html | null {
  const leading = dossiers.filter(({ previous, next }) => previous || next)
  if (leading.length === 0) return null
  return html`${leading.map(
    (
      one,
    ) => html`<nav class="way" aria-label="${words.dossier.navigation(one.title)}"><h2>${words.dossier.inside(html`<a href="${paths.dossier(one.slug)}">${one.title}</a>`)}</h2>
<ul>${one.previous && html`<li><small>${words.dossier.previous}</small><a href="${articlePath({ edition, ...one.previous })}" rel="prev">${one.previous.headline}</a></li>`}${one.next && html`<li><small>${words.dossier.next}</small><a href="${articlePath({ edition, ...one.next })}" rel="next">${one.next.headline}</a></li>`}</ul></nav>`,
  )}`
}

function partOf({ place, count }: DossierPlace, { dates, words }: Edition): string {
  return words.dossier.part(dates.number(place), dates.number(count))
}
