/** The headline: the visible one that the page's own head confirms. */
import { hintOf } from '../html/html-text.ts'
import type { HtmlElement } from '../html/html-tree.ts'
import { plainLine, wordKey } from '../words/plain-line.ts'
import { metaOf, type PageHead } from './page-head.ts'
import type { Segment } from './page-segments.ts'

export interface StoryTitle {
  text: string
  /** A kicker that stands in one line with the headline, when the head tells where the headline begins. */
  kicker: string | null
  /** Where it stands on the page, or null when only the head tells it. */
  segment: Segment | null
}

const TITLE_CHARS_MAX = 400
/** Letters of a promised headline before a longer heading is cut by it. */
const KICKED_LETTERS_MIN = 12
/** A headline makes up this share of `<title>`; what is shorter there is mostly the site's name. */
const HEADLINE_IN_TITLE_MIN = 0.5
const TITLE_HINT = /-(?:title|titr|tittle|headline|name|head|(?:post|news|lbl|item)-?tit(?:le|r))-/
/** The name of a headline's element, where the page's head says nothing of it. */
const HEADLINE_HINT = /-(?:title|titr|tittle|headline|(?:post|news|lbl|item|main)-?tit(?:le|r))-/
/** A line over the headline is called after it: «rotitr», «uptitle», «kicker-title». */
const ABOVE_HINT = /(?:ro|roo|rou|ru|up|over|sur|super|pre|top|kicker|sub|soo?|su)-?tit(?:le|r)|kicker/
const UNPROMISED_CHARS_MIN = 15
const NAME_SEPARATORS = /\s+[|–—»«•·]\s+|\s+[-:]\s+|\s*\|\s*/

/** The headline among the page's lines; confirmed by og:title, structured data or `<title>` where there are any. */
export function findTitle(
  segments: readonly Segment[],
  head: PageHead,
  structured: readonly string[],
): StoryTitle | null {
  const promised = [metaOf(head, ['og:title', 'twitter:title', 'dc.title', 'title', 'headline']), ...structured].filter(
    (title) => title !== null,
  )
  const keys = promised.map(wordKey).filter((key) => key !== '')
  const pageKey = wordKey(head.title ?? '')
  let best: { segment: Segment; score: number } | null = null
  for (const segment of segments) {
    const score = titleScore(segment, keys, pageKey)
    if (score > 0 && (best === null || score > best.score)) best = { segment, score }
  }
  if (best !== null) return { ...splitKicker(best.segment.text, promised), segment: best.segment }
  const named = promised.length === 0 ? namedTitle(segments, head) : null
  if (named !== null) return { text: named.text, kicker: null, segment: named.segment }
  const told = promised[0] ?? withoutSiteName(head.title, metaOf(head, ['og:site_name']))
  return told === null || told === undefined || told === '' || told.length > TITLE_CHARS_MAX
    ? null
    : { text: told, kicker: null, segment: null }
}

/** A line called a headline on a page whose `<title>` is the site's name alone; of a line in parts, the part so called. */
function namedTitle(segments: readonly Segment[], head: PageHead): { text: string; segment: Segment } | null {
  if (plainLine(head.title ?? '').split(NAME_SEPARATORS).length > 1) return null
  for (const segment of segments) {
    if (segment.linkChars > segment.text.length / 2) continue
    const part = segment.parts.find(({ element }) => element !== null && isHeadlineName(hintOf(element)))
    const isWhole = isHeadlineName(hintOf(segment.element)) || (headingLevel(segment.element) ?? 9) <= 3
    const text = part?.text ?? (isWhole ? segment.text : '')
    if (text.length >= UNPROMISED_CHARS_MIN && text.length <= TITLE_CHARS_MAX) return { text, segment }
  }
  return null
}

function isHeadlineName(hint: string): boolean {
  return HEADLINE_HINT.test(hint) && !ABOVE_HINT.test(hint)
}

