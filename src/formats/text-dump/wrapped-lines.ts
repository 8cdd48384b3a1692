/** Undoing the hard line breaks of dumps wrapped at a fixed width. */
import type { DumpLine } from './dump-lines.ts'
import { endsSentence } from './dump-lines.ts'

/** Widths e-mail and terminal programs wrap at lie between these. */
const WIDTH_MIN = 45
const WIDTH_MAX = 100
/** A dump is wrapped when at least this many, and this share, of lines inside groups break off mid-sentence. */
const BROKEN_PAIRS_MIN = 3
const BROKEN_SHARE_MIN = 0.6
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
  let pairs = 0
  let broken = 0
  let width = 0
  for (let at = 1; at < lines.length; at++) {
    const line = lines[at - 1]!
    if (!continues(line, lines[at]!) || line.isBullet) continue
    pairs++
    if (line.text.length > WIDTH_MAX) return null
    if (endsSentence(line.text) || line.text.length < WIDTH_MIN) continue
    broken++
    width = Math.max(width, line.text.length)
  }
  return broken >= BROKEN_PAIRS_MIN && broken >= pairs * BROKEN_SHARE_MIN ? width : null
}

function continues(line: DumpLine, next: DumpLine): boolean {
  return line.group === next.group && isRunning(line) && isRunning(next) && !next.isBullet
}

function isRunning(line: DumpLine): boolean {
  return line.kind === 'text' && !line.isRow
}
