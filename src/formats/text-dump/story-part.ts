/** Where in a dump the story stands: what follows it (share bar, tags, comments, other headlines) is cut away. */
import { type DumpLine, endsSentence, isProse } from './dump-line.ts'

/** Labels that stand after a story. `read-more` and `related` also stand inside one. */
const AFTER_STORY = new Set(['share', 'tags', 'related', 'comments', 'comment-count', 'code', 'rights', 'end-mark'])
/** A true tail holds no more than this share of the dump's prose. */
const PROSE_IN_TAIL_MAX = 0.3
/** Prose of a story's paragraph; comments and headlines are mostly shorter. */
const PARAGRAPH_CHARS_MIN = 90
/** Headlines run together on one line are long and have hardly a full stop. */
const RUN_TOGETHER_CHARS_MIN = 200

export interface StoryPart {
  story: DumpLine[]
  tail: DumpLine[]
}

/** Splits the lines where the story ends. */
export function splitStory(lines: readonly DumpLine[]): StoryPart {
  const prose = lines.map(proseChars)
  let total = 0
  for (const chars of prose) total += chars
  const end = storyEnd(lines, prose, total)
  return { story: withoutRunTogether(lines.slice(0, end)), tail: lines.slice(end) }
}

/** The first label that usually follows a story, with prose before it and little after. */
function storyEnd(lines: readonly DumpLine[], prose: readonly number[], total: number): number {
  let before = 0
  for (let at = 0; at < lines.length; at++) {
    const kind = lines[at]!.label?.kind
    if (kind !== undefined && AFTER_STORY.has(kind) && before > 0 && total - before <= total * PROSE_IN_TAIL_MAX) {
      return kind === 'end-mark' ? at + 1 : at
    }
    before += prose[at]!
  }
  return lines.length
}

function proseChars(line: DumpLine): number {
  if (line.kind !== 'text' || line.text.length < PARAGRAPH_CHARS_MIN || !isProse(line.text)) return 0
  return isRunTogether(line.text) ? 0 : line.text.length
}

/** Headlines without anything between them, or with bars: long, not ending as a sentence, nearly no full stops. */
export function isRunTogether(text: string): boolean {
  if (text.length < RUN_TOGETHER_CHARS_MIN) return false
  if (text.includes(' | ') && text.split(' | ').length > 3) return true
  if (endsSentence(text)) return false
  const stops = text.match(/[.؛:،]\s/g)?.length ?? 0
  return stops <= text.length / 120
}

function withoutRunTogether(story: DumpLine[]): DumpLine[] {
  const last = story.at(-1)
  return last !== undefined && last.kind === 'text' && isRunTogether(last.text) ? story.slice(0, -1) : story
}
