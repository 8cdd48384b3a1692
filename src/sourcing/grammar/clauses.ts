/** Clauses, and the phrase that is the subject of a verb in them. */

import { perfects, prepositions } from '../lexicon/function-words.ts'
import { wordSet } from '../lexicon/word-list.ts'
import { isFiniteVerb, keyAt, type Reading, type Span } from '../text/reading.ts'
import { isStrong, type Phrase } from './chunk.ts'
import { afterOpening, openingEnd } from './openings.ts'
import { phraseAt } from './phrases.ts'

/** The subject of a verb, or null when the clause drops it. `from` is where the clause may begin. */
export function subjectOf(reading: Reading, clause: Span, verbFrom: number): Phrase | null {
  const inCircumstance = subjectInCircumstance(reading, clause.from, verbFrom)
  if (inCircumstance) return inCircumstance
  const first = subjectFrom(reading, clause.from, verbFrom)
  if (first && (isStrong(first) || isNameAtStart(reading, clause.from, first))) return first
  let later: Phrase | null = null
  for (const start of clauseStarts(reading, clause.from, verbFrom)) {
    const phrase = subjectFrom(reading, start, verbFrom)
    if (phrase && isStrong(phrase)) later = phrase
  }
  return later ?? (first && first.to - first.from <= weakWordsMax ? first : null)
}

const stances = wordSet(`
  مخالفت اعتراض اعتراضات اعتراض‌های انتقاد انتقادها انتقادات انتقادهای نگرانی نگرانی‌های حمایت نارضایتی خشم گلایه گلایه‌های
  موافقت حملات واکنش واکنش‌های تردید
`)

/** «مخالفت برخی طیف‌ها … بالا گرفته و می‌گویند …»: those whose stance it is go on to speak. */
export function holdersOfStance(reading: Reading, clause: Span, verbFrom: number): Phrase | null {
  if (keyAt(reading, verbFrom - 1) !== 'و') return null
  for (let i = clause.from; i < verbFrom - 2; i++) {
    if (!stances.has(keyAt(reading, i))) continue
    const holders = phraseAt(reading, i + 1, verbFrom)
    if (holders?.kind === 'unnamed') return withoutParticiple(reading, holders)
  }
  return null
}

/** «برخی گروه‌ها بالا گرفته»: the participle that stands for the verb, and its other half. */
function withoutParticiple(reading: Reading, phrase: Phrase): Phrase {
  if (!perfects.has(keyAt(reading, phrase.core.to - 1)) || phrase.core.to - phrase.core.from < 4) return phrase
  const to = phrase.core.to - 2
  return { ...phrase, to, core: { from: phrase.core.from, to } }
}

const weakWordsMax = 6
const nameAtStartMax = 3

/** «فرضی با اشاره به …»: a bare name opens the clause. */
function isNameAtStart(reading: Reading, from: number, phrase: Phrase): boolean {
  if (phrase.kind !== 'other' || !phrase.name || phrase.isMerged || phrase.to - phrase.from > nameAtStartMax)
    return false
  return phrase.from === from || openingEnd(reading, from, phrase.from) === phrase.from
}

/** «این گزارش در حالی منتشر می‌شود که X گفته است»: X, not the report. */
function subjectInCircumstance(reading: Reading, from: number, verbFrom: number): Phrase | null {
  for (let i = from; i < verbFrom; i++) {
    if (keyAt(reading, i) !== 'که' || !endsClause(reading, i - 1) || !isCircumstance(reading, from, i)) continue
    const phrase = subjectFrom(reading, i + 1, verbFrom)
    return phrase && isStrong(phrase) ? phrase : null
  }
  return null
}

function endsClause(reading: Reading, at: number): boolean {
  return isFiniteVerb(reading, at) || perfects.has(keyAt(reading, at))
}

/** Skips what opens a sentence (connectives, times, «به گزارش X،», adverbial phrases) and reads the phrase there. */
function subjectFrom(reading: Reading, from: number, limit: number): Phrase | null {
  let i = from
  while (i < limit) {
    const next = afterOpening(reading, i, limit)
    if (next === i) break
    i = next
  }
  if (i >= limit) return null
  if (prepositions.has(keyAt(reading, i))) return null
  return phraseAt(reading, i, limit)
}

/** Places inside the sentence where a new clause can begin: after «که» of a circumstance, «،» after a finite verb, «؛», «اما». */
function clauseStarts(reading: Reading, from: number, limit: number): number[] {
  const starts: number[] = []
  for (let i = from; i < limit; i++) {
    const key = keyAt(reading, i)
    const afterVerb = isFiniteVerb(reading, i - 1)
    if (key === '؛' || key === 'اما' || key === 'ولی') starts.push(i + 1)
    else if ((key === '،' || key === 'و') && afterVerb) starts.push(i + 1)
    else if (key === 'که' && (afterVerb || isCircumstance(reading, from, i))) starts.push(i + 1)
    else if (key === '،') starts.push(i + 1)
  }
  return starts
}

function isCircumstance(reading: Reading, from: number, at: number): boolean {
  for (let i = from; i < at; i++) if (/^(?:حالی|درحالی|حالیست)$/.test(keyAt(reading, i))) return true
  return false
}
