/** Small words for making documents in code: importers, the example newsroom, tests. */
import type {
  ArticleDocument,
  Block,
  EmbedBlock,
  Heading,
  ImageBlock,
  List,
  ListItem,
  Mark,
  Paragraph,
  Picture,
  Quote,
  TableBlock,
  Text,
} from './document.ts'
import { cleanText } from './read/plain-text.ts'
import { joinTexts } from './read/read-document.ts'
import { markOrder } from './read/schema.ts'

/** Inline content: plain text as a string, or a text that carries marks. */
export type Inline = string | Text

/** A body of plain paragraphs; blank ones are left out, line breaks within one become spaces. */
export function documentFromParagraphs(texts: readonly string[]): ArticleDocument {
  const cleaned = texts.map((text) => cleanText(text).replace(/\s+/g, ' ').trim())
  return documentFromBlocks(cleaned.filter((text) => text !== '').map((text) => paragraph(text)))
}

/** A body of these blocks. Not checked: what comes from outside still goes through {@link readDocument}. */
export function documentFromBlocks(blocks: readonly Block[]): ArticleDocument {
  return { type: 'doc', content: [...blocks] }
}

/** A paragraph of this content. */
export function paragraph(...content: Inline[]): Paragraph {
  return { type: 'paragraph', content: inlineContent(content) }
}

/** A heading inside the text. */
export function heading(level: 2 | 3 | 4, ...content: Inline[]): Heading {
  return { type: 'heading', attrs: { level }, content: inlineContent(content) }
}

/** A list of points. */
export function bulletList(...items: (string | ListItem['content'])[]): List {
  return { type: 'bullet_list', content: items.map(listItem) }
}

/** A numbered list. */
export function orderedList(...items: (string | ListItem['content'])[]): List {
  return { type: 'ordered_list', content: items.map(listItem) }
}

/** A quotation set apart, with its speaker where one is named. */
export function quote(speaker: string | null, ...paragraphs: string[]): Quote {
  return { type: 'quote', attrs: { speaker }, content: paragraphs.map((text) => paragraph(text)) }
}

/** A picture block; what is not said is unknown. */
export function image(picture: Partial<Picture>): ImageBlock {
  const unknown = { media: null, src: null, width: null, height: null, alt: '', caption: null, credit: null }
  return { type: 'image', attrs: { ...unknown, ...picture } }
}

/** Something that lives elsewhere, as a link with a title. */
export function embed(url: string, title: string | null, provider: string | null): EmbedBlock {
  return { type: 'embed', attrs: { url, title, provider } }
}

/** A table whose first row is its heads. */
export function table(heads: readonly string[], ...rows: (readonly string[])[]): TableBlock {
  const row = (type: 'table_cell' | 'table_header', cells: readonly string[]) => ({
    type: 'table_row' as const,
    content: cells.map((cell) => ({ type, content: inlineContent([cell]) })),
  })
  const content = [row('table_header', heads), ...rows.map((cells) => row('table_cell', cells))]
  return { type: 'table', attrs: { caption: null }, content }
}

/** Marked as important. */
export function strong(content: Inline): Text {
  return marked(content, { type: 'strong' })
}

/** Marked with stress. */
export function emphasis(content: Inline): Text {
  return marked(content, { type: 'emphasis' })
}

/** Marked as leading to an address. */
export function link(href: string, content: Inline): Text {
  return marked(content, { type: 'link', attrs: { href } })
}

export function statement(id: string, content: Inline): Text {
  return marked(content, { type: 'statement', attrs: { id } })
}

function marked(content: Inline, mark: Mark): Text {
  const text = asText(content)
  const others = (text.marks ?? []).filter((other) => other.type !== mark.type)
  const marks = [...others, mark].sort((a, b) => markOrder.indexOf(a.type) - markOrder.indexOf(b.type))
  return { type: 'text', text: text.text, marks }
}

function asText(content: Inline): Text {
  return typeof content === 'string' ? { type: 'text', text: content } : content
}

function inlineContent(content: readonly Inline[]): Text[] {
  return joinTexts(content.map(asText))
}

function listItem(content: string | ListItem['content']): ListItem {
  return { type: 'list_item', content: typeof content === 'string' ? [paragraph(content)] : content }
}
