import type {
  ArticleDocument,
  Block,
  EmbedBlock,
  List,
  ListItem,
  Mark,
  Paragraph,
  Picture,
  Quote,
  TableBlock,
  TableCell,
  TableRow,
  Text,
  VideoBlock,
} from './document.ts'
import { isolateRuns } from './isolate.ts'
import { isPrintableAddress } from './read/address.ts'

export interface HtmlOptions {
  /** The picture itself as HTML (`<img>`, `<picture>`): the site decides renditions. Trusted, printed as it is. */
  picture: (picture: Picture) => string
  /** Where a picture leads that stands in the body by itself or in a gallery; null, or without it, nowhere. */
  pictureAddress?: (picture: Picture) => string | null
  /** Address of the still shown before a video file is asked for; without it none is. */
  posterAddress?: (picture: Picture) => string | null
  /** What stands around the words of a statement, or of a part of one; null, or without it, they stand unmarked. Trusted. */
  statementTags?: (id: string) => StatementTags | null
  /** Origin put before addresses of the site itself (`https://news.example`): a feed needs whole addresses. */
  origin?: string
}

/** Finished markup before and after the words. */
export interface StatementTags {
  start: string
  end: string
}

/** Inline content as HTML, without an element around it. */
export function inlineToHtml(texts: readonly Text[], options: HtmlOptions): string {
  return textsHtml(texts, options)
}

/**
 * The body as semantic HTML for the reader page and for feeds. Every text and address is escaped here, so that
 * nothing an article holds can be markup; blank paragraphs print nothing. Classes: `quote`, `gallery`, `video`,
 * `embed`, `table`.
 */
export function toHtml(document: ArticleDocument, options: HtmlOptions): string {
  return document.content.map((block) => blockHtml(block, options)).join('')
}

/** Text as HTML: safe as content and inside a double-quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character]!)
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function blockHtml(block: Block, options: HtmlOptions): string {
  switch (block.type) {
    case 'paragraph':
      return paragraphHtml(block, options)
    case 'heading':
      return element(`h${block.attrs.level}`, textsHtml(block.content, options))
    case 'bullet_list':
    case 'ordered_list':
      return listHtml(block, options)
    case 'quote':
      return quoteHtml(block, options)
    case 'image':
      return figureHtml(block.attrs, options)
    case 'gallery':
      return `<div class="gallery">${block.attrs.pictures.map((picture) => figureHtml(picture, options)).join('')}</div>`
    case 'video':
      return videoHtml(block, options)
    case 'embed':
      return embedHtml(block)
    case 'table':
      return tableHtml(block, options)
    case 'divider':
      return '<hr>'
    default:
      return unreachable(block)
  }
}

function unreachable(node: never): never {
  throw new Error(`a node outside the schema reached the page: ${JSON.stringify(node)}`)
}

/** Nothing at all when there is no content. */
function element(name: string, html: string): string {
  return html === '' ? '' : `<${name}>${html}</${name}>`
}

function paragraphHtml(paragraph: Paragraph, options: HtmlOptions): string {
  return element('p', textsHtml(paragraph.content, options))
}

function listHtml(list: List, options: HtmlOptions): string {
  const items = list.content.map((item) => element('li', listItemHtml(item, options))).join('')
  return element(list.type === 'ordered_list' ? 'ol' : 'ul', items)
}

/** The first paragraph of an item needs no element of its own unless another follows it. */
function listItemHtml(item: ListItem, options: HtmlOptions): string {
  const paragraphs = item.content.filter((child) => child.type === 'paragraph').length
  const parts = item.content.map((child) => {
    if (child.type !== 'paragraph') return listHtml(child, options)
    return paragraphs === 1 ? textsHtml(child.content, options) : paragraphHtml(child, options)
  })
  return parts.join('')
}

/** The speaker stands beside the quotation, not in it (HTML Standard, 4.4.4). */
function quoteHtml(quote: Quote, options: HtmlOptions): string {
  const words = quote.content.map((paragraph) => paragraphHtml(paragraph, options)).join('')
  const { speaker } = quote.attrs
  if (words === '' || speaker === null) return element('blockquote', words)
  return `<figure class="quote"><blockquote>${words}</blockquote><figcaption>${plainHtml(speaker)}</figcaption></figure>`
}

function figureHtml(picture: Picture, options: HtmlOptions): string {
  const href = options.pictureAddress?.(picture) ?? null
  const shown = options.picture(picture)
  const face = href === null || shown === '' ? shown : `<a href="${escapeHtml(href)}">${shown}</a>`
  return `<figure>${face}${pictureCaption(picture)}</figure>`
}

function pictureCaption({ caption, credit }: Picture): string {
  const parts = [
    caption === null ? '' : plainHtml(caption),
    credit === null ? '' : `<small>${plainHtml(credit)}</small>`,
  ]
  return element('figcaption', parts.filter((part) => part !== '').join(' '))
}

