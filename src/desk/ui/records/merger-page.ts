import { toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { MergedParts, Named, RecordEntry } from '#store'
import { namesInLine, recordFacts, recordPath } from './record-list-page.ts'
import { mergerPath, mergerSearch } from './record-parts.ts'
import { articlesInWords, type RecordRoom } from './record-words.ts'

export interface MergerSearchView {
  room: RecordRoom
  record: Named
  words: string
  found: readonly RecordEntry[]
  /** Whether more were found than are shown. */
  hasMore: boolean
  error: string | null
}

/** Finding the record that is to become one with this. */
export function mergerSearchPage({ room, record, words, found, hasMore, error }: MergerSearchView): Html {
  return html`<div class="reading"><p><a href="${recordPath(room, record.slug)}"><bdi>${record.name}</bdi></a></p>
<h1>${room.merge}</h1>
${error === null ? null : html`<p class="alert" role="alert">${error}</p>`}
${mergerSearch(room, record, words)}
${
  words === ''
    ? null
    : found.length === 0
      ? html`<div class="empty"><p>جز «<bdi>${record.name}</bdi>» ${room.noOther} بخش کوتاه‌تری از نام را بنویسید.</p></div>`
      : html`<ol class="manuscripts queue">${found.map(
          (one) => html`<li><h2><a href="${mergerPath(room, record.slug, one.slug)}"><bdi>${one.name}</bdi></a></h2>
${recordFacts(room, one)}</li>
`,
        )}</ol>`
}
${hasMore ? html`<p class="hint">بیش از این‌ها پیدا شد؛ نام را کامل‌تر بنویسید.</p>` : null}
</div>`
}

export interface MergerView {
  room: RecordRoom
  /** The one that stays, and the one that goes into it. */
  into: MergedRecord
  from: MergedRecord
  parts: MergedParts
}

export interface MergedRecord extends Named {
  names: readonly string[]
  /** Offices that are recorded of it. */
  offices: number
  /** As a list shows it. */
  entry: RecordEntry
}

/** What will happen, in numbers, before two records are made one. */
export function mergerPage({ room, into, from, parts }: MergerView): Html {
  const number = (count: number) => toPersianDigits(String(count))
  return html`<div class="reading"><p><a href="${recordPath(room, into.slug)}"><bdi>${into.name}</bdi></a></p>
<h1>«<bdi>${from.name}</bdi>» در «<bdi>${into.name}</bdi>» یکی شود؟</h1>
<dl class="known">${side('می‌ماند', room, into)}${side('می‌رود', room, from)}</dl>
<ul class="merger">
<li>${parts.articles === 0 ? 'در مطلب منتشرشده‌ای نیست؛ مطلبی در سایت عوض نمی‌شود.' : room.carried(articlesInWords(parts.articles))}</li>
<li>${number(parts.addresses)} نشانی در سایت به <bdi>${into.name}</bdi> می‌رسد، از آن میان <a href="${room.sitePath}/${encodeURIComponent(from.slug)}" dir="ltr">${room.sitePath}/${from.slug}</a>.</li>
<li>${number(from.names.length)} نام به نام‌هایش افزوده می‌شود: ${namesInLine(from.names)}${from.offices === 0 ? null : html`، و ${number(from.offices)} سمت به سمت‌هایش`}.</li>
</ul>
<p class="alert">این کار بازگشت ندارد: پس از آن نمی‌توان گفت کدام مطلب از آنِ کدام بوده است. اگر دربارهٔ یکی‌بودنشان شک دارید، دست نگه دارید.</p>
<form method="post" action="${recordPath(room, into.slug)}/merger"><input type="hidden" name="from" value="${from.slug}">
<p class="ways line"><button>یکی کن</button> <a class="button secondary" href="${recordPath(room, into.slug)}">نه، بازگشت</a> <a class="swap" href="${mergerPath(room, from.slug, into.slug)}">وارونه: «<bdi>${from.name}</bdi>» بماند</a></p></form>
</div>`
}

function side(what: string, room: RecordRoom, { slug, name, entry }: MergedRecord): Html {
  return html`<dt>${what}</dt><dd><a class="strong" href="${recordPath(room, slug)}"><bdi>${name}</bdi></a>${recordFacts(room, entry)}</dd>`
}
