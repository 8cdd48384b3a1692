import { type Html, html } from '#server'
import type { MessageState } from '#store'
import type { MessageForm, MessageProblem } from '../../actions/messages/send-message.ts'
import { choiceField, errorSummary, inputField, textField } from '../fields.ts'
import { heading } from '../page.ts'
import type { ReaderEdition } from '../readers/reader-edition.ts'
import { trackingField, trackingForm } from '../readers/tracking.ts'
import { messageProblem, type ReaderWords, trap } from '../readers/words.ts'

const formPath = '/message'
const statusPath = '/message/status'

/** The form in which a reader writes to the newsroom, with or without her name. */
export function messageForm(
  { written, problems }: { written: MessageForm; problems: readonly MessageProblem[] },
  { words, addressOf }: ReaderEdition,
): Html {
  const { message } = words
  const errorOf = (field: keyof MessageForm) => {
    const problem = problems.find((one) => one.field === field)
    return problem && messageProblem(problem, words)
  }
  const kinds = (['message', 'tip'] as const).map((value) => ({ value, label: message.kinds[value] }))
  return html`<div class="narrow">
${heading(message.title, message.intro)}
${errorSummary(
  problems.map(({ field }) => ({ field, label: message[field] })),
  words.notKept,
)}
<form method="post" action="${addressOf(formPath)}" novalidate>
${choiceField({ name: 'kind', label: message.kind, value: written.kind, options: kinds, error: errorOf('kind') })}
${textField({ name: 'text', label: message.text, rows: 10, lengthMax: 20_000, value: written.text, error: errorOf('text'), hint: message.textHint })}
${inputField({ name: 'name', label: message.name, type: 'text', autocomplete: 'name', lengthMax: 160, value: written.name, error: errorOf('name'), optional: true })}
${inputField({ name: 'contact', label: message.contact, type: 'text', autocomplete: 'off', lengthMax: 400, value: written.contact, error: errorOf('contact'), optional: true, hint: message.contactHint })}
${trap(words)}
<button>${words.send}</button>
</form>
${privacyNote(words)}
<p class="aside">${message.hasSent} <a href="${addressOf(statusPath)}">${message.seeHow}</a></p>
</div>`
}

function privacyNote({ message: { privacy } }: ReaderWords): Html {
  return html`<section class="aside" aria-labelledby="privacy"><h2 id="privacy">${privacy.title}</h2>
<ul>${privacy.sentences.map((sentence) => html`<li>${sentence}</li>\n`)}</ul></section>`
}

/** What the sender keeps. */
export function receiptPage(tracking: string, { words, addressOf, front }: ReaderEdition): Html {
  return html`<div class="narrow">
${heading(words.message.received)}
${trackingField(tracking, words)}
<p>${words.message.receivedHint}</p>
<p class="ways"><a class="button" href="${addressOf(statusPath)}">${words.tracking.follow}</a> <a class="button secondary" href="${front}">${words.backToSite}</a></p>
</div>`
}

export interface FollowedMessage {
  state: MessageState
  answer: string | null
}

/** Asks for the code, or says what the one that was written follows. The words themselves are not shown again. */
export function statusPage(followed: FollowedMessage | null | 'unasked', { words, addressOf }: ReaderEdition): Html {
  const { message } = words
  return html`<div class="narrow">
${heading(message.follow)}
${followed === 'unasked' ? null : followed === null ? html`<div class="alert" role="alert"><p>${message.unknown}</p></div>` : followedMessage(followed, words)}
${trackingForm(addressOf(statusPath), words)}
<p class="aside"><a href="${addressOf(formPath)}">${message.writeAgain}</a></p>
</div>`
}

function followedMessage({ state, answer }: FollowedMessage, { message }: ReaderWords): Html {
  return html`<div class="done" role="status"><p class="strong">${message.states[state]}</p></div>
${answer === null ? null : html`<h2>${message.answer}</h2><blockquote class="words">${answer.split('\n\n').map((text) => html`<p dir="auto">${text}</p>`)}</blockquote>`}`
}
