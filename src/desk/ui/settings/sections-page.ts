import { type Html, html } from '#server'
import type { Section } from '#store'
import { choiceField, inputField } from '../fields.ts'
import { heading } from '../page.ts'
import { outcome, settingsTrail } from './settings-page.ts'

export interface SectionsView {
  sections: readonly Section[]
  written: { name: string; slug: string; parent: string }
  done: string
  fault: string | null
}

/** The sections in their order, each with what can be done with it, and the form of a new one. */
export function sectionsPage({ sections, written, done, fault }: SectionsView): Html {
  const inUse = sections.filter(({ isRetired }) => !isRetired)
  const tops = inUse.filter(({ parent }) => parent === null)
  const retired = sections.filter(({ isRetired }) => isRetired)
  return html`<div class="reading settings">
${settingsTrail}
${heading('بخش‌ها', html`ترتیب و نام بخش‌ها همان است که خواننده در بالای سایت می‌بیند. نشانی هر بخش هرگز عوض نمی‌شود.`)}
${outcome(done, fault)}
${inUse.length === 0 ? html`<p class="empty">هنوز بخشی نیست؛ نخستین بخش را پایین همین صفحه بسازید.</p>` : null}
<ol class="sections-list">${tops.map((top) => html`${row(top, { tops, isUnder: false })}${inUse.filter(({ parent }) => parent === top.slug).map((one) => row(one, { tops, isUnder: true }))}`)}</ol>
<section aria-labelledby="new">
<h2 id="new">بخش تازه</h2>
<form method="post" action="/desk/settings/sections">
${inputField({ name: 'name', label: 'نام', type: 'text', autocomplete: 'off', lengthMax: 60, value: written.name })}
${inputField({ name: 'slug', label: 'نشانی', type: 'text', autocomplete: 'off', lengthMax: 80, value: written.slug, direction: 'ltr', optional: true, hint: 'پایان نشانی بخش در سایت، مانند sport. اگر خالی باشد از نام ساخته می‌شود. پس از ساختن عوض نمی‌شود.' })}
${choiceField({ name: 'parent', label: 'جا', value: written.parent, options: places(tops, null) })}
<button>ساختن بخش</button>
</form>
</section>
${
  retired.length === 0
    ? null
    : html`<section aria-labelledby="retired"><h2 id="retired">بخش‌های کنارگذاشته</h2>
<ul class="people">${retired.map(
        ({
          slug,
          name,
          parent,
        }) => html`<li class="line"><div><p class="strong">${name}</p><p class="facts"><span>نشانی‌اش به «${nameOf(parent, sections)}» می‌رسد</span></p></div>
<form method="post" action="/desk/settings/sections/${slug}/revival"><button class="plain" aria-label="بازگرداندن ${name}">بازگرداندن</button></form></li>`,
      )}</ul></section>`
}
</div>`
}

function row(section: Section, { tops, isUnder }: { tops: readonly Section[]; isUnder: boolean }): Html {
  const { slug, name, parent } = section
  const path = `/desk/settings/sections/${slug}`
  const takers = tops.filter((top) => top.slug !== slug)
  return html`<li${isUnder ? html` class="under"` : null}>
<div class="line"><p class="strong">${name} <bdi class="quiet" dir="ltr">${slug}</bdi></p>
<form method="post" action="${path}/move" class="line"><button class="plain" name="by" value="up" aria-label="«${name}» یک جا بالاتر">بالاتر</button><button class="plain" name="by" value="down" aria-label="«${name}» یک جا پایین‌تر">پایین‌تر</button></form></div>
<details><summary>نام، جا، کنارگذاشتن</summary>
<form method="post" action="${path}">
${inputField({ name: 'name', id: `name-${slug}`, label: 'نام', type: 'text', autocomplete: 'off', lengthMax: 60, value: name })}
${choiceField({ name: 'parent', id: `parent-${slug}`, label: 'جا', value: parent ?? '', options: places(tops, slug) })}
<button>ذخیره</button>
</form>
${
  takers.length === 0
    ? null
    : html`<form method="post" action="${path}/retirement">
${choiceField({ name: 'into', id: `into-${slug}`, label: 'کنارگذاشتن و سپردن مطلب‌ها به', value: takers[0]!.slug, options: takers.map((one) => ({ value: one.slug, label: one.name })) })}
<button class="secondary">کنارگذاشتن</button>
</form>`
}
</details>
</li>`
}

function places(tops: readonly Section[], own: string | null): { value: string; label: string }[] {
  const under = tops.filter(({ slug }) => slug !== own).map(({ slug, name }) => ({ value: slug, label: `زیر ${name}` }))
  return [{ value: '', label: 'بخش اصلی' }, ...under]
}

function nameOf(slug: string | null, sections: readonly Section[]): string {
  return sections.find((one) => one.slug === slug)?.name ?? ''
}
