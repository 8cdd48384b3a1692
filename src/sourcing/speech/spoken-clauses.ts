/**
 * The reporting clauses of a text before anybody knows who «وی» is: where speech is reported, by which words, and the
 * phrase that stands for the speaker (null when the clause drops it).
 */

import { isStrong, type Phrase } from '../grammar/chunk.ts'
import { holdersOfStance, subjectOf } from '../grammar/clauses.ts'
import { isKnownSurname } from '../grammar/name-and-title.ts'
import { phraseAt } from '../grammar/phrases.ts'
import { reportingVerbs, type SpokenVerb } from '../grammar/spoken-verbs.ts'
import { connectives } from '../lexicon/function-words.ts'
import { isPlainAt, plainHumans } from '../lexicon/plain-words.ts'
import { phraseLengthAt } from '../lexicon/word-list.ts'
import { isFiniteVerb, keyAt, type Reading } from '../text/reading.ts'
import type { Sentence } from '../text/sentences.ts'
import { documentClause, headClause, openedClause, tellingClause } from './head-clauses.ts'
import { postposedClause } from './postposed.ts'
import { afterDateline, type ClausePlace, quotedIn, type SpokenClause } from './spoken-clause.ts'

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
  return opening && (isStrong(opening) || opening.name) ? null : before
}

function clausesOf(reading: Reading, sentence: Sentence, index: number): SpokenClause[] {
  const base = { sentence: index, paragraph: sentence.paragraph, from: sentence.from, to: sentence.to }
  const first = [
    headClause(reading, sentence, base),
    tellingClause(reading, sentence, base),
    documentClause(reading, sentence, base),
    postposedClause(reading, sentence, base),
    verbClause(reading, sentence, base),
  ].flatMap((clause) => (clause ? [clause] : []))
  first.sort((a, b) => precedence(a) - precedence(b))
  const clause = first[0] ?? openedClause(reading, sentence, base)
  if (!clause) return []
  return [clause, ...takeovers(reading, sentence, { ...base, after: clause })]
}

/** «به گفتهٔ X، Y تأکید کرد» is X's; «X گفت که به گفتهٔ Y …» is X's too. */
function precedence(clause: SpokenClause): number {
  if (clause.form === 'head' || clause.form === 'postposed') return -1
  return clause.subject && clause.form === 'verb' ? clause.subject.from : clause.verb.from
}

/** The first reporting verb with its subject; the verb shown is the one that opens the speech. */
function verbClause(reading: Reading, sentence: Sentence, base: ClausePlace): SpokenClause | null {
  const from = afterDateline(reading, sentence)
  const verbs = reportingVerbs(reading, { ...sentence, from }).filter((verb) => !isInRelative(reading, verb))
  const first = verbs[0]
  if (!first) return null
  const opening = openingVerb(reading, verbs)
  const clause = { from, to: sentence.to }
  const holders = first.isPlural ? holdersOfStance(reading, clause, first.from) : null
  const subject = holders ?? afterBareObject(reading, subjectOf(reading, clause, first.from), first.from)
  if (!opening.opens && keyAt(reading, sentence.to - 1) === '؟') return null
  if (!subject && !opening.opens && isLateVerb(first, sentence)) return null
  const isThing = subject?.kind === 'other' && !subject.name && !(first.isPlural && isSeveral(reading, subject))
  if (isThing && !speaksItself(reading, subject, { first, opening })) return null
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

/** «نقشه را گرفت و گفت: …», «راه سوم را حسابدار پیشنهاد کرد: …»: before «را» stands the object, and the subject behind it or nowhere. */
function afterBareObject(reading: Reading, subject: Phrase | null, verbFrom: number): Phrase | null {
  if (subject?.kind !== 'other' || !isPlainAt(reading, subject.from)) return subject
  if (subject.name && isKnownSurname(reading, subject.name)) return subject
  if (!subject.isMerged) return isOfAnotherVerb(reading, subject, verbFrom) ? null : subject
  let marker = subject.to
  while (marker < verbFrom && keyAt(reading, marker) !== 'را') marker++
  if (marker > subject.to) return subject
  const behind = phraseAt(reading, marker + 1, verbFrom)
  return behind && isStrong(behind) ? behind : null
}

/** «آب از مشک می‌نوشد و ادامه می‌دهد: …», «پشت فرمان می‌نشیند و …»: a thing before a verb of its own, and nobody who speaks. */
function isOfAnotherVerb(reading: Reading, { from, to, name }: Phrase, verbFrom: number): boolean {
  const isDescribed = keyAt(reading, to) === '،'
  if (isDescribed || (to - from > 1 && name !== null) || plainHumans.has(keyAt(reading, from))) return false
  for (let i = to; i < verbFrom; i++) if (isFiniteVerb(reading, i)) return true
  return false
}

/**
 * What is nobody's name speaks in quotation marks («سامانه می‌پرسد: «…»»), as somebody («زن جوان گفت»), where a verb of saying
 * opens what is said («سرایدار مدرسه با خنده گفت: …»), or right before one: «استادکار گروه مرمت نیز گفت».
 */
function speaksItself(
  reading: Reading,
  subject: Phrase,
  { first, opening }: { first: SpokenVerb; opening: SpokenVerb },
): boolean {
  const { opens, to } = opening
  if (opens === '«' || opens === 'که' || (opens === ':' && keyAt(reading, to + 1) === '«')) return true
  if (plainHumans.has(keyAt(reading, subject.from)) || (opens === ':' && first.need === 'speech')) return true
  const behind = otherVoice.test(keyAt(reading, subject.to)) ? subject.to + 1 : subject.to
  return first.need === 'speech' && behind === first.from
}

/** «درمانگاه‌ها», «سازندگان»: those who are several, and may say so. */
function isSeveral(reading: Reading, { from }: Phrase): boolean {
  return /(?:ها|های|ان|ین|ات)$/.test(keyAt(reading, from))
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

const takeoverReach = 14

/** Another speaker in the same sentence: «…، در حالی که یک استاد دانشگاه گفته …», «…؛ اما وزیر گفت …». */
function takeovers(reading: Reading, sentence: Sentence, base: ClausePlace & { after: SpokenClause }): SpokenClause[] {
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
