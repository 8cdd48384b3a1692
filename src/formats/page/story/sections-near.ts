/** Sections named beside the headline without a breadcrumb: marked links, links alone over it, names that menus have as well. */
import { hintOf, isWithin } from '../html/html-text.ts'
import type { HtmlElement } from '../html/html-tree.ts'
import { hasHint, type Segment } from '../survey/page-segments.ts'
import { isProseSegment, type PageMap, type Zone, zoneOf } from '../survey/page-zones.ts'
import { isHome } from '../survey/story-title.ts'
import { isMenuWord, sectionsLine } from '../words/breadcrumb-line.ts'
import { isCommonSection } from '../words/common-sections.ts'
import { HOME_WORDS, labelOf } from '../words/labels.ts'
import { hasGivenName, personName } from '../words/person-name.ts'
import { plainLine, wordKey } from '../words/plain-line.ts'
import type { Clean } from './trails.ts'

const CATEGORY_HINT =
  /-(?:cat|cats|cat-links|category|categories|post-cat|section|service|services|rasteh|servis|topic|subject|sec)-/
const TRAIL_PARTS_MAX = 6
const PART_CHARS_MAX = 45
const LINES_OVER_MAX = 4
const LINKS_OVER_MAX = 3
const SECTION_CHARS_MAX = 25

/** Parts whose categories are those of other stories. */
const AWAY: ReadonlySet<Zone> = new Set(['related', 'side', 'menu', 'comments', 'advertisement'])

/** A name of sections, alone on its line or in a part of one, beside the headline: a common one, or one of the menu. */
export function knownSections(map: PageMap, title: Segment, factPlaces: readonly number[]): string[] {
  const menu = menuNames(map)
  const near = map.segments.slice(Math.max(0, title.place - LINES_OVER_MAX), title.place + 3).reverse()
  for (const segment of [...near, ...factPlaces.map((place) => map.segments[place]!)]) {
    if (segment === title || segment.text.length > PART_CHARS_MAX * 3 || isAside(map, segment)) continue
    const found = segment.text
      .split(/\s*[|•·/»›()]\s*|\s+[-–—]\s+/)
      .find((part) => isCommonSection(part) || menu.has(wordKey(part)))
    if (found !== undefined) return [plainLine(found)]
  }
  return []
}

/** A short link among code and date, that leads to no tag, writer or tool: «سینمای جهان | ۱۲ آبان ۱۴۰۳ | کد ۱۲۳۴۵». */
export function linksAmongFacts(map: PageMap, factPlaces: readonly number[], url: string | null): string[] {
  for (const place of factPlaces) {
    const { links, element } = map.segments[place]!
    const zone = zoneOf(map, element)
    if (links.length === 0 || links.length > LINKS_OVER_MAX || AWAY.has(zone)) continue
    const found = links.filter(
      ({ text, element: link }) => isSectionText(text) && link !== null && isFolder(link) && !isForeign(link, url),
    )
    if (found.length > 0) return found.map(({ text }) => text)
  }
  return []
}

