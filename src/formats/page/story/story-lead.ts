/** Kicker, sub-headline and lead: what stands around the headline. */

import { isGivenName } from '#sourcing'
import { hintOf, isWithin } from '../html/html-text.ts'
import type { HtmlElement } from '../html/html-tree.ts'
import { hasHint, type Segment } from '../survey/page-segments.ts'
import { isProseSegment, type PageMap, zoneOf } from '../survey/page-zones.ts'
import { NAME_OF_PAGES } from '../survey/story-title.ts'
import { opensStory } from '../words/credits.ts'
import { HOME_WORDS, labelOf } from '../words/labels.ts'
import { dateLine, momentIn } from '../words/moments.ts'
import { personName } from '../words/person-name.ts'
import { sameLetters, wordKey } from '../words/plain-line.ts'

export interface StoryHeadlines {
  kicker: string | null
  subtitle: string | null
  lead: string | null
}

interface HeadlineInput {
  map: PageMap
  title: Segment
  /** The element that holds the body. */
  body: HtmlElement | null
  /** What the head calls the story's description. */
  description: string | null
  /** Texts of the story's path and author, which also stand near the headline. */
  others: readonly string[]
  /** Places of lines that hold the date, the code or the author. */
  factPlaces: ReadonlySet<number>
}

export const KICKER_HINT =
  /-(?:r[ou]{1,2}-?tit[re]+|rotitr|rutitr|rootitr|kicker|(?:up|pre|over|super|sup|sur|top|above|before)-?(?:title|titr|headline)|eyebrow|overline|supra)-/
const LEAD_HINT =
  /-(?:lead|lid|lede|leed|summary|sub-?title|subtitr|sotitr|so-titr|zir-?titr|introtext|intro|excerpt|abstract|abst|standfirst|deck|dek|chekide|kholase|teaser(?:-text)?|sum|entry-sub-title|news-lead|short-?desc(?:ription)?|summery|description)-/
const STRONG_LEAD_HINT = /-(?:lead|lid|lede|leed|news-lead|standfirst|sotitr|so-titr)-/
/** Set bold by its class alone. */
const BOLD_HINT = /-(?:font-(?:semi|extra)?bold|fw-bold|bold|bolder|text-bold|has-large-font-size)-/
/** «خلاصه خبر: …» */
const LEAD_LABEL = /^(?:خلاصه[ \u200c]?(?:ی|ٔ)?[ \u200c]?(?:خبر|مطلب)?|چکیده|چكيده|لید|ليد) ?[:：] ?/
/** Marks that stand over a headline and say nothing of its story. */
const BADGE = /^(?:(?:پخش )?زنده|(?:خبر )?فوری|اختصاصی|ویژه|جدید|live|breaking)$/
const KICKER_CHARS_MAX = 120
const KICKER_DISTANCE_MAX = 4
const LEAD_DISTANCE_MAX = 3
const LEAD_CHARS_MAX = 900
const LEAD_CHARS_MIN = 25
/** Several paragraphs with more of the page's prose are the story itself. */
const PROSE_IN_LEAD_MAX = 0.7
/** A first paragraph in a box of its own is a lead only when it is as short as leads are. */
const LEAD_APART_CHARS_MAX = 350
/** A description cut short still names the lead when this many letters of it agree. */
const DESCRIPTION_LETTERS_MIN = 30

export function storyHeadlines(input: HeadlineInput): StoryHeadlines {
  const kicker = kickerOf(input)
  const named = leadCandidates(input).filter(({ segment }) => segment !== kicker)
  const last = named.at(-1)
  if (last === undefined) {
    const lead = describedLead(input) ?? paragraphBetween(input)
    return { kicker: kicker?.text ?? null, subtitle: null, lead: lead === null ? null : unlabelled(lead.text) }
  }
  const lead = named.filter(({ holder }) => holder === last.holder).map(({ segment }) => segment.text)
  const subtitle = named.find(
    ({ holder, segment }) => holder !== last.holder && wordKey(segment.text) !== wordKey(lead.join('')),
  )
  return {
    kicker: kicker?.text ?? null,
    subtitle: subtitle?.segment.text ?? null,
    lead: unlabelled(lead.join(' ')),
  }
}

function unlabelled(lead: string): string {
  return lead.replace(LEAD_LABEL, '')
}

function kickerOf({ map, title, others, factPlaces }: HeadlineInput): Segment | null {
  const near = map.segments.slice(Math.max(0, title.place - 12), title.place + 3)
  const below = map.segments
    .slice(title.place + 3, title.place + 6)
    .filter(({ element }) => zoneOf(map, element) === 'story')
  const named = [...near, ...below].find(
    (segment) => segment !== title && hasHint(segment.element, KICKER_HINT, 3) !== null && isKickerText(segment, title),
  )
  if (named !== undefined) return named
  const part = namedPart(near, title)
  if (part !== null) return part
  const called = near.findIndex(({ text }) => /^رو ?\u200c?تیتر ?[:：]?$/.test(text))
  if (called >= 0 && near[called + 1] !== undefined && isKickerText(near[called + 1]!, title)) return near[called + 1]!
  const taken = new Set(others.map(wordKey))
  for (let at = title.place - 1; at >= Math.max(0, title.place - KICKER_DISTANCE_MAX); at--) {
    const segment = map.segments[at]!
    if (zoneOf(map, segment.element) !== 'story' || segment.linkChars > 0) return null
    if (!isKickerText(segment, title) || taken.has(wordKey(segment.text)) || factPlaces.has(segment.place)) continue
    if (hasPictureName(segment.element)) continue
    return isBeside(segment.element, title.element) ? segment : null
  }
  return null
}

