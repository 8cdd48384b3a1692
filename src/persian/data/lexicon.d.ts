/** The lexicon as half-space/lexicon.ts unpacks it. Plain JavaScript, because stripping types from a megabyte costs 50 ms. */
export const packedLexicon: string
