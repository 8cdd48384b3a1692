/** Undoing the hard line breaks of dumps wrapped at a fixed width. */
import type { DumpLine } from './dump-line.ts'
import { endsSentence } from './dump-line.ts'

/** Widths e-mail and terminal programs wrap at lie between these. */
const WIDTH_MIN = 38
const WIDTH_MAX = 100
/** A dump is wrapped when at least this many lines break off inside their groups … */
const BROKEN_LINES_MIN = 3
/** … and they outnumber the paragraphs that stand on one long line this many times. */
const BROKEN_TO_WHOLE = 2
/** Lines of a group without empty lines between paragraphs, before it can tell anything. */
const DENSE_GROUP_MIN = 6
/** A line shorter than this share of the width was ended on purpose. */
const FULL_LINE_SHARE = 0.75

/** The lines, joined into paragraphs when the dump is wrapped; as they are when it is not. */
export function joinWrapped(lines: readonly DumpLine[]): DumpLine[] {
  const width = wrapWidth(lines)
  if (width === null) return [...lines]
  const joined: DumpLine[] = []
  let lastLength = 0
  for (const line of lines) {
    const last = joined.at(-1)
    if (last !== undefined && continues(last, line) && lastLength >= width * FULL_LINE_SHARE) {
      joined[joined.length - 1] = { ...last, text: `${last.text} ${line.text}` }
    } else joined.push(line)
    lastLength = line.text.length
  }
  return joined
}

function wrapWidth(lines: readonly DumpLine[]): number | null {
  let broken = 0
  let whole = 0
  let width = 0
  for (const group of groupsOf(lines)) {
    whole += group.filter((line) => line.text.length > WIDTH_MAX && endsSentence(line.text)).length
    const found = brokenLines(group)
    broken += found.length
    for (const line of found) width = Math.max(width, line.text.length)
  }
  return broken >= BROKEN_LINES_MIN && broken > whole * BROKEN_TO_WHOLE ? width : null
}

function groupsOf(lines: readonly DumpLine[]): DumpLine[][] {
  const groups: DumpLine[][] = []
  for (const line of lines) {
    if (!isRunning(line) || line.isBullet) continue
    const last = groups.at(-1)
    if (last?.[0]?.group === line.group) last.push(line)
    else groups.push([line])
  }
  return groups
}

/** Lines that break off mid-sentence, in a group that reads as wrapped paragraphs: the last line ends a sentence. */
function brokenLines(group: readonly DumpLine[]): DumpLine[] {
  if (group.length < 2 || group.some((line) => line.text.length > WIDTH_MAX)) return []
  const broken = group.filter((line) => line.text.length >= WIDTH_MIN && !endsSentence(line.text))
  const ended = group.filter((line) => endsSentence(line.text)).length
  const isParagraph = endsSentence(group.at(-1)!.text) && broken.length >= ended - 1
  const isDense = group.length >= DENSE_GROUP_MIN && ended >= 2 && broken.length >= group.length / 2
  return isParagraph || isDense ? broken : []
}

function continues(line: DumpLine, next: DumpLine): boolean {
  return line.group === next.group && isRunning(line) && isRunning(next) && !next.isBullet
}

function isRunning(line: DumpLine): boolean {
  return line.kind === 'text' && !line.isRow
}
