import { extended } from './hash.ts'
import { joinsNext } from './letters.ts'
import { INTACT, KNOWN, lexicon } from './lexicon.ts'
import { LINK, type Piece } from './pieces.ts'
import { isComparative, isPlural, type Rule, ruleOf } from './rules.ts'

/**
 * A line has lost its half-spaces one way or is sound. These are log-odds that a line of which nothing is known has lost them,
 * what each half-space still there says against it, and what each word without one says for it (edited Persian has one in
 * twelve words). Set on the tuning part of the treebank and the table of things to leave alone.
 */
const PRIOR = -7
const PER_KEPT = -0.6
const KEPT_MIN = -12
const PER_WORD = 0.4
const PER_WORD_MAX = 4.5

/** One space alone, however sure, does not make a line damaged: writers bind «برنامه ریزی» or not. */
const ODDS_COUNTED_MAX: Record<Kind, number> = { dropped: 12, spaced: 6 }

/** «تهیدست», which dictionaries close, is hardly a sign that a half-space was dropped. */
const CLOSED_COUNTED_MAX = 0.5

/** What the other lines of the text add: a title is as damaged as the article under it. */
const DAMAGED_AROUND = 3
const SOUND_AROUND = -2
const ODDS_CERTAIN = 4
const SIGNS_MIN = 3

/** What certain damage of the other kind adds: who drops half-spaces also types them as spaces. */
const OTHER_KIND = 2

/** In sound text a lone slip is believed only from here on: grammar is surer than compounds, where style differs. */
const SLIP_MIN: Record<Rule, { dropped: number; spaced: number }> = {
  'verb-prefix': { dropped: 3, spaced: 1.5 },
  plural: { dropped: 4, spaced: 3 },
  comparative: { dropped: 6.5, spaced: 4 },
  ending: { dropped: 5.5, spaced: 4.5 },
  compound: { dropped: 6.5, spaced: 7 },
}

/** Who writes half-spaces and leaves one out of a compound probably means to: «تهیدست», «یکسره». */
const DELIBERATE = 2.5

/**
 * In damaged text the likelier reading wins, but for words that good papers spell closed as often: «باشگاهتان», «بهسازی». Of 14
 * such endings that were believed below 1 in the tuning part of the treebank 11 were false, of 12 compounds below 0.5 eight.
 */
const DAMAGED_MIN: Record<Kind, Partial<Record<Rule, number>>> = { dropped: { ending: 1, compound: 0.5 }, spaced: {} }

/** A line of pieces: `from` to `to`, exclusive. */
export type Line = { from: number; to: number }

type Kind = 'dropped' | 'spaced'

/** What speaks for a line being damaged, and how often each sign was seen. */
type Signs = { evidence: Record<Kind, number>; certain: Record<Kind, number>; kept: number; words: number }

/** Which ties between pieces become half-spaces: the answer at an index is for that piece and the next. */
export function decide(list: readonly Piece[], lines: readonly Line[], codes: Uint8Array): boolean[] {
  const signs = lines.map((line) => signsOf(list, line, codes))
  const all = { kept: 0, dropped: 0, spaced: 0 }
  for (const { kept, certain } of signs) {
    all.kept += kept
    all.dropped += certain.dropped
    all.spaced += certain.spaced
  }
  const accepted: boolean[] = new Array(list.length).fill(false)
  for (const [at, line] of lines.entries()) {
    const odds = lineOdds(signs[at]!, all)
    const { kept } = signs[at]!
    for (let index = line.from; index < line.to; index++) accepted[index] = accepts(list, index, { odds, kept }, codes)
  }
  return accepted
}

type LineState = { odds: Record<Kind, number>; kept: number }

function accepts(list: readonly Piece[], index: number, line: LineState, codes: Uint8Array): boolean {
  const piece = list[index]!
  const next = list[index + 1]
  if (!next || piece.link === LINK.none || piece.link === LINK.kept) return false
  const kind = piece.link === LINK.dropped ? 'dropped' : 'spaced'
  if (kind === 'spaced' && !joinsNext(codes[piece.to - 1]!)) return joinsWithoutTrace(piece, next)
  if (piece.odds <= 0) return false
  const rule = ruleOf(piece, next, codes)
  if (line.odds[kind] > 0) return piece.odds > (DAMAGED_MIN[kind][rule] ?? 0)
  if (kind === 'dropped' && isSpelledClosed(list, index, codes)) return false
  const deliberate = rule === 'compound' && line.kept > 0 ? DELIBERATE : 0
  return piece.odds > SLIP_MIN[rule][kind] + deliberate
}

/** «یکسره», «تهیدستان»: compounds that dictionaries or edited text have as one word. */
function isSpelledClosed(list: readonly Piece[], index: number, codes: Uint8Array): boolean {
  const piece = list[index]!
  const next = list[index + 1]!
  if (ruleOf(piece, next, codes) !== 'compound') return false
  let whole = 0
  for (let at = piece.from; at < next.to; at++) whole = extended(whole, codes[at]!)
  const known = lexicon().known(whole)
  return (known & INTACT & ~KNOWN.wikipedia) !== 0
}

/** The log-odds that a line has lost its half-spaces, each way. */
function lineOdds(signs: Signs, all: { kept: number; dropped: number; spaced: number }): Record<Kind, number> {
  const { evidence, certain } = signs
  const kept = Math.max(KEPT_MIN, PER_KEPT * signs.kept)
  const silence = signs.kept === 0 ? Math.min(PER_WORD_MAX, PER_WORD * signs.words) : 0
  const around = (kind: Kind) => {
    const others = all[kind] - certain[kind]
    const keptAround = all.kept - signs.kept
    if (others >= SIGNS_MIN && others > keptAround) return DAMAGED_AROUND
    return others === 0 && keptAround >= SIGNS_MIN ? SOUND_AROUND : 0
  }
  const oddsOf = (kind: Kind, other: Kind) =>
    PRIOR +
    evidence[kind] +
    kept +
    around(kind) +
    (evidence[kind] >= evidence[other] ? silence : 0) +
    (certain[other] > 0 ? OTHER_KIND : 0)
  return { dropped: oddsOf('dropped', 'spaced'), spaced: oddsOf('spaced', 'dropped') }
}

/** Each finding counts by how much likelier it makes damage than soundness. */
function signsOf(list: readonly Piece[], { from, to }: Line, codes: Uint8Array): Signs {
  const signs: Signs = {
    evidence: { dropped: 0, spaced: 0 },
    certain: { dropped: 0, spaced: 0 },
    kept: 0,
    words: to - from,
  }
  for (let index = from; index < to; index++) {
    const { link, odds } = list[index]!
    if (link === LINK.kept) signs.kept++
    if ((link !== LINK.dropped && link !== LINK.space) || odds < -4) continue
    const kind = link === LINK.dropped ? 'dropped' : 'spaced'
    const isDoubtful = kind === 'dropped' && odds > CLOSED_COUNTED_MAX && isSpelledClosed(list, index, codes)
    const counted = isDoubtful ? CLOSED_COUNTED_MAX : Math.min(odds, ODDS_COUNTED_MAX[kind])
    signs.evidence[kind] += Math.log1p(Math.exp(counted))
    if (counted > ODDS_CERTAIN) signs.certain[kind]++
  }
  return signs
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
