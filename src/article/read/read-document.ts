import type { ArticleDocument, Mark, Text } from '../document.ts'
import { cleanText } from './plain-text.ts'
import {
  type ContentProblem,
  type ContentReading,
  elementsOf,
  inside,
  isHopeless,
  membersOf,
  type Place,
  type ReadingState,
  refuse,
  refuseUnknownMembers,
  shown,
  spendLength,
  spendNode,
} from './reading.ts'
import { markOrder, markRules, type NodeName, type NodeRule, nodeRules, rootRule } from './schema.ts'

/** All nodes, marks and list elements of one document together. */
const NODES_MAX = 50_000
/** UTF-16 units of all its strings together: some 150,000 words. */
const TEXT_LENGTH_MAX = 1_000_000
/** Steps from the root to the deepest list of children; each list within a list takes four. */
const DEPTH_MAX = 32

/**
 * Reads a document from anything at all: the editor's JSON, an API body, a row of the store, a hostile object.
 * Never throws. The value is a fresh copy in normal form: only known members, texts cleaned, equal neighbours
 * merged, empty texts and marks dropped, marks in one order, addresses as a browser writes them. Whatever the
 * schema does not name is refused with its place, and a document with problems has no value.
 */
export function readDocument(json: unknown): ContentReading<ArticleDocument> {
  const state = newReadingState()
  const document = readRoot(json, { path: '', depth: 0, state })
  return concludeReading(document, state.problems)
}

export function newReadingState(): ReadingState {
  return { problems: [], nodesLeft: NODES_MAX, lengthLeft: TEXT_LENGTH_MAX }
}

export function concludeReading<T>(value: T, problems: ContentProblem[]): ContentReading<T> {
  return problems.length === 0 ? { value, problems } : { value: null, problems }
}

/** The document at a place of something larger. */
export function readRoot(json: unknown, place: Place): ArticleDocument {
  const members = membersOf(json)
  if (members === null || members.type !== 'doc') {
    refuse(place, 'not-a-document', `a document node («doc») is needed, not ${shown(json)}`)
    return { type: 'doc', content: [] }
  }
  refuseUnknownMembers(members, ['type', 'content'], place)
  return { type: 'doc', content: readContentOf(members, rootRule, place) as ArticleDocument['content'] }
}

function readNode(json: unknown, allowed: readonly NodeName[], place: Place): unknown {
  if (isHopeless(place.state) || !spendNode(place)) return null
  const members = membersOf(json)
  if (members === null) return refuse(place, 'not-a-node', `a node is needed, not ${shown(json)}`)
  const type = allowed.find((name) => name === members.type)
  if (type === undefined) return refuseNode(members.type, allowed, place)
  return type === 'text' ? readText(members, place) : readElement(type, members, place)
}

function refuseNode(type: unknown, allowed: readonly NodeName[], place: Place): void {
  const known = typeof type === 'string' && (type === 'text' || Object.hasOwn(nodeRules, type))
  const kind = known ? 'misplaced-node' : 'unknown-node'
  refuse(place, kind, `${shown(type)} may not stand here; ${allowed.join(', ')} may`)
}

function readElement(type: Exclude<NodeName, 'text'>, members: Record<string, unknown>, place: Place): unknown {
  const rule = nodeRules[type]
  const known = ['type', ...(rule.attrs ? ['attrs'] : []), ...(rule.contains ? ['content'] : [])]
  refuseUnknownMembers(members, known, place)
  const node: Record<string, unknown> = { type }
  if (rule.attrs) node.attrs = rule.attrs(members.attrs, inside(place, '.attrs'))
  if (rule.contains) node.content = readContentOf(members, rule, place)
  return node
}

function readContentOf(members: Record<string, unknown>, rule: NodeRule, place: Place): unknown[] {
  const children = readChildren(members.content, rule, inside(place, '.content'))
  return rule.contains?.[0] === 'text' ? joinTexts(children as Text[]) : children
}

/** Absent children are none: so ProseMirror writes an empty paragraph. Refused ones are left out. */
function readChildren(json: unknown, rule: NodeRule, place: Place): unknown[] {
  const { contains = [], countLeast = 0, countMost = 0 } = rule
  if (place.depth > DEPTH_MAX) return refuseChildren(place, 'too-deep', 'nodes stand too deep in one another')
  const elements = json === undefined ? [] : elementsOf(json, countMost)
  if (elements === null) return refuseChildren(place, 'not-a-list', `a list of nodes is needed, not ${shown(json)}`)
  if (elements === 'too-many') return refuseChildren(place, 'too-many', `at most ${countMost} may stand here`)
  if (elements.length < countLeast) refuse(place, 'too-few', `at least ${countLeast} must stand here`)
  const children: unknown[] = []
  for (const [index, element] of elements.entries()) {
    if (isHopeless(place.state)) break
    const node = readNode(element, contains, inside(place, `[${index}]`))
    if (node) children.push(node)
  }
  return children
}

function refuseChildren(place: Place, kind: string, detail: string): [] {
  refuse(place, kind, detail)
  return []
}

function readText(members: Record<string, unknown>, place: Place): Text | null {
  refuseUnknownMembers(members, ['type', 'text', 'marks'], place)
  const { text } = members
  if (typeof text !== 'string') {
    refuse(inside(place, '.text'), 'not-a-text', `a text is needed, not ${shown(text)}`)
    return null
  }
  if (!spendLength(inside(place, '.text'), text.length)) return null
  const marks = members.marks === undefined ? [] : readMarks(members.marks, inside(place, '.marks'))
  const cleaned = cleanText(text)
  return marks.length === 0 ? { type: 'text', text: cleaned } : { type: 'text', text: cleaned, marks }
}

function readMarks(json: unknown, place: Place): Mark[] {
  const elements = elementsOf(json, markOrder.length)
  if (elements === null || elements === 'too-many') {
    refuse(place, 'not-marks', `a list of at most ${markOrder.length} marks is needed`)
    return []
  }
  const marks = new Map<string, Mark>()
  for (const [index, element] of elements.entries()) {
    const at = inside(place, `[${index}]`)
    const mark = readMark(element, at)
    if (mark === null) continue
    if (marks.has(mark.type)) refuse(at, 'repeated-mark', `${mark.type} stands twice on one text`)
    marks.set(mark.type, mark)
  }
  return markOrder.flatMap((type) => marks.get(type) ?? [])
}

function readMark(json: unknown, place: Place): Mark | null {
  if (!spendNode(place)) return null
  const members = membersOf(json)
  const type = markOrder.find((name) => name === members?.type)
  if (members === null || type === undefined) {
    refuse(place, 'unknown-mark', `${shown(members === null ? json : members.type)} is not a mark`)
    return null
  }
  const readAttrs = markRules[type]
  refuseUnknownMembers(members, readAttrs === null ? ['type'] : ['type', 'attrs'], place)
  if (readAttrs === null) return { type } as Mark
  return { type, attrs: readAttrs(members.attrs, inside(place, '.attrs')) } as Mark
}

/** Texts with the same marks that stand side by side are one text; empty ones are none. */
export function joinTexts(texts: readonly Text[]): Text[] {
  const joined: Text[] = []
  for (const text of texts) {
    if (text.text === '') continue
    const last = joined.at(-1)
    if (last && JSON.stringify(last.marks) === JSON.stringify(text.marks)) last.text += text.text
    else joined.push({ ...text })
  }
  return joined
}
