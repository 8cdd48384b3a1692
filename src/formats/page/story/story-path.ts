/** Where a story is filed on its site: the breadcrumb, else its categories. */

import { descendants, hintOf, isWithin, textOf } from '../html/html-text.ts'
import type { HtmlElement } from '../html/html-tree.ts'
import { hasHint, type Segment } from '../survey/page-segments.ts'
import { type PageMap, type Zone, zoneOf } from '../survey/page-zones.ts'
import { isHome } from '../survey/story-title.ts'
import { breadcrumbLine, isMenuWord, sectionsLine } from '../words/breadcrumb-line.ts'
import { HOME_WORDS, labelOf } from '../words/labels.ts'
import { momentIn } from '../words/moments.ts'
import { plainLine, wordKey } from '../words/plain-line.ts'

const TRAIL_HINT =
  /-(?:breadcrumbs?|bread-crumbs?|breadcrumb-\w+|crumbs?|news-?path|path|pathway|rah|masir|navpath|yoast-breadcrumb)-/
const CATEGORY_HINT =
  /-(?:cat|cats|cat-links|category|categories|post-cat|section|service|services|rasteh|servis|topic|subject|sec)-/
const TRAIL_PARTS_MAX = 6
/** Links side by side without a sign between them are a menu when there are more. */
const BARE_TRAIL_PARTS_MAX = 4
const PART_CHARS_MAX = 45
/** A path as written; longer texts are none, nor a part of one. */
const TRAIL_CHARS_MAX = 300
/** A menu stands far from the headline; a breadcrumb is at most this many lines above it. */
const TRAIL_DISTANCE_MAX = 14
const LINES_BELOW_MAX = 8
const LINES_OVER_MAX = 4
const LINKS_OVER_MAX = 3
const SECTION_CHARS_MAX = 25

/** Parts whose categories are those of other stories. */
const AWAY: ReadonlySet<Zone> = new Set(['related', 'side', 'menu', 'comments', 'advertisement'])

interface PathInput {
  root: HtmlElement
  map: PageMap
  title: Segment | null
  /** What the page's data say. */
  told: readonly string[]
  /** The element a layout's description points at. */
  described: HtmlElement | null
  siteName: string | null
}

/** The sections from broad to narrow, front page and headline left out. Empty when nothing tells. */
export function storyPath({ root, map, title, told, described, siteName }: PathInput): string[] {
  const titleKey = title === null ? '' : wordKey(title.text)
  const clean = (parts: readonly string[]): string[] => sections(parts, titleKey)
  const pointed = described === null ? [] : clean(trailParts(described))
  if (pointed.length > 0) return pointed
  const named = namedTrail(root, clean)
  if (named.length > 0) return named
  const near = title === null ? [] : nearTrail(map, { title, siteName }, clean)
  if (near.length > 0) return near
  const toldPath = clean(told)
  const categories = title === null ? [] : categoriesNear(map, title, clean)
  if (toldPath.length > 1 || (categories.length === 0 && toldPath.length > 0)) return toldPath
  if (categories.length > 0 || title === null) return categories
  const over = clean(linksOver(map, title))
  if (over.length > 0) return over
  const filed = clean(categoryLinks(map)).slice(0, 1)
  return filed.length > 0 ? filed : knownSections(map, title)
}

/** A common name of sections, alone on its line or in a part of one, beside the headline. */
function knownSections(map: PageMap, title: Segment): string[] {
  for (const segment of map.segments.slice(Math.max(0, title.place - LINES_OVER_MAX), title.place + 3).reverse()) {
    if (segment === title || segment.text.length > PART_CHARS_MAX * 3 || isAside(map, segment)) continue
    const found = segment.text.split(/\s*[|•·/»›]\s*|\s+[-–—]\s+/).find(isCommonSection)
    if (found !== undefined) return [plainLine(found)]
  }
  return []
}

/** «ورزش», not the label «ورزش:». */
function isCommonSection(part: string): boolean {
  return COMMON_SECTIONS.has(wordKey(part)) && !/[:：]\s*$/.test(part)
}

function isAside(map: PageMap, { element }: Segment): boolean {
  const zone = zoneOf(map, element)
  return AWAY.has(zone) || zone === 'masthead'
}

const COMMON_SECTIONS: ReadonlySet<string> = new Set(
  'سیاست سیاسی اقتصاد اقتصادی جامعه اجتماعی فرهنگ فرهنگی هنر هنری ادبیات کتاب سینما موسیقی تئاتر ورزش ورزشی فوتبال جهان بین‌الملل ایران استان‌ها شهری حوادث سلامت پزشکی دانش فناوری دانشگاه آموزش انرژی بورس مسکن خودرو گردشگری یادداشت سرمقاله گفت‌وگو اندیشه'
    .split(' ')
    .concat([
      'فرهنگ و هنر',
      'علم و فناوری',
      'محیط زیست',
      'بین الملل',
      'سیاست خارجی',
      'سیاست داخلی',
      'صنعت و معدن',
      'میراث فرهنگی',
      'سبک زندگی',
    ])
    .map(wordKey),
)

/** «Posted in …» below a story. */
function categoryLinks(map: PageMap): string[] {
  const links = map.segments
    .filter(({ element }) => !AWAY.has(zoneOf(map, element)))
    .flatMap((segment) => segment.links)
  return links.filter(({ element }) => isCategoryRel(element)).map(({ text }) => text)
}

function isCategoryRel(link: HtmlElement | null): boolean {
  return /\bcategory\b/i.test(link?.attributes.get('rel') ?? '')
}

