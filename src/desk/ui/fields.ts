import { type Fragment, type Html, html } from '#server'

/** One field of a form, with its label, hint and error tied to it for those who hear the page. */
export interface Field {
  name: string
  label: string
  type: 'text' | 'password'
  autocomplete: string
  value?: string
  hint?: string
  /** Sentence that says what is wrong with it. */
  error?: string | undefined
  /** Logins and passwords are written from left to right. */
  direction?: 'ltr'
  lengthMax: number
}

export function inputField(field: Field): Html {
  const { name, label, type, autocomplete, value = '', direction, lengthMax } = field
  return fieldBox(
    field,
    (described) => html`<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}" maxlength="${lengthMax}" required${
      direction === undefined ? null : html` dir="ltr" spellcheck="false" autocapitalize="none" autocorrect="off"`
    }${described}>`,
  )
}

export interface Choice {
  name: string
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  error?: string | undefined
}

export function choiceField(field: Choice): Html {
  const { name, label, value, options } = field
  return fieldBox(
    field,
    (described) => html`<label for="${name}">${label}</label>
<span class="choice"><select id="${name}" name="${name}"${described}>
${options.map((option) => html`<option value="${option.value}"${option.value === value ? html` selected` : null}>${option.label}</option>`)}
</select></span>`,
  )
}

function fieldBox(
  { name, hint, error }: { name: string; hint?: string; error?: string | undefined },
  control: (described: Fragment) => Html,
): Html {
  const notes = [error === undefined ? null : `${name}-error`, hint === undefined ? null : `${name}-hint`].filter(
    (id) => id !== null,
  )
  const described = html`${notes.length === 0 ? null : html` aria-describedby="${notes.join(' ')}"`}${
    error === undefined ? null : html` aria-invalid="true"`
  }`
  return html`<div class="field">
${control(described)}
${error === undefined ? null : html`<p class="error" id="${name}-error">${error}</p>`}
${hint === undefined ? null : html`<p class="hint" id="${name}-hint">${hint}</p>`}
</div>
`
}

/** Said above a form that was sent back, with links to the fields that need another look. */
export function errorSummary(errors: readonly { field: string; label: string }[]): Html | null {
  if (errors.length === 0) return null
  return html`<div class="alert" role="alert">
<p>چیزی ذخیره نشد؛ این‌ها را درست کنید و دوباره بفرستید:</p>
<ul>${errors.map(({ field, label }) => html`<li><a href="#${field}">${label}</a></li>`)}</ul>
</div>`
}
