import { formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { Message, MessageState } from '#store'
import type { MessageWords } from '../../actions/messages/send-message.ts'
import { textField } from '../fields.ts'
import { heading } from '../page.ts'
import { doneSentences, emptySentences, kindNames, stateNames } from './message-words.ts'

export const messagesPath = '/desk/messages'
const previewLengthMax = 140

export interface MessagesView {
  messages: readonly { message: Message; words: MessageWords | null }[]
  state: MessageState
  tally: Record<MessageState, number>
  /** Id to go on below; null at the end. */
  next: number | null
}

/** Messages in one state, the newest first. */
export function messagesPage({ messages, state, tally, next }: MessagesView): Html {
  const tab = (one: MessageState) =>
    html`<li><a href="${messagesPath}?state=${one}"${one === state ? html` aria-current="page"` : null}>${stateNames[one]} (${toPersianDigits(String(tally[one]))})</a></li>`
  return html`<div class="reading">
${heading('پیام‌های خوانندگان', 'آنچه از «پیام به تحریریه» رسیده است. متن‌ها رمزشده نگه داشته می‌شود؛ خبر محرمانه را تنها سردبیر و مدیر سامانه می‌بینند.')}
<nav class="tabs" aria-label="کدام پیام‌ها"><ul>${(Object.keys(stateNames) as MessageState[]).map(tab)}</ul></nav>
${messages.length === 0 ? html`<p class="empty">${emptySentences[state]}</p>` : html`<ul class="people">${messages.map(({ message, words }) => row(message, words))}</ul>`}
${next === null ? null : html`<p class="ways"><a class="button secondary" href="${messagesPath}?state=${state}&amp;below=${next}" rel="next">قدیمی‌ترها</a></p>`}
</div>`
}

function row({ id, kind, receivedAt, state }: Message, words: MessageWords | null): Html {
  return html`<li><h2><a href="${messagesPath}/${id}">${previewOf(state, words)}</a></h2>
<p class="facts"><span class="state${kind === 'tip' ? ' off' : ''}">${kindNames[kind]}</span> ${words?.name ? html`<span><bdi>${words.name}</bdi></span> ` : null}<span>رسیده در <time datetime="${receivedAt.toISOString()}">${formatDateTime(receivedAt)}</time></span></p></li>`
}

function previewOf(state: MessageState, words: MessageWords | null): string {
  if (words === null) return state === 'erased' ? 'متن پاک شده است' : 'با کلید این سرور باز نمی‌شود'
  const line = words.text.replaceAll(/\s+/g, ' ')
  return line.length <= previewLengthMax ? line : `${line.slice(0, previewLengthMax).toWellFormed()}…`
}

export interface MessageView {
  message: Message
  words: MessageWords | null
  answer: string | null
  done: string
}

/** One message, whole, and what may be done with it. */
export function messagePage({ message, words, answer, done }: MessageView): Html {
  const { id, kind, state, receivedAt, by, at } = message
  const said = Object.hasOwn(doneSentences, done) ? doneSentences[done] : undefined
  return html`<div class="reading">
${heading(kindNames[kind], html`رسیده در <time datetime="${receivedAt.toISOString()}">${formatDateTime(receivedAt)}</time>`)}
${said === undefined ? null : html`<p class="done" role="status">${said}</p>`}
<p class="facts"><span class="state">${stateNames[state]}</span>${by === null || at === null ? null : html` <span><bdi dir="ltr">${by.replace(/^account:/, '')}</bdi>، <time datetime="${at.toISOString()}">${formatDateTime(at)}</time></span>`}</p>
${words === null ? html`<p class="empty">${state === 'erased' ? 'متن این پیام برای همیشه پاک شده است.' : 'این پیام با کلید دیگری رمز شده است: پروندهٔ sealing.key سرور پیشین را در پوشهٔ داده بگذارید تا باز شود.'}</p>` : wordsOf(words)}
${answer === null ? null : html`<h2>پاسخ ما</h2>${paragraphs(answer)}`}
${state === 'erased' ? null : deeds(id, state)}
<p class="ways aside"><a href="${messagesPath}">بازگشت به پیام‌ها</a></p>
</div>`
}

function wordsOf({ name, contact, text }: MessageWords): Html {
  return html`<p class="facts"><span>نام: ${name === '' ? 'ننوشته است' : html`<bdi>${name}</bdi>`}</span> <span>تماس: ${contact === '' ? 'ننوشته است' : html`<bdi dir="auto">${contact}</bdi>`}</span></p>
${paragraphs(text)}`
}

function paragraphs(text: string): Html {
  return html`<blockquote class="words">${text.split(/\n+/).map((line) => html`<p>${line}</p>`)}</blockquote>`
}

function deeds(id: number, state: MessageState): Html {
  const button = (deed: MessageState, label: string, key: string) =>
    deed !== state && html`<button name="deed" value="${deed}" accesskey="${key}" class="secondary">${label}</button> `
  return html`<form method="post" action="${messagesPath}/${id}">
<div class="deciding">${state === 'waiting' && button('read', 'خواندم', 'r')}${button('archived', 'بایگانی', 'a')}${state !== 'waiting' && button('waiting', 'برگردد به تازه‌ها', 'u')}</div>
<p class="hint">کلیدها: Alt+R خواندم، Alt+A بایگانی، Alt+U برگرداندن (در برخی مرورگرها با Shift).</p>
</form>
<section aria-labelledby="answering"><h2 id="answering">پاسخ</h2>
<form method="post" action="${messagesPath}/${id}">
${textField({ name: 'answer', label: 'پاسخ به فرستنده', rows: 5, lengthMax: 5_000, hint: 'فرستنده آن را با کد پیگیری خود می‌خواند. اگر از راه دیگری پاسخ داده‌اید، خالی بگذارید.' })}
<button name="deed" value="answered">ثبت پاسخ</button>
</form></section>
<details><summary>پاک‌کردن همیشگی</summary>
<form method="post" action="${messagesPath}/${id}"><p>متن، نام، راه تماس و پاسخ برای همیشه پاک می‌شود و برنمی‌گردد. برای پاس‌داشتن منبعی است که نباید ردی از او بماند.</p>
<button name="deed" value="erased" class="secondary">پاک شود</button></form></details>`
}
