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

/** Letters as printers shape them; marks and whole words of one sign are left alone. */
const SHAPED = /[\ufb50-\ufbb1\ufbd3-\ufbff\ufe80-\ufefc]+/g

/** A whole page before it is read: letters kept in their printed shapes (U+FE80 and on) would hide the words from every rule. */
export function unshaped(page: string, spelling: Spelling): string {
  return spelling === 'raw' ? page : page.replace(SHAPED, (letters) => letters.normalize('NFKC'))
}

export function speller(spelling: Spelling): Speller {
  return spelling === 'raw' ? RAW : HOUSE
}
