import { type Html, html } from '#server'
import type { MessageState } from '#store'
import type { MessageForm, MessageProblem } from '../../actions/messages/send-message.ts'
import { choiceField, errorSummary, inputField, textField } from '../fields.ts'
import { heading } from '../page.ts'
import { fieldNames, kindOptions, problemSentence, senderSentences } from './message-words.ts'

/** A field that people do not see and programs fill in. */
export const trapField = 'website'

/** The form in which a reader writes to the newsroom, with or without her name. */
export function messageForm({
  written,
  problems,
}: {
  written: MessageForm
  problems: readonly MessageProblem[]
}): Html {
  const errorOf = (field: keyof MessageForm) => {
    const problem = problems.find((one) => one.field === field)
    return problem && problemSentence(problem)
  }
  return html`<div class="narrow">
${heading('پیام به تحریریه', 'پرسش و پیشنهاد بفرستید، خطایی را که در خبری دیده‌اید بنویسید، یا اگر چیزی می‌دانید که باید خبر شود، به ما برسانید.')}
${errorSummary(problems.map(({ field }) => ({ field, label: fieldNames[field] })))}
<form method="post" action="/message" novalidate>
${choiceField({ name: 'kind', label: fieldNames.kind, value: written.kind, options: kindOptions, error: errorOf('kind') })}
${textField({ name: 'text', label: fieldNames.text, rows: 10, lengthMax: 20_000, value: written.text, error: errorOf('text'), hint: 'اگر دربارهٔ خبری است، کد یا نشانی آن را هم بنویسید.' })}
${inputField({ name: 'name', label: fieldNames.name, type: 'text', autocomplete: 'name', lengthMax: 160, value: written.name, error: errorOf('name'), optional: true })}
${inputField({ name: 'contact', label: fieldNames.contact, type: 'text', autocomplete: 'off', lengthMax: 400, value: written.contact, error: errorOf('contact'), optional: true, hint: 'تلفن، ایمیل یا نشانی در پیام‌رسان. بی آن هم با کد پیگیری پاسخ را همین‌جا می‌خوانید.' })}
<p class="unseen" aria-hidden="true"><label for="${trapField}">این را خالی بگذارید</label><input id="${trapField}" name="${trapField}" tabindex="-1" autocomplete="off"></p>
<button>فرستادن</button>
</form>
${privacyNote}
<p class="aside">پیامی فرستاده‌اید؟ <a href="/message/status">با کد پیگیری ببینید به کجا رسیده است.</a></p>
</div>`
}

/** Said as it is: what we keep, who reads it, and what we cannot protect from. */
const privacyNote = html`<section class="aside" aria-labelledby="privacy"><h2 id="privacy">با نوشتهٔ شما چه می‌کنیم</h2>
<ul><li>نام و متن پیش از نگه‌داشتن رمز می‌شود و در نسخهٔ پشتیبان هم خواندنی نیست.</li>
<li>نشانی اینترنتی شما کنار پیام نوشته نمی‌شود.</li>
<li>خبر محرمانه را تنها سردبیر و مدیر سامانه می‌خوانند.</li>
<li>کسی که شبکهٔ شما را می‌پاید می‌تواند ببیند که به این سایت سر زده‌اید. اگر دانستن همین برایتان خطر دارد، از شبکه و دستگاه محل کار نفرستید.</li></ul></section>`

/** What the sender keeps. */
export function receiptPage(tracking: string): Html {
  return html`<div class="narrow">
${heading('پیام شما رسید')}
<label for="tracking">کد پیگیری؛ همین یک بار دیده می‌شود، آن را نگه دارید</label>
<textarea id="tracking" class="key" dir="ltr" rows="1" readonly>${tracking}</textarea>
<p>با این کد می‌بینید پیامتان خوانده شده است یا نه، و پاسخ تحریریه را می‌خوانید. اگر گم شود راه دیگری برای یافتن آن نیست.</p>
<p class="ways"><a class="button" href="/message/status">پیگیری</a> <a class="button secondary" href="/">بازگشت به سایت</a></p>
</div>`
}

export interface FollowedMessage {
  state: MessageState
  answer: string | null
}

/** Asks for the code, or says what the one that was written follows. The words themselves are not shown again. */
export function statusPage(followed: FollowedMessage | null | 'unasked'): Html {
  return html`<div class="narrow">
${heading('پیگیری پیام')}
${followed === 'unasked' ? null : followed === null ? html`<div class="alert" role="alert"><p>پیامی با این کد نیست؛ کد دوازده رقم و حرف لاتین دارد.</p></div>` : followedMessage(followed)}
<form method="post" action="/message/status" novalidate>
${inputField({ name: 'tracking', label: 'کد پیگیری', type: 'text', autocomplete: 'off', lengthMax: 40, direction: 'ltr' })}
<button>دیدن</button>
</form>
<p class="aside"><a href="/message">فرستادن پیام تازه</a></p>
</div>`
}

function followedMessage({ state, answer }: FollowedMessage): Html {
  return html`<div class="done" role="status"><p class="strong">${senderSentences[state]}</p></div>
${answer === null ? null : html`<h2>پاسخ تحریریه</h2><blockquote class="words">${answer.split('\n\n').map((text) => html`<p>${text}</p>`)}</blockquote>`}`
}
