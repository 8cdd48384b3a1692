import type { Problem } from '../page-article.ts'
import { declaredCharsets } from './declared-charset.ts'
import { arabicCharset, undoubled } from './single-byte.ts'
import { decodeUtf32, utf32Order } from './utf-32.ts'

/** Longest file decoded; the rest is left out and reported. */
export const TEXT_BYTES_MAX = 20 * 1024 * 1024
/** Bytes looked at to recognise UTF-16 without a mark. */
const SNIFFED_BYTES = 4096
/** UTF-8 with at most this share of broken sequences is still UTF-8 (a cut, a bad paste), not another charset. */
const BROKEN_UTF8_SHARE_MAX = 0.05

/** Text and the charset it was really in (lower-case WHATWG name). */
export interface DecodedText {
  text: string
  charset: string
  problems: Problem[]
}

/**
 * Bytes to text, whatever they claim to be: byte order mark, then UTF-32 and UTF-16 without one, then valid UTF-8, then the
 * Arabic single-byte charsets told apart by letter counts, then the declared charset. A declaration that contradicts
 * the bytes loses and is reported. Control characters (NUL among them) never come out. Never throws.
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): DecodedText {
  const problems: Problem[] = []
  let kept = bytes
  if (bytes.length > TEXT_BYTES_MAX) {
    kept = bytes.subarray(0, TEXT_BYTES_MAX)
    problems.push({
      kind: 'too-large',
      detail: `the file has ${bytes.length} bytes; only the first ${TEXT_BYTES_MAX} were read`,
    })
  }
  const declared = declaredCharsets(kept, contentType)
  const clean = cleanUtf8(kept)
  const order = clean === null ? utf32Order(kept) : null
  const charset = clean === null ? (order ?? charsetOf(kept, declared)) : 'utf-8'
  const decoded = clean ?? (order === null ? new TextDecoder(charset).decode(kept) : decodeUtf32(kept, order))
  const isBroken = decoded.includes(REPLACEMENT)
  problems.push(...charsetProblems({ charset, declared, isBroken, isBeyondAscii: hasBeyondAscii(decoded) }))
  const double = charset === 'utf-8' ? undoubled(decoded) : null
  if (double !== null)
    problems.push({ kind: 'double-encoded', detail: `UTF-8 that had once been read as ${double.charset}` })
  const text = double?.text ?? decoded
  const plain = text === clean ? text : withoutControls(text)
  problems.push(...controlProblems(text.length - plain.length))
  return { text: plain, charset, problems }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Valid UTF-8 without a control character is nothing else: UTF-16 and UTF-32 are full of NULs. Nearly every file is, and
 * is read in a third of the time when that is asked first. Null for whatever needs a closer look.
 */
function cleanUtf8(bytes: Uint8Array): string | null {
  try {
    const text = strictUtf8.decode(bytes)
    return CONTROL.test(text) ? null : text
  } catch {
    return null
  }
}

/** What a decoder puts in the place of bytes that mean nothing. */
export const REPLACEMENT = '\uFFFD'

/** What was seen of a text in its charset, whole or in pieces. */
interface SeenText {
  charset: string
  declared: readonly string[]
  isBroken: boolean
  isBeyondAscii: boolean
}

export function charsetProblems({ charset, declared, isBroken, isBeyondAscii }: SeenText): Problem[] {
  const problems: Problem[] = []
  if (isBroken) problems.push({ kind: 'broken-characters', detail: `some bytes are not valid ${charset}` })
  const contradicted = declared.find((label) => canonicalCharset(label) !== charset && !isUtf32(label, charset))
  if (contradicted !== undefined && isBeyondAscii) {
    problems.push({ kind: 'wrong-charset', detail: `declared as ${contradicted}, but the bytes are ${charset}` })
  }
  return problems
}

export function controlProblems(count: number): Problem[] {
  return count === 0 ? [] : [{ kind: 'control-characters', detail: `${count} control characters were left out` }]
}

/** The charset bytes are in (lower-case WHATWG name), UTF-32 aside. */
export function charsetOf(bytes: Uint8Array, declared: string[]): string {
  const marked = markedCharset(bytes) ?? unmarkedUtf16(bytes)
  if (marked !== null) return marked
  const { broken, multibyte } = countUtf8(bytes)
  if (broken === 0 || broken <= multibyte * BROKEN_UTF8_SHARE_MAX) return 'utf-8'
  const known = declared.map(canonicalCharset).find((label) => label !== null && label !== 'utf-8') ?? null
  const arabic = arabicCharset(bytes, known)
  if (arabic !== null) return arabic
  return known !== null && !known.startsWith('utf-16') ? known : 'utf-8'
}

function markedCharset(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** In UTF-16 the high bytes of Latin (00) and Arabic (06) letters fill every other place; no other charset has them. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.min(bytes.length, SNIFFED_BYTES) >> 1
  if (pairs < 2) return null
  let even = 0
  let odd = 0
  for (let pair = 0; pair < pairs; pair++) {
    if (isHighByte(bytes[2 * pair]!)) even++
    if (isHighByte(bytes[2 * pair + 1]!)) odd++
  }
  if (odd > pairs * 0.7 && even < pairs * 0.3) return 'utf-16le'
  if (even > pairs * 0.7 && odd < pairs * 0.3) return 'utf-16be'
  return null
}

function isHighByte(byte: number): boolean {
  return byte === 0x00 || byte === 0x06
}

/** Well-formed multi-byte sequences and broken ones (RFC 3629, without the finer overlong checks); a cut end is not broken. */
function countUtf8(bytes: Uint8Array): { multibyte: number; broken: number } {
  let multibyte = 0
  let broken = 0
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at]!
    if (byte < 0x80) {
      at++
      continue
    }
    const length = sequenceLength(byte)
    let good = length > 0
    for (let next = 1; good && next < length && at + next < bytes.length; next++)
      good = (bytes[at + next]! & 0xc0) === 0x80
    if (good) multibyte++
    else broken++
    at += good ? length : 1
  }
  return { multibyte, broken }
}

function sequenceLength(byte: number): number {
  if (byte >= 0xc2 && byte <= 0xdf) return 2
  if (byte >= 0xe0 && byte <= 0xef) return 3
  return byte >= 0xf0 && byte <= 0xf4 ? 4 : 0
}

/** The WHATWG name of a label, or null when no decoder knows it. Latin-1 labels are kept apart from the Arabic charsets. */
function canonicalCharset(label: string): string | null {
  try {
    return (new TextDecoder(label) as unknown as { encoding: string }).encoding
  } catch {
    return null
  }
}

/** «UTF-32» says nothing of the order of its bytes. */
function isUtf32(label: string, charset: string): boolean {
  return charset.startsWith('utf-32') && /^utf[-_]?32/.test(label)
}

export function hasBeyondAscii(text: string): boolean {
  return /[^\u0000-\u007f]/.test(text)
}

/** Everything below space but tab, line feed and carriage return, and DEL: they carry nothing and NUL breaks databases. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/
const CONTROLS = new RegExp(CONTROL, 'g')

export function withoutControls(text: string): string {
  return text.replace(CONTROLS, '')
}
