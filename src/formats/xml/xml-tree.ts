/** XML as a small tree, within limits; parts that repeat (items, entries) are handed over one by one and let go. */
import { XmlFaults } from './xml-faults.ts'
import { isCustomary, prefixOf } from './xml-namespaces.ts'
import { XmlWords } from './xml-words.ts'

/** Deeper elements are laid flat into the deepest one kept. Real feeds with XHTML in them reach about 30. */
const DEPTH_MAX = 120
/** Open elements beyond this depth are an attack, not a forgotten end tag. */
const DEPTH_HOSTILE = 5_000
/** Elements of one record, or of all that is no record. */
const NODES_MAX = 50_000
/** Characters of one text; more than the longest body of an article. */
const TEXT_CHARS_MAX = 1_000_000
/** Characters of all texts of one record, or of all that is no record. */
const RECORD_CHARS_MAX = 16_000_000

export interface XmlElement {
  /** In lower case, with our prefix for its namespace: `title`, `atom:link`, `dc:creator`; `?:x` where none is known. */
  name: string
  /** In lower case; prefixed likewise, unless without a prefix. Values as written. */
  attributes: ReadonlyMap<string, string>
  children: (XmlElement | string)[]
  /** What relative addresses in it are relative to (xml:base), or null when not known. */
  base: string | null
  /** xml:lang, inherited. */
  language: string | null
}

export interface XmlTreeOptions {
  /** What the document's own base is relative to: the address it came from. */
  base: string | null
  /** Names of elements that are records. */
  records: ReadonlySet<string>
  /** Takes one record; false to stop reading. */
  onRecord(record: XmlElement, root: XmlElement): boolean
  /** Parts of records that repeat without an end: each is handed over before its record, which does not hold it. */
  parts?: { names: ReadonlySet<string>; onPart(part: XmlElement): void }
}

interface Open {
  element: XmlElement
  written: string
  namespaces: ReadonlyMap<string, string>
  textChars: number
  /** Of what is handed over by itself: what was counted around it. */
  apart: { kind: 'record' | 'part'; around: Counted } | null
}

/** How much was read of a record, of a part of one, or of all that is neither. */
interface Counted {
  nodes: number
  chars: number
}

/** Reads XML as it arrives. After `end`, `root` is what was no record. */
export class XmlTree {
  readonly faults = new XmlFaults()
  readonly root: XmlElement
  private readonly options: XmlTreeOptions
  private readonly words: XmlWords
  private readonly open: Open[]
  private counted: Counted = { nodes: 0, chars: 0 }
  private flattened = 0
  private within: 'record' | 'part' | null = null
  private isStopped = false

  constructor(options: XmlTreeOptions) {
    this.options = options
    this.root = { name: '#root', attributes: new Map(), children: [], base: options.base, language: null }
    this.open = [{ element: this.root, written: '', namespaces: new Map(), textChars: 0, apart: null }]
    this.words = new XmlWords(this, this.faults)
  }

  /** Nothing more is read: it was enough, or too much. */
  get hasStopped(): boolean {
    return this.isStopped
  }

  push(chunk: string): void {
    this.words.push(chunk)
    if (this.faults.isHostile()) this.stop()
  }

  end(): void {
    this.words.end()
    if (this.isStopped) return
    if (this.open.length > 1) this.faults.add('cut-off')
    while (this.open.length > 1) this.closeTop()
  }

  stop(): void {
    this.isStopped = true
    this.words.stop()
  }

  onOpen(written: string, attributes: ReadonlyMap<string, string>): void {
    if (this.open.length >= DEPTH_MAX) {
      this.flatten('too-deep')
      return
    }
    const parent = this.open.at(-1)!
    const namespaces = this.namespacesOf(parent, attributes)
    const name = this.nameOf(written, namespaces)
    const kind = this.flattened > 0 ? null : this.apart(name)
    if (kind === null && this.counted.nodes >= NODES_MAX) {
      this.flatten('too-many-nodes')
      return
    }
    const element = this.elementOf(name, attributes, parent.element, namespaces)
    const apart = kind === null ? null : { kind, around: this.counted }
    if (kind !== null) {
      this.within = kind
      this.counted = { nodes: 0, chars: 0 }
    } else parent.element.children.push(element)
    this.counted.nodes++
    this.open.push({ element, written, namespaces, textChars: 0, apart })
  }

