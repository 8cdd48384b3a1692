import type { Passage, PlacedStatement } from '#sourcing'
import type { ArticleContent } from '../content.ts'
import type { ArticleDocument, Mark, Text } from '../document.ts'
import { mapSourcedText } from './sourced-text.ts'

/** A statement to be marked; `id` names it on the page. Places are in the text of {@link sourcedText}. */
export interface StatementPlace extends Passage, Pick<PlacedStatement, 'speakerAt' | 'wordsAt'> {
  id: string
}

/** A statement's three parts, as ids of marks: `s3` all of it, `s3.by` who speaks, `s3.words` the words as they were said. */
export const speakerPart = '.by'
export const wordsPart = '.words'

/**
 * The lead and the body with their statements marked. A statement that overlaps the one before it is left unmarked;
 * a speaker who already leads elsewhere (a link) is not marked again. Marks of statements that the document came with are
 * replaced: places are told by the record.
 */
export function markStatements(
  content: Pick<ArticleContent, 'lead' | 'document'>,
  statements: readonly StatementPlace[],
): { lead: Text[] | null; document: ArticleDocument } {
  const ranges = rangesOf(statements)
  return mapSourcedText(content, (texts, start) => {
    const end = start + texts.reduce((sum, { text }) => sum + text.length, 0)
    const own = ranges.filter((range) => range.start < end && range.end > start)
    return marked(texts, start, own)
  })
}

interface Range extends Passage {
  id: string
}

/** Outer ranges before inner ones, so that marks nest. */
function rangesOf(statements: readonly StatementPlace[]): Range[] {
  const ranges: Range[] = []
  let taken = -1
  for (const { id, start, end, speakerAt, wordsAt } of [...statements].sort((one, other) => one.start - other.start)) {
    if (start < taken || end <= start) continue
    taken = end
    ranges.push({ id, start, end })
    if (speakerAt && isWithin(speakerAt, { start, end })) ranges.push({ id: id + speakerPart, ...speakerAt })
    if (wordsAt && isWithin(wordsAt, { start, end }) && !overlaps(wordsAt, speakerAt))
      ranges.push({ id: id + wordsPart, ...wordsAt })
  }
  return ranges
}

function isWithin(inner: Passage, outer: Passage): boolean {
  return inner.start >= outer.start && inner.end <= outer.end && inner.end > inner.start
}

function overlaps(one: Passage, other: Passage | null): boolean {
  return other !== null && one.start < other.end && other.start < one.end
}

function marked(texts: readonly Text[], from: number, ranges: readonly Range[]): Text[] {
  if (ranges.length === 0 && !texts.some(({ marks }) => marks?.some(({ type }) => type === 'statement')))
    return [...texts]
  const cuts = [...new Set(ranges.flatMap(({ start, end }) => [start, end]))].sort((one, other) => one - other)
  const pieces: Text[] = []
  let at = from
  for (const text of texts) {
    const end = at + text.text.length
    const inside = cuts.filter((cut) => cut > at && cut < end)
    for (const [index, cut] of [at, ...inside].entries()) {
      const to = inside[index] ?? end
      pieces.push(withMarks(text, text.text.slice(cut - at, to - at), holding(ranges, cut, to)))
    }
    at = end
  }
  return pieces
}

function holding(ranges: readonly Range[], start: number, end: number): Mark[] {
  return ranges
    .filter((range) => range.start <= start && range.end >= end)
    .map(({ id }) => ({ type: 'statement', attrs: { id } }))
}

function withMarks(text: Text, piece: string, marks: readonly Mark[]): Text {
  const own = (text.marks ?? []).filter(({ type }) => type !== 'statement')
  const leadsElsewhere = own.some(({ type }) => type === 'link')
  const fitting = leadsElsewhere ? marks.filter((mark) => !isSpeaker(mark)) : marks
  if (fitting.length === 0 && own.length === 0) return { type: 'text', text: piece }
  return { type: 'text', text: piece, marks: [...fitting, ...own] }
}

function isSpeaker(mark: Mark): boolean {
  return mark.type === 'statement' && mark.attrs.id.endsWith(speakerPart)
}
