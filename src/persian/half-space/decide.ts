import { joinsNext } from './letters.ts'
import { INTACT, lexicon } from './lexicon.ts'
import { LINK, type Piece } from './pieces.ts'
import { isComparative, isPlural, type Rule, ruleOf } from './rules.ts'

/**
 * A text has lost its half-spaces one way or is sound. These are log-odds that a text of which nothing is known has lost them,
 * what each half-space still there says against it, and what each word without one says for it (edited Persian has one in
 * twelve words). Set on the tuning part of the treebank for fewer than one false half-space in 10,000 words.
 */
const PRIOR = -4.5
const PER_KEPT = -1.2
const KEPT_MIN = -12
const PER_WORD = 0.1
const PER_WORD_MAX = 3

/** In sound text a lone slip is believed only from here on: grammar is surer than compounds, where style differs. */
const SLIP_MIN: Record<Rule, { dropped: number; spaced: number }> = {
  'verb-prefix': { dropped: 3, spaced: 3 },
  plural: { dropped: 4, spaced: 3 },
  comparative: { dropped: 5, spaced: 4 },
  ending: { dropped: 5.5, spaced: 5.5 },
  compound: { dropped: 6.5, spaced: 6.5 },
}

/** In damaged text the likelier reading wins. */
const DAMAGED_MIN = 0

/** Which ties between pieces become half-spaces: the answer at an index is for that piece and the next. */
export function decide(list: readonly Piece[], codes: Uint8Array): boolean[] {
  const dropped = evidence(list, LINK.dropped)
  const spaced = evidence(list, LINK.space)
  const kept = Math.max(KEPT_MIN, PER_KEPT * count(list, LINK.kept))
  const silence = kept === 0 ? Math.min(PER_WORD_MAX, PER_WORD * list.length) : 0
  const odds = {
    dropped: PRIOR + dropped + kept + (dropped >= spaced ? silence : 0),
    spaced: PRIOR + spaced + kept + (spaced >= dropped ? silence : 0),
  }
  return list.map((piece, index) => {
    const next = list[index + 1]
    if (!next || piece.link === LINK.none || piece.link === LINK.kept) return false
    const kind = piece.link === LINK.dropped ? 'dropped' : 'spaced'
    if (kind === 'spaced' && !joinsNext(codes[piece.to - 1]!)) return joinsWithoutTrace(piece, next)
    if (piece.odds <= DAMAGED_MIN) return false
    return odds[kind] > 0 || piece.odds > SLIP_MIN[ruleOf(piece, next, codes)][kind]
  })
}

/** How much likelier all the findings of one kind are if the text is damaged that way than if it is sound. */
function evidence(list: readonly Piece[], link: typeof LINK.dropped | typeof LINK.space): number {
  let total = 0
  for (const piece of list) if (piece.link === link && piece.odds > -4) total += Math.log1p(Math.exp(piece.odds))
  return total
}

function count(list: readonly Piece[], link: typeof LINK.kept): number {
  let found = 0
  for (const piece of list) if (piece.link === link) found++
  return found
}

/** «کار ها», «زیبا تر»: after a letter that does not join, endings are written on without a half-space. */
function joinsWithoutTrace(piece: Piece, next: Piece): boolean {
  if (piece.to - piece.from < 2) return false
  const known = lexicon().known(piece.hash)
  if ((known & INTACT) === 0) return false
  if (isPlural(next)) piece.odds = 3
  else if (isComparative(next)) piece.odds = 2.5
  else return false
  return true
}
