/** Tags: links marked so, links in a part named or labelled so; the head's keywords only when the page shows none. */

import { ancestors, descendants, hintOf, isWithin, textOf } from '../html/html-text.ts'
import type { HtmlElement } from '../html/html-tree.ts'
import { hasHint, isUnread, type Segment } from '../survey/page-segments.ts'
import type { PageMap } from '../survey/page-zones.ts'
import { isProseSegment, zoneOf } from '../survey/page-zones.ts'
import { isMenuWord } from '../words/breadcrumb-line.ts'
import { HOME_WORDS, labelOf } from '../words/labels.ts'
import { plainLine, wordKey } from '../words/plain-line.ts'
import { isHashtags, splitTags } from '../words/split-tags.ts'

const TAGS_HINT =
  /-(?:(?:v|doc|news|post|entry|article|item|page)?tags?|tags-\w+|tag-list|tagcloud|post-?tags?|keywords?|keys|barchasb|barchasbha|hashtags?|field-name-field-tags|(?:taxonomy-|post-|node-)?terms)-/
const TAGS_MAX = 40
const TAG_CHARS_MAX = 60
/** Links without a name of their own are tags no longer than this, within so many lines behind the text. */
const BARE_TAG_CHARS_MAX = 28
const LINES_BEHIND = 8
/** Beside tags a link may lead elsewhere. */
const TAGS_SHARE_MIN = 0.6

interface TaggedPage {
  root: HtmlElement
  map: PageMap
  body: HtmlElement | null
}

/** `described` are tags a layout's description points at, `told` those of the head. */
export function storyTags(
  { root, map, body }: TaggedPage,
  told: readonly string[],
  described: readonly string[],
): string[] {
  const places = [
    () => described,
    () => relTags(root, map),
    () => namedTags(root, map, body),
    () => labelledTags(map),
    () => hashTags(map),
    () => addressedTags(map, body),
    () => linksBehindBody(map, body),
  ]
  for (const tagsOf of places) {
    const shown = tagsOf()
    if (shown.length > 0) return unique(shown)
  }
  return unique(told)
}

/** `rel="tag"` outside running prose. */
function relTags(root: HtmlElement, map: PageMap): string[] {
  const inProse = new Set(map.segments.filter(isProseSegment).map((segment) => segment.element))
  const tags: string[] = []
  for (const element of descendants(root)) {
    if (element.tag !== 'a' || !/(?:^|[\s,])tag(?:$|[\s,])/i.test(element.attributes.get('rel') ?? '')) continue
    if (/category/i.test(element.attributes.get('rel') ?? '') || hasHint(element, /-categor(?:y|ies)-/, 2)) continue
    if (element.parent !== null && inProse.has(element.parent)) continue
    if ([element, ...ancestors(element)].some(isUnread)) continue
    tags.push(textOf(element))
  }
  return tags
}

/** Links of the part named «tags» nearest after the body's beginning; tag clouds of side columns do not count. */
function namedTags(root: HtmlElement, map: PageMap, body: HtmlElement | null): string[] {
  const bodyOrder = body?.order ?? 0
  let before: string[] = []
  for (const element of descendants(root)) {
    if (!TAGS_HINT.test(hintOf(element)) || isElsewhere(map, element)) continue
    const tags = linksOf(element)
    if (tags.length === 0 || isOtherFact(element)) continue
    if (element.order > bodyOrder) return tags
    // One link before the body tells the section.
    if (before.length === 0 && tags.length > 1) before = tags
  }
  return before
}

/** «مرجع: ایسنا» in a part called so. */
function isOtherFact(element: HtmlElement): boolean {
  const kind = labelOf(textOf(element))?.kind
  return kind === 'source' || kind === 'section' || kind === 'author'
}

function isElsewhere(map: PageMap, element: HtmlElement): boolean {
  if (element.tag === 'body' || element.tag === 'html' || element.tag === 'a') return true
  const zone = element.parent === null ? 'story' : zoneOf(map, element.parent)
  return zone === 'side' || zone === 'menu' || zone === 'comments' || zone === 'related' || zone === 'masthead'
}

/** The line that begins with «برچسب‌ها», or the links right below it. */
function labelledTags(map: PageMap): string[] {
  for (let at = 0; at < map.segments.length; at++) {
    const segment = map.segments[at]!
    const label = labelOf(segment.text) ?? labelOf(segment.parts[0]?.text ?? '')
    if (label?.kind !== 'tags') {
      const behind = linksBehindLabel(segment)
      if (behind.length > 0) return behind
      continue
    }
    // A link called «موضوعات» is of a menu.
    const links = segment.links.filter((link) => labelOf(link.text)?.kind !== 'tags')
    if (links.length > 0) return links.map((link) => link.text)
    if (segment.links.length > 0) continue
    if (label.value !== '') return splitTags(label.value)
    const below: string[] = []
    for (const next of map.segments.slice(at + 1, at + 1 + TAGS_MAX)) {
      if (next.linkChars < next.text.replace(/\s/g, '').length * 0.5 || labelOf(next.text) !== null) break
      below.push(...next.links.map((link) => link.text))
    }
    if (below.length > 0) return below
  }
  return []
}

