import { blockTexts, firstEdition } from '#article'
import { type ArchiveWord, labelMark, type Searchable, type SearchDocument, wordMark } from '#store'
import { soundOf } from './sound.ts'
import { type SearchWord, wordsOf } from './words-of.ts'

/** Raised when what is kept of an article changes: the whole index is then made again, while the old one is asked. */
export const indexFormat = 2

/** Words of one article that are looked at; the longest stories have a tenth of it. */
const wordsMax = 40_000
const wordShape = /^[\u0620-\u06d3]{2,30}$|^[a-z][a-z0-9]{1,29}$/

/** Between texts: no phrase reaches from one into the next. */
const border = '¶'

export interface Description {
  document: SearchDocument
  /** Its words, each once, as it spells them. */
  vocabulary: Map<string, ArchiveWord>
}

/** What is kept of an article to find it by. */
export function describe(article: Searchable): Description {
  const headline = wordsOf(article.headline)
  const opening = [article.kicker, article.subheadline, article.lead].map((text) => wordsOf(text ?? ''))
  const body = blockTexts(article.document).map(wordsOf)
  const filed = [...article.tags, ...article.authors].map(wordsOf)
  const marks = new Set(labels(article))
  // Common words are kept of headlines alone: «ما و آن‌ها» is a headline somebody may remember.
  for (const word of headline) mark(marks, 'headline', word)
  for (const word of [headline, ...opening].flat()) if (!word.isCommon) mark(marks, 'opening', word)
  const texts = [headline, ...opening, ...body, ...filed]
  const all = texts.flat().slice(0, wordsMax)
  for (const word of all) if (!word.isCommon) mark(marks, 'anywhere', word)
  const { articleId, code, standing, revisionId, at } = article
  const document = { articleId, code, standing, revisionId, at, marks: [...marks], said: saidIn(texts) }
  return { document, vocabulary: standing === 'live' ? vocabularyOf(all) : new Map() }
}

function labels({ kind, edition, sectionIds, sourceIds }: Searchable): string[] {
  return [
    labelMark('kind', kind),
    ...(edition === firstEdition ? [] : [labelMark('edition', edition)]),
    ...sectionIds.map((id) => labelMark('section', id)),
    ...sourceIds.map((id) => labelMark('source', id)),
  ]
}

function mark(marks: Set<string>, zone: 'headline' | 'opening' | 'anywhere', { ways, partWays }: SearchWord): void {
  for (const way of ways) marks.add(wordMark(zone, way))
  for (const way of partWays) marks.add(wordMark(zone, way))
}

function saidIn(texts: readonly SearchWord[][]): string {
  const said = texts.filter((words) => words.length > 0).map((words) => words.map(asSaid).join(' '))
  return ` ${said.join(` ${border} `)} `
}

/** Compounds are said part by part, so that a phrase meets them with a half-space or a space. */
export function asSaid({ folded, parts }: SearchWord): string {
  return parts.length > 0 ? parts.join(' ') : folded
}

function vocabularyOf(words: readonly SearchWord[]): Map<string, ArchiveWord> {
  const vocabulary = new Map<string, ArchiveWord>()
  for (const { folded, isCommon, written } of words) {
    if (isCommon || vocabulary.has(folded) || !wordShape.test(folded)) continue
    vocabulary.set(folded, { word: folded, sound: soundOf(folded), spelling: written, documents: 1 })
  }
  return vocabulary
}
