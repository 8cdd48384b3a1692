/** Finds what a browser could run in the HTML we make of a document: anything outside the few elements we write. */
import { descendants } from '../../src/formats/page/html/html-text.ts'
import { readHtmlTree } from '../../src/formats/page/html/html-tree.ts'

const ELEMENTS = new Set(
  'p h2 h3 h4 ul ol li blockquote footer cite figure figcaption img a b i strong em bdi table caption thead tbody tr th td hr div span data video'.split(
    ' ',
  ),
)
const ATTRIBUTES = new Set(
  'href src alt dir lang class id width height value start cite title loading controls preload poster rel colspan scope'.split(
    ' ',
  ),
)

export function executableParts(html: string): string[] {
  const found: string[] = []
  for (const element of descendants(readHtmlTree(html).root)) {
    if (!ELEMENTS.has(element.tag)) found.push(`<${element.tag}>`)
    for (const [name, value] of element.attributes) {
      if (!ATTRIBUTES.has(name)) found.push(`${element.tag} ${name}`)
      if (/^(?:href|src|cite|poster)$/.test(name) && !/^(?:https?:|mailto:|\/|$)/.test(value)) found.push(value)
    }
  }
  return found
}
