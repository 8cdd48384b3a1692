/** One line of a text dump: what it is, and how it reads. */

import { breadcrumbLine, sectionsLine } from '../page/words/breadcrumb-line.ts'
import { sourceName } from '../page/words/credits.ts'
import { type Label, labelOf } from '../page/words/labels.ts'
import { dateLine, isManyCalendars, type Moment, momentIn } from '../page/words/moments.ts'
import { hasGivenName, personName } from '../page/words/person-name.ts'
import { collapsed, plainLine, sameLetters } from '../page/words/plain-line.ts'
import { isHashtags } from '../page/words/split-tags.ts'

export type LineKind = 'text' | 'label' | 'date' | 'breadcrumb' | 'url' | 'mark'

export interface DumpLine {
  kind: LineKind
  /** As found, white space collapsed; tabs of a table row kept. */
  text: string
  label: Label | null
  moment: Moment | null
  /** Parts of a breadcrumb, front page left out. */
  path: string[]
  /** Number of the group of lines between empty lines, from 0. */
  group: number
  isRow: boolean
  isBullet: boolean
}

const BULLET = /^(?:[•▪●◦■◾‣*]|[-–—](?= ))[ \u00a0]*/
/** A person's name alone on its line, or between facts, is the author's. */
export function namedLine(line: DumpLine): DumpLine {
  return line.kind === 'text' && isNameAlone(line.text)
    ? { ...line, kind: 'label', label: { kind: 'author', value: line.text } }
    : line
}

/** A name and nothing else, told by its given name. */
export function isNameAlone(text: string): boolean {
  return personName(text) !== null && hasGivenName(plainLine(text))
}

/** What a line is by its own words. `now` settles years left out of dates. */
export function dumpLine(content: string, group: number, now: Date | null): DumpLine {
  const isRow = content.trim().includes('\t')
  const text = isRow ? content.trim().split('\t').map(collapsed).join('\t') : collapsed(content)
  const line: DumpLine = { kind: 'text', text, label: null, moment: null, path: [], group, isRow, isBullet: false }
  if (!/[\p{L}\p{N}]/u.test(text)) line.kind = 'mark'
  else if (ADDRESS.test(text)) tellWhose(line)
  else if (END_CODE.test(text) && dateLine(text, now) === null) line.kind = 'mark'
  else tellWhatItIs(line, now)
  if (line.kind === 'text' && isOfThePage(text)) line.kind = 'mark'
  return line
}

const ADDRESS = /^(?:\d{1,3}\. |[^:：]{2,30}[:：] ?)?https?:\/\/\S+$/i
/** «انتهای پیام» is often followed by numbers of who wrote and who passed the story. */
const END_CODE = /^[\d۰-۹٠-٩]{3,6}(?:\/[\d۰-۹٠-٩]{2,6})+$/

/** «https://…», «لینک خبر: https://…» is the story's address; one in a list of links, of a short link or of a tool is none. */
function tellWhose(line: DumpLine): void {
  const at = line.text.search(/https?:/i)
  const before = sameLetters(line.text.slice(0, at))
  line.kind = before === '' || OWN_ADDRESS.test(before) ? 'url' : 'mark'
  line.text = line.text.slice(at)
}

const OWN_ADDRESS =
  /^(?:(?:لینک|نشانی|[آا]درس|پیوند) (?:این )?(?:خبر|مطلب|صفحه|نوشته|گزارش)|متن کامل|نسخه وب|ادامه(?: خبر| مطلب)?|لینک|پیوند|نشانی|url|link)(?: (?:در|روی) (?:سایت|وب))? ?[:：]/i

/** What belongs to the page and not to its story: the words under a picture, ways about the page and to others. */
function isOfThePage(text: string): boolean {
  return text.length <= PAGE_LINE_CHARS_MAX && OF_THE_PAGE.test(sameLetters(plainLine(text)))
}

