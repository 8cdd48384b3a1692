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
  /** Names the control on a page that has several forms; otherwise `name` does. */
  id?: string
  optional?: true
}

/** A field of one line. */
export function inputField(field: Field): Html {
  const { name, label, type, autocomplete, value = '', direction, lengthMax, id = name, optional } = field
  return fieldBox(
    field,
    (described) => html`<label for="${id}">${label}</label>
<input id="${id}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}" maxlength="${lengthMax}"${optional ? null : html` required`}${
      direction === undefined ? null : html` dir="ltr" spellcheck="false" autocapitalize="none" autocorrect="off"`
    }${described}>`,
  )
}

export interface Choice {
  name: string
  /** As of a {@link Field}. */
  id?: string
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  error?: string | undefined
}

/** A field in which one of a few is chosen. */
export function choiceField(field: Choice): Html {
  const { name, label, value, options, id = name } = field
  return fieldBox(
    field,
    (described) => html`<label for="${id}">${label}</label>
<span class="choice"><select id="${id}" name="${name}"${described}>
${options.map(
  (
    option,
  ) => html`<option value="${option.value}"${option.value === value ? html` selected` : null}>${option.label}</option>
`,
)}</select></span>`,
  )
}

/** A field of several lines. */
export function textField(field: {
  name: string
  id?: string
  label: string
  rows: number
  lengthMax: number
  value?: string
  hint?: string
  error?: string | undefined
  required?: true
}): Html {
  const { name, label, rows, lengthMax, value = '', required, id = name } = field
  return fieldBox(
    field,
    (described) => html`<label for="${id}">${label}</label>
<textarea id="${id}" name="${name}" rows="${rows}" maxlength="${lengthMax}"${required ? html` required` : null}${described}>
${value}</textarea>`,
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

const notKept = 'چیزی ذخیره نشد؛ این‌ها را درست کنید و دوباره بفرستید:'

/** Said above a form that was sent back, with links to the fields that need another look; the keyboard begins there. */
export function errorSummary(
  errors: readonly { field: string; label: string }[],
  sentence: string = notKept,
): Html | null {
  if (errors.length === 0) return null
  return html`<div class="alert" role="alert" tabindex="-1" autofocus>
<p>${sentence}</p>
<ul>${errors.map(({ field, label }) => html`<li><a href="#${field}">${label}</a></li>`)}</ul>
</div>`
}
