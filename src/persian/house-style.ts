import { repair } from './half-space/repair.ts'
import { restyled, type Style } from './half-space/style.ts'
import { houseNumbers } from './letters/house-numbers.ts'
import { normalise } from './letters/normalise.ts'
import { outsideSpans, type Protection, protectedSpans } from './letters/protected.ts'

/**
 * A text as the house prints it: letters and marks normalised, half-spaces restored, two-way words in one style (the
 * Academy's unless another is named). For text that comes in; what an editor reviews goes through `repairEdits`. Idempotent.
 */
export function inHouseStyle(text: string, options: Protection & { style?: Style } = {}): string {
  const clean = houseNumbers(normalise(text, options), options)
  const repaired = normalise(repair(clean, options), options)
  const spans = protectedSpans(repaired, options)
  return outsideSpans(repaired, spans, (piece) => restyled(piece, options.style ?? 'academy'))
}

/** A text with its two-way words in this style; URLs, numbers, Latin and verbatim quotations stay as they are. */
export function inStyle(text: string, style: Style): string {
  return outsideSpans(text, protectedSpans(text, {}), (piece) => restyled(piece, style))
}
