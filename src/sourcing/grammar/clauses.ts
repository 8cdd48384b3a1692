/** Reporting clauses: the verb that introduces speech, and the phrase that is its subject. */

import { addition, connectives, perfects, prepositions, timeWords } from '../lexicon/function-words.ts'
import { type ReportingVerb, reportingVerbAt } from '../lexicon/reporting-verbs.ts'
import { phraseLengthAt, wordSet } from '../lexicon/word-list.ts'
import { isFiniteVerb, keyAt, type Reading, type Span } from '../text/reading.ts'
import type { Phrase } from './chunk.ts'
import { creditedAt } from './credited.ts'
import { formulaAt } from './formulas.ts'
import { phraseAt } from './phrases.ts'

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
  if (verb.need === 'rejecting') return hasBefore(reading, verb, sentence, (key) => claims.has(key))
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
  if (verb.to >= sentence.to || reading.words[verb.to]!.isMark || keyAt(reading, verb.to) === 'و') return false
  return hasBefore(reading, verb, sentence, (key) => key === 'به')
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

const strongKinds = new Set([
  'pronoun',
  'pointer',
  'person',
  'pair',
  'office',
  'organisation',
  'media',
  'generic-media',
  'unnamed',
  'place',
])

/** A phrase that can be told for a speaker by its own words. */
export function isStrong(phrase: Phrase): boolean {
  return strongKinds.has(phrase.kind)
}

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

/** The first word after connectives and times, prepositional phrases not skipped. */
export function openingEnd(reading: Reading, from: number, limit: number): number {
  let i = from
  while (i < limit) {
    const next =
      prepositions.has(keyAt(reading, i)) && phraseLengthAt(connectives, reading.words, i) === 0
        ? i
        : afterOpening(reading, i, limit)
    if (next === i) break
    i = next
  }
  return i
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

const adverbialWordsMax = 30

/** «در پایان فرضی گفت» but «در پایان بازی امروز فرضی گفت»: the connective may open a longer adverbial. */
function afterCircumstance(reading: Reading, at: number, rest: Span): number {
  const key = keyAt(reading, rest.from)
  if (reading.words[rest.from]?.isMark || prepositions.has(key) || rest.from >= rest.to) return rest.from
  if (phraseLengthAt(connectives, reading.words, rest.from) > 0 || timeWords.has(key)) return rest.from
  const phrase = phraseAt(reading, rest.from, rest.to)
  if (!phrase || isStrong(phrase) || phrase.name) return rest.from
  return afterAdverbial(reading, at, rest.to)
}

function afterOpening(reading: Reading, at: number, limit: number): number {
  const key = keyAt(reading, at)
  if (key === '،' || key === '؛' || key === '-' || key === '»' || key === ')' || key === ':') return at + 1
  const length = phraseLengthAt(connectives, reading.words, at)
  if (length > 0) return key === 'در' ? afterCircumstance(reading, at, { from: at + length, to: limit }) : at + length
  if (timeWords.has(key) || (/^[0-9]+$/.test(key) && timeWords.has(keyAt(reading, at + 1)))) return at + 1
  if (prepositions.has(key)) return afterAdverbial(reading, at, limit)
  return at
}

/** «در نشست امروز،», «به گزارش ایسنا،»: to the comma; with no comma, to a phrase that announces itself. */
function afterAdverbial(reading: Reading, at: number, limit: number): number {
  const formula = formulaAt(reading, at)
  const credited = formula ? creditedAt(reading, formula.to, { from: at, to: limit }) : null
  if (credited && credited.to < limit) return afterPlace(reading, credited.to, limit)
  const named = namedBehindPlace(reading, at, limit)
  if (named !== null) return named
  for (let i = at + 1; i < Math.min(limit, at + adverbialWordsMax); i++) {
    if (keyAt(reading, i) === '،') return i + 1
    if (keyAt(reading, i) === 'که') break
  }
  return selfAnnouncing(reading, at + 2, limit)
}

/** «در توکیو نیز رضا فرضی، معاون وزیر، گفت»: the comma is that of the office, not of the place. */
function namedBehindPlace(reading: Reading, at: number, limit: number): number | null {
  if (keyAt(reading, at) !== 'در') return null
  const from = addition.has(keyAt(reading, at + 2)) ? at + 3 : at + 2
  const phrase = from < limit ? phraseAt(reading, from, limit) : null
  return phrase?.kind === 'person' && phrase.title && keyAt(reading, phrase.core.to) === '،' ? from : null
}

/** «از ساری»: the bureau after the carrier. */
function afterPlace(reading: Reading, at: number, limit: number): number {
  const key = keyAt(reading, at)
  if (key !== 'از' && key !== 'در') return at
  for (let i = at + 1; i < Math.min(limit, at + 6); i++) if (keyAt(reading, i) === '،') return i + 1
  return at
}

function selfAnnouncing(reading: Reading, from: number, limit: number): number {
  for (let i = from; i < Math.min(limit, from + adverbialWordsMax); i++) {
    if (reading.words[i]!.isMark && keyAt(reading, i) !== '«') continue
    if (isPlainContinuation(reading, i)) continue
    const phrase = phraseAt(reading, i, limit)
    if (phrase?.kind === 'other' && phrase.name && followsTime(reading, i, phrase)) return i
    if (
      phrase &&
      (phrase.kind === 'pronoun' || phrase.kind === 'person' || phrase.kind === 'office' || phrase.kind === 'media')
    )
      return i
  }
  return from - 2
}

/** «در نشست امروز رضا فرضی در …»: a name after the day and before a preposition. */
function followsTime(reading: Reading, at: number, phrase: Phrase): boolean {
  return (
    timeWords.has(keyAt(reading, at - 1)) && prepositions.has(keyAt(reading, phrase.to)) && phrase.to - phrase.from > 1
  )
}

function isPlainContinuation(reading: Reading, at: number): boolean {
  const before = keyAt(reading, at - 1)
  return prepositions.has(before) || before === 'و'
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
