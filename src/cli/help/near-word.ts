/** More slips of the keys than this make it another word. */
const slipsMax = 2

/**
 * The known word that was probably meant: the one the fewest slips away (a letter too many, too few, wrong, or two in the
 * wrong order), or the only one that begins so. Null where none is near enough.
 */
export function nearWord(typed: string, known: Iterable<string>): string | null {
  const words = [...known]
  const near = words
    .map((word) => ({ word, slips: slipsBetween(typed, word) }))
    .filter(({ word, slips }) => slips <= slipsMax && slips < Math.min(typed.length, word.length))
    .sort((a, b) => a.slips - b.slips)
  if (near.length > 0) return near[0]!.word
  const begun = typed === '' ? [] : words.filter((word) => word.startsWith(typed))
  return begun.length === 1 ? begun[0]! : null
}

/** « Did you mean «…»?», to stand behind a sentence; empty where nothing is near. */
export function didYouMean(typed: string, known: Iterable<string>): string {
  const word = nearWord(typed, known)
  return word === null ? '' : ` Did you mean «${word}»?`
}

/** Optimal string alignment distance; what is much longer than any word of ours is not measured. */
function slipsBetween(typed: string, word: string): number {
  if (Math.abs(typed.length - word.length) > slipsMax) return slipsMax + 1
  let before: number[] = []
  let above = Array.from({ length: word.length + 1 }, (_, column) => column)
  for (let row = 1; row <= typed.length; row++) {
    const current = [row]
    for (let column = 1; column <= word.length; column++) {
      const isSame = typed[row - 1] === word[column - 1]
      const isSwapped = typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1]
      const ways = [above[column]! + 1, current[column - 1]! + 1, above[column - 1]! + (isSame ? 0 : 1)]
      if (row > 1 && column > 1 && isSwapped) ways.push(before[column - 2]! + 1)
      current.push(Math.min(...ways))
    }
    before = above
    above = current
  }
  return above[word.length]!
}
