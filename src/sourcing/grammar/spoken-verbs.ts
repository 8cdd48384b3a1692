/** The verbs that introduce speech in a sentence, and what each opens. */

import { prepositions } from '../lexicon/function-words.ts'
import { type ReportingVerb, reportingVerbAt } from '../lexicon/reporting-verbs.ts'
import { wordSet } from '../lexicon/word-list.ts'
import { isFiniteVerb, keyAt, type Reading, type Span } from '../text/reading.ts'

export interface SpokenVerb extends ReportingVerb {
  /** What follows the verb: «:», «که», an opening quotation mark, or neither. */
  opens: ':' | 'که' | '«' | null
}

const openingReach = 3
/** Reporting verbs looked at in one sentence. */
const verbsMax = 8

/** Every reporting verb of a sentence that stands outside quotations and counts, in order. */
export function reportingVerbs(reading: Reading, sentence: Span & { depth: number }): SpokenVerb[] {
  const verbs: SpokenVerb[] = []
  for (let i = sentence.from; i < sentence.to && verbs.length < verbsMax; i++) {
    if (reading.depths[i]! > sentence.depth || reading.words[i]!.isMark) continue
    const found = reportingVerbAt(reading.words, i)
    if (!found || found.to > sentence.to) continue
    const verb = { ...found, opens: openingAfter(reading, found, sentence) }
    if (counts(reading, verb, sentence)) verbs.push(verb)
    i = found.to - 1
  }
  return verbs
}

/** The first verb of saying in a clause whose words stand before it: «این را وزیر در ایکس نوشت». */
export function tellingVerb(reading: Reading, clause: Span): ReportingVerb | null {
  for (let i = clause.from; i < clause.to; i++) {
    if (reading.words[i]!.isMark && keyAt(reading, i) !== '،') return null
    const verb = reportingVerbAt(reading.words, i)
    if (!verb || verb.to > clause.to) continue
    const isSaying = verb.need === 'speech' || verb.need === 'content'
    return isSaying && !isModal(reading, verb, clause) ? verb : null
  }
  return null
}

function openingAfter(reading: Reading, verb: ReportingVerb, sentence: Span): SpokenVerb['opens'] {
  for (let i = verb.to; i < Math.min(sentence.to, verb.to + openingReach); i++) {
    const key = keyAt(reading, i)
    if (key === ':' || key === 'که' || key === '«') return key
    if (key === '،' && i === verb.to) continue
    if (key === 'و') return null
    if (reading.words[i]!.isMark) return null
    if (i === verb.to && key === 'تا') return 'که'
  }
  return null
}

const claims = wordSet(`
  گزارش گزارش‌ها گزارش‌های گزارشی خبر خبرها خبرهای اخبار ادعا ادعای ادعاها ادعاهای ادعایی شایعه شایعات اتهام اتهامات اتهام‌های اظهارات سخنان احتمال موضوع مطلب مطالب
  دست نقش دخالت وجود هرگونه پیشنهاد درخواست مذاکره
`)

function counts(reading: Reading, verb: SpokenVerb, sentence: Span): boolean {
  if (verb.need === 'speech') return !isModal(reading, verb, sentence) && !isByHand(reading, verb, sentence)
  if (verb.need === 'asking') return asks(reading, verb, sentence)
  if (isModal(reading, verb, sentence)) return false
  // «همه این را می‌دانستند»: nothing is said of what stands before.
  if (verb.need === 'judging')
    return keyAt(reading, verb.from - 1) !== 'را' && hasBefore(reading, verb, sentence, (key) => key === 'را')
  if (verb.opens !== null) return true
  if (verb.need === 'advising') return advises(reading, verb, sentence)
  if (verb.need === 'promising') return isToldBehind(reading, verb, sentence)
  if (verb.need === 'rejecting')
    return hasBefore(reading, verb, sentence, (key) => claims.has(key)) || rejectsWhatWasSaid(reading, verb, sentence)
  return false
}

