/** The words of one paragraph under way, with the marks they carry, as the walk over the body meets them. */
import { type Mark, readAddress } from '#article'
import type { HtmlElement, HtmlText } from '../html/html-tree.ts'
import { BLOCK_ELEMENTS } from '../html/html-vocabulary.ts'
import { isUnread } from '../survey/page-segments.ts'
import type { PageMap } from '../survey/page-zones.ts'
import type { Inline } from '../words/document-blocks.ts'
import { labelOf } from '../words/labels.ts'
import { collapsed } from '../words/plain-line.ts'

/** Characters kept of one paragraph. */
const PARAGRAPH_CHARS_MAX = 50_000

/** What addresses are resolved against, and which parts are not the story. */
export interface PieceContext {
  map: PageMap
  base: string | null
}

/** Inline content under way: text with white space collapsed, and marks at places of it. */
export class InlineRun {
  linkChars = 0
  strongChars = 0
  breaks = 0
  private text = ''
  private readonly marks: Inline['marks'] = []
  private strongDepth = 0
  private linkDepth = 0

  add(node: HtmlText): void {
    if (this.text.length > PARAGRAPH_CHARS_MAX) return
    const words = node.text.slice(0, PARAGRAPH_CHARS_MAX).replace(/[\s\u00a0]+/g, ' ')
    const piece = this.text === '' || this.text.endsWith(' ') ? words.trimStart() : words
    if (piece === '') return
    this.text += piece
    const chars = piece.trim().length
    if (chars > 0) this.breaks = 0
    if (this.linkDepth > 0) this.linkChars += chars
    if (this.strongDepth > 0) this.strongChars += chars
  }

  addBreak(): void {
    if (this.text !== '' && !this.text.endsWith(' ')) this.text += ' '
    this.breaks++
  }

  /** «- کاغذ تحریر»: each such line stands alone. */
  isListed(): boolean {
    return /^[-–•▪●*] ?\p{L}/u.test(this.text)
  }

  endsLine(charsMin: number): boolean {
    const line = this.text.trim()
    return (
      labelOf(line) !== null ||
      line.length >= charsMin ||
      /[.:؛؟!»]$/.test(line) ||
      (this.strongChars > 0 && this.strongChars >= line.length * 0.9)
    )
  }

  open(mark: Mark | null): number {
    if (mark?.type === 'strong') this.strongDepth++
    if (mark?.type === 'link') this.linkDepth++
    return this.text.length
  }

  close(from: number, mark: Mark | null): void {
    if (mark === null) return
    if (mark.type === 'strong') this.strongDepth--
    if (mark.type === 'link') this.linkDepth--
    if (this.text.length > from) this.marks.push({ start: from, end: this.text.length, mark })
  }

  /** Ends trimmed; a mark over the whole text (a bold paragraph) says nothing and goes. */
  inline(): Inline {
    const text = this.text.trim()
    const marks = this.marks
      .map(({ start, end, mark }) => ({ start, end: Math.min(end, text.length), mark }))
      .filter(
        ({ start, end, mark }) =>
          end > start && (isFollowable(mark) || (mark.type !== 'link' && end - start < text.length * 0.9)),
      )
    return { text, marks }
  }
}

/** Links that lead nowhere (scripts, fragments) count as links when noise is told from text, and are not kept. */
function isFollowable(mark: Mark): boolean {
  return mark.type === 'link' && mark.attrs.href !== ''
}

/** Adds all that is within `element`, blocks parted by breaks. */
export function takeInline(element: HtmlElement, run: InlineRun, context: PieceContext): void {
  for (const child of element.children) {
    if (child.kind === 'text') {
      run.add(child)
      continue
    }
    if (isUnread(child) || context.map.zones.has(child)) continue
    if (child.tag === 'br' || BLOCK_ELEMENTS.has(child.tag)) run.addBreak()
    const mark = markOf(child, context.base)
    const from = run.open(mark)
    takeInline(child, run, context)
    run.close(from, mark)
    if (BLOCK_ELEMENTS.has(child.tag)) run.addBreak()
  }
}

export function markOf(element: HtmlElement, base: string | null): Mark | null {
  switch (element.tag) {
    case 'strong':
    case 'b':
      return { type: 'strong' }
    case 'em':
    case 'i':
      return { type: 'emphasis' }
    case 'a': {
      const href = addressOf(element.attributes.get('href') ?? null, base)
      return href === null ? { type: 'link', attrs: { href: '' } } : { type: 'link', attrs: { href } }
    }
    default:
      return null
  }
}

/** An absolute web address, or null: scripts, fragments and unreadable ones lead nowhere. */
export function addressOf(written: string | null, base: string | null): string | null {
  const address = collapsed(written ?? '')
  if (address === '' || address.startsWith('#') || /^(?:javascript|data|vbscript|about|blob):/i.test(address))
    return null
  if (base === null) return readAddress(address.startsWith('//') ? `https:${address}` : address, ['web'])
  return URL.canParse(address, base) ? readAddress(new URL(address, base).href, ['web']) : null
}
