import { NON_JOINING, ZWNJ } from './alphabet.ts'

/** What a character is to the rules of `normalise`, and what stood last while a text is walked over. */
const KIND = {
  refused: 0,
  beginning: 1,
  space: 2,
  joining: 3,
  ending: 4,
  heh: 5,
  yeh: 6,
  halfSpace: 7,
  halfSpaceAfterHeh: 8,
  hamzaAbove: 9,
  hamza: 10,
  digit: 11,
  mark: 12,
  opening: 13,
  closing: 14,
  neutral: 15,
  dash: 16,
} as const
const KINDS_BITS = 5

const kinds = new Uint8Array(0x10000)
for (const [kind, characters] of [
  [KIND.joining, 'بتثجحخسشصضطظعغفقلمنپچکگ'],
  [KIND.ending, `${NON_JOINING}أإؤة`],
  [KIND.heh, 'ه'],
  [KIND.yeh, 'یئ'],
  [KIND.space, ' '],
  [KIND.halfSpace, ZWNJ],
  [KIND.hamzaAbove, '\u0654'],
  [KIND.hamza, 'ء'],
  [KIND.digit, '۰۱۲۳۴۵۶۷۸۹'],
  [KIND.mark, '،؛؟!:.٪'],
  [KIND.opening, '«('],
  [KIND.closing, '»)'],
  [KIND.neutral, '–—/٫٬'],
  [KIND.dash, '-'],
] as const) {
  for (const character of characters) kinds[character.charCodeAt(0)] = kind
}

/** What may follow what, so that no rule of `normalise` or `houseNumbers` has anything to do there. */
const follows = new Uint8Array(1 << (2 * KINDS_BITS))
const letters = [KIND.joining, KIND.ending, KIND.heh, KIND.yeh]
const signs = [KIND.mark, KIND.closing, KIND.neutral, KIND.dash]
for (const [before, after] of [
  [[KIND.beginning], [...letters, KIND.hamza, KIND.digit, KIND.opening, KIND.neutral, KIND.dash]],
  [[KIND.space], [...letters, KIND.digit, KIND.opening, KIND.neutral, KIND.dash]],
  [letters, [...letters, KIND.space, ...signs]],
  [[KIND.joining, KIND.ending, KIND.yeh], [KIND.hamza]],
  [[KIND.joining, KIND.heh, KIND.yeh], [KIND.halfSpace]],
  [[KIND.heh], [KIND.hamzaAbove]],
  [[KIND.hamza], [...letters, KIND.space, ...signs]],
  [[KIND.halfSpace], letters],
  [[KIND.halfSpaceAfterHeh], [KIND.joining, KIND.ending, KIND.heh]],
  [[KIND.hamzaAbove], [KIND.space, ...signs]],
  [[KIND.digit], [KIND.digit, KIND.space, ...signs]],
  [[KIND.mark], [KIND.space, KIND.closing, KIND.neutral, KIND.dash]],
  [[KIND.opening], [...letters, KIND.digit]],
  [[KIND.closing], [KIND.space, ...signs]],
  [[KIND.neutral], [...letters, KIND.digit, KIND.space, KIND.opening, KIND.closing, KIND.neutral, KIND.dash]],
  [[KIND.dash], [...letters, KIND.digit, KIND.space]],
] as [number[], number[]][]) {
  for (const one of before) for (const next of after) follows[(one << KINDS_BITS) | next] = next
}
follows[(KIND.heh << KINDS_BITS) | KIND.halfSpace] = KIND.halfSpaceAfterHeh

const mayEnd = new Uint8Array(1 << KINDS_BITS).fill(1)
for (const kind of [KIND.refused, KIND.space, KIND.halfSpace, KIND.halfSpaceAfterHeh]) mayEnd[kind] = 0

/**
 * True only for one line of plain Persian that `normalise` and `houseNumbers` would give back as it is; false for most of
 * what they would change and for all that takes a second look (Latin letters, quotation marks, numbers with points). One walk
 * over its letters; those two take eight, and most paragraphs of news are in house form.
 */
export function isInHouseForm(text: string): boolean {
  let before: number = KIND.beginning
  for (let at = 0; at < text.length; at++) {
    before = follows[(before << KINDS_BITS) | kinds[text.charCodeAt(at)]!]!
    if (before === KIND.refused) return false
  }
  return mayEnd[before] === 1
}
