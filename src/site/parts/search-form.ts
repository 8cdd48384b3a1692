import { type Html, html } from '#server'
import type { Edition } from '../edition/edition.ts'
import type { Words } from '../edition/words/words.ts'

/** Longest question the form lets people type, in characters. */
export const questionLengthMax = 200

/** The field and its button alone: in the masthead of the front page. */
export function searchLine({ paths, words }: Edition): Html {
  return html`<form class="ask" role="search" action="${paths.search}">${questionField('', words)}</form>`
}

/** The field and its button; `typed` stands in it. */
export function questionField(typed: string, { lists, search }: Words): Html {
  return html`<input type="search" name="q" value="${typed}" maxlength="${questionLengthMax}" aria-label="${search.field}" placeholder="${search.field}" enterkeyhint="search"><button>${lists.search}</button>`
}
