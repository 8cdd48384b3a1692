/** The body, taken apart into pieces in reading order: what the document's blocks are made of. */
import { descendants, textOf } from '../html/html-text.ts'
import type { HtmlElement, HtmlText } from '../html/html-tree.ts'
import { BLOCK_ELEMENTS } from '../html/html-vocabulary.ts'
import { isUnread } from '../survey/page-segments.ts'
import type { Inline } from '../words/document-blocks.ts'
import { plainLine, sameLetters } from '../words/plain-line.ts'
import { addressOf, InlineRun, markOf, type PieceContext, takeInline } from './inline-run.ts'
import { captionFor, type FoundPicture, isStoryPicture, pictureOf } from './pictures.ts'

export type Piece =
  | { kind: 'paragraph'; inline: Inline; linkChars: number; strongChars: number; element: HtmlElement }
  | { kind: 'quote'; inline: Inline; linkChars: number; element: HtmlElement }
  | { kind: 'heading'; level: 2 | 3 | 4; inline: Inline; linkChars: number; element: HtmlElement }
  | { kind: 'list'; ordered: boolean; items: Inline[]; linkChars: number; element: HtmlElement }
  | { kind: 'table'; rows: { cells: Inline[]; isHead: boolean }[]; element: HtmlElement }
  | { kind: 'pictures'; pictures: FoundPicture[]; element: HtmlElement }
  | { kind: 'embed'; url: string; title: string | null; element: HtmlElement }

/** Pieces kept of one body. */
const PIECES_MAX = 5_000
/** A table of more cells than this, or with cells longer than a paragraph's, lays the page out. */
const CELL_CHARS_MAX = 400
const CELLS_MAX = 5_000
/** What is links to this share says nothing but where they lead. */
const LINK_SHARE = 0.85
const MEDIA = new Set(['img', 'picture', 'iframe', 'video', 'audio'])
/** A line before a single line break that is this long was a paragraph. */
const BROKEN_LINE_CHARS_MIN = 90
/** Characters kept of a film's title. */
const TITLE_CHARS_MAX = 200
/** Letters of a box that holds a film or a form, and no text of the story. */
const FILM_CHARS_MAX = 120
const FORM_CHARS_MAX = 300
/** What a form says of itself is no more of the page's prose than this. */
const PROSE_IN_FORM_MAX = 0.5
const FILMS = new Set(['video', 'iframe', 'audio'])
/** Longest caption of one picture. */
const CAPTION_CHARS_MAX = 400

export function storyPieces(root: HtmlElement, context: PieceContext): Piece[] {
  const taker = new PieceTaker(context)
  taker.takeChildren(root)
  return taker.pieces
}

/** Whether nearly all of a piece's words are links. */
export function isLinked(piece: Piece): boolean {
  if (piece.kind === 'paragraph' || piece.kind === 'heading' || piece.kind === 'quote') {
    return piece.linkChars > 0 && piece.linkChars >= piece.inline.text.replace(/\s/g, '').length * LINK_SHARE
  }
  if (piece.kind !== 'list') return false
  const chars = piece.items.reduce((sum, item) => sum + item.text.replace(/\s/g, '').length, 0)
  return piece.linkChars >= chars * LINK_SHARE
}

class PieceTaker {
  readonly pieces: Piece[] = []
  private readonly context: PieceContext
  private run = new InlineRun()

  constructor(context: PieceContext) {
    this.context = context
  }

  /** Block children become pieces; text and inline children between them become paragraphs. */
  takeChildren(element: HtmlElement): void {
    this.walk(element, element)
    this.endRun(element)
  }

  private walk(element: HtmlElement, block: HtmlElement): void {
    for (const child of element.children) {
      if (this.pieces.length >= PIECES_MAX) return
      if (child.kind === 'text') this.takeText(child, block)
      else if (!isUnread(child) || child.tag === 'iframe') this.takeElement(child, block)
    }
  }

  /** Set as it is written, each line stands alone. */
  private takeText(node: HtmlText, block: HtmlElement): void {
    if (block.tag !== 'pre' || !node.text.includes('\n')) {
      this.run.add(node)
      return
    }
    for (const text of node.text.split('\n').slice(0, PIECES_MAX)) {
      this.run.add({ ...node, text })
      this.endRun(block)
    }
  }

  private takeElement(child: HtmlElement, block: HtmlElement): void {
    if (this.context.map.zones.has(child) || child.tag === 'figcaption') this.endRun(block)
    else if (child.tag === 'br') this.lineBreak(block)
    else if (MEDIA.has(child.tag)) {
      this.endRun(block)
      this.takeMedia(child)
    } else if (this.isCard(child)) {
      this.endRun(block)
      this.takeLinkedBlock(child)
    } else if (BLOCK_ELEMENTS.has(child.tag) || this.context.map.holdings.get(child)?.hasBlocks === true) {
      this.endRun(block)
      this.takeBlock(child)
    } else this.takeInlineElement(child, block)
  }

