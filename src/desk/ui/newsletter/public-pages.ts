import { type Html, html } from '#server'
import { errorSummary, inputField } from '../fields.ts'
import { heading } from '../page.ts'
import type { ReaderEdition } from '../readers/reader-edition.ts'
import { trap } from '../readers/words.ts'

const pagePath = '/newsletter'

/** Where the newsletter of an edition is asked for; `fault` is what is wrong with the address. */
export function newsletterForm(
  { words, addressOf }: ReaderEdition,
  { written, fault }: { written: string; fault: 'unreadable' | null },
): Html {
  const { title, intro, address, addressHint, unreadable, want, ending } = words.newsletter
  const error = fault === null ? undefined : unreadable
  return html`<div class="narrow">
${heading(title, intro)}
${errorSummary(fault === null ? [] : [{ field: 'address', label: address }], words.notKept)}
<form method="post" action="${addressOf(pagePath)}" novalidate>
${inputField({ name: 'address', label: address, type: 'text', autocomplete: 'email', lengthMax: 254, value: written, error, direction: 'ltr', hint: addressHint })}
${trap(words)}
<button>${want}</button>
</form>
<p class="aside">${ending}</p>
</div>`
}

/** The same, whether the address is new or known: nobody learns who reads. */
export function askedPage({ words, front }: ReaderEdition, address: string): Html {
  const { seeMail, sentTo, seeMailHint } = words.newsletter
  return html`<div class="narrow">
${heading(seeMail, sentTo(html`<bdi dir="ltr">${address}</bdi>`))}
<p>${seeMailHint}</p>
<p class="ways"><a class="button secondary" href="${front}">${words.backToSite}</a></p>
</div>`
}

export function confirmPage({ words, addressOf }: ReaderEdition, path: string): Html {
  const { confirmQuestion, confirmHint, yes, notMe } = words.newsletter
  return html`<div class="narrow">
${heading(confirmQuestion, confirmHint)}
<form method="post" action="${addressOf(path)}"><button>${yes}</button></form>
<p class="aside">${notMe}</p>
</div>`
}

export function confirmedPage({ words, front }: ReaderEdition): Html {
  const { confirmed, confirmedHint, toSite } = words.newsletter
  return html`<div class="narrow">
${heading(confirmed, confirmedHint)}
<p class="ways"><a class="button" href="${front}">${toSite}</a></p>
</div>`
}

export function endPage({ words, addressOf }: ReaderEdition, path: string): Html {
  const { endQuestion, endHint, end } = words.newsletter
  return html`<div class="narrow">
${heading(endQuestion, endHint)}
<form method="post" action="${addressOf(path)}"><button>${end}</button></form>
</div>`
}

export function endedPage({ words, front, addressOf }: ReaderEdition): Html {
  const { ended, endedHint, again } = words.newsletter
  return html`<div class="narrow">
${heading(ended, endedHint)}
<p class="ways"><a class="button secondary" href="${front}">${words.backToSite}</a> <a class="button secondary" href="${addressOf(pagePath)}">${again}</a></p>
</div>`
}
