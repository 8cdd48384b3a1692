import { hashOf } from './hash.ts'
import { codesOf } from './letters.ts'
import type { Piece } from './pieces.ts'
import { COMPARATIVES, ENCLITICS, PLURALS } from './verbs.ts'

/** The grammar a half-space serves, for the person who reviews the change. */
export type Rule = 'verb-prefix' | 'plural' | 'comparative' | 'ending' | 'compound'

/** Which rule ties two pieces. */
export function ruleOf(left: Piece, right: Piece, codes: Uint8Array): Rule {
  const length = left.to - left.from
  const endsInMi = length >= 2 && codes[left.to - 2] === MI[0] && codes[left.to - 1] === MI[1]
  if (endsInMi && length <= 6 && VERB_PREFIX_ENDS.has(left.hash)) return 'verb-prefix'
  return SUFFIX_RULES.get(right.hash) ?? 'compound'
}

/** True for «ها», «های» … . */
export function isPlural(piece: Piece): boolean {
  return SUFFIX_RULES.get(piece.hash) === 'plural'
}

/** True for «تر», «ترین» … . */
export function isComparative(piece: Piece): boolean {
  return SUFFIX_RULES.get(piece.hash) === 'comparative'
}

const MI = codesOf('می')
const hashed = (word: string) => hashOf(codesOf(word))
const VERB_PREFIX_ENDS = new Set(
  [
    'می',
    'نمی',
    'همی',
    'برمی',
    'درمی',
    'بازمی',
    'فرومی',
    'فرامی',
    'وامی',
    'برنمی',
    'درنمی',
    'بازنمی',
    'فرونمی',
    'وانمی',
    'فرانمی',
  ].map(hashed),
)
const SUFFIX_RULES = new Map<number, Rule>([
  ...ENCLITICS.map((suffix) => [hashed(suffix), 'ending'] as const),
  ...COMPARATIVES.map((suffix) => [hashed(suffix), 'comparative'] as const),
  ...PLURALS.map((suffix) => [hashed(suffix), 'plural'] as const),
])
