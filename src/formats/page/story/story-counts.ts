/** Published comments, replies included: the number shown, else the comments there are. */
import { descendants, hintOf, textOf } from '../html/html-text.ts'
import type { HtmlElement } from '../html/html-tree.ts'
import type { PageFact } from '../survey/page-facts.ts'
import type { PageMap } from '../survey/page-zones.ts'
import { sameLetters } from '../words/plain-line.ts'

const COMMENT_ITEM =
  /^(?:comments?|comment[-_]?item|comments[-_]item|comment[-_]?body|comment[-_]?box|comment[-_]?row|cm|nazar|user[-_]?comment|single[-_]?comment)$/i
const COUNT_HINT = /-(?:meta-comments?|comments?-?(?:count|number|num|link)|comm-count|comment-count)-/
const COUNT_MAX = 1_000_000

export function commentsCount(root: HtmlElement, map: PageMap, facts: readonly PageFact[]): number | null {
  const shown = facts.filter((fact) => fact.kind === 'comment-count' && fact.zone !== 'related' && fact.zone !== 'side')
  const counts = shown
    .map((fact) => Number(fact.value))
    .filter((count) => Number.isSafeInteger(count) && count <= COUNT_MAX)
  if (counts.length > 0) return Math.max(...counts)
  return namedCount(root) ?? countedComments(root, map)
}

function namedCount(root: HtmlElement): number | null {
  for (const element of descendants(root)) {
    if (!COUNT_HINT.test(hintOf(element))) continue
    const digits = /^\D{0,20}(\d{1,6})\D{0,20}$/.exec(sameLetters(textOf(element)))?.[1]
    if (digits !== undefined) return Number(digits)
  }
  return null
}

/** Elements of one class that are comments; the class with most of them counts. */
function countedComments(root: HtmlElement, map: PageMap): number | null {
  const byClass = new Map<string, number>()
  for (const element of descendants(root)) {
    const named = (element.attributes.get('class') ?? '').split(/\s+/).find((word) => COMMENT_ITEM.test(word))
    const name = named ?? (isNumbered(element) ? 'comment' : undefined)
    if (name === undefined || element.tag === 'body' || element.tag === 'form' || !map.extents.has(element)) continue
    byClass.set(`${element.tag}.${name}`, (byClass.get(`${element.tag}.${name}`) ?? 0) + 1)
  }
  // One part called «comments» holds them all, or none.
  const counts = [...byClass].filter(([name, count]) => count > 1 || !/s$/i.test(name)).map(([, count]) => count)
  return counts.length === 0 ? null : Math.max(...counts)
}

/** `<li id="comment-61">` */
function isNumbered({ attributes }: HtmlElement): boolean {
  const id = attributes.get('id')
  return id?.startsWith('comment-') === true && /^comment-\d+$/.test(id)
}
