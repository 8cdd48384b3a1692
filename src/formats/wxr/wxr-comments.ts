/** What readers said of a post, and what only looks so: pings of other sites, advertisements, what was thrown away. */
import { normalise } from '#persian'
import { readFeedDate } from '../feed/feed-dates.ts'
import { lineOf, looksLikeHtml, sniffedText } from '../feed/feed-text.ts'
import { textOf } from '../page/html/html-text.ts'
import { readHtmlTree } from '../page/html/html-tree.ts'
import { plainLine } from '../page/words/plain-line.ts'
import type { DraftComment } from '../page-draft.ts'
import { childrenOf, numberOfChild, textOfChild } from '../xml/xml-parts.ts'
import type { XmlElement } from '../xml/xml-tree.ts'

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

/**
 * The comments of a post in the order they were sent, in house letters, and how many there are of each sort. Addresses
 * of whoever sent them are not read at all.
 */
export function commentsIn(item: XmlElement): { comments: DraftComment[]; counts: CommentCounts } {
  const counts: CommentCounts = { approved: 0, waiting: 0, spam: 0, trash: 0, pings: 0 }
  const comments: DraftComment[] = []
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

function commentOf(element: XmlElement, state: DraftComment['state']): DraftComment | null {
  const body = bodyOf(textOfChild(element, 'wp:comment_content') ?? '')
  if (body === '') return null
  const name = lineOf(sniffedText(textOfChild(element, 'wp:comment_author') ?? '', null), normalise)
  return {
    number: numberOfChild(element, 'wp:comment_id') || null,
    parent: numberOfChild(element, 'wp:comment_parent') || null,
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
  const cut = markup.slice(0, MARKUP_CHARS_MAX)
  const isHtml = looksLikeHtml(cut)
  const lines = (isHtml ? linesOfMarkup(cut) : cut).split(/[\r\n]+/).filter((line) => line.trim() !== '')
  const words = lines.map((line) => plainLine(isHtml ? textOf(readHtmlTree(line).root) : line))
  const said = shownOnly(words.filter((line) => line !== '').join('\n\n'))
  return normalise(said.slice(0, BODY_CHARS_MAX).toWellFormed()).trim()
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

function instantOf(comment: XmlElement): string | null {
  const utc = textOfChild(comment, 'wp:comment_date_gmt')
  const local = textOfChild(comment, 'wp:comment_date')
  const read = (written: string | null, naive: 'utc' | 'tehran'): string | null =>
    written === null || written.startsWith('0000') ? null : (readFeedDate(written, { now: null, naive })?.at ?? null)
  return read(utc, 'utc') ?? read(local, 'tehran')
}

function bySending(one: DraftComment, other: DraftComment): number {
  return (one.at ?? '').localeCompare(other.at ?? '') || (one.number ?? 0) - (other.number ?? 0)
}
