/** Who spoke stands behind the words: «…»؛ این را سارا فرضی، نمایندهٔ ساوه، گفت. */

import { subjectOf } from '../grammar/clauses.ts'
import { tellingVerb } from '../grammar/spoken-verbs.ts'
import { wordSet } from '../lexicon/word-list.ts'
import { keyAt, type Reading, type Span } from '../text/reading.ts'
import type { Sentence } from '../text/sentences.ts'
import type { ClausePlace, SpokenClause } from './spoken-clause.ts'

const these = wordSet('این همین')
const words = wordSet('جمله جملات سخن سخنان حرف حرف‌ها مطلب مطالب نکته عبارت پرسش')
const allThese = wordSet('این‌ها')

/** «این را X گفت», «این جمله را X گفت» behind a quotation or «؛». */
export function postposedClause(reading: Reading, sentence: Sentence, base: ClausePlace): SpokenClause | null {
  for (let i = sentence.from; i < sentence.to; i++) {
    if (reading.depths[i]! > 0) continue
    const after = afterThis(reading, i)
    const said = after < 0 ? null : quotationBefore(reading, i)
    if (after < 0 || (!said && keyAt(reading, i - 1) !== '؛')) continue
    const clause = { from: after, to: sentence.to }
    const verb = tellingVerb(reading, clause)
    if (!verb) return null
    return {
      ...base,
      from: said ? Math.min(said.from, base.from) : base.from,
      form: 'postposed',
      verb: { from: verb.from, to: verb.to },
      polarity: verb.polarity,
      opens: null,
      subject: subjectOf(reading, clause, verb.from),
      quoted: null,
      said,
      isPlural: verb.isPlural,
      joinsOthers: false,
    }
  }
  return null
}

/** The word behind «این را» or «این جمله را»; -1 where neither begins. */
function afterThis(reading: Reading, at: number): number {
  const key = keyAt(reading, at)
  let marker = at + 1
  if (these.has(key)) marker = words.has(keyAt(reading, marker)) ? at + 2 : marker
  else if (!allThese.has(key)) return -1
  return keyAt(reading, marker) === 'را' ? marker + 1 : -1
}

/** The quotation that closes right before a word, with its marks; null when there is none in the paragraph. */
function quotationBefore(reading: Reading, at: number): Span | null {
  let close = at - 1
  while (close > at - 3 && /^[؛،.!؟-]$/.test(keyAt(reading, close))) close--
  if (keyAt(reading, close) !== '»') return null
  let open = close - 1
  while (open >= 0 && keyAt(reading, open) !== '\n' && !(keyAt(reading, open) === '«' && reading.depths[open] === 0))
    open--
  return keyAt(reading, open) === '«' ? { from: open, to: close + 1 } : null
}
