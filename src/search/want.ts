import { isSpelledRight } from '#persian'
import type { Phrase } from '#store'
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
  /** About how many live articles meet each want: as many as say the likeliest of its words. */
  documents: readonly number[]
  unwanted: readonly Want[]
  phrases: readonly Phrase[]
  phrasesNot: readonly Phrase[]
  /** True when all words are common: then only headlines are asked, where common words are kept. */
  isOfCommonWords: boolean
}

/**
 * What a question wants of an article. `documents` tells how many articles say a folded word, of {@link wordsToKnow}; two
 * neighbouring words are one where that is said, or is a word of the language («هوا پیما»).
 */
export function wantsOf(query: SearchQuery, documents: ReadonlyMap<string, number>): Wants {
  const joined = new Set(
    neighbours(query.words).flatMap(({ folded, isWord }) => (isWord || documents.get(folded) ? [folded] : [])),
  )
  const phraseWords = query.phrases.flatMap(({ words }) => words)
  const all = [...query.words, ...phraseWords]
  const isOfCommonWords = all.length > 0 && all.every(({ isCommon }) => isCommon)
  const isAsked = (word: SearchWord) => isOfCommonWords || !word.isCommon
  const groups = [...grouped(query.words.filter(isAsked), joined), ...phraseWords.filter(isAsked).map((word) => [word])]
  const wants = groups.map(wantOf)
  return {
    wants,
    of: groups,
    documents: wants.map((want, place) => documentsOf(want, groups[place]!, documents)),
    unwanted: query.excluded.filter(({ isCommon }) => !isCommon).map((word) => wantOf([word])),
    phrases: query.phrases.map(({ said }) => said),
    phrasesNot: query.excludedPhrases.map(({ said }) => said),
    isOfCommonWords,
  }
}

/** The folded words of which {@link wantsOf} wants to know how many articles say them. */
export function wordsToKnow(query: SearchQuery): string[] {
  const words = [...query.words, ...query.phrases.flatMap((phrase) => phrase.words)]
  const ways = words.flatMap(({ folded, ways, partWays }) => [folded, ...ways, ...partWays])
  return [...new Set([...ways, ...neighbours(query.words).map(({ folded }) => folded)])]
}

/** A number or a single letter is not in the vocabulary: taken for as common as this. */
const documentsUnknown = 1_000

/** A stem stands in more articles than any of its forms: the commonest that is known tells most. */
function documentsOf(want: Want, words: readonly SearchWord[], documents: ReadonlyMap<string, number>): number {
  const said = (word: string) => documents.get(word) ?? (/[\d]|^.$/.test(word) ? documentsUnknown : 0)
  const waysSaid = want.map((stems) => Math.min(...stems.map(said)))
  return Math.max(...waysSaid, Math.min(...words.map(({ folded }) => said(folded))))
}

/** Neighbours that may be one word typed in two: as folded, and whether the language knows that word. */
function neighbours(words: readonly SearchWord[]): { folded: string; isWord: boolean }[] {
  return words.slice(1).map((word, index) => {
    const before = words[index]!
    const written = before.written + word.written
    // «۱۲درصد» is two words still, and no other way to say «۱۲ درصد».
    const isWord = written.length >= joinedMin && isSpelledRight(written) && wordsOf(written).length === 1
    return { folded: before.folded + word.folded, isWord }
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
  const isPartTelling = word.parts.length > 1 && word.partWays.length > 0 && isTold
  // Whoever says one of the whole's ways among the parts says the whole: the parts add nothing, and cost a look.
  const isPartOfWhole = word.partWays.some((part) => whole.some(([way]) => way === part))
  return isPartTelling && !isPartOfWhole ? [...whole, word.partWays] : whole
}

/** True when the words of a text meet this want; `ways` are all ways to meet them. */
export function isMet(want: Want, ways: ReadonlySet<string>): boolean {
  return want.some((stems) => stems.every((stem) => ways.has(stem)))
}

/** All ways to meet these words. */
export function waysIn(words: readonly SearchWord[]): Set<string> {
  return new Set(words.flatMap(({ ways, partWays }) => [...ways, ...partWays]))
}
