import { type Html, html } from '#server'
import { searchPath } from '../addresses.ts'

/** Longest question the form lets people type, in characters. */
export const questionLengthMax = 200

/** The field and its button alone: in the masthead of the front page. */
export function searchLine(): Html {
  return html`<form class="ask" role="search" action="${searchPath}">${questionField('')}</form>`
}

/** The field and its button; `typed` stands in it. */
export function questionField(typed: string): Html {
  return html`<input type="search" name="q" value="${typed}" maxlength="${questionLengthMax}" aria-label="واژه‌ها یا کد خبر" placeholder="واژه‌ها یا کد خبر" enterkeyhint="search"><button>جست‌وجو</button>`
}
