/** What a dump says about its story besides the story: code, address, dates, section, author, tags, comments, sources. */

import { codeOfAddress } from '../page/survey/story-address.ts'
import { sourceName } from '../page/words/credits.ts'
import { dateLine, isManyCalendars, isSameTehranDay, type Moment } from '../page/words/moments.ts'
import { hasGivenName, personName } from '../page/words/person-name.ts'
import { splitTags } from '../page/words/split-tags.ts'
import { type DumpLine, withoutBullet } from './dump-line.ts'
import type { StoryPart } from './story-part.ts'

export interface DumpFacts {
  code: string | null
  url: string | null
  published: Moment | null
  updated: Moment | null
  path: string[]
  author: string | null
  tags: string[]
  commentsCount: number | null
  /** Names on «منبع:» lines. */
  sources: string[]
}

const TAGS_MAX = 40
const TAG_CHARS_MAX = 60

export function dumpFacts(part: StoryPart, now: Date | null): DumpFacts {
  const all = [...part.story, ...part.tail]
  const below = beforeComments(part.tail)
  const labelled = (kind: string, lines = all): string[] =>
    lines.filter((line) => line.label?.kind === kind).map((line) => line.label!.value)
  const code = labelled('code')[0] ?? null
  const url = ownAddress(all, code)
  const dates = storyDates({ story: part.story, below }, now)
  return {
    code: code ?? codeOf(url),
    url,
    published: dates.published,
    updated: dates.updated,
    path: all.find((line) => line.kind === 'breadcrumb')?.path ?? labelled('section').slice(0, 1).flatMap(splitPath),
    author: authorOf(part.story, below),
    tags: tagsOf(all),
    commentsCount: commentsCount(labelled('comment-count')),
    sources: labelled('source')
      .map(sourceName)
      .filter((name) => name !== null),
  }
}

/** Below a story, and beside the word for pictures, something else may stand in the place of a name: a given name tells. */
function authorOf(story: readonly DumpLine[], below: readonly DumpLine[]): string | null {
  const named = (lines: readonly DumpLine[]) => lines.filter(({ label }) => label?.kind === 'author')
  const names = (lines: readonly DumpLine[]) => lines.flatMap(({ label }) => personName(label!.value) ?? [])
  const writers = named(story).filter(({ text }) => !OF_PICTURES.test(text))
  return names(writers)[0] ?? names(named([...story, ...below])).find(hasGivenName) ?? null
}

const OF_PICTURES = /^[(]?عکس/

/** The address that names the story's code, else the first on a line of its own that is nobody's tool. */
function ownAddress(lines: readonly DumpLine[], code: string | null): string | null {
  const all = lines.filter(({ text }) => ADDRESS.test(text) && !TOOL.test(text))
  const named = code === null ? undefined : all.find(({ text }) => URL.canParse(text) && codeOfAddress(text) === code)
  return (named ?? all.find(({ kind }) => kind === 'url'))?.text ?? null
}

const ADDRESS = /^https?:/i
const TOOL = /\/(?:unsubscribe|subscribe|print|share|feed|rss)\b/i

function codeOf(address: string | null): string | null {
  return address !== null && URL.canParse(address) ? codeOfAddress(address) : null
}

/** «اجتماعی / شهر» after «گروه:», «اجتماعی، شهر» after «دسته‌ها:». */
function splitPath(value: string): string[] {
  return value.split(/\s*[»›>/|،]\s*/).filter((part) => part !== '')
}

interface DatedLine {
  moment: Moment
  kind: 'published' | 'updated' | 'bare'
  isHeader: boolean
}

/**
 * A labelled date is the story's, also among the facts below it; else the most telling bare one. A bare day before
 * everything else, in three calendars, or equal to the day the page was fetched, is the crawler's, as long as there is
 * another.
 */
function storyDates(
  { story, below }: { story: readonly DumpLine[]; below: readonly DumpLine[] },
  now: Date | null,
): { published: Moment | null; updated: Moment | null } {
  const isPublished = ({ kind }: DatedLine): boolean => kind === 'published'
  const dated = datedLines(story, now)
  const labelled = dated.find(isPublished)
  const bare = dated.filter((found) => found.kind === 'bare')
  const header = bare.find((found) => found.isHeader && found.moment.precision === 'day')
  const today = now ?? (labelled !== undefined ? (header?.moment.at ?? null) : null)
  const storyBare = bare.filter((found) => !(found.isHeader && bare.length > 1))
  const ofOtherDays = now === null ? storyBare : storyBare.filter(({ moment }) => !isSameTehranDay(moment.at, now))
  const told = ofOtherDays.length > 0 ? ofOtherDays : storyBare
  const bareBest = told.find((found) => found.moment.precision !== 'day') ?? told[0] ?? bare[0]
  const published = labelled ?? datedLines(below, now).find(isPublished) ?? bareBest
  const updated = [...dated, ...datedLines(below, now)].find(
    (found) => found.kind === 'updated' && !(today !== null && isSameTehranDay(found.moment.at, today)),
  )
  return { published: published?.moment ?? null, updated: updated?.moment ?? null }
}

/** Names and dates behind the heading of the comments are those of readers. */
function beforeComments(tail: readonly DumpLine[]): readonly DumpLine[] {
  const from = tail.findIndex(({ label }) => label?.kind === 'comments')
  return from < 0 ? tail : tail.slice(0, from)
}

function datedLines(lines: readonly DumpLine[], now: Date | null): DatedLine[] {
  return lines.map((line, at) => datedLine(line, { at, now })).filter((found) => found !== null)
}

function datedLine(line: DumpLine, { at, now }: { at: number; now: Date | null }): DatedLine | null {
  if (line.kind === 'date' && line.moment !== null) {
    return {
      moment: line.moment,
      kind: 'bare',
      isHeader: isManyCalendars(line.text) || (at === 0 && line.moment.precision === 'day'),
    }
  }
  const kind = line.label?.kind
  if (kind !== 'published' && kind !== 'updated') return null
  const moment = dateLine(line.label!.value, now)
  return moment === null ? null : { moment, kind, isHeader: false }
}

/** Tags follow their label: on its line as hashtags or between commas, or one on each line below. */
function tagsOf(lines: readonly DumpLine[]): string[] {
  const at = lines.findIndex((line) => line.label?.kind === 'tags')
  if (at < 0) return []
  const onLine = lines[at]!.label!.value
  if (onLine !== '') return splitTags(onLine)
  const tags: string[] = []
  for (const line of lines.slice(at + 1, at + 1 + TAGS_MAX)) {
    if (line.kind !== 'text' || line.text.length > TAG_CHARS_MAX) break
    tags.push(line.isBullet ? withoutBullet(line.text) : line.text)
  }
  return tags.length === 1 ? splitTags(tags[0]!) : tags
}

function commentsCount(values: readonly string[]): number | null {
  const counts = values.map(Number).filter((count) => Number.isSafeInteger(count))
  return counts.length > 0 ? Math.max(...counts) : null
}
