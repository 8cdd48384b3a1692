import { isSpelledRight } from '#persian'
import { type Phrase, type TermChoice, type TermQuestion, wordMark, type Zone } from '#store'
import type { SearchQuery } from './read-query.ts'
import { type SearchWord, wordsOf } from './words-of.ts'

/** A part of a compound this long says enough on its own, when the other part is too common to be kept: «بین‌المللی». */
const tellingPartMin = 5

/** Shorter words are joined by chance. */
const joinedMin = 5

/** One thing an article must say: any of these, each a list of stems that all stand there. */
export type Want = readonly (readonly string[])[]

/** What an article must say, and must not. */
export interface Wants {
  wants: readonly Want[]
  /** The words that each want was made of. */
  of: readonly (readonly SearchWord[])[]
  unwanted: readonly Want[]
  phrases: readonly Phrase[]
  phrasesNot: readonly Phrase[]
  /** True when all words are common: then only headlines are asked, where common words are kept. */
  isOfCommonWords: boolean
}

/**
 * What a question wants of an article. `joined` holds the words that two neighbouring words of the question make together
 * («هوا پیما»).
 */
export function wantsOf(query: SearchQuery, joined: ReadonlySet<string>): Wants {
  const phraseWords = query.phrases.flatMap(({ words }) => words)
  const all = [...query.words, ...phraseWords]
  const isOfCommonWords = all.length > 0 && all.every(({ isCommon }) => isCommon)
  const isAsked = (word: SearchWord) => isOfCommonWords || !word.isCommon
  const groups = [...grouped(query.words.filter(isAsked), joined), ...phraseWords.filter(isAsked).map((word) => [word])]
  return {
    wants: groups.map(wantOf),
    of: groups,
    unwanted: query.excluded.filter(({ isCommon }) => !isCommon).map((word) => wantOf([word])),
    phrases: query.phrases.map(({ said }) => said),
    phrasesNot: query.excludedPhrases.map(({ said }) => said),
    isOfCommonWords,
  }
}

/** Neighbours that may be one word typed in two: as folded, and whether the language knows that word. */
export function neighbours(words: readonly SearchWord[]): { folded: string; isWord: boolean }[] {
  return words.slice(1).map((word, index) => {
    const before = words[index]!
    const written = before.written + word.written
    return { folded: before.folded + word.folded, isWord: written.length >= joinedMin && isSpelledRight(written) }
  })
}

function grouped(words: readonly SearchWord[], joined: ReadonlySet<string>): SearchWord[][] {
  const groups: SearchWord[][] = []
  for (let at = 0; at < words.length; at += 1) {
    const [word, next] = [words[at]!, words[at + 1]]
    if (next !== undefined && joined.has(word.folded + next.folded)) {
      groups.push([word, next])
      at += 1
    } else groups.push([word])
  }
  return groups
}

function wantOf(words: readonly SearchWord[]): Want {
  const [word, next] = words as [SearchWord, SearchWord?]
  if (next !== undefined) {
    const [joined] = wordsOf(word.written + next.written)
    return [[word.ways[0]!, next.ways[0]!], ...(joined?.ways ?? []).map((way) => [way])]
  }
  const whole = [...new Set([...word.ways, word.folded])].map((way) => [way])
  const isTold = word.partWays.length === word.parts.length || word.partWays.some((way) => way.length >= tellingPartMin)
  return word.parts.length > 1 && word.partWays.length > 0 && isTold ? [...whole, word.partWays] : whole
}

/** The wants as they are asked of one zone of the articles. */
export function termsIn(
  zone: Zone,
  { wants, unwanted }: Wants,
  { labels, labelsNot }: Record<'labels' | 'labelsNot', readonly TermChoice[]>,
): TermQuestion {
  const inZone = (where: Zone) => (want: Want) => want.map((stems) => stems.map((stem) => wordMark(where, stem)))
  return { all: [...wants.map(inZone(zone)), ...labels], none: [...unwanted.map(inZone('anywhere')), ...labelsNot] }
}

/** True when the words of a text meet this want; `ways` are all ways to meet them. */
export function isMet(want: Want, ways: ReadonlySet<string>): boolean {
  return want.some((stems) => stems.every((stem) => ways.has(stem)))
}

/** All ways to meet these words. */
export function waysIn(words: readonly SearchWord[]): Set<string> {
  return new Set(words.flatMap(({ ways, partWays }) => [...ways, ...partWays]))
}
