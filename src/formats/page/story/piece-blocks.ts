/** Pieces of a body as blocks of the document. */
import type { Block, Picture } from '#article'
import { opensStory } from '../words/credits.ts'
import { type Inline, spelledNodes, spelledParagraph } from '../words/document-blocks.ts'
import type { Spell } from '../words/spelling.ts'
import type { FoundPicture } from './pictures.ts'
import { isLinked, type Piece } from './story-pieces.ts'

/** Quotations that follow one another become one; lists that are all links are no text and go. */
export function blocksOf(pieces: readonly Piece[], spell: Spell): Block[] {
  const content: Block[] = []
  for (const piece of pieces) addBlock(content, piece, spell)
  return content
}

function addBlock(content: Block[], piece: Piece, spell: Spell): void {
  switch (piece.kind) {
    case 'paragraph':
      content.push(
        isSubheading(piece.inline, piece.strongChars)
          ? { type: 'heading', attrs: { level: 2 }, content: spelledNodes(piece.inline, spell) }
          : spelledParagraph(piece.inline, spell),
      )
      return
    case 'heading':
      content.push({ type: 'heading', attrs: { level: piece.level }, content: spelledNodes(piece.inline, spell) })
      return
    case 'quote':
      addQuote(content, spelledParagraph(piece.inline, spell))
      return
    case 'list':
      if (!isLinked(piece)) content.push(listOf(piece, spell))
      return
    case 'table':
      content.push(tableOf(piece, spell))
      return
    case 'pictures':
      content.push(...picturesBlock(piece.pictures, spell))
      return
    case 'embed':
      content.push({
        type: 'embed',
        attrs: { url: piece.url, title: piece.title, provider: new URL(piece.url).hostname },
      })
  }
}

/** A whole line in bold, short and without a full stop: how editors without a heading button write one. */
function isSubheading({ text }: Inline, strongChars: number): boolean {
  return (
    text.length <= 80 &&
    strongChars >= text.replace(/\s/g, '').length * 0.95 &&
    !/[.،]$/.test(text) &&
    !opensStory(text)
  )
}

function addQuote(content: Block[], paragraph: ReturnType<typeof spelledParagraph>): void {
  const last = content.at(-1)
  if (last?.type === 'quote') last.content.push(paragraph)
  else content.push({ type: 'quote', attrs: { speaker: null }, content: [paragraph] })
}

function listOf(piece: Extract<Piece, { kind: 'list' }>, spell: Spell): Block {
  return {
    type: piece.ordered ? 'ordered_list' : 'bullet_list',
    content: piece.items.map((item) => ({ type: 'list_item', content: [spelledParagraph(item, spell)] })),
  }
}

function tableOf(piece: Extract<Piece, { kind: 'table' }>, spell: Spell): Block {
  return {
    type: 'table',
    attrs: { caption: null },
    content: piece.rows.map((row) => ({
      type: 'table_row',
      content: row.cells.map((cell) => ({
        type: row.isHead ? 'table_header' : 'table_cell',
        content: spelledNodes(cell, spell),
      })),
    })),
  }
}

function picturesBlock(pictures: readonly FoundPicture[], spell: Spell): Block[] {
  const blocks = pictures.map((picture) => asPicture(picture, spell))
  if (blocks.length > 1) return [{ type: 'gallery', attrs: { pictures: blocks } }]
  return blocks.map((attrs): Block => ({ type: 'image', attrs }))
}

function asPicture({ src, alt, caption, width, height }: FoundPicture, spell: Spell): Picture {
  return {
    media: null,
    src,
    width,
    height,
    alt: spell(alt),
    caption: caption === null ? null : spell(caption) || null,
    credit: null,
  }
}
