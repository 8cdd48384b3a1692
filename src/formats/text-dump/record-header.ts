/** Fields a crawler wrote over the text it kept: «URL: https://…», «Title: …», «Language: fa». */
import { wordKey } from '../page/words/plain-line.ts'
import type { DumpLine } from './dump-line.ts'

const FIELD = /^(?<name>[a-z][a-z _-]{1,24}) ?: ?(?<value>\S.*)$/i
const ADDRESS_NAMES = /^(?:url|link|address|canonical(?: url)?|source[ _-]?url|warc-target-uri)$/i
/** Between a headline and the name of its site. */
const BEFORE_SITE = /\s+[-–—|]\s+([^-–—|]{2,30})$/
const TITLE_CHARS_MIN = 15

export interface RecordHeader {
  /** Of the text, and what its header says of it. */
  lines: DumpLine[]
  title: string | null
  siteName: string | null
}

/** The lines without such fields, of which the address and what labels of pages say as well are kept. */
export function withoutRecordHeader(lines: readonly DumpLine[]): RecordHeader {
  const fields = fieldsOver(lines)
  const title = fields.find(({ name }) => name === 'title')?.value ?? null
  if (fields.length < 2 || !(title !== null || fields.some(({ name }) => ADDRESS_NAMES.test(name))))
    return { lines: [...lines], title: null, siteName: null }
  const story = lines.slice(fields.length)
  const printed = title === null ? undefined : printedTitle(title, story)
  const headline = title === null ? null : (printed ?? withoutSite(title))
  const header = fields.map(({ name, value }, at): DumpLine => {
    const line = lines[at]!
    if (ADDRESS_NAMES.test(name)) return { ...line, kind: 'url', text: value, label: null }
    if (name === 'title' && printed === undefined) return { ...line, kind: 'text', text: headline!, label: null }
    return line.kind === 'label' && name !== 'title' ? line : { ...line, kind: 'mark', label: null }
  })
  const siteName = title === null ? null : (BEFORE_SITE.exec(title)?.[1] ?? null)
  return { lines: [...header, ...story], title: headline, siteName }
}

function fieldsOver(lines: readonly DumpLine[]): { name: string; value: string }[] {
  const fields: { name: string; value: string }[] = []
  for (const { text } of lines) {
    const found = FIELD.exec(text)?.groups
    if (found === undefined) break
    fields.push({ name: found.name!.toLowerCase(), value: found.value! })
  }
  return fields
}

/** The headline as the text has it: the title of a page begins with it, and goes on with the name of the site. */
function printedTitle(title: string, story: readonly DumpLine[]): string | undefined {
  const key = wordKey(title)
  return story.find(({ text }) => text.length >= TITLE_CHARS_MIN && key.startsWith(wordKey(text)))?.text
}

function withoutSite(title: string): string {
  const cut = title.replace(BEFORE_SITE, '')
  return cut.length >= TITLE_CHARS_MIN ? cut : title
}
