/** Breadcrumbs: in an element called so, or in a line or list near the headline that begins with the front page. */
import { descendants, hintOf, textOf } from '../html/html-text.ts'
import type { HtmlElement } from '../html/html-tree.ts'
import type { Segment } from '../survey/page-segments.ts'
import { isProseSegment, type PageMap, zoneOf } from '../survey/page-zones.ts'
import { breadcrumbLine, isMenuWord } from '../words/breadcrumb-line.ts'
import { HOME_WORDS, labelOf } from '../words/labels.ts'
import { momentIn } from '../words/moments.ts'
import { plainLine, wordKey } from '../words/plain-line.ts'

const TRAIL_HINT =
  /-(?:breadcrumbs?|bread|breadc|bread-crumbs?|breadcrumb-\w+|crumbs?|news-?path|path|pathway|rah|masir|navpath|yoast-breadcrumb)-/
const TRAIL_PARTS_MAX = 6
/** Links side by side without a sign between them are a menu when there are more. */
const BARE_TRAIL_PARTS_MAX = 4
const PART_CHARS_MAX = 45
/** A path as written; longer texts are none, nor a part of one. */
const TRAIL_CHARS_MAX = 300
/** A menu stands far from the headline; a breadcrumb is at most this many lines above it. */
const TRAIL_DISTANCE_MAX = 14
const LINES_BELOW_MAX = 8
const SECTION_CHARS_MAX = 25

/** «شما در بخش … هستید» */
const HERE = /^(?:شما|شمادر|شمادربخش|هستید|قراردارید|شمااینجاهستید|اینجاهستید|مسیر|مسیرشما|مسیرصفحه)$/

export type Clean = (parts: readonly string[]) => string[]

/** A trail near the headline. */
export interface NearTrail {
  parts: string[]
  /** Signs of a path stand between its parts; else it may be a short menu, the likelier the further from the headline. */
  isSigned: boolean
  away: number
}

/** The path in the first element called a breadcrumb that holds one. */
export function namedTrail(root: HtmlElement, clean: Clean): string[] {
  for (const element of descendants(root)) {
    const isTrail =
      TRAIL_HINT.test(hintOf(element)) ||
      /breadcrumb/i.test(`${element.attributes.get('aria-label') ?? ''} ${element.attributes.get('itemtype') ?? ''}`)
    if (!isTrail || element.tag === 'body') continue
    const parts = clean(trailParts(element))
    if (parts.length > 0) return parts
  }
  return []
}

export function trailParts(element: HtmlElement): string[] {
  const text = plainLine(textOf(element))
  if (text.length > TRAIL_CHARS_MAX) return []
  const line = breadcrumbLine(text)
  if (line !== null) return line
  const links = linkTexts(element)
  const last = links.length === 0 ? null : lastText(element)
  return last === null ? links : [...links, last]
}

/** What stands behind the links of a path without being one: «خانه › جامعه › محیط زیست», the last not linked. */
function lastText(element: HtmlElement): string | null {
  let last: string | null = null
  for (const inside of [element, ...descendants(element)]) {
    for (const child of inside.tag === 'a' ? [] : inside.children)
      if (child.kind === 'element') last = child.tag === 'a' ? null : last
      else if (/\p{L}/u.test(child.text)) last = plainLine(child.text).replace(/^[»›>/|\s]+/, '')
  }
  return last !== null && last.length <= SECTION_CHARS_MAX && !/[\d۰-۹.…؟!:]/.test(last) ? last : null
}

function linkTexts(element: HtmlElement): string[] {
  const texts: string[] = []
  for (const inside of descendants(element)) {
    if (inside.tag === 'a') texts.push(plainLine(textOf(inside)))
    if (texts.length > TRAIL_PARTS_MAX + 2) return []
  }
  return texts
}

