/**
 * HTML to a small tree, within limits. The words are cut by htmlparser2's tokenizer (entities, raw text of scripts);
 * the tree is built here, because a general parser keeps every level, attribute and comment of a hostile page, and
 * this one need keep only what a news page has. Time and memory grow in line with the text, whatever is in it.
 */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import type { Problem } from '../../page-article.ts'
import { type ImpliedEnds, impliedEnds, RAW_ELEMENTS, SAME_ELEMENTS, VOID_ELEMENTS } from './html-vocabulary.ts'

/** Deeper elements are laid flat into the deepest one kept. Real news pages reach about 40. */
const DEPTH_MAX = 200
/** Elements and texts kept. A very heavy front page has about 20,000. */
const NODES_MAX = 80_000
/** Attributes kept per element, and characters kept of each value and of a tag name. */
const ATTRIBUTES_MAX = 60
const ATTRIBUTE_CHARS_MAX = 20_000
const NAME_CHARS_MAX = 60

/** «می&amp;zwnj;رود»: what was escaped twice on its way. No news story writes of `&zwnj;` itself. */
const ESCAPED_TWICE =
  /&amp;(?=(?:zwnj|zwj|nbsp|laquo|raquo|hellip|[lr][ds]quo|quot|[nm]dash|#\d{2,5}|#x[\da-f]{2,4});)/gi

export interface HtmlText {
  kind: 'text'
  text: string
}

export interface HtmlElement {
  kind: 'element'
  /** Lower case. */
  tag: string
  attributes: Map<string, string>
  children: (HtmlElement | HtmlText)[]
  parent: HtmlElement | null
  /** Place in document order, counted over elements. */
  order: number
}

/** The tree of a page under a root element named `#root`. Never throws; what was cut off is told in `problems`. */
export function readHtmlTree(page: string): { root: HtmlElement; problems: Problem[] } {
  const html = page.includes('&amp;') ? page.replace(ESCAPED_TWICE, '&') : page
  const builder = new TreeBuilder(html)
  const tokenizer = new Tokenizer({ decodeEntities: true }, builder)
  builder.whenFull = () => tokenizer.pause()
  tokenizer.write(html)
  if (tokenizer.running) tokenizer.end()
  return { root: builder.root, problems: builder.problems() }
}

/** Receives the tokenizer's words; holds the stack of open elements while one page is read. */
class TreeBuilder implements TokenizerCallbacks {
  readonly root: HtmlElement = newElement('#root', null, 0)
  whenFull: () => void = () => {}
  private readonly html: string
  private readonly open: HtmlElement[] = [this.root]
  private readonly openByTag = new Map<string, number>()
  private nodes = 0
  private flattened = 0
  private flattenedOpen = 0
  private attributesDropped = 0
  private current: HtmlElement | null = null
  private attributeName = ''
  private attributeValue = ''
  private text = ''

  constructor(html: string) {
    this.html = html
  }

  problems(): Problem[] {
    const problems: Problem[] = []
    if (this.nodes >= NODES_MAX)
      problems.push({ kind: 'too-many-nodes', detail: `only the first ${NODES_MAX} elements and texts were read` })
    if (this.flattened > 0)
      problems.push({
        kind: 'too-deep',
        detail: `${this.flattened} elements lie deeper than ${DEPTH_MAX} levels and were laid flat`,
      })
    if (this.attributesDropped > 0)
      problems.push({ kind: 'too-many-attributes', detail: `${this.attributesDropped} attributes were left out` })
    return problems
  }

  ontext(start: number, end: number): void {
    this.text += this.html.slice(start, end)
  }

  ontextentity(codepoint: number): void {
    this.text += String.fromCodePoint(codepoint)
  }

  oncdata(start: number, end: number, offset: number): void {
    this.text += this.html.slice(start, end - offset)
  }

  onopentagname(start: number, end: number): void {
    const tag = this.tagAt(start, end)
    this.endImplied(impliedEnds(tag))
    this.flushText()
    this.current = newElement(tag, this.top(), ++this.nodes)
  }

  onattribname(start: number, end: number): void {
    this.attributeName = this.html.slice(start, Math.min(end, start + NAME_CHARS_MAX)).toLowerCase()
    this.attributeValue = ''
  }

  onattribdata(start: number, end: number): void {
    const room = ATTRIBUTE_CHARS_MAX - this.attributeValue.length
    if (room > 0) this.attributeValue += this.html.slice(start, Math.min(end, start + room))
  }

  onattribentity(codepoint: number): void {
    if (this.attributeValue.length < ATTRIBUTE_CHARS_MAX) this.attributeValue += String.fromCodePoint(codepoint)
  }

  onattribend(): void {
    const attributes = this.current?.attributes
    if (attributes === undefined) return
    if (attributes.size >= ATTRIBUTES_MAX) this.attributesDropped++
    else if (!attributes.has(this.attributeName)) attributes.set(this.attributeName, this.attributeValue)
  }

  onopentagend(): void {
    const element = this.current
    this.current = null
    if (element === null) return
    this.top().children.push(element)
    if (!VOID_ELEMENTS.has(element.tag)) this.push(element)
    if (this.nodes >= NODES_MAX) this.whenFull()
  }

  /** HTML ignores the slash, except on the foreign elements nobody reads text from. */
  onselfclosingtag(): void {
    const element = this.current
    this.onopentagend()
    if (element !== null && this.top() === element && RAW_ELEMENTS.has(element.tag)) this.pop()
  }

  onclosetag(start: number, end: number): void {
    const tag = this.tagAt(start, end)
    if (tag === 'br') {
      this.onopentagname(start, end)
      this.onopentagend()
      return
    }
    if (this.flattenedOpen > 0 && !VOID_ELEMENTS.has(tag)) {
      this.flattenedOpen--
      return
    }
    if ((this.openByTag.get(tag) ?? 0) === 0) return
    const scope = tag === 'table' || tag.startsWith('t') ? TABLE_WALLS : CELL_WALLS
    for (let at = this.open.length - 1; at > 0; at--) {
      const openTag = this.open[at]!.tag
      if (openTag === tag) this.endDownTo(at)
      if (openTag === tag || scope.has(openTag)) return
    }
  }

  onend(): void {
    this.flushText()
  }

  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}

  private tagAt(start: number, end: number): string {
    const tag = this.html.slice(start, Math.min(end, start + NAME_CHARS_MAX)).toLowerCase()
    return SAME_ELEMENTS.get(tag) ?? tag
  }

  private push(element: HtmlElement): void {
    if (this.open.length >= DEPTH_MAX) {
      this.flattened++
      this.flattenedOpen++
      return
    }
    this.open.push(element)
    this.openByTag.set(element.tag, (this.openByTag.get(element.tag) ?? 0) + 1)
  }

  private pop(): void {
    const element = this.open.pop()
    if (element !== undefined) this.openByTag.set(element.tag, (this.openByTag.get(element.tag) ?? 1) - 1)
  }

  private endDownTo(place: number): void {
    this.flushText()
    while (this.open.length > place) this.pop()
  }

  private endImplied(ends: ImpliedEnds | null): void {
    if (ends === null || this.flattenedOpen > 0) return
    if (!ends.closes.some((tag) => (this.openByTag.get(tag) ?? 0) > 0)) return
    for (let at = this.open.length - 1; at > 0; at--) {
      const tag = this.open[at]!.tag
      const isEnded = ends.closes.includes(tag)
      if (isEnded) this.endDownTo(at)
      if (isEnded || ends.walls.has(tag)) return
    }
  }

  private flushText(): void {
    if (this.text === '') return
    this.top().children.push({ kind: 'text', text: this.text })
    this.text = ''
    this.nodes++
  }

  private top(): HtmlElement {
    return this.open[this.open.length - 1]!
  }
}

/** An end tag reaches no further than the cell, or the table, it stands in. */
const CELL_WALLS = new Set(['td', 'th', 'caption', 'table', 'template'])
const TABLE_WALLS = new Set(['table', 'template'])

function newElement(tag: string, parent: HtmlElement | null, order: number): HtmlElement {
  return { kind: 'element', tag, attributes: new Map(), children: [], parent, order }
}
