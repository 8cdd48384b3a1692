import { type EditionCode, editions } from '#article'
import { type Html, html } from '#server'
import type { Translation } from '#store'
import { flowWords as words } from './flow-words.ts'

export interface TranslationsView {
  code: number
  edition: EditionCode
  /** The editions that are on. */
  on: readonly EditionCode[]
  translations: readonly (Omit<Translation, 'slug'> & { isLive: boolean })[]
}

/** Where an article is told in other editions, and a button for each that has none yet; nothing where one edition is on. */
export function translationSection({ code, edition, on, translations }: TranslationsView): Html | null {
  if (on.length < 2) return null
  const missing = on.filter((one) => one !== edition && !translations.some((known) => known.edition === one))
  return html`<section aria-labelledby="editions"><h2 id="editions">${words.editions}</h2>
<p class="facts"><span>${words.editionOf} ${editions[edition].persianName}</span></p>
${translations.length > 0 && html`<ul class="people">${translations.map(translationRow)}</ul>`}
${missing.map((one) => translateForm(code, one))}
</section>`
}

function translationRow(one: TranslationsView['translations'][number]): Html {
  const { direction, language, persianName } = editions[one.edition]
  return html`<li><p>${persianName}: <a href="/desk/articles/${one.code}"><bdi lang="${language}" dir="${direction}">${one.headline || words.noHeadline}</bdi></a>${one.isLive && html` <span class="state live">${words.onSite}</span>`}</p></li>`
}

/** The translation begins as what it translates. */
function translateForm(code: number, edition: EditionCode): Html {
  return html`<form method="post" action="/desk/articles" class="line"><input type="hidden" name="translates" value="${code}"><input type="hidden" name="edition" value="${edition}"><button class="secondary">${words.translateTo} ${editions[edition].persianName}</button></form>`
}