/** A kicker by name in one line with other words, such as the section. */
function namedPart(near: readonly Segment[], title: Segment): Segment | null {
  for (const segment of near) {
    if (segment === title) continue
    const named = segment.parts.find(({ element }) => element !== null && KICKER_HINT.test(hintOf(element)))
    const line = named === undefined ? null : { ...segment, text: named.text }
    if (line !== null && isKickerText(line, title)) return line
  }
  return null
}

function hasPictureName(element: HtmlElement): boolean {
  return element.tag === 'figcaption' || element.parent?.tag === 'figcaption' || isPicture(hintOf(element))
}

function isKickerText(segment: Segment, title: Segment): boolean {
  const { text } = segment
  if (text.length > KICKER_CHARS_MAX || text.length < 4 || !/\p{L}{2}/u.test(text)) return false
  if (/[\d۰-۹] ?(?:درجه|°)/.test(text)) return false
  if (isGivenName(text.split(' ')[0]!) && personName(text) !== null) return false
  if (labelOf(text) !== null || dateLine(text) !== null || HOME_WORDS.has(wordKey(text))) return false
  if (
    BADGE.test(sameLetters(text).replace(/^[^\p{L}]{1,4}/u, '')) ||
    NAME_OF_PAGES.test(wordKey(text)) ||
    (/\d.*\d/.test(sameLetters(text)) && momentIn(text) !== null)
  )
    return false
  return wordKey(text) !== wordKey(title.text) && !/[»›>/|]/.test(text.replace(/«[^»]*»/g, ''))
}

/** In the same box as the headline: their nearest common ancestor is at most two steps above each. */
function isBeside(one: HtmlElement, other: HtmlElement): boolean {
  for (let up: HtmlElement | null = one.parent, steps = 0; up !== null && steps < 3; up = up.parent) {
    if (isWithin(other, up)) return up.tag !== 'body' || steps === 0
    // A table around one line is one box.
    if (!/^(?:td|tr|tbody)$/.test(up.tag)) steps++
  }
  return false
}

/** Lines a class name calls lead, summary or sub-headline, from the headline to the body's first lines. */
function leadCandidates({ map, title, body }: HeadlineInput): { segment: Segment; holder: HtmlElement }[] {
  const bodyFirst = body === null ? null : (map.extents.get(body)?.first ?? null)
  const end = Math.max(title.place + 15, (bodyFirst ?? 0) + 4)
  const found: { segment: Segment; holder: HtmlElement }[] = []
  for (const segment of map.segments.slice(Math.max(0, title.place - 3), end)) {
    if (segment === title || !isLeadText(segment, title) || zoneOf(map, segment.element) !== 'story') continue
    const named = leadHolder(map, segment)
    if (named === null || (body !== null && isWithin(body, named)) || isNamedPicture(segment)) continue
    found.push({ segment, holder: named })
  }
  return found
}

/** «<img><span class="PicDesc">…»: what a picture shows, in the lead's box. */
function isNamedPicture({ parts }: Segment): boolean {
  return parts.length > 0 && parts.every(({ element }) => element !== null && isPicture(hintOf(element)))
}

/** The element near a line whose class name says it is the lead, and which holds no more than a lead. */
export function leadHolder(map: PageMap, segment: Segment): HtmlElement | null {
  const named = hasHint(segment.element, LEAD_HINT, 3)
  if (named === null || isPicture(hintOf(named)) || !isWholeLead(map, named)) return null
  // Where something is called the lead, an introduction begins the text.
  return STRONG_LEAD_HINT.test(hintOf(named)) || !hasStrongLead(map) ? named : null
}

function isPicture(hint: string): boolean {
  return /-(?:img|image|pic|picture|photo|cap|caption|media|thumb\w*)-(?!lead|lid|summary|intro)/.test(hint)
}

const strongLeads = new WeakMap<PageMap, boolean>()

function hasStrongLead(map: PageMap): boolean {
  const known = strongLeads.get(map)
  if (known !== undefined) return known
  const found = map.segments.some((segment) => {
    const named = hasHint(segment.element, STRONG_LEAD_HINT, 1)
    return (
      named !== null &&
      segment.text.length >= LEAD_CHARS_MIN &&
      isWholeLead(map, named) &&
      zoneOf(map, named) === 'story'
    )
  })
  strongLeads.set(map, found)
  return found
}

