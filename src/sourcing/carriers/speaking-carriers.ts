/** Carriers that speak themselves: «رویترز گزارش داد», «رویترز: …», «خبرگزاری فارس: …». */

import type { Phrase } from '../grammar/chunk.ts'
import { subjectOf } from '../grammar/clauses.ts'
import { type Credited, creditedAt } from '../grammar/credited.ts'
import { datelineOf } from '../grammar/dateline.ts'
import { carrierKind, mediaPhraseAt } from '../grammar/media-phrase.ts'
import { reportingVerbs } from '../grammar/spoken-verbs.ts'
import { reportingVerbAt } from '../lexicon/reporting-verbs.ts'
import { wordSet } from '../lexicon/word-list.ts'
import { hasKey, isFiniteVerb, keyAt, nameOf, type Reading, type Span } from '../text/reading.ts'
import type { Sentence } from '../text/sentences.ts'
import { type Carrier, carrierOf, type Placed } from './carrier.ts'

/** «رویترز گزارش داد», «رویترز: …», «خبرگزاری فارس: …»: the carrier is the subject. */
export function speakingMedia(reading: Reading, index: number): Carrier[] {
  const sentence = reading.sentences[index]!
  const head = headCarrier(reading, index)
  const carriers = head ? [head] : []
  const edition = head ? null : editionCarrier(reading, index)
  if (edition) carriers.push(edition)
  for (const verb of reportingVerbs(reading, sentence)) {
    const subject = subjectOf(reading, { from: head ? head.to + 1 : sentence.from, to: sentence.to }, verb.from)
    if (!subject) continue
    const placed: Placed = { frame: 'subject', at: subject.from, sentence: index }
    if (isCarrierPhrase(subject))
      carriers.push(carrierOf(reading, placed, creditedOf(reading, subject)), ...parallels(reading, placed, subject))
    const outlet = reporterOutlet(reading, subject)
    if (outlet) carriers.push(carrierOf(reading, placed, outlet))
    else if (!isCarrierPhrase(subject) && keyAt(reading, verb.from) === 'گزارش')
      carriers.push(...reportIssuer(reading, placed, sentence))
  }
  return carriers
}

/** «رویترز و آسوشیتدپرس گزارش دادند» */
function parallels(reading: Reading, placed: Placed, first: Phrase): Carrier[] {
  if (keyAt(reading, first.to) !== 'و') return []
  const second = mediaPhraseAt(reading, first.to + 1, reading.sentences[placed.sentence]!.to)
  return second ? [carrierOf(reading, { ...placed, at: second.from }, creditedOf(reading, second))] : []
}

/** «کمیتهٔ امداد گزارش داد»: not a carrier of news, but it issues the report. */
function reportIssuer(reading: Reading, placed: Placed, sentence: Sentence): Carrier[] {
  // «X به نقل از Y گزارش داد»: what stands before the verb is the credit itself, and nobody's name.
  if (keyAt(reading, placed.at) === 'نقل') return []
  const credited = creditedAt(reading, placed.at, sentence)
  return credited && credited.kind !== 'person' ? [carrierOf(reading, placed, credited)] : []
}

const editionNouns = wordSet('شماره چاپ گزارشی گزارش مطلبی یادداشتی خبری مقاله‌ای تحلیلی سرمقاله نسخه صفحه تیتر')

const editionOpeners = wordSet('در با طی')
const editionDoings = wordSet('انتشار پخش')

const editionReach = 4

/** «نشریهٔ X در شمارهٔ امروز خود …»: its own pages are spoken of, whatever the verb. */
function editionCarrier(reading: Reading, index: number): Carrier | null {
  const sentence = reading.sentences[index]!
  if (!namesEdition(reading, sentence)) return null
  const subject = subjectOf(reading, sentence, sentence.to)
  if (!subject || !isCarrierPhrase(subject)) return null
  const after = { from: subject.to, to: Math.min(sentence.to, subject.to + editionReach) }
  if (!namesEdition(reading, after)) return null
  return carrierOf(reading, { frame: 'subject', at: subject.from, sentence: index }, creditedOf(reading, subject))
}

