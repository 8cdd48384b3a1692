import { normalise } from '#persian'

const wordsMax = 8

/** Words to look for in headlines, as the store folds those: letters of other keyboards and half-spaces do not matter. */
export function headlineWords(words: string): string[] {
  const folded = normalise(words.toWellFormed().replaceAll('\0', ''))
    .toLowerCase()
    .replace(/[آأإ]/g, 'ا')
    .replace(/[ةۀ]/g, 'ه')
    .replaceAll('ؤ', 'و')
    .replaceAll('\u200c', '')
  return folded.split(/\s+/).filter(Boolean).slice(0, wordsMax)
}