/** «پس از دو سال  کتابخانه باز شد»: kicker and headline in one heading, told apart by the headline the head promises. */
function splitKicker(text: string, promised: readonly string[]): { text: string; kicker: string | null } {
  const key = wordKey(text)
  for (const title of promised) {
    const titleKey = wordKey(title)
    if (titleKey.length < KICKED_LETTERS_MIN || key === titleKey || !key.endsWith(titleKey)) continue
    const words = text.split(' ')
    const from = words.findIndex((_, at) => wordKey(words.slice(at).join(' ')) === titleKey)
    if (from > 0)
      return {
        text: words.slice(from).join(' '),
        kicker: words
          .slice(0, from)
          .join(' ')
          .replace(/[\s|/–—-]+$/, ''),
      }
  }
  return { text, kicker: null }
}

/** 0: no headline. Agreement with the head counts most, then being an h1, then the name of its class. */
function titleScore(segment: Segment, keys: readonly string[], pageKey: string): number {
  if (segment.text.length > TITLE_CHARS_MAX) return 0
  const level = leadsHome(segment) ? null : headingLevel(segment.element)
  const hinted =
    TITLE_HINT.test(hintOf(segment.element)) || TITLE_HINT.test(hintOf(segment.element.parent ?? segment.element))
  const key = wordKey(segment.text)
  if (key.length < 4) return 0
  const isPromised = keys.some((promised) => isSame(promised, key))
  const isInPage = pageKey !== '' && key.length >= 8 && pageKey.includes(key)
  if (!isPromised && !isInPage && level !== 1) return 0
  if (segment.linkChars > 0 && level === null && !hinted) return (isPromised ? 2 : 0) + (isInPage ? 1 : 0)
  const inPage = isInPage ? (key.length >= pageKey.length * HEADLINE_IN_TITLE_MIN ? 7 : 3) : 0
  return (isPromised ? 8 : 0) + inPage + (level === 1 ? 6 : level !== null ? 2 : 0) + (hinted ? 2 : 0)
}

/** The site's name over every page is a link to its front. */
function leadsHome({ text, links, linkChars }: Segment): boolean {
  if (links.length !== 1 || linkChars < text.replace(/\s/g, '').length * 0.8) return false
  return /^(?:https?:\/\/[^/]+)?\/?(?:index\.\w+|default\.aspx|fa\/?)?$/i.test(
    links[0]!.element?.attributes.get('href') ?? '#',
  )
}

/** The same words, or one a long beginning of the other (heads are sometimes cut short). */
function isSame(promised: string, key: string): boolean {
  if (promised === key) return true
  const [short, long] = promised.length < key.length ? [promised, key] : [key, promised]
  return short.length >= 15 && short.length >= long.length * 0.6 && (long.startsWith(short) || long.endsWith(short))
}

/** 1–6 for a heading or what lies in one, else null. */
function headingLevel(element: HtmlElement): number | null {
  for (let up: HtmlElement | null = element, steps = 0; up !== null && steps < 3; up = up.parent, steps++) {
    const level = /^h([1-6])$/.exec(up.tag)?.[1]
    if (level !== undefined) return Number(level)
  }
  return null
}

/** `<title>` without the site's name at either end. */
export function withoutSiteName(title: string | null, siteName: string | null): string | null {
  if (title === null) return null
  const parts = plainLine(title)
    .split(NAME_SEPARATORS)
    .filter((part) => part !== '')
  if (parts.length < 2) return plainLine(title)
  const site = wordKey(siteName ?? '')
  const kept = site === '' ? parts : parts.filter((part) => wordKey(part) !== site)
  return kept.reduce((longest, part) => (part.length > longest.length ? part : longest), '')
}

/** The site's name: as told, else the part of `<title>` that is not the headline. */
export function siteNameOf(head: PageHead, publisher: string | null, title: string | null): string | null {
  const told = metaOf(head, ['og:site_name', 'application-name'])
  if (told !== null) return plainLine(told)
  if (publisher !== null) return plainLine(publisher)
  if (head.title === null || title === null) return null
  const line = plainLine(head.title)
  const parts = line.split(NAME_SEPARATORS).filter((part) => part !== '')
  const key = wordKey(title)
  const others = parts.filter((part) => !key.includes(wordKey(part)))
  return others.length === 1 && others[0]!.length <= 50 ? others[0]! : null
}
