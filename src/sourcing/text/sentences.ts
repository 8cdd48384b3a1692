/** Sentences: where one ends, and which words of it stand inside a quotation. */

import type { Word } from './words.ts'

/** A run of words with no end in sight is cut here, so that work per sentence is bounded. */
export const sentenceWordsMax = 400

export interface Sentence {
  /** Word indexes, `to` exclusive; the closing mark is inside. */
  from: number
  to: number
  /** Number of the line it stands in, blank lines not counted. */
  paragraph: number
  /** How deep in «» its first word stands. */
  depth: number
}

const enders = new Set(['.', '!', '؟', '…'])
const openers = new Set(['«', '(', '/'])
const closers = new Set(['»', ')', '.', '!', '؟', '…'])

/** Quotations deeper than this are read as this deep: nobody writes them, only attackers do. */
export const quoteDepthMax = 8

/** How deep in «» every word stands. A paragraph that opens more than it closes does not reach into the next but one. */
export function quoteDepths(words: readonly Word[]): Uint8Array {
  const depths = new Uint8Array(words.length)
  let depth = 0
  for (let i = 0; i < words.length; i++) {
    const key = words[i]!.key
    if (key === '»' && depth > 0) depth--
    depths[i] = depth
    if (key === '«' && depth < quoteDepthMax) depth++
    if (key === '\n') depth = 0
  }
  return depths
}

/** Splits at sentence marks and line ends; not at the dot of an initial («اچ. دابلیو. بوش») or inside a known name. */
export function splitSentences(
  words: readonly Word[],
  depths: Uint8Array,
  isInsideName: (at: number) => boolean,
): Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  let paragraph = 0
  let lineHasWords = false
  const close = (to: number): void => {
    let first = from
    while (first < to && words[first]!.isMark && !openers.has(words[first]!.key)) first++
    if (to > first) sentences.push({ from: first, to, paragraph, depth: depths[first]! })
  }
  for (let i = 0; i < words.length; i++) {
    const { key, isMark } = words[i]!
    if (!isMark) lineHasWords = true
    if (key === '\n') {
      close(i)
      from = i + 1
      if (lineHasWords) paragraph++
      lineHasWords = false
    } else if (isMark && enders.has(key) && !isInitial(words, i) && !isInsideName(i)) {
      let to = i + 1
      while (to < words.length && closers.has(words[to]!.key)) to++
      close(to)
      from = to
      i = to - 1
    } else if (i - from >= sentenceWordsMax) {
      close(i + 1)
      from = i + 1
    }
  }
  close(words.length)
  return sentences.filter((sentence) => hasWord(words, sentence))
}

const initialLettersMax = 2
const letterNames = new Set(
  'ای بی سی دی اف جی اچ آی جی کی ال ام ان او پی کیو آر اس تی یو وی دبلیو دابلیو ایکس وای زد ار اي'.split(' '),
)

function isInitial(words: readonly Word[], at: number): boolean {
  if (words[at]!.key !== '.') return false
  const before = words[at - 1]
  if (!before || before.isMark || before.end !== words[at]!.start) return false
  if (before.key.length === 1) return true
  return (
    before.key.length <= initialLettersMax + 5 &&
    letterNames.has(before.key) &&
    (words[at - 2]?.isMark === false || words[at - 2]?.key === '.')
  )
}

function hasWord(words: readonly Word[], sentence: Sentence): boolean {
  for (let i = sentence.from; i < sentence.to; i++) if (!words[i]!.isMark) return true
  return false
}
