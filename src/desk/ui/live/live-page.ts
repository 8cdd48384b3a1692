import { blockTexts } from '#article'
import { formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { LiveUpdate } from '#store'
import { inputField, textField } from '../fields.ts'
import { heading } from '../page.ts'

export const headlineLengthMax = 200
export const textLengthMax = 5_000

export interface LivePageView {
  code: number
  headline: string
  /** What keeps anything from being told; null while the account runs. */
  closed: 'other-section' | 'not-live' | 'not-published' | 'ended' | null
  /** One page of what was told, newest first. */
  updates: readonly LiveUpdate[]
  /** The update below which the next page goes on; null at the beginning of the account. */
  older: number | null
  /** Whether this page is the newest. */
  isNewest: boolean
  /** Public address of the account; null where readers see none. */
  address: string | null
  /** What was written and could not be told. */
  written: { headline: string; text: string; isKey: boolean }
  error: string | null
  done: keyof typeof doneSentences | null
}

export const tooLong = `این به‌روزرسانی بیش از ${toPersianDigits(textLengthMax)} نویسه است و فرستاده نشد. آن را کوتاه یا دو بخش کنید.`

export const doneSentences = {
  told: 'گفته شد و خواننده آن را می‌بیند.',
  known: 'همین به‌روزرسانی همین حالا گفته شده است؛ دوباره نیامد.',
  off: 'از سایت برداشته شد.',
  ended: 'پایان پوشش گفته شد.',
} as const

const closedSentences: Record<NonNullable<LivePageView['closed']>, string> = {
  'other-section': 'این مطلب در بخشی است که به شما سپرده نیست؛ پوشش آن را ویراستار همان بخش می‌گوید.',
  'not-live': 'گونهٔ این مطلب «پوشش زنده» نیست. گونه را در برگهٔ «شناسنامه» ویرایشگر برگزینید و مطلب را منتشر کنید.',
  'not-published': 'این پوشش هنوز منتشر نشده است. نخست آن را در ویرایشگر منتشر کنید؛ سپس به‌روزرسانی‌ها از همین‌جا می‌رود.',
  ended: 'این پوشش پایان یافته است و چیزی به آن افزوده نمی‌شود.',
}

/** Where an event is told while it goes on: what is new above, what was told below it. Needs no script. */
export function livePage(view: LivePageView): Html {
  const { code, headline, closed, updates, older, isNewest, address, done } = view
  return html`<div class="reading">
<p class="trail"><a href="/desk/articles/${code}">${headline === '' ? 'بی‌تیتر' : headline}</a></p>
${heading('پوشش زنده', 'هر به‌روزرسانی همان دم بر صفحهٔ خواننده می‌نشیند. آنچه گفته شد عوض نمی‌شود؛ تنها برداشته می‌شود.')}
${done === null ? null : html`<p class="done" role="status">${doneSentences[done]}</p>`}
<p class="facts"><span>کد ${toPersianDigits(String(code))}</span>${isNewest && older === null ? html` <span>${toPersianDigits(String(updates.length))} به‌روزرسانی</span>` : null}${address === null ? null : html` <a href="${address}">دیدن در سایت</a>`}</p>
${closed === null ? tellForm(view) : html`<div class="empty"><p>${closedSentences[closed]}</p></div>`}
<section aria-labelledby="told"><h2 id="told">آنچه گفته شده است</h2>
${updates.length === 0 ? html`<p class="hint">هنوز چیزی گفته نشده است.</p>` : html`<ol class="people">${updates.map((update) => updateRow(update, view))}</ol>`}
${older === null && isNewest ? null : html`<p class="ways">${older === null ? null : html`<a class="button secondary" rel="next" href="/desk/articles/${code}/live?before=${older}">به‌روزرسانی‌های پیشین</a>`}${isNewest ? null : html` <a href="/desk/articles/${code}/live">بازگشت به تازه‌ترین</a>`}</p>`}
</section>
${closed === null ? endForm(code) : null}
</div>`
}

function tellForm({ code, written, error }: LivePageView): Html {
  return html`<form method="post" action="/desk/articles/${code}/live" novalidate>
${inputField({ name: 'headline', label: 'تیتر (اگر دارد)', type: 'text', autocomplete: 'off', lengthMax: headlineLengthMax, value: written.headline, optional: true })}
${textField({ name: 'text', label: 'چه تازه است؟', rows: 4, lengthMax: textLengthMax, value: written.text, required: true, hint: 'بندها را با یک سطر خالی از هم جدا کنید.', error: error ?? undefined })}
<div class="field"><label class="check"><input type="checkbox" name="key" value="on"${written.isKey ? html` checked` : null}> لحظهٔ مهم: بالای پوشش، در «آنچه تا اینجا می‌دانیم» هم بیاید</label></div>
<button accesskey="s">فرستادن برای خواننده</button>
</form>`
}

function updateRow({ id, headline, document, isKey, at }: LiveUpdate, { code, closed }: LivePageView): Html {
  const title = headline ?? 'این به‌روزرسانی'
  return html`<li id="u${id}">
${headline === null ? null : html`<h3>${headline}</h3>`}
${blockTexts(document).map((text) => html`<p class="words">${text}</p>`)}
<p class="facts"><time datetime="${at.toISOString()}">${formatDateTime(at)}</time>${isKey ? html` <span class="waiting">لحظهٔ مهم</span>` : null}</p>
${closed === null || closed === 'ended' ? html`<details><summary>برداشتن<span class="vh">: ${title}</span></summary><form method="post" action="/desk/articles/${code}/live/${id}/remove"><p class="hint">از صفحهٔ خواننده برداشته می‌شود و در دفتر رویدادها می‌ماند.</p><button class="small danger">از سایت برداشته شود</button></form></details>` : null}
</li>
`
}

function endForm(code: number): Html {
  return html`<details><summary>پایان پوشش</summary>
<form method="post" action="/desk/articles/${code}/live/end"><p class="hint">به خواننده گفته می‌شود که رویداد پایان یافته است؛ پس از آن چیزی نمی‌شود افزود.</p>
<button class="danger">پوشش پایان یافت</button></form></details>`
}