  /** A link with a picture and words: what leads to another story. */
  private isCard(child: HtmlElement): boolean {
    return child.tag === 'a' && (this.context.map.holdings.get(child)?.images ?? 0) > 0 && textOf(child) !== ''
  }

  private takeInlineElement(child: HtmlElement, block: HtmlElement): void {
    const mark = markOf(child, this.context.base)
    const from = this.run.open(mark)
    this.walk(child, block)
    this.run.close(from, mark)
  }

  private takeBlock(element: HtmlElement): void {
    if (this.isFormOf(element)) return
    if (this.isFilm(element)) {
      for (const inside of descendants(element)) if (FILMS.has(inside.tag)) this.takeMedia(inside)
      return
    }
    const pictures = this.picturesOnly(element)
    if (pictures !== null) {
      if (pictures.length > 0) this.pieces.push({ kind: 'pictures', pictures, element })
      return
    }
    const level = /^h([1-6])$/.exec(element.tag)?.[1]
    if (level !== undefined) this.takeHeading(element, Number(level))
    else if ((element.tag === 'ul' || element.tag === 'ol') && !this.isTimeline(element)) this.takeList(element)
    else if (element.tag === 'blockquote') this.takeQuote(element)
    else if (element.tag === 'table' && isDataTable(element)) this.takeTable(element)
    else if (element.tag === 'a') this.takeLinkedBlock(element)
    else if (element.tag !== 'hr') this.takeChildren(element)
  }

  /** A film and what it is called, in a box of their own. */
  private isFilm(element: HtmlElement): boolean {
    const { chars = 0, prose = 0 } = this.context.map.extents.get(element) ?? {}
    return (
      chars > 0 && chars <= FILM_CHARS_MAX && prose === 0 && childrenOf(element).some((child) => FILMS.has(child.tag))
    )
  }

  /** A field to fill in, with what it is for: a letter to subscribe to, a search. */
  private isFormOf(element: HtmlElement): boolean {
    const { map } = this.context
    const { chars = 0, prose = 0, longProse = 0 } = map.extents.get(element) ?? {}
    // A brief item may have a field with its short address.
    if (longProse > 0 || prose > map.prose * PROSE_IN_FORM_MAX) return false
    const isAsked = prose === 0 && map.holdings.get(element)!.images === 0
    const isPart = ({ tag, ...rest }: HtmlElement) => isField({ tag, ...rest }) || (isAsked && tag === 'button')
    return chars > 0 && chars <= FORM_CHARS_MAX && childrenOf(element).some(isPart)
  }

  /** A card of another story: blocks within one link. What they say is all of the link. */
  private takeLinkedBlock(element: HtmlElement): void {
    const inside = new PieceTaker(this.context)
    inside.takeChildren(element)
    for (const piece of inside.pieces)
      this.pieces.push('linkChars' in piece ? { ...piece, linkChars: Number.POSITIVE_INFINITY } : piece)
  }

  /** Updates of a live page, each with its clock, are no list. */
  private isTimeline(list: HtmlElement): boolean {
    const [first] = childrenOf(list)
    const inside = first === undefined ? [] : childrenOf(first)
    return inside.some(({ tag }) => /^(?:p|div|article)$/.test(tag)) && inside.some((child) => this.isClock(child))
  }

  private isClock(element: HtmlElement): boolean {
    const chars = this.context.map.extents.get(element)?.chars ?? 0
    return chars <= CLOCK_CHARS_MAX && CLOCK.test(sameLetters(plainLine(textOf(element))))
  }

  private takeHeading(element: HtmlElement, level: number): void {
    const { inline, linkChars } = this.inlineOf(element)
    if (inline.text === '') return
    this.pieces.push({ kind: 'heading', level: level <= 2 ? 2 : level === 3 ? 3 : 4, inline, linkChars, element })
  }

  private takeList(element: HtmlElement): void {
    const items: Inline[] = []
    let linkChars = 0
    for (const child of element.children) {
      if (child.kind === 'text' || isUnread(child) || this.context.map.zones.has(child)) continue
      const item = this.inlineOf(child)
      if (item.inline.text === '') continue
      items.push(item.inline)
      linkChars += item.linkChars
    }
    if (items.length > 0) this.pieces.push({ kind: 'list', ordered: element.tag === 'ol', items, linkChars, element })
  }

  private takeQuote(element: HtmlElement): void {
    const inside = new PieceTaker(this.context)
    inside.takeChildren(element)
    for (const piece of inside.pieces)
      this.pieces.push(piece.kind === 'paragraph' ? { ...piece, kind: 'quote' } : piece)
  }