/** «نامه‌ای نوشت و …», «شماره را روی دستش می‌نویسد»: put on paper, with no words of it told. */
function isByHand(reading: Reading, verb: SpokenVerb, sentence: Span): boolean {
  if (verb.opens !== null || !writings.test(keyAt(reading, verb.from))) return false
  const isLast = verb.to >= sentence.to || reading.words[verb.to]!.isMark || keyAt(reading, verb.to) === 'و'
  if (isLast) return true
  for (let i = verb.from - 1; i >= sentence.from && !isFiniteVerb(reading, i); i--)
    if (keyAt(reading, i) === 'را') return true
  return false
}

const writings = /^(?:می)?(?:نوشت|نویس)/

const modals = wordSet('می‌توان نمی‌توان توان بتوان باید نباید خواهد خواهند نخواهد نخواهند')
const modalReach = 6

/** «می‌توان گفت», «باید اعلام کرد», «خواهد گفت»: nobody has said it. */
function isModal(reading: Reading, verb: ReportingVerb, sentence: Span): boolean {
  if (/^خواهند?$/.test(keyAt(reading, verb.to - 1)) || /^خواهند?$/.test(keyAt(reading, verb.from + 1))) return true
  for (let i = verb.from - 1; i >= Math.max(sentence.from, verb.from - modalReach); i--) {
    if (reading.words[i]!.isMark || keyAt(reading, i) === 'که') return false
    if (modals.has(keyAt(reading, i))) return true
  }
  return false
}

function hasBefore(reading: Reading, verb: SpokenVerb, sentence: Span, test: (key: string) => boolean): boolean {
  for (let i = verb.from - 1; i >= sentence.from; i--) if (test(keyAt(reading, i))) return true
  return false
}

/** «به کوهنوردان توصیه کرده است از صعود خودداری کنند»: advice to somebody, told with no «که». */
function advises(reading: Reading, verb: SpokenVerb, sentence: Span): boolean {
  return isToldBehind(reading, verb, sentence) && hasBefore(reading, verb, sentence, (key) => key === 'به')
}

/** «اطمینان داد کار تمام می‌شود»: told right behind the verb, with no «که». */
function isToldBehind(reading: Reading, verb: SpokenVerb, sentence: Span): boolean {
  return verb.to < sentence.to && !reading.words[verb.to]!.isMark && !goingOn.has(keyAt(reading, verb.to))
}

/** Behind these something else begins: «قول داد ولی عمل نکرد». */
const goingOn = wordSet('و ولی اما لیکن تا پس بعد سپس')

const sayings = wordSet('حرف حرف‌ها سخن سخنان گفته گفته‌ها روایت نظر نسبت تهمت برداشت انتقاد انتقادها')
const rejectedReach = 8

/** «این حرف را رد می‌کند»: what somebody has just said, pointed to. */
function rejectsWhatWasSaid(reading: Reading, verb: SpokenVerb, sentence: Span): boolean {
  let marker = verb.from - 1
  while (marker > sentence.from && verb.from - marker < rejectedReach && keyAt(reading, marker) !== 'را') marker--
  if (keyAt(reading, marker) !== 'را') return false
  for (let i = marker - 1; i > sentence.from && marker - i < rejectedReach; i--) {
    const key = keyAt(reading, i)
    if (reading.words[i]!.isMark || key === 'و' || prepositions.has(key)) return false
    if (/^(?:این|همین)$/.test(keyAt(reading, i - 1))) return sayings.has(key)
  }
  return false
}

const askingReach = 14

/** «از X خواست که …», «از X خواسته بود …»: asked of somebody; «می‌خواهد …» with no «که» is a wish. */
function asks(reading: Reading, verb: SpokenVerb, sentence: Span): boolean {
  for (let i = verb.from - 1; i >= Math.max(sentence.from, verb.from - askingReach); i--) {
    if (isFiniteVerb(reading, i)) return false
    if (keyAt(reading, i) !== 'از') continue
    return verb.opens !== null || !keyAt(reading, verb.from).startsWith('می')
  }
  return false
}
