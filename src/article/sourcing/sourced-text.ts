import type { ArticleContent } from '../content.ts'
import type { ArticleDocument, Block, List, ListItem, Paragraph, Quote, Text } from '../document.ts'
import { inlineText, textsOf } from '../to-text.ts'

/**
 * The text in which statements have their places: the lead, then every block of {@link blockTexts}, one a line. A first
 * paragraph that only says the lead again is left out. Offsets into it are UTF-16 units.
 */
export function sourcedText(content: Pick<ArticleContent, 'lead' | 'document'>): string {
  const { lead, document } = content
  const head = lead === null || lead === '' ? [] : [lead]
  return [...head, ...linesOf(unrepeated(content, document.content))].join('\n')
}

function linesOf(blocks: readonly Block[]): string[] {
  return blocks
    .flatMap(textsOf)
    .map((text) => text.trim())
    .filter((text) => text !== '')
}

function unrepeated({ lead }: Pick<ArticleContent, 'lead'>, blocks: readonly Block[]): readonly Block[] {
  return repeatsLead(lead, blocks[0]) ? blocks.slice(1) : blocks
}

/** Wires repeat their lead as the first paragraph: the same letters and digits. */
export function repeatsLead(lead: string | null, first: Block | undefined): boolean {
  if (!lead || first?.type !== 'paragraph') return false
  const text = inlineText(first.content)
  const [head, leadHead] = [bareWords(text.slice(0, HEAD_LENGTH)), bareWords(lead.slice(0, HEAD_LENGTH))]
  // Most paragraphs that differ do so at once, and every page of an article asks.
  if (!head.startsWith(leadHead) && !leadHead.startsWith(head)) return false
  return bareWords(text) === bareWords(lead)
}

const HEAD_LENGTH = 24

function bareWords(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Marks a run of inline content that stands at `start` of the text; gives back what stands there marked. */
export type MarkRun = (content: readonly Text[], start: number) => Text[]

/** The lead and the document with every run of the sourced text given to `mark`, in order. Rows of tables stay as they are. */
export function mapSourcedText(
  content: Pick<ArticleContent, 'lead' | 'document'>,
  mark: MarkRun,
): { lead: Text[] | null; document: ArticleDocument } {
  const walk = walkOf(mark)
  const { lead, document } = content
  const markedLead = lead === null || lead === '' ? null : walk.run([{ type: 'text', text: lead }], 'as it stands')
  const blocks = document.content.map((block, index) =>
    index === 0 && repeatsLead(lead, block) ? block : walk.block(block),
  )
  return { lead: markedLead, document: { type: 'doc', content: blocks } }
}

/** Follows {@link sourcedText} line by line, so that each run knows where it stands. */
function walkOf(mark: MarkRun) {
  let next = 0
  const run = (content: readonly Text[], edges: 'trimmed' | 'as it stands'): Text[] => {
    const text = inlineText(content)
    const line = edges === 'trimmed' ? text.trim() : text
    if (line === '') return [...content]
    const start = next
    next += line.length + 1
    return mark(content, start - (edges === 'trimmed' ? text.length - text.trimStart().length : 0))
  }
  const skip = (text: string) => {
    if (text.trim() !== '') next += text.trim().length + 1
  }
  const paragraph = (node: Paragraph): Paragraph => ({ ...node, content: run(node.content, 'trimmed') })
  const list = (node: List): List => ({
    ...node,
    content: node.content.map(
      (item): ListItem => ({
        ...item,
        content: item.content.map((child) => (child.type === 'paragraph' ? paragraph(child) : list(child))),
      }),
    ),
  })
  const block = (node: Block): Block => {
    switch (node.type) {
      case 'paragraph':
        return paragraph(node)
      case 'heading':
        return { ...node, content: run(node.content, 'trimmed') }
      case 'quote':
        return { ...node, content: node.content.map(paragraph) } satisfies Quote
      case 'bullet_list':
      case 'ordered_list':
        return list(node)
      default:
        for (const text of textsOf(node)) skip(text)
        return node
    }
  }
  return { run, block }
}
