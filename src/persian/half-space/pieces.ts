import { isMarkCode, ZWNJ } from '../letters/alphabet.ts'
import type { Span } from '../letters/protected.ts'
import { extended } from './hash.ts'
import { letterCode } from './letters.ts'

/** How a piece is tied to the next: not at all, by a half-space, by one space, or run together with it. */
export const LINK = { none: 0, kept: 1, space: 2, dropped: 3 } as const
export type Link = (typeof LINK)[keyof typeof LINK]

/** A stretch of letters between spaces, half-spaces and everything else. Positions are those of the text. */
export type Piece = {
  start: number
  end: number
  /** Position of its letters in `Pieces.codes`. */
  from: number
  to: number
  hash: number
  /** How many vowel marks it carries; Arabic quoted with its vowels is not ours to divide. */
  marks: number
  link: Link
  /** Log-odds of the half-space that `link` stands for, when it was found and not read. */
  odds: number
  /** How well its letters are known and as what (`typeOf`), once `findDropped` has looked. */
  type: number
}

/** A text as pieces of letters. `places` gives the position in the text of each letter. */
export type Pieces = { list: Piece[]; codes: Uint8Array; places: Uint32Array }

const SPACE = 0x20
const NO_BREAK_SPACE = 0xa0
const TATWEEL = 0x640
const HALF_SPACE = ZWNJ.charCodeAt(0)

/** The tie a character makes after a piece (`before` null) or after the tie so far: spaces and half-spaces in a row are a space. */
function linkOver(before: Link | null, unit: number): Link {
  if (before === LINK.none) return LINK.none
  if (unit === HALF_SPACE) return before === LINK.space ? LINK.space : LINK.kept
  return unit === SPACE || unit === NO_BREAK_SPACE ? LINK.space : LINK.none
}

/** Lines and paragraphs are not longer; making arrays for each of them took a tenth of the time of a repair. */
const SCRATCH_LENGTH = 4_096
const scratchCodes = new Uint8Array(SCRATCH_LENGTH)
const scratchPlaces = new Uint32Array(SCRATCH_LENGTH)

/** Splits a text outside protected spans. One pass. What it returns is good until the next call. */
export function piecesOf(text: string, spans: readonly Span[]): Pieces {
  const isShort = text.length <= SCRATCH_LENGTH
  const codes = isShort ? scratchCodes : new Uint8Array(text.length)
  const places = isShort ? scratchPlaces : new Uint32Array(text.length)
  const list: Piece[] = []
  let letters = 0
  let piece: Piece | null = null
  let nextSpan = 0
  let at = 0
  while (at < text.length) {
    const span = spans[nextSpan]
    if (span && at >= span.start) {
      if (!piece && list.length > 0) list.at(-1)!.link = LINK.none
      piece = null
      at = Math.max(span.end, at)
      nextSpan++
      continue
    }
    const unit = text.charCodeAt(at)
    const code = letterCode(unit)
    if (code !== 0) {
      if (!piece) {
        piece = {
          start: at,
          end: at,
          from: letters,
          to: letters,
          hash: 0,
          marks: 0,
          link: LINK.none,
          odds: Number.NEGATIVE_INFINITY,
          type: 0,
        }
        list.push(piece)
      }
      codes[letters] = code
      places[letters++] = at
      piece.to = letters
      piece.end = at + 1
      piece.hash = extended(piece.hash, code)
    } else if (isMarkCode(unit)) {
      if (piece) {
        piece.end = at + 1
        piece.marks++
      }
    } else if (unit === TATWEEL && piece) piece.end = at + 1
    else {
      const last = list.at(-1)
      if (last) last.link = linkOver(piece ? null : last.link, unit)
      piece = null
    }
    at++
  }
  if (!piece && list.length > 0) list.at(-1)!.link = LINK.none
  return { list, codes, places }
}
