import { type EditionCode, editions } from '#article'
import { type Html, html } from '#server'
import type { EditionWords, Section } from '#store'
import { inputField, textField } from '../fields.ts'

/** What an edition calls itself; empty fields are as in the first. */
export function editionForm(code: EditionCode, words: EditionWords, sections: readonly Section[]): Html {
  const { persianName } = editions[code]
  const named = sections
    .filter(({ isRetired }) => !isRetired)
    .map(({ slug }) => `${slug} | ${words.sections?.[slug] ?? ''}`)
  const field = (name: 'name' | 'tagline' | 'notice', label: string, lengthMax: number) =>
    inputField({
      ...{ name, label, lengthMax, value: words[name] ?? '', id: `${code}-${name}` },
      ...{ type: 'text', autocomplete: 'off', optional: true },
    })
  return html`<section aria-labelledby="edition-${code}">
<h2 id="edition-${code}">نسخهٔ ${persianName}</h2>
<p class="hint">هرچه خالی بماند همان است که در نسخهٔ فارسی است.</p>
<form method="post" action="/desk/settings/editions/${code}">
${field('name', 'نام', 60)}
${field('tagline', 'شعار', 200)}
${field('notice', 'جملهٔ پای صفحه', 200)}
${textField({ name: 'sections', id: `${code}-sections`, label: 'نام بخش‌ها', rows: 6, lengthMax: 8_000, value: named.join('\n'), hint: 'هر بخش در یک سطر: شناسه | نام در این نسخه.' })}
<button>ذخیره</button>
</form>
</section>`
}
