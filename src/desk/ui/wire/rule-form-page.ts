import { type Html, html } from '#server'
import type { Feed, Section } from '#store'
import { choiceField, errorSummary, inputField, textField } from '../fields.ts'
import { type RuleForm, ruleFaults } from './rule-form.ts'

export interface RuleFormView {
  form: RuleForm
  feeds: readonly Feed[]
  sections: readonly Section[]
  mayPublish: boolean
}

const nameMax = 200
const textMax = 10_000

const labels = {
  name: 'نام قاعده',
  words: 'یکی از این واژه‌ها',
  without: 'بی هیچ‌یک از این واژه‌ها',
  sources: 'منبع',
  sections: 'بخش در خود خوراک',
  languages: 'زبان',
  toSection: 'به این بخش برود',
  tags: 'این برچسب‌ها را بگیرد',
  priority: 'اولویت',
  drop: 'کنار گذاشته شود، به این دلیل',
  make: 'خبر از آن ساخته شود',
  seen: 'قاعده',
}

const priorities = [
  ['', 'هیچ'],
  ['1', '۱، کم'],
  ['2', '۲'],
  ['3', '۳'],
  ['4', '۴'],
  ['5', '۵، همین حالا'],
] as const

/** The form of a rule, new or changed. Its two buttons save it, or try it and change nothing. */
export function ruleForm(view: RuleFormView): Html {
  const { form, sections, mayPublish } = view
  const made = [
    { value: '', label: 'نه' },
    { value: 'draft', label: 'پیش‌نویس' },
    ...(mayPublish || form.make === 'publication' ? [{ value: 'publication', label: 'بی‌درنگ منتشر شود' }] : []),
  ]
  const toSections = [{ value: '', label: 'هیچ' }, ...sections.map(({ slug, name }) => ({ value: slug, label: name }))]
  return html`${errorSummary(faultsOf(form))}
<form method="post" class="add-feed" action="/desk/wire/rules${form.id === null ? null : `/${form.id}`}#form">
${form.id === null ? null : html`<input type="hidden" id="seen" name="seen" value="${form.seen}">`}
${line(form, 'name')}
<fieldset><legend>اگر خبر همهٔ این‌ها را داشته باشد</legend>
${lines(form, 'words', 'با «،» یا در سطرهای جدا؛ هر صرفی از واژه هم شمرده می‌شود.')}
${ticks(view)}
<details class="further"${hasFurther(form) ? html` open` : null}><summary>شرط‌های دیگر</summary>
${lines(form, 'without')}
${line(form, 'sources', sourcesHint(view))}
${line(form, 'sections')}
${line(form, 'languages', 'مانند fa یا ar', 'ltr')}
</details>
</fieldset>
<fieldset><legend>آنگاه</legend>
${choiceField({ ...part(form, 'toSection'), options: toSections })}
${line(form, 'tags')}
${choiceField({ ...part(form, 'priority'), options: priorities.map(([value, label]) => ({ value, label })) })}
${line(form, 'drop', 'خبر می‌ماند، ولی در «کنارگذاشته».')}
${choiceField({ ...part(form, 'make'), options: made })}
</fieldset>
<div class="handling">
<button name="do" value="save">${form.id === null ? 'ساختن قاعده' : 'ذخیرهٔ تغییر'}</button>
<button name="do" value="try" class="secondary">با خبرهای هفتهٔ گذشته بیازمای</button>
${form.id === null ? null : html`<a href="/desk/wire/rules#r${form.id}">انصراف</a>`}
</div>
</form>`
}

/** Conditions that few rules have; they are open where one is written, or wrong. */
const further = ['without', 'sources', 'sections', 'languages'] as const

function hasFurther(form: RuleForm): boolean {
  return further.some((field) => form[field] !== '' || form.faults[field] !== undefined)
}

function faultsOf({ faults }: RuleForm): { field: string; label: string }[] {
  return Object.entries(faults).map(([field, code]) => ({
    field: field === 'seen' ? 'name' : field,
    label: `${labels[field as keyof typeof labels] ?? 'فرم'}: ${ruleFaults[code] ?? ''}`,
  }))
}

type Part = Exclude<keyof typeof labels, 'seen'>

function part(form: RuleForm, name: Part) {
  const code = form.faults[name]
  return { name, label: labels[name], value: form[name], error: code === undefined ? undefined : ruleFaults[code] }
}

function line(form: RuleForm, name: Part, hint?: string, direction?: 'ltr'): Html {
  const isLong = name !== 'name' && name !== 'drop'
  return inputField({
    ...part(form, name),
    ...{ type: 'text', autocomplete: 'off', lengthMax: isLong ? textMax : nameMax },
    ...(name === 'name' ? {} : { optional: true }),
    ...(hint === undefined ? {} : { hint }),
    ...(direction === undefined ? {} : { direction }),
  })
}

function lines(form: RuleForm, name: Part, hint?: string): Html {
  return textField({ ...part(form, name), rows: 2, lengthMax: textMax, ...(hint === undefined ? {} : { hint }) })
}

/** What the feeds call their sources, for nobody knows such names by heart. */
function sourcesHint({ feeds }: RuleFormView): string | undefined {
  const known = [...new Set(feeds.flatMap(({ source }) => source ?? []))]
  return known.length === 0 ? undefined : `نام کوتاه منبع؛ در خوراک‌ها: ${known.slice(0, 12).join('، ')}`
}

function ticks({ form, feeds }: RuleFormView): Html | null {
  if (feeds.length === 0) return null
  const chosen = new Set(form.feeds)
  return html`<fieldset class="ticks"><legend>از یکی از این خوراک‌ها</legend>
${feeds.map(
  ({ id, name }) =>
    html`<label class="check"><input type="checkbox" name="feed-${id}"${chosen.has(String(id)) ? html` checked` : null}> <bdi>${name}</bdi></label>
`,
)}</fieldset>`
}
