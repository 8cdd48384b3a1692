/** Facts printed around a story, wherever they stand: code, dates, names, counts. One line may hold several. */
import type { HtmlElement } from './html-tree.ts'
import { type LabelKind, labelOf } from './labels.ts'
import { dateLine, type Moment, momentIn } from './moments.ts'
import type { Segment } from './page-segments.ts'
import { isProseSegment, type PageMap, type Zone, zoneOf } from './page-zones.ts'
import { plainLine, sameLetters } from './plain-line.ts'

export interface PageFact {
  kind: LabelKind | 'date' | 'loose-date'
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
const BETWEEN_FACTS = /\s+[|·•¦]\s+|\s*\|\s*|\s{2,}/
const LOOSE_CODE = /(?:کد ?\u200c?(?:خبر|مطلب)|شناسه ?\u200c?(?:خبر|مطلب)?)[ :]*(\d{3,12})(?!\d)/
const LOOSE_COUNT = /(?:انتشار ?\u200c?یافته|تعداد نظرات?)[ :]*(\d{1,5})(?!\d)/

export function pageFacts(map: PageMap): PageFact[] {
  const facts: PageFact[] = []
  for (let at = 0; at < map.segments.length; at++) {
    const segment = map.segments[at]!
    if (segment.text.length > FACTS_CHARS_MAX) continue
    facts.push(...factsOf(segment, map.segments[at + 1], zoneOf(map, segment.element)))
  }
  return facts
}

function factsOf(segment: Segment, next: Segment | undefined, zone: Zone): PageFact[] {
  const at = { place: segment.place, zone, element: segment.element }
  const whole = factOf(segment.text, at)
  if (whole !== null) return [withValueBelow(whole, next)]
  if (isProseSegment(segment) && segment.text.length > FACTS_CHARS_MAX / 2) return []
  const facts = partFacts(segment, at)
  const same = sameLetters(plainLine(segment.text))
  const code = LOOSE_CODE.exec(same)?.[1]
  if (code !== undefined && !facts.some((fact) => fact.kind === 'code')) {
    facts.push({ ...at, kind: 'code', value: code, moment: null, text: segment.text })
  }
  const count = LOOSE_COUNT.exec(same)?.[1]
  if (count !== undefined) facts.push({ ...at, kind: 'comment-count', value: count, moment: null, text: segment.text })
  if (!facts.some((fact) => fact.moment !== null) && /\d/.test(same)) {
    const moment = segment.linkChars > 0 ? null : looseMoment(segment.text)
    if (moment !== null) facts.push({ ...at, kind: 'loose-date', value: segment.text, moment, text: segment.text })
  }
  return facts
}

type Standing = Pick<PageFact, 'place' | 'zone' | 'element'>

function factOf(text: string, at: Standing): PageFact | null {
  const label = labelOf(text)
  if (label !== null) {
    const isDated = label.kind === 'published' || label.kind === 'updated'
    const moment = isDated && label.value !== '' ? (dateLine(label.value) ?? looseMoment(label.value)) : null
    return { ...at, kind: label.kind, value: label.value, moment, text }
  }
  const moment = dateLine(text)
  return moment === null ? null : { ...at, kind: 'date', value: text, moment, text }
}

/** «کد خبر:» in one cell and the number in the next. */
function withValueBelow(fact: PageFact, next: Segment | undefined): PageFact {
  const needsValue =
    fact.value === '' &&
    (fact.kind === 'published' || fact.kind === 'updated' || fact.kind === 'author' || fact.kind === 'source')
  if (!needsValue || next === undefined || next.text.length > 100) return fact
  return factOf(`${fact.text.replace(/[:：\s]*$/, '')}: ${next.text}`, fact) ?? fact
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
    const joined =
      next !== undefined && /[:：]$|^(?:کد|كد|شناسه|تاریخ|توسط|نویسنده)/.test(text)
        ? factOf(`${text} ${next.text}`, { ...at, element })
        : null
    const fact = joined ?? factOf(text, { ...at, element })
    if (fact === null) continue
    facts.push(fact)
    if (joined !== null) place++
  }
  return facts
}

function looseMoment(text: string): Moment | null {
  return /\d[^\d]*\d/.test(sameLetters(text)) ? momentIn(text) : null
}

/** A label alone in a line, its value in the next: «کد خبر:» / «۴۳۱۰». */
export function labelledBelow(map: PageMap, label: RegExp, value: RegExp): string | null {
  for (let at = 0; at + 1 < map.segments.length; at++) {
    const name = sameLetters(plainLine(map.segments[at]!.text))
    if (!label.test(name)) continue
    const found = value.exec(sameLetters(plainLine(map.segments[at + 1]!.text)))
    if (found !== null) return found[1] ?? found[0]
  }
  return null
}