/** A file plays in place when asked; a page elsewhere is a link behind its poster. Neither loads by itself. */
function videoHtml({ attrs }: VideoBlock, options: HtmlOptions): string {
  if (!isPrintableAddress(attrs.src)) return ''
  const source = escapeHtml(wholeAddress(attrs.src, options))
  const caption = element('figcaption', attrs.caption === null ? '' : plainHtml(attrs.caption))
  if (!/\.(?:mp4|m4v|webm|ogv)(?:[?#]|$)/i.test(attrs.src)) {
    const face = attrs.poster === null ? escapeHtml(hostOf(attrs.src)) : options.picture(attrs.poster)
    return `<figure class="video"><a href="${source}">${face}</a>${caption}</figure>`
  }
  const poster = attrs.poster === null ? null : (options.posterAddress?.(attrs.poster) ?? null)
  const posterAttribute =
    poster !== null && isPrintableAddress(poster) ? ` poster="${escapeHtml(wholeAddress(poster, options))}"` : ''
  // A film of ours has no host to be known by.
  const name = attrs.src.startsWith('/') ? plainHtml(attrs.caption ?? '▶') : escapeHtml(hostOf(attrs.src))
  const link = `<a href="${source}">${name}</a>`
  const player = `<video controls preload="none"${posterAttribute} src="${source}">${link}</video>`
  return `<figure class="video">${player}${caption}</figure>`
}

function embedHtml({ attrs }: EmbedBlock): string {
  if (!isPrintableAddress(attrs.url)) return ''
  const title = plainHtml(attrs.title ?? attrs.provider ?? hostOf(attrs.url))
  const provider = attrs.title === null || attrs.provider === null ? '' : ` <small>${plainHtml(attrs.provider)}</small>`
  return `<p class="embed"><a href="${escapeHtml(attrs.url)}">${title}</a>${provider}</p>`
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : address
}

/** Wide tables scroll inside their own box, which the keyboard can reach. */
function tableHtml(table: TableBlock, options: HtmlOptions): string {
  const caption = element('caption', table.attrs.caption === null ? '' : plainHtml(table.attrs.caption))
  const headCount = table.content.findIndex((row) => row.content.some((cell) => cell.type !== 'table_header'))
  const heads = table.content.slice(0, Math.max(headCount, 0))
  const rows = table.content.slice(heads.length)
  const head = element('thead', heads.map((row) => rowHtml(row, 'col', options)).join(''))
  const body = element('tbody', rows.map((row) => rowHtml(row, 'row', options)).join(''))
  return `<div class="table" tabindex="0"><table>${caption}${head}${body}</table></div>`
}

function rowHtml(row: TableRow, scope: 'col' | 'row', options: HtmlOptions): string {
  return `<tr>${row.content.map((cell) => cellHtml(cell, scope, options)).join('')}</tr>`
}

function cellHtml(cell: TableCell, scope: 'col' | 'row', options: HtmlOptions): string {
  const html = textsHtml(cell.content, options)
  return cell.type === 'table_header' ? `<th scope="${scope}">${html}</th>` : `<td>${html}</td>`
}

/** Marks that neighbouring texts share are one element around both. */
function textsHtml(texts: readonly Text[], options: HtmlOptions): string {
  const open: Mark[] = []
  let html = ''
  const closeDownTo = (depth: number) => {
    while (open.length > depth) html += markTags(open.pop()!, options).end
  }
  for (const text of texts) {
    const marks = text.marks ?? []
    let shared = 0
    while (shared < open.length && isSameMark(open[shared]!, marks[shared])) shared += 1
    closeDownTo(shared)
    for (const mark of marks.slice(shared)) {
      html += markTags(mark, options).start
      open.push(mark)
    }
    html += plainHtml(text.text)
  }
  closeDownTo(0)
  return html
}

function isSameMark(one: Mark, other: Mark | undefined): boolean {
  if (one.type === 'link') return other?.type === 'link' && one.attrs.href === other.attrs.href
  if (one.type === 'statement') return other?.type === 'statement' && one.attrs.id === other.attrs.id
  return one.type === other?.type
}

const noTags = { start: '', end: '' }

function markTags(mark: Mark, options: HtmlOptions): { start: string; end: string } {
  switch (mark.type) {
    case 'strong':
      return { start: '<strong>', end: '</strong>' }
    case 'emphasis':
      return { start: '<em>', end: '</em>' }
    case 'link':
      if (!isPrintableAddress(mark.attrs.href)) return noTags
      return { start: `<a href="${escapeHtml(wholeAddress(mark.attrs.href, options))}">`, end: '</a>' }
    case 'statement':
      return options.statementTags?.(mark.attrs.id) ?? noTags
    default:
      return unreachable(mark)
  }
}

function wholeAddress(address: string, { origin = '' }: HtmlOptions): string {
  return address.startsWith('/') ? origin + address : address
}

function plainHtml(text: string): string {
  const pieces = isolateRuns(text).map((piece) => {
    const escaped = escapeHtml(piece.text)
    return piece.isolated ? `<bdi>${escaped}</bdi>` : escaped
  })
  return pieces.join('')
}
