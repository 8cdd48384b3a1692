/** Facts printed around a story, wherever they stand: code, dates, names, counts. One line may hold several. */
import type { HtmlElement } from '../html/html-tree.ts'
import { type Label, type LabelKind, labelOf } from '../words/labels.ts'
import { agoLine, dateLine, type Moment, momentIn } from '../words/moments.ts'
import { personName } from '../words/person-name.ts'
import { plainLine, sameLetters } from '../words/plain-line.ts'
import type { Segment } from './page-segments.ts'
import { isProseSegment, type PageMap, type Zone, zoneOf } from './page-zones.ts'

export interface PageFact {
  kind: LabelKind | 'date' | 'loose-date' | 'ago'
  value: string
  moment: Moment | null
  /** The text as printed, label and all. */
  text: string
  place: number
  zone: Zone
  element: HtmlElement
}

/** Longer lines are story text, not facts strung together. */
const FACTS_CHARS_MAX = 260
/** A value under its label is short. */
const VALUE_CHARS_MAX = 100
const BETWEEN_FACTS = /\s+[|·•¦]\s+|\s*\|\s*|\s{2,}/
const LOOSE_CODE = /(?:کد ?\u200c?(?:خبر|مطلب)|شناسه ?\u200c?(?:خبر|مطلب)?)[ :]*(\d{3,12})(?!\d)/
const LOOSE_COUNT = /(?:انتشار ?\u200c?یافته|تعداد نظرات?)[ :]*(\d{1,5})(?!\d)/

/** Parts that tell of other stories: half the lines of a page, and none of its facts. */
const ELSEWHERE: ReadonlySet<Zone> = new Set(['related', 'side', 'advertisement'])

/** Every fact on the page. `now`, the instant of the visit, settles years left out and «۲ ساعت پیش». */
export function pageFacts(map: PageMap, now: Date | null): PageFact[] {
  const facts: PageFact[] = []
  for (let at = 0; at < map.segments.length; at++) {
    const segment = map.segments[at]!
    if (segment.text.length > FACTS_CHARS_MAX) continue
    const zone = zoneOf(map, segment.element)
    if (ELSEWHERE.has(zone)) continue
    const standing = { place: segment.place, zone, element: segment.element, now }
    facts.push(...factsOf(segment, map.segments[at + 1], standing))
  }
  return facts
}

/** Where a fact stands, and when the page was visited. */
type Standing = Pick<PageFact, 'place' | 'zone' | 'element'> & { now: Date | null }

function factsOf(segment: Segment, next: Segment | undefined, at: Standing): PageFact[] {
  const whole = factOf(segment.text, at)
  const inParts = partFacts(segment, at)
  if (whole !== null) return inParts.length > 1 ? inParts : [withValueBelow(whole, next, at)]
  if (isProseSegment(segment) && segment.text.length > FACTS_CHARS_MAX / 2) return []
  return [...inParts, ...looseFacts(segment, inParts, at)]
}

/** Facts in the middle of a line of other words, where the line itself is no fact. */
function looseFacts(segment: Segment, known: readonly PageFact[], at: Standing): PageFact[] {
  const { text } = segment
  const same = sameLetters(plainLine(text))
  const facts: PageFact[] = []
  const code = LOOSE_CODE.exec(same)?.[1]
  if (code !== undefined && !known.some((fact) => fact.kind === 'code'))
    facts.push(fact(at, 'code', { value: code, text }))
  const count = LOOSE_COUNT.exec(same)?.[1]
  if (count !== undefined) facts.push(fact(at, 'comment-count', { value: count, text }))
  if (segment.linkChars === 0 && /\d/.test(same) && !known.some((other) => other.moment !== null)) {
    const moment = looseMoment(text)
    if (moment !== null) facts.push(fact(at, 'loose-date', { value: text, text, moment }))
  }
  return facts
}

function fact(
  { place, zone, element }: Standing,
  kind: PageFact['kind'],
  { value, text, moment = null }: { value: string; text: string; moment?: Moment | null },
): PageFact {
  return { kind, value, moment, text, place, zone, element }
}

function factOf(text: string, at: Standing): PageFact | null {
  const label = labelOf(text)
  if (label !== null) return fact(at, label.kind, { value: label.value, text, moment: labelledMoment(label, at.now) })
  const moment = dateLine(text, at.now)
  if (moment !== null) return fact(at, 'date', { value: text, text, moment })
  const ago = agoLine(text, at.now)
  return ago === null ? null : fact(at, 'ago', { value: text, text, moment: ago })
}

function labelledMoment({ kind, value }: Label, now: Date | null): Moment | null {
  if ((kind !== 'published' && kind !== 'updated') || value === '') return null
  return dateLine(value, now) ?? agoLine(value, now) ?? looseMoment(value)
}

const LABELS_ABOVE_VALUES: ReadonlySet<PageFact['kind']> = new Set(['published', 'updated', 'author', 'source'])

/** «تاریخ انتشار:» in one cell and the date in the next. */
function withValueBelow(found: PageFact, next: Segment | undefined, at: Standing): PageFact {
  if (found.value !== '' || !LABELS_ABOVE_VALUES.has(found.kind)) return found
  if (next === undefined || next.text.length > VALUE_CHARS_MAX) return found
  return factOf(`${found.text.replace(/[:：\s]*$/, '')}: ${next.text}`, at) ?? found
}

function partFacts(segment: Segment, at: Standing): PageFact[] {
  const facts: PageFact[] = []
  const parts = segment.parts.flatMap((part) => {
    const pieces = part.text.split(BETWEEN_FACTS).filter((piece) => /[\p{L}\p{N}]/u.test(piece))
    return pieces.map((text) => ({ text, element: part.element ?? segment.element }))
  })
  for (let place = 0; place < parts.length; place++) {
    const { text, element } = parts[place]!
    const next = parts[place + 1]
    const joined = next === undefined ? null : joinedFact(text, next.text, { ...at, element })
    const found = joined ?? factOf(text, { ...at, element })
    if (found === null) continue
    facts.push(found)
    if (joined !== null) place++
  }
  return facts
}

const AUTHOR_LABELS = /^(?:نوشته|نوشته ی|به قلم|نویسنده|توسط|by)$/
const VALUE_LABELS = /[:：]$|^(?:کد|کد خبر|کد مطلب|شناسه|شناسه خبر|تاریخ|تاریخ انتشار|توسط|نویسنده)$/

/** A label and its value in two parts: «کد خبر:» and «۱۲۳», «نوشته» and «سارا آزمون». */
function joinedFact(text: string, next: string, at: Standing): PageFact | null {
  const same = sameLetters(plainLine(text))
  if (AUTHOR_LABELS.test(same) && personName(next) !== null) {
    return fact(at, 'author', { value: next, text: `${text} ${next}` })
  }
  return VALUE_LABELS.test(same) ? factOf(`${text} ${next}`, at) : null
}

function looseMoment(text: string): Moment | null {
  return /\d[^\d]*\d/.test(sameLetters(text)) ? momentIn(text) : null
}
