import { articleKinds } from '#article'
import { formatDateTime } from '#persian'
import { type Html, html } from '#server'
import type { ChecklistItem, Section } from '#store'
import { checkWordsMax } from '../../actions/settings/arrange-checklist.ts'
import { kindNames } from '../editor-words.ts'
import { choiceField, inputField } from '../fields.ts'
import { heading } from '../page.ts'
import { outcome, settingsTrail } from './settings-page.ts'

export interface CheckForm {
  words: string
  section: string
  kind: string
  isRequired: boolean
  isAskedAgain: boolean
  /** The item it takes the place of; null for a new one. */
  replaces: number | null
}

export interface ChecklistView {
  /** Whether the other settings are hers too. */
  maySettle: boolean
  items: readonly ChecklistItem[]
  sections: readonly Section[]
  form: CheckForm
  done: string
  error: string | null
}

const home = '/desk/settings/checklist'

/** What the newsroom wants seen to before articles go on: added, put in another's place, taken out. */
export function checklistPage({ items, sections, form, done, error, maySettle }: ChecklistView): Html {
  return html`<div class="reading settings">
${maySettle ? settingsTrail : null}
${heading('فهرست وارسی', html`کارهایی که پیش از فرستادن و انتشار هر مطلب باید دیده شود. کنار متن در ویرایشگر و در «گردش کار» هر مطلب تیک می‌خورد و می‌ماند که چه کسی، کی و دربارهٔ کدام نسخه.`)}
${outcome(done, null)}
${items.length === 0 ? html`<p class="empty">هنوز موردی نیست. نخستین کاری را که پیش از انتشار باید دیده شود بنویسید، مانند «نام‌ها و عددها با منبع خوانده شد».</p>` : html`<ul class="people">${items.map(itemRow)}</ul>`}
<section aria-labelledby="new">
<h2 id="new">${form.replaces === null ? 'مورد تازه' : 'تغییر مورد'}</h2>
${form.replaces === null ? null : html`<p class="hint">مورد تازه جای مورد کهنه را می‌گیرد و از هر مطلب دوباره پرسیده می‌شود؛ آنچه تیک خورده بود در دفتر رویدادها می‌ماند. <a href="${home}">انصراف</a></p>`}
<form method="post" action="${home}" novalidate>
${form.replaces === null ? null : html`<input type="hidden" name="replaces" value="${form.replaces}">`}
${inputField({ name: 'words', label: 'چه چیزی دیده شود؟', type: 'text', autocomplete: 'off', lengthMax: checkWordsMax, value: form.words, ...(error !== null && { error }) })}
${choiceField({ name: 'section', label: 'در کدام بخش', value: form.section, options: [{ value: '', label: 'همهٔ بخش‌ها' }, ...sections.map(({ slug, name }) => ({ value: slug, label: `${name} و زیربخش‌هایش` }))] })}
${choiceField({ name: 'kind', label: 'برای کدام گونه', value: form.kind, options: [{ value: '', label: 'همهٔ گونه‌ها' }, ...articleKinds.map((kind) => ({ value: kind, label: kindNames[kind] }))] })}
<div class="field"><label class="check"><input type="checkbox" name="required" value="on"${form.isRequired ? html` checked` : null}> لازم است</label>
<p class="hint">تا تیک نخورد، مطلب فرستاده و منتشر نمی‌شود، مگر با نوشتن دلیل. بی این، یادآوری است.</p></div>
<div class="field"><label class="check"><input type="checkbox" name="again" value="on"${form.isAskedAgain ? html` checked` : null}> با تغییر واژه‌های متن دوباره پرسیده شود</label>
<p class="hint">اگر پس از تیک، واژه یا عددی در تیتر، لید یا متن عوض شود، تیک می‌افتد. نیم‌فاصله، نشانه‌گذاری و آرایش متن آن را نمی‌اندازد. برای کارهایی که به متن بسته نیست، مانند اجازهٔ عکس، این را بردارید.</p></div>
<button>${form.replaces === null ? 'افزودن' : 'ذخیره'}</button>
</form>
</section>
</div>`
}

function itemRow({ id, words, section, kind, isRequired, isAskedAgain, madeAt, madeBy }: ChecklistItem): Html {
  const where = [section?.name ?? 'همهٔ بخش‌ها', kind === null ? 'همهٔ گونه‌ها' : kindNames[kind as 'news']]
  return html`<li class="line"><div><p class="strong">${words}</p>
<p class="facts"><span class="state">${isRequired ? 'لازم' : 'یادآوری'}</span> ${where.map((name) => html`<span>${name}</span> `)}${isAskedAgain ? html`<span>با تغییر متن دوباره پرسیده می‌شود</span> ` : null}<span><bdi>${madeBy}</bdi>، <time datetime="${madeAt.toISOString()}">${formatDateTime(madeAt)}</time></span></p></div>
<a class="button secondary" href="${home}?change=${id}" aria-label="تغییر ${words}">تغییر</a>
<form method="post" action="${home}/removal"><input type="hidden" name="item" value="${id}"><button class="plain" aria-label="برداشتن ${words}">برداشتن</button></form></li>
`
}