/** «در شمارهٔ …», «با انتشار گزارشی» begin in a run of words. */
function namesEdition(reading: Reading, { from, to }: Span): boolean {
  for (let i = from; i < to; i++) {
    if (!editionOpeners.has(keyAt(reading, i))) continue
    const noun = editionDoings.has(keyAt(reading, i + 1)) ? i + 2 : i + 1
    if (editionNouns.has(keyAt(reading, noun))) return true
  }
  return false
}

const relativeReach = 20

/** «این حادثه که منابع خبری آن را گزارش داده بودند»: a carrier inside a relative clause. */
export function inRelatives(reading: Reading, index: number): Carrier[] {
  const sentence = reading.sentences[index]!
  const carriers: Carrier[] = []
  for (let i = sentence.from; i < sentence.to; i++) {
    if (keyAt(reading, i) !== 'که' || reading.depths[i]! > sentence.depth) continue
    const subject = mediaPhraseAt(reading, i + 1, sentence.to)
    const verb = subject && verbWithin(reading, subject.to, Math.min(sentence.to, subject.to + relativeReach))
    if (verb)
      carriers.push(
        carrierOf(reading, { frame: 'subject', at: subject.from, sentence: index }, creditedOf(reading, subject)),
      )
  }
  return carriers
}

function verbWithin(reading: Reading, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (keyAt(reading, i) === '،' && isFiniteVerb(reading, i - 1)) return false
    if (/^(?:گزارش|خبر|نوشت|نوشته|اعلام|مدعی|ادعا)$/.test(keyAt(reading, i)) && reportingVerbAt(reading.words, i))
      return true
  }
  return false
}

/** «باراک راوید، خبرنگار آکسیوس، گزارش داد»: the outlet of a reporter named with it. */
function reporterOutlet(reading: Reading, subject: Phrase): Credited | null {
  if (!subject.title || !/^(?:خبرنگار|گزارشگر|سردبیر)$/.test(keyAt(reading, subject.title.from))) return null
  for (let i = subject.title.from + 1; i < subject.title.to; i++) {
    const sighting = reading.sightings.get(i)
    if (!sighting) continue
    const name = { from: i, to: sighting.to }
    return { ...name, name: nameOf(reading, name), kind: sighting.source.kind, source: sighting.source, isMedia: true }
  }
  return null
}

function isCarrierPhrase(phrase: Phrase): boolean {
  return phrase.kind === 'media' || phrase.kind === 'generic-media'
}

function creditedOf(reading: Reading, phrase: Phrase): Credited {
  const span = phrase.name ?? phrase.core
  return {
    from: phrase.from,
    to: phrase.to,
    name: nameOf(reading, span),
    kind: carrierKind(reading, phrase),
    source: phrase.source,
    isMedia: true,
  }
}

const colon = new Set([':'])
const headTailMax = 12

/** «X:», «X به نقل از یک منبع:» */
function opensHead(reading: Reading, at: number, sentence: Sentence): boolean {
  if (keyAt(reading, at) === ':') return true
  if (keyAt(reading, at) !== 'به' || keyAt(reading, at + 1) !== 'نقل') return false
  for (let i = at; i < Math.min(sentence.to, at + headTailMax); i++) if (keyAt(reading, i) === ':') return true
  return false
}

const headLeads = wordSet('ادعای گزارش خبرنگار روایت به‌گزارش ادعا')

/** A line that opens with a carrier and a colon. Of an Iranian agency at the head of the text it is a dateline. */
function headCarrier(reading: Reading, index: number): Carrier | null {
  const sentence = reading.sentences[index]!
  const dateline = index === 0 ? datelineOf(reading) : null
  if (dateline)
    return carrierOf(
      reading,
      { frame: 'dateline', at: sentence.from, sentence: index },
      { ...dateline.credited, to: dateline.to - 1 },
    )
  if (!hasKey(reading, sentence, colon)) return null
  let from = sentence.from
  if (/^(?:فوری|خبرفوری)$/.test(keyAt(reading, from)) && reading.words[from + 1]?.isMark) from += 2
  if (headLeads.has(keyAt(reading, from))) from++
  const credited = creditedAt(reading, from, sentence)
  if (!credited?.isMedia || !opensHead(reading, credited.to, sentence)) return null
  return carrierOf(reading, { frame: 'head', at: sentence.from, sentence: index }, credited)
}
