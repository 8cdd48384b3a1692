import { formatDateTime } from '#persian'
import { type Html, html } from '#server'
import type { ListedKey, Section } from '#store'
import type { KeyProblem } from '../../access/make-key.ts'
import { choiceField, errorSummary, inputField } from '../fields.ts'
import { roleName, roleOptions } from '../members/members-page.ts'
import { sectionBoxes, sectionNames } from '../members/section-boxes.ts'
import { heading } from '../page.ts'
import { problemSentences } from '../words.ts'
import { outcome, settingsTrail } from './settings-page.ts'

export interface KeysView {
  keys: readonly ListedKey[]
  sections: readonly Section[]
  form: { name: string; role: string; sections: readonly string[]; problems: readonly KeyProblem[] }
  done: string
}

const labels = { name: 'نام کلید', role: 'نقش' }

/** Keys of programs: those that open, and the form of a new one. */
export function keysPage({ keys, sections, form, done }: KeysView): Html {
  const { name, role, sections: given, problems } = form
  const errorOf = (field: keyof typeof labels) => {
    const problem = problems.find((one) => one.field === field)
    return problem && problemSentences.key[field]?.[problem.kind]
  }
  return html`<div class="reading settings">
${settingsTrail}
${heading('کلید برنامه‌ها', html`برنامه‌ای که از راه API با اتاق خبر کار می‌کند، با کلید خود شناخته می‌شود. کلید تنها یک بار، هنگام ساختن، دیده می‌شود.`)}
${outcome(done, null)}
${
  keys.length === 0
    ? html`<p class="empty">هنوز کلیدی ساخته نشده است.</p>`
    : html`<ul class="people">${keys.map(
        (key) => html`<li class="line"><div><p class="strong"><bdi>${key.name}</bdi></p>
<p class="facts"><span>${roleName(key.role)}</span>${key.sections.length === 0 ? null : html` <span>${sectionNames(key.sections, sections)}</span>`} <span>از <time datetime="${key.madeAt.toISOString()}">${formatDateTime(key.madeAt)}</time></span></p></div>
<form method="post" action="/desk/settings/keys/${key.id}/end"><button class="plain" aria-label="ازکارانداختن کلید ${key.name}">ازکارانداختن</button></form></li>`,
      )}</ul>`
}
<section aria-labelledby="new">
<h2 id="new">کلید تازه</h2>
${errorSummary(problems.map(({ field }) => ({ field, label: labels[field] })))}
<form method="post" action="/desk/keys" novalidate>
${inputField({ name: 'name', label: labels.name, type: 'text', autocomplete: 'off', lengthMax: 80, value: name, error: errorOf('name'), hint: 'نام برنامه یا کاری که کلید را به کار می‌برد.' })}
${choiceField({ name: 'role', label: labels.role, value: role, options: roleOptions(), error: errorOf('role') })}
${sectionBoxes(sections, given)}
<button>ساختن کلید</button>
</form>
</section>
</div>`
}
