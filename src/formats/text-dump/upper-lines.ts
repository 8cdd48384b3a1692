/** What the lines over a story's text are, where nothing but their own words tells. */
import { opensStory } from '../page/words/credits.ts'
import { momentIn } from '../page/words/moments.ts'
import { plainLine, sameLetters } from '../page/words/plain-line.ts'
import { type DumpLine, isProse, namedLine } from './dump-lines.ts'

const FACT_CHARS_MAX = 90
/** Lines among which a headline is labelled as one. */
const FIELD_LINES_MAX = 15

/** A name alone on its line (the first is the site's) is the author's, and a line that names a day with its time is a date: none is a headline. */
export function factsOverText(lines: readonly DumpLine[], now: Date | null): readonly DumpLine[] {
  const text = lines.findIndex((line) => line.kind === 'text' && (isProse(line.text) || opensStory(line.text)))
  const upper = text < 0 ? lines.length : text
  const others = lines.slice(0, upper).filter((line) => line.kind === 'text').length - 1
  if (others < 1) return lines
  return lines.map((line, at) => (at < upper && line.kind === 'text' ? factOver(line, { at, now }) : line))
}

function factOver(line: DumpLine, { at, now }: { at: number; now: Date | null }): DumpLine {
  const named = at > 0 ? namedLine(line) : line
  if (named !== line) return named
  if (line.text.length > FACT_CHARS_MAX || !/[\d۰-۹].*[:٫][\d۰-۹]{2}/.test(line.text)) return line
  const moment = momentIn(line.text, now)
  return moment === null || moment.precision === 'day' ? line : { ...line, kind: 'date', moment }
}

/** Headlines that a record names: «عنوان: …», «روتیتر: …», «لید: …», «متن:». */
export interface HeadlineFields {
  title: string
  kicker: string | null
  lead: string | null
  /** What is neither: the text. */
  rest: DumpLine[]
}

const FIELD =
  /^(?:(?<title>عنوان(?: خبر)?|تیتر(?: خبر)?|title|headline)|(?<kicker>رو ?\u200c?تیتر|سر ?\u200c?تیتر|kicker)|(?<lead>لید|خلاصه(?: خبر)?|چکیده|lead|summary)|(?<text>متن(?: خبر)?|شرح(?: خبر)?|body|text)) ?[:：] ?/

const COLON = /[:：]/

/** Null where no headline is named. */
export function headlineFields(story: readonly DumpLine[]): HeadlineFields | null {
  const found: Partial<Record<'title' | 'kicker' | 'lead' | 'text', string>> = {}
  const rest: DumpLine[] = []
  for (const [at, line] of story.entries()) {
    const field =
      at < FIELD_LINES_MAX && line.kind === 'text' && COLON.test(line.text)
        ? FIELD.exec(sameLetters(plainLine(line.text)))
        : null
    const name = field === null ? undefined : Object.keys(field.groups!).find((key) => field.groups![key] !== undefined)
    if (name === undefined) {
      rest.push(line)
      continue
    }
    const value = plainLine(line.text).slice(field![0].length)
    found[name as 'title'] ??= value
    if (name === 'text' && value !== '') rest.push({ ...line, text: value })
  }
  if (!found.title) return null
  return { title: found.title, kicker: found.kicker || null, lead: found.lead || null, rest }
}
