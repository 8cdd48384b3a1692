/** The headline: the visible one that the page's own head confirms. */
import { hintOf, isWithin } from '../html/html-text.ts'
import type { HtmlElement } from '../html/html-tree.ts'
import { HOME_WORDS } from '../words/labels.ts'
import { plainLine, wordKey } from '../words/plain-line.ts'
import { metaOf, type PageHead } from './page-head.ts'
import type { Segment } from './page-segments.ts'
import { namedTitle, STANDING_WEIGHT_MIN, titleOverProse, weightOf } from './standing-title.ts'

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
/** A site's name is this short, where `<title>` says nothing else. */
const SITE_NAME_CHARS_MAX = 32
const SITE_NAME_WORDS_MAX = 5
const HEADLINE_LINES_MAX = 3
/** Lines of a page among which its name stands. */
const HEAD_LINES = 12
const NAME_SEPARATORS = /\s+[|–—»«•·]\s+|\s+[-:]\s+|\s*\|\s*/

/** «مشاهدهٔ خبر», «متن کامل خبر»: what every page of a site is called. */
export const NAME_OF_PAGES =
  /^(?:مشاهده|متن(?:کامل)?|مشروح|جزییات|نمایش|شرح|صفحه|ادامه|نسخهچاپی)(?:خبر|مطلب|مقاله|اخبار|خبرها)$|^(?:اخبارورویدادها|خبرورویداد|newsdetails?|articleview)$/

/** «… (۴۴۷۱)»: a code behind the headline. */
const CODE_BEHIND = /\s*[([]\s*(?:کد ?:? ?)?[\d۰-۹]{3,14}\s*[)\]]$/

/** The headline among the page's lines; confirmed by og:title, structured data or `<title>` where there are any. */
export function findTitle(
  segments: readonly Segment[],
  head: PageHead,
  structured: readonly string[],
): StoryTitle | null {
  const siteKey = wordKey(metaOf(head, ['og:site_name', 'application-name']) ?? '')
  const promised = [metaOf(head, ['og:title', 'twitter:title', 'dc.title', 'title', 'headline']), ...structured].filter(
    (title) => title !== null && (siteKey === '' || wordKey(title) !== siteKey),
  ) as string[]
  const keys = promised.map(wordKey).filter((key) => key !== '')
  const called = calledHeadline(segments)
  if (called !== null && isPromised(called, keys)) return { text: called.text, kicker: null, segment: called }
  const best = bestScored(segments, keys, wordKey(head.title ?? ''))
  const standing = titleOverProse(segments)
  const stands = standing !== null && standing.weight >= STANDING_WEIGHT_MIN
  if (best !== null) {
    const isName = keys.every((key) => key === wordKey(best.text)) && isSiteName(best, head)
    if (isName && stands && standing.segment.place > best.place && standing.weight >= weightOf(best))
      return { text: standing.text.replace(CODE_BEHIND, ''), kicker: null, segment: standing.segment }
    const text = wholeHeadline(segments, best, [...keys, wordKey(head.title ?? '')])
    return { ...splitKicker(text.replace(CODE_BEHIND, ''), promised), segment: best }
  }
  if (promised.length === 0) {
    const isNamedOnly = plainLine(head.title ?? '').split(NAME_SEPARATORS).length === 1
    const found = stands ? standing : isNamedOnly ? (namedTitle(segments) ?? standing) : null
    if (found !== null) return { text: found.text.replace(CODE_BEHIND, ''), kicker: null, segment: found.segment }
  }
  const told = promised[0] ?? withoutSiteName(head.title, metaOf(head, ['og:site_name']))
  return told === null || told === undefined || told === '' || told.length > TITLE_CHARS_MAX
    ? null
    : { text: told, kicker: null, segment: null }
}

/** «عنوان» in one cell, the headline in the next. */
function calledHeadline(segments: readonly Segment[]): Segment | null {
  const at = segments.findIndex(
    ({ text, element }) => text.length <= 14 && isLabelCell(element) && CALLED.test(wordKey(text)),
  )
  const row = at < 0 ? null : segments[at]!.element.parent
  const found = segments[at + 1]
  if (row === null || found === undefined || !isWithin(found.element, row)) return null
  return found.text.length >= 15 && found.text.length <= TITLE_CHARS_MAX ? found : null
}

