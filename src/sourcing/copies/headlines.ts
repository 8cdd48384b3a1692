import { Comparable, compareHeadlines } from './comparison.ts'
import { foldText } from './folded-text.ts'

/** How two headlines stand to one another. */
export interface HeadlineLikeness {
  /** Word for word, in whatever spelling. */
  isSame: boolean
  /** Numbers, weekdays and months, and words that say something, in whose place the other has others. */
  factsReplaced: number
  wordsReplaced: number
}

/** Compares two headlines by their words alone. */
export function likenessOfHeadlines(one: string, other: string): HeadlineLikeness {
  const [a, b] = [new Comparable(foldText(one, '')), new Comparable(foldText(other, ''))]
  const { hashes } = b.words
  const isSame = a.words.count === hashes.length && a.words.hashes.every((hash, at) => hash === hashes[at])
  if (isSame) return { isSame, factsReplaced: 0, wordsReplaced: 0 }
  const { factsReplaced, wordsReplaced } = compareHeadlines(a, b)
  return { isSame, factsReplaced, wordsReplaced }
}
