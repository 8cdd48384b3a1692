import { normalise, repair } from '#persian'

/** The spelling texts are given in. */
export type Spelling = 'house' | 'raw'

/** `house`: normalised and half-space-repaired; `raw`: as found, apart from white space. */
export interface PageOptions {
  spelling: Spelling
}

/** Brings one whole text (a paragraph, a headline) to the spelling asked for. */
export type Spell = (text: string) => string

export function speller(spelling: Spelling): Spell {
  return spelling === 'raw' ? (text) => text : (text) => repair(normalise(text))
}
