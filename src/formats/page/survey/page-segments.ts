/** A page as lines of text, the way a reader sees them: what stands between block borders and line breaks. */
import { hintOf, textOf } from '../html/html-text.ts'
import type { HtmlElement, HtmlText } from '../html/html-tree.ts'
import { BLOCK_ELEMENTS, RAW_ELEMENTS } from '../html/html-vocabulary.ts'
import { collapsed } from '../words/plain-line.ts'

export interface Segment {
  /** The nearest block element. */
  element: HtmlElement
  /** White space collapsed. */
  text: string
  /** Texts of its inline parts, in order: what spans, links and the words between them hold. */
  parts: SegmentPart[]
  /** Its links, in order. */
  links: SegmentPart[]
  linkChars: number
  strongChars: number
  /** Place among the page's segments. */
  place: number
}

export interface SegmentPart {
  text: string
  /** The inline element it stands in, or null for bare text. */
  element: HtmlElement | null
}

/** Lines read of one page; the longest real ones have about 3,000. */
export const SEGMENTS_MAX = 12_000

/** Every line of text under `root`, hidden and raw elements left out. */
export function segmentsOf(root: HtmlElement): Segment[] {
  const collector = new SegmentCollector()
  collector.walk(root, root)
  collector.flush(root)
  return collector.segments
}

class SegmentCollector {
  readonly segments: Segment[] = []
  private text = ''
  private parts: SegmentPart[] = []
  private links: SegmentPart[] = []
  /** Asked of each text added: the line itself, joined of many, would be walked each time. */
  private endsInDigit = false
  /** A drawn sign stood behind the last text. */
  private partEnds = false
  private linkChars = 0
  private strongChars = 0

  walk(element: HtmlElement, block: HtmlElement): void {
    for (const child of element.children) {
      if (this.segments.length >= SEGMENTS_MAX) return
      if (child.kind === 'text') this.addLines(child, element, block)
      else if (child.tag === 'br' || child.tag === 'hr') this.flush(block)
      else if (!isUnread(child)) this.enter(child, block)
      if (child.kind === 'element' && isIcon(child)) this.partEnds = true
    }
  }

  private enter(child: HtmlElement, block: HtmlElement): void {
    if (!BLOCK_ELEMENTS.has(child.tag)) {
      // Two times stand apart, even where nothing stands between them.
      if (child.tag === 'time') this.text += ' '
      this.walk(child, block)
      if (child.tag === 'time') this.text += ' '
      return
    }
    this.flush(block)
    this.walk(child, child)
    this.flush(child)
  }

  /** Set as it is written, each line stands alone. */
  private addLines(node: HtmlText, element: HtmlElement, block: HtmlElement): void {
    if (block.tag !== 'pre' || !node.text.includes('\n')) {
      this.add(node, element, block)
      return
    }
    for (const text of node.text.split('\n').slice(0, SEGMENTS_MAX)) {
      this.add({ ...node, text }, element, block)
      this.flush(block)
    }
  }

  private add(node: HtmlText, element: HtmlElement, block: HtmlElement): void {
    const text = node.text
    // Two inline elements side by side, parted by style alone: «کد: ۱۲۳۴تاریخ انتشار: …», «۲۳ مهر ۱۴۰۳۱۱:۴۲».
    const inline = topInline(element, block)
    const isBeside = this.parts.length > 0 && this.parts.at(-1)!.element !== inline
    if (isBeside && this.endsInDigit && /^[\p{L}\d۰-۹]/u.test(text)) this.text += ' '
    if (isBeside && isPhrase(this.parts.at(-1)!.text) && isPhrase(text)) this.text += ' '
    this.endsInDigit = /[\d۰-۹]/.test(text.at(-1) ?? '')
    this.text += text
    const chars = text.trim().length
    if (chars === 0) return
    const last = this.parts.at(-1)
    if (last !== undefined && last.element === inline && !this.partEnds) last.text += text
    else this.parts.push({ text, element: inline })
    this.partEnds = false
    const link = holderOf(element, block, LINK_TAGS)
    if (link !== null) this.addLink(link, text, chars)
    if (holderOf(element, block, STRONG_TAGS) !== null) this.strongChars += chars
  }

  private addLink(link: HtmlElement, text: string, chars: number): void {
    const last = this.links.at(-1)
    if (last !== undefined && last.element === link) last.text += text
    else this.links.push({ text, element: link })
    this.linkChars += chars
  }

  flush(block: HtmlElement): void {
    const text = collapsed(this.text)
    if (text !== '') {
      this.segments.push({
        element: block,
        text,
        parts: this.parts.map(tidied),
        links: this.links.map(tidied),
        linkChars: this.linkChars,
        strongChars: this.strongChars,
        place: this.segments.length,
      })
    }
    this.text = ''
    this.parts = []
    this.links = []
    this.linkChars = 0
    this.strongChars = 0
  }
}

/** The `time`, or the outermost inline element between `block` and a text in `element`; null for bare text of the block. */
function topInline(element: HtmlElement, block: HtmlElement): HtmlElement | null {
  let top: HtmlElement | null = null
  for (let up: HtmlElement | null = element; up !== null && up !== block; up = up.parent) {
    if (up.tag === 'time') return up
    top = up
  }
  return top
}

/** «<i class="fa fa-user"></i>» before each fact of a line. */
function isIcon({ tag, children, attributes }: HtmlElement): boolean {
  return tag === 'svg' || ((tag === 'i' || tag === 'span') && children.length === 0 && attributes.has('class'))
}

/** Words of their own, parted from those before by style alone. */
function isPhrase(text: string): boolean {
  return /^\p{L}{2,} .*\S$/u.test(text)
}

const LINK_TAGS = new Set(['a'])
const STRONG_TAGS = new Set(['strong', 'b', 'em', 'i'])

/** The nearest element of these tags that holds a text in `element`, up to the parent of `block`. */
function holderOf(element: HtmlElement, block: HtmlElement, tags: ReadonlySet<string>): HtmlElement | null {
  for (let up: HtmlElement | null = element; up !== null; up = up.parent) {
    if (tags.has(up.tag)) return up
    if (up === block.parent) return null
  }
  return null
}

function tidied(part: SegmentPart): SegmentPart {
  return { text: collapsed(part.text), element: part.element }
}

/** Elements readers never see as text. */
export function isUnread(element: HtmlElement): boolean {
  if (RAW_ELEMENTS.has(element.tag) || element.tag === 'noscript' || element.tag === 'head') return true
  if (element.attributes.has('hidden')) return true
  if (
    /(?:^|\s)(?:visually-?hidden|sr-only|screen-reader-text|hide-accessible|element-invisible|assistive-text|a11y-hidden|off-?screen)(?:\s|$)/i.test(
      element.attributes.get('class') ?? '',
    )
  )
    return true
  // Drawn as a sign by its font, whatever letters it holds.
  if (/(?:^|\s)material-(?:icons|symbols)/i.test(element.attributes.get('class') ?? '')) return true
  const style = element.attributes.get('style')
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)
}

/** Whether a name hint of the segment's inline part or block, or of a near parent, matches. */
export function hasHint(element: HtmlElement | null, pattern: RegExp, levels: number): HtmlElement | null {
  let up = element
  for (let level = 0; up !== null && level <= levels; level++, up = up.parent) if (pattern.test(hintOf(up))) return up
  return null
}

export { textOf }
