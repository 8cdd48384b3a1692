/** What the lines over a story's text are, where nothing but their own words tells. */
import { isRole } from '#sourcing'
import { opensStory } from '../page/words/credits.ts'
import { momentIn } from '../page/words/moments.ts'
import { plainLine, sameLetters } from '../page/words/plain-line.ts'
import { type DumpLine, isNameAlone, isProse, withoutBullet } from './dump-line.ts'

const FACT_CHARS_MAX = 90
/** Lines among which a headline is labelled as one. */
const FIELD_LINES_MAX = 15

/** A name alone on its line (the first is the site's) is the author's, and a line that names a day with its time is a date: none is a headline. */
export function factsOverText(lines: readonly DumpLine[], now: Date | null): readonly DumpLine[] {
  const text = lines.findIndex((line) => line.kind === 'text' && (isProse(line.text) || opensStory(line.text)))
  const upper = text < 0 ? lines.length : text
  const others = lines.slice(0, upper).filter((line) => line.kind === 'text').length - 1
  if (others < 1) return lines
  const above: Above = { before: null, isHeaded: false, now }
  return lines.map((line, at) => {
    if (at >= upper) return line
    const fact = line.kind === 'text' ? factOver(line, above) : line
    above.isHeaded ||= fact.kind === 'text' && fact.text.split(' ').length > 2
    above.before = fact
    return fact
  })
}

/** What stands over a line. */
interface Above {
  before: DumpLine | null
  /** Whether something does that may be a headline. */
  isHeaded: boolean
  now: Date | null
}

function factOver(line: DumpLine, { before, isHeaded, now }: Above): DumpLine {
  const path = before === null ? pathOver(line.text) : []
  if (path.length > 0) return { ...line, kind: 'breadcrumb', path }
  const words = line.isBullet ? withoutBullet(line.text) : line.text
  const name = before === null ? null : nameWithRole(words)
  if (name !== null) return { ...line, kind: 'label', label: { kind: 'author', value: name } }
  if (before?.label?.kind === 'author' && isHeaded && (isRoleAlone(words) || FOREIGN_DESK.test(plainLine(words))))
    return { ...line, kind: 'mark' }
  if (line.text.length > FACT_CHARS_MAX || !/[\d۰-۹].*[:٫][\d۰-۹]{2}/.test(line.text)) return line
  const moment = momentIn(line.text, now)
  return moment === null || moment.precision === 'day' ? line : { ...line, kind: 'date', moment }
}

/** «مینا رستگار», «مینا رستگار / عکاس»: a name alone, or with nothing but what its bearer does. */
function nameWithRole(text: string): string | null {
  const [name, role, ...others] = text.split(/ ?[/|–—؛] ?| - /)
  if (!isNameAlone(name!) || others.length > 0) return null
  return role === undefined || isRoleAlone(role) ? name! : null
}

/** «بخش فارسی رادیو رود، ژنو» */
const FOREIGN_DESK = /^(?:بخش فارسی|رادیو|صدای|خبرگزاری) [^.؟!:]{2,40}$/

const PATH_PARTS_MAX = 4
const PATH_PART_CHARS_MAX = 25

/** «صحنه / فرهنگ و هنر / تئاتر» first of all: the site, and the way through it. */
function pathOver(text: string): string[] {
  const parts = text.split(/ [/›»>] /)
  const isPath =
    parts.length > 2 &&
    parts.length <= PATH_PARTS_MAX &&
    parts.every((part) => part.length <= PATH_PART_CHARS_MAX && !/[\d۰-۹.؟!:]/.test(part))
  return isPath ? parts.slice(1) : []
}

const ROLE_WORDS_MAX = 6

/** «عضو اتاق بازرگانی» */
function isRoleAlone(text: string): boolean {
  const words = plainLine(text).split(' ')
  return words.length <= ROLE_WORDS_MAX && isRole(words[0]!) && !/[.:؟!،؛]/.test(text)
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
