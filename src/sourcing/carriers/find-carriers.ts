/** Carrier frames: the places where a text credits somebody with carrying it («به گزارش X», «X گزارش داد», «در ایکس نوشت»). */

import type { Reading, Span } from '../text/reading.ts'
import type { Carrier } from './carrier.ts'
import { dialogues } from './dialogue-carriers.ts'
import { formulas } from './formula-carriers.ts'
import { platforms, reportsOf, slashCredit, translation } from './placed-carriers.ts'
import { inRelatives, speakingMedia } from './speaking-carriers.ts'

/** Credits looked for in one text. */
export const carriersMax = 400

/** Every credit of a text, in order. */
export function findCarriers(reading: Reading): Carrier[] {
  const carriers: Carrier[] = []
  for (let index = 0; index < reading.sentences.length; index++) {
    const found = [...formulas(reading, index), ...speakingMedia(reading, index), ...dialogues(reading, index)]
    found.push(
      ...inRelatives(reading, index),
      ...platforms(reading, index),
      ...slashCredit(reading, index),
      ...translation(reading, index),
      ...reportsOf(reading, index),
    )
    found.sort((a, b) => a.at - b.at)
    if (carriers.length >= carriersMax) break
    for (const carrier of found)
      if (!carriers.some((one) => overlaps(one, carrier) && one.sentence === index)) carriers.push(carrier)
  }
  return carriers
}

function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to
}