/** «دسته: کتاب | برچسب: کاغذ، نشر»: the label stands within its line. */
function linksBehindLabel({ parts, links }: Segment): string[] {
  if (links.length === 0) return []
  const at = parts.findIndex(
    ({ text, element }) => element?.tag !== 'a' && labelOf(text.replace(/^[\s،,|/·•–—-]+/, ''))?.kind === 'tags',
  )
  if (at < 0) return []
  const behind = new Set(parts.slice(at + 1).map(({ element }) => element))
  return links.filter(({ element }) => behind.has(element)).map(({ text }) => text)
}

/** Lines of links to addresses of tags, below the story's beginning. */
function addressedTags(map: PageMap, body: HtmlElement | null): string[] {
  const found: string[] = []
  for (const { element, links, linkChars, text } of map.segments) {
    if (body === null || element.order <= body.order || links.length === 0) continue
    const tags = links.filter((link) => isTagAddress(link.element))
    const isTags = linkChars * 2 > text.length && tags.length >= links.length * TAGS_SHARE_MIN
    if (isTags && !isElsewhere(map, element)) found.push(...tags.map((link) => link.text))
    else if (found.length > 0) return found
  }
  return found
}

/** Short links side by side, and nothing else, right behind the text and in one part with it. */
function linksBehindBody(map: PageMap, body: HtmlElement | null): string[] {
  const last = body === null ? undefined : map.extents.get(body)?.last
  if (body === null || last === undefined) return []
  const around = body.parent?.parent ?? null
  // A body right in the page's has the whole page around it.
  if (around === null || around.tag === 'html' || around.tag === 'body') return []
  const found: string[] = []
  for (const segment of map.segments.slice(last + 1, last + 1 + LINES_BEHIND)) {
    // A heading opens something else.
    if (/^h\d$/.test(segment.element.tag)) break
    const isShort = segment.links.every(({ text }) => text.length <= BARE_TAG_CHARS_MAX)
    const zone = zoneOf(map, segment.element)
    const isNear = isWithin(segment.element, around) && (zone === 'story' || zone === 'tags')
    const letters = segment.text.replace(/[^\p{L}]/gu, '').length
    const isTags = isShort && isNear && segment.linkChars >= letters && labelOf(segment.text) === null
    if (isTags && segment.links.length > 0 && !segment.links.some(({ text }) => isNoTag(text)))
      found.push(...segment.links.map(({ text }) => text))
    else if (found.length > 0) break
  }
  return found.length > 1 ? found : []
}

/** «قبلی», «چاپ», «صفحهٔ ۲»: what else links behind a text say. */
function isNoTag(text: string): boolean {
  return (
    labelOf(text) !== null ||
    isMenuWord(text) ||
    HOME_WORDS.has(wordKey(text)) ||
    /^(?:قبلی|بعدی|بازگشت|بالا|ادامه|صفحه|[\d۰-۹\s.,:/-]+$)/.test(text)
  )
}

function isTagAddress(link: HtmlElement | null): boolean {
  return /\/tags?[-_][^/]+$|\/(?:tags?|t|topics?|keywords?|hashtags?|barchasb|برچسب|%D8%A8%D8%B1%DA%86%D8%B3%D8%A8)\/|[?&](?:tag|keyword)s?=/i.test(
    link?.attributes.get('href') ?? '',
  )
}

/** A line of links that begin with «#», or of nothing but hashtags. */
function hashTags(map: PageMap): string[] {
  const line = map.segments.find(
    ({ links, linkChars, text }) =>
      links.length > 0 &&
      linkChars * 2 > text.length &&
      (links.every((link) => /^#[\p{L}\p{N}]/u.test(link.text)) || hasSignBeforeEach(text, links.length)),
  )
  if (line !== undefined) return line.links.map((link) => link.text)
  const written = map.segments.find(({ text }) => isHashtags(text))
  return written === undefined ? [] : splitTags(written.text)
}

/** «#<a>کتابخانه</a> #<a>زندگی شبانه</a>» */
function hasSignBeforeEach(text: string, links: number): boolean {
  return text.startsWith('#') && text.split('#').length - 1 === links
}

function linksOf(element: HtmlElement): string[] {
  const tags: string[] = []
  for (const inside of descendants(element)) {
    if (inside.tag === 'a') tags.push(textOf(inside))
    if (tags.length > TAGS_MAX) break
  }
  return tags
}

function unique(tags: readonly string[]): string[] {
  const seen = new Set<string>()
  const kept: string[] = []
  for (const tag of tags) {
    const name = plainLine(tag).replace(/^#/, '').replaceAll('_', ' ').replace(/[،,]$/, '').trim()
    const key = wordKey(name)
    if (key === '' || name.length > TAG_CHARS_MAX || seen.has(key)) continue
    seen.add(key)
    kept.push(name)
  }
  return kept.slice(0, TAGS_MAX)
}
