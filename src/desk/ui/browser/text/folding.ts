import { fold } from '#persian'

/** A text as it is searched in, and where each of its letters stands in what was written. */
interface Folded {
  text: string
  /** Offset of each folded letter in the written text. */
  places: number[]
}

const letters = new Map<string, string>()

/** Every place where the wanted text stands, from the beginning; matches do not overlap. */
export function findFolded(written: string, wanted: string): { start: number; end: number }[] {
  const { text, places } = foldInPlace(written)
  const needle = foldInPlace(wanted.trim()).text
  const found: { start: number; end: number }[] = []
  if (needle === '') return found
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + needle.length)) {
    const last = places[at + needle.length - 1]!
    // A mark or half-space after the last letter folds to nothing, and is not part of what was found.
    found.push({ start: places[at]!, end: last + String.fromCodePoint(written.codePointAt(last)!).length })
  }
  return found
}

/**
 * Folds letter by letter, so that what is found can be shown: ي and ی, digits of every script, marks and half-spaces do
 * not matter. A run of spaces is one.
 */
function foldInPlace(written: string): Folded {
  let text = ''
  const places: number[] = []
  for (let at = 0; at < written.length; ) {
    const letter = String.fromCodePoint(written.codePointAt(at)!)
    const isSpace = /\s/.test(letter)
    const folded = isSpace ? (text.endsWith(' ') ? '' : ' ') : foldedLetter(letter)
    for (let unit = 0; unit < folded.length; unit += 1) places.push(at)
    text += folded
    at += letter.length
  }
  return { text, places }
}

function foldedLetter(letter: string): string {
  let folded = letters.get(letter)
  if (folded === undefined) {
    folded = letter === '\u200c' ? '' : fold(letter)
    letters.set(letter, folded)
  }
  return folded
}
