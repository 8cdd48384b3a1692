import type { ArticleContent } from '../content.ts'
import type { Block } from '../document.ts'
import { contentParts } from './merge.ts'

/** What changed in a content: the parts that did, whole, and the one stretch of blocks that gave way to another. */
export interface ContentPatch {
  parts: Partial<Omit<ArticleContent, 'document'>>
  blocks: { start: number; removed: number; added: Block[] } | null
}

/** The smallest patch of that shape that makes `after` of `before`; null when they say the same. */
export function patchBetween(before: ArticleContent, after: ArticleContent): ContentPatch | null {
  const changed = contentParts.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]))
  const parts = Object.fromEntries(changed.map((part) => [part, after[part]]))
  const blocks = stretchBetween(before.document.content, after.document.content)
  return changed.length === 0 && blocks === null ? null : { parts, blocks }
}

function stretchBetween(before: readonly Block[], after: readonly Block[]): ContentPatch['blocks'] {
  const most = Math.min(before.length, after.length)
  const isSame = (one: Block | undefined, other: Block | undefined) =>
    one === other || JSON.stringify(one) === JSON.stringify(other)
  let start = 0
  while (start < most && isSame(before[start], after[start])) start += 1
  let end = 0
  while (end < most - start && isSame(before.at(-1 - end), after.at(-1 - end))) end += 1
  const removed = before.length - start - end
  const added = after.slice(start, after.length - end)
  return removed === 0 && added.length === 0 ? null : { start, removed, added }
}

/**
 * The content with the patch put on it; what is not known to be a content is still to be read. Null when the patch
 * names blocks that are not there: then it was made from another content.
 */
export function withPatch(content: ArticleContent, { parts, blocks }: ContentPatch): ArticleContent | null {
  if (blocks === null) return { ...content, ...parts }
  const { start, removed, added } = blocks
  const before = content.document.content
  if (start < 0 || removed < 0 || start + removed > before.length) return null
  const after = [...before.slice(0, start), ...added, ...before.slice(start + removed)]
  return { ...content, ...parts, document: { type: 'doc', content: after } }
}
