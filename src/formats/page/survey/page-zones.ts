/**
 * Which parts of a page are not the story: menus, side columns, comments, lists of other headlines, advertisements.
 * Told by element names, by class names where they mean something, and by the label a part opens with. No part that
 * holds the headline, or much of the page's prose, is taken for any of these, whatever it is called.
 */
import { descendants, hintOf } from '../html/html-text.ts'
import type { HtmlElement } from '../html/html-tree.ts'
import { BLOCK_ELEMENTS } from '../html/html-vocabulary.ts'
import { labelledPair } from '../words/labelled-pair.ts'
import { type LabelKind, labelOf } from '../words/labels.ts'
import type { Segment } from './page-segments.ts'

export type Zone =
  | 'story'
  | 'comments'
  | 'related'
  | 'menu'
  | 'side'
  | 'footer'
  | 'masthead'
  | 'advertisement'
  | 'share'
  | 'tags'
  | 'contents'
  | 'promotion'
  | 'profile'

/** What lies under an element. */
export interface Extent {
  first: number
  last: number
  prose: number
  chars: number
  linkChars: number
  lines: number
  /** Lines that are links from end to end, as other headlines are. */
  linkedLines: number
  /** Prose in paragraphs too long to be the summary of another story. */
  longProse: number
}

export interface PageMap {
  segments: Segment[]
  extents: Map<HtmlElement, Extent>
  zones: Map<HtmlElement, Zone>
  holdings: Map<HtmlElement, Holding>
  /** Prose of the whole page, in characters; and all that can be read on it. */
  prose: number
  chars: number
}

/** What an element holds besides text. */
export interface Holding {
  images: number
  hasBlocks: boolean
}

const PROSE_CHARS = 60
const SENTENCE_CHARS = 25
const LINKS_IN_PROSE_MAX = 0.3
/** A part that is not the story holds no more than this share of the page's prose; comments may be long. */
const PROSE_IN_NOISE_MAX = 0.4
const PROSE_IN_COMMENTS_MAX = 0.8
/** A short story with this much prose of its own may have comments of any length. */
const PROSE_BESIDE_COMMENTS_MIN = 300
/** A list of other headlines consists of links to this share. */
const LINKS_IN_LISTING_MIN = 0.6
/** Other stories listed with a summary each are links to this share. */
const LINKS_IN_TEASERS_MIN = 0.3
const LINKED_LINE_CHARS = 15
const LINKED_LINE_SHARE = 0.75
const LISTED_LINES_MIN = 3
const LISTED_SHARE_MIN = 0.4
const LONG_PROSE_CHARS = 130
/** Facts that make a list of facts, lines of one that are read, and what share of them links may be. */
const FACTS_MIN = 3
const FACTS_READ = 12
const LINKED_FACTS_MAX = 0.3