/** A part called «summary» that holds half the page is the story, not its lead. */
function isWholeLead(map: PageMap, element: HtmlElement): boolean {
  const extent = map.extents.get(element)
  if (extent === undefined || extent.chars > LEAD_CHARS_MAX || extent.last - extent.first > 3) return false
  return extent.last === extent.first || extent.prose < map.prose * PROSE_IN_LEAD_MAX
}

function isLeadText(segment: Segment, title: Segment): boolean {
  const { text } = segment
  if (text.length < LEAD_CHARS_MIN || text.length > LEAD_CHARS_MAX || segment.linkChars > text.length * 0.5)
    return false
  return labelOf(text) === null && dateLine(text) === null && wordKey(text) !== wordKey(title.text)
}

/** The line the page's description repeats word for word; a plain first paragraph only if it does so in full. */
function describedLead({ map, title, description }: HeadlineInput): Segment | null {
  const key = wordKey(description ?? '')
  if (key.length < DESCRIPTION_LETTERS_MIN || key === wordKey(title.text)) return null
  for (const segment of map.segments.slice(title.place + 1, title.place + 40)) {
    if (!isLeadText(segment, title) || zoneOf(map, segment.element) !== 'story' || opensStory(segment.text)) continue
    if (wordKey(segment.text) === key) return segment
  }
  return null
}

/** A paragraph between the headline and the element that holds the body; or a bold first paragraph before a credit. */
function paragraphBetween(input: HeadlineInput): Segment | null {
  const { map, title, body, description } = input
  if (body === null) return null
  const first = map.extents.get(body)?.first ?? firstBehind(map, body) ?? title.place
  const isAfterTitle = first > title.place
  const between = isAfterTitle ? map.segments.slice(title.place + 1, first) : []
  const key = wordKey(description ?? '')
  for (const segment of between) {
    if (!isLeadText(segment, title) || zoneOf(map, segment.element) !== 'story' || opensStory(segment.text)) continue
    if (isPicture(hintOf(segment.element)) || isCaption(map, segment) || input.factPlaces.has(segment.place)) continue
    if (isProseSegment(segment) || (key !== '' && wordKey(segment.text).startsWith(key))) return segment
  }
  return boldOpening(map, title, Math.max(first, title.place + 1)) ?? setApart(input)
}

/** A body of pictures alone has no line of its own: what follows it. */
function firstBehind(map: PageMap, body: HtmlElement): number | undefined {
  return map.segments.find(({ element }) => element.order > body.order)?.place
}

/** When headline and body share one element: a first paragraph in a box or heading of its own, before the others. */
function setApart({ map, title, factPlaces }: HeadlineInput): Segment | null {
  const prose = map.segments
    .slice(title.place + 1, title.place + 30)
    .filter((segment) => isProseSegment(segment) && zoneOf(map, segment.element) === 'story')
    .filter((segment) => !isCaption(map, segment) && !factPlaces.has(segment.place))
  const [opening, second, third] = prose
  if (opening === undefined || second === undefined || !isLeadText(opening, title) || opensStory(opening.text))
    return null
  if (opening.text.length > LEAD_APART_CHARS_MAX) return null
  if (/^h[2-6]$/.test(opening.element.tag)) return opening
  // Between headline and date stands no first paragraph.
  const isOverFacts = [...factPlaces].some((place) => place > opening.place && place < second.place)
  if (isOverFacts && opening.place - title.place <= LEAD_DISTANCE_MAX) return opening
  const around = opening.element.parent
  const isBox = opening.element.tag === 'div'
  const box = isBox ? opening.element : around
  const goesOn = third !== undefined && second.element.parent === third.element.parent
  const isApart = goesOn && (around !== second.element.parent || (isBox && isPlain(second) && isPlain(third)))
  const isBefore = around !== second.element.parent && !isBox && isWithin(second.element, around!)
  return isApart && (isBefore || !isWithin(second.element, box!)) ? opening : null
}

function isPlain({ element }: Segment): boolean {
  return /^(?:p|h[2-6])$/.test(element.tag)
}

function boldOpening(map: PageMap, title: Segment, from: number): Segment | null {
  const prose = map.segments
    .slice(from, from + 12)
    .filter((segment) => isProseSegment(segment) && zoneOf(map, segment.element) === 'story')
  const [opening, second] = prose
  if (opening === undefined || second === undefined || !isLeadText(opening, title)) return null
  const isBold =
    opening.strongChars >= opening.text.replace(/\s/g, '').length * 0.8 ||
    (BOLD_HINT.test(hintOf(opening.element)) && !BOLD_HINT.test(hintOf(second.element)))
  return isBold && !opensStory(opening.text) && second.strongChars < second.text.length * 0.5 ? opening : null
}

/** Words under or beside a picture. */
function isCaption(map: PageMap, segment: Segment): boolean {
  for (let up: HtmlElement | null = segment.element, steps = 0; up !== null && steps < 3; up = up.parent, steps++) {
    const extent = map.extents.get(up)
    if (extent === undefined || extent.chars > segment.text.length) return false
    if (up.tag === 'figcaption' || up.tag === 'figure') return true
    if (up.children.some((child) => child.kind === 'element' && child.tag === 'img')) return true
  }
  return false
}
