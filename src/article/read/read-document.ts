import type { ArticleDocument, Mark, Text } from '../document.ts'
import { cleanText } from './plain-text.ts'
import {
  type ContentReading,
  DEPTH_MAX,
  inside,
  isHopeless,
  listElements,
  membersOf,
  type Place,
  refuse,
  refuseUnknownMembers,
  shown,
  spendLength,
  spendNode,
  wholePlace,
} from './reading.ts'
import { markOrder, markRules, type NodeName, type NodeRule, nodeRules, rootRule } from './schema.ts'

/** Problems told of one document: enough to mend it by, too few to be a burden. */
export const PROBLEMS_MAX = 20

/**
 * Reads a document from anything at all: the editor's JSON, an API body, a row of the store, a hostile object.
 * Never throws. The value is a fresh copy in normal form: only known members, texts cleaned, equal neighbours
 * merged, empty texts and marks dropped, marks in one order, addresses as a browser writes them. Whatever the
 * schema does not name is refused with its place, and a document with problems has no value.
 */
export function readDocument(json: unknown): ContentReading<ArticleDocument> {
  const place = wholePlace(PROBLEMS_MAX)
  const document = readRoot(json, place)
  const { problems } = place.state
  return { value: problems.length === 0 ? (document ?? null) : null, problems }
}

/** The document at a place of something larger; undefined when there is none to speak of. */
export function readRoot(json: unknown, place: Place): ArticleDocument | undefined {
  const members = membersOf(json)
  if (members === null || members.type !== 'doc') {
    return refuse(place, 'not-a-document', `a document node («doc») is needed, not ${shown(json)}`)
  }
  refuseUnknownMembers(members, ['type', 'content'], place)
  return { type: 'doc', content: readChildren(members.content, rootRule.children, place) as ArticleDocument['content'] }
}

/** Refused children are left out. Absent `content` is empty: so ProseMirror writes an empty paragraph. */
function readChildren(json: unknown, rule: NonNullable<NodeRule['children']>, parent: Place): unknown[] {
  const place = inside(parent, '.content')
  if (place.depth > DEPTH_MAX) {
    refuse(place, 'too-deep', 'nodes stand too deep in one another')
    return []
  }
  const children: unknown[] = []
  for (const [index, element] of (listElements(json === undefined ? [] : json, rule, place) ?? []).entries()) {
    if (isHopeless(place.state)) break
    const node = readNode(element, rule.of, inside(place, `[${index}]`))
    if (node !== undefined) children.push(node)
  }
  return rule.of[0] === 'text' ? joinTexts(children as Text[]) : children
}

function readNode(json: unknown, allowed: readonly NodeName[], place: Place): unknown {
  if (!spendNode(place)) return undefined
  const members = membersOf(json)
  if (members === null) return refuse(place, 'not-a-node', `a node is needed, not ${shown(json)}`)
  const type = allowed.find((name) => name === members.type)
  if (type === undefined) return refuseNode(members.type, allowed, place)
  return type === 'text' ? readText(members, place) : readElement(type, members, place)
}

function refuseNode(type: unknown, allowed: readonly NodeName[], place: Place): undefined {
  const isKnown = typeof type === 'string' && (type === 'text' || Object.hasOwn(nodeRules, type))
  const kind = isKnown ? 'misplaced-node' : 'unknown-node'
  return refuse(place, kind, `${shown(type)} may not stand here; ${allowed.join(', ')} may`)
}

/** Refused whole when its attributes are, or when too few of its children are left. */
function readElement(type: Exclude<NodeName, 'text'>, members: Record<string, unknown>, place: Place): unknown {
  const { attrs: readAttrs, children } = nodeRules[type]
  refuseUnknownMembers(members, ['type', ...(readAttrs ? ['attrs'] : []), ...(children ? ['content'] : [])], place)
  const attrs = readAttrs?.(members.attrs, inside(place, '.attrs'))
  const content = children && readChildren(members.content, children, place)
  if (readAttrs && attrs === undefined) return undefined
  if (children && content!.length < children.countLeast) return undefined
  return { type, ...(readAttrs && { attrs }), ...(children && { content }) }
}

function readText(members: Record<string, unknown>, place: Place): Text | undefined {
  refuseUnknownMembers(members, ['type', 'text', 'marks'], place)
  const { text } = members
  const at = inside(place, '.text')
  if (typeof text !== 'string') return refuse(at, 'not-a-text', `a text is needed, not ${shown(text)}`)
  if (!spendLength(at, text.length)) return undefined
  const marks = members.marks === undefined ? [] : readMarks(members.marks, inside(place, '.marks'))
  const cleaned = cleanText(text)
  return marks.length === 0 ? { type: 'text', text: cleaned } : { type: 'text', text: cleaned, marks }
}

function readMarks(json: unknown, place: Place): Mark[] {
  const elements = listElements(json, { countLeast: 0, countMost: markOrder.length }, place) ?? []
  const marks = new Map<string, Mark>()
  for (const [index, element] of elements.entries()) {
    const at = inside(place, `[${index}]`)
    const mark = readMark(element, at)
    if (mark === undefined) continue
    if (marks.has(mark.type)) refuse(at, 'repeated-mark', `${mark.type} stands twice on one text`)
    else marks.set(mark.type, mark)
  }
  return markOrder.flatMap((type) => marks.get(type) ?? [])
}

function readMark(json: unknown, place: Place): Mark | undefined {
  if (!spendNode(place)) return undefined
  const members = membersOf(json)
  const type = markOrder.find((name) => name === members?.type)
  if (members === null || type === undefined) {
    return refuse(place, 'unknown-mark', `${shown(members === null ? json : members.type)} is not a mark`)
  }
  const readAttrs = markRules[type]
  refuseUnknownMembers(members, readAttrs ? ['type', 'attrs'] : ['type'], place)
  if (readAttrs === null) return { type } as Mark
  const attrs = readAttrs(members.attrs, inside(place, '.attrs'))
  return attrs === undefined ? undefined : ({ type, attrs } as Mark)
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