const HINTS: [Zone, RegExp][] = [
  [
    'comments',
    /-(?:comments?|comment-?list|commentlist|comm|cm|cm-box|comments?-(?:area|wrapper|box|section)|respond|disqus|nazar|nazarat|didgah|didgahha|replies)-/,
  ],
  [
    'related',
    /-(?:related|relateds|relatedposts|similar|mortabet|yarpp|recommended|recommend|recommendations|suggest|suggested|suggestion|also|see-also|read-?more(?:-\w+)?|readmore|more-?news|morenews|most|most-?viewed|most-?visited|viewed|visited|popular|latest|recent|recents|trending|trend|hot-?news|hotnews|last-?news|other-?news|prev-?next|post-?navigation|pagination|pager|hits|editor-?picks?|bekhanid|mag-box|inline-?box)-/,
  ],
  [
    'advertisement',
    /-(?:ads?|adv|advert|adverts|advertise|advertisement|advertising|adsense|adbox|ad-?slot|banner|banners|bnr|sponsor|sponsored|tabligh|tablighat|tabliq|inread|promo|reportage|stream-item|yn-bnr|kaprila|yektanet|sabavision|mediaad)-/,
  ],
  [
    'share',
    /-(?:share|shares|sharing|sharer|sharedaddy|share-\w+|social|socials|social-\w+|addthis|addtoany|short-?link|shortlink|print|tools|toolbar|font-?tools|send-?to|ersal)-/,
  ],
  [
    'tags',
    /-(?:(?:v|doc|news|post|entry|article|item|page)?tags?|tag-?list|tagcloud|tags-\w+|keywords?|keys|keyword-list|barchasb|barchasbha|hashtags?|post-?tags?)-/,
  ],
  ['contents', /-(?:toc|ez-toc|table-of-contents|lwptoc)-/],
  [
    'promotion',
    /-(?:support-?(?:us|box)?|donat(?:e|ion)s?|newsletter|subscribe|subscription|khabarname|channel|follow-?us|popup|modal|cookie|app-?download|polls?|poll-?box|vote|nazarsanji)-/,
  ],
  ['profile', /-(?:about-author|author-?box|author-?bio|author-?info|bio|authorbox)-/],
  // A builder of pages makes everything a widget of its own, the headline too.
  [
    'side',
    /-(?:sidebar|(?<!-(?:article|post|story|entry|single)-)side|aside|(?<!-elementor-)widgets?|widget-area|side-?col\w*|region-sidebar\S*)-/,
  ],
  [
    'footer',
    /(?<!-(?:news|post|entry|item|article|story|card|panel|content))-(?:footer|site-footer|colophon|copyright|copy-right|page-footer)-/,
  ],
  ['menu', /-(?:nav|navbar|navigation|menu|main-?menu|mega-?menu|topmenu|offcanvas|hamburger)-/],
  [
    'masthead',
    /-(?:masthead|top-?bar|topbar|top-?nav|top-?header|site-?header|page-?header|header-?top|header-?date|date-?bar|ticker|breaking|news-?ticker|logo|brand|slogan|tagline|site-?logo|site-title|site-description|last-?update|today|today-?date|top-date|date-?top|region-header)-/,
  ],
]

/** A printed page calls all its parts so. */
const PRINTED_PART = /-print-?(?:ti|lead|lid|sub|ru|ro|body|text|matn|content|date|nid)/

const LABEL_ZONES: Partial<Record<LabelKind, Zone>> = {
  related: 'related',
  'read-more': 'related',
  comments: 'comments',
  'comment-count': 'comments',
  share: 'share',
  tags: 'tags',
  contents: 'contents',
  promotion: 'promotion',
  rights: 'footer',
}