function namedTrail(root: HtmlElement, clean: (parts: readonly string[]) => string[]): string[] {
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

function trailParts(element: HtmlElement): string[] {
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
function nearTrail(
  map: PageMap,
  { title, siteName }: { title: Segment; siteName: string | null },
  clean: (parts: readonly string[]) => string[],
): string[] {
  const from = Math.max(0, title.place - TRAIL_DISTANCE_MAX)
  for (let at = Math.min(map.segments.length - 1, title.place + LINES_BELOW_MAX); at >= from; at--) {
    const segment = map.segments[at]!
    const zone = zoneOf(map, segment.element)
    if (zone === 'masthead') continue
    for (const text of [...segment.parts.map((part) => part.text), segment.text]) {
      const line = breadcrumbLine(text, siteName)
      const parts = line === null ? [] : clean(line)
      if (parts.length > 0) return parts
    }
    // A menu begins with the front page as well; a trail is an ordered list or has signs between.
    if (zone === 'menu' && segment.element.parent?.tag !== 'ol') continue
    const parts = clean(listTrail(map, at, title))
    if (parts.length > 0) return parts
  }
  return []
}

/** «خانه», «ورزش», «فوتبال» in list items or links of their own. */
function listTrail(map: PageMap, at: number, title: Segment): string[] {
  const segment = map.segments[at]!
  if (segment.parts.some((part) => isMenuWord(part.text))) return []
  const texts = segment.parts.map((part) => part.text)
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

/** Links marked as categories beside the headline. */
function categoriesNear(map: PageMap, title: Segment, clean: (parts: readonly string[]) => string[]): string[] {
  const found: string[] = []
  const near = map.segments.slice(Math.max(0, title.place - 6), title.place + 6)
  for (const segment of near) {
    if (segment === title) continue
    for (const link of segment.links) {
      const holder = hasHint(link.element, CATEGORY_HINT, 2)
      const isNamed = holder !== null && !isWithin(title.element, holder)
      if (isNamed || isCategoryLink(link.element!)) found.push(link.text)
    }
    for (const part of segment.parts) {
      const isNamed = part.element !== null && CATEGORY_HINT.test(hintOf(part.element))
      if (isNamed && segment.links.length === 0) found.push(...part.text.split(/[،,»›>/|]/))
    }
  }
  return [...new Set(clean(found))].slice(0, TRAIL_PARTS_MAX)
}

/** One to three short links alone on their line over the headline, in its box: «اقتصاد | کشاورزی». */
function linksOver(map: PageMap, title: Segment): string[] {
  for (let at = title.place - 1; at >= Math.max(0, title.place - LINES_OVER_MAX); at--) {
    const segment = map.segments[at]!
    const letters = segment.text.replace(/[^\p{L}]/gu, '').length
    const zone = zoneOf(map, segment.element)
    const written = segment.linkChars === 0 ? sectionsLine(segment.text) : []
    if (written.length > 0 && zone === 'story') return written
    if (segment.linkChars === 0 || segment.linkChars < letters) continue
    const isBeside = zone === 'menu' && segment.element.parent === title.element.parent
    if ((zone !== 'story' && zone !== 'tags' && !isBeside) || segment.links.length > LINKS_OVER_MAX) return []
    if (!isParted(segment) && !isInBoxOf(segment.element, title.element)) return []
    return linkedSections(segment)
  }
  return []
}

/** «فرهنگ > صنایع دستی»: links with arrows between them, wherever they stand over the headline. */
function isParted({ links, text }: Segment): boolean {
  return links.length > 1 && /^[^»›>]+(?:[»›>]+[^»›>]+)+$/.test(text)
}

function linkedSections({ links }: Segment): string[] {
  const isSection = (text: string) => text.length <= SECTION_CHARS_MAX && !/[\d۰-۹.؟!:]/.test(text)
  const names = links.filter(({ element }) => !isHome(element)).map(({ text }) => text)
  return names.every(isSection) ? names : []
}

function isInBoxOf(one: HtmlElement, other: HtmlElement): boolean {
  let up: HtmlElement | null = one.parent
  // A menu's cell stands in one row with the story's.
  for (let steps = 0; up !== null && !/^(?:body|tr)$/.test(up.tag) && steps < 3; up = up.parent, steps++)
    if (isWithin(other, up)) return true
  return false
}

/** Sites put sections under addresses of their own: `/category/…`, `/service/…`, `/taxonomy/term/…`. */
function isCategoryLink(link: HtmlElement): boolean {
  if (isCategoryRel(link)) return true
  return /\/(?:categor(?:y|ies)|cat|sections?|services?|servis|sec|topics?|taxonomy\/term|rasteh|archive\/category)\//i.test(
    link.attributes.get('href') ?? '',
  )
}

/** «سرویس: ورزش» */
function unlabelled(part: string): string {
  const label = labelOf(part)
  return label?.kind === 'section' ? label.value : part
}

function sections(parts: readonly string[], titleKey: string): string[] {
  const clean = parts
    .filter((part) => part.length <= TRAIL_CHARS_MAX)
    .map((part) => unlabelled(plainLine(part)).replace(/^[»›>/|\s]+|[»›>/|:\s]+$/g, ''))
    .filter((part) => {
      const key = wordKey(part)
      const isTitle = titleKey !== '' && (key === titleKey || (key.length > 20 && titleKey.startsWith(key)))
      const isCount = /^\d+$|\d{5}/.test(key) || (/\d/.test(key) && momentIn(part) !== null)
      return key.length > 1 && part.length <= PART_CHARS_MAX && !HOME_WORDS.has(key) && !isTitle && !isCount
    })
  return clean.length <= TRAIL_PARTS_MAX ? clean : []
}
