import type { Misspelling } from '#persian'

/** What the editor asks of the worker beside it, and what that answers. Texts and results go pairwise. */

export interface HelpQuestion {
  id: number
  kind: 'review' | 'spelling'
  texts: string[]
  /** Words that are right here, whatever the dictionary says. */
  words: string[]
  /** How the newsroom spells two-way words. */
  style: 'as-written' | 'academy' | 'press'
}

/** One change that would make a text better Persian; offsets are those of the text. */
export interface Suggestion {
  kind: 'half-space' | 'letters'
  start: number
  end: number
  before: string
  after: string
}

export type HelpAnswer =
  | { id: number; kind: 'review'; results: Suggestion[][] }
  | { id: number; kind: 'spelling'; results: Misspelling[][] }
