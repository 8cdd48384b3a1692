/** Looking into NewsML-G2: its names with or without their namespace, and its controlled words. */
import { attributeOf, childrenOf, descendantsOf, textIn } from '../xml/xml-parts.ts'
import type { XmlElement } from '../xml/xml-tree.ts'

/** Children of a name of NewsML-G2 (or of NITF, which is embedded in it). */
export function wordsOf(element: XmlElement | null, ...names: string[]): XmlElement[] {
  return element === null ? [] : childrenOf(element, ...names.flatMap(forms))
}

export function wordOf(element: XmlElement | null, ...names: string[]): XmlElement | null {
  for (const name of names) {
    const [first] = wordsOf(element, name)
    if (first !== undefined) return first
  }
  return null
}

/** The first element of the first of these names that is there, however deep. */
export function deepWordOf(element: XmlElement, ...names: string[]): XmlElement | null {
  for (const name of names) {
    const [first] = deepWordsOf(element, name)
    if (first !== undefined) return first
  }
  return null
}

export function deepWordsOf(element: XmlElement, name: string): XmlElement[] {
  return descendantsOf(element, ...forms(name))
}

function forms(name: string): string[] {
  return [`nar:${name}`, name, `nitf:${name}`, `xhtml:${name}`, `?:${name}`]
}

/** `stat:canceled`, or its full address, as `canceled`. */
export function codeOf(element: XmlElement | null): string | null {
  if (element === null) return null
  const code = attributeOf(element, 'qcode') ?? attributeOf(element, 'uri') ?? attributeOf(element, 'literal')
  return code?.split(/[:/#]/).at(-1)?.toLowerCase() ?? null
}

/** What a concept (a creator, a subject, a provider) is called: its name, the first when there are several. */
export function nameOf(concept: XmlElement): string | null {
  const name = wordsOf(concept, 'name')
    .map((element) => textIn(element))
    .find((words) => words !== '')
  return name ?? attributeOf(concept, 'literal')
}

/** Of texts that differ in their role, the one of the first role that is there; else the one without, else the first. */
export function textByRole(elements: readonly XmlElement[], ...roles: string[]): XmlElement | null {
  const filled = elements.filter((element) => textIn(element) !== '')
  for (const role of roles) {
    const found = filled.find((element) => (attributeOf(element, 'role') ?? '').toLowerCase().endsWith(role))
    if (found !== undefined) return found
  }
  return filled.find((element) => attributeOf(element, 'role') === null) ?? filled[0] ?? null
}
