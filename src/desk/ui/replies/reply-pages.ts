import { formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { Reply } from '#store'
import { headlineOf } from '../../actions/replies/decide-reply.ts'
import { inputField, textField } from '../fields.ts'
import { heading } from '../page.ts'
import { persianReaderWords } from '../readers/persian.ts'
import { wordsBox } from './public-pages.ts'
import { doneSentences, ruleSentence } from './reply-words.ts'

const hourMs = 3_600_000

export interface RepliesView {
  replies: readonly Reply[]
  state: 'open' | 'all'
  /** Number of the last one, where more follow. */
  next: number | null
  now: Date
}

/** Answers that wait, the most urgent first; or all of them. */
export function repliesPage({ replies, state, next, now }: RepliesView): Html {
  const tab = (value: 'open' | 'all', label: string) =>
    html`<li><a href="/desk/replies${value === 'all' ? '?state=all' : ''}"${state === value ? html` aria-current="page"` : null}>${label}</a></li>`
  return html`<div class="reading">
${heading('جوابیه‌ها', 'پاسخ کسانی که مطلبی از آن‌ها سخن گفته است. فرم آن زیر هر مطلب سایت است: «حق پاسخ».')}
<nav class="tabs" aria-label="کدام جوابیه‌ها"><ul>${tab('open', 'در انتظار')}${tab('all', 'همه')}</ul></nav>
${replies.length === 0 ? html`<p class="empty">${state === 'open' ? 'هیچ پاسخی در انتظار نیست.' : 'هنوز پاسخی نرسیده است.'}</p>` : html`<ul class="people">${replies.map((reply) => replyRow(reply, now))}</ul>`}
${next === null ? null : html`<p class="ways"><a class="button secondary" href="/desk/replies?state=all&amp;below=${next}">قدیمی‌ترها</a></p>`}
</div>`
}

function replyRow(reply: Reply, now: Date): Html {
  return html`<li><h2><a href="/desk/replies/${reply.id}">${reply.name}: «${reply.original.headline}»</a></h2>
<p class="facts">${stateOf(reply, now)} <span>رسیده در <time datetime="${reply.receivedAt.toISOString()}">${formatDateTime(reply.receivedAt)}</time></span></p></li>`
}

function stateOf({ refusal, answer, dueAt }: Reply, now: Date): Html {
  if (refusal !== null) return html`<span class="state">پذیرفته نشد</span>`
  if (answer?.live) return html`<span class="state live">منتشر شد</span>`
  const hours = Math.ceil((dueAt.getTime() - now.getTime()) / hourMs)
  if (hours <= 0) return html`<span class="state off">مهلت گذشته است</span>`
  const left = hours < 48 ? `${hours} ساعت` : `${Math.floor(hours / 24)} روز`
  return html`<span class="state${hours <= 12 ? ' off' : ''}">${toPersianDigits(left)} تا پایان مهلت</span>`
}

export interface ReplyView {
  reply: Reply
  mayDecide: boolean
  isLate: boolean
  done: string
  fault: string | null
  now: Date
}

/** One answer, whole, and what may be done with it. */
export function replyPage({ reply, mayDecide, isLate, done, fault, now }: ReplyView): Html {
  const { id, name, contact, original, receivedAt, letters, originalLetters, refusal, answer } = reply
  const isOpen = refusal === null && answer === null
  const said = Object.hasOwn(doneSentences, done) ? doneSentences[done] : undefined
  return html`<div class="reading">
${heading(`جوابیهٔ ${name}`, html`به «<a href="/n/${original.code}">${original.headline}</a>»، منتشرشده در <time datetime="${original.publishedAt.toISOString()}">${formatDateTime(original.publishedAt)}</time>`)}
${said === undefined ? null : html`<p class="done" role="status">${said}</p>`}
${fault === null ? null : html`<div class="alert" role="alert"><p>${fault}</p></div>`}
<p class="facts">${stateOf(reply, now)} <span>رسیده در <time datetime="${receivedAt.toISOString()}">${formatDateTime(receivedAt)}</time></span> <span>تماس: <bdi dir="auto">${contact}</bdi></span> <span>${toPersianDigits(`${letters} حرف؛ اصل ${originalLetters} حرف`)}</span></p>
${isLate ? html`<p class="hint">بیش از یک ماه پس از انتشار مطلب رسیده است؛ قانون انتشار آن را واجب نمی‌داند و تصمیم با شماست.</p>` : null}
${wordsBox(reply, persianReaderWords)}
${refusal === null ? null : html`<p>پذیرفته نشد، ${by(refusal.by)}: «${refusal.reason}»</p>`}
${answer === null ? null : html`<p><a href="/n/${answer.code}">دیدن جوابیه در سایت</a></p>`}
<p><a href="/desk/replies/${id}/proof">برگهٔ گواهی</a></p>
${isOpen && mayDecide ? decisions(reply) : null}
<p class="hint">${ruleSentence}</p>
<p class="ways aside"><a href="/desk/replies">بازگشت به جوابیه‌ها</a></p>
</div>`
}

function decisions({ id, name, original }: Reply): Html {
  return html`<section aria-labelledby="publish"><h2 id="publish">انتشار</h2>
<form method="post" action="/desk/replies/${id}/publication">
${inputField({ name: 'headline', label: 'تیتر', type: 'text', autocomplete: 'off', lengthMax: 200, value: headlineOf(name, original.headline), hint: 'تنها تیتر از شماست. متن قفل است، در همان بخش می‌آید، و دو مطلب به هم پیوند می‌خورند.' })}
<button>انتشار جوابیه</button>
</form></section>
<section aria-labelledby="refuse"><h2 id="refuse">نپذیرفتن</h2>
<form method="post" action="/desk/replies/${id}/refusal">
${textField({ name: 'reason', label: 'دلیل؛ فرستنده آن را می‌خواند', rows: 3, lengthMax: 2_000, required: true })}
<button class="secondary">نپذیرفتن</button>
</form></section>`
}

/** What shows a court or a complainant that the law was kept: every instant, the hash, where and how it was printed. */
export function proofSheet(
  reply: Reply,
  { newsroom, urlOf }: { newsroom: string; urlOf(code: number, slug: string): string },
): Html {
  const { original, answer, refusal } = reply
  const row = (term: string, told: Html | string) => html`<dt>${term}</dt><dd>${told}</dd>`
  const at = (instant: Date) => html`<time datetime="${instant.toISOString()}">${formatDateTime(instant)}</time>`
  const address = (url: string) => html`<bdi dir="ltr">${url}</bdi>`
  return html`<div class="reading proof">
${heading('گواهی رسیدگی به حق پاسخ', html`<bdi>${newsroom}</bdi>، بر پایهٔ مادهٔ ۲۳ قانون مطبوعات`)}
<dl>
${row('شمارهٔ جوابیه', toPersianDigits(String(reply.id)))}
${row('فرستنده', reply.name)}
${row('در پاسخ به', html`«${original.headline}»، کد ${toPersianDigits(String(original.code))}، منتشرشده در ${at(original.publishedAt)}`)}
${row('رسیدن', at(reply.receivedAt))}
${row('مهلت', at(reply.dueAt))}
${row('اندازه', toPersianDigits(`${reply.letters} حرف، در برابر ${reply.originalLetters} حرف اصل`))}
${refusal === null ? null : row('پذیرفته نشد', html`${at(new Date(refusal.at))}، ${by(refusal.by)}: «${refusal.reason}»`)}
${answer?.live ? row('انتشار', html`${at(new Date(answer.live.publishedAt))}، ${by(answer.by)}، ${address(urlOf(answer.code, answer.live.slug))}`) : null}
${answer?.live ? row('جایگاه', 'مطلبی جدا در همان بخش، با همان اندازهٔ تیتر و متن؛ پیوند آن بالای متن اصل است و پیوند اصل بالای آن.') : null}
</dl>
${wordsBox(reply, persianReaderWords)}
<p class="hint">متن بالا همان است که فرستاده شده؛ سامانه هر تغییری در متن منتشرشده را رد می‌کند و اثر آن در دفتر رویدادها هم هست.</p>
</div>`
}

function by(actor: string): Html {
  return html`به دست <bdi dir="ltr">${actor.replace(/^account:/, '')}</bdi>`
}
