/**
 * The one place where markup made by another program is taken as it is. Each function says why that is safe.
 */
import { type Html, html, raw } from '#server'

/** `#article` serialises a checked document node by node and escapes every text and address it prints. */
export function bodyMarkup(markupOfDocument: string): Html {
  return raw(markupOfDocument)
}

/**
 * A JSON text inside a data block. Browsers end the block at the first `</script` and change state at `<!--`, so
 * no `<` may remain; U+2028 and U+2029 are escaped for the sake of old parsers.
 */
export function jsonDataBlock(json: string): Html {
  const inert = json.replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return html`<script type="application/ld+json">${raw(inert)}</script>`
}
