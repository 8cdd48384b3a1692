/**
 * The reporting clauses of a text before anybody knows who «وی» is: where speech is reported, by which words, and the
 * phrase that stands for the speaker (null when the clause drops it).
 */

import type { Phrase } from './chunk.ts'
import { isStrong, reportingVerbs, type SpokenVerb, subjectOf } from './clauses.ts'
import { creditedAt } from './credited.ts'
import { datelineOf } from './dateline.ts'
import { formulaAt } from './formulas.ts'
import { connectives, timeWords } from './lexicon/function-words.ts'
import { documentNouns } from './lexicon/organisation-words.ts'
import { reportingVerbAt } from './lexicon/reporting-verbs.ts'
import { iranianTowns } from './lexicon/towns.ts'
import { phraseLengthAt, wordSet } from './lexicon/word-list.ts'
import { mediaPhraseAt } from './media-phrase.ts'
import { looksLikeName } from './name-and-title.ts'
import { phraseAt } from './phrases.ts'
import { isFiniteVerb, keyAt, type Reading, type Span } from './reading.ts'
import type { Sentence } from './sentences.ts'

/** How the clause is built: with a verb, «X: …», «به گفتهٔ X», or «در این بیانیه آمده است». */
export type ClauseForm = 'verb' | 'head' | 'telling' | 'document'

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
  isPlural: boolean
  /** «نیز», «هم» beside the subject, or «از سوی دیگر» before it: a new voice. */
  joinsOthers: boolean
}

/** Every reporting clause, in order. One sentence gives more than one only when another speaker takes over. */
export function spokenClauses(reading: Reading): SpokenClause[] {
  const clauses: SpokenClause[] = []
  for (let index = 0; index < reading.sentences.length; index++) {
    const sentence = reading.sentences[index]!
    if (reading.depths[sentence.to - 1]! > 0 && sentence.depth > 0) continue
    const asked = questionBefore(reading, index)
    if (asked && clauses.at(-1)?.sentence === index - 1) clauses.pop()
    const whole = asked ? { from: asked.from, to: sentence.to } : sentence
    clauses.push(...clausesOf(reading, { ...sentence, from: whole.from, depth: 0 }, index))
  }
  return clauses
}

const answerReach = 4

/** «در پاسخ به این سؤال که آیا …؟ گفت:» is one clause across the question mark. */
function questionBefore(reading: Reading, index: number): Sentence | null {
  const sentence = reading.sentences[index]!
  const before = reading.sentences[index - 1]
  if (!before || before.paragraph !== sentence.paragraph || keyAt(reading, before.to - 1) !== '؟') return null
  const verb = reportingVerbs(reading, {
    from: sentence.from,
    to: Math.min(sentence.to, sentence.from + answerReach + 3),
    depth: 0,
  })[0]
  if (!verb || verb.from > sentence.from + answerReach || verb.opens !== ':') return null
  const opening = phraseAt(reading, sentence.from, verb.from)
  return opening && isStrong(opening) ? null : before
}

function clausesOf(reading: Reading, sentence: Sentence, index: number): SpokenClause[] {
  const base = { sentence: index, paragraph: sentence.paragraph, from: sentence.from, to: sentence.to }
  const first = [
    headClause(reading, sentence, base),
    tellingClause(reading, sentence, base),
    documentClause(reading, sentence, base),
    verbClause(reading, sentence, base),
  ].flatMap((clause) => (clause ? [clause] : []))
  first.sort((a, b) => precedence(a) - precedence(b))
  const clause = first[0]
  if (!clause) return []
  return [clause, ...takeovers(reading, sentence, { ...base, after: clause })]
}

/** «به گفتهٔ X، Y تأکید کرد» is X's; «X گفت که به گفتهٔ Y …» is X's too. */
function precedence(clause: SpokenClause): number {
  if (clause.form === 'head') return -1
  return clause.subject && clause.form === 'verb' ? clause.subject.from : clause.verb.from
}

interface Base extends Span {
  sentence: number
  paragraph: number
}

const headWordsMax = 22

/** «معاون وزیر نیرو: …», «رویترز به نقل از یک منبع: …» at the beginning of a line. */
function headClause(reading: Reading, sentence: Sentence, base: Base): SpokenClause | null {
  const from = afterDateline(reading, sentence)
  if (reading.sentences[base.sentence - 1]?.paragraph === sentence.paragraph) return null
  const colon = colonWithin(reading, from, Math.min(sentence.to, from + headWordsMax))
  if (colon < 0) return null
  const lead = /^(?:ادعای|روایت|هشدار|واکنش|پاسخ|گزارش|خبرنگار)$/.test(keyAt(reading, from)) ? from + 1 : from
  const subject = phraseAt(reading, lead, colon)
  if (!subject || !canHead(reading, subject, base.paragraph)) return null
  if (subject.to < colon && !isHeadTail(reading, subject.to)) return null
  if (colon + 1 >= sentence.to && !reading.sentences[base.sentence + 1]) return null
  const quoted = quotedIn(reading, { from: subject.to, to: colon })
  return {
    ...base,
    form: 'head',
    verb: { from: colon, to: colon + 1 },
    polarity: 'assert',
    opens: ':',
    subject,
    quoted,
    isPlural: false,
    joinsOthers: false,
  }
}

