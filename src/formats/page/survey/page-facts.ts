/** Facts printed around a story, wherever they stand: code, dates, names, counts. One line may hold several. */
import { isGivenName } from '#sourcing'
import type { HtmlElement } from '../html/html-tree.ts'
import { datedPhrase, PHRASE_CHARS_MAX } from '../words/dated-phrase.ts'
import { labelledPair } from '../words/labelled-pair.ts'
import { type Label, type LabelKind, labelOf, tellsOwnTale } from '../words/labels.ts'
import { agoLine, dateLine, type Moment, momentIn } from '../words/moments.ts'
import { hasGivenName, personName } from '../words/person-name.ts'
import { FACT_SIGNS, plainLine, sameLetters } from '../words/plain-line.ts'
import { hasHint, type Segment } from './page-segments.ts'
import { isProseSegment, type PageMap, type Zone, zoneOf } from './page-zones.ts'

export interface PageFact {
  kind: LabelKind | 'date' | 'loose-date' | 'ago' | 'clock'
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
const LABEL_CHARS_MAX = 24
/** Lines of a box of facts. */
const BOX_LINES = 8
const DIGIT = /[\d۰-۹٠-٩]/
const OTHER_HEADLINE_CHARS_MIN = 25
const NUMBERED = '(?=(?:کد|شناسه|شماره|سرویس|گروه) )'
const BEHIND_SECTION = '(?<=^(?:سرویس|گروه) [^\\d]{2,28})'
const BEHIND_CODE = '(?<=(?:کد|شناسه|شماره)[^-–—\\d]{0,12}\\d{3,14}\\s+[-–—]\\s+)'
const BEFORE_LABEL =
  '(?=(?:تاریخ|کد|شناسه|شماره|زمان|ساعت|نویسنده|خبرنگار|تعداد|بازدید|سرویس|گروه|بخش|دسته)(?:[ \\u200c][\\u0621-\\u065f\\u066e-\\u06d5\\u200c]{2,9}){0,2} ?[:：])'
const BETWEEN_FACTS = new RegExp(
  `\\s+(?:[${FACT_SIGNS}]\\s+|[-–—]\\s+(?:${NUMBERED}|${BEHIND_SECTION}|${BEHIND_CODE})|${BEFORE_LABEL})|\\s*\\|\\s*|\\s{2,}`,
  'g',
)
const LOOSE_CODE =
  /(?:^خبر ?\u200c?شماره|کد ?\u200c?(?:خبر|مطلب)|شناسه\u0654? ?\u200c?(?:خبر|مطلب)?)[ :]*(\d{3,12})(?!\d)/
/** «نوشته شده در … (آخرین ویرایش: …)» */
const LOOSE_UPDATED =
  /(?<=.)[([،؛–—|•·] ?(?:آخرین |اخرین )?(?:(?:به ?\u200c?روز ?\u200c?رسانی|بروزرسانی|ویرایش|تغییر|اصلاح)|به ?\u200c?روز ?شده)(?: شده)?(?: در)? ?[:：]? (?=[^()[\]]*\d)/
const LOOSE_COUNT = /(?:انتشار ?\u200c?یافته|تعداد نظرات?)[ :]*(\d{1,5})(?!\d)|[—|·•] (\d{1,5}) (?:نظر|دیدگاه|کامنت)$/

/** Lines that tell how a story came, with its author or section as a link among the words. */
const TELLING = /نوشته|ارسال|منتشر|انتشار|درج|ثبت|توسط|مورخه/
const TOLD_BY =
  /(?:توسط|به قلم|نوشته(?! شده)[\u0654]?(?: ی|‌ی)?) ?:? ([^\d|:،()]{4,40}?)(?= ?(?:در (?:مورخه|تاریخ|\d|ساعت|روز|یک|دو|سه|چهار|پنج|شنبه|جمعه)|[|،,(-]|$))/

/** Parts that tell of other stories: half the lines of a page, and none of its facts. */
const ELSEWHERE: ReadonlySet<Zone> = new Set(['related', 'advertisement'])
/** Under its own name a fact may stand in a box at the side. */
const NAMED_KINDS: ReadonlySet<PageFact['kind']> = new Set(['published', 'updated', 'author', 'code', 'section'])

/** Every fact on the page. `now`, the instant of the visit, settles years left out and «۲ ساعت پیش». */
export function pageFacts(map: PageMap, now: Date | null): PageFact[] {
  const facts: PageFact[] = []
  for (let at = 0; at < map.segments.length; at++) {
    const segment = map.segments[at]!
    if (segment.text.length > FACTS_CHARS_MAX) continue
    const zone = zoneOf(map, segment.element)
    if (ELSEWHERE.has(zone)) continue
    const standing = { place: segment.place, zone, element: segment.element, now }
    if (isValueOf(facts.at(-1), segment)) continue
    const found = factsOf(segment, map.segments, standing).map((fact) => withClock(fact, map.segments, now))
    facts.push(...(zone === 'side' ? found.filter(({ kind }) => NAMED_KINDS.has(kind)) : found))
  }
  const ofStory = new Set(facts.filter(isOfStory).map(({ place }) => place))
  const beside = Map.groupBy(
    facts.filter(({ zone }) => zone === 'side'),
    ({ place }) => place,
  )
  return facts.filter(
    (fact) =>
      !isHeadOfColumn(fact, map.segments[fact.place]!, ofStory) && (fact.zone !== 'side' || isOfBox(fact, beside)),
  )
}

/** A box at the side is the story's where it tells of several things, or has its code; others tell of other stories, or of the day. */
function isOfBox({ place }: PageFact, beside: ReadonlyMap<number, readonly PageFact[]>): boolean {
  const kinds: PageFact['kind'][] = []
  for (let at = place - SIDE_BOX_LINES; at <= place + SIDE_BOX_LINES; at++)
    for (const { kind } of beside.get(at) ?? []) kinds.push(kind)
  return kinds.includes('code') || (new Set(kinds).size > 1 && kinds.length <= SIDE_FACTS_MAX)
}

const SIDE_BOX_LINES = 12
/** More facts are those of a list of stories, each with its day and writer. */
const SIDE_FACTS_MAX = 6

/** Whether one of `places` is within so many lines. */
export function isNear(place: number, places: ReadonlySet<number>, lines: number): boolean {
  for (let at = place - lines; at <= place + lines; at++) if (places.has(at)) return true
  return false
}

/** «بخش» over a column of a table in the text, no section: alone among facts. */
function isHeadOfColumn({ kind, place, value }: PageFact, line: Segment, ofStory: ReadonlySet<number>): boolean {
  if (kind !== 'section' || !/^t[hd]$/.test(line.element.tag) || line.text.includes(value)) return false
  for (let at = place - BOX_LINES; at <= place + BOX_LINES; at++) if (at !== place && ofStory.has(at)) return false
  return true
}

function isOfStory({ kind }: PageFact): boolean {
  return kind === 'code' || kind === 'published' || kind === 'author'
}

/** Told by the label in the cell before it. */
function isValueOf(before: PageFact | undefined, { place, element, text }: Segment): boolean {
  if (before === undefined || !before.text.endsWith(text) || before.place >= place) return false
  return place - before.place <= VALUE_LINES_MAX && isLabelOf(before.element, element)
}

/** Updates of a live page have clocks of their own. */
const LIVE_HINT = /-live-/
/** «ساعت ۱۰:۵۵» may stand this far from its day. */
const TOLD_CLOCK_LINES = 4
const CLOCK =
  /^(?:ساعت ?:? ?)?\d{1,2}:\d{2}(?::\d{2})?(?: ?(?:[قب][.٫]? ?ظ\.?|قبل از ظهر|بعد از ظهر|صبح|عصر|شب|[ap]m))?$/

/** «۲۷ آبان ۱۴۰۳» in one cell and «۱۴:۲۵» in the one before or after it. */
function withClock(found: PageFact, segments: readonly Segment[], now: Date | null): PageFact {
  const isDay = (found.kind === 'date' || found.kind === 'published') && found.moment?.precision === 'day'
  if (!isDay) return found
  const clock = clockNear(found.place, segments)
  const moment = clock === undefined ? null : dateLine(`${found.value} ${clock}`, now)
  return moment === null ? found : { ...found, moment }
}

function clockNear(place: number, segments: readonly Segment[]): string | undefined {
  const beside = [segments[place + 1], segments[place - 1]].filter(
    (near) => near !== undefined && hasHint(near.element, LIVE_HINT, 3) === null,
  )
  const found = beside.map((near) => near!.text).find((text) => text.length <= LABEL_CHARS_MAX && isClock(text))
  if (found !== undefined) return found
  const around = segments.slice(Math.max(0, place - TOLD_CLOCK_LINES), place + 1 + TOLD_CLOCK_LINES)
  const named = around.findIndex(({ text }, at) => /^ساعت ?:?$/.test(text) && isClock(around[at + 1]?.text ?? ''))
  if (named >= 0) return around[named + 1]!.text
  return around
    .flatMap((segment) => segment.parts)
    .map(({ text }) => text)
    .find((text) => text.startsWith('ساعت') && isClock(text))
}

function isClock(text: string): boolean {
  return text.length <= LABEL_CHARS_MAX && DIGIT.test(text) && CLOCK.test(sameLetters(plainLine(text)))
}

/** Where a fact stands, and when the page was visited. */
type Standing = Pick<PageFact, 'place' | 'zone' | 'element'> & { now: Date | null }

function factsOf(segment: Segment, segments: readonly Segment[], at: Standing): PageFact[] {
  const next = segments[segment.place + 1]
  if (isOtherHeadline(segment)) return []
  // In cells the value decides: «ارسال» alone would be a button.
  const pair = labelAbove(segment, { next, segments }, at)
  const isInCells = pair !== null && isLabelOf(segment.element, next!.element)
  const whole = isInCells ? pair : (factOf(segment.text, at) ?? pair)
  const inParts = partFacts(segment, at)
  if (whole?.kind === 'author' && personName(whole.value) === null && inParts.length > 0) return inParts
  if (tellsOwnTale(segment.text)) {
    const codes = inParts.filter(({ kind }) => kind === 'code')
    return [...codes, ...looseFacts({ ...segment, linkChars: 0 }, codes, at)]
  }
  if (whole === null && isProseSegment(segment) && segment.text.length > FACTS_CHARS_MAX / 2) return []
  const found =
    whole === null
      ? [...inParts, ...looseFacts(segment, inParts, at)]
      : inParts.length > 1
        ? inParts
        : [withValueBelow(whole, next, at)]
  const changed =
    whole?.kind === 'published' && found.length === 1 ? changedFact(sameLetters(plainLine(segment.text)), at) : null
  if (changed !== null) found.push(changed)
  const author = found.some(({ moment }) => moment !== null) ? toldAuthor(segment.text, at) : null
  return author === null ? found : [...found, author]
}

/** A line that is mostly one long link tells of the story it leads to. */
function isOtherHeadline({ text, links, linkChars }: Segment): boolean {
  return (
    linkChars * 2 > text.length &&
    links.some((link) => link.text.length >= OTHER_HEADLINE_CHARS_MIN && dateLine(link.text) === null)
  )
}

/** Facts in the middle of a line of other words, where the line itself is no fact. */
function looseFacts(segment: Segment, known: readonly PageFact[], at: Standing): PageFact[] {
  const { text } = segment
  const same = sameLetters(plainLine(text))
  const facts: PageFact[] = []
  const code = LOOSE_CODE.exec(same)?.[1]
  if (code !== undefined && !known.some((fact) => fact.kind === 'code'))
    facts.push(fact(at, 'code', { value: code, text }))
  const counted = LOOSE_COUNT.exec(same)
  const count = counted?.[1] ?? counted?.[2]
  if (count !== undefined) facts.push(fact(at, 'comment-count', { value: count, text }))
  const changed = known.some((other) => other.kind === 'updated') ? null : changedFact(same, at)
  if (changed !== null) facts.push(changed)
  const isTold = segment.linkChars === 0 || (TELLING.test(same) && segment.linkChars < text.length / 2)
  if (isTold && /\d/.test(same) && !known.some((other) => other.moment !== null)) {
    const moment = looseMoment(text)
    if (moment !== null) facts.push(fact(at, 'loose-date', { value: text, text, moment }))
  }
  return facts
}

/** When the story was changed, told behind when it was published; a clock alone has no moment yet. */
function changedFact(same: string, at: Standing): PageFact | null {
  const changed = LOOSE_UPDATED.exec(same)
  if (changed === null) return null
  const value = same.slice(changed.index + changed[0].length).replace(/[)\]]$/, '')
  const moment = momentIn(value)
  return moment === null && !CLOCK.test(value) ? null : fact(at, 'updated', { value, text: same, moment })
}

/** «نوشته شده در … توسط مینا رستگار»: a name in the middle of a line that tells when. */
function toldAuthor(text: string, at: Standing): PageFact | null {
  const line = plainLine(text)
  const found = TOLD_BY.exec(sameLetters(line))?.[1]
  if (found === undefined) return null
  const from = sameLetters(line).indexOf(found)
  const name = personName(line.slice(from, from + found.length))
  return name === null ? null : fact(at, 'author', { value: name, text })
}

function fact(
  { place, zone, element }: Standing,
  kind: PageFact['kind'],
  { value, text, moment = null }: { value: string; text: string; moment?: Moment | null },
): PageFact {
  return { kind, value, moment, text, place, zone, element }
}

function factOf(line: string, at: Standing): PageFact | null {
  const text = /^\([^()]+\)$/.test(line) ? line.slice(1, -1) : line
  const label = labelOf(text)
  if (label !== null) return fact(at, label.kind, { value: label.value, text, moment: labelledMoment(label, at.now) })
  const moment = dateLine(text, at.now)
  if (moment !== null) return fact(at, 'date', { value: text, text, moment })
  if (isClock(text)) return fact(at, 'clock', { value: sameLetters(plainLine(text)), text })
  const plain = plainLine(text)
  const begun = BEGUN.exec(plain)?.[1]
  const beginning = begun === undefined ? null : dateLine(begun, at.now)
  if (beginning !== null) return fact(at, 'date', { value: begun!, text, moment: beginning })
  const named = NAMED.exec(plain)?.[1]
  if (named !== undefined && isGivenName(named.split(' ')[0]!)) return fact(at, 'author', { value: named, text })
  const ago = agoLine(text, at.now)
  return ago === null ? null : fact(at, 'ago', { value: text, text, moment: ago })
}

/** «شروع پوشش: شنبه ۲۷ دی ۱۳۹۹ - ۰۹:۳۰». Other words before a colon and a date tell of what the story is about. */
const BEGUN = /^(?:شروع|آغاز|اغاز)[^\d۰-۹:：.؟!]{0,22}[:：] ?(.*[\d۰-۹].*)$/

/** «نویسنده مینا رستگار», without a colon: only a given name tells it from a sentence. */
const NAMED = /^(?:نویسنده|نويسنده|خبرنگار|گزارشگر|به قلم|نگارش(?: از)?) ([^\d.،:؟!]{5,35})$/

function labelledMoment({ kind, value }: Label, now: Date | null): Moment | null {
  if (kind === 'printed') return momentIn(value, now)
  if ((kind !== 'published' && kind !== 'updated') || value === '') return null
  return dateLine(value, now) ?? agoLine(value, now) ?? looseMoment(value)
}

/** Lines of a value in a cell: a day, the same day of another calendar, the clock. */
const VALUE_LINES_MAX = 3

function linesOf(first: Segment, segments: readonly Segment[]): string {
  const lines = segments
    .slice(first.place, first.place + VALUE_LINES_MAX)
    .filter(({ element }) => element === first.element)
  return lines.map(({ text }) => text).join(' ')
}

/** «dt» and its «dd»; of the cells of a row each second one belongs to the one before it. */
function isLabelOf(label: HtmlElement, value: HtmlElement): boolean {
  if (label.tag === 'dt') return value.tag === 'dd'
  // A head beside a head is of the column next to it.
  if (!/^t[hd]$/.test(label.tag) || value.tag !== 'td' || label.parent === null || label.parent !== value.parent)
    return false
  // A row of thousands is asked about by each of its cells.
  if (label.parent.children.length > ROW_NODES_MAX) return false
  const cells = label.parent.children.filter(({ kind }) => kind === 'element')
  const at = cells.indexOf(label)
  return cells.length <= ROW_CELLS_MAX && at % 2 === 0 && cells[at + 1] === value
}

const ROW_CELLS_MAX = 12
/** With the texts between the cells. */
const ROW_NODES_MAX = 30

function labelAbove(
  segment: Segment,
  { next, segments }: { next: Segment | undefined; segments: readonly Segment[] },
  at: Standing,
): PageFact | null {
  if (next === undefined) return null
  const isCell = isLabelOf(segment.element, next.element)
  const value = isCell ? linesOf(next, segments) : next.text
  const pair = labelledPair(segment.text, value, at.now) ?? labelledPair(segment.text, next.text, at.now)
  if (pair === null) return null
  if (pair.kind === 'author' && !isNamed(pair.value, segment)) return null
  // What a label over a short line means is sure in a list of facts only.
  if ((pair.kind === 'section' || pair.kind === 'clock') && !isCell) return null
  return fact(at, pair.kind, { ...pair, text: `${segment.text}: ${next!.text}` })
}

/** A cell says whose name stands in the next; elsewhere «خبرنگار» may stand below the name it belongs to. */
function isNamed(name: string, { element }: Segment): boolean {
  const person = personName(name)
  return person !== null && (/^(?:dt|th|td)$/.test(element.tag) || hasGivenName(person))
}

const LABELS_ABOVE_VALUES: ReadonlySet<PageFact['kind']> = new Set(['published', 'updated', 'author', 'source'])

/** «تاریخ انتشار:» in one cell and the date in the next. */
function withValueBelow(found: PageFact, next: Segment | undefined, at: Standing): PageFact {
  if (found.value !== '' || !LABELS_ABOVE_VALUES.has(found.kind)) return found
  if (next === undefined || next.text.length > VALUE_CHARS_MAX) return found
  return factOf(`${found.text.replace(/[:：\s]*$/, '')}: ${next.text}`, at) ?? found
}

function phraseFact(text: string, at: Standing): PageFact | null {
  if (text.length > PHRASE_CHARS_MAX || !DIGIT.test(text)) return null
  const changed = LOOSE_UPDATED.exec(sameLetters(text))
  const phrase = datedPhrase(changed === null ? text : text.slice(0, changed.index), at.now)
  return phrase === null ? null : fact(at, phrase.kind, { value: text, text, moment: phrase.moment })
}

function partFacts(segment: Segment, at: Standing): PageFact[] {
  const facts: PageFact[] = []
  const parts = segment.parts.flatMap((part) => {
    const pieces = piecesOf(part.text).filter((piece) => /[\p{L}\p{N}]/u.test(piece))
    return pieces.map((text) => ({ text, element: part.element ?? segment.element }))
  })
  for (let place = 0; place < parts.length; place++) {
    const { text, element } = parts[place]!
    const next = parts[place + 1]
    const joined =
      next === undefined
        ? null
        : (joinedFact(text, next.text, { ...at, element }) ?? joinedClock(text, next.text, { ...at, element }))
    const here = { ...at, element }
    const found = joined ?? factOf(text, here) ?? sectionOf(text, parts.length, here) ?? phraseFact(text, here)
    if (found === null) continue
    facts.push(found)
    if (joined !== null) place++
  }
  return facts
}

/** «سرویس فرهنگ» among other facts, without a colon. */
function sectionOf(text: string, parts: number, at: Standing): PageFact | null {
  const name = parts < 2 ? undefined : /^(?:سرویس|گروه)(?: خبری)? ([^\d۰-۹:.،؟!]{2,25})$/.exec(plainLine(text))?.[1]
  return name === undefined ? null : fact(at, 'section', { value: name, text })
}

/** What stands between the signs and before the labels of a line, as written. */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let from = 0
  for (const { index, 0: between } of sameLetters(text).matchAll(BETWEEN_FACTS)) {
    pieces.push(text.slice(from, index))
    from = index + between.length
  }
  return [...pieces, text.slice(from)]
}

const AUTHOR_LABELS = /^(?:نوشته|نوشته ی|به قلم|نویسنده|توسط|by)$/
const VALUE_LABELS = /[:：]$|^(?:کد|کد خبر|کد مطلب|شناسه|شناسه خبر|تاریخ|تاریخ انتشار|توسط|نویسنده)$/

/** A label and its value in two parts: «کد خبر:» and «۱۲۳», «نوشته» and «سارا آزمون». */
function joinedFact(text: string, next: string, at: Standing): PageFact | null {
  const same = sameLetters(plainLine(text))
  if (AUTHOR_LABELS.test(same) && personName(next) !== null) {
    return fact(at, 'author', { value: next, text: `${text} ${next}` })
  }
  const pair = labelledPair(text, next, at.now)
  if (pair !== null) return fact(at, pair.kind, { ...pair, text: `${text} ${next}` })
  return VALUE_LABELS.test(same) ? factOf(`${text} ${next}`, at) : null
}

/** «۱۴:۲۵ | ۱۴۰۳/۰۸/۲۷», in either order. */
function joinedClock(text: string, next: string, at: Standing): PageFact | null {
  const isClock = (part: string) => CLOCK.test(sameLetters(plainLine(part)).replace(/^[^\d:]{2,30}[:：] ?/, ''))
  if (isClock(text) === isClock(next)) return null
  const found = factOf(`${text} ${next}`, at)
  return found?.moment?.precision === 'minute' || found?.moment?.precision === 'second' ? found : null
}

function looseMoment(text: string): Moment | null {
  return /\d[^\d]*\d/.test(sameLetters(text)) ? momentIn(text) : null
}
