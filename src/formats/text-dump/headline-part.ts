/** Which of a dump's first lines are the kicker, the headline and the lead: told by length, punctuation and order. */
import { isRole } from '#sourcing'
import { isCommonSection } from '../page/words/common-sections.ts'
import { opensStory } from '../page/words/credits.ts'
import { plainLine, wordKey } from '../page/words/plain-line.ts'
import { type DumpLine, isProse } from './dump-line.ts'
import { headlineFields } from './upper-lines.ts'

export interface HeadlinePart {
  kicker: string | null
  title: string | null
  lead: string | null
  /** Named on a line of its own over the headline. */
  section: string | null
  /** The site's name, when the dump opens with it. */
  siteName: string | null
  /** The story's lines after the headlines. */
  body: DumpLine[]
}

const KICKER_CHARS_MAX = 110
const SITE_NAME_CHARS_MAX = 30
/** Leads of Iranian news are one or two sentences, shorter than the paragraphs that follow them. */
const LEAD_CHARS_MAX = 320
const LEAD_ALONE_CHARS_MAX = 230
const LEAD_TO_PARAGRAPH = 0.85
const SENTENCES_IN_LEAD_MAX = 2

/** Splits the story's lines into headlines and body. */
export function splitHeadlines(part: readonly DumpLine[], trailTitle: string | null): HeadlinePart {
  const fields = headlineFields(part)
  if (fields !== null) {
    const { title, kicker, lead, rest } = fields
    return { kicker, title, lead, section: null, siteName: null, body: rest }
  }
  const story = withHeadlinesOfFilms(part)
  const first = story.findIndex(
    (line) => line.kind === 'text' && (isProse(line.text) || opensStory(line.text) || line.isRow),
  )
  const bodyFrom = first < 0 ? story.length : first
  const upper = story.slice(0, bodyFrom)
  const { siteName, lines } = withoutMasthead(upper, story)
  const titleAt = titlePlace(lines, trailTitle)
  if (titleAt < 0) return titleless(story, bodyFrom, siteName)
  const title = lines[titleAt]!.text
  const { kicker, section } = linesBeforeTitle(lines, titleAt)
  const between = linesAfterTitle(lines, titleAt)
  if (between.length > 0)
    return { kicker, title, lead: between.join(' '), section, siteName, body: story.slice(bodyFrom) }
  const hasLead = isLeadAt(story, bodyFrom)
  return {
    kicker,
    title,
    lead: hasLead ? story[bodyFrom]!.text : null,
    section,
    siteName,
    body: story.slice(hasLead ? bodyFrom + 1 : bodyFrom),
  }
}

/** «ببینید/ لحظهٔ فرود»: above the body this is a headline, below it a link to another story. */
function withHeadlinesOfFilms(story: readonly DumpLine[]): DumpLine[] {
  const body = story.findIndex((line) => line.kind === 'text' && isProse(line.text))
  return story.map((line, at) =>
    at < body && line.label?.kind === 'read-more' && line.label.value !== ''
      ? { ...line, kind: 'text', label: null }
      : line,
  )
}

/** A story that begins with its first full line: that line is the headline. */
function titleless(story: readonly DumpLine[], bodyFrom: number, siteName: string | null): HeadlinePart {
  const line = story[bodyFrom]
  const isTitle =
    line !== undefined && line.text.length <= 200 && story.slice(bodyFrom + 1).some((next) => next.kind === 'text')
  return {
    kicker: null,
    title: isTitle ? line.text : null,
    lead: null,
    section: null,
    siteName,
    body: story.slice(isTitle ? bodyFrom + 1 : bodyFrom),
  }
}

/** Text lines above the body without site name, menus and tickers, which share the dump's first group of lines. */
function withoutMasthead(
  upper: readonly DumpLine[],
  story: readonly DumpLine[],
): { siteName: string | null; lines: DumpLine[] } {
  const texts = headlinesAmong(upper)
  const firstGroup = upper.filter((line) => line.group === upper[0]?.group)
  const opening = firstGroup.filter((line) => line.kind === 'text')
  const isMasthead =
    opening.length > 0 &&
    opening.length < texts.length &&
    isSiteName(opening[0]!.text) &&
    (firstGroup.length > 1 || isNamedElsewhere(opening[0]!.text, story))
  if (!isMasthead) return { siteName: null, lines: texts }
  return { siteName: opening[0]!.text, lines: texts.filter((line) => line.group !== opening[0]!.group) }
}

