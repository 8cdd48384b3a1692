/** JSON as newsroom software writes it: with comments around it, raw line breaks in strings, trailing commas. */

const JSON_CHARS_MAX = 500_000
/** The end of a comment around it stands within so many characters of its end. */
const CLOSING_CHARS_MAX = 200

/** The value, or null when it cannot be made out. Never throws. */
export function readLenientJson(source: string): unknown {
  const text = source.slice(0, JSON_CHARS_MAX)
  const asWritten = parsed(text)
  if (asWritten !== undefined) return asWritten
  return parsed(mended(text)) ?? null
}

/** Strings under `key` in text that is no JSON at all (unescaped quotation marks, cut off). */
export function scannedString(source: string, key: string): string | null {
  const text = source.slice(0, JSON_CHARS_MAX)
  const at = text.indexOf(`"${key}"`)
  if (at < 0) return null
  const rest = text.slice(at + key.length + 2, at + key.length + 4_000)
  const value = /^\s*:\s*"([\s\S]*?)"\s*(?:,\s*"|[}\]]|,\s*[}\]]|$)/.exec(rest)?.[1]
  return value === undefined ? null : value.replace(/\\(["\\/])/g, '$1').replace(/\\[nrt]/g, ' ')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function mended(text: string): string {
  // Trimmed first, and closed within its last characters: the patterns are quadratic in runs of spaces.
  const inside = text.trim().replace(/^(?:\/\/)?\s*(?:<!--|<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/)/, '')
  const end = Math.max(0, inside.length - CLOSING_CHARS_MAX)
  const closing = inside
    .slice(end)
    .replace(/(?:\/\/)?\s*(?:-->|\]\]>|\/\*\s*\]\]>\s*\*\/)\s*$/, '')
    .replace(/;\s*$/, '')
  const bare = inside.slice(0, end) + closing
  const inner = /^\s*\{\s*&quot;/.test(bare) ? bare.replaceAll('&quot;', '"').replaceAll('&amp;', '&') : bare
  return withoutLooseSigns(inner)
}

/** Walks the text once: control characters inside strings become spaces, commas before a closing bracket go. */
function withoutLooseSigns(text: string): string {
  const out: string[] = []
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (inString) {
      if (sign === '\\') {
        out.push(sign, text[++at] ?? '')
        continue
      }
      if (sign === '"') inString = false
      out.push(sign < ' ' ? ' ' : sign)
      continue
    }
    if (sign === '"') inString = true
    if (sign === ',' && /^\s*[}\],]/.test(text.slice(at + 1, at + 200))) continue
    out.push(sign)
  }
  return out.join('')
}
