/** The headline where the page's head promises none, or only the site's name: what stands out over the prose. */
import { hintOf } from '../html/html-text.ts'
import type { HtmlElement } from '../html/html-tree.ts'
import { labelOf } from '../words/labels.ts'
import { momentIn } from '../words/moments.ts'
import type { Segment } from './page-segments.ts'
import { isProseSegment } from './page-zones.ts'

export interface StandingTitle {
  text: string
  segment: Segment
  /** How much it stands out: 0 for a plain line, 4 and more for what looks like a headline. */
  weight: number
}

const TITLE_CHARS_MIN = 15
const TITLE_CHARS_MAX = 400
const FACTS_CHARS_MAX = 260
/** Lines over the first prose among which a headline is looked for: kicker, facts and share bar stand between. */
const LINES_OVER_PROSE = 14
/** Prose of a story goes on within this many lines. */
const PROSE_GOES_ON_WITHIN = 4
/** Below this a line is one among others. */
export const STANDING_WEIGHT_MIN = 4
const NAMED_WEIGHT = 8
const HEADING_WEIGHTS = [6, 5, 4, 2, 2, 2]
const LARGE_WEIGHT = 4
/** `<font size>` from here on is larger than the text around it. */
const LARGE_FONT_MIN = 4

/** The name of a headline's element. */
const HEADLINE_HINT = /-(?:title|titr|tittle|headline|(?:post|news|lbl|item|main)-?tit(?:le|r))-/
/** A line over the headline is called after it: «rotitr», «uptitle», «kicker-title»; and the site has a title too. */
const ABOVE_HINT =
  /(?:ro|roo|rou|ru|up|over|sur|super|pre|top|kicker|sub|soo?|su)-?tit(?:le|r)|kicker|(?:site|page|blog|block|widget|box)-title/

/** The line that stands out most over the first prose; of two alike the one nearer to it. */
export function titleOverProse(segments: readonly Segment[]): StandingTitle | null {
  const prose = segments.findIndex(
    (segment, at) => isText(segment) && segments.slice(at + 1, at + 1 + PROSE_GOES_ON_WITHIN).some(isText),
  )
  let best: StandingTitle | null = null
  for (const segment of segments.slice(Math.max(0, prose - LINES_OVER_PROSE), Math.max(0, prose))) {
    const found = standingIn(segment)
    if (found !== null && found.weight >= (best?.weight ?? 0)) best = found
  }
  return best
}

/** The first line called a headline, or a heading; of a line in parts, the part so called. */
export function namedTitle(segments: readonly Segment[]): StandingTitle | null {
  for (const segment of segments) {
    const found = standingIn(segment)
    if (found !== null && found.weight >= STANDING_WEIGHT_MIN) return found
  }
  return null
}

/** How much a line looks like a headline, by its name, its heading or its letters' size. */
export function weightOf(segment: Segment): number {
  const inline = segment.parts.map(({ element }) => element).filter((element) => element !== null)
  const weights = [segment.element, ...inline].map(weightOfElement)
  return Math.max(0, ...weights)
}

/** A headline may be a whole question. */
function isText(segment: Segment): boolean {
  // Old pages set the whole story in large letters.
  return isProseSegment(segment) && weightOf(segment) <= LARGE_WEIGHT && !isLineOfFacts(segment.text)
}

/** «سرویس: اقتصاد | کد خبر: ۴۴۱۲۰ | …», as long as it may be. */
function isLineOfFacts(text: string): boolean {
  return (
    text.length <= FACTS_CHARS_MAX && /[|•]/.test(text) && text.split(/[|•]/).some((part) => labelOf(part) !== null)
  )
}

function standingIn(segment: Segment): StandingTitle | null {
  if (isFact(segment.text)) return null
  const part = segment.parts.find(({ element }) => element !== null && isHeadlineName(hintOf(element)))
  const text = part?.text ?? segment.text
  if (text.length < TITLE_CHARS_MIN || text.length > TITLE_CHARS_MAX) return null
  // Blogs link a headline to its own page; beside one that is no link it is another story's.
  const isLink = segment.linkChars > segment.text.length / 2
  return { text, segment, weight: Math.min(weightOf(segment), isLink ? STANDING_WEIGHT_MIN : NAMED_WEIGHT) }
}

/** A headline names no whole date. */
function isFact(text: string): boolean {
  return labelOf(text) !== null || (/[\d۰-۹]/.test(text) && momentIn(text) !== null)
}

function weightOfElement(element: HtmlElement): number {
  if (isHeadlineName(hintOf(element))) return NAMED_WEIGHT
  let weight = 0
  for (let up: HtmlElement | null = element, steps = 0; up !== null && steps < 3; up = up.parent, steps++) {
    const level = /^h([1-6])$/.exec(up.tag)?.[1]
    if (level !== undefined) weight = Math.max(weight, HEADING_WEIGHTS[Number(level) - 1]!)
  }
  return isLarge(element) ? Math.max(weight, LARGE_WEIGHT) : weight
}

/** «<b><font size=5>»: the size may be told around the words or within what is around them. */
function isLarge(element: HtmlElement): boolean {
  let at: HtmlElement | undefined = element
  for (let steps = 0; at !== undefined && steps < 3; steps++) {
    if (at.tag === 'font' && Number.parseInt(at.attributes.get('size') ?? '', 10) >= LARGE_FONT_MIN) return true
    at = at.children.find((child) => child.kind === 'element')
  }
  return false
}

function isHeadlineName(hint: string): boolean {
  return HEADLINE_HINT.test(hint) && !ABOVE_HINT.test(hint)
}
