import { repair } from '#persian'
import { asSaid } from './describe.ts'
import { type SearchWord, wordsOf } from './words-of.ts'

/** Longest question that is read, in characters; the rest is left out, and the reader is told. */
export const queryLengthMax = 200
/** Most words that are asked for, whatever their part. */
export const queryWordsMax = 16

/** What somebody asked for, in words. */
export interface SearchQuery {
  /** As typed, without what cannot be seen. */
  text: string
  /** To be found in any order. */
  words: readonly SearchWord[]
  /** «In quotation marks»: to be found in this order. */
  phrases: readonly SearchPhrase[]
  /** -Excluded. */
  excluded: readonly SearchWord[]
  excludedPhrases: readonly SearchPhrase[]
  /** True when a part of the question was too much. */
  isShortened: boolean
}

export interface SearchPhrase {
  words: readonly SearchWord[]
  /** Ways of saying it, as `said` is kept. */
  said: readonly string[]
}

const PIECE = /([-−–]?)(?:[«"“”„‟]([^«»"“”„‟]*)[»"“”„‟]?|([^\s«»"“”„‟]+))/gu
/** Direction marks and everything else without a shape, but for the half-space and the joiner. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}|\p{Cs}|\p{Co}|\p{Cn}/gu

/**
 * Reads a question: words, «phrases» in Persian or Latin quotation marks, -exclusions. Anything can be asked; what means
 * nothing is left out. Half-spaces that were not typed are restored, so that compounds are met whole and by their parts.
 */
export function readQuery(typed: string): SearchQuery {
  const whole = typed.slice(0, queryLengthMax * 4).replace(UNSEEN, (sign) => (/\p{Cf}/u.test(sign) ? '' : ' '))
  const text = whole.replace(/\s+/g, ' ').trim()
  const pieces = piecesOf(text.slice(0, queryLengthMax))
  const wanted = wordsTyped(pieces.words.join(' '))
  const phrases = pieces.phrases.map(phraseOf).filter(hasWords)
  let left = queryWordsMax
  const take = (words: readonly SearchWord[]): SearchWord[] => {
    const taken = words.slice(0, left)
    left -= taken.length
    return taken
  }
  const words = take(wanted)
  const kept = phrases.filter((phrase) => take(phrase.words).length === phrase.words.length)
  const count = wanted.length + phrases.reduce((sum, phrase) => sum + phrase.words.length, 0)
  return {
    text: text.slice(0, queryLengthMax),
    words,
    phrases: kept,
    excluded: pieces.excluded.flatMap(wordsTyped).slice(0, queryWordsMax),
    excludedPhrases: pieces.excludedPhrases.map(phraseOf).filter(hasWords).slice(0, 4),
    isShortened: text.length > queryLengthMax || count > queryWordsMax || typed.length > queryLengthMax * 4,
  }
}

function piecesOf(text: string) {
  const pieces = {
    words: [] as string[],
    phrases: [] as string[],
    excluded: [] as string[],
    excludedPhrases: [] as string[],
  }
  for (const match of text.matchAll(PIECE)) {
    const [, minus, phrase, word] = match
    const isExcluded = minus !== '' && (match.index === 0 || text[match.index - 1] === ' ')
    if (phrase !== undefined) (isExcluded ? pieces.excludedPhrases : pieces.phrases).push(phrase)
    else if (word !== undefined) (isExcluded ? pieces.excluded : pieces.words).push(word)
  }
  return pieces
}

function wordsTyped(text: string): SearchWord[] {
  return wordsOf(repair(text))
}

function phraseOf(text: string): SearchPhrase {
  const words = wordsOf(text)
  const said = new Set([words.map(asSaid).join(' '), wordsOf(repair(text)).map(asSaid).join(' ')])
  return { words, said: [...said].filter((one) => one !== '') }
}

function hasWords({ words }: SearchPhrase): boolean {
  return words.length > 0
}

/** The news code somebody typed instead of words, in whatever digits, with or without «کد خبر»; null for anything else. */
export function codeIn({ words, phrases, excluded }: SearchQuery): number | null {
  if (phrases.length > 0 || excluded.length > 0) return null
  const [last, ...before] = [...words].reverse().map(({ folded }) => folded)
  const isNamed = before.every((word) => word === 'کد' || word === 'خبر') && before.length <= 2
  return last !== undefined && isNamed && /^[1-9]\d{0,14}$/.test(last) ? Number(last) : null
}
