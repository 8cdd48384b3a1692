/** Where in the text a statement names its speaker, and where the words stand as they were said. */

import type { Phrase } from '../grammar/chunk.ts'
import type { Passage, SpeakerKind } from '../model.ts'
import { keyAt, type Reading, type Span } from '../text/reading.ts'
import type { Actor } from './people-register.ts'
import type { SpokenClause } from './spoken-clause.ts'

/** A speaker without a name is known by an office. */
export function kindOfSpeaker(speaker: Actor | null): SpeakerKind | null {
  if (speaker === null) return null
  return speaker.kind === 'person' && speaker.name === null ? 'office' : speaker.kind
}

/** The name, the pronoun or the office by which the clause calls its speaker. */
export function placeOfSpeaker(reading: Reading, clause: SpokenClause): Passage | null {
  const phrase = clause.quoted ?? clause.subject
  // «فرضی هدف از طرح را … دانست»: where the subject ends is not known.
  if (!phrase || (phrase.isMerged && phrase.kind !== 'pronoun') || clause.form === 'document') return null
  return passageOf(reading, calledBy(phrase))
}

function calledBy(phrase: Phrase): Span {
  if (phrase.kind === 'person' || phrase.kind === 'media' || phrase.kind === 'other') return phrase.name ?? phrase.core
  return phrase.core
}

function passageOf(reading: Reading, span: Span): Passage | null {
  let { from, to } = span
  while (from < to && reading.words[from]!.isMark) from++
  while (to > from && reading.words[to - 1]!.isMark) to--
  if (from >= to) return null
  return { start: reading.words[from]!.start, end: reading.words[to - 1]!.end }
}

/** From the colon or the opening «; up to the closing », or to the end of the statement where there is none. */
export function placeOfWords(reading: Reading, clause: SpokenClause, end: number): Passage | null {
  if (clause.said) return passageOfQuotation(reading, clause.said)
  const first = clause.form === 'head' ? clause.verb.from : clause.verb.to
  const limit = clause.form === 'head' ? clause.to : Math.min(clause.to, first + openingReach)
  for (let i = first; i < limit; i++) {
    const key = keyAt(reading, i)
    if (key === '«') return quotedFrom(reading, i, end)
    if (key === ':')
      return keyAt(reading, i + 1) === '«' ? quotedFrom(reading, i + 1, end) : toldFrom(reading, i + 1, end)
  }
  return null
}

function passageOfQuotation(reading: Reading, { from, to }: Span): Passage {
  return { start: reading.words[from]!.start, end: reading.words[to - 1]!.end }
}

/** How far after the verb its speech may open. */
const openingReach = 3

function quotedFrom(reading: Reading, open: number, end: number): Passage | null {
  let depth = 0
  for (let i = open; i < reading.words.length && reading.words[i]!.start < end; i++) {
    const key = keyAt(reading, i)
    if (key === '«') depth++
    if (key === '»') depth--
    if (depth === 0) return within(reading.words[open]!.start, reading.words[i]!.end, end)
  }
  return within(reading.words[open]!.start, end, end)
}

function toldFrom(reading: Reading, first: number, end: number): Passage | null {
  const word = reading.words[first]
  return word === undefined ? null : within(word.start, end, end)
}

function within(start: number, to: number, end: number): Passage | null {
  return start < Math.min(to, end) ? { start, end: Math.min(to, end) } : null
}
