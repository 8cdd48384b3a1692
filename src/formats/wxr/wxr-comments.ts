/** What readers said of a post, and what only looks so: pings of other sites, advertisements, what was thrown away. */
import { normalise } from '#persian'
import { readFeedDate } from '../feed/feed-dates.ts'
import { lineOf, looksLikeHtml, sniffedText } from '../feed/feed-text.ts'
import { textOf } from '../page/html/html-text.ts'
import { readHtmlTree } from '../page/html/html-tree.ts'
import { plainLine } from '../page/words/plain-line.ts'
import type { DraftComment } from '../page-draft.ts'
import { childrenOf, textOfChild } from '../xml/xml-parts.ts'
import type { XmlElement } from '../xml/xml-tree.ts'

/** Longer comments are cut: a reader may send 2,000 characters here, other sites let her write more. */
const BODY_CHARS_MAX = 20_000
const NAME_CHARS_MAX = 80
/** What WordPress calls whoever left no name. */
const NAMELESS = 'ناشناس'
/** What stands on lines of its own in a comment. */
const LINE_TAGS = /<(?:br|\/?(?:p|div|li|ul|ol|blockquote|pre))\b[^<>]*>/gi

/** A comment as it was sent, in house letters. Addresses of whoever sent it are not read at all. */
export type WxrComment = DraftComment

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

/** The comments of a post in the order they were sent, and how many there are of each sort. */
export function commentsIn(item: XmlElement): { comments: WxrComment[]; counts: CommentCounts } {
  const counts: CommentCounts = { approved: 0, waiting: 0, spam: 0, trash: 0, pings: 0 }
  const comments: WxrComment[] = []
  for (const element of childrenOf(item, 'wp:comment')) {
    const sort = sortOf(element)
    counts[sort]++
    if (sort !== 'approved' && sort !== 'waiting') continue
    const comment = commentOf(element, sort === 'approved' ? 'published' : 'waiting')
    if (comment !== null) comments.push(comment)
  }
  return { comments: comments.sort(bySending), counts }
}

function sortOf(comment: XmlElement): keyof CommentCounts {
  if (!/^(?:|comment)$/.test(textOfChild(comment, 'wp:comment_type') ?? '')) return 'pings'
  return SORTS[textOfChild(comment, 'wp:comment_approved') ?? '1'] ?? 'trash'
}

function commentOf(element: XmlElement, state: WxrComment['state']): WxrComment | null {
  const body = bodyOf(textOfChild(element, 'wp:comment_content') ?? '')
  if (body === '') return null
  const name = lineOf(sniffedText(textOfChild(element, 'wp:comment_author') ?? '', null), normalise)
  return {
    number: numberIn(element, 'wp:comment_id'),
    parent: numberIn(element, 'wp:comment_parent') || null,
    name:
      shownOnly(name ?? '')
        .slice(0, NAME_CHARS_MAX)
        .toWellFormed()
        .trim() || NAMELESS,
    body,
    at: instantOf(element),
    state,
  }
}

function bodyOf(markup: string): string {
  const isHtml = looksLikeHtml(markup)
  const lines = (isHtml ? markup.replace(LINE_TAGS, '\n') : markup).split(/\r\n?|\n/)
  const words = lines.map((line) => plainLine(isHtml ? textOf(readHtmlTree(line).root) : line))
  const said = shownOnly(words.filter((line) => line !== '').join('\n\n'))
  return normalise(said.slice(0, BODY_CHARS_MAX).toWellFormed()).trim()
}

/** Without signs that show nothing or turn the text around them; the half-space stays. */
function shownOnly(text: string): string {
  return text.replaceAll(/[^\P{C}\n\u200c]/gu, '')
}

function instantOf(comment: XmlElement): string | null {
  const utc = textOfChild(comment, 'wp:comment_date_gmt')
  const local = textOfChild(comment, 'wp:comment_date')
  const read = (written: string | null, naive: 'utc' | 'tehran'): string | null =>
    written === null || written.startsWith('0000') ? null : (readFeedDate(written, { now: null, naive })?.at ?? null)
  return read(utc, 'utc') ?? read(local, 'tehran')
}

function numberIn(element: XmlElement, name: string): number | null {
  const written = textOfChild(element, name)
  return written !== null && /^\d{1,15}$/.test(written) ? Number(written) : null
}

function bySending(one: WxrComment, other: WxrComment): number {
  return (one.at ?? '').localeCompare(other.at ?? '') || (one.number ?? 0) - (other.number ?? 0)
}
