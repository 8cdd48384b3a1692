/** What readers said of a post, and what only looks so: pings of other sites, advertisements, what was thrown away. */
import { normalise } from '#persian'
import { readFeedDate } from '../feed/feed-dates.ts'
import { lineOf, looksLikeHtml, sniffedText } from '../feed/feed-text.ts'
import { textOf } from '../page/html/html-text.ts'
import { readHtmlTree } from '../page/html/html-tree.ts'
import { plainLine } from '../page/words/plain-line.ts'
import type { DraftComment } from '../page-draft.ts'
import { numberOfChild, textOfChild } from '../xml/xml-parts.ts'
import type { XmlElement } from '../xml/xml-tree.ts'

/** Comments of one post; the longest thread of a newspaper has some thousands. */
const COMMENTS_MAX = 50_000
/** Characters of all comments of one post, as written. */
const WRITTEN_CHARS_MAX = 32_000_000
/** Longer comments are cut: a reader may send 2,000 characters here, other sites let her write more. */
const BODY_CHARS_MAX = 20_000
/** Markup read of one comment: what is left of five times as much is still a long comment. */
const MARKUP_CHARS_MAX = BODY_CHARS_MAX * 5
const NAME_CHARS_MAX = 80
/** What WordPress calls whoever left no name. */
const NAMELESS = 'ناشناس'
/** What nobody said: notes in the markup, scripts and styles; to the end where they have none. */
const UNSAID = /<!--[\s\S]*?(?:-->|$)|<(script|style)\b[^<>]*>[\s\S]*?(?:<\/\1\b[^<>]*>|$)/gi
const TAG = /<\/?[a-z][^<>]{0,400}>/gi
/** What stands on lines of its own in a comment. */
const LINE_TAGS = /<(?:br|\/?(?:p|div|li|ul|ol|blockquote|pre))\b[^<>]*>/gi

/** How many comments a post has of each sort; only the first two are kept. */
export interface CommentCounts {
  approved: number
  waiting: number
  spam: number
  trash: number
  /** Pingbacks, trackbacks and what plug-ins keep as comments. */
  pings: number
}

const SORTS: Readonly<Record<string, keyof CommentCounts>> = {
  '1': 'approved',
  approve: 'approved',
  '0': 'waiting',
  hold: 'waiting',
  spam: 'spam',
}

/** A comment as it is written in the export. */
interface WrittenComment {
  number: number | null
  parent: number | null
  name: string
  body: string
  utc: string | null
  local: string | null
  state: DraftComment['state']
}

/** The comments of one post, as they are written. Addresses of whoever sent them are not even kept. */
export interface WrittenComments {
  kept: WrittenComment[]
  counts: CommentCounts
  /** Published or waiting ones that were more than are read. */
  beyond: number
  chars: number
}

export function noComments(): WrittenComments {
  return { kept: [], counts: { approved: 0, waiting: 0, spam: 0, trash: 0, pings: 0 }, beyond: 0, chars: 0 }
}

/** Takes a comment (`wp:comment`) to those of its post; of what nobody reads it is only counted. */
export function takeComment(comments: WrittenComments, element: XmlElement): void {
  const sort = sortOf(element)
  comments.counts[sort]++
  if (sort !== 'approved' && sort !== 'waiting') return
  const written = writtenComment(element, sort === 'approved' ? 'published' : 'waiting')
  comments.chars += written.body.length + written.name.length
  if (comments.kept.length >= COMMENTS_MAX || comments.chars > WRITTEN_CHARS_MAX) comments.beyond++
  else comments.kept.push(written)
}

function sortOf(comment: XmlElement): keyof CommentCounts {
  if (!/^(?:|comment)$/.test(textOfChild(comment, 'wp:comment_type') ?? '')) return 'pings'
  return SORTS[textOfChild(comment, 'wp:comment_approved') ?? '1'] ?? 'trash'
}

function writtenComment(element: XmlElement, state: DraftComment['state']): WrittenComment {
  return {
    number: numberOfChild(element, 'wp:comment_id') || null,
    parent: numberOfChild(element, 'wp:comment_parent') || null,
    name: textOfChild(element, 'wp:comment_author') ?? '',
    body: textOfChild(element, 'wp:comment_content') ?? '',
    utc: textOfChild(element, 'wp:comment_date_gmt'),
    local: textOfChild(element, 'wp:comment_date'),
    state,
  }
}

/** The comments of a post in the order they were sent, in house letters, and what of them does not come, in words. */
export function readComments({ kept, beyond }: WrittenComments): { comments: DraftComment[]; losses: string[] } {
  const read = kept.map((written) => ({ written, ...bodyOf(written.body) }))
  const said = read.filter(({ body }) => body !== '')
  const cut = said.filter(({ isCut }) => isCut).length
  const losses = [
    ...told(beyond, `left out: no more than ${COMMENTS_MAX} of one post are read`),
    ...told(cut, `cut: no more than ${BODY_CHARS_MAX} characters of one are read`),
    ...told(kept.length - said.length, 'left out: without words'),
  ]
  return { comments: said.map(({ written, body }) => commentOf(written, body)).sort(bySending), losses }
}

function told(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${what}`]
}

function commentOf({ number, parent, name, utc, local, state }: WrittenComment, body: string): DraftComment {
  return { number, parent, name: nameOf(name), body, at: instantOf(utc, local), state }
}

function nameOf(written: string): string {
  const name = shownOnly(lineOf(sniffedText(written, null), normalise) ?? '')
  return name.slice(0, NAME_CHARS_MAX).toWellFormed().trim() || NAMELESS
}

function bodyOf(markup: string): { body: string; isCut: boolean } {
  const cut = markup.slice(0, MARKUP_CHARS_MAX)
  const isHtml = looksLikeHtml(cut)
  const lines = (isHtml ? linesOfMarkup(cut) : cut).split(/[\r\n]+/).filter((line) => line.trim() !== '')
  const words = lines.map((line) => plainLine(isHtml ? textOf(readHtmlTree(line).root) : line))
  const said = shownOnly(words.filter((line) => line !== '').join('\n\n'))
  const body = normalise(said.slice(0, BODY_CHARS_MAX).toWellFormed()).trim()
  return { body, isCut: cut.length < markup.length || said.length > BODY_CHARS_MAX }
}

/** What is shown on a line stands on a line; no tag is torn where a line ends within it. */
function linesOfMarkup(markup: string): string {
  return markup
    .replace(UNSAID, '')
    .replace(TAG, (tag) => tag.replace(/[\r\n]+/g, ' '))
    .replace(LINE_TAGS, '\n')
}

/** Without signs that show nothing or turn the text around them; the half-space stays. */
function shownOnly(text: string): string {
  return text.replaceAll(/[^\P{C}\n\u200c]/gu, '')
}

function instantOf(utc: string | null, local: string | null): string | null {
  const read = (written: string | null, naive: 'utc' | 'tehran'): string | null =>
    written === null || written.startsWith('0000') ? null : (readFeedDate(written, { now: null, naive })?.at ?? null)
  return read(utc, 'utc') ?? read(local, 'tehran')
}

function bySending(one: DraftComment, other: DraftComment): number {
  return (one.at ?? '').localeCompare(other.at ?? '') || (one.number ?? 0) - (other.number ?? 0)
}
