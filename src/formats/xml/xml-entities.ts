/** References in XML text and attributes: numbers, the five of XML, and HTML's names, which feeds use undeclared. */
import { Tokenizer } from 'htmlparser2'

/** Longest reference looked at: the longest name in HTML has 31 letters. */
export const REFERENCE_CHARS_MAX = 40

/** What the C1 numbers mean to browsers (HTML Living Standard, 13.2.5.80): windows-1252. */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

const REFERENCE = /&(#x[\da-f]{1,8}|#\d{1,9}|[a-z][\w.-]{0,38});/gi

/** Entities that a document declared for itself, by name. */
export type DeclaredEntities = ReadonlyMap<string, string>

/**
 * `text` with its references resolved. Unknown names and lone ampersands stay as they are; numbers that are no
 * characters (NUL, controls, half surrogates) give nothing, and `whenUnusable` hears of them.
 */
export function resolveReferences(text: string, declared: DeclaredEntities, whenUnusable: () => void): string {
  if (!text.includes('&')) return text
  return text.replace(REFERENCE, (written, name: string) => {
    if (name.startsWith('#')) {
      const character = numbered(name)
      if (character === '') whenUnusable()
      return character
    }
    return declared.get(name) ?? named(name) ?? written
  })
}

/** Characters U+0080 to U+009F are windows-1252 that somebody took for Latin-1; nothing else is ever meant by them. */
export function withoutC1(text: string): string {
  return /[\u0080-\u009f]/.test(text)
    ? text.replace(/[\u0080-\u009f]/g, (sign) => WINDOWS_1252[sign.charCodeAt(0) - 0x80]!)
    : text
}

function numbered(name: string): string {
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252[code - 0x80]!
  const isControl = code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d
  const isNone = code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || code === 0x7f || (code & 0xfffe) === 0xfffe
  return isControl || isNone ? '' : String.fromCodePoint(code)
}

const known = new Map<string, string | null>()
/** Names remembered; what a hostile document makes up is not kept. */
const KNOWN_MAX = 3_000

/** The character behind an HTML name, by the tokenizer's own table; null when HTML has no such name. */
function named(name: string): string | null {
  const before = known.get(name)
  if (before !== undefined) return before
  let found = ''
  const silent = () => {}
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontextentity: (codepoint) => {
        found += String.fromCodePoint(codepoint)
      },
      ontext: () => {
        found = '\u0000'
      },
      onattribdata: silent,
      onattribentity: silent,
      onattribend: silent,
      onattribname: silent,
      oncdata: silent,
      onclosetag: silent,
      oncomment: silent,
      ondeclaration: silent,
      onend: silent,
      onopentagend: silent,
      onopentagname: silent,
      onprocessinginstruction: silent,
      onselfclosingtag: silent,
    },
  )
  tokenizer.write(`&${name};`)
  tokenizer.end()
  const character = found === '' || found.includes('\u0000') ? null : found
  if (known.size < KNOWN_MAX) known.set(name, character)
  return character
}
