import { ZWNJ } from '../letters/alphabet.ts'
import { type Protection, protectedSpans } from '../letters/protected.ts'
import { decide, type Line } from './decide.ts'
import { findAbbreviations, findDropped, findSpaced } from './find-gaps.ts'
import { joinsNext } from './letters.ts'
import { gapModel } from './model.ts'
import { type Piece, type Pieces, piecesOf } from './pieces.ts'
import { ruleOf } from './rules.ts'

/** One change, in the offsets of the text before any change. `rule` names what was seen, `confidence` is 0–1. */
export type Edit = { start: number; end: number; before: string; after: string; rule: string; confidence: number }

/** The text with its half-spaces restored; see `repairEdits`. */
export function repair(text: string, protection: Protection = {}): string {
  return repairEdits(text, protection).text
}

/**
 * Restores half-spaces that were lost («میشود») or typed as spaces («می شود»), and returns every change for a person to
 * accept or refuse. Nothing else is touched: no letter, digit or mark, and nothing in a protected span. Linear time.
 */
export function repairEdits(text: string, protection: Protection = {}): { text: string; edits: Edit[] } {
  if (!HAS_WORDS.test(text)) return { text, edits: [] }
  const model = gapModel()
  const pieces = piecesOf(text, protectedSpans(text, protection))
  const list = findDropped(pieces, model)
  findSpaced(list, pieces.codes, model)
  findAbbreviations(list)
  const accepted = decide(list, linesOf(text, list), pieces.codes)
  return applied(text, editsOf(text, { ...pieces, list }, accepted))
}

const HAS_WORDS = /[\u0620-\u06d3]{2}/

/** The pieces of each line of the text. */
function linesOf(text: string, list: readonly Piece[]): Line[] {
  const lines: Line[] = []
  let from = 0
  let lineEnd = text.indexOf('\n')
  for (let index = 0; lineEnd >= 0 && index < list.length; index++) {
    const { start } = list[index]!
    if (start < lineEnd) continue
    if (index > from) lines.push({ from, to: index })
    from = index
    lineEnd = text.indexOf('\n', start)
  }
  lines.push({ from, to: list.length })
  return lines
}

/** Changes that touch are one: «خواب های تان» is put right as a whole. */
function editsOf(text: string, { list, codes }: Pieces, accepted: readonly boolean[]): Edit[] {
  const edits: Edit[] = []
  let index = 0
  while (index < list.length) {
    if (!accepted[index]) {
      index++
      continue
    }
    const first = index
    while (accepted[index]) index++
    edits.push(edit(text, list.slice(first, index + 1), codes))
  }
  return edits
}

function edit(text: string, chain: readonly Piece[], codes: Uint8Array): Edit {
  const start = chain[0]!.start
  const end = chain.at(-1)!.end
  let after = ''
  let odds = Number.POSITIVE_INFINITY
  const rules = new Set<string>()
  for (const [at, piece] of chain.entries()) {
    after += text.slice(piece.start, piece.end)
    const next = chain[at + 1]
    if (!next) break
    if (joinsNext(codes[piece.to - 1]!)) after += ZWNJ
    odds = Math.min(odds, piece.odds)
    rules.add(ruleOf(piece, next, codes))
  }
  const confidence = Math.round(1000 / (1 + Math.exp(-odds))) / 1000
  return { start, end, before: text.slice(start, end), after, rule: [...rules].join('+'), confidence }
}

function applied(text: string, edits: Edit[]): { text: string; edits: Edit[] } {
  let result = ''
  let at = 0
  for (const { start, end, after } of edits) {
    result += text.slice(at, start) + after
    at = end
  }
  return { text: result + text.slice(at), edits }
}
