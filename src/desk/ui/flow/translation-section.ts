import { type EditionCode, editions } from '#article'
import { toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { Translation } from '#store'
import { flowWords as words } from './flow-words.ts'
import type { TranslationSearch } from './translation-answers.ts'

export interface TranslationsView {
  code: number
  edition: EditionCode
  /** The editions that are on. */
  on: readonly EditionCode[]
  translations: readonly (Omit<Translation, 'slug'> & { isLive: boolean })[]
  search: TranslationSearch | null
  /** The code of what was a translation a moment ago. */
  parted: number | null
}

/** The editions that are on and have no translation of the article yet. */
export function missingEditions(view: Pick<TranslationsView, 'edition' | 'on' | 'translations'>): EditionCode[] {
  const { edition, on, translations } = view
  return on.filter((one) => one !== edition && !translations.some((known) => known.edition === one))
}

/**
 * Where an article is told in other editions; a button for each that has none yet, and a search for what is there already.
 * Nothing where one edition is on.
 */
export function translationSection(view: TranslationsView): Html | null {
  const { code, edition, on, translations, parted } = view
  if (on.length < 2) return null
  const missing = missingEditions(view)
  return html`<section aria-labelledby="editions"><h2 id="editions">${words.editions}</h2>
<p class="facts"><span>${words.editionOf} ${editions[edition].persianName}</span></p>
${translations.length > 0 && html`<ul class="people">${translations.map((one) => translationRow(one, code))}</ul>`}
${parted !== null && pairForm({ code, other: parted, deed: 'link', word: words.linkAgain })}
${missing.map((one) => translateForm(code, one))}
${missing.length > 0 && searchOf(view)}
</section>`
}

function translationRow(one: TranslationsView['translations'][number], code: number): Html {
  const { direction, language, persianName } = editions[one.edition]
  return html`<li><p>${persianName}: <a href="/desk/articles/${one.code}"><bdi lang="${language}" dir="${direction}">${one.headline || words.noHeadline}</bdi></a>${one.isLive && html` <span class="state live">${words.onSite}</span>`}</p>
${pairForm({ code, other: one.code, deed: 'part', word: words.part, headline: one.headline })}</li>`
}

function searchOf({ code, search }: TranslationsView): Html {
  return html`<form method="get" action="/desk/articles/${code}/flow#editions" class="line" role="search"><label for="translation">${words.findTranslation}</label> <input id="translation" name="translation" type="search" value="${search?.words ?? ''}" maxlength="200" placeholder="${words.findHint}" autocomplete="off" dir="auto"> <button class="secondary">${words.find}</button></form>
${search !== null && (search.found.length === 0 ? html`<p class="empty">${words.noneFound}</p>` : html`<ul class="people">${search.found.map((one) => candidateRow(one, code))}</ul>`)}`
}

function candidateRow(one: TranslationSearch['found'][number], code: number): Html {
  const { direction, language, persianName } = editions[one.edition]
  return html`<li><p>${persianName}: <a href="/desk/articles/${one.code}"><bdi lang="${language}" dir="${direction}">${one.headline || words.noHeadline}</bdi></a> <span class="facts">${toPersianDigits(String(one.code))}</span></p>
${pairForm({ code, other: one.code, deed: 'link', word: words.link, headline: one.headline })}</li>`
}

interface PairForm {
  code: number
  other: number
  deed: 'link' | 'part'
  word: string
  headline?: string
}

function pairForm({ code, other, deed, word, headline }: PairForm): Html {
  const named = headline === undefined ? null : html`<span class="unseen">: ${headline}</span>`
  return html`<form method="post" action="/desk/articles/${code}/translations" class="line"><input type="hidden" name="other" value="${other}"><button class="small secondary" name="do" value="${deed}">${word}${named}</button></form>`
}

/** The translation begins as what it translates. */
function translateForm(code: number, edition: EditionCode): Html {
  return html`<form method="post" action="/desk/articles" class="line"><input type="hidden" name="translates" value="${code}"><input type="hidden" name="edition" value="${edition}"><button class="secondary">${words.translateTo} ${editions[edition].persianName}</button></form>`
}
