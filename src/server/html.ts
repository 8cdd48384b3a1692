import { escapeHtml } from '#article'

/**
 * HTML as tagged templates: every value put into one is escaped unless it is {@link Html} itself, so that no
 * text from a newsroom, a wire or an address can become markup.
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

/** What may stand in a template. Nothing is printed for `null`, `undefined` and `false`; arrays are joined. */
export type Fragment = Html | string | number | null | undefined | false | readonly Fragment[]

/** Text and attribute values are escaped alike; attributes must be written with double quotes around the value. */
export function html(literals: TemplateStringsArray, ...values: Fragment[]): Html {
  let markup = literals[0]!
  for (let index = 0; index < values.length; index += 1) markup += print(values[index]) + literals[index + 1]!
  return new Html(markup, maker)
}

/**
 * Markup that was made elsewhere and is safe already. To be called from the site's `parts/trusted.ts` alone, where each
 * use says why it is safe; a test holds it there.
 */
export function raw(markup: string): Html {
  return new Html(markup, maker)
}

/** A style sheet of our own as an element: text that CSS, not HTML, reads. Throws for one that would end it early. */
export function styleElement(css: string): Html {
  if (css.includes('<')) throw new Error('A style sheet holds no markup')
  return new Html(`<style>${css}</style>`, maker)
}

/** Nothing, as markup. */
export const nothing = raw('')

function print(value: Fragment): string {
  if (value instanceof Html) return value.markup
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  if (!value) return ''
  let markup = ''
  for (const item of value) markup += print(item)
  return markup
}
