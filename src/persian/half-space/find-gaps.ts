import { Letters } from './features.ts'
import { extended, hashOf, WORD_LENGTH_MAX } from './hash.ts'
import { codesOf, joinsNext } from './letters.ts'
import { INTACT } from './lexicon.ts'
import { droppedOdds, type GapModel, spacedOdds } from './model.ts'
import { LINK, type Piece, type Pieces } from './pieces.ts'

/** A place in a word where a half-space may have been lost. */
type Candidate = { gap: number; odds: number }

/** Below this nothing is worth remembering: no context makes it likely. */
const ODDS_MIN = -1

/** Two vowel marks in a word are Arabic as it is recited. */
const MARKS_MAX = 2

/**
 * Added where no word stands whole like this and a list has it with this very half-space: of 908 such words in sound text
 * of the treebank 901 had lost it.
 */
const LISTED_ODDS = 2.5

/** Words analysed lately; a newspaper's working vocabulary fits. */
const REMEMBERED_MAX = 40_000

/** Pairs that news Persian binds and older edited text leaves apart, and those that nobody means apart. */
const HOUSE_PAIRS: ReadonlyMap<number, number> = new Map(
  [
    ...['دست‌کم', 'راه‌حل', 'هیچ‌گونه', 'گفت‌وگو'].map((word) => [word, 3] as const),
    ...[
      'سه‌شنبه',
      'آن‌ها',
      'این‌ها',
      'بین‌المللی',
      'بین‌الملل',
      'جام‌جم',
      'وال‌استریت',
      'استریت‌ژورنال',
      'فاکس‌نیوز',
      'فرانس‌پرس',
    ].map((word) => [word, 7] as const),
  ].map(([word, odds]) => [hashOf(codesOf(word)), odds]),
)

/** «خانه ی ما»: a lone ی after ه is its ezafe. */
const EZAFE_ODDS = 8
const [HEH, YEH] = codesOf('هی') as [number, number]

const remembered = new Map<string, readonly Candidate[]>()
const NOTHING: readonly Candidate[] = []
const letters = new Letters()

/** Splits pieces where a half-space was probably lost; the new pieces are tied by `LINK.dropped` with their odds. */
export function findDropped(text: string, pieces: Pieces, model: GapModel): Piece[] {
  const list: Piece[] = []
  for (const piece of pieces.list) {
    const length = piece.to - piece.from
    const candidates =
      length < 3 || length > WORD_LENGTH_MAX || piece.marks >= MARKS_MAX
        ? NOTHING
        : candidatesOf(text, piece, pieces, model)
    if (candidates.length === 0) list.push(piece)
    else split(piece, candidates, pieces, list)
  }
  return list
}

function candidatesOf(text: string, piece: Piece, pieces: Pieces, model: GapModel): readonly Candidate[] {
  const word = text.slice(piece.start, piece.end)
  const known = remembered.get(word)
  if (known) return known
  letters.clear()
  for (let at = piece.from; at < piece.to; at++) letters.push(pieces.codes[at]!)
  let candidates: Candidate[] | null = null
  const whole = letters.prefixes[letters.length]!
  const listed = (model.words.known(whole) & INTACT) === 0 ? model.words.gaps(whole) : 0
  for (let gap = 1; gap < letters.length; gap++) {
    if (!joinsNext(letters.codes[gap - 1]!)) continue
    let odds = droppedOdds(model, letters, gap)
    if (((listed >>> gap) & 1) === 1) odds = Math.max(odds, 0) + LISTED_ODDS
    if (odds < ODDS_MIN) continue
    candidates ??= []
    candidates.push({ gap, odds })
  }
  if (remembered.size >= REMEMBERED_MAX) remembered.clear()
  remembered.set(word, candidates ?? NOTHING)
  return candidates ?? NOTHING
}

function split(piece: Piece, candidates: readonly Candidate[], pieces: Pieces, list: Piece[]): void {
  let from = piece.from
  for (const { gap, odds } of candidates) {
    const to = piece.from + gap
    list.push(part(piece, { from, to }, pieces, { link: LINK.dropped, odds }))
    from = to
  }
  list.push(part(piece, { from, to: piece.to }, pieces, { link: piece.link, odds: piece.odds }))
}

function part(
  piece: Piece,
  { from, to }: { from: number; to: number },
  pieces: Pieces,
  tie: Pick<Piece, 'link' | 'odds'>,
): Piece {
  let hash = 0
  for (let at = from; at < to; at++) hash = extended(hash, pieces.codes[at]!)
  const start = from === piece.from ? piece.start : pieces.places[from]!
  const end = to === piece.to ? piece.end : pieces.places[to]!
  return { start, end, from, to, hash, marks: piece.marks, ...tie }
}

/** Names of Latin letters; three or more in a row are an abbreviation: «سی‌ان‌ان», «اف‌بی‌آی». */
const LETTER_NAMES: ReadonlySet<number> = new Set(
  'ای بی سی دی اف جی اچ آی کی ال ام ان پی آر اس تی یو وی ایکس زد'.split(' ').map((name) => hashOf(codesOf(name))),
)
const ABBREVIATION_ODDS = 7
const ABBREVIATION_MIN = 3

/** Ties the letters of abbreviations that are spelled by their names. */
export function findAbbreviations(list: readonly Piece[]): void {
  let first = 0
  for (let index = 0; index < list.length; index++) {
    if (!LETTER_NAMES.has(list[index]!.hash)) first = index + 1
    else if (list[index]!.link !== LINK.space || !LETTER_NAMES.has(list[index + 1]?.hash ?? 0)) {
      if (index + 1 - first >= ABBREVIATION_MIN) {
        for (let at = first; at < index; at++) list[at]!.odds = Math.max(list[at]!.odds, ABBREVIATION_ODDS)
      }
      first = index + 1
    }
  }
}

/** Gives every single space between two words its odds of standing for a half-space. */
export function findSpaced(list: readonly Piece[], codes: Uint8Array, model: GapModel): void {
  for (let index = 0; index + 1 < list.length; index++) {
    const piece = list[index]!
    const next = list[index + 1]!
    if (piece.link !== LINK.space || !joinsNext(codes[piece.to - 1]!)) continue
    const leftLength = piece.to - piece.from
    const rightLength = next.to - next.from
    if (leftLength > WORD_LENGTH_MAX || rightLength > WORD_LENGTH_MAX) continue
    letters.clear()
    for (let at = piece.from; at < piece.to; at++) letters.push(codes[at]!)
    for (let at = next.from; at < next.to; at++) letters.push(codes[at]!)
    const previous = index > 0 ? list[index - 1]! : null
    const before = previous && previous.link !== LINK.none ? previous.hash : 0
    const after = next.link !== LINK.none ? list[index + 2]!.hash : 0
    piece.odds = spacedOdds(model, letters, leftLength, { before, after })
    if (rightLength === 1 && codes[next.from] === YEH && codes[piece.to - 1] === HEH && leftLength > 2)
      piece.odds = EZAFE_ODDS
    piece.odds = Math.max(piece.odds, HOUSE_PAIRS.get(letters.prefixes[letters.length]!) ?? Number.NEGATIVE_INFINITY)
  }
}
