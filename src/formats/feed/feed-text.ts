/** Texts of feeds: which of them are HTML, and what they say. */
import { textOf } from '../page/html/html-text.ts'
import { readHtmlTree } from '../page/html/html-tree.ts'
import { plainLine } from '../page/words/plain-line.ts'
import type { Spell } from '../page/words/spelling.ts'

/** Characters kept of a headline, a name, a category. */
const LINE_CHARS_MAX = 512
/** Markup read of one line: a headline has no need of more. */
const LINE_MARKUP_MAX = 8_000

/** A text as it came: HTML, or words only. `base` is what addresses in it are relative to. */
export interface FeedText {
  markup: string
  isHtml: boolean
  base: string | null
}

/** Names of elements that HTML has or had: a sign «<» before any other word is text. */
const TAG_NAMES =
  'a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br ' +
  'button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed ' +
  'fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img ' +
  'input ins kbd keygen label legend li link main map mark marquee math menu meta meter nav nobr noframes noscript object ' +
  'ol optgroup option output p param picture pre progress q rp rt ruby s samp script section select small source span ' +
  'strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul ' +
  'var video wbr xmp'
const TAG = new RegExp(`</?(?:${TAG_NAMES.split(' ').join('|')})(?:[\\s/>]|$)`, 'i')
const REFERENCE = /&(?:#x?[\da-f]{1,7}|[a-z][a-z\d]{1,30});/i

/** Whether a text whose format nobody told is HTML: it has tags or references. */
export function looksLikeHtml(text: string): boolean {
  return (text.includes('<') && (TAG.test(text) || text.includes('<!--'))) || REFERENCE.test(text)
}

export function sniffedText(markup: string, base: string | null): FeedText {
  return { markup, isHtml: looksLikeHtml(markup), base }
}

/** One line of words: markup, controls of direction and loose space gone; null when nothing is left. */
export function lineOf(text: FeedText | null, spell: Spell): string | null {
  if (text === null) return null
  const cut = text.markup.slice(0, LINE_MARKUP_MAX)
  const words = plainLine(text.isHtml ? textOf(readHtmlTree(cut).root) : cut)
  return spell(shortened(words)) || null
}

/** Cut at a word, with a mark that something is missing. */
function shortened(words: string): string {
  if (words.length <= LINE_CHARS_MAX) return words
  const cut = words.slice(0, LINE_CHARS_MAX - 1).toWellFormed()
  const space = cut.lastIndexOf(' ')
  return `${space > LINE_CHARS_MAX / 2 ? cut.slice(0, space) : cut}…`
}

/** Whether {@link lineOf} had to cut. */
export function isLongLine(text: FeedText | null): boolean {
  return text !== null && text.markup.length > LINE_MARKUP_MAX
}
