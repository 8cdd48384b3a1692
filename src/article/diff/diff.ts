import type { ArticleContent } from '../content.ts'
import type { Block, Picture } from '../document.ts'
import { textsOf } from '../to-text.ts'
import { shortestEdit } from './shortest-edit.ts'
import { cutWords } from './words.ts'

/** How alike (0 to 1) two blocks must be for one to count as the other, changed. */
const LIKENESS_LEAST = 0.4
/** Pairs of blocks compared within one changed stretch; a larger one is paired in order. */
const PAIRS_MAX = 10_000

/** A stretch of words that stayed, went or came. Same and removed make the text before, same and added the one after. */
export interface WordChange {
  kind: 'same' | 'removed' | 'added'
  text: string
}

export type BlockChange =
  | { kind: 'same'; block: Block }
  | { kind: 'added'; block: Block }
  | { kind: 'removed'; block: Block }
  | { kind: 'changed'; before: Block; after: Block; words: WordChange[] }
  /** The same words in another dress: a mark, a link, a level. */
  | { kind: 'reformatted'; before: Block; after: Block }

export type TextPart = 'kicker' | 'headline' | 'subheadline' | 'lead'

export interface TextChange {
  part: TextPart
  words: WordChange[]
}

type FilingPart = 'kind' | 'hero' | 'section' | 'tags' | 'authors'

export type FilingChange = {
  [Part in FilingPart]: { part: Part; before: ArticleContent[Part]; after: ArticleContent[Part] }
}[FilingPart]

/** Everything that differs between two contents. `blocks` holds the whole body in order, unchanged blocks too. */
export interface ContentDiff {
  texts: TextChange[]
  blocks: BlockChange[]
  filing: FilingChange[]
}

const textParts: readonly TextPart[] = ['kicker', 'headline', 'subheadline', 'lead']
const filingParts: readonly FilingPart[] = ['kind', 'hero', 'section', 'tags', 'authors']

/** What changed from one revision's content to another's: block by block, then word by word. */
export function diffContents(before: ArticleContent, after: ArticleContent): ContentDiff {
  const texts = textParts
    .filter((part) => before[part] !== after[part])
    .map((part) => ({ part, words: diffWords(before[part] ?? '', after[part] ?? '') }))
  const filing = filingParts
    .filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]))
    .map((part) => ({ part, before: before[part], after: after[part] }) as FilingChange)
  return { texts, blocks: diffBlocks(before.document.content, after.document.content), filing }
}

export function hasChanges(diff: ContentDiff): boolean {
  return diff.texts.length > 0 || diff.filing.length > 0 || diff.blocks.some((change) => change.kind !== 'same')
}

/** Word by word. Spaces alone between two changes are taken into them, so that a rewritten phrase is one change. */
export function diffWords(before: string, after: string): WordChange[] {
  const [wordsBefore, wordsAfter] = [cutWords(before), cutWords(after)]
  const runs: WordChange[] = []
  let [x, y] = [0, 0]
  for (const { kind, count } of shortestEdit(wordsBefore, wordsAfter)) {
    const words = kind === 'added' ? wordsAfter.slice(y, y + count) : wordsBefore.slice(x, x + count)
    runs.push({ kind, text: words.join('') })
    if (kind !== 'added') x += count
    if (kind !== 'removed') y += count
  }
  return withWholePhrases(runs)
}

function withWholePhrases(runs: readonly WordChange[]): WordChange[] {
  const changes: WordChange[] = []
  let removed = ''
  let added = ''
  const endPhrase = () => {
    if (removed !== '') changes.push({ kind: 'removed', text: removed })
    if (added !== '') changes.push({ kind: 'added', text: added })
    removed = ''
    added = ''
  }
  for (const [index, { kind, text }] of runs.entries()) {
    const isInsidePhrase = index > 0 && index < runs.length - 1 && text.trim() === ''
    if (kind !== 'added' && (kind === 'removed' || isInsidePhrase)) removed += text
    if (kind !== 'removed' && (kind === 'added' || isInsidePhrase)) added += text
    if (kind !== 'same' || isInsidePhrase) continue
    endPhrase()
    changes.push({ kind, text })
  }
  endPhrase()
  return changes
}

/** Block by block: the blocks of both in order, each as what became of it. */
export function diffBlocks(before: readonly Block[], after: readonly Block[]): BlockChange[] {
  const runs = shortestEdit(before.map(blockKey), after.map(blockKey))
  const changes: BlockChange[] = []
  let [x, y] = [0, 0]
  let removed: readonly Block[] = []
  for (const [index, { kind, count }] of runs.entries()) {
    if (kind === 'removed') {
      removed = before.slice(x, x + count)
      if (runs[index + 1]?.kind !== 'added') changes.push(...rewrittenBlocks(removed, []))
    } else if (kind === 'added') {
      const isRewrite = runs[index - 1]?.kind === 'removed'
      changes.push(...rewrittenBlocks(isRewrite ? removed : [], after.slice(y, y + count)))
    } else {
      changes.push(...after.slice(y, y + count).map((block) => ({ kind, block })))
    }
    if (kind !== 'added') x += count
    if (kind !== 'removed') y += count
  }
  return changes
}

