import weights from '../data/gap-weights.json' with { type: 'json' }
import {
  type Apart,
  featuresAround,
  found,
  gapFeatures,
  type Letters,
  type Neighbours,
  type TypesAround,
  WEIGHT_BITS,
} from './features.ts'
import { type Lexicon, lexicon } from './lexicon.ts'

// Every place this runs has atob; neither the language nor our pure settings declare it.
declare function atob(base64: string): string

/** The two trained classifiers with the lexicon they look words up in. */
export type GapModel = { words: Lexicon; dropped: Int8Array; spaced: Int8Array }

let loaded: GapModel | undefined

/** The classifiers, unpacked at the first call. */
export function gapModel(): GapModel {
  if (loaded === undefined) {
    loaded = { words: lexicon(), dropped: unpacked(weights.dropped), spaced: unpacked(weights.spaced) }
    // Nobody reads them twice: their text is given back.
    weights.dropped = ''
    weights.spaced = ''
  }
  return loaded
}

/** Log-odds that a half-space was lost before letter `gap` of a word. */
export function droppedOdds(model: GapModel, letters: Letters, gap: number): number {
  return sum(model.dropped, gapFeatures(letters, gap, model.words)) * weights.scale
}

/** What two words written apart, run together in `letters`, weigh by themselves towards a half-space between them. */
export function pairWeight(model: GapModel, letters: Letters, gap: number): number {
  return sum(model.spaced, gapFeatures(letters, gap, model.words))
}

/** Log-odds that a half-space belongs where a space stands between two words that weigh so much by themselves. */
export function spacedOdds(
  model: GapModel,
  pair: Apart & { weight: number },
  neighbours: Neighbours & TypesAround,
): number {
  return (pair.weight + sum(model.spaced, featuresAround(pair, neighbours, neighbours))) * weights.scale
}

function sum(weights: Int8Array, count: number): number {
  let total = 0
  for (let at = 0; at < count; at++) total += weights[found[at]!]!
  return total
}

/** Signed bytes in base64. */
function unpacked(base64: string): Int8Array {
  const bytes = atob(base64)
  const signed = new Int8Array(1 << WEIGHT_BITS)
  for (let at = 0; at < bytes.length; at++) signed[at] = (bytes.charCodeAt(at) << 24) >> 24
  return signed
}
