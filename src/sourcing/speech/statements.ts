/** The statements of a text: reporting clauses with their speakers, as they are kept. */

import type { Carrier } from '../carriers/carrier.ts'
import type { PlacedStatement, Statement } from '../model.ts'
import { keyAt, nameOf, type Reading, tidy } from '../text/reading.ts'
import type { Actor } from './people-register.ts'
import { kindOfSpeaker, placeOfSpeaker, placeOfWords } from './places.ts'
import { resolveSpeakers } from './speakers.ts'
import type { SpokenClause } from './spoken-clause.ts'
import { spokenClauses } from './spoken-clauses.ts'

/** What is known of a text before its statements are read. */
export interface StatementContext {
  carriers: readonly Carrier[]
  /** The headline, when it is not the first line of the text. */
  headline: Reading | null
}

/** Every statement, in order. Offsets are into the text that was read. */
export function statementsOf(reading: Reading, context: StatementContext): PlacedStatement[] {
  const clauses = spokenClauses(reading)
  const speakers = resolveSpeakers(reading, clauses, context.carriers)
  if (context.headline) nameByHeadline(context.headline, speakers)
  return clauses.flatMap((clause, index) => {
    const statement = statementOf(reading, clause, speakers[index] ?? null)
    return statement ? [statement] : []
  })
}

/** «فرضی: …» over a text that knows its only speaker by the office: the headline gives the name. */
function nameByHeadline(headline: Reading, speakers: readonly (Actor | null)[]): void {
  const people = new Set(speakers.filter((speaker) => speaker?.kind === 'person'))
  const [only] = people
  if (people.size !== 1 || !only || only.name !== null) return
  const head = spokenClauses(headline)[0]
  const isPerson = head?.form === 'head' && (head.subject?.kind === 'person' || head.subject?.kind === 'other')
  if (isPerson && head.subject?.name) only.name = nameOf(headline, head.subject.name)
}

function statementOf(reading: Reading, clause: SpokenClause, speaker: Actor | null): PlacedStatement | null {
  if (!clause.subject && isImpersonal(clause, speaker)) return null
  const start = reading.words[clause.from]!.start
  const end = endOfStatement(reading, clause)
  return {
    start,
    end,
    sentence: reading.text.slice(start, end),
    verb: verbWords(reading, clause),
    speaker: speaker ? (speaker.name ?? tidy(speaker.titles[0] ?? '')) : null,
    title: speaker?.titles[0] ?? null,
    mode: modeOf(reading, clause),
    polarity: polarityOf(reading, clause),
    speakerKind: kindOfSpeaker(speaker),
    speakerAt: placeOfSpeaker(reading, clause),
    wordsAt: placeOfWords(reading, clause, end),
  }
}

/** «می‌گویند …»: a plural with nobody before it is nobody's speech. */
function isImpersonal(clause: SpokenClause, speaker: Actor | null): boolean {
  return speaker === null || (clause.isPlural && speaker.kind === 'person')
}

function verbWords(reading: Reading, clause: SpokenClause): string {
  const first = reading.words[clause.verb.from]!
  const last = reading.words[clause.verb.to - 1]!
  return reading.text.slice(first.start, last.end)
}

const quotedSentencesMax = 40

/** A quotation left open runs on over the next sentences of its paragraph until it closes. */
function endOfStatement(reading: Reading, clause: SpokenClause): number {
  let index = clause.sentence
  let last = clause.to - 1
  for (let count = 0; count < quotedSentencesMax; count++) {
    const next = reading.sentences[index + 1]
    if (!next || next.paragraph !== clause.paragraph || next.depth === 0) break
    let close = next.from
    while (close < next.to && reading.depths[close]! > 0) close++
    if (close < next.to) return reading.words[close]!.end
    last = next.to - 1
    index++
  }
  if (clause.form === 'head' && last <= clause.verb.to)
    return endOfNextSentence(reading, index) ?? reading.words[last]!.end
  return reading.words[last]!.end
}

