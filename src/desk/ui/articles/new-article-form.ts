import { type EditionCode, editions } from '#article'
import { type Html, html } from '#server'

/** The way to an empty article. */
export function newArticleForm(on: readonly EditionCode[]): Html {
  return html`<form method="post" action="/desk/articles"${on.length > 1 ? html` class="line"` : null}>${on.length > 1 ? editionChoice(on) : null}<button accesskey="n">خبر تازه</button></form>`
}

/** Asked only where there is a choice: an article stays where it was begun. */
function editionChoice(codes: readonly EditionCode[]): Html {
  const options = codes.map((code) => html`<option value="${code}">${editions[code].persianName}</option>`)
  return html`<label for="edition">نسخهٔ</label> <span class="choice"><select id="edition" name="edition">${options}</select></span> `
}
