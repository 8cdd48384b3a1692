import { inHouseStyle } from './house-style.ts'

/** A row of a peer's table of examples: what goes in, and what comes out there. */
export type PeerRow = { task: string; input: string; expected: string; opts?: Record<string, unknown> }

/** A reason, and the rows it applies to. */
export type Difference = [reason: string, applies: (row: PeerRow) => boolean]

/** Rows of Virastar where the house does otherwise on purpose, each kind with its reason. */
export const otherThanVirastar: readonly Difference[] = [
  [
    'text without a Persian letter is left to its own language',
    ({ input }) => /[a-z]/i.test(input) && !/[\u0620-\u06d3]/.test(input),
  ],
  ['code and character references are protected', ({ input }) => /[`&]/.test(input)],
  ['there are no such options: one house form for all', ({ opts }) => Object.keys(opts ?? {}).length > 0],
  ['a number between Latin words belongs to them', ({ input }) => input.includes('IBM-96 085 B')],
  ['the parts of a date keep the order in which they were written', ({ input }) => /^\d+\/\d+\/1355$/.test(input)],
  ['a semicolon and a comma in a row need no space between', ({ input }) => input === ';,'],
  ['a half-space binds these compounds too', ({ input, expected }) => sameWords(inHouseStyle(input), expected)],
]
/** Rows of hazm where the house does otherwise on purpose. */
export const otherThanHazm: readonly Difference[] = [
  ['vowels and letters that a writer put are kept', ({ input }) => /[\u064b-\u0652]|م{2,}/.test(input)],
  ['nothing said is deleted', ({ input }) => input.includes('ﷺ')],
  ['a text of spaces is an empty text', ({ input }) => input.trim() === ''],
  ['an ellipsis leans on the word before it', ({ input }) => input === 'و...'],
  ['digits are Persian', ({ input }) => input === '10.450'],
]

/** Alike but for half-spaces put for spaces, or for nothing. */
const sameWords = (a: string, b: string) =>
  a.replaceAll('\u200c', ' ') === b.replaceAll('\u200c', ' ') ||
  a.replaceAll('\u200c', '') === b.replaceAll('\u200c', '')