/** A line near the headline that begins with the front page: whole, in a part of it, or spread over items of a list. */
export function nearTrail(
  map: PageMap,
  { title, siteName }: { title: Segment; siteName: string | null },
  clean: Clean,
): NearTrail | null {
  const from = Math.max(0, title.place - TRAIL_DISTANCE_MAX)
  let bare: NearTrail | null = null
  for (let at = Math.min(map.segments.length - 1, title.place + LINES_BELOW_MAX); at >= from; at--) {
    const segment = map.segments[at]!
    const zone = zoneOf(map, segment.element)
    // «پیک ساحل - گروه اجتماعی: …» opens a text.
    if (zone === 'masthead' || zone === 'advertisement' || isProseSegment(segment)) continue
    const away = Math.abs(title.place - at)
    // «رادیو | برنامه‌ها | پشتیبانی» in what is called a menu is one.
    const isMenu = (text: string) => zone === 'menu' && text.includes('|')
    for (const text of [...segment.parts.map((part) => part.text), segment.text]) {
      const line = isMenu(text) ? null : breadcrumbLine(text, siteName)
      const parts = line === null ? [] : clean(line)
      // «خانه | یادداشت | نسخهٔ چاپی» is a menu as often as a path.
      const found = { parts, isSigned: !text.includes('|'), away }
      if (parts.length > 0 && found.isSigned) return found
      if (parts.length > 0) bare ??= found
    }
    // A menu begins with the front page as well; a trail is an ordered list or has signs between.
    if (zone === 'menu' && segment.element.parent?.tag !== 'ol') continue
    const parts = clean(listTrail(map, at, title))
    if (parts.length > 0) bare ??= { parts, isSigned: false, away }
  }
  return bare
}

/** «شما اینجا هستید:» */
function isHere(text: string): boolean {
  return HERE.test(wordKey(text))
}

/** «خانه», «ورزش», «فوتبال» in list items or links of their own. */
function listTrail(map: PageMap, at: number, title: Segment): string[] {
  const segment = map.segments[at]!
  if (segment.parts.some((part) => isMenuWord(part.text))) return []
  const texts = segment.parts.map((part) => part.text).filter((text, at) => at > 0 || !isHere(text))
  if (texts.length > 1 && texts.length <= TRAIL_PARTS_MAX * 2 && HOME_WORDS.has(wordKey(texts[0]!))) {
    const named = texts.filter((text) => /\p{L}/u.test(text))
    return named.length <= BARE_TRAIL_PARTS_MAX || named.length < texts.length ? named.slice(1) : []
  }
  if (!HOME_WORDS.has(wordKey(segment.text)) || segment.linkChars === 0) return []
  const list = segment.element.parent
  const parts: string[] = []
  for (const next of map.segments.slice(at + 1, at + 1 + TRAIL_PARTS_MAX)) {
    // Lines of one element are a menu: what a trail lists has an element each.
    if (next.element.parent !== list || next.element === segment.element || next === title) break
    parts.push(next.text)
  }
  return parts.length < TRAIL_PARTS_MAX && !parts.some(isMenuWord) ? parts : []
}

/** «سرویس: ورزش» */
function unlabelled(part: string): string {
  const label = labelOf(part)
  return label?.kind === 'section' ? label.value : part
}

export function sections(parts: readonly string[], titleKey: string): string[] {
  const clean = parts
    .filter((part) => part.length <= TRAIL_CHARS_MAX)
    .map((part) => unlabelled(plainLine(part)).replace(/^[»›>/|\s]+|[»›>/|:\s]+$/g, ''))
    .filter((part) => {
      const key = wordKey(part)
      const isTitle = titleKey !== '' && (key === titleKey || (key.length > 20 && titleKey.startsWith(key)))
      const isCount = /^\d+$|\d{5}/.test(key) || (/\d/.test(key) && momentIn(part) !== null)
      return (
        key.length > 1 &&
        part.length <= PART_CHARS_MAX &&
        !HOME_WORDS.has(key) &&
        !HERE.test(key) &&
        !isTitle &&
        !isCount
      )
    })
  return clean.length <= TRAIL_PARTS_MAX ? clean : []
}
