/** A reporting clause before anybody knows who «وی» is. */

import type { Phrase } from '../grammar/chunk.ts'
import { datelineOf } from '../grammar/dateline.ts'
import { phraseAt } from '../grammar/phrases.ts'
import type { SpokenVerb } from '../grammar/spoken-verbs.ts'
import { keyAt, type Reading, type Span } from '../text/reading.ts'

/** How the clause is built: with a verb, «X: …», «به گفتهٔ X», «در این بیانیه آمده است», or «…»؛ این را X گفت. */
export type ClauseForm = 'verb' | 'head' | 'telling' | 'document' | 'postposed'

export interface SpokenClause extends Span {
  form: ClauseForm
  sentence: number
  paragraph: number
  /** The words of the verb; the colon of a head. */
  verb: Span
  polarity: 'assert' | 'deny' | 'confirm'
  opens: SpokenVerb['opens']
  subject: Phrase | null
  /** «X به نقل از Y گزارش داد»: the one quoted. */
  quoted: Phrase | null
  /** The quotation behind which it stands. */
  said?: Span | null
  isPlural: boolean
  /** «نیز», «هم» beside the subject, or «از سوی دیگر» before it: a new voice. */
  joinsOthers: boolean
}

export interface ClausePlace extends Span {
  sentence: number
  paragraph: number
}

/** «… به نقل از Y …» between the subject and the verb. */
export function quotedIn(reading: Reading, span: Span): Phrase | null {
  for (let i = span.from; i < span.to; i++) {
    if (keyAt(reading, i) === 'نقل' && keyAt(reading, i + 1) === 'از') return phraseAt(reading, i + 2, span.to)
  }
  return null
}

/** «خبرگزاری فارس:» at the head of the text is not part of its first sentence. */
export function afterDateline(reading: Reading, sentence: Span): number {
  if (sentence.from !== reading.sentences[0]?.from) return sentence.from
  return datelineOf(reading)?.to ?? sentence.from
}
