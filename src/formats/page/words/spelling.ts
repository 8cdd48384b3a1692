import { houseNumbers, normalise, repair } from '#persian'

/** The spelling texts are given in. */
export type Spelling = 'house' | 'raw'

/** `house`: normalised and half-space-repaired; `raw`: as found, apart from white space. */
export interface PageOptions {
  spelling: Spelling
}

/** Brings one whole text (a paragraph, a headline) to the spelling asked for. */
export type Spell = (text: string) => string

export interface Speller {
  /** For running text and headlines. */
  text: Spell
  /** For names of sources, which are kept as written: house letters and spaces, no half-space added. */
  name: Spell
}

const RAW: Speller = { text: (text) => text, name: (name) => name }
const HOUSE: Speller = {
  text: (text) => repair(houseNumbers(normalise(text))),
  name: (name) => houseNumbers(normalise(name)),
}

export function speller(spelling: Spelling): Speller {
  return spelling === 'raw' ? RAW : HOUSE
}
