/** A text dump cut into lines that know what they are. */
import type { DumpLine } from './dump-line.ts'
import { factLines } from './fact-lines.ts'
import { withoutMarkup } from './markup.ts'

/** More lines than any story has; the rest is not read. */
export const DUMP_LINES_MAX = 20_000
/** Characters of one line that are read. */
export const LINE_CHARS_MAX = 20_000

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
    for (const line of factLines(content, group, now)) lines.push(line)
  }
  return lines
}