function isSectionText(text: string): boolean {
  const isName = personName(text) !== null && hasGivenName(text)
  return (
    text.length <= SECTION_CHARS_MAX &&
    /^\p{L}[^\d۰-۹.؟!:#@+]+$/u.test(text) &&
    labelOf(text) === null &&
    !isName &&
    !isMenuWord(text)
  )
}

/** Leads to a part of the site, by its address. */
function isFolder(link: HtmlElement): boolean {
  const href = link.attributes.get('href') ?? ''
  return /^(?:https?:\/)?\/[^#]/.test(href) && !isHome(link) && !NO_FOLDER.test(href)
}

/** Leads to another site. */
function isForeign(link: HtmlElement, url: string | null): boolean {
  const href = link.attributes.get('href') ?? ''
  if (url === null || !/^https?:/i.test(href) || !URL.canParse(href)) return false
  const nameOf = (address: string) => new URL(address).hostname.replace(/^(?:www|m)\./, '')
  return nameOf(href) !== nameOf(url)
}

const NO_FOLDER =
  /\/(?:tags?|authors?|writers?|reporter|people|users?|profile|print|pdf|share|comments?|keyword|search|send)(?:[/?#-]|$)|[?&](?:tag|author|print)=|^mailto|telegram|whatsapp|twitter|\.(?:jpe?g|png|pdf|mp4)$/i

/** What the site calls its parts. */
function menuNames(map: PageMap): ReadonlySet<string> {
  const names = map.segments
    .filter(({ element, links }) => links.length > 0 && MENU_ZONES.has(zoneOf(map, element)))
    .flatMap(({ links }) => links.filter(({ text, element }) => !isHome(element) && isSectionText(text)))
    .map(({ text }) => text)
    .filter((text) => !HOME_WORDS.has(wordKey(text)))
  return new Set(names.map(wordKey))
}

const MENU_ZONES: ReadonlySet<Zone> = new Set(['menu', 'masthead', 'footer'])

/** Links of the menu that the page's own address begins with, or that are marked as the part one is in. */
export function menuSections(map: PageMap, url: string | null): { current: string[]; byAddress: string[] } {
  const path = url !== null && URL.canParse(url) ? new URL(url).pathname.toLowerCase() : null
  let current: string | null = null
  let byAddress = { text: '', chars: 0 }
  for (const { element, links } of map.segments) {
    if (links.length === 0 || !MENU_ZONES.has(zoneOf(map, element))) continue
    for (const { text, element: link } of links) {
      if (link === null || isHome(link) || !isSectionText(text) || LISTING.test(wordKey(text))) continue
      if (current === null && isCurrent(link)) current = text
      const folder = folderOf(link)
      if (path !== null && folder.length > byAddress.chars && path.startsWith(folder))
        byAddress = { text, chars: folder.length }
    }
  }
  return { current: current === null ? [] : [current], byAddress: byAddress.chars === 0 ? [] : [byAddress.text] }
}

/** «قسمت‌ها», «همهٔ خبرها»: where everything is listed. */
const LISTING = /^(?:همه|کل|سایر)?(?:اخبار|مطالب|(?:خبر|نوشته|قسمت|برنامه|شماره|پست|مطلب)ها(?:ی(?:تازه|پیشین))?)$/

/** `/economy/` of `https://site.example/economy`; empty when it leads to no folder of its own. */
function folderOf(link: HtmlElement): string {
  const href = link.attributes.get('href') ?? ''
  const path = href
    .replace(/^https?:\/\/[^/]+/i, '')
    .replace(/[?#].*$/, '')
    .toLowerCase()
  return /^\/[^/]/.test(path) && !href.includes('?') ? `${path.replace(/\/+$/, '')}/` : ''
}

const CURRENT_HINT = /-(?:active|current|selected|sel|cur|is-active|current-menu-item|current-menu-parent)-/

function isCurrent(link: HtmlElement): boolean {
  if (link.attributes.has('aria-current')) return true
  return CURRENT_HINT.test(hintOf(link)) || (link.parent?.tag === 'li' && CURRENT_HINT.test(hintOf(link.parent)))
}

/** «گروه شهری - شهردار گفت: …», «پیک ساحل - گروه شهری:»: how newspapers open a text. */
export function openedSection(map: PageMap, title: Segment): string[] {
  const first = map.segments.slice(title.place + 1, title.place + 1 + OPENING_LINES).find(isProseSegment)
  const name = first === undefined ? undefined : OPENED.exec(plainLine(first.text.slice(0, PART_CHARS_MAX * 2)))?.[1]
  return name === undefined || /خبرگزاری|روزنامه/.test(name) ? [] : [name]
}

const OPENING_LINES = 12
const OPENED = /^(?:[^.:؟،]{2,40} [-–—] )?(?:گروه|سرویس) ([^\d۰-۹.:؟،«»()–—-]{2,22}?)(?: ?[-–—] | ?: )/

/** `<body data-section="میراث">`: where scripts are told the section. */
export function markedSection(title: Segment): string[] {
  for (let up: HtmlElement | null = title.element; up !== null; up = up.parent)
    for (const name of SECTION_ATTRIBUTES) {
      const value = up.attributes.get(name)?.trim() ?? ''
      if (/^[\u0600-\u06ff]/.test(value) && isSectionText(value)) return [value]
    }
  return []
}

const SECTION_ATTRIBUTES = ['data-section', 'data-category', 'data-service']

function isAside(map: PageMap, { element }: Segment): boolean {
  const zone = zoneOf(map, element)
  return AWAY.has(zone) || zone === 'masthead'
}

/** «Posted in …» below a story. */
export function categoryLinks(map: PageMap): string[] {
  const links = map.segments
    .filter(({ element }) => !AWAY.has(zoneOf(map, element)))
    .flatMap((segment) => segment.links)
  return links.filter(({ element }) => isCategoryRel(element)).map(({ text }) => text)
}

function isCategoryRel(link: HtmlElement | null): boolean {
  return /\bcategory\b/i.test(link?.attributes.get('rel') ?? '')
}

/** Links marked as categories beside the headline. */
export function categoriesNear(map: PageMap, title: Segment, clean: Clean): string[] {
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
export function linksOver(map: PageMap, title: Segment): string[] {
  for (let at = title.place - 1; at >= Math.max(0, title.place - LINES_OVER_MAX); at--) {
    const segment = map.segments[at]!
    const letters = segment.text.replace(/[^\p{L}]/gu, '').length
    const zone = zoneOf(map, segment.element)
    const written = segment.linkChars === 0 ? sectionsLine(segment.text) : []
    if (written.length > 0 && zone === 'story') return written
    if (segment.linkChars === 0 || segment.linkChars < letters) continue
    if (!isParted(segment) && segment.links.some(({ element }) => isHome(element))) return []
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
  const isSection = (text: string) => text.length <= SECTION_CHARS_MAX && !/[\d۰-۹.؟!:]/.test(text) && !isMenuWord(text)
  const names = links.filter(({ element }) => !isHome(element)).map(({ text }) => text)
  return names.every(isSection) && !links.some(({ element }) => isFile(element)) ? names : []
}

/** «دریافت نسخهٔ PDF» */
function isFile(link: HtmlElement | null): boolean {
  return /\.(?:pdf|jpe?g|png|mp[34]|zip|docx?)(?:$|[?#])/i.test(link?.attributes.get('href') ?? '')
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