/** Whether a line reads as the story's own prose. */
export function isProseSegment(segment: Segment): boolean {
  const { text } = segment
  if (segment.linkChars > text.length * LINKS_IN_PROSE_MAX) return false
  return (
    (text.length >= PROSE_CHARS && /[.،؛:؟!]/.test(text)) ||
    (text.length >= SENTENCE_CHARS && /[.؟!][»"”)]*$/.test(text))
  )
}

/** Measures every element and marks the parts that are not the story. `title` is the headline's element, when known. */
export function mapPage(root: HtmlElement, segments: Segment[], title: HtmlElement | null): PageMap {
  const map: PageMap = { segments, extents: new Map(), zones: new Map(), holdings: new Map(), prose: 0, chars: 0 }
  countHoldings(map, root)
  for (const segment of segments) measure(map, segment)
  const kept = new Set<HtmlElement>()
  for (let up: HtmlElement | null = title; up !== null; up = up.parent) kept.add(up)
  markByName(map, root, kept)
  for (const segment of segments) markByLabel(map, segment, kept)
  return map
}

/** The zone an element lies in: its own or the nearest marked ancestor's. */
export function zoneOf(map: PageMap, element: HtmlElement): Zone {
  for (let up: HtmlElement | null = element; up !== null; up = up.parent) {
    const zone = map.zones.get(up)
    if (zone !== undefined) return zone
  }
  return 'story'
}

function measure(map: PageMap, segment: Segment): void {
  const { length } = segment.text
  const prose = isProseSegment(segment) ? length : 0
  const isLinked = length >= LINKED_LINE_CHARS && segment.linkChars >= length * LINKED_LINE_SHARE
  map.prose += prose
  map.chars += length
  for (let up: HtmlElement | null = segment.element; up !== null; up = up.parent) {
    const extent = map.extents.get(up) ?? newExtent(segment.place)
    extent.last = segment.place
    extent.prose += prose
    extent.chars += length
    extent.linkChars += segment.linkChars
    extent.lines++
    if (isLinked) extent.linkedLines++
    if (prose >= LONG_PROSE_CHARS) extent.longProse += prose
    map.extents.set(up, extent)
  }
}

function newExtent(place: number): Extent {
  return { first: place, last: place, prose: 0, chars: 0, linkChars: 0, lines: 0, linkedLines: 0, longProse: 0 }
}

function countHoldings(map: PageMap, element: HtmlElement): Holding {
  const holding: Holding = { images: 0, hasBlocks: false }
  for (const child of element.children) {
    if (child.kind === 'text') continue
    const inside = countHoldings(map, child)
    holding.images += inside.images + (child.tag === 'img' ? 1 : 0)
    holding.hasBlocks ||= inside.hasBlocks || BLOCK_ELEMENTS.has(child.tag)
  }
  map.holdings.set(element, holding)
  return holding
}

function markByName(map: PageMap, element: HtmlElement, kept: ReadonlySet<HtmlElement>): void {
  for (const child of element.children) {
    if (child.kind === 'text') continue
    const isList = isListing(map, child) && !holdsFacts(map, child)
    // The foot of the headline's article tells of the story: its tags, its writer, its day.
    const named = child.tag === 'footer' && element.tag === 'article' && kept.has(element) ? null : zoneByName(child)
    const zone = named ?? zoneByCall(child) ?? (isList ? 'related' : null)
    if (zone !== null && !isPictureLink(map, child) && mayBe(map, child, zone, kept)) map.zones.set(child, zone)
    else markByName(map, child, kept)
  }
}

/** «modal», «popup»: a picture opens so when it is chosen. */
function isPictureLink(map: PageMap, element: HtmlElement): boolean {
  return element.tag === 'a' && map.holdings.get(element)!.images > 0 && !map.extents.has(element)
}

/** Several headlines that are links, with summaries at most: a list of other stories, whatever its name. */
function isListing(map: PageMap, element: HtmlElement): boolean {
  const extent = map.extents.get(element)
  if (extent === undefined || extent.longProse > 0 || extent.linkedLines < LISTED_LINES_MIN) return false
  if (extent.linkedLines < extent.lines * LISTED_SHARE_MIN || element.tag === 'body' || element.tag === 'html')
    return false
  return !(map.holdings.get(element)!.images >= extent.linkedLines * LISTED_SHARE_MIN && linksToPictures(element))
}

/** A column of other headlines may have the story's code, date and author at its head. */
function holdsFacts(map: PageMap, element: HtmlElement): boolean {
  for (const child of element.children) {
    const extent = child.kind === 'element' ? map.extents.get(child) : undefined
    if (extent === undefined || extent.lines < FACTS_MIN) continue
    if (extent.linkedLines > extent.lines * LINKED_FACTS_MAX) return false
    const facts = map.segments
      .slice(extent.first, extent.first + FACTS_READ)
      .filter((_, at) => isFact(map, extent.first + at))
    return facts.length >= FACTS_MIN - 1
  }
  return false
}

function isFact({ segments }: PageMap, place: number): boolean {
  const { text } = segments[place]!
  const kind = labelOf(text)?.kind ?? labelledPair(text, segments[place + 1]?.text ?? '', null)?.kind
  return kind === 'code' || kind === 'published' || kind === 'author' || kind === 'section'
}

/** A gallery links each picture to its large version. */
function linksToPictures(element: HtmlElement): boolean {
  for (const inside of descendants(element)) {
    if (inside.tag === 'a' && /\.(?:jpe?g|png|webp|avif)(?:$|\?)/i.test(inside.attributes.get('href') ?? ''))
      return true
  }
  return false
}

function zoneByName(element: HtmlElement): Zone | null {
  if (element.tag === 'nav') return 'menu'
  if (element.tag === 'aside') return 'side'
  if (element.tag === 'footer') return 'footer'
  if (element.attributes.get('role') === 'banner') return 'masthead'
  if (element.attributes.get('id') === 'header' || (element.tag === 'header' && element.parent?.tag === 'body'))
    return 'masthead'
  const hint = hintOf(element)
  if (hint === '' || element.tag === 'body' || element.tag === 'html') return null
  if (PRINTED_PART.test(hint)) return null
  for (const [zone, pattern] of HINTS) if (pattern.test(hint)) return zone
  return null
}

/** What a part is called for those who hear the page, and by those who test it. */
const CALLED = ['aria-labelledby', 'data-e2e', 'data-testid', 'data-component']
const CALLED_ZONES: [Zone, RegExp][] = [
  ['related', /recommendation|related|most-?read|top-?stories|also-?read|read-?more/],
  ['promotion', /promo|podcast|newsletter|subscribe/],
  ['profile', /byline|author-?(?:info|bio|box)/],
  ['comments', /comments/],
  ['share', /share/],
]

function zoneByCall(element: HtmlElement): Zone | null {
  for (const name of CALLED) {
    const called = element.attributes.get(name)?.toLowerCase()
    const found = called === undefined ? undefined : CALLED_ZONES.find(([, pattern]) => pattern.test(called))
    if (found !== undefined) return found[0]
  }
  return null
}

function mayBe(map: PageMap, element: HtmlElement, zone: Zone, kept: ReadonlySet<HtmlElement>): boolean {
  if (kept.has(element)) return false
  const extent = map.extents.get(element)
  const prose = extent?.prose ?? 0
  // «nav» is also part of names like «item-nav», which hold the date and the code.
  if (
    zone === 'menu' &&
    element.tag !== 'nav' &&
    extent !== undefined &&
    extent.linkChars < extent.chars * LINKS_IN_LISTING_MIN
  )
    return false
  // A printed page calls all its parts so: «print-lead».
  if (zone === 'share' && prose > 0 && extent!.linkChars < extent!.chars * LINKS_IN_TEASERS_MIN) return false
  if (zone === 'related' && extent !== undefined && extent.linkChars >= extent.chars * LINKS_IN_TEASERS_MIN) return true
  if (zone !== 'comments') return prose <= map.prose * PROSE_IN_NOISE_MAX
  return prose <= map.prose * PROSE_IN_COMMENTS_MAX || map.prose - prose >= PROSE_BESIDE_COMMENTS_MIN
}

/** A part whose first line is «پربیننده‌ترین‌ها» or «نظرات بینندگان» is what the line says. */
function markByLabel(map: PageMap, segment: Segment, kept: ReadonlySet<HtmlElement>): void {
  const label = labelOf(segment.text)
  const zone = label === null ? undefined : LABEL_ZONES[label.kind]
  if (zone === undefined) return
  const isCount = label!.kind === 'comment-count' && !/^h\d$/.test(segment.element.tag)
  if (isCount && !isBelowStory(map, segment)) return
  const heading = segment.text.length <= 60 || label!.kind !== 'read-more'
  if (!heading || !opens(map, segment.element, segment.place)) return
  let part = segment.element
  // Whose a picture is stands under it: that is not the end of the page.
  const isPicture = (element: HtmlElement) => zone === 'footer' && map.holdings.get(element)!.images > 0
  while (
    part.parent !== null &&
    leads(map, part.parent, segment.place) &&
    mayBe(map, part.parent, zone, kept) &&
    !isPicture(part.parent)
  )
    part = part.parent
  if (kept.has(part) || zoneOf(map, part) !== 'story') return
  map.zones.set(part, zone)
  if (part.parent !== null) markFollowers(map, part, zone, kept)
}

/** A count of comments beside the headline is a fact; below the story the comments follow it. */
function isBelowStory(map: PageMap, { place }: Segment): boolean {
  let prose = 0
  for (let at = 0; at < place && prose < 2; at++) if (isProseSegment(map.segments[at]!)) prose++
  return prose === 2
}

/** Of an element within lines (a font around everything) only the blocks in it are measured: it is not climbed to. */
function leads(map: PageMap, element: HtmlElement, place: number): boolean {
  return BLOCK_ELEMENTS.has(element.tag) && opens(map, element, place)
}

function opens(map: PageMap, element: HtmlElement, place: number): boolean {
  return map.extents.get(element)?.first === place
}

/** Elements after a labelled heading that belong to it: lists of links; after a comments heading, everything. */
function markFollowers(map: PageMap, part: HtmlElement, zone: Zone, kept: ReadonlySet<HtmlElement>): void {
  const siblings = part.parent!.children
  for (let at = siblings.indexOf(part) + 1; at < siblings.length; at++) {
    const sibling = siblings[at]!
    if (sibling.kind === 'text') {
      if (sibling.text.trim() !== '') return
      continue
    }
    const extent = map.extents.get(sibling)
    if (extent === undefined) continue
    const belongs =
      zone === 'comments' ? mayBe(map, sibling, zone, kept) : extent.linkChars >= extent.chars * LINKS_IN_LISTING_MIN
    if (!belongs || kept.has(sibling)) return
    map.zones.set(sibling, zone)
  }
}