const PAGE_LINE_CHARS_MAX = 200
const OF_THE_PAGE =
  /^(?:پرش|رفتن|برو|بروید) به (?:محتوا|متن|مطلب)|^شما اینجا هستید ?[:：]|^(?:توضیح|شرح) ?\u200c?(?:تصویر|عکس) ?[،,:؛]|^صفحه ?(?:قبل|بعد)ی? ?\||^(?:[آا]رشیو|بایگانی) ?[:：](?=.*\d)|(?:صفحه|رکورد) \d{1,5} از \d{1,5}[ #]*$|^خوراک ?[:：]|^اگر این (?:نامه|ایمیل|پیام|خبرنامه) را .{0,20}نمی ?\u200c?بینید/

/** A line of words: a label, a date, a path through the site, or text. */
function tellWhatItIs(line: DumpLine, now: Date | null): void {
  const { text } = line
  const label = labelOf(text) ?? labelOfDump(text)
  if (label !== null && tellsWhatItSays(label, now)) {
    line.kind = 'label'
    line.label = label
    return
  }
  const moment = dateLine(text, now) ?? (isMasthead(text) ? momentIn(text, now) : null)
  if (moment !== null) {
    line.kind = 'date'
    line.moment = moment
    return
  }
  const path = breadcrumbLine(text) ?? sectionsLine(text)
  if (path.length > 0) {
    line.kind = 'breadcrumb'
    line.path = path
  } else line.isBullet = BULLET.test(plainLine(text))
}

/** «سال هفتم - شمارهٔ ۱۹۴۲ - سه‌شنبه ۹ اسفند ۱۳۸۴ - ۲۹ محرم ۱۴۲۷ - ۲۸ فوریهٔ ۲۰۰۶»: the day over a newspaper, in its calendars. */
function isMasthead(text: string): boolean {
  return text.length <= MASTHEAD_CHARS_MAX && isManyCalendars(text)
}

const MASTHEAD_CHARS_MAX = 140

/** «صفحهٔ ۴ (اقتصاد)» of a newspaper, «#بندر #آب_انبار». */
function labelOfDump(text: string): Label | null {
  if (text.length > PAGE_LINE_CHARS_MAX) return null
  const section = text.startsWith('ص') ? PAPER_PAGE.exec(sameLetters(text))?.[1] : undefined
  if (section !== undefined) return { kind: 'section', value: section.trim() }
  return text.startsWith('#') && isHashtags(text) && text.includes('#', 1) ? { kind: 'tags', value: text } : null
}

const PAPER_PAGE = /^صفحه ?\d{1,3} ?(?:[-–—:،|(]) ?([^()\d.؟!:]{2,30})\)?$/

/** «گزارش: بازار آرام شد» begins like a label and is a headline: what a label announces must follow it. */
function tellsWhatItSays({ kind, value }: Label, now: Date | null): boolean {
  switch (kind) {
    case 'author':
      return value === '' || personName(value) !== null
    case 'source':
      return value === '' || sourceName(value) !== null
    case 'published':
    case 'updated':
      return value === '' || dateLine(value, now) !== null || momentIn(value, now) !== null
    default:
      return true
  }
}

/** A list line without its bullet. */
export function withoutBullet(text: string): string {
  return plainLine(text).replace(BULLET, '')
}

/** Whether a line ends as a sentence ends. A closing quotation mark or bracket may follow. */
export function endsSentence(text: string): boolean {
  return SENTENCE_ENDS.includes(lastSign(plainLine(text)))
}

/** A line that reads as running prose: a full sentence of some length, or very long. */
export function isProse(text: string): boolean {
  const line = plainLine(text)
  if (line.length >= PROSE_CHARS) return true
  if (line.length < SENTENCE_CHARS_MIN) return false
  if (/[؟?!»"”]$/.test(line) && /[؟?!][»"”]*$/.test(line)) return line.length >= QUESTION_PROSE_CHARS
  return SENTENCE_ENDS.includes(lastSign(line))
}

const SENTENCE_ENDS = ['.', '!', '؟', '?', '…']
const CLOSING_MARKS = '»"”\'’)]'

/** The last character of a line (trimmed) that closes no quotation and no bracket; empty where there is none. */
function lastSign(line: string): string {
  let at = line.length - 1
  while (at >= 0 && CLOSING_MARKS.includes(line[at]!)) at--
  return at < 0 ? '' : line[at]!
}

/** Headlines of Iranian news hardly pass 130 characters, rarely end with a full stop, and questions among them are short. */
const PROSE_CHARS = 150
const QUESTION_PROSE_CHARS = 75
const SENTENCE_CHARS_MIN = 25

/** The words alone, for comparing with labels. */
export function plainWords(text: string): string {
  return sameLetters(plainLine(text))
}
