/** Reading text, attributes and name hints out of the tree. */

import { collapsed } from '../words/plain-line.ts'
import type { HtmlElement } from './html-tree.ts'
import { BLOCK_ELEMENTS, RAW_ELEMENTS } from './html-vocabulary.ts'

/** Class and id names longer than this are machine-made and say nothing. */
const HINT_CHARS_MAX = 300

const hints = new WeakMap<HtmlElement, string>()

/** The words of an element's class, id and itemprop: `-news-lead-ctl00-lbl-lead-`; lower case, camel case split. */
export function hintOf(element: HtmlElement): string {
  const known = hints.get(element)
  if (known !== undefined) return known
  const attributes = element.attributes
  if (attributes.size === 0) return ''
  const names = `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''} ${attributes.get('itemprop') ?? ''} ${attributes.get('property') ?? ''}`
  const words = names
    .slice(0, HINT_CHARS_MAX)
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z\d\u0600-\u06ff]+/g, '-')
  const hint = words === '-' ? '' : `-${words.replace(/^-|-$/g, '')}-`
  hints.set(element, hint)
  return hint
}

/** All text under an element on one line; blocks and line breaks become spaces. Scripts and form controls give none. */
export function textOf(element: HtmlElement): string {
  const parts: string[] = []
  collectText(element, parts)
  return collapsed(parts.join(''))
}

function collectText(element: HtmlElement, parts: string[]): void {
  for (const child of element.children) {
    if (child.kind === 'text') parts.push(child.text)
    else if (child.tag === 'br') parts.push(' ')
    else if (!RAW_ELEMENTS.has(child.tag)) {
      const isBlock = BLOCK_ELEMENTS.has(child.tag)
      if (isBlock) parts.push(' ')
      collectText(child, parts)
      if (isBlock) parts.push(' ')
    }
  }
}

/** Raw text of a script or style. */
export function rawText(element: HtmlElement): string {
  return element.children.map((child) => (child.kind === 'text' ? child.text : '')).join('')
}

/** Elements under `root` in document order, `root` not among them. A stack, not recursion: deep pages stay linear. */
export function* descendants(root: HtmlElement): Generator<HtmlElement> {
  const waiting: HtmlElement[] = []
  pushChildren(waiting, root)
  while (waiting.length > 0) {
    const element = waiting.pop()!
    yield element
    pushChildren(waiting, element)
  }
}

function pushChildren(waiting: HtmlElement[], element: HtmlElement): void {
  for (let at = element.children.length - 1; at >= 0; at--) {
    const child = element.children[at]!
    if (child.kind === 'element') waiting.push(child)
  }
}

/** Whether `element` is `ancestor` or lies in it. */
export function isWithin(element: HtmlElement, ancestor: HtmlElement): boolean {
  for (let up: HtmlElement | null = element; up !== null; up = up.parent) if (up === ancestor) return true
  return false
}

export function ancestors(element: HtmlElement): HtmlElement[] {
  const chain: HtmlElement[] = []
  for (let up = element.parent; up !== null; up = up.parent) chain.push(up)
  return chain
}
