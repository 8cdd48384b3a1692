import { formatDate, formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { Recall } from '#store'
import { ownRecallSentences, recallSentences } from '../wire/wire-words.ts'

export const recallsPath = '/desk/recalls'

export interface RecallsView {
  state: 'open' | 'all'
  recalls: readonly Recall[]
  /** Id below which the list goes on; null at its end. */
  next: number | null
  maySettle: boolean
  done: string | null
  error: string | null
  now: Date
}

/** Articles of ours that depend on what was corrected, denied or taken back, here or at a source. Needs no script. */
export function recallsPage({ state, recalls, next, maySettle, done, error, now }: RecallsView): Html {
  const tab = (one: 'open' | 'all', name: string) =>
    html`<li><a href="${recallsPath}?state=${one}"${one === state ? html` aria-current="page"` : null}>${name}</a></li>`
  return html`<div class="list-head line"><h1>فراخوان‌ها</h1></div>
<p class="intro">منبعی خبرش را اصلاح، تکذیب یا پس گرفته، یا مطلبی از خودمان اصلاح یا برداشته شده است. هر مطلبی که به آن تکیه دارد این‌جاست تا کسی ببیند.</p>
${done === null ? null : html`<p class="done" role="status">${done}</p>`}
${error === null ? null : html`<p class="alert" role="alert">${error}</p>`}
<nav class="tabs" aria-label="فراخوان‌ها"><ul>${tab('open', 'منتظر رسیدگی')}${tab('all', 'همه')}</ul></nav>
${recalls.length === 0 ? html`<div class="empty"><p>${state === 'open' ? 'هیچ فراخوانی منتظر رسیدگی نیست.' : 'تا کنون فراخوانی نبوده است.'}</p></div>` : html`<ol class="manuscripts queue">${recalls.map((recall) => recallRow(recall, { maySettle, now }))}</ol>`}
<p class="ways">${next === null ? null : html`<a class="button secondary" href="${recallsPath}?state=${state}&amp;below=${next}" rel="next">فراخوان‌های پیش‌تر</a>`}</p>
<p class="hint keys">کلیدها: <kbd>j</kbd> بعدی، <kbd>k</kbd> قبلی، <kbd>o</kbd> باز کردن مطلب، <kbd>s</kbd> رسیدگی شد، <kbd>x</kbd> نادیده گرفتن با دلیل</p>`
}

function recallRow(
  { id, kind, raisedAt, item, cause, article, settled }: Recall,
  { maySettle, now }: Pick<RecallsView, 'maySettle' | 'now'>,
): Html {
  const headline = article.headline === '' ? 'بی‌تیتر' : article.headline
  return html`<li>
<p class="kicker">${item === null ? ownRecallSentences[kind] : recallSentences[kind]}</p>
<h2><a href="/desk/articles/${article.code}">${headline}</a></h2>
<p class="facts"><span class="state${article.isLive ? ' live' : ' draft'}">${article.isLive ? 'منتشرشده' : 'پیش‌نویس'}</span> <span>کد ${toPersianDigits(String(article.code))}</span> <time datetime="${raisedAt.toISOString()}" title="${formatDateTime(raisedAt)}">${formatDate(raisedAt, 'relative', { now })}</time></p>
<p>${causeOf(item, cause)}</p>
${settled === null ? (maySettle ? settleForms(id, headline) : null) : settledLine(settled)}
</li>
`
}

function causeOf(item: Recall['item'], cause: Recall['cause']): Html {
  if (cause !== null) return html`سبب: <a href="/desk/articles/${cause.code}">${cause.headline || 'بی‌تیتر'}</a>`
  const title = item?.title ?? 'قلم بی‌تیتر'
  return html`سبب: <bdi>${item?.source}</bdi>، ${item?.link ? html`<a href="${item.link}" rel="noreferrer">${title}</a>` : title}`
}

function settleForms(id: number, headline: string): Html {
  const hidden = html`<span class="vh">: ${headline}</span>`
  return html`<div class="handling"><form method="post" action="${recallsPath}/${id}"><input type="hidden" name="kind" value="handled"><button class="small" data-key="s">رسیدگی شد${hidden}</button></form>
<details><summary data-key="x">نادیده گرفتن${hidden}</summary><form method="post" action="${recallsPath}/${id}" class="line"><input type="hidden" name="kind" value="ignored"><label for="note-${id}">چرا؟</label><input id="note-${id}" name="note" required maxlength="2000" autocomplete="off"><button class="small">نادیده بگیر</button></form></details></div>`
}

function settledLine({ kind, at, by, note }: NonNullable<Recall['settled']>): Html {
  const made = new Date(at)
  return html`<p class="facts"><span>${kind === 'handled' ? 'رسیدگی شد' : 'نادیده گرفته شد'}</span> <span><bdi>${by}</bdi>، <time datetime="${made.toISOString()}">${formatDateTime(made)}</time></span></p>${note === null ? null : html`<p class="words">${note}</p>`}`
}
