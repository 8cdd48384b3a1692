/** A reader of XML for tests: it takes only what is well-formed with namespaces, and throws at anything else. */
export interface XmlElement {
  name: string
  attributes: Record<string, string>
  children: XmlElement[]
  /** All text directly inside, references resolved. */
  text: string
}

const notChar = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u
const references: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function readStrictXml(xml: string): XmlElement {
  if (notChar.test(xml)) throw new Error('a character that XML cannot hold')
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
  if (!xml.startsWith(declaration)) throw new Error('no XML declaration')
  const pieces = xml.slice(declaration.length).match(/<[^>]*>|[^<]+/g) ?? []
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  for (const piece of pieces) {
    const parent = open.at(-1)!
    if (!piece.startsWith('<')) parent.text += resolved(piece)
    else if (piece.startsWith('</')) {
      if (parent.name !== piece.slice(2, -1)) throw new Error(`${piece} closes ${parent.name}`)
      open.pop()
    } else {
      const element = startTag(piece)
      assertDeclared(element, open)
      parent.children.push(element)
      if (!piece.endsWith('/>')) open.push(element)
    }
  }
  if (open.length !== 1 || root.children.length !== 1 || root.text.trim() !== '') throw new Error('not one root')
  return root.children[0]!
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

/** The one child of that name. */
export function childOf(element: XmlElement, name: string): XmlElement {
  const [child, ...others] = childrenOf(element, name)
  if (child === undefined || others.length > 0) throw new Error(`${others.length + 1} of ${name} in ${element.name}`)
  return child
}

function startTag(tag: string): XmlElement {
  const match = /^<([A-Za-z][\w:-]*)((?: [A-Za-z][\w:-]*="[^"<]*")*)\/?>$/.exec(tag)
  if (!match) throw new Error(`not a start tag: ${tag}`)
  const attributes: Record<string, string> = {}
  for (const [, name, value] of match[2]!.matchAll(/ ([\w:-]+)="([^"]*)"/g)) {
    if (Object.hasOwn(attributes, name!)) throw new Error(`${name} stands twice in ${tag}`)
    attributes[name!] = resolved(value!)
  }
  return { name: match[1]!, attributes, children: [], text: '' }
}

function resolved(text: string): string {
  if (text.includes(']]>')) throw new Error(']]> in text')
  return text.replace(/&([^;]*;?)/g, (reference, body: string) => {
    const name = body.slice(0, -1)
    if (/^#\d+;$/.test(body)) return String.fromCodePoint(Number(body.slice(1, -1)))
    if (!body.endsWith(';') || !Object.hasOwn(references, name)) throw new Error(`unknown reference ${reference}`)
    return references[name]!
  })
}

function assertDeclared(element: XmlElement, open: readonly XmlElement[]): void {
  const scopes = [...open, element]
  for (const name of [element.name, ...Object.keys(element.attributes)]) {
    const prefix = name.includes(':') ? name.split(':')[0]! : null
    if (prefix === null || prefix === 'xml' || prefix === 'xmlns') continue
    if (!scopes.some(({ attributes }) => `xmlns:${prefix}` in attributes)) throw new Error(`${prefix} is not declared`)
  }
}
