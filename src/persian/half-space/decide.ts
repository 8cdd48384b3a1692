import { joinsNext } from './letters.ts'
import { INTACT, lexicon } from './lexicon.ts'
import { LINK, type Piece } from './pieces.ts'
import { isComparative, isPlural } from './rules.ts'

/** Evidence this strong counts as damage by itself. */
const ODDS_CERTAIN = 3.5

/** What a place must reach: in a text seen to be damaged the same way, in one of which nothing is known, in a sound one. */
const DROPPED_MIN = { damaged: 0, unknown: 1, sound: 4.5 }
const SPACED_MIN = { damaged: 0, unknown: 0.5, sound: 4 }

/**
 * Which ties between pieces become half-spaces. One text is damaged in one way or not at all: where half-spaces stand and no
 * other loss is certain, only near certainty counts; where losses are certain, likelihood does.
 */
export function decide(list: readonly Piece[], codes: Uint8Array): boolean[] {
  const seen = { kept: 0, dropped: 0, spaced: 0 }
  for (const piece of list) {
    if (piece.link === LINK.kept) seen.kept++
    else if (piece.link === LINK.dropped && piece.odds > ODDS_CERTAIN) seen.dropped++
    else if (piece.link === LINK.space && piece.odds > ODDS_CERTAIN) seen.spaced++
  }
  return list.map((piece, index) => {
    const next = list[index + 1]
    if (!next || piece.link === LINK.none || piece.link === LINK.kept) return false
    if (piece.link === LINK.dropped) return piece.odds > least(DROPPED_MIN, piece, seen.dropped, seen)
    if (!joinsNext(codes[piece.to - 1]!)) return joinsWithoutTrace(piece, next)
    return piece.odds > least(SPACED_MIN, piece, seen.spaced, seen)
  })
}

function least(
  limits: { damaged: number; unknown: number; sound: number },
  piece: Piece,
  certain: number,
  seen: { kept: number; dropped: number; spaced: number },
): number {
  const others = certain - (piece.odds > ODDS_CERTAIN ? 1 : 0)
  if (others > 0) return limits.damaged
  return seen.kept > 0 ? limits.sound : limits.unknown
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
