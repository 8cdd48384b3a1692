import type { Problem } from '../page-article.ts'

/** What can be wrong with XML, and how people are told. */
const DETAILS = {
  'cut-off': 'the XML ends before its elements do',
  'broken-markup': 'signs that are no markup stand where markup is expected; they were read as text',
  'unclosed-elements': 'elements were left open or closed in the wrong order',
  'undeclared-namespace': 'a prefix is used that no namespace was declared for',
  'control-characters': 'references to control characters were left out',
  'too-deep': 'elements lie deeper than is read and were laid flat',
  'too-many-attributes': 'an element has more attributes than are read',
  'too-much-text': 'a text is longer than is read and was cut',
  'too-many-nodes': 'more elements than are read; the rest was left out',
  'too-many-items': 'more items than are read; the rest was left out',
  'entity-definitions': 'the document defines entities that stand for others or for files; it was not read',
  'hostile-markup': 'the markup is not of any honest feed (depth, attributes or names beyond reason); it was not read',
} as const

export type XmlFault = keyof typeof DETAILS

/** Faults after which nothing of a document is believed. */
const HOSTILE: ReadonlySet<XmlFault> = new Set(['entity-definitions', 'hostile-markup'])

/** Notes each kind of fault once, with how often it was met. */
export class XmlFaults {
  private readonly counts = new Map<XmlFault, number>()

  add(fault: XmlFault): void {
    this.counts.set(fault, (this.counts.get(fault) ?? 0) + 1)
  }

  has(fault: XmlFault): boolean {
    return this.counts.has(fault)
  }

  isHostile(): boolean {
    for (const fault of this.counts.keys()) if (HOSTILE.has(fault)) return true
    return false
  }

  problems(): Problem[] {
    return [...this.counts].map(([kind, count]) => ({
      kind,
      detail: count > 1 ? `${DETAILS[kind]} (${count} times)` : DETAILS[kind],
    }))
  }
}
