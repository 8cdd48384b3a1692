import { escapeHtml } from '#article'

/**
 * HTML of the desk as tagged templates: every value put into one is escaped unless it is {@link Html} itself. Values of
 * attributes stand in double quotes.
 */

/** A piece of finished markup. Only this file can make one. */
export class Html {
  readonly markup: string
  constructor(markup: string, key: typeof maker) {
    if (key !== maker) throw new Error('Html is made by the html template only')
    this.markup = markup
  }
}

const maker = Symbol('made by html.ts')

/** What may stand in a template. Nothing is printed for `null` and `undefined`; arrays are joined. */
export type Fragment = Html | string | number | null | undefined | readonly Fragment[]

export function html(literals: TemplateStringsArray, ...values: Fragment[]): Html {
  return new Html(String.raw({ raw: literals }, ...values.map(print)), maker)
}

/** A style sheet of our own as an element: text that CSS, not HTML, reads. Throws for one that would end it early. */
export function styleElement(css: string): Html {
  if (css.includes('<')) throw new Error('A style sheet holds no markup')
  return new Html(`<style>${css}</style>`, maker)
}

function print(value: Fragment): string {
  if (value instanceof Html) return value.markup
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  if (value === null || value === undefined) return ''
  return value.map(print).join('')
}
