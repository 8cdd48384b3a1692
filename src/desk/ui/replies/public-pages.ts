import { formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { Manuscript, Reply } from '#store'
import { lettersMaxFor, lettersOf, type ReplyForm, type ReplyProblem } from '../../actions/replies/send-reply.ts'
import { errorSummary, inputField, textField } from '../fields.ts'
import { heading } from '../page.ts'
import { fieldNames, problemSentence, ruleSentence } from './reply-words.ts'

/** A field that people do not see and programs fill in. */
export const trapField = 'website'

/** The form in which somebody an article spoke of answers it. */
export function replyForm(
  { code, content }: Pick<Manuscript, 'code' | 'content'>,
  { written, problems }: { written: ReplyForm; problems: readonly ReplyProblem[] },
): Html {
  const errorOf = (field: keyof ReplyForm) => {
    const problem = problems.find((one) => one.field === field)
    return problem && problemSentence(problem)
  }
  const most = toPersianDigits(String(lettersMaxFor(lettersOf(content))))
  return html`<div class="narrow">
${heading('حق پاسخ', html`پاسخ به «<a href="/n/${code}">${content.headline}</a>»`)}
<p class="hint">${ruleSentence}</p>
${errorSummary(problems.map(({ field }) => ({ field, label: fieldNames[field] })))}
<form method="post" action="/reply/${code}" novalidate>
${inputField({ name: 'name', label: fieldNames.name, type: 'text', autocomplete: 'name', lengthMax: 80, value: written.name, error: errorOf('name'), hint: 'همراه پاسخ منتشر می‌شود.' })}
${inputField({ name: 'contact', label: fieldNames.contact, type: 'text', autocomplete: 'tel', lengthMax: 200, value: written.contact, error: errorOf('contact'), hint: 'تلفن یا ایمیل؛ تنها تحریریه می‌بیند.' })}
${textField({ name: 'text', label: fieldNames.text, rows: 12, lengthMax: 20_000, value: written.text, error: errorOf('text'), hint: `تا ${most} حرف؛ بندها را با یک سطر خالی جدا کنید. تحریریه واژه‌های شما را عوض نمی‌کند.` })}
<p class="unseen" aria-hidden="true"><label for="${trapField}">این را خالی بگذارید</label><input id="${trapField}" name="${trapField}" tabindex="-1" autocomplete="off"></p>
<button>فرستادن پاسخ</button>
</form>
<p class="aside">پاسخی فرستاده‌اید؟ <a href="/reply/status">با کد پیگیری ببینید به کجا رسیده است.</a></p>
</div>`
}

/** What the sender keeps: the code, the clock, the words and their hash. */
export function receiptPage(reply: Reply, tracking: string): Html {
  return html`<div class="narrow">
${heading('پاسخ شما رسید', html`رسیده در <time datetime="${reply.receivedAt.toISOString()}">${formatDateTime(reply.receivedAt)}</time>، در پاسخ به «${reply.original.headline}».`)}
<label for="tracking">کد پیگیری؛ همین یک بار دیده می‌شود، آن را نگه دارید</label>
<textarea id="tracking" class="key" dir="ltr" rows="1" readonly>${tracking}</textarea>
<p>مهلت انتشار: <time datetime="${reply.dueAt.toISOString()}">${formatDateTime(reply.dueAt)}</time></p>
${wordsBox(reply)}
<p class="ways"><a class="button" href="/reply/status">پیگیری</a></p>
</div>`
}

/** Asks for the code, or says what the one that was written follows. */
export function statusPage(followed: Reply | null | 'unasked'): Html {
  return html`<div class="narrow">
${heading('پیگیری پاسخ')}
${followed === 'unasked' ? null : followed === null ? html`<div class="alert" role="alert"><p>پاسخی با این کد نیست؛ کد دوازده رقم و حرف دارد.</p></div>` : followedReply(followed)}
<form method="post" action="/reply/status" novalidate>
${inputField({ name: 'tracking', label: 'کد پیگیری', type: 'text', autocomplete: 'off', lengthMax: 40, direction: 'ltr' })}
<button>دیدن</button>
</form>
</div>`
}

function followedReply(reply: Reply): Html {
  const { original, refusal, answer, dueAt, receivedAt } = reply
  const state =
    refusal !== null
      ? html`پذیرفته نشد. دلیل تحریریه: «${refusal.reason}»`
      : answer?.live
        ? html`منتشر شد: <a href="/n/${answer.code}">دیدن جوابیه</a>`
        : html`در دست بررسی است؛ مهلت: <time datetime="${dueAt.toISOString()}">${formatDateTime(dueAt)}</time>`
  return html`<div class="done" role="status"><p class="strong">${state}</p>
<p>در پاسخ به «<a href="/n/${original.code}">${original.headline}</a>»، رسیده در <time datetime="${receivedAt.toISOString()}">${formatDateTime(receivedAt)}</time></p></div>
${wordsBox(reply)}`
}

/** The words as they are kept. */
export function wordsBox({ body, bodyHash }: Pick<Reply, 'body' | 'bodyHash'>): Html {
  return html`<blockquote class="words">${body.split('\n\n').map((text) => html`<p>${text}</p>`)}</blockquote>
<p class="hint">اثر متن (SHA-256): <bdi class="hash" dir="ltr">${bodyHash.toString('hex')}</bdi></p>`
}
