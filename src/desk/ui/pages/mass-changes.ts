import { formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { MassChange } from '#store'

export interface MassChangeAlarms {
  changes: readonly MassChange[]
  /** Who looks: nobody vouches for herself. */
  self: string
}

/** Whose hand changed many live articles in a short time, and what can be done; null where there is nothing of the kind. */
export function massChangesSection({ changes, self }: MassChangeAlarms): Html | null {
  if (changes.length === 0) return null
  return html`<section class="alert" role="alert" aria-labelledby="mass-changes">
<h2 id="mass-changes">تغییرهای پرشمار در زمانی کوتاه</h2>
<ul>${changes.map((change) => massChangeRow(change, change.actor === self ? null : acceptForm(change)))}</ul>
</section>`
}

function massChangeRow({ actor, name, from, until, articles }: MassChange, form: Html | null): Html {
  const log = `/desk/audit?${new URLSearchParams({ actor })}`
  return html`<li>
<p><a href="${log}">${name ?? html`<bdi>${actor}</bdi>`}</a> از <time datetime="${from.toISOString()}">${formatDateTime(from)}</time> تا <time datetime="${until.toISOString()}">${formatDateTime(until)}</time> ${toPersianDigits(String(articles))} مطلب منتشرشده را تغییر داده یا برداشته است.</p>
<p class="hint">اگر کار خودش نیست، نخست نشست‌ها یا کلیدش را پایان دهید؛ سپس این فرمان نشان می‌دهد چه چیزهایی برمی‌گردد و با <code dir="ltr">--yes</code> برمی‌گرداند:</p>
<pre dir="ltr"><code>bin/sanad revert --since ${from.toISOString()} --by ${actor}</code></pre>
${form}
</li>
`
}

function acceptForm({ actor, name, until }: MassChange): Html {
  return html`<form method="post" action="/desk/mass-changes"><input type="hidden" name="actor" value="${actor}"><input type="hidden" name="until" value="${until.toISOString()}"><button class="small secondary">دیدم، درست است<span class="vh">: ${name ?? actor}</span></button></form>`
}
