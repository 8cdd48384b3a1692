/** The words of Atom (RFC 4287, and version 0.3 before it): text constructs, people, links. RSS feeds borrow them too. */
import type { FeedContext } from '../feed/feed-context.ts'
import type { FeedPerson } from '../feed/feed-item.ts'
import { webAddress } from '../feed/feed-links.ts'
import { personOf } from '../feed/feed-people.ts'
import { type FeedText, lineOf, sniffedText } from '../feed/feed-text.ts'
import { attributeOf, hasElements, innerHtml, textIn, textOfChild } from '../xml/xml-parts.ts'
import type { XmlElement } from '../xml/xml-tree.ts'

/** Longest base64 text decoded. */
const BASE64_CHARS_MAX = 4_000_000

/** A text construct: its type may be `text`, `html`, `xhtml` or a media type; 0.3 has a mode besides. Null when empty. */
export function atomText(element: XmlElement | null): FeedText | null {
  if (element === null) return null
  const type = attributeOf(element, 'type')?.toLowerCase() ?? null
  const mode = attributeOf(element, 'mode')?.toLowerCase() ?? null
  const { base } = element
  if (mode === 'base64' || isBinary(type)) return decoded(textIn(element), type, base)
  if (type === 'xhtml' || type === 'application/xhtml+xml' || mode === 'xml' || hasElements(element)) {
    if (hasElements(element)) return filled(innerHtml(element), true, base)
  }
  const markup = textIn(element)
  if (type === 'html' || type === 'text/html' || type === 'application/xhtml+xml') return filled(markup, true, base)
  if (type === 'text' || type === 'text/plain') return plainOrMislabelled(markup, base)
  return markup === '' ? null : sniffedText(markup, base)
}

/** «text» that is full of tags was mislabelled; a stray sign is text. */
function plainOrMislabelled(markup: string, base: string | null): FeedText | null {
  return filled(markup, /<\/(?:p|div|a|b|span|strong|em|ul|h\d)>|<br\s*\/?>|<img\s/i.test(markup), base)
}

function filled(markup: string, isHtml: boolean, base: string | null): FeedText | null {
  return markup === '' ? null : { markup, isHtml, base }
}

function isBinary(type: string | null): boolean {
  return type?.includes('/') === true && !/^text\/|[/+]xml$|html/.test(type)
}

function decoded(written: string, type: string | null, base: string | null): FeedText | null {
  const bytes = base64Bytes(written.slice(0, BASE64_CHARS_MAX))
  if (bytes === null || !(type === null || /^text\/|xml|html/.test(type) || type === 'application/octet-stream'))
    return null
  const markup = new TextDecoder('utf-8').decode(bytes).trim()
  return markup === '' ? null : type === 'text/plain' ? filled(markup, false, base) : sniffedText(markup, base)
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function base64Bytes(written: string): Uint8Array | null {
  const signs = written.replace(/\s+|=+\s*$/g, '')
  if (!/^[A-Za-z\d+/]*$/.test(signs)) return null
  const bytes = new Uint8Array(Math.floor((signs.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (const sign of signs) {
    held = ((held << 6) | ALPHABET.indexOf(sign)) & 0xffffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (held >> bits) & 0xff
  }
  return bytes
}

/** A person: elements for name, address and page in Atom, or a line of text as RSS has it. */
export function atomPerson(element: XmlElement, context: FeedContext): FeedPerson | null {
  if (!hasElements(element)) return personOf(textIn(element), context.spell.name)
  const name = textOfChild(element, 'atom:name', 'name', 'foaf:name')
  const email = textOfChild(element, 'atom:email', 'email')
  const address = textOfChild(element, 'atom:uri', 'atom:url', 'atom:homepage', 'uri', 'url', 'homepage')
  const named = name === null ? null : personOf(name, context.spell.name)
  const mailed = email === null ? null : personOf(email, context.spell.name)
  const url = webAddress(address, element.base ?? context.base)
  if (named === null && mailed === null && url === null) return null
  return { name: named?.name ?? null, email: mailed?.email ?? named?.email ?? null, url }
}

/** The address of the first link of these relations that leads to a page, in order of preference. */
export function atomLink(links: readonly XmlElement[], relation: string, context: FeedContext): string | null {
  const fitting = links.filter((link) => relationOf(link) === relation)
  const pages = fitting.filter((link) => /html/i.test(attributeOf(link, 'type') ?? 'text/html'))
  for (const link of [...pages, ...fitting]) {
    const address = webAddress(attributeOf(link, 'href'), link.base ?? context.base)
    if (address !== null) return address
  }
  return null
}

/** «http://www.iana.org/assignments/relation/alternate» is `alternate`. */
export function relationOf(link: XmlElement): string {
  const relation = attributeOf(link, 'rel')?.toLowerCase() ?? 'alternate'
  return relation.replace(/^http:\/\/www\.iana\.org\/assignments\/relation\//, '')
}

/** A category by its label, else by its term. */
export function atomCategory(element: XmlElement): string {
  return attributeOf(element, 'label') ?? attributeOf(element, 'term') ?? textIn(element)
}

/** One line of a text construct. */
export function atomLine(element: XmlElement | null, context: FeedContext): string | null {
  return lineOf(atomText(element), context.spell.text)
}
