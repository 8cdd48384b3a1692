import { tokens } from '#persian'
import type { ArticleContent } from '../content.ts'
import { blockTexts } from '../to-text.ts'

/**
 * How many words readers would find changed between two texts of an article, in its headlines, lead and body; a word in
 * the place of another counts once, words in another order one at least. Zero where only half-spaces, spellings of one
 * letter, digits of another script, punctuation, blocks or marks differ: then both say the same.
 */
export function countChangedWords(before: ArticleContent, after: ArticleContent): number {
  const [first, second] = [wordsOf(before), wordsOf(after)]
  if (first.length === second.length && first.every((word, index) => word === second[index])) return 0
  const gone = new Map<string, number>()
  for (const word of first) gone.set(word, (gone.get(word) ?? 0) + 1)
  let came = 0
  for (const word of second) {
    const left = gone.get(word) ?? 0
    if (left === 0) came += 1
    else gone.set(word, left - 1)
  }
  const lost = [...gone.values()].reduce((sum, count) => sum + count, 0)
  return Math.max(came, lost, 1)
}

function wordsOf({ kicker, headline, subheadline, lead, document }: ArticleContent): string[] {
  const texts = [kicker, headline, subheadline, lead, ...blockTexts(document)]
  return texts.flatMap((text) => tokens(text ?? '').map((token) => token.text))
}
