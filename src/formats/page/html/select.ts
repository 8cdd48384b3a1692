/** The part of CSS selectors that layout descriptions need: `tag#id.class[attr]`, `[attr=value]`, descent and `>`, commas. */
import { descendants } from './html-text.ts'
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
  for (const element of descendants(root)) if (isMatch(element, alternatives)) found.push(element)
  return found
}

export function selectFirst(root: HtmlElement, selector: string): HtmlElement | null {
  const alternatives = parse(selector)
  for (const element of descendants(root)) if (isMatch(element, alternatives)) return element
  return null
}

function isMatch(element: HtmlElement, alternatives: readonly Compound[][]): boolean {
  for (const compounds of alternatives) if (matches(element, compounds, compounds.length - 1)) return true
  return false
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
    const classes = element.attributes.get('class')
    if (classes === undefined || !compound.classes.every((name) => hasClass(classes, name))) return false
  }
  return compound.attributes.every(({ name, value }) => {
    const found = element.attributes.get(name)
    return found !== undefined && (value === null || found === value)
  })
}

/** Whether a class list names a class; the list is not split, for most names are not in it at all. */
function hasClass(classes: string, name: string): boolean {
  for (let at = classes.indexOf(name); at >= 0; at = classes.indexOf(name, at + 1)) {
    const before = at === 0 || /\s/.test(classes[at - 1]!)
    const end = at + name.length
    if (before && (end === classes.length || /\s/.test(classes[end]!))) return true
  }
  return false
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
