/** Fields over a text that was kept: a crawler's («URL: https://…», «Title: …») or those of a mail. */
import { opensStory } from '../page/words/credits.ts'
import { type Moment, momentIn } from '../page/words/moments.ts'
import { wordKey } from '../page/words/plain-line.ts'
import { type DumpLine, isProse } from './dump-line.ts'

const FIELD = /^(?<name>[a-z][a-z _-]{1,24}) ?: ?(?<value>\S.*)$/i
const ADDRESS_NAMES = /^(?:url|link|address|canonical(?: url)?|source[ _-]?url|warc-target-uri)$/
/** Between a headline and the name of its site. */
const BEFORE_SITE = /\s+[-–—|]\s+([^-–—|]{2,30})$/
const TITLE_CHARS_MIN = 15

export interface RecordHeader {
  /** Of the text, and what its header says of it. */
  lines: DumpLine[]
  title: string | null
  siteName: string | null
  /** What it says the story is about. */
  description: string | null
  /** When the mail was sent. */
  sent: Moment | null
}

interface Field {
  name: string
  value: string
}

/** The lines without such fields, of which the address and what labels of pages say as well are kept. */
export function withoutRecordHeader(lines: readonly DumpLine[]): RecordHeader {
  // Front matter stands between lines of strokes.
  const from = lines.findIndex(({ kind }) => kind !== 'mark')
  const fields = fieldsOver(lines.slice(from < 0 ? lines.length : from))
  const told = (name: string) => fields.find((field) => field.name === name)?.value ?? null
  const story = lines.slice(from + fields.length)
  const isMail = told('from') !== null && told('subject') !== null
  const isRecord = told('title') !== null || fields.some(({ name }) => ADDRESS_NAMES.test(name))
  if (fields.length < 2 || !(isMail || isRecord))
    return { lines: [...lines], title: null, siteName: null, description: null, sent: null }
  const named = told(isMail ? 'subject' : 'title')
  const printed = named === null ? null : printedTitle(named, story)
  // A letter of news has a subject of its own; where the text begins at once, the subject is the headline.
  const title = named === null ? null : (printed ?? (isMail && !beginsAtOnce(story) ? null : withoutSite(named)))
  const header = fields.map((field, at) =>
    headerLine(lines[from + at]!, field, { isMail, title: printed === null ? title : null }),
  )
  return {
    lines: [...header, ...story],
    title,
    siteName: isMail || named === null ? null : (BEFORE_SITE.exec(named)?.[1] ?? null),
    description: told('description'),
    sent: isMail ? momentIn(told('date') ?? '') : null,
  }
}

/** A field as a line. `title` is given where no other line has it. */
function headerLine(
  line: DumpLine,
  { name, value }: Field,
  header: { isMail: boolean; title: string | null },
): DumpLine {
  if (ADDRESS_NAMES.test(name)) return { ...line, kind: 'url', text: value, label: null }
  const isTitle = name === (header.isMail ? 'subject' : 'title')
  if (isTitle && header.title !== null) return { ...line, kind: 'text', text: header.title, label: null }
  if (LIST_NAMES.has(name)) {
    const kind = name === 'tags' || name === 'keywords' ? 'tags' : 'section'
    return { ...line, kind: 'label', label: { kind, value: plainList(value) } }
  }
  return line.kind === 'label' && !isTitle && !header.isMail
    ? line
    : { ...line, kind: 'mark', label: null, moment: null }
}

const LIST_NAMES = new Set(['tags', 'keywords', 'categories', 'category', 'section'])

/** «["بازار", "میوه"]» as «بازار، میوه». */
function plainList(value: string): string {
  return value
    .replace(/^\[|\]$/g, '')
    .split(/[,،;|]/)
    .map((one) => one.replace(/^[\s"'«]+|[\s"'»]+$/g, ''))
    .join('، ')
}

function fieldsOver(lines: readonly DumpLine[]): Field[] {
  const fields: Field[] = []
  for (const { kind, text } of lines) {
    const found = kind === 'url' ? { name: 'url', value: text } : FIELD.exec(text)?.groups
    if (found === undefined) break
    fields.push({ name: found.name!.toLowerCase(), value: found.value! })
  }
  return fields
}

function beginsAtOnce(story: readonly DumpLine[]): boolean {
  const first = story.find(({ kind }) => kind === 'text')
  return first !== undefined && (isProse(first.text) || opensStory(first.text))
}

/** The headline as the text has it: the title of a page begins with it, and goes on with the name of the site. */
function printedTitle(title: string, story: readonly DumpLine[]): string | null {
  const key = wordKey(title)
  return story.find(({ text }) => text.length >= TITLE_CHARS_MIN && key.startsWith(wordKey(text)))?.text ?? null
}

function withoutSite(title: string): string {
  const cut = title.replace(BEFORE_SITE, '')
  return cut.length >= TITLE_CHARS_MIN ? cut : title
}
