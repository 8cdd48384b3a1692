import { NON_JOINING, ZWNJ } from './alphabet.ts'

/** What a character is to the rules of `normalise`, and what stood last while a text is walked over. */
const [
  REFUSED,
  BEGINNING,
  SPACE,
  JOINING,
  ENDING,
  HEH,
  YEH,
  HALF_SPACE,
  HALF_SPACE_AFTER_HEH,
  HAMZA_ABOVE,
  HAMZA,
  DIGIT,
  MARK,
  OPENING,
  CLOSING,
  NEUTRAL,
  DASH,
] = Array.from({ length: 17 }, (_, kind) => kind) as [0, ...number[]] & Record<number, number>
const KINDS_BITS = 5

const kinds = new Uint8Array(0x10000)
for (const [kind, characters] of [
  [JOINING, 'بتثجحخسشصضطظعغفقلمنپچکگ'],
  [ENDING, `${NON_JOINING}أإؤة`],
  [HEH, 'ه'],
  [YEH, 'یئ'],
  [SPACE, ' '],
  [HALF_SPACE, ZWNJ],
  [HAMZA_ABOVE, '\u0654'],
  [HAMZA, 'ء'],
  [DIGIT, '۰۱۲۳۴۵۶۷۸۹'],
  [MARK, '،؛؟!:.٪'],
  [OPENING, '«('],
  [CLOSING, '»)'],
  [NEUTRAL, '–—/٫٬'],
  [DASH, '-'],
] as const) {
  for (const character of characters) kinds[character.charCodeAt(0)] = kind!
}

/** What may follow what, so that no rule of `normalise` or `houseNumbers` has anything to do there. */
const follows = new Uint8Array(1 << (2 * KINDS_BITS))
const letters = [JOINING, ENDING, HEH, YEH] as number[]
const signs = [MARK, CLOSING, NEUTRAL, DASH] as number[]
for (const [before, after] of [
  [[BEGINNING], [...letters, HAMZA, DIGIT, OPENING, NEUTRAL, DASH]],
  [[SPACE], [...letters, DIGIT, OPENING, NEUTRAL, DASH]],
  [letters, [...letters, SPACE, ...signs]],
  [[JOINING, ENDING, YEH], [HAMZA]],
  [[JOINING, HEH, YEH], [HALF_SPACE]],
  [[HEH], [HAMZA_ABOVE]],
  [[HAMZA], [...letters, SPACE, ...signs]],
  [[HALF_SPACE], letters],
  [[HALF_SPACE_AFTER_HEH], [JOINING, ENDING, HEH]],
  [[HAMZA_ABOVE], [SPACE, ...signs]],
  [[DIGIT], [DIGIT, SPACE, ...signs]],
  [[MARK], [SPACE, CLOSING, NEUTRAL, DASH]],
  [[OPENING], [...letters, DIGIT]],
  [[CLOSING], [SPACE, ...signs]],
  [[NEUTRAL], [...letters, DIGIT, SPACE, OPENING, CLOSING, NEUTRAL, DASH]],
  [[DASH], [...letters, DIGIT, SPACE]],
] as [number[], number[]][]) {
  for (const one of before) for (const next of after) follows[(one << KINDS_BITS) | next] = next
}
follows[(HEH! << KINDS_BITS) | HALF_SPACE!] = HALF_SPACE_AFTER_HEH!

const mayEnd = new Uint8Array(1 << KINDS_BITS).fill(1)
for (const kind of [REFUSED, SPACE, HALF_SPACE, HALF_SPACE_AFTER_HEH]) mayEnd[kind!] = 0

/**
 * True only for one line of plain Persian that `normalise` and `houseNumbers` would give back as it is; false for most of
 * what they would change and for all that takes a second look (Latin letters, quotation marks, numbers with points). One walk
 * over its letters; those two take eight, and most paragraphs of news are in house form.
 */
export function isInHouseForm(text: string): boolean {
  let before = BEGINNING!
  for (let at = 0; at < text.length; at++) {
    before = follows[(before << KINDS_BITS) | kinds[text.charCodeAt(at)]!]!
    if (before === REFUSED) return false
  }
  return mayEnd[before] === 1
}
