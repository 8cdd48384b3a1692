import { normaliseLetters } from './normalise.ts'

/** Code points beyond this are not read for a slug. */
const TEXT_LENGTH_MAX = 2_000

/**
 * A Persian slug for a URL path: words joined by '-', half-spaces too, no marks or punctuation, small Latin letters, NFC. At
 * most `lengthMax` code units, cut after a whole word (a single longer word is cut inside). Empty when the text has no word.
 */
export function slug(text: string, lengthMax = 80): string {
  const words = normaliseLetters(text.slice(0, TEXT_LENGTH_MAX).toWellFormed())
    .normalize('NFC')
    .replace(/[\u064b-\u065f\u0670]/g, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}\p{Mn}]+/gu)
  if (!words) return ''
  let result = ''
  for (const word of words) {
    const longer = result === '' ? word : `${result}-${word}`
    if (longer.length > lengthMax) break
    result = longer
  }
  return result === '' ? cut(words[0]!, lengthMax) : result
}

/** Never through the middle of a surrogate pair. */
function cut(word: string, lengthMax: number): string {
  const end = /[\ud800-\udbff]/.test(word[lengthMax - 1] ?? '') ? lengthMax - 1 : lengthMax
  return word.slice(0, end)
}