/** A form and a table of prices have a cell «عنوان» too: what the head promises decides, where it promises anything. */
function isPromised({ text }: Segment, keys: readonly string[]): boolean {
  return keys.length === 0 || keys.some((key) => isSame(key, wordKey(text)))
}

const CALLED = /^(?:عنوان|تیتر|عنوانخبر|تیترخبر|عنوانمطلب|titr|title)$/

function isLabelCell({ tag, parent }: HtmlElement): boolean {
  return (tag === 'th' || tag === 'td' || tag === 'dt') && (tag === 'dt' || hasTwoCells(parent))
}

/** A label and its value. */
function hasTwoCells(row: HtmlElement | null): boolean {
  let cells = 0
  for (const { kind } of row?.children ?? []) if (kind === 'element' && ++cells > 2) return false
  return cells === 2
}

/** The line that agrees best with the head; not a heading with the smaller part of `<title>` when the larger follows. */
function bestScored(segments: readonly Segment[], keys: readonly string[], pageKey: string): Segment | null {
  let best: { segment: Segment; score: number } | null = null
  let larger: { segment: Segment; score: number } | null = null
  for (const segment of segments) {
    const score = titleScore(segment, keys, pageKey)
    if (score > 0 && (best === null || score > best.score)) best = { segment, score }
    const isLarger = score > 0 && segment.linkChars === 0 && isMostOf(pageKey, wordKey(segment.text))
    if (isLarger && (larger === null || score > larger.score)) larger = { segment, score }
  }
  if (best === null || larger === null || larger.segment.place <= best.segment.place) return best?.segment ?? null
  const key = wordKey(best.segment.text)
  const isSmallPart = pageKey.includes(key) && !isMostOf(pageKey, key) && !keys.some((told) => isSame(told, key))
  return isSmallPart ? larger.segment : best.segment
}

/** A headline broken over lines of one heading, when the head tells it whole. */
function wholeHeadline(segments: readonly Segment[], best: Segment, keys: readonly string[]): string {
  const lines = segments.filter(({ element }) => element === best.element)
  if (lines.length < 2 || lines.length > HEADLINE_LINES_MAX || headingLevel(best.element) === null) return best.text
  const whole = lines.map(({ text }) => text).join(' ')
  const key = wordKey(whole)
  return whole.length <= TITLE_CHARS_MAX && keys.some((told) => told.includes(key)) ? whole : best.text
}

function isMostOf(pageKey: string, key: string): boolean {
  return key.length >= 8 && pageKey.includes(key) && key.length >= pageKey.length * HEADLINE_IN_TITLE_MIN
}

/** A few words that are all that `<title>` says: a headline may be as short, so what else stands there decides. */
function isSiteName({ text }: Segment, head: PageHead): boolean {
  const isShort = (part: string) => part.length <= SITE_NAME_CHARS_MAX && part.split(' ').length <= SITE_NAME_WORDS_MAX
  if (!isShort(text) || head.title === null) return isShort(text)
  const parts = plainLine(head.title).split(NAME_SEPARATORS)
  return parts.every(isShort) && [head.title, ...parts].some((part) => wordKey(part) === wordKey(text))
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
  if (key.length < 4 || NAME_OF_PAGES.test(key)) return 0
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
  return isHome(links[0]!.element)
}

export function isHome(link: HtmlElement | null): boolean {
  return /^(?:https?:\/\/[^/]+)?\/?(?:index\.\w+|default\.aspx|(?:fa|fa-ir|ir|persian|farsi|dari|fa-af|en|amp)\/?)?$/i.test(
    link?.attributes.get('href') ?? '#',
  )
}

/** What the link to the front page says at the head of a page, when that is a name. */
export function nameOnHomeLink(segments: readonly Segment[]): string | null {
  for (const { links } of segments.slice(0, HEAD_LINES)) {
    const home = links.find(({ element, text }) => isHome(element) && !HOME_WORDS.has(wordKey(text)))
    if (home !== undefined && home.text.length > 1 && home.text.length <= SITE_NAME_CHARS_MAX)
      return plainLine(home.text)
  }
  return null
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
