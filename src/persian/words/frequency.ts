import { KNOWN, lexicon } from '../half-space/lexicon.ts'

/** Levels of frequency to a power of ten. */
const LEVELS_TO_TEN = 7

/** The level, 0 to 63, that a count (as in hazm's list, of about 10,000,000,000 words) is kept as. */
export function frequencyLevel(count: number): number {
  return Math.min(63, Math.round(Math.log10(1 + count) * LEVELS_TO_TEN))
}

/** What a word counts, as a power of ten, that a list has and no corpus: some are simply rare, an encyclopedia's are names. */
const LISTED = 3
const ENCYCLOPEDIC = 1.5

/** How often a spelling without half-spaces is met, as a power of ten from 0 to 9; -Infinity for a stranger. */
export function frequency(hash: number): number {
  const known = lexicon().known(hash)
  if (known === 0) return Number.NEGATIVE_INFINITY
  const met = lexicon().level(hash) / LEVELS_TO_TEN
  const isListed = (known & (KNOWN.lilak | KNOWN.hazm | KNOWN.gappedListed | KNOWN.gappedEdited)) !== 0
  return Math.max(met, isListed ? LISTED : ENCYCLOPEDIC)
}
