/** A text dump cut into lines that know what they are. */

import { breadcrumbLine, sectionsLine } from '../page/words/breadcrumb-line.ts'
import { sourceName } from '../page/words/credits.ts'
import { type Label, labelOf } from '../page/words/labels.ts'
import { dateLine, type Moment, momentIn } from '../page/words/moments.ts'
import { hasGivenName, personName } from '../page/words/person-name.ts'
import { collapsed, FACT_SIGNS, plainLine, sameLetters } from '../page/words/plain-line.ts'

/** More lines than any story has; the rest is not read. */
export const DUMP_LINES_MAX = 20_000
/** Characters of one line that are read. */
export const LINE_CHARS_MAX = 20_000

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
/** Signs that stand between the facts of one line: «۳ دیدگاه · ۳ دقیقه خواندن», «کد خبر: ۱۲ | ۸ بازدید». */
const NEXT_LABEL =
  '(?:تاریخ|کد|شناسه|شماره|ساعت|نویسنده|خبرنگار|تعداد|بازدید)(?:[ \\u200c][\\u0621-\\u065f\\u066e-\\u06d5\\u200c]{2,9}){0,2} ?[:：]'
const BETWEEN_FACTS = new RegExp(`\\s+[${FACT_SIGNS}]\\s+|\\s{3,}|\\t+|\\s+(?=${NEXT_LABEL})`)
const SIGN_BETWEEN = new RegExp(`[${FACT_SIGNS}\\t]|\\s{3}`)
const LABEL_BETWEEN = new RegExp(`.\\s${NEXT_LABEL}`)
const COLON = /[:：]/
/** A line of so many short words between signs is the site's menu. */
const MENU_PARTS_MIN = 5
const MENU_PART_CHARS_MAX = 25
const MENU_CHARS_MAX = 600
/** What programs that turn pages into text set around words: headings, pictures, links, bold letters, numbers of links. */
const MARKUP: [RegExp, string][] = [
  [/!\[[^\]]{0,300}\]\([^()\s]{0,500}\)/g, ''],
  [/\[([^\]]{0,300})\]\([^()\s]{0,500}\)/g, '$1'],
  [/\*\*/g, ''],
  [/^\s*(?:#{1,6}|>) (?=\S)/, ''],
  [/(?<![\p{L}\p{N}])\[\d{1,3}\](?=[\p{L}\p{N}])/gu, ''],
  [/^\s*[\u{1F100}-\u{1FAFF}\u2600-\u2604\u2614-\u27BF]\ufe0f?\s?/u, ''],
]
/** «[2]خانه [3]سیاسی [4]ورزشی»: links beside one another. */
const LINKS_LINE = /^\s*(?:\[\d{1,3}\][^[\]]{1,25}){3,}$/
const SOME_MARKUP = /[[*#>\u2600-\u27BF]|[\uD83C-\uD83E]/

const LINE_ENDS = /\r\n?|\n|\u2028|\u2029/
const OTHER_LINE_ENDS = /[\r\u2028\u2029]/

/** The lines of a dump that hold anything, at most {@link DUMP_LINES_MAX}. `now` settles years left out of dates. */
export function dumpLines(text: string, now: Date | null): DumpLine[] {
  const lines: DumpLine[] = []
  let group = 0
  let isOpen = false
  for (const raw of text.split(OTHER_LINE_ENDS.test(text) ? LINE_ENDS : '\n', DUMP_LINES_MAX)) {
    const content = withoutMarkup(raw.length > LINE_CHARS_MAX ? raw.slice(0, LINE_CHARS_MAX) : raw)
    if (content.trim() === '') {
      if (isOpen) group++
      isOpen = false
      continue
    }
    isOpen = true
    for (const line of linesOf(content, group, now)) lines.push(line)
  }
  return lines
}

function withoutMarkup(line: string): string {
  if (!SOME_MARKUP.test(line)) return line
  if (LINKS_LINE.test(line)) return ''
  return MARKUP.reduce((text, [sign, kept]) => text.replace(sign, kept), line)
}

/** One line, or one for each of the facts it strings together. */
function linesOf(content: string, group: number, now: Date | null): DumpLine[] {
  const line = dumpLine(content, group, now)
  if (content.includes('|') && isMenu(content)) return [{ ...line, kind: 'mark', path: [] }]
  if (line.kind !== 'text' || content.length > 160 || !hasBetween(content)) return [line]
  const facts = content.split(BETWEEN_FACTS).filter((fact) => fact.trim() !== '')
  if (facts.length < 2) return [line]
  const parts = facts.map((fact) => namedLine(dumpLine(fact, group, now)))
  const isFacts =
    parts.every((part) => part.kind !== 'text') && parts.some(({ kind }) => kind === 'date' || kind === 'label')
  return isFacts ? parts : [line]
}

function hasBetween(content: string): boolean {
  return SIGN_BETWEEN.test(content) || (COLON.test(content) && LABEL_BETWEEN.test(content))
}

function isMenu(content: string): boolean {
  const parts = content.slice(0, MENU_CHARS_MAX).split(/ \| /)
  return (
    parts.length >= MENU_PARTS_MIN &&
    parts.every((part) => part.length <= MENU_PART_CHARS_MAX && !/\d|[۰-۹]/.test(part))
  )
}

/** A person's name alone on its line, or between facts, is the author's. */
export function namedLine(line: DumpLine): DumpLine {
  return line.kind === 'text' && isNameAlone(line.text)
    ? { ...line, kind: 'label', label: { kind: 'author', value: line.text } }
    : line
}

/** A name and nothing else, told by its given name. */
function isNameAlone(text: string): boolean {
  return personName(text) !== null && hasGivenName(plainLine(text))
}

function dumpLine(content: string, group: number, now: Date | null): DumpLine {
  const isRow = content.trim().includes('\t')
  const text = isRow ? content.trim().split('\t').map(collapsed).join('\t') : collapsed(content)
  const line: DumpLine = { kind: 'text', text, label: null, moment: null, path: [], group, isRow, isBullet: false }
  if (!/[\p{L}\p{N}]/u.test(text)) line.kind = 'mark'
  else if (/^https?:\/\/\S+$/i.test(text)) line.kind = 'url'
  else if (/^\d{1,3}\. https?:\/\/\S+$/i.test(text)) line.kind = 'mark'
  else tellWhatItIs(line, now)
  return line
}

/** A line of words: a label, a date, a path through the site, or text. */
function tellWhatItIs(line: DumpLine, now: Date | null): void {
  const { text } = line
  const label = labelOf(text)
  if (label !== null && tellsWhatItSays(label, now)) {
    line.kind = 'label'
    line.label = label
    return
  }
  const moment = dateLine(text, now)
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
