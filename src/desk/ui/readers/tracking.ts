import { type Html, html } from '#server'
import { inputField } from '../fields.ts'
import type { ReaderWords } from './words.ts'

/** The code by which a sender follows what she sent; it is shown once. */
export function trackingField(code: string, { tracking }: ReaderWords): Html {
  return html`<label for="tracking">${tracking.keep}</label>
<textarea id="tracking" class="key" dir="ltr" rows="1" readonly>${code}</textarea>`
}

/** Asks for the code. */
export function trackingForm(action: string, { tracking }: ReaderWords): Html {
  return html`<form method="post" action="${action}" novalidate>
${inputField({ name: 'tracking', label: tracking.label, type: 'text', autocomplete: 'off', lengthMax: 40, direction: 'ltr' })}
<button>${tracking.see}</button>
</form>`
}
