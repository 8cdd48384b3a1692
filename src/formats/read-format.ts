import { type DecodedText, decodeText } from './charset/decode-text.ts'
import { viewedFile } from './charset/saved-view.ts'
import { utf32Order } from './charset/utf-32.ts'

/** What a file is. `html` and `text` are one page each; feeds and their like hold items; of the rest a person is told. */
export type FileFormat =
  | 'html'
  | 'text'
  | 'rss'
  | 'atom'
  | 'json-feed'
  | 'newsml-g2'
  | 'ninjs'
  | 'wxr'
  | 'sitemap'
  | 'sitemap-index'
  | 'address-list'
  | 'opml'
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
  /<(!doctype\s+html|html|head|body|(?:[a-z]\w*:)?rss|(?:[a-z]\w*:)?feed|(?:[a-z]\w*:)?entry|rdf:rdf|channel|opml|urlset|sitemapindex|(?:[a-z]\w*:)?(?:newsitem|newsmessage|packageitem|conceptitem|knowledgeitem|planningitem|catalogitem|contentmeta|contentset|groupset)|nitf)(?![\w:.-])/i
/** The element that every NewsML-G2 document's namespace names, whatever part of one it is. */
const NEWSML = /iptc\.org\/std\/(?:nar|NITF)\//i
/** Lines looked at to tell a list of addresses from a text. */
const ADDRESS_LINES = 20
const HTML_NAMES =
  /^(?:p|div|br|span|h[1-6]|table|tr|td|th|tbody|a|ul|ol|li|img|article|section|main|header|footer|nav|aside|meta|link|title|script|style|strong|b|i|em|u|font|center|form|hr|blockquote|pre|dl|figure|iframe|input|noscript|base)$/i
const HTML_TAG =
  /<\/?(?:p|div|br|span|h[1-6]|table|tr|td|a|ul|li|img|article|section|meta|title|strong|b)\b[^<>]{0,2000}>/gi

/** Names the format by what the bytes begin with; name and header only break a tie. Never throws. */
export function detectFormat(bytes: Uint8Array, hints: FileHints = {}): FileFormat {
  return detectDecoded(bytes, hints).format
}

/** As `detectFormat`; `whole` is the text of a file that had to be decoded to its end to tell, so that nobody does it again. */
export function detectDecoded(
  bytes: Uint8Array,
  hints: FileHints = {},
): { format: FileFormat; whole: DecodedText | null } {
  if (bytes.length === 0) return { format: 'empty', whole: null }
  if (isBinary(bytes)) return { format: 'binary', whole: null }
  const decoded = decodeText(bytes.subarray(0, HEAD_BYTES), null)
  const head = decoded.text.trimStart()
  const isWhole = bytes.length <= HEAD_BYTES
  if (head === '') return { format: isWhole ? 'empty' : 'text', whole: null }
  return { format: textFormat(head, hints), whole: isWhole && !hints.contentType ? decoded : null }
}

function textFormat(head: string, hints: FileHints): FileFormat {
  const viewed = viewedFile(head)
  const format = viewed === null ? null : textFormat(viewed, hints)
  if (format !== null && format !== 'text' && format !== 'html') return format
  if (/^[{[]/.test(head)) return jsonFormat(head)
  if (!head.includes('<')) return isAddressList(head) ? 'address-list' : 'text'
  const first = firstElement(withoutComments(head))
  if (first !== undefined) return markupFormat(first, head)
  const declared = /^(?:<\?xml[^>]*>\s*)?<!doctype\s+([\w:.-]+)/i.exec(head)?.[1]?.toLowerCase()
  if (declared !== undefined && FIRST_ELEMENT.test(`<${declared}>`)) return markupFormat(declared, head)
  if (head.startsWith('<') && NEWSML.test(head)) return 'newsml-g2'
  if (/^<\?xml/i.test(head)) return 'xml'
  if (isAddressList(head)) return 'address-list'
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
    if (byte >= 0x20) continue
    if (byte < 0x09 || (byte > 0x0d && byte !== 0x1b)) controls++
    if (byte === 0 && at % 2 === 0) evenNuls++
    if (byte === 0 && at % 2 === 1) oddNuls++
  }
  if (controls <= head.length * CONTROLS_MAX_SHARE) return false
  const isWide =
    utf32Order(head) !== null || isMarkedWide(head) || Math.max(evenNuls, oddNuls) > 4 * Math.min(evenNuls, oddNuls) + 1
  const isWideText = isWide && /^utf-(?:16|32)/.test(decodeText(head, null).charset)
  return !isWideText
}

function isMarkedWide(head: Uint8Array): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
}

/** The first element that tells a format. A feed may stand behind the DOCTYPE of a page; a page has elements of its own. */
function firstElement(head: string): string | undefined {
  const first = FIRST_ELEMENT.exec(head)
  const name = first?.[1]?.toLowerCase()
  if (name?.startsWith('!doctype') !== true) return name
  const behind = head.slice(first!.index).replace(/^<![^>]*>/, '')
  const next = /<([a-z][\w:.-]*)/i.exec(behind)?.[1]?.toLowerCase() ?? ''
  return FIRST_ELEMENT.test(`<${next}>`) ? next : name
}

/** Comments may speak of any element. */
function withoutComments(head: string): string {
  return head.includes('<!--') ? head.replace(/<!--[\s\S]*?-->/g, '') : head
}

/** Lines are addresses of the web or remarks after `#`, but for a slip in four. */
function isAddressList(head: string): boolean {
  // Most texts begin with something else: they are not cut into lines to find that out.
  if (!/^(?:\s*#|\s*https?:)/i.test(head)) return false
  const lines = head.split(/\r?\n/, ADDRESS_LINES).filter((line) => line.trim() !== '' && !line.startsWith('#'))
  const addresses = lines.filter((line) => /^\s*https?:\/\/[^\s<>"]+\s*$/i.test(line))
  return lines.length > 0 && addresses.length * 4 >= lines.length * 3
}

function jsonFormat(head: string): FileFormat {
  if (/"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org/.test(head)) return 'json-feed'
  if (/"(?:uri|versioncreated|pubstatus)"\s*:/.test(head) && NINJS.test(head)) return 'ninjs'
  if (
    /"items"\s*:\s*\[/.test(head) &&
    /"(?:content_html|content_text|home_page_url|feed_url|date_published)"/.test(head)
  )
    return 'json-feed'
  return /^\s*(?:\{\s*["}]|\[\s*[[{"\d\]])/.test(head) ? 'json' : 'text'
}

const NINJS =
  /"(?:\$standard|body_\w+|bodies|headlines?(?:_\w+)?|descriptions?(?:_\w+)?|byline|renditions|associations|pubstatus|versioncreated)"\s*:/

function markupFormat(first: string, head: string): FileFormat {
  const name = first.slice(first.indexOf(':') + 1)
  if (name === 'rss') return /wordpress\.org\/export/i.test(head) ? 'wxr' : 'rss'
  if (first === 'rdf:rdf' || first === 'channel') return 'rss'
  if (name === 'feed' || name === 'entry') return 'atom'
  if (first === 'opml') return 'opml'
  if (first === 'urlset') return 'sitemap'
  if (first === 'sitemapindex') return 'sitemap-index'
  return first.startsWith('!doctype') || /^(?:html|head|body)$/.test(first) ? 'html' : 'newsml-g2'
}
