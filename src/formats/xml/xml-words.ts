/**
 * XML, taken apart into start tags, end tags and text as it arrives, and never given up on: what is no markup is text.
 * Written here because feeds are broken in ways a strict parser stops at, because the reader must take a file of any
 * size chunk by chunk, and because nothing of a DOCTYPE may be expanded or fetched. Memory: one tag or text at a time.
 */
import { readDoctype } from './xml-doctype.ts'
import { REFERENCE_CHARS_MAX, resolveReferences, withoutC1 } from './xml-entities.ts'
import type { XmlFaults } from './xml-faults.ts'

/** A tag of more characters is of no honest document. Real ones have some hundreds. */
const TAG_CHARS_MAX = 256 * 1024
/** Attributes read of one element. */
const ATTRIBUTES_MAX = 64
/** More than this are an attack. */
const ATTRIBUTES_HOSTILE = 1_000
/** Characters of a DOCTYPE that are looked at. */
const DOCTYPE_CHARS_MAX = 64 * 1024

/** Who hears of the words. Names are as written; texts and values have their references resolved. */
export interface XmlListener {
  onOpen(name: string, attributes: ReadonlyMap<string, string>): void
  onClose(name: string): void
  onText(text: string): void
}

type State = 'text' | 'comment' | 'cdata' | 'instruction' | 'doctype' | 'long-tag'