  private takeTable(element: HtmlElement): void {
    const rows: { cells: Inline[]; isHead: boolean }[] = []
    for (const row of descendants(element)) {
      if (row.tag !== 'tr') continue
      const cells = row.children.filter(
        (cell) => cell.kind === 'element' && (cell.tag === 'td' || cell.tag === 'th'),
      ) as HtmlElement[]
      if (cells.length > 0)
        rows.push({
          cells: cells.map((cell) => this.inlineOf(cell).inline),
          isHead: cells.every((cell) => cell.tag === 'th'),
        })
    }
    const filled = rows.filter((row) => row.cells.some((cell) => cell.text !== ''))
    if (filled.length > 0) this.pieces.push({ kind: 'table', rows: filled, element })
  }

  private takeMedia(element: HtmlElement): void {
    if (element.tag === 'img' || element.tag === 'picture') {
      const picture = pictureOf(element, this.context.base)
      if (picture !== null && isStoryPicture(picture)) {
        this.pieces.push({
          kind: 'pictures',
          pictures: [{ ...picture, caption: captionFor(picture, this.context.map.chars) }],
          element,
        })
      }
      return
    }
    const url = addressOf(element.attributes.get('src') ?? sourceOf(element), this.context.base)
    if (url !== null)
      this.pieces.push({
        kind: 'embed',
        url,
        title: element.attributes.get('title')?.trim().slice(0, TITLE_CHARS_MAX) || null,
        element,
      })
  }

  /** Pictures of an element that holds nothing but pictures and their captions; null when it holds more. */
  private picturesOnly(element: HtmlElement): FoundPicture[] | null {
    if (!/^(?:figure|div|p|a|ul|ol|li|center|section|table|tbody|tr|td)$/.test(element.tag)) return null
    const images = this.context.map.holdings.get(element)?.images ?? 0
    const chars = this.context.map.extents.get(element)?.chars ?? 0
    if (images === 0) return element.tag === 'figure' && chars === 0 ? [] : null
    if (chars > images * CAPTION_CHARS_MAX) return null
    const pictures: FoundPicture[] = []
    for (const inside of descendants(element)) {
      if (inside.tag !== 'img' || this.context.map.zones.has(inside)) continue
      const picture = pictureOf(inside, this.context.base)
      if (picture !== null && isStoryPicture(picture))
        pictures.push({ ...picture, caption: captionFor(picture, this.context.map.chars) })
    }
    if (pictures.length === 0) return null
    const words = plainLine(textOf(element)).length
    const captions = pictures.reduce((sum, picture) => sum + plainLine(picture.caption ?? '').length + 1, 0)
    return words <= captions + 4 ? pictures : null
  }

  private inlineOf(element: HtmlElement): { inline: Inline; linkChars: number } {
    const run = new InlineRun()
    takeInline(element, run, this.context)
    return { inline: run.inline(), linkChars: run.linkChars }
  }

  /** One break inside a sentence is a wrapped line; two, or one after a full line, end a paragraph. */
  private lineBreak(block: HtmlElement): void {
    if (this.run.breaks > 0 || this.run.isListed() || this.run.endsLine(BROKEN_LINE_CHARS_MIN)) this.endRun(block)
    else this.run.addBreak()
  }

  private endRun(block: HtmlElement): void {
    const { run } = this
    this.run = new InlineRun()
    const inline = run.inline()
    if (inline.text === '') return
    this.pieces.push({
      kind: 'paragraph',
      inline,
      linkChars: run.linkChars,
      strongChars: run.strongChars,
      element: block,
    })
  }
}

function childrenOf(element: HtmlElement): HtmlElement[] {
  return element.children.filter((child) => child.kind === 'element')
}

const CLOCK_CHARS_MAX = 14
const CLOCK = /^(?:ساعت )?\d{1,2}:\d{2}(?::\d{2})?$/

function isField({ tag, attributes }: HtmlElement): boolean {
  if (tag === 'form' || tag === 'textarea') return true
  return tag === 'input' && /^(?:text|email|tel|search|)$/i.test(attributes.get('type') ?? '')
}

function sourceOf(element: HtmlElement): string | null {
  for (const inside of descendants(element)) if (inside.tag === 'source') return inside.attributes.get('src') ?? null
  return null
}

function isDataTable(table: HtmlElement): boolean {
  let cells = 0
  for (const inside of descendants(table)) {
    if (inside.tag === 'table') return false
    if (inside.tag !== 'td' && inside.tag !== 'th') continue
    if (++cells > CELLS_MAX || textOf(inside).length > CELL_CHARS_MAX) return false
  }
  return cells >= 2
}