function isSiteName(text: string): boolean {
  const line = plainLine(text)
  return line.length <= SITE_NAME_CHARS_MAX && line.split(' ').length <= 4 && !/[:؛؟!.،]/.test(line)
}

function isNamedElsewhere(name: string, story: readonly DumpLine[]): boolean {
  const key = wordKey(name)
  return key.length > 2 && story.some((line) => line.text !== name && wordKey(line.text.slice(0, 80)).includes(key))
}

/** Lines of words; those of lists and single words at their end («توضیحات») only where there is nothing else. */
function headlinesAmong(upper: readonly DumpLine[]): DumpLine[] {
  const texts = upper.filter((line) => line.kind === 'text')
  const whole = texts.filter((line) => !line.isBullet)
  const headlines = whole.length > 0 ? whole : texts
  while (headlines.length > 1 && isOneWord(headlines.at(-1)!) && !isOneWord(headlines.at(-2)!)) headlines.pop()
  return headlines
}

function isOneWord({ text }: DumpLine): boolean {
  return !plainLine(text).includes(' ')
}

/** A headline printed twice, or at the end of the breadcrumb, is the headline; else the last line above the body is. */
function titlePlace(lines: readonly DumpLine[], trailTitle: string | null): number {
  const keys = lines.map((line) => wordKey(line.text))
  const trail = trailTitle === null ? '' : wordKey(trailTitle)
  for (let at = 0; at < keys.length; at++) {
    if (keys[at] === trail || keys.indexOf(keys[at]!, at + 1) >= 0) return at
  }
  return lines.length - 1
}

/** The kicker stands right over the headline; over both, or in its place, the name of a section may stand. */
function linesBeforeTitle(
  lines: readonly DumpLine[],
  titleAt: number,
): { kicker: string | null; section: string | null } {
  const above = lines.slice(0, titleAt).filter(({ text, isBullet }) => !isBullet && !/^#\S+$/.test(text))
  const [over, last] = above.slice(-2).length === 2 ? above.slice(-2) : [undefined, above.at(-1)]
  if (last === undefined || last.text.length > KICKER_CHARS_MAX || isRole(plainLine(last.text)))
    return { kicker: null, section: null }
  if (isSection(last)) return { kicker: null, section: last.text }
  return { kicker: last.text, section: over !== undefined && isCommonSection(over.text) ? over.text : null }
}

/** A kicker says something; one word («هندبال»), or what sections are commonly called, is a section. */
function isSection(line: DumpLine): boolean {
  return isCommonSection(line.text) || (isOneWord(line) && /^\p{L}[\p{L}\p{M}\u200c]+$/u.test(plainLine(line.text)))
}

function linesAfterTitle(lines: readonly DumpLine[], titleAt: number): string[] {
  const key = wordKey(lines[titleAt]!.text)
  return lines
    .slice(titleAt + 1)
    .filter((line) => wordKey(line.text) !== key)
    .map((line) => line.text)
}

function isLeadAt(story: readonly DumpLine[], at: number): boolean {
  const line = story[at]
  if (line === undefined || line.isRow || line.isBullet || line.text.length > LEAD_CHARS_MAX || opensStory(line.text))
    return false
  const later = story.slice(at + 1).filter((next) => next.kind === 'text')
  const next = later[0]
  if (next === undefined) return false
  if (isFact(story[at + 1]!)) return true
  if (opensStory(next.text)) return true
  if (line.text.length > LEAD_ALONE_CHARS_MAX || sentences(line.text) > SENTENCES_IN_LEAD_MAX) return false
  const paragraphs = later.filter((paragraph) => !paragraph.isBullet && !paragraph.isRow && isProse(paragraph.text))
  const lengths = (paragraphs.length > 0 ? paragraphs : later)
    .slice(0, 3)
    .map((paragraph) => paragraph.text.length)
    .sort((one, other) => one - other)
  return line.text.length < lengths[lengths.length >> 1]! * LEAD_TO_PARAGRAPH
}

/** Code, dates and counters often stand between lead and body. */
function isFact(line: DumpLine): boolean {
  return line.kind === 'date' || line.kind === 'mark' || (line.label !== null && FACT_LABELS.has(line.label.kind))
}

const FACT_LABELS = new Set([
  'code',
  'published',
  'updated',
  'author',
  'views',
  'comment-count',
  'reading-time',
  'share',
])

function sentences(text: string): number {
  return text.match(/[.؟!](?:\s|$)/g)?.length ?? 0
}
