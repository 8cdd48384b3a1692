/** What was put right after publication: notes over an article, lines of the public log, changed words. */
import type { WordChange } from '#article'
import { type Html, html } from '#server'
import type { Words } from '../edition/words/words.ts'
import type { ChangeView, CorrectionView, LogLine } from '../model/corrections.ts'
import { time } from './cards.ts'

/** Changes shown on the page of the article; all of them stand on the correction's own page. */
const changesOnArticleMax = 3

/** Stands before the text, dated. The retraction that stands over the headline is not said again. */
export function correctionNotes(corrections: readonly CorrectionView[], { corrections: words }: Words): Html | null {
  const standing = corrections.find(isRetraction)
  const notes = corrections.filter((correction) => correction !== standing)
  if (notes.length === 0) return null
  return html`<section class="corrections"><h2>${words.afterwards}</h2><ul>${notes.map((one) => note(one, words))}</ul></section>`
}

/** Over the headline of an article that was retracted: nobody should read on without knowing. */
export function retractionNotice(corrections: readonly CorrectionView[], { corrections: words }: Words): Html | null {
  const retraction = corrections.find(isRetraction)
  if (!retraction) return null
  return html`<div class="retracted"><p><b>${words.retracted}</b> (${time(retraction.at)})</p><p>${retraction.note}</p><p>${words.doNotCite}${retraction.href && html` <a href="${retraction.href}">${words.inLog}</a>`}</p></div>`
}

function isRetraction({ kind }: CorrectionView): boolean {
  return kind === 'retraction'
}

function note({ label, note, at, href, changes }: CorrectionView, words: Words['corrections']): Html {
  const shown = changes.slice(0, changesOnArticleMax)
  const all = href && html`<a href="${href}">${shown.length < changes.length ? words.allChanges : words.inLog}</a>`
  return html`<li><b>${label}</b> (${time(at)}): ${note}${
    shown.length > 0
      ? html`<details><summary>${words.changes}</summary>${changeList(shown)}${all && html`<p>${all}</p>`}</details>`
      : all && html` ${all}`
  }</li>`
}

/** Each place that reads differently, what went struck through, what came underlined. */
export function changeList(changes: readonly ChangeView[]): Html {
  return html`<div class="changes">${changes.map(({ place, words }) => html`<p>${place && html`<b>${place}:</b> `}${words.map(word)}</p>`)}</div>`
}

export function logLineOf({ correction, headline, articleHref }: LogLine, { corrections: words }: Words): Html {
  return html`<article class="entry"><p class="over"><a href="${correction.href ?? ''}">${correction.label}</a> ${time(correction.at)}</p><h2>${articleHref ? html`<a href="${articleHref}">${headline}</a>` : html`${headline} <span class="mark">${words.gone}</span>`}</h2><p>${correction.note}</p></article>`
}

function word({ kind, text }: WordChange): Html | string {
  if (kind === 'same') return text
  return kind === 'added' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`
}
