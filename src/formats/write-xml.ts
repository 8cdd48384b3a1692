/** Markup that {@link element} made; a plain string is always text, and always escaped. */
export interface XmlMarkup {
  readonly markup: string
}

export type XmlChild = XmlMarkup | string | null

/**
 * One element. Attributes that are null and children that are null are left out; text is escaped (`>` too, so that
 * `]]>` cannot stand in it) and rid of what XML 1.0 cannot hold.
 */
export function element(name: string, attributes: Record<string, string | null>, ...children: XmlChild[]): XmlMarkup {
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string] => entry[1] !== null)
    .map(([attribute, value]) => ` ${attribute}="${escapeXml(value)}"`)
    .join('')
  const content = children
    .filter((child) => child !== null)
    .map(childXml)
    .join('')
  return { markup: content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>` }
}

/** An element with text only; null when there is none to hold. */
export function textElement(name: string, text: string | null): XmlMarkup | null {
  return text === null || text === '' ? null : element(name, {}, text)
}

/** A whole document, UTF-8. */
export function xmlDocument(root: XmlMarkup): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.markup}\n`
}

function childXml(child: XmlMarkup | string): string {
  return typeof child === 'string' ? escapeXml(child) : child.markup
}

function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(notXml, '')
    .replace(/[&<>"\t\n\r]/g, (character) => escapes[character]!)
}

/** Outside `Char` (XML 1.0, 2.2), and the controls and noncharacters that it discourages. */
const notXml = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFDD0-\uFDEF\uFFFE\uFFFF]/g

/** White space as references, so that it survives in attributes as it was. */
const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}
