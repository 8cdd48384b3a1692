/**
 * Telling windows-1256 from ISO 8859-6, and undoing text that was decoded with the wrong one of them (or as
 * windows-1252) and then saved as UTF-8. Both questions are answered by how Persian the result looks.
 */

/** The commonest letters of Persian and Arabic news text, by their own counts: together about 80 % of all letters. */
const COMMON_LETTERS = new Set('اینردموهتبسشيىكکل')
const ARABIC = /[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]/

/** Characters looked at when judging; more changes no verdict and costs time. */
const JUDGED_CHARS = 20_000
/** A text with fewer letters than this beyond ASCII cannot be judged. */
const JUDGED_LETTERS_MIN = 4
/** Pairs of signs that tell a double encoding from a stray one. */
const DOUBLED_PAIRS_MIN = 6

/**
 * How much `text` looks like Persian or Arabic, from 0 (not at all) to 1. Accented Latin letters, control characters
 * and replacement characters among the letters count against it.
 */
export function persianLikeness(text: string): number {
  let common = 0
  let arabic = 0
  let foreign = 0
  const end = Math.min(text.length, JUDGED_CHARS)
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) continue
    const letter = text[at]!
    if (COMMON_LETTERS.has(letter)) common++
    if (ARABIC.test(letter)) arabic++
    else if (isForeign(code)) foreign++
  }
  if (arabic + foreign < JUDGED_LETTERS_MIN) return 0
  return (common / (arabic + foreign)) * (arabic / (arabic + 2 * foreign))
}

/** Latin-1 letters, C1 controls and U+FFFD: what Persian bytes become under a wrong charset. */
function isForeign(code: number): boolean {
  return (code >= 0x80 && code <= 0x9f) || (code >= 0xc0 && code <= 0x24f) || code === 0xfffd
}

/** The likelier of the two Arabic single-byte charsets; `preferred` (a declared label) wins a near tie. */
export function arabicCharset(bytes: Uint8Array, preferred: string | null): 'windows-1256' | 'iso-8859-6' | null {
  const sample = bytes.subarray(0, JUDGED_CHARS)
  const windows =
    persianLikeness(new TextDecoder('windows-1256').decode(sample)) + (preferred === 'windows-1256' ? 0.05 : 0)
  const iso = persianLikeness(new TextDecoder('iso-8859-6').decode(sample)) + (preferred === 'iso-8859-6' ? 0.05 : 0)
  if (Math.max(windows, iso) < 0.3) return null
  return windows >= iso ? 'windows-1256' : 'iso-8859-6'
}

/**
 * What UTF-8 Persian turns into when it is read as windows-1252 («Ø³Ù„Ø§Ù…») or windows-1256 («ط³ظ„ط§ظ…»): a lead letter,
 * then a sign that stands after no letter in real text. The second pattern wants one of those in between words.
 */
const DOUBLE_ENCODED = [
  { charset: 'windows-1252', pairs: /[ØÙÚÛ][^\sA-Za-z]/g },
  { charset: 'windows-1256', pairs: /[طظغع][§¨©«¬®¯°±²³´µ¶·¸¹»¼½¾†‡ˆ‰‹Œ…„ƒ‚€]/g },
]

/**
 * The text behind a double encoding, or null when `text` is none: its letters must come out as valid UTF-8, and the
 * outcome must look more Persian than what was given.
 */
export function undoubled(text: string): { text: string; charset: string } | null {
  const sample = text.slice(0, JUDGED_CHARS)
  for (const { charset, pairs } of DOUBLE_ENCODED) {
    if ((sample.match(pairs)?.length ?? 0) < DOUBLED_PAIRS_MIN) continue
    const bytes = bytesOf(text, charset)
    const undone = bytes === null ? null : decodedStrictly(bytes)
    if (undone !== null && persianLikeness(undone) > persianLikeness(text)) return { text: undone, charset }
  }
  return null
}

function bytesOf(text: string, charset: string): Uint8Array | null {
  const table = byteTable(charset)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const byte = table.get(text.charCodeAt(at))
    if (byte === undefined) return null
    bytes[at] = byte
  }
  return bytes
}

const byteTables = new Map<string, Map<number, number>>()

function byteTable(charset: string): Map<number, number> {
  const known = byteTables.get(charset)
  if (known !== undefined) return known
  const decoder = new TextDecoder(charset)
  const table = new Map<number, number>()
  for (let byte = 0; byte < 256; byte++) table.set(decoder.decode(Uint8Array.of(byte)).charCodeAt(0), byte)
  byteTables.set(charset, table)
  return table
}

function decodedStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
