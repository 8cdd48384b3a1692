import { blockTexts } from '#article'
import type { Hit } from '#store'
import type { Wants } from './want.ts'
import { eachWord, type Meaning, type SearchWord, wordsOf } from './words-of.ts'

/** Words of a passage, and how many of them may stand before the first that was asked for. */
const passageWordsMax = 34
const wordsBefore = 8
/** Text that is looked through for the best passage, in characters: what a reader reads in ten minutes. */
const textLengthMax = 12_000

/** A piece of a text as it is written; marked where a word that was asked for stands. */
export interface Piece {
  text: string
  isMarked: boolean
}

/** How words are told that were asked for. */
export type Marking = ReadonlySet<string>

export function markingOf({ of, wants }: Wants): Marking {
  return new Set([...wants.flat(2), ...of.flat().flatMap(({ folded, partWays }) => [folded, ...partWays])])
}

/** The whole text, its words marked. */
export function markText(text: string, marking: Marking): Piece[] {
  return piecesOf(text, wordsOf(text), { marking, from: 0, to: text.length })
}

/**
 * The passage of an article that says most of what was asked for: of its opening if that says it all, else of its body.
 * Where the headline says every word, the first that says any of them will do: it tells what the story is about.
 */
export function passageOf({ headline, lead, subheadline, document }: Hit, wants: Wants, marking: Marking): Piece[] {
  const texts = [lead ?? subheadline ?? '', ...blockTexts(document)]
  const all = wants.wants.length
  const isToldAbove = wants.phrases.length === 0 && bestWindow(headline, marking).told >= all
  const enough = isToldAbove ? Math.min(1, all) : all
  let best: { text: string; from: number; told: number } | null = null
  let length = 0
  for (const text of texts) {
    if (text === '' || length > textLengthMax) continue
    length += text.length
    const { from, told } = bestWindow(text.slice(0, textLengthMax), marking)
    if (best === null || told > best.told) best = { text, from, told }
    if (told >= enough) break
  }
  return best === null ? [] : cut({ ...best, words: wordsOf(best.text.slice(0, textLengthMax)) }, marking)
}

function isMarked({ ways, folded, partWays }: Meaning, marking: Marking): boolean {
  if (marking.has(folded)) return true
  for (const way of ways) if (marking.has(way)) return true
  for (const way of partWays) if (marking.has(way)) return true
  return false
}

/** At which word the window begins that tells the most different words. */
function bestWindow(text: string, marking: Marking): { from: number; told: number } {
  const marked: { place: number; way: string | undefined }[] = []
  let place = 0
  eachWord(text, (word) => {
    if (isMarked(word, marking)) marked.push({ place, way: word.ways[0] })
    place += 1
  })
  let best = { from: 0, told: 0 }
  for (let first = 0; first < marked.length; first += 1) {
    const from = marked[first]!.place
    const told = new Set<string | undefined>()
    for (let at = first; at < marked.length && marked[at]!.place < from + passageWordsMax - wordsBefore; at += 1)
      told.add(marked[at]!.way)
    if (told.size > best.told) best = { from, told: told.size }
  }
  return best
}

function cut(
  { text, words, from }: { text: string; words: readonly SearchWord[]; from: number },
  marking: Marking,
): Piece[] {
  const first =
    words.length <= passageWordsMax ? 0 : Math.max(0, Math.min(from - wordsBefore, words.length - passageWordsMax))
  const last = Math.min(words.length, first + passageWordsMax) - 1
  const start = first === 0 ? 0 : words[first]!.start
  const end = last === words.length - 1 ? text.length : (words[last]?.end ?? text.length)
  const pieces = piecesOf(text, words, { marking, from: start, to: end })
  if (start > 0) pieces.unshift({ text: '… ', isMarked: false })
  if (end < text.length) pieces.push({ text: ' …', isMarked: false })
  return pieces
}

function piecesOf(
  text: string,
  words: readonly SearchWord[],
  { marking, from, to }: { marking: Marking; from: number; to: number },
): Piece[] {
  const pieces: Piece[] = []
  let at = from
  for (const word of words) {
    if (word.start < from || word.end > to || !isMarked(word, marking)) continue
    if (word.start > at) pieces.push({ text: text.slice(at, word.start), isMarked: false })
    pieces.push({ text: text.slice(word.start, word.end), isMarked: true })
    at = word.end
  }
  if (at < to) pieces.push({ text: text.slice(at, to), isMarked: false })
  return pieces
}
