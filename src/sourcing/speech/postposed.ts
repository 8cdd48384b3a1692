/** Who spoke stands behind the words: «…»؛ این را سارا فرضی، نمایندهٔ ساوه، گفت. «…»، می‌گوید فرضی. */

import type { Phrase } from '../grammar/chunk.ts'
import { subjectOf } from '../grammar/clauses.ts'
import { formulaAt } from '../grammar/formulas.ts'
import { phraseAt } from '../grammar/phrases.ts'
import { tellingVerb } from '../grammar/spoken-verbs.ts'
import { wordSet } from '../lexicon/word-list.ts'
import { isFiniteVerb, keyAt, type Reading, type Span } from '../text/reading.ts'
import type { Sentence } from '../text/sentences.ts'
import type { ClausePlace, SpokenClause } from './spoken-clause.ts'

/** A quotation is looked for so many words back. */
const quotedWordsMax = 400

const these = wordSet('این همین')
const words = wordSet('جمله جملات سخن سخنان حرف حرف‌ها مطلب مطالب نکته عبارت پرسش')
const allThese = wordSet('این‌ها')

/** A clause behind the words it tells of, and where it begins. */
interface Behind {
  at: number
  said: Span | null
  /** By «این را»، «این جمله را». */
  isPointedTo: boolean
}

/** «این را X گفت», «این جمله را X گفت» behind a quotation or «؛»; «X می‌گوید», «می‌گوید X» behind one that opens the sentence. */
export function postposedClause(reading: Reading, sentence: Sentence, base: ClausePlace): SpokenClause | null {
  const behind = behindThis(reading, sentence) ?? behindOpening(reading, sentence)
  if (!behind) return null
  const clause = { from: behind.at, to: sentence.to }
  const verb = tellingVerb(reading, clause)
  if (!verb || (behind.said && /^[:«]$/.test(keyAt(reading, verb.to)))) return null
  // Who confirms or denies the words did not say them; nor does who passed them on.
  const isPassedOn = behind.isPointedTo && hasVerb(reading, { from: behind.at, to: verb.from })
  if (verb.polarity !== 'assert' || isPassedOn) return null
  const isInverted = verb.from === behind.at
  const subject = isInverted ? phraseAt(reading, verb.to, sentence.to) : subjectOf(reading, clause, verb.from)
  if (subject && !canSpeak(reading, subject)) return null
  return {
    ...base,
    from: behind.said ? Math.min(behind.said.from, base.from) : base.from,
    form: 'postposed',
    verb: { from: verb.from, to: verb.to },
    polarity: verb.polarity,
    opens: null,
    subject,
    quoted: null,
    said: behind.said,
    isPlural: verb.isPlural,
    joinsOthers: false,
  }
}

/** «آمارها», «آمارهای رسمی» say nothing. */
function canSpeak(reading: Reading, subject: Phrase): boolean {
  if (subject.kind !== 'other') return true
  return subject.name !== null && !/.های?$/.test(keyAt(reading, subject.from))
}

function behindThis(reading: Reading, sentence: Sentence): Behind | null {
  for (let marker = sentence.from + 1; marker < sentence.to; marker++) {
    if (keyAt(reading, marker) !== 'را' || reading.depths[marker]! > 0) continue
    const from = thisBefore(reading, marker)
    if (from < sentence.from) continue
    const said = quotationBefore(reading, from)
    // «وزیر گفت: «…»؛ این را استاندار هم گفت»: the words have a speaker.
    if (said && keyAt(reading, said.from - 1) === ':') return null
    if (said || keyAt(reading, from - 1) === '؛') return { at: marker + 1, said, isPointedTo: true }
  }
  return null
}

/** Where «این» or «این جمله» begins before «را»; -1 where neither stands there. */
function thisBefore(reading: Reading, marker: number): number {
  const key = keyAt(reading, marker - 1)
  if (these.has(key) || allThese.has(key)) return marker - 1
  return words.has(key) && these.has(keyAt(reading, marker - 2)) ? marker - 2 : -1
}

/** The quotation that closes right before a word, with its marks; null when there is none in the paragraph. */
function quotationBefore(reading: Reading, at: number): Span | null {
  let close = at - 1
  while (close > at - 3 && /^[؛،.!؟-]$/.test(keyAt(reading, close))) close--
  if (keyAt(reading, close) !== '»') return null
  for (let open = close - 1; open >= Math.max(0, close - quotedWordsMax) && keyAt(reading, open) !== '\n'; open--)
    if (keyAt(reading, open) === '«' && reading.depths[open] === 0) return { from: open, to: close + 1 }
  return null
}

/** «…»، فرضی می‌گوید; not «کوچهٔ بن‌بست»، فیلم تازهٔ فرضی, which names a thing. */
function behindOpening(reading: Reading, sentence: Sentence): Behind | null {
  if (keyAt(reading, sentence.from) !== '«' && reading.depths[sentence.from] === 0) return null
  let close = sentence.from
  while (close < sentence.to && keyAt(reading, close) !== '»') close++
  const at = close + 2
  if (at >= sentence.to || reading.depths[close]! > 0 || !/^[،؛-]$/.test(keyAt(reading, close + 1))) return null
  const said = quotationBefore(reading, close + 1)
  return said && hasVerb(reading, said) && formulaAt(reading, at) === null ? { at, said, isPointedTo: false } : null
}

function hasVerb(reading: Reading, { from, to }: Span): boolean {
  for (let i = from; i < to; i++) if (isFiniteVerb(reading, i)) return true
  return false
}