function colonWithin(reading: Reading, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const key = keyAt(reading, i)
    if (key === ':') return isClock(reading, i) ? -1 : i
    if (
      key === '؛' ||
      key === '!' ||
      key === 'که' ||
      key === 'را' ||
      isFiniteVerb(reading, i) ||
      reportingVerbAt(reading.words, i)
    )
      return -1
  }
  return -1
}

/** «ساعت ۱۰:۳۰», «رکورد ۱: ۲۰» */
function isClock(reading: Reading, at: number): boolean {
  return /^[0-9]+$/.test(keyAt(reading, at - 1)) && /^[0-9]+$/.test(keyAt(reading, at + 1))
}

function isHeadTail(reading: Reading, at: number): boolean {
  return /^(?:به|در|خطاب|با|درباره|علیه|،)$/.test(keyAt(reading, at))
}

const headlineParagraph = 0

function canHead(reading: Reading, subject: Phrase, paragraph: number): boolean {
  const key = keyAt(reading, subject.from)
  if (subject.kind === 'pointer' || subject.kind === 'pronoun' || subject.kind === 'generic-media')
    return subject.kind === 'generic-media'
  if (documentNouns.has(keyAt(reading, subject.core.from)) || timeWords.has(key) || iranianTowns.has(key)) return false
  if (subject.kind !== 'other' && !(subject.kind === 'person' && !subject.title)) return true
  const name = subject.name ?? subject.core
  if (!looksLikeName(reading, name)) return false
  return paragraph === headlineParagraph || name.to - name.from > 1 || isIntroduced(subject)
}

function isIntroduced(subject: Phrase): boolean {
  return subject.name !== null && subject.name.from > subject.from
}

/** «خبرگزاری فارس:» at the head of the text is not part of its first sentence. */
function afterDateline(reading: Reading, sentence: Span): number {
  if (sentence.from !== reading.sentences[0]?.from) return sentence.from
  return datelineOf(reading)?.to ?? sentence.from
}

/** «به گفتهٔ X», «به نوشتهٔ X», «طبق اعلام X». */
function tellingClause(reading: Reading, sentence: Sentence, base: Base): SpokenClause | null {
  for (let i = sentence.from; i < sentence.to; i++) {
    if (reading.depths[i]! > 0) continue
    const formula = formulaAt(reading, i)
    if (!formula || formula.frame === 'quote' || isReportWord(reading, formula.to - 1)) continue
    const subject = speakerAfter(reading, formula.to, sentence)
    if (!subject) continue
    return {
      ...base,
      form: 'telling',
      verb: { from: i, to: formula.to },
      polarity: 'assert',
      opens: null,
      subject,
      quoted: null,
      isPlural: false,
      joinsOthers: false,
    }
  }
  return null
}

const notTelling = wordSet('گزارش گزارش‌های گزارشی داده‌های آمار آمارهای نظرسنجی اطلاعات')

function isReportWord(reading: Reading, at: number): boolean {
  return notTelling.has(keyAt(reading, at))
}

function speakerAfter(reading: Reading, at: number, sentence: Sentence): Phrase | null {
  const phrase = phraseAt(reading, at, sentence.to)
  if (phrase && (isStrong(phrase) || phrase.to - phrase.from <= 5)) return phrase
  const credited = creditedAt(reading, at, sentence)
  return credited ? mediaPhraseAt(reading, at, sentence.to) : null
}

const stated = wordSet('آمده امده می‌خوانیم می‌خوانید')
const statedReach = 14

/** «در این بیانیه آمده است», «در بخش دیگری از این نامه آمده است». */
function documentClause(reading: Reading, sentence: Sentence, base: Base): SpokenClause | null {
  const start = Math.max(sentence.from, 0)
  for (let i = start; i < Math.min(sentence.to, start + statedReach); i++) {
    if (!stated.has(keyAt(reading, i)) || reading.depths[i]! > 0) continue
    const document = documentBefore(reading, sentence.from, i)
    if (!document) return null
    const to = /^(?:است|بود)$/.test(keyAt(reading, i + 1)) ? i + 2 : i + 1
    return {
      ...base,
      form: 'document',
      verb: { from: i, to },
      polarity: 'assert',
      opens: keyAt(reading, to) === ':' ? ':' : null,
      subject: document,
      quoted: null,
      isPlural: false,
      joinsOthers: false,
    }
  }
  return null
}

function documentBefore(reading: Reading, from: number, to: number): Phrase | null {
  for (let i = from; i < to; i++) {
    if (!/^(?:این|همین|ان)$/.test(keyAt(reading, i)) || !documentNouns.has(keyAt(reading, i + 1))) continue
    return phraseAt(reading, i, to)
  }
  for (let i = from; i < to; i++)
    if (documentNouns.has(keyAt(reading, i)) && keyAt(reading, from) === 'در') return phraseAt(reading, i, to)
  return null
}