/** «سخنگوی دولت:» alone on its line: the speech is in the next one. */
function endOfNextSentence(reading: Reading, index: number): number | null {
  const next = reading.sentences[index + 1]
  return next ? reading.words[next.to - 1]!.end : null
}

function modeOf(reading: Reading, clause: SpokenClause): Statement['mode'] {
  if (clause.said || clause.opens === ':' || clause.opens === '«') return 'direct'
  for (let i = clause.verb.to; i < clause.to; i++) if (keyAt(reading, i) === '«') return 'mixed'
  return 'indirect'
}

const falsehood = /^(?:نادرست|کذب|دروغ|بیاساس|صحت)$/

function polarityOf(reading: Reading, clause: SpokenClause): Statement['polarity'] {
  if (clause.polarity !== 'assert') return clause.polarity
  for (let i = clause.from; i < clause.verb.from; i++) {
    if (reading.depths[i]! > 0) continue
    if (keyAt(reading, i) === 'تکذیب') return 'deny'
    if (keyAt(reading, i) === 'رد' && /^(?:با|ضمن|و)$/.test(keyAt(reading, i - 1))) return 'deny'
  }
  const first = firstOfSpeech(reading, clause)
  if (clause.opens === ':' && /^(?:نه|خیر)$/.test(keyAt(reading, first))) return 'deny'
  if (answersReport(reading, clause)) return 'deny'
  if (falsehood.test(keyAt(reading, first)) && deniesAfter(reading, first, clause.to)) return 'deny'
  if (disowns(reading, clause)) return 'deny'
  if (isUnconfirmed(reading, clause)) return 'unknown'
  return 'assert'
}

const negations = /^(?:نیست|نیستند|نبود|نبوده|ندارد|ندارند|نداشت|نداشته|نشده|نکرده|نمیکند|نخواهد)$/

/** «در واکنش به گزارش X نوشت: … نیست»: the speech negates the report named before it. */
function answersReport(reading: Reading, clause: SpokenClause): boolean {
  let isReaction = false
  for (let i = clause.from; i < clause.verb.from - 2; i++) {
    if (keyAt(reading, i) !== 'واکنش' && keyAt(reading, i) !== 'پاسخ') continue
    isReaction ||= /^(?:گزارش|ادعا|ادعای|خبر|شایعه|شایعات)$/.test(keyAt(reading, i + 2))
  }
  if (!isReaction) return false
  for (let i = clause.verb.to; i < clause.to; i++) if (negations.test(keyAt(reading, i))) return true
  return false
}

function firstOfSpeech(reading: Reading, clause: SpokenClause): number {
  let i = clause.verb.to
  while (i < clause.to && (reading.words[i]!.isMark || keyAt(reading, i) === 'که')) i++
  return i
}

function deniesAfter(reading: Reading, at: number, to: number): boolean {
  const key = keyAt(reading, at)
  if (key !== 'صحت') return true
  return at + 1 < to && /^(?:ندارد|ندارند|نداشت|نداشته)$/.test(keyAt(reading, at + 1))
}

/** «… صحت ندارد», «… را تکذیب می‌کنیم»: the speech itself denies. */
function disowns(reading: Reading, clause: SpokenClause): boolean {
  for (let i = clause.verb.to; i < clause.to - 1; i++) {
    if (reading.depths[i]! > 0) continue
    const next = keyAt(reading, i + 1)
    if (keyAt(reading, i) === 'صحت' && /^(?:ندارد|ندارند|نداشت|نداشته)$/.test(next)) return true
    if (keyAt(reading, i) === 'تکذیب' && /^میکن(?:م|یم|د|ند)$/.test(next)) return true
  }
  return false
}

/** «… که هنوز تأیید نشده است»: the sentence itself says nobody has confirmed it. */
function isUnconfirmed(reading: Reading, clause: SpokenClause): boolean {
  for (let i = clause.from; i < clause.to; i++) {
    if (keyAt(reading, i) === 'تایید' && /^(?:نشده|نشد|نکرده|نمیشود)$/.test(keyAt(reading, i + 1))) return true
  }
  return false
}
