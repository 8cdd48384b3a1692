/** Reading a tree of XML: children by name, texts, and markup written out again as HTML. */
import type { XmlElement } from './xml-tree.ts'

/** The first child of any of these names; the names in order of preference. */
export function childOf(element: XmlElement, ...names: string[]): XmlElement | null {
  for (const name of names) {
    for (const child of element.children) if (typeof child !== 'string' && child.name === name) return child
  }
  return null
}

/** All children of these names, in document order. */
export function childrenOf(element: XmlElement, ...names: string[]): XmlElement[] {
  const found: XmlElement[] = []
  for (const child of element.children) if (typeof child !== 'string' && names.includes(child.name)) found.push(child)
  return found
}

/** Elements under `element` of these names, however deep, in document order. */
export function descendantsOf(element: XmlElement, ...names: string[]): XmlElement[] {
  const found: XmlElement[] = []
  const visit = (inside: XmlElement): void => {
    for (const child of inside.children) {
      if (typeof child === 'string') continue
      if (names.includes(child.name)) found.push(child)
      visit(child)
    }
  }
  visit(element)
  return found
}

/** Its text and that of all under it, ends trimmed; '' when there is none. */
export function textIn(element: XmlElement | null): string {
  if (element === null) return ''
  const parts: string[] = []
  const visit = (inside: XmlElement): void => {
    for (const child of inside.children) {
      if (typeof child === 'string') parts.push(child)
      else visit(child)
    }
  }
  visit(element)
  return parts.join('').trim()
}

/** The text of the first child of any of these names that has one. */
export function textOfChild(element: XmlElement, ...names: string[]): string | null {
  for (const name of names) {
    for (const child of element.children) {
      if (typeof child === 'string' || child.name !== name) continue
      const text = textIn(child)
      if (text !== '') return text
    }
  }
  return null
}

/** The whole number that the first child of this name holds. */
export function numberOfChild(element: XmlElement, name: string): number | null {
  const written = textOfChild(element, name)
  return written !== null && /^\d{1,15}$/.test(written) ? Number(written) : null
}

export function attributeOf(element: XmlElement, name: string): string | null {
  const value = element.attributes.get(name)?.trim()
  return value === undefined || value === '' ? null : value
}

export function hasElements(element: XmlElement): boolean {
  return element.children.some((child) => typeof child !== 'string')
}

const ADDRESS_ATTRIBUTES = new Set(['href', 'src', 'poster', 'data-src', 'cite'])
const VOID = new Set(['br', 'hr', 'img', 'source', 'wbr', 'col', 'input', 'embed', 'param', 'track', 'area'])

/** The children of an element as HTML; addresses are made absolute by the xml:base that holds at each of them. */
export function innerHtml(element: XmlElement): string {
  const parts: string[] = []
  for (const child of element.children) writeNode(child, parts)
  return parts.join('')
}

function writeNode(node: XmlElement | string, parts: string[]): void {
  if (typeof node === 'string') {
    parts.push(escaped(node))
    return
  }
  const tag = node.name.slice(node.name.indexOf(':') + 1)
  const attributes = [...node.attributes]
    .filter(([name]) => /^[a-z][a-z\d-]*$/.test(name) && name !== 'xmlns')
    .map(([name, value]) => ` ${name}="${escaped(ADDRESS_ATTRIBUTES.has(name) ? resolved(value, node.base) : value)}"`)
  parts.push(`<${tag}${attributes.join('')}>`)
  if (VOID.has(tag)) return
  for (const child of node.children) writeNode(child, parts)
  parts.push(`</${tag}>`)
}

function resolved(address: string, base: string | null): string {
  return base !== null && URL.canParse(address, base) ? new URL(address, base).href : address
}

/** Text as it may stand in markup, in an attribute too. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
