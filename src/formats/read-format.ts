import { decodeText } from './charset/decode-text.ts'

/** What a file is. Only `html` and `text` are read as pages so far; the others are named so that a person can be told. */
export type FileFormat =
  | 'html'
  | 'text'
  | 'rss'
  | 'atom'
  | 'json-feed'
  | 'newsml-g2'
  | 'ninjs'
  | 'wxr'
  | 'xml'
  | 'json'
  | 'binary'
  | 'empty'

/** What is known of a file besides its bytes; both may be wrong. */
export interface FileHints {
  fileName?: string | null
  contentType?: string | null
}

/** Bytes looked at. Prologues, comments and licence notes stand before the first element of real files. */
const HEAD_BYTES = 32 * 1024
/** Text that is not HTML may mention a tag; a page has at least this many. */
const TAGS_MIN = 3

/** Texts with a few stray controls are still texts. */
const CONTROLS_MAX_SHARE = 0.02

/** First bytes of files that are no text at all: PNG, JPEG, GIF, PDF, ZIP, gzip, RIFF, Ogg, ELF. */
const BINARY_MARKS = [
  '89504e47',
  'ffd8ff',
  '474946',
  '25504446',
  '504b0304',
  '1f8b',
  '52494646',
  '4f676753',
  '7f454c46',
]
const FIRST_ELEMENT =
  /<(!doctype\s+html|html|head|body|rss|feed|rdf:rdf|newsitem|newsmessage|packageitem|newsml|nitf)\b/i
const HTML_NAMES =
  /^(?:p|div|br|span|h[1-6]|table|tr|td|th|tbody|a|ul|ol|li|img|article|section|main|header|footer|nav|aside|meta|link|title|script|style|strong|b|i|em|u|font|center|form|hr|blockquote|pre|dl|figure|iframe|input|noscript|base)$/i
const HTML_TAG =
  /<\/?(?:p|div|br|span|h[1-6]|table|tr|td|a|ul|li|img|article|section|meta|title|strong|b)\b[^<>]{0,2000}>/gi

/** Names the format by what the bytes begin with; name and header only break a tie. Never throws. */
export function detectFormat(bytes: Uint8Array, hints: FileHints = {}): FileFormat {
  if (bytes.length === 0) return 'empty'
  if (isBinary(bytes)) return 'binary'
  const { text } = decodeText(bytes.subarray(0, HEAD_BYTES), null)
  const head = text.trimStart()
  if (head === '') return bytes.length <= HEAD_BYTES ? 'empty' : 'text'
  if (/^[{[]/.test(head)) return jsonFormat(head)
  const first = FIRST_ELEMENT.exec(head)?.[1]?.toLowerCase()
  if (first !== undefined) return markupFormat(first, head)
  if (/^<\?xml/i.test(head)) return 'xml'
  const root = /^<([a-z][\w:.-]*)[\s/>]/i.exec(head.replace(/^(?:<!--[\s\S]*?-->|<![^>]*>|\s)+/, ''))?.[1]
  if (root !== undefined && !HTML_NAMES.test(root)) return 'xml'
  const tags = head.match(HTML_TAG)?.length ?? 0
  const isCalledHtml = /\.x?html?$/i.test(hints.fileName ?? '') || /html/i.test(hints.contentType ?? '')
  return tags >= (isCalledHtml ? 1 : TAGS_MIN) ? 'html' : 'text'
}

function isBinary(bytes: Uint8Array): boolean {
  let start = ''
  for (const byte of bytes.subarray(0, 4)) start += byte.toString(16).padStart(2, '0')
  return BINARY_MARKS.some((mark) => start.startsWith(mark)) || isFullOfControls(bytes.subarray(0, HEAD_BYTES))
}

/** Control characters that texts do not have. UTF-16 has NULs at every other place, and is let through. */
function isFullOfControls(head: Uint8Array): boolean {
  let controls = 0
  let evenNuls = 0
  let oddNuls = 0
  for (let at = 0; at < head.length; at++) {
    const byte = head[at]!
    if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)) controls++
    if (byte === 0 && at % 2 === 0) evenNuls++
    if (byte === 0 && at % 2 === 1) oddNuls++
  }
  const isWide = isMarkedWide(head) || Math.max(evenNuls, oddNuls) > 4 * Math.min(evenNuls, oddNuls) + 1
  const isWideText = isWide && decodeText(head, null).charset.startsWith('utf-16')
  return controls > head.length * CONTROLS_MAX_SHARE && !isWideText
}

function isMarkedWide(head: Uint8Array): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
}

function jsonFormat(head: string): FileFormat {
  if (/"version"\s*:\s*"https?:\/\/(?:www\.)?jsonfeed\.org/.test(head)) return 'json-feed'
  if (/"(?:body_text|body_xhtml|body_html|headline)"/.test(head) && /"(?:uri|versioncreated|pubstatus)"/.test(head))
    return 'ninjs'
  return /^\s*(?:\{\s*["}]|\[\s*[[{"\d\]])/.test(head) ? 'json' : 'text'
}

function markupFormat(first: string, head: string): FileFormat {
  if (first === 'rss') return /wordpress\.org\/export/i.test(head) ? 'wxr' : 'rss'
  if (first === 'rdf:rdf') return 'rss'
  if (first === 'feed') return 'atom'
  if (/^news|^package|^nitf/.test(first)) return first === 'nitf' ? 'xml' : 'newsml-g2'
  return 'html'
}
