/** The element that holds the body: the deepest one with nearly all the story's prose below the headline. */
import { hintOf, isWithin } from '../html/html-text.ts'
import type { HtmlElement } from '../html/html-tree.ts'
import { leadHolder } from '../story/story-lead.ts'
import type { Segment } from './page-segments.ts'
import { isProseSegment, type PageMap, zoneOf } from './page-zones.ts'

/** A child that holds this share of the prose holds the story … */
const SHARE_MIN = 0.75
/** … or this share, when its name says it is the body. */
const NAMED_SHARE_MIN = 0.5
const BODY_HINT =
  /-(?:article-?body|articlebody|entry-content|post-content|news-?(?:body|text|content|matn)|item-?(?:text|body)|article-?(?:text|content)|content-?(?:text|body)|story-?(?:body|text|content)|main-?(?:text|content)|matn|body-text|khabar|text-body|field-name-body|single-content|body)-/
const LIVE_HINT = /-live-?(?:item|post|update|entry)s?-/
const GALLERY_PICTURES_MIN = 3
/** A gallery's page has little prose of its own. */
const GALLERY_PROSE_MAX = 500
/** Elements that are lines of a story, not holders of one. */
const LINE_TAGS = new Set([
  'p',
  'li',
  'blockquote',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'td',
  'th',
  'tr',
  'figure',
  'figcaption',
  'ul',
  'ol',
  'dd',
  'dt',
])

export function findStoryRoot(root: HtmlElement, map: PageMap, title: Segment | null): HtmlElement | null {
  const prose = storyProse(map, title)
  const total = sumOf(prose.values())
  if (total === 0) return namedBody(root, map) ?? picturesBody(root, map, title)
  const weights = new Map<HtmlElement, number>()
  for (const [segment, chars] of prose) {
    for (let up: HtmlElement | null = segment.element; up !== null; up = up.parent)
      weights.set(up, (weights.get(up) ?? 0) + chars)
  }
  let at = root
  while (true) {
    const child = heaviest(at, weights)
    if (child === null || !holdsStory(child, weights.get(child)!, total)) break
    at = child
  }
  return galleryInstead(root, map, title, { at, total }) ?? (at === root ? namedBody(root, map) : at)
}

/** With little prose the pictures may be the story: their element is the body, unless the prose stands among them. */
function galleryInstead(
  root: HtmlElement,
  map: PageMap,
  title: Segment | null,
  { at, total }: { at: HtmlElement; total: number },
): HtmlElement | null {
  if (total >= GALLERY_PROSE_MAX) return null
  const isWide = at === root || at.tag === 'body' || (title !== null && isWithin(title.element, at))
  const pictures = picturesBody(root, map, title)
  if (isWide) return namedBody(root, map) ?? pictures
  return pictures !== null && !isWithin(at, pictures) && !isWithin(pictures, at) ? pictures : null
}

function storyProse(map: PageMap, title: Segment | null): Map<Segment, number> {
  const prose = new Map<Segment, number>()
  for (const segment of map.segments) {
    if (title !== null && segment.place <= title.place) continue
    if (isProseSegment(segment) && zoneOf(map, segment.element) === 'story' && leadHolder(map, segment) === null)
      prose.set(segment, segment.text.length)
  }
  return prose
}

function heaviest(element: HtmlElement, weights: ReadonlyMap<HtmlElement, number>): HtmlElement | null {
  let best: HtmlElement | null = null
  for (const child of element.children) {
    if (child.kind === 'element' && (weights.get(child) ?? 0) > (best === null ? 0 : weights.get(best)!)) best = child
  }
  return best
}

function holdsStory(child: HtmlElement, weight: number, total: number): boolean {
  if (LINE_TAGS.has(child.tag) && !(child.tag === 'td' && weight >= total * SHARE_MIN && hasBlocks(child))) {
    return isLayoutTablePart(child) && weight >= total * SHARE_MIN
  }
  const hint = hintOf(child)
  if (LIVE_HINT.test(hint)) return false
  return weight >= total * SHARE_MIN || (BODY_HINT.test(hint) && weight >= total * NAMED_SHARE_MIN)
}

/** Old layouts put the whole page into table cells. */
function isLayoutTablePart(element: HtmlElement): boolean {
  return element.tag === 'tr' || element.tag === 'td'
}

function hasBlocks(element: HtmlElement): boolean {
  return element.children.some(
    (child) =>
      child.kind === 'element' &&
      (child.tag === 'p' || child.tag === 'div' || child.tag === 'br' || child.tag === 'table'),
  )
}

/** For pages without prose (a gallery): the element whose name says it is the body. */
function namedBody(root: HtmlElement, map: PageMap): HtmlElement | null {
  let best: HtmlElement | null = null
  const waiting: HtmlElement[] = [root]
  while (waiting.length > 0) {
    const element = waiting.pop()!
    if (map.zones.has(element)) continue
    if (element.tag !== 'body' && element.tag !== 'html' && BODY_HINT.test(hintOf(element))) {
      if (best === null || isWithin(element, best)) best = element
    }
    for (const child of element.children) if (child.kind === 'element') waiting.push(child)
  }
  return best
}

/** A gallery without names: the deepest element with nearly all pictures below the headline. */
function picturesBody(root: HtmlElement, map: PageMap, title: Segment | null): HtmlElement | null {
  const counts = new Map<HtmlElement, number>()
  countPictures(root, map, counts)
  const imagesIn = (element: HtmlElement): number => counts.get(element) ?? 0
  let holder: HtmlElement | null = title === null ? root : title.element
  while (holder !== null && imagesIn(holder) < GALLERY_PICTURES_MIN) holder = holder.parent
  if (holder === null) return null
  const images = imagesIn(holder)
  for (let at: HtmlElement = holder; ; ) {
    const child: HtmlElement | undefined = elementsIn(at).find((inside) => imagesIn(inside) >= images * SHARE_MIN)
    if (child === undefined) return at
    at = child
  }
}

function countPictures(element: HtmlElement, map: PageMap, counts: Map<HtmlElement, number>): number {
  if (map.zones.has(element)) return 0
  let count = element.tag === 'img' ? 1 : 0
  for (const child of elementsIn(element)) count += countPictures(child, map, counts)
  if (count > 0) counts.set(element, count)
  return count
}

function elementsIn(element: HtmlElement): HtmlElement[] {
  return element.children.filter((child) => child.kind === 'element')
}

function sumOf(values: Iterable<number>): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}