/** The first reporting verb with its subject; the verb shown is the one that opens the speech. */
function verbClause(reading: Reading, sentence: Sentence, base: Base): SpokenClause | null {
  const from = afterDateline(reading, sentence)
  const verbs = reportingVerbs(reading, { ...sentence, from }).filter((verb) => !isInRelative(reading, verb))
  const first = verbs[0]
  if (!first) return null
  const opening = openingVerb(reading, verbs)
  const subject = subjectOf(reading, { from, to: sentence.to }, first.from)
  if (!subject && !opening.opens && isLateVerb(first, sentence)) return null
  if (subject?.kind === 'other' && !opening.opens && !subject.name) return null
  return {
    ...base,
    form: 'verb',
    verb: { from: opening.from, to: opening.to },
    polarity: strongest(verbs.filter((verb) => verb.from <= opening.from)),
    opens: opening.opens,
    subject,
    quoted: subject ? quotedIn(reading, { from: subject.to, to: first.from }) : null,
    isPlural: first.isPlural,
    joinsOthers: joinsOthers(reading, from, subject),
  }
}

function isLateVerb(verb: SpokenVerb, sentence: Sentence): boolean {
  return verb.from - sentence.from > 6
}

/** «خبرنگاری که گفت: …؟»: the verb of a relative clause is not the sentence's. */
function isInRelative(reading: Reading, verb: SpokenVerb): boolean {
  return keyAt(reading, verb.from - 1) === 'که' && /ی$/.test(keyAt(reading, verb.from - 2))
}

/** Coordinated verbs of one speaker are one clause; its verb is the one that opens the speech. */
function openingVerb(reading: Reading, verbs: SpokenVerb[]): SpokenVerb {
  let chosen = verbs[0]!
  for (const verb of verbs.slice(1)) {
    if (chosen.opens !== null) break
    if (!isCoordinated(reading, chosen, verb)) break
    chosen = verb
  }
  return chosen
}

function isCoordinated(reading: Reading, before: SpokenVerb, after: SpokenVerb): boolean {
  const next = keyAt(reading, before.to)
  return (next === 'و' || next === '،') && after.from - before.to < 60
}

function strongest(verbs: SpokenVerb[]): SpokenClause['polarity'] {
  if (verbs.some((verb) => verb.polarity === 'deny')) return 'deny'
  return verbs.some((verb) => verb.polarity === 'confirm') ? 'confirm' : 'assert'
}

const otherVoice = /^(?:نیز|هم)$/
const turns = /^(?:سوی|طرف|طرفی|مقابل|حال|عوض|میان)$/

function joinsOthers(reading: Reading, from: number, subject: Phrase | null): boolean {
  if (!subject) return false
  if (otherVoice.test(keyAt(reading, subject.to)) || otherVoice.test(keyAt(reading, subject.to - 1))) return true
  for (let i = from; i < Math.min(subject.from, from + 4); i++) if (turns.test(keyAt(reading, i))) return true
  return false
}

/** «… به نقل از Y …» between the subject and the verb. */
function quotedIn(reading: Reading, span: Span): Phrase | null {
  for (let i = span.from; i < span.to; i++) {
    if (keyAt(reading, i) === 'نقل' && keyAt(reading, i + 1) === 'از') return phraseAt(reading, i + 2, span.to)
  }
  return null
}

const takeoverReach = 14

/** Another speaker in the same sentence: «…، در حالی که یک استاد دانشگاه گفته …», «…؛ اما وزیر گفت …». */
function takeovers(reading: Reading, sentence: Sentence, base: Base & { after: SpokenClause }): SpokenClause[] {
  const clauses: SpokenClause[] = []
  const { after, ...place } = base
  for (const verb of reportingVerbs(reading, { ...sentence, from: after.verb.to })) {
    const start = takeoverStart(reading, after.verb.to, verb.from)
    if (start < 0) continue
    const subject = phraseAt(reading, start, verb.from)
    if (!subject || !isStrong(subject) || subject.kind === 'pronoun' || verb.from - subject.to > takeoverReach) continue
    clauses.push({
      ...place,
      form: 'verb',
      verb: { from: verb.from, to: verb.to },
      polarity: verb.polarity,
      opens: verb.opens,
      subject,
      quoted: null,
      isPlural: verb.isPlural,
      joinsOthers: true,
    })
  }
  return clauses
}

function takeoverStart(reading: Reading, from: number, verbFrom: number): number {
  for (let i = verbFrom - 1; i >= Math.max(from, verbFrom - takeoverReach * 2); i--) {
    const key = keyAt(reading, i)
    const isTurn =
      key === '؛' || key === 'اما' || key === 'ولی' || (key === 'که' && /حالی$/.test(keyAt(reading, i - 1)))
    if (isTurn) return i + 1 + phraseLengthAt(connectives, reading.words, i + 1)
  }
  return -1
}
