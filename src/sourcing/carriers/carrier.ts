/** A credit in the text, in any of the frames of the trade. */

import type { Source } from '../directory/directory.ts'
import type { Credited } from '../grammar/credited.ts'
import { wordSet } from '../lexicon/word-list.ts'
import type { SourceKind } from '../model.ts'
import { keyAt, type Reading, type Span } from '../text/reading.ts'

/**
 * `report` «به گزارش X» · `quote` «به نقل از X» · `announcement` «طبق اعلام X» · `telling` «به گفتهٔ X» ·
 * `dateline` «خبرگزاری X:» · `head` «X: …» · `subject` «X گزارش داد» · `dialogue` «در گفت‌وگو با X», «به X گفت» ·
 * `platform` «در ایکس نوشت» · `slash` «… ./ X» · `translation` «پست X، ترجمه …» · `about` «گزارش X دربارهٔ …»
 */
export type Frame =
  | 'report'
  | 'quote'
  | 'announcement'
  | 'telling'
  | 'dateline'
  | 'head'
  | 'subject'
  | 'dialogue'
  | 'platform'
  | 'slash'
  | 'translation'
  | 'about'

/** One credit in the text. Word indexes; `at` is where its frame begins. */
export interface Carrier extends Span {
  frame: Frame
  at: number
  /** Index into the sentences of the reading. */
  sentence: number
  paragraph: number
  name: string
  kind: SourceKind
  source: Source | null
  /** The credited phrase is a carrier of news, named or not. */
  isMedia: boolean
  /** No word but connectives stands before the frame in its sentence. */
  isAtStart: boolean
}

export interface Placed {
  frame: Frame
  at: number
  sentence: number
}

export function carrierOf(reading: Reading, placed: Placed, credited: Credited): Carrier {
  const sentence = reading.sentences[placed.sentence]!
  const { isUnknown: _, ...named } = credited
  return {
    ...placed,
    ...named,
    paragraph: sentence.paragraph,
    isAtStart: isOpening(reading, sentence.from, placed.at),
  }
}

const openingWords = wordSet('و همچنین اما نیز این در حالی است که بنا')

function isOpening(reading: Reading, from: number, at: number): boolean {
  for (let i = from; i < at; i++) if (!reading.words[i]!.isMark && !openingWords.has(keyAt(reading, i))) return false
  return true
}
