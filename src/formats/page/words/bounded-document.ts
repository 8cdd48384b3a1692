/** Keeps a body that was read from outside within what articles hold, however long the page was. */
import type { ArticleDocument, Block } from '#article'
import type { Problem } from '../../page-article.ts'

/** Characters of a whole body: some 100,000 words. Articles hold no more than a million in all their strings. */
const BODY_CHARS_MAX = 700_000
/** Text nodes, rows, items and blocks together. */
const BODY_NODES_MAX = 30_000
/** Longer lists, tables and galleries are continued in another of their kind. */
const ITEMS_MAX = 2_000
const ROWS_MAX = 900
const CELLS_MAX = 50
const PICTURES_MAX = 200

/** The blocks that fit, long ones parted; what is left out is told. */
export function boundedDocument(blocks: readonly Block[], problems: Problem[]): ArticleDocument {
  const content: Block[] = []
  let chars = 0
  let nodes = 0
  for (const block of blocks.flatMap(parted)) {
    const size = sizeOf(block)
    chars += size.chars
    nodes += size.nodes
    if (chars > BODY_CHARS_MAX || nodes > BODY_NODES_MAX) {
      problems.push({
        kind: 'too-much-text',
        detail: `the body is longer than any article; only its first ${content.length} blocks were kept`,
      })
      break
    }
    content.push(block)
  }
  return { type: 'doc', content }
}

function parted(block: Block): Block[] {
  switch (block.type) {
    case 'bullet_list':
    case 'ordered_list':
      return chunks(block.content, ITEMS_MAX).map((content) => ({ ...block, content }))
    case 'table': {
      const rows = block.content.map((row) => ({ ...row, content: row.content.slice(0, CELLS_MAX) }))
      return chunks(rows, ROWS_MAX).map((content) => ({ ...block, content }))
    }
    case 'gallery':
      return chunks(block.attrs.pictures, PICTURES_MAX).map((pictures) => ({ ...block, attrs: { pictures } }))
    default:
      return [block]
  }
}

function chunks<T>(items: readonly T[], sizeMax: number): T[][] {
  const parts: T[][] = []
  for (let at = 0; at < items.length; at += sizeMax) parts.push(items.slice(at, at + sizeMax))
  return parts
}

/** Characters of all strings, and things counted, under a block. */
function sizeOf(value: unknown): { chars: number; nodes: number } {
  if (typeof value === 'string') return { chars: value.length, nodes: 0 }
  if (typeof value !== 'object' || value === null) return { chars: 0, nodes: 0 }
  const size = { chars: 0, nodes: 1 }
  for (const inside of Array.isArray(value) ? value : Object.values(value)) {
    const { chars, nodes } = sizeOf(inside)
    size.chars += chars
    size.nodes += nodes
  }
  return size
}