  /** What an element of this name is handed over as, where it stands now; null where it stays in what it stands in. */
  private apart(name: string): 'record' | 'part' | null {
    if (this.within === null) return this.options.records.has(name) ? 'record' : null
    return this.within === 'record' && this.options.parts?.names.has(name) === true ? 'part' : null
  }

  onClose(written: string): void {
    if (this.flattened > 0) {
      this.flattened--
      return
    }
    const at = this.placeOf(written)
    if (at < 0) {
      this.faults.add('unclosed-elements')
      return
    }
    if (at < this.open.length - 1) this.faults.add('unclosed-elements')
    while (this.open.length > at && !this.isStopped) this.closeTop()
  }

  onText(text: string): void {
    const top = this.open.at(-1)!
    if (top.element === this.root) return
    top.textChars += text.length
    this.counted.chars += text.length
    const over = Math.max(top.textChars - TEXT_CHARS_MAX, this.counted.chars - RECORD_CHARS_MAX)
    if (over > 0) this.faults.add('too-much-text')
    const kept = over > 0 ? text.slice(0, Math.max(0, text.length - over)) : text
    if (kept === '') return
    const { children } = top.element
    if (typeof children.at(-1) === 'string') children[children.length - 1] += kept
    else children.push(kept)
  }

  private flatten(fault: 'too-deep' | 'too-many-nodes'): void {
    this.flattened++
    this.faults.add(fault)
    if (this.flattened > DEPTH_HOSTILE) {
      this.faults.add('hostile-markup')
      this.stop()
    }
  }

  /** The open element an end tag belongs to; names in capitals and prefixes left out by mistake are forgiven. */
  private placeOf(written: string): number {
    for (let at = this.open.length - 1; at > 0; at--) if (this.open[at]!.written === written) return at
    const lower = written.toLowerCase()
    for (let at = this.open.length - 1; at > 0; at--) if (this.open[at]!.written.toLowerCase() === lower) return at
    return -1
  }

  private closeTop(): void {
    const { element, apart } = this.open.pop()!
    if (apart === null) return
    this.counted = apart.around
    this.within = apart.kind === 'part' ? 'record' : null
    if (apart.kind === 'part') this.options.parts?.onPart(element)
    else if (!this.options.onRecord(element, this.root)) this.stop()
  }

  private namespacesOf(parent: Open, attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
    let own: Map<string, string> | null = null
    for (const [name, value] of attributes) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
      own ??= new Map(parent.namespaces)
      own.set(name === 'xmlns' ? '' : name.slice(6), this.prefixFor(value, name === 'xmlns'))
    }
    return own ?? parent.namespaces
  }

  /** A namespace nobody knows is that of the document's own words when the root declares it as its default. */
  private prefixFor(namespace: string, isDefault: boolean): string {
    return prefixOf(namespace) ?? (isDefault && this.open.length === 1 ? '' : '?')
  }

  private nameOf(written: string, namespaces: ReadonlyMap<string, string>): string {
    const colon = written.indexOf(':')
    const prefix = colon < 0 ? '' : written.slice(0, colon)
    const local = written.slice(colon + 1).toLowerCase()
    const ours = namespaces.get(prefix) ?? (colon < 0 ? '' : this.undeclared(prefix))
    return ours === '' ? local : `${ours}:${local}`
  }

  private undeclared(prefix: string): string {
    const lower = prefix.toLowerCase()
    if (lower === 'xml') return 'xml'
    this.faults.add('undeclared-namespace')
    return isCustomary(lower) ? lower : '?'
  }

  private elementOf(
    name: string,
    written: ReadonlyMap<string, string>,
    parent: XmlElement,
    namespaces: ReadonlyMap<string, string>,
  ): XmlElement {
    const { base, language } = parent
    if (written.size === 0) return { name, attributes: written, children: [], base, language }
    const attributes = new Map<string, string>()
    for (const [attribute, value] of written) {
      if (attribute.startsWith('xmlns')) continue
      const ours = attribute.includes(':') ? this.nameOf(attribute, namespaces) : attribute.toLowerCase()
      if (!attributes.has(ours)) attributes.set(ours, value)
    }
    return {
      name,
      attributes,
      children: [],
      base: baseWithin(attributes.get('xml:base'), base),
      language: attributes.get('xml:lang') ?? language,
    }
  }
}

/** A base that is no web address (or nothing to resolve it against) changes nothing. */
function baseWithin(written: string | undefined, base: string | null): string | null {
  const address = written?.trim() ?? ''
  if (address === '') return base
  const url = URL.canParse(address, base ?? undefined) ? new URL(address, base ?? undefined) : null
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : base
}
