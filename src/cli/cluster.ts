import { readDate } from '#persian'
import { type ArrivedText, StoryFolder } from '#sourcing'
import { lineLengthMax, linesOf, write } from './lines.ts'
import { UsageError, withUsage } from './usage.ts'

const idLengthMax = 1000
const pendingLengthMax = 64 * 1024

/**
 * `sanad cluster`: JSONL of items on standard input (`{id, source, title, body, date}`) → JSONL of the story each
 * belongs to (`{id, story}`) on standard output, one line for each good line, in order, as they come. Stories are
 * numbered from 1 on; items with one number tell the same story in the same words. A line that cannot be read is told
 * on standard error with its number; the command then ends with 1.
 */
export function cluster(args: string[]): Promise<number> {
  return withUsage('cluster < items.jsonl', async () => {
    if (args.length > 0) throw new UsageError('cluster takes no arguments; items come on standard input.')
    const folder = new StoryFolder()
    let [number, failures, pending] = [0, 0, '']
    for await (const line of linesOf(process.stdin)) {
      number += 1
      const answer = answerTo(line, folder)
      if (answer === null) continue
      if ('problem' in answer) {
        failures += 1
        process.stderr.write(`sanad: line ${number}: ${answer.problem}\n`)
      } else pending += `${answer.line}\n`
      if (pending.length > pendingLengthMax) {
        await write(pending)
        pending = ''
      }
    }
    await write(pending)
    return failures > 0 ? 1 : 0
  })
}

type Answer = { line: string } | { problem: string }

/** One line in, one out; null for a blank line, a problem in plain words for a bad one. */
function answerTo(line: string | null, folder: StoryFolder): Answer | null {
  if (line === null) return { problem: `longer than ${lineLengthMax} letters, skipped` }
  if (line.trim() === '') return null
  let item: unknown
  try {
    item = JSON.parse(line)
  } catch {
    return { problem: 'not JSON' }
  }
  if (!isItem(item)) return { problem: 'not an item: {"id", "source", "title", "body", "date"} with a title or a body' }
  return { line: JSON.stringify({ id: item.id, story: folder.fold(arrivedFrom(item)) }) }
}

interface ItemLine {
  id: string | number
  source?: unknown
  title?: unknown
  body?: unknown
  date?: unknown
}

function isItem(value: unknown): value is ItemLine {
  if (typeof value !== 'object' || value === null || !('id' in value)) return false
  const isNamed = typeof value.id === 'number' || (typeof value.id === 'string' && value.id.length <= idLengthMax)
  const { title, body } = value as ItemLine
  return isNamed && [title, body].some((text) => typeof text === 'string' && text.trim() !== '')
}

function arrivedFrom({ source, title, body, date }: ItemLine): ArrivedText {
  return { source: textOf(source), title: textOf(title), body: textOf(body), at: instantOf(date) }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Milliseconds since 1970 of a date as feeds and pages write it; null where there is none. */
function instantOf(date: unknown): number | null {
  if (typeof date === 'number') return Number.isFinite(date) ? date : null
  if (typeof date !== 'string' || date === '') return null
  const instant = Date.parse(date)
  // «1403-08-27» is a day of the Jalali calendar, whatever `Date` makes of it.
  if (!Number.isNaN(instant) && !/^1[34]\d\d\b/.test(date)) return instant
  const read = readDate(date, {}).value
  return read === null ? null : read.instant.getTime()
}
