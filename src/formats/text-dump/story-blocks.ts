/** The body of a dump as document blocks: paragraphs, sub-headings, lists, tables and quotations. */
import type { Block, ListItem, TableRow } from '#article'
import { plainInline, spelledNodes, spelledParagraph } from '../page/words/document-blocks.ts'
import type { Spell } from '../page/words/spelling.ts'
import { type DumpLine, endsSentence, isProse, withoutBullet } from './dump-line.ts'

/** No more is spelled than an article can hold (bounded-document.ts tells what is left out). */
const STORY_CHARS_MAX = 800_000
/** Sub-headings are shorter than this and do not end with a full stop. */
const HEADING_CHARS_MAX = 80

export function storyBlocks(lines: readonly DumpLine[], spell: Spell): Block[] {
  const blocks: Block[] = []
  const story = withoutNoise(lines)
  let chars = 0
  for (let at = 0; at < story.length && chars <= STORY_CHARS_MAX; at++) {
    chars += story[at]!.text.length
    addLine(blocks, story, at, spell)
  }
  return blocks
}

function addLine(blocks: Block[], story: readonly DumpLine[], at: number, spell: Spell): void {
  const line = story[at]!
  const last = blocks.at(-1)
  if (line.isRow) {
    const row: TableRow = {
      type: 'table_row',
      content: line.text
        .split('\t')
        .map((cell) => ({ type: 'table_cell', content: spelledNodes(plainInline(cell), spell) })),
    }
    if (last?.type === 'table') last.content.push(row)
    else blocks.push({ type: 'table', attrs: { caption: null }, content: [row] })
  } else if (line.isBullet) {
    const item: ListItem = {
      type: 'list_item',
      content: [spelledParagraph(plainInline(withoutBullet(line.text)), spell)],
    }
    if (last?.type === 'bullet_list') last.content.push(item)
    else blocks.push({ type: 'bullet_list', content: [item] })
  } else blocks.push(standingAlone(line, story[at + 1], spell))
}

function standingAlone(line: DumpLine, next: DumpLine | undefined, spell: Spell): Block {
  const quoted = quotedWhole(line.text)
  if (quoted !== null)
    return { type: 'quote', attrs: { speaker: null }, content: [spelledParagraph(plainInline(quoted), spell)] }
  const text = plainInline(line.text)
  if (isHeading(line, next)) return { type: 'heading', attrs: { level: 2 }, content: spelledNodes(text, spell) }
  return spelledParagraph(text, spell)
}

/** A line that is one quotation from end to end, without its marks. */
function quotedWhole(text: string): string | null {
  const inside = /^«([^«»]+)»\s*\.?$/.exec(text)?.[1] ?? /^[“"]([^“”"]+)[”"]\s*\.?$/.exec(text)?.[1]
  return inside !== undefined && isProse(inside) ? inside.trim() : null
}

function isHeading(line: DumpLine, next: DumpLine | undefined): boolean {
  if (next === undefined || line.text.length > HEADING_CHARS_MAX) return false
  return !isProse(line.text) && !/[.،:؛»"]$/.test(line.text) && (!endsSentence(line.text) || /؟$/.test(line.text))
}

/** Drops labelled lines, and the headlines listed under a bare «بیشتر بخوانید». */
function withoutNoise(lines: readonly DumpLine[]): DumpLine[] {
  const kept: DumpLine[] = []
  let listedFrom: number | null = null
  for (const line of lines) {
    if (line.kind === 'label' && opensListing(line)) listedFrom = line.group
    if (line.kind !== 'text') continue
    if (listedFrom !== null && isListed(line, listedFrom)) continue
    listedFrom = null
    kept.push(line)
  }
  return kept
}

function opensListing(line: DumpLine): boolean {
  const kind = line.label?.kind
  return kind === 'related' || kind === 'contents' || (kind === 'read-more' && line.label?.value === '')
}

/** Headlines follow such a label in its own group of lines or the next, and none of them is a full sentence. */
function isListed(line: DumpLine, listedFrom: number): boolean {
  return line.group <= listedFrom + 1 && !isProse(line.text) && !line.isRow
}
