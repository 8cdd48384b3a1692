import { countWords } from '#persian'
import type { ArticleContent } from './content.ts'
import type { ArticleDocument, Block, List, TableRow, Text } from './document.ts'

/**
 * The words of the body, one string a block in reading order: paragraphs, headings, list items, paragraphs of
 * quotations, table rows with their cells joined by ` | `. No captions; blank blocks are left out.
 */
export function blockTexts(document: ArticleDocument): string[] {
  return document.content
    .flatMap(textsOf)
    .map((text) => text.trim())
    .filter((text) => text !== '')
}

/** The body as plain text, an empty line between blocks. */
export function toPlainText(document: ArticleDocument): string {
  return blockTexts(document).join('\n\n')
}

/** The text of inline content, marks forgotten. */
export function inlineText(texts: readonly Text[]): string {
  return texts.map((text) => text.text).join('')
}

/** Words a reader reads in the lead and the body. */
export function countContentWords({ lead, document }: Pick<ArticleContent, 'lead' | 'document'>): number {
  return [lead ?? '', ...blockTexts(document)].reduce((sum, text) => sum + countWords(text), 0)
}

/** Table rows as one line each; media blocks have no text of the body. */
export function textsOf(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [inlineText(block.content)]
    case 'quote':
      return block.content.map((paragraph) => inlineText(paragraph.content))
    case 'bullet_list':
    case 'ordered_list':
      return listTexts(block)
    case 'table':
      return block.content.map(rowText)
    default:
      return []
  }
}

function listTexts(list: List): string[] {
  return list.content.flatMap((item) =>
    item.content.flatMap((child) => (child.type === 'paragraph' ? [inlineText(child.content)] : listTexts(child))),
  )
}

function rowText(row: TableRow): string {
  const cells = row.content.map((cell) => inlineText(cell.content).trim())
  return cells.some((cell) => cell !== '') ? cells.join(' | ') : ''
}