function blockKey(block: Block): string {
  return JSON.stringify(block)
}

/** A stretch of blocks that gave way to another: like is set beside like, in order, the rest went or came. */
function rewrittenBlocks(before: readonly Block[], after: readonly Block[]): BlockChange[] {
  const changes: BlockChange[] = []
  let [x, y] = [0, 0]
  for (const [pairX, pairY] of [...likePairs(before, after), [before.length, after.length] as const]) {
    changes.push(...before.slice(x, pairX).map((block) => ({ kind: 'removed' as const, block })))
    changes.push(...after.slice(y, pairY).map((block) => ({ kind: 'added' as const, block })))
    if (pairX < before.length && pairY < after.length) changes.push(changedBlock(before[pairX]!, after[pairY]!))
    x = pairX + 1
    y = pairY + 1
  }
  return changes
}

function changedBlock(before: Block, after: Block): BlockChange {
  const [textBefore, textAfter] = [shownText(before), shownText(after)]
  if (textBefore === textAfter) return { kind: 'reformatted', before, after }
  return { kind: 'changed', before, after, words: diffWords(textBefore, textAfter) }
}

/** The pairing in order whose likenesses together are greatest, by dynamic programming. */
function likePairs(before: readonly Block[], after: readonly Block[]): [number, number][] {
  if (before.length * after.length > PAIRS_MAX) return pairsInOrder(before, after)
  const wordsBefore = before.map(wordCounts)
  const wordsAfter = after.map(wordCounts)
  const likeness = wordsBefore.map((one) => wordsAfter.map((other) => alikeOrNot(one, other)))
  const best = Array.from({ length: before.length + 1 }, () => new Float64Array(after.length + 1))
  for (let x = before.length - 1; x >= 0; x -= 1) {
    for (let y = after.length - 1; y >= 0; y -= 1) {
      const paired = likeness[x]![y]! + best[x + 1]![y + 1]!
      best[x]![y] = Math.max(best[x + 1]![y]!, best[x]![y + 1]!, paired)
    }
  }
  const pairs: [number, number][] = []
  let [x, y] = [0, 0]
  while (x < before.length && y < after.length) {
    if (best[x]![y] === best[x + 1]![y]) x += 1
    else if (best[x]![y] === best[x]![y + 1]) y += 1
    else pairs.push([x++, y++])
  }
  return pairs
}

function pairsInOrder(before: readonly Block[], after: readonly Block[]): [number, number][] {
  const pairs: [number, number][] = []
  for (let index = 0; index < Math.min(before.length, after.length); index += 1) {
    if (alikeOrNot(wordCounts(before[index]!), wordCounts(after[index]!)) > 0) pairs.push([index, index])
  }
  return pairs
}

interface WordCounts {
  total: number
  counts: Map<string, number>
}

function wordCounts(block: Block): WordCounts {
  const words = cutWords(shownText(block)).filter((word) => word.trim() !== '')
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return { total: words.length, counts }
}

/** Dice coefficient of the words of two blocks; 0 when they are not alike enough to be one block, changed. */
function alikeOrNot(one: WordCounts, other: WordCounts): number {
  if (one.total + other.total === 0) return 0
  let common = 0
  for (const [word, count] of one.counts) common += Math.min(count, other.counts.get(word) ?? 0)
  const likeness = (2 * common) / (one.total + other.total)
  return likeness < LIKENESS_LEAST ? 0 : likeness
}

/** The words by which a block is compared: its text, or what is printed with it. */
export function shownText(block: Block): string {
  switch (block.type) {
    case 'divider':
      return '* * *'
    case 'image':
      return pictureText(block.attrs)
    case 'gallery':
      return block.attrs.pictures.map(pictureText).join('\n')
    case 'video':
      return [block.attrs.src, block.attrs.caption ?? ''].join('\n').trim()
    case 'embed':
      return [block.attrs.url, block.attrs.title ?? ''].join('\n').trim()
    case 'quote':
      return [...textsOf(block), block.attrs.speaker ?? ''].join('\n').trim()
    case 'table':
      return [block.attrs.caption ?? '', ...textsOf(block)].join('\n').trim()
    default:
      return textsOf(block).join('\n')
  }
}

function pictureText(picture: Picture): string {
  const lines = [picture.src ?? picture.media, picture.alt, picture.caption, picture.credit]
  return lines.filter((text) => text !== null && text !== '').join('\n')
}
