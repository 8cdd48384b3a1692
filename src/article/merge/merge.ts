import type { ArticleContent } from '../content.ts'
import { type BlockChange, diffBlocks } from '../diff/diff.ts'
import type { Block } from '../document.ts'

/** Every part of a content but its body. */
export type ContentPart = Exclude<keyof ArticleContent, 'document'>

/**
 * Where two people changed the same thing, and a person must say which stands. Of a block both versions stand in the
 * body, the first above the second, null where one of them took it out; of another part the first stands, and the
 * second waits here.
 */
export type Clash =
  | { kind: 'block'; first: Block | null; second: Block | null }
  | {
      [Part in ContentPart]: { kind: 'part'; part: Part; first: ArticleContent[Part]; second: ArticleContent[Part] }
    }[ContentPart]

export interface Merged {
  content: ArticleContent
  clashes: Clash[]
}

/** The three texts of a merge: what both started from, what stands already, and what comes to it. */
export interface MergeTexts<T> {
  base: T
  first: T
  second: T
}

export const contentParts: readonly ContentPart[] = [
  'kind',
  'kicker',
  'headline',
  'subheadline',
  'lead',
  'hero',
  'section',
  'tags',
  'authors',
]

/**
 * Brings two changes of one content together, block by block and part by part. What only one of them touched is taken
 * from that one; what both wrote new is kept twice; where they differ about the same block or part nothing is thrown
 * away, and a clash tells of it. Merging a content with itself changes nothing.
 */
export function mergeContents({ base, first, second }: MergeTexts<ArticleContent>): Merged {
  const clashes: Clash[] = []
  const content = { ...first }
  for (const part of contentParts) {
    if (isSame(second[part], base[part]) || isSame(second[part], first[part])) continue
    if (isSame(first[part], base[part])) Object.assign(content, { [part]: second[part] })
    else clashes.push({ kind: 'part', part, first: first[part], second: second[part] } as Clash)
  }
  const blocks = mergeBlocks({
    base: base.document.content,
    first: first.document.content,
    second: second.document.content,
  })
  return {
    content: { ...content, document: { type: 'doc', content: blocks.blocks } },
    clashes: [...clashes, ...blocks.clashes],
  }
}

/** One block of the base as one side left it (null: taken out), and what that side wrote before it. */
interface Place {
  written: Block[]
  block: Block | null
}

function mergeBlocks({ base, first, second }: MergeTexts<readonly Block[]>): { blocks: Block[]; clashes: Clash[] } {
  const blocks: Block[] = []
  const clashes: Clash[] = []
  const ofFirst = placesOf(base, first)
  const ofSecond = placesOf(base, second)
  for (const [index, one] of ofFirst.entries()) {
    const other = ofSecond[index]!
    blocks.push(...bothWritten(one.written, other.written))
    if (index < base.length) {
      const merged = mergeBlock({ base: base[index]!, first: one.block, second: other.block })
      blocks.push(...merged.blocks)
      clashes.push(...merged.clashes)
    }
  }
  return { blocks, clashes }
}

/** One place for each block of the base, and one after the last. */
function placesOf(base: readonly Block[], after: readonly Block[]): Place[] {
  const places: Place[] = []
  let written: Block[] = []
  for (const change of diffBlocks(base, after)) {
    if (change.kind === 'added') written.push(change.block)
    else {
      places.push({ written, block: blockAfter(change) })
      written = []
    }
  }
  return [...places, { written, block: null }]
}

function blockAfter(change: Exclude<BlockChange, { kind: 'added' }>): Block | null {
  if (change.kind === 'removed') return null
  return change.kind === 'same' ? change.block : change.after
}

/** What both wrote in one place stands once where it is the same. */
function bothWritten(first: readonly Block[], second: readonly Block[]): Block[] {
  if (first.length === 0) return [...second]
  const known = new Set(first.map((block) => JSON.stringify(block)))
  return [...first, ...second.filter((block) => !known.has(JSON.stringify(block)))]
}

function mergeBlock({ base, first, second }: MergeTexts<Block | null>): { blocks: Block[]; clashes: Clash[] } {
  if (isSame(second, base) || isSame(second, first)) return { blocks: present(first), clashes: [] }
  if (isSame(first, base)) return { blocks: present(second), clashes: [] }
  return { blocks: [...present(first), ...present(second)], clashes: [{ kind: 'block', first, second }] }
}

function present(block: Block | null): Block[] {
  return block === null ? [] : [block]
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
