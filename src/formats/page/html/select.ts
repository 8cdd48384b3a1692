/** The part of CSS selectors that layout descriptions need: `tag#id.class[attr]`, `[attr=value]`, descent and `>`, commas. */
import type { HtmlElement } from './html-tree.ts'

interface Compound {
  tag: string | null
  id: string | null
  classes: string[]
  attributes: { name: string; value: string | null }[]
  /** How it relates to the compound before it. */
  relation: 'descendant' | 'child'
}

const parsed = new Map<string, Compound[][]>()

/** All elements under `root` that match, in document order. Unknown syntax matches nothing. */
export function selectAll(root: HtmlElement, selector: string): HtmlElement[] {
  const alternatives = parse(selector)
  const found: HtmlElement[] = []
  collect(root, alternatives, found)
  return found
}

export function selectFirst(root: HtmlElement, selector: string): HtmlElement | null {
  return selectAll(root, selector)[0] ?? null
}

function collect(element: HtmlElement, alternatives: readonly Compound[][], found: HtmlElement[]): void {
  for (const child of element.children) {
    if (child.kind === 'text') continue
    if (alternatives.some((compounds) => matches(child, compounds, compounds.length - 1))) found.push(child)
    collect(child, alternatives, found)
  }
}

function matches(element: HtmlElement, compounds: readonly Compound[], at: number): boolean {
  const compound = compounds[at]
  if (compound === undefined || !matchesOne(element, compound)) return false
  if (at === 0) return true
  for (let up = element.parent; up !== null; up = up.parent) {
    if (matches(up, compounds, at - 1)) return true
    if (compound.relation === 'child') return false
  }
  return false
}

function matchesOne(element: HtmlElement, compound: Compound): boolean {
  if (compound.tag !== null && element.tag !== compound.tag) return false
  if (compound.id !== null && element.attributes.get('id') !== compound.id) return false
  if (compound.classes.length > 0) {
    const classes = ` ${(element.attributes.get('class') ?? '').replace(/\s+/g, ' ')} `
    if (!compound.classes.every((name) => classes.includes(` ${name} `))) return false
  }
  return compound.attributes.every(({ name, value }) => {
    const found = element.attributes.get(name)
    return found !== undefined && (value === null || found === value)
  })
}

function parse(selector: string): Compound[][] {
  const known = parsed.get(selector)
  if (known !== undefined) return known
  const alternatives = selector.split(',').map((alternative) => compoundsOf(alternative.trim()))
  parsed.set(selector, alternatives)
  return alternatives
}

function compoundsOf(selector: string): Compound[] {
  const compounds: Compound[] = []
  let relation: Compound['relation'] = 'descendant'
  for (const word of selector.split(/\s+/)) {
    if (word === '>') relation = 'child'
    else {
      compounds.push(compoundOf(word, relation))
      relation = 'descendant'
    }
  }
  return compounds
}

function compoundOf(word: string, relation: Compound['relation']): Compound {
  const compound: Compound = { tag: null, id: null, classes: [], attributes: [], relation }
  for (const match of word.matchAll(
    /^([a-z][a-z\d]*)|#([\w-]+)|\.([\w-]+)|\[([\w:-]+)(?:=["']?([^"'\]]*)["']?)?\]/gi,
  )) {
    const [, tag, id, className, attribute, value] = match
    if (tag !== undefined) compound.tag = tag.toLowerCase()
    else if (id !== undefined) compound.id = id
    else if (className !== undefined) compound.classes.push(className)
    else if (attribute !== undefined) compound.attributes.push({ name: attribute.toLowerCase(), value: value ?? null })
  }
  return compound
}
