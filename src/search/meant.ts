import { type ArchiveWord, alikeWords, type Database, knownWords } from '#store'
import { keyboardSlip } from './keyboard-slip.ts'
import type { SearchQuery } from './read-query.ts'
import { distance, soundOf } from './sound.ts'
import type { SearchWord } from './words-of.ts'

/** Share of trigrams that is alike enough to be looked at, by the length of the word: short ones have few. */
const likeness = { short: 0.12, middle: 0.22, long: 0.3 } as const
/** How far a word may be from what was typed, by its length. */
const distanceMax = { short: 1, middle: 1.3, long: 2 } as const
const shortMax = 4
const middleMax = 6
/** A word this much more common is likelier meant than the rare one that was typed. */
const timesMoreCommon = 30
const rareMax = 2
/** Words that are looked after in one question: each costs a look at the vocabulary. */
const doubtsMax = 4

/**
 * For a question that nothing answers: the question with other words in the place of those that the archive never says.
 * Null when every word is known, or nothing better is. Inside a transaction.
 */
export async function whatWasMeant(database: Database, query: SearchQuery): Promise<string | null> {
  const doubtful = await unknownWords(database, query)
  if (doubtful.length === 0) return null
  const typed = new Map<SearchWord, string>()
  for (const word of doubtful.slice(0, doubtsMax)) {
    const better = (await onKeyboard(database, word)) ?? (await nearest(database, word.folded))?.spelling
    if (better !== undefined) typed.set(word, better)
  }
  return typed.size === 0 ? null : rewritten(query, typed)
}

/** For a question with few answers: a word that is all but unknown, where a common one is one slip away. */
export async function whatWasRatherMeant(database: Database, query: SearchQuery): Promise<string | null> {
  const known = new Map((await knownWords(database, foldedOf(query))).map((word) => [word.word, word]))
  const better = new Map<SearchWord, string>()
  for (const word of asked(query).slice(0, doubtsMax)) {
    const documents = known.get(word.folded)?.documents ?? 0
    if (documents > rareMax || isNumber(word)) continue
    const near = await nearest(database, word.folded)
    if (near && distance(word.folded, near.word) <= 1 && near.documents >= timesMoreCommon * Math.max(1, documents))
      better.set(word, near.spelling)
  }
  return better.size === 0 ? null : rewritten(query, better)
}

/** Words that the archive says neither as typed nor by their stem. */
export async function unknownWords(database: Database, query: SearchQuery): Promise<SearchWord[]> {
  const words = asked(query).filter((word) => !isNumber(word))
  const ways = words.flatMap(({ folded, ways, parts }) => [folded, ...ways, ...parts])
  const known = new Set((await knownWords(database, [...new Set(ways)])).map(({ word }) => word))
  return words.filter(
    ({ folded, ways, parts }) =>
      !known.has(folded) &&
      !ways.some((way) => known.has(way)) &&
      !(parts.length > 0 && parts.every((part) => known.has(part))),
  )
}

/** The question, some of its words in another spelling. */
function rewritten(query: SearchQuery, better: ReadonlyMap<SearchWord, string>): string {
  const words = query.words.map((word) => better.get(word) ?? word.written)
  const phrases = query.phrases.map(
    (phrase) => `«${phrase.words.map((word) => better.get(word) ?? word.written).join(' ')}»`,
  )
  const excluded = query.excluded.map(({ written }) => `-${written}`)
  const excludedPhrases = query.excludedPhrases.map(
    ({ words: said }) => `-«${said.map(({ written }) => written).join(' ')}»`,
  )
  return [...words, ...phrases, ...excluded, ...excludedPhrases].join(' ')
}

async function nearest(database: Database, typed: string): Promise<ArchiveWord | null> {
  const size = typed.length <= shortMax ? 'short' : typed.length <= middleMax ? 'middle' : 'long'
  const alike = await alikeWords(database, soundOf(typed), likeness[size])
  const near = alike
    .map((word) => ({ word, away: distance(typed, word.word) }))
    .filter(({ away }) => away > 0 && away <= distanceMax[size])
    // Ten times as common is worth a quarter of a slip.
    .sort((one, other) => place(one) - place(other))
  return near[0]?.word ?? null
}

function place({ word, away }: { word: ArchiveWord; away: number }): number {
  return away - 0.25 * Math.log10(1 + word.documents)
}

/** Persian words typed while the keyboard was set to English: «hdvhk» is «ایران». */
async function onKeyboard(database: Database, { written }: SearchWord): Promise<string | undefined> {
  const slipped = keyboardSlip(written)
  if (slipped === null) return undefined
  return (await knownWords(database, [slipped]))[0]?.spelling
}

function asked(query: SearchQuery): SearchWord[] {
  return [...query.words, ...query.phrases.flatMap(({ words }) => words)].filter(({ isCommon }) => !isCommon)
}

function foldedOf(query: SearchQuery): string[] {
  return asked(query).map(({ folded }) => folded)
}

function isNumber({ folded }: SearchWord): boolean {
  return /^[\d.,/:-]+$/.test(folded)
}