const NAME_START = /[\p{L}_:]/u
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map()
const ATTRIBUTE = /([^\s=/>"'<][^\s=/>]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g

/** Push text as it comes, then end. Stops hearing after `stop`. */
export class XmlWords {
  private readonly listener: XmlListener
  private readonly faults: XmlFaults
  private entities: ReadonlyMap<string, string> = new Map()
  private buffer = ''
  private state: State = 'text'
  private doctype = ''
  private brackets = 0
  private isEnded = false
  private isStopped = false

  constructor(listener: XmlListener, faults: XmlFaults) {
    this.listener = listener
    this.faults = faults
  }

  push(chunk: string): void {
    if (this.isStopped) return
    this.buffer = this.buffer === '' ? chunk : this.buffer + chunk
    this.read()
  }

  /** What was left incomplete is told as `cut-off`. */
  end(): void {
    this.isEnded = true
    if (!this.isStopped) this.read()
    if (this.state !== 'text' && !this.isStopped) this.faults.add('cut-off')
    this.buffer = ''
  }

  stop(): void {
    this.isStopped = true
    this.buffer = ''
  }

  private read(): void {
    const { buffer } = this
    let at = 0
    while (at < buffer.length && !this.isStopped) {
      const next = this.step(buffer, at)
      if (next === null) break
      at = next
    }
    this.buffer = this.isStopped ? '' : buffer.slice(at)
  }

  /** Takes one word at `at`; the place after it, or null when more must come first. */
  private step(buffer: string, at: number): number | null {
    switch (this.state) {
      case 'text':
        return buffer[at] === '<' ? this.markup(buffer, at) : this.text(buffer, at)
      case 'comment':
        return this.until(buffer, at, '-->')
      case 'instruction':
        return this.until(buffer, at, '>')
      case 'long-tag':
        return this.until(buffer, at, '>')
      case 'cdata':
        return this.cdata(buffer, at)
      case 'doctype':
        return this.declaration(buffer, at)
    }
  }

  private text(buffer: string, at: number): number | null {
    const end = buffer.indexOf('<', at)
    if (end >= 0) {
      this.say(buffer.slice(at, end))
      return end
    }
    // A reference may be cut in two: its beginning waits for the rest.
    const reference = this.isEnded ? -1 : buffer.lastIndexOf('&')
    const kept = reference >= at && buffer.length - reference <= REFERENCE_CHARS_MAX ? reference : buffer.length
    if (kept > at) this.say(buffer.slice(at, kept))
    return kept > at ? kept : null
  }

  private say(written: string): void {
    this.listener.onText(withoutC1(this.resolved(written)))
  }

  private resolved(written: string): string {
    return resolveReferences(written, this.entities, () => this.faults.add('control-characters'))
  }

  private markup(buffer: string, at: number): number | null {
    const sign = buffer[at + 1]
    if (sign === undefined) return this.isEnded ? this.literal(at) : null
    if (sign === '!') return this.exclamation(buffer, at)
    if (sign === '?') return this.enter('instruction', at + 2)
    const isName = sign === '/' ? NAME_START.test(buffer[at + 2] ?? 'a') : NAME_START.test(sign)
    return isName ? this.tag(buffer, at) : this.literal(at)
  }

  private enter(state: State, at: number): number {
    this.state = state
    return at
  }

  private literal(at: number): number {
    this.faults.add('broken-markup')
    this.listener.onText('<')
    return at + 1
  }

  private exclamation(buffer: string, at: number): number | null {
    if (buffer.startsWith('<!--', at)) return this.enter('comment', at + 4)
    if (buffer.startsWith('<![CDATA[', at)) return this.enter('cdata', at + 9)
    const isShort = buffer.length - at < 9 && '<![CDATA['.startsWith(buffer.slice(at))
    if ((isShort || buffer.length - at < 4) && !this.isEnded) return null
    if (isShort || buffer.startsWith('<![', at)) return this.literal(at)
    this.doctype = ''
    this.brackets = 0
    return this.enter('doctype', at + 2)
  }

  private until(buffer: string, at: number, mark: string): number | null {
    const end = buffer.indexOf(mark, at)
    if (end < 0) return Math.max(at, buffer.length - mark.length + 1) === at ? null : buffer.length - mark.length + 1
    return this.enter('text', end + mark.length)
  }

  private cdata(buffer: string, at: number): number | null {
    const end = buffer.indexOf(']]>', at)
    const kept = end >= 0 ? end : this.isEnded ? buffer.length : buffer.length - 2
    if (kept > at) this.listener.onText(withoutC1(buffer.slice(at, kept)))
    if (end >= 0) return this.enter('text', end + 3)
    return kept > at ? kept : null
  }

  /** Gathers a declaration up to its `>`; those within brackets do not end it. */
  private declaration(buffer: string, at: number): number | null {
    for (let end = at; end < buffer.length; end++) {
      const sign = buffer[end]
      if (sign === '[') this.brackets++
      else if (sign === ']') this.brackets--
      else if (sign === '>' && this.brackets <= 0) {
        this.takeDoctype(this.doctype + buffer.slice(at, end))
        return this.enter('text', end + 1)
      }
    }
    this.doctype += buffer.slice(at)
    if (this.doctype.length > DOCTYPE_CHARS_MAX) {
      this.faults.add('entity-definitions')
      this.stop()
    }
    return buffer.length
  }

  private takeDoctype(written: string): void {
    const { entities, isSafe } = readDoctype(written)
    if (!isSafe) this.faults.add('entity-definitions')
    if (entities.size > 0) this.entities = entities
  }

  private tag(buffer: string, at: number): number | null {
    const end = tagEnd(buffer, at + 1)
    if (end < 0) {
      if (buffer.length - at <= TAG_CHARS_MAX && !this.isEnded) return null
      if (this.isEnded && buffer.length - at <= TAG_CHARS_MAX) {
        this.faults.add('cut-off')
        return buffer.length
      }
    }
    if (end < 0 || end - at > TAG_CHARS_MAX) {
      this.faults.add('hostile-markup')
      return this.enter('long-tag', at + 1)
    }
    if (buffer[at + 1] === '/') this.listener.onClose(buffer.slice(at + 2, end).trim())
    else this.startTag(buffer.slice(at + 1, end))
    return end + 1
  }

  private startTag(written: string): void {
    const isEmpty = written.endsWith('/')
    const inside = isEmpty ? written.slice(0, -1) : written
    const space = inside.search(/[\s/]/)
    const name = space < 0 ? inside : inside.slice(0, space)
    this.listener.onOpen(name, space < 0 ? NO_ATTRIBUTES : this.attributesIn(inside.slice(space)))
    if (isEmpty) this.listener.onClose(name)
  }

  private attributesIn(written: string): ReadonlyMap<string, string> {
    const attributes = new Map<string, string>()
    let count = 0
    for (const [, name, quoted, single, bare] of written.matchAll(ATTRIBUTE)) {
      if (++count > ATTRIBUTES_MAX) {
        this.faults.add('too-many-attributes')
        if (count > ATTRIBUTES_HOSTILE) {
          this.faults.add('hostile-markup')
          break
        }
      } else if (!attributes.has(name!)) attributes.set(name!, this.resolved(quoted ?? single ?? bare ?? ''))
    }
    return attributes
  }
}

/**
 * The place of the `>` that ends a tag, or -1. One within quotation marks does not end it, unless a `<` comes before
 * the closing mark: then the mark was forgotten.
 */
function tagEnd(buffer: string, from: number): number {
  for (let at = from; at < buffer.length; at++) {
    const sign = buffer[at]
    if (sign === '>') return at
    if (sign !== '"' && sign !== "'") continue
    if (!isValueStart(buffer, at)) continue
    const close = buffer.indexOf(sign, at + 1)
    const limit = close < 0 ? buffer.length : close
    // Looked for within the value alone: to the end of the text it would cost the square of the attributes.
    const inside = buffer.slice(at + 1, limit).indexOf('<')
    const bracket = inside < 0 ? -1 : at + 1 + inside
    if (bracket >= 0 && !/[\s/>?]/.test(buffer[limit + 1] ?? 'x')) {
      const end = buffer.indexOf('>', at + 1)
      if (end >= 0 && end < bracket) return end
    }
    if (close < 0) return -1
    at = close
  }
  return -1
}

function isValueStart(buffer: string, at: number): boolean {
  let before = at - 1
  while (before > 0 && /\s/.test(buffer[before]!)) before--
  return buffer[before] === '='
}
