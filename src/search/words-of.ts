import { isStopWord, stem, type Token, tokens } from '#persian'

/** Longer words are no words; they are found by their beginning. */
const wordLengthMax = 40
/** Shorter words are seldom taken for what they are not. */
const doubtfulMin = 6
const ZWNJ = '\u200c'

/** A word of a text as search sees it: the ways in which it may be met, and where it stands. */
export interface SearchWord {
  /** Folded, half-spaces gone. */
  folded: string
  /** Ways to meet the whole word: its stem first, then other spellings. */
  ways: readonly string[]
  /** Stems of a compound's parts, common ones left out. */
  partWays: readonly string[]
  /** True for a word too common to be searched for on its own. */
  isCommon: boolean
  start: number
  end: number
  /** Folded parts of a compound; empty for a word of one piece. */
  parts: readonly string[]
  /** As written. */
  written: string
}

/** The words of a text in order. */
export function wordsOf(text: string): SearchWord[] {
  const words: SearchWord[] = []
  for (const token of tokens(text)) {
    const known = remembered.get(token.word) ?? remember(token)
    if (known.folded === '') continue
    const { start, end } = token
    words.push({ ...known, start, end, written: text.slice(start, end) })
  }
  return words
}

/** Words met lately: a newspaper's working vocabulary fits, and all but one word in fifty is known. */
const rememberedMax = 40_000
const remembered = new Map<string, Meaning>()

type Meaning = Omit<SearchWord, 'start' | 'end' | 'written'>

function remember({ text, parts: tokenParts, word }: Token): Meaning {
  const folded = plain(text)
  const parts = tokenParts.map(plain).filter((part) => part !== '')
  const partWays = parts.filter((part) => part.length > 1 && !isStopWord(part)).map((part) => plain(stem(part)))
  const meaning = { folded, ways: waysTo(word, folded), partWays, isCommon: isStopWord(word), parts }
  if (remembered.size >= rememberedMax) remembered.clear()
  if (word.length <= wordLengthMax) remembered.set(word, meaning)
  return meaning
}

/**
 * A word with a half-space is met as it is typed without one too: endings are told from stems by the half-space, so the
 * stem of the joined spelling may be longer.
 */
function waysTo(word: string, folded: string): string[] {
  const stemmed = plain(stem(word))
  const ways = new Set([stemmed])
  if (word.includes(ZWNJ)) {
    ways.add(folded)
    const joined = plain(stem(folded))
    if (joined.startsWith(stemmed)) ways.add(joined)
  }
  // «پیشبینی» read as a verb is «پیشدید»: a long word that does not begin with its stem is kept as it stands, too.
  if (folded.length >= doubtfulMin && !folded.startsWith(stemmed)) ways.add(folded)
  ways.delete('')
  return [...ways]
}

/** Latin without its accents; nothing that is no letter or digit at the ends; no spaces; not longer than a word. */
export function plain(folded: string): string {
  const bare = ACCENTED.test(folded) ? folded.normalize('NFD').replace(/\p{M}/gu, '') : folded
  return bare.replace(/\s/g, '').slice(0, wordLengthMax)
}

const ACCENTED = /[\u00c0-\u024f\u1e00-\u1eff]/
