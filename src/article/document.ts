/**
 * The article document: the body of an article as a tree with a schema, never as HTML.
 *
 * The shape on disk, in the API and in the editor is one and the same: ProseMirror's JSON
 * (`{type, attrs?, content?}`, text as `{type: 'text', text, marks?}`), so that a stored document opens in the
 * editor without translation. Nothing here can carry script: there is no raw HTML node, and every address is
 * checked by {@link readDocument} before it is stored.
 */

/** A whole body: blocks in reading order. An empty body (a gallery page, a stub) has no blocks. */
export interface ArticleDocument {
  type: 'doc'
  content: Block[]
}

export type Block =
  | Paragraph
  | Heading
  | List
  | Quote
  | ImageBlock
  | GalleryBlock
  | VideoBlock
  | EmbedBlock
  | TableBlock
  | DividerBlock

export interface Paragraph {
  type: 'paragraph'
  content: Text[]
}

/** Level 2 is the highest: level 1 is the headline, which is not part of the body. */
export interface Heading {
  type: 'heading'
  attrs: { level: 2 | 3 | 4 }
  content: Text[]
}

export interface List {
  type: 'bullet_list' | 'ordered_list'
  content: ListItem[]
}

export interface ListItem {
  type: 'list_item'
  content: (Paragraph | List)[]
}

/** A block quotation, as set apart on the page. `speaker` is the line printed under it, as written. */
export interface Quote {
  type: 'quote'
  attrs: { speaker: string | null }
  content: Paragraph[]
}

/** One picture. `media` is the hash of an original kept by `#media`, or null when only `src` (absolute https URL) is known. */
export interface Picture {
  media: string | null
  src: string | null
  width: number | null
  height: number | null
  alt: string
  caption: string | null
  credit: string | null
}

export interface ImageBlock {
  type: 'image'
  attrs: Picture
}

export interface GalleryBlock {
  type: 'gallery'
  attrs: { pictures: Picture[] }
}

/** A video file or page; loaded only when the reader asks. `seconds` is the running time, when known. */
export interface VideoBlock {
  type: 'video'
  attrs: { src: string; poster: Picture | null; caption: string | null; seconds: number | null }
}

/** Something that lives elsewhere, shown as a link with a title; never as a frame or script of theirs. */
export interface EmbedBlock {
  type: 'embed'
  attrs: { url: string; title: string | null; provider: string | null }
}

export interface TableBlock {
  type: 'table'
  attrs: { caption: string | null }
  content: TableRow[]
}

export interface TableRow {
  type: 'table_row'
  content: TableCell[]
}

export interface TableCell {
  type: 'table_cell' | 'table_header'
  content: Text[]
}

export interface DividerBlock {
  type: 'divider'
}

export interface Text {
  type: 'text'
  text: string
  marks?: Mark[]
}

export type Mark =
  | { type: 'strong' }
  | { type: 'emphasis' }
  | { type: 'link'; attrs: { href: string } }
  /** The words of one statement; `id` names a statement recorded with the revision. */
  | { type: 'statement'; attrs: { id: string } }
