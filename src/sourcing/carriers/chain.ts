/**
 * The source chain: carriers of the whole story, nearest first.
 *
 * A credit carries the whole story when it stands in the headline, the lead or the first paragraph of the body, or is
 * the first bare formula of the text; elsewhere it is a mention. A carrier of news counts with any credit; others only
 * by a carrier formula. The own agency's formula comes first, whatever the lead already said.
 */

import { reportingVerbs } from '../grammar/spoken-verbs.ts'
import { earlier } from '../lexicon/function-words.ts'
import { reportingVerbAt } from '../lexicon/reporting-verbs.ts'
import { phraseLengthAt } from '../lexicon/word-list.ts'
import type { Hop, HopRelation } from '../model.ts'
import { keyAt, type Reading } from '../text/reading.ts'
import type { Sentence } from '../text/sentences.ts'
import { squash } from '../text/words.ts'
import type { Carrier } from './carrier.ts'

export interface ChainReading {
  chain: Hop[]
  /** The carriers that became hops. */
  used: Set<Carrier>
}

/** Builds the chain out of the credits of a text. */
export function chainOf(reading: Reading, carriers: readonly Carrier[]): ChainReading {
  const last = lastParagraphOfZone(reading)
  const inZone = carriers.filter((carrier) => carrier.paragraph <= last && carriesWhole(reading, carrier, carriers))
  let links: Carrier[] = []
  for (let paragraph = 0; paragraph <= last; paragraph++) {
    const here = linksOf(inZone.filter((carrier) => carrier.paragraph === paragraph))
    links = merged(links, here)
  }
  if (links.length === 0) links = firstBareFormula(reading, carriers)
  else links = withLateOwn(links, carriers)
  const kept = withoutGeneric(links).map((link) => throughOwnReporter(link, inZone))
  return { chain: kept.map(hopOf), used: usedBy([...links, ...namelessLead(inZone)], carriers) }
}

/**
 * The carriers that only the headline names, when it stands apart from the body: «گاردین: …» over a story that credits
 * nobody but the own agency.
 */
export function headlineHops(headline: readonly Carrier[], body: ChainReading): Hop[] {
  if ([...body.used].some((carrier) => !isOwn(carrier) && carrier.source?.country !== 'IR')) return []
  const named = headline.filter((carrier) => carrier.isMedia && carrier.kind !== 'unnamed' && carrier.kind !== 'social')
  const speaking = linksOf(named.filter((carrier) => carrier.frame === 'head' || carrier.frame === 'subject'))
  const newcomers = speaking.filter((carrier) => ![...body.used].some((one) => isSame(one, carrier)))
  return newcomers.map((carrier) => hopOf(carrier, body.chain.length, []))
}

const zoneParagraphs = 2
const headingWordsMin = 4

/** The number of the last paragraph of the zone: headline or lead, and the paragraph after it. Datelines and labels do not count. */
function lastParagraphOfZone(reading: Reading): number {
  const lengths: number[] = []
  for (const { from, to, paragraph } of reading.sentences) {
    const isWhole = keyAt(reading, to - 1) === '.'
    lengths[paragraph] = (lengths[paragraph] ?? 0) + (isWhole ? headingWordsMin : 0) + to - from
  }
  let counted = 0
  for (let paragraph = 0; paragraph < lengths.length; paragraph++) {
    if (lengths[paragraph]! > headingWordsMin) counted++
    if (counted === zoneParagraphs) return paragraph
  }
  return Math.max(0, lengths.length - 1)
}

/** Whether one credit, standing in the zone, credits the whole story. */
function carriesWhole(reading: Reading, carrier: Carrier, all: readonly Carrier[]): boolean {
  switch (carrier.frame) {
    case 'telling':
      return false
    case 'about':
      return isHeadlineOfReport(reading, carrier)
    case 'announcement':
      return carrier.kind === 'organisation' || carrier.isMedia
    case 'subject':
    case 'head':
      return (
        !joinsAnother(reading, carrier) &&
        !isRoundUp(carrier, all) &&
        !isAside(reading, carrier) &&
        !isOfBefore(reading, carrier)
      )
    case 'platform':
      return isPost(reading, carrier)
    case 'quote':
      return !isAside(reading, carrier) || carrier.isAtStart || followsReport(carrier, all)
    case 'report':
    case 'dateline':
    case 'dialogue':
    case 'slash':
    case 'translation':
      return true
  }
}

const leadSentencesMax = 6

/** After a lead that tells its own speaker («ترامپ در … گفت.»), an outlet that reports in the next paragraph adds a part. */
function isAside(reading: Reading, carrier: Carrier): boolean {
  if (carrier.paragraph === 0 || keyAt(reading, reading.sightings.get(0)?.to ?? -1) === ':') return false
  return reading.sentences
    .slice(0, leadSentencesMax)
    .some((sentence) => sentence.paragraph === 0 && speaksForItself(reading, sentence))
}

/** «به گزارش X به نقل از Y» */
function followsReport(carrier: Carrier, all: readonly Carrier[]): boolean {
  return all.some((other) => other.sentence === carrier.sentence && other.frame === 'report' && other.at < carrier.at)
}

function speaksForItself(reading: Reading, sentence: Sentence): boolean {
  if (keyAt(reading, sentence.to - 1) !== '.' && keyAt(reading, sentence.to - 1) !== '»') return false
  for (let i = sentence.from; i < sentence.to; i++) if (reading.sightings.get(i)?.source.kind === 'social') return true
  return reportingVerbs(reading, sentence).some((verb) => verb.need === 'speech')
}

/** «رسانه‌های ایران نیز گزارش دادند»: a second voice, not the carrier. */
function joinsAnother(reading: Reading, carrier: Carrier): boolean {
  for (let i = carrier.to; i < carrier.to + 2; i++) if (/^(?:نیز|هم)$/.test(keyAt(reading, i))) return true
  return false
}

/** «گزارش نیویورک‌تایمز از …» as the first words of the headline. */
function isHeadlineOfReport(reading: Reading, carrier: Carrier): boolean {
  return carrier.paragraph === 0 && carrier.isAtStart && /^(?:گزارش|روایت|ادعای)$/.test(keyAt(reading, carrier.at))
}

/** «پیش از این X گزارش داده بود»: another report, however early it stands. */
function isOfBefore(reading: Reading, carrier: Carrier): boolean {
  for (let i = reading.sentences[carrier.sentence]!.from; i < carrier.at; i++)
    if (phraseLengthAt(earlier, reading.words, i) > 0) return true
  return false
}

const roundUpVoicesMin = 3

/** Three or more outlets speaking in turn: a press review; each is a mention. */
function isRoundUp(carrier: Carrier, all: readonly Carrier[]): boolean {
  if (carrier.frame !== 'subject') return false
  const voices = new Set<string>()
  for (const other of all) if (other.frame === 'subject' && other.kind !== 'unnamed') voices.add(identity(other))
  return (
    voices.size >= roundUpVoicesMin &&
    !all.some((other) => other.frame === 'quote' && other.sentence === carrier.sentence)
  )
}

function isPost(reading: Reading, carrier: Carrier): boolean {
  const sentence = reading.sentences[carrier.sentence]!
  for (let i = carrier.to; i < Math.min(sentence.to, carrier.to + 8); i++) {
    if (/^(?:تصویری|ویدیویی|ویدئویی|تصاویری|عکسی)$/.test(keyAt(reading, i))) return false
    if (keyAt(reading, i) === 'توییت' || reportingVerbAt(reading.words, i)) return true
  }
  return false
}

/** One carrier stands once, where it was first named. */
function linksOf(carriers: readonly Carrier[]): Carrier[] {
  const links: Carrier[] = []
  for (const carrier of carriers) if (!links.some((one) => isSame(one, carrier))) links.push(carrier)
  return links
}

/** Puts two readings of the chain together: what they share joins them; own formulas come before what the lead named. */
function merged(before: Carrier[], after: Carrier[]): Carrier[] {
  if (before.length === 0) return after
  if (after.length === 0) return before
  const shared = after.findIndex((carrier) => before.some((one) => isSame(one, carrier)))
  if (shared >= 0) {
    const at = before.findIndex((one) => isSame(one, after[shared]!))
    const rest = after.slice(shared + 1).filter((carrier) => !before.some((one) => isSame(one, carrier)))
    return [
      ...before.slice(0, at),
      ...after.slice(0, shared),
      ...before.slice(at),
      ...(at === before.length - 1 ? rest : []),
    ]
  }
  if (isOwn(before[0]!)) return [...before, ...after]
  if (after[0]!.frame === 'report' && after[0]!.isMedia) {
    return after.length > 1 && before.every((carrier) => carrier.kind === 'unnamed') ? after : [...after, ...before]
  }
  if (before.every((carrier) => carrier.kind === 'unnamed' && carrier.frame === 'head')) return after
  return before
}

function isOwn(carrier: Carrier): boolean {
  return carrier.frame === 'dateline' || carrier.kind === 'own-reporter'
}

/** With no credit in the zone: the first paragraph that opens with «به گزارش X» or «به نقل از X», or a credit at the end. */
function firstBareFormula(reading: Reading, carriers: readonly Carrier[]): Carrier[] {
  const first = carriers.find(
    (carrier) =>
      carrier.isMedia &&
      ((carrier.isAtStart && (carrier.frame === 'report' || carrier.frame === 'quote')) || carrier.frame === 'slash'),
  )
  if (!first || (!isOwnOutlet(first) && first.frame !== 'slash' && isSpokenBefore(reading, first))) return []
  return linksOf(
    carriers.filter(
      (carrier) =>
        carrier.sentence === first.sentence &&
        (carrier.frame === 'report' || carrier.frame === 'quote' || carrier === first),
    ),
  )
}

/** Stories of Iranian outlets often name the outlet late; another's formula after somebody has spoken credits a part. */
function isOwnOutlet(carrier: Carrier): boolean {
  return carrier.frame === 'report' && carrier.source?.country === 'IR'
}

const spokenSentencesMax = 40

function isSpokenBefore(reading: Reading, carrier: Carrier): boolean {
  return reading.sentences
    .slice(0, Math.min(carrier.sentence, spokenSentencesMax))
    .some((sentence) => reportingVerbs(reading, sentence).length > 0)
}

/** An Iranian agency's own formula further down («به گزارش خبرگزاری فارس، …») still stands nearest us. */
function withLateOwn(links: Carrier[], carriers: readonly Carrier[]): Carrier[] {
  if (links.some((carrier) => carrier.frame === 'report' || isOwn(carrier))) return links
  const own = carriers.find(
    (carrier) => carrier.frame === 'report' && carrier.isAtStart && carrier.source?.country === 'IR',
  )
  return own && !links.some((one) => isSame(one, own)) ? [own, ...links] : links
}

/** «رسانه‌های عراقی … خبر دادند» in the lead, before the outlet is named, is no source of its own. */
function namelessLead(inZone: readonly Carrier[]): Carrier[] {
  return inZone.filter((carrier) => carrier.paragraph === 0 && carrier.isMedia && carrier.kind === 'unnamed')
}

/** A dateline and «در گفت‌وگو با خبرنگار فارس»: the outlet through its own people. */
function throughOwnReporter(link: Carrier, inZone: readonly Carrier[]): Carrier {
  const isOwnWork = inZone.some((carrier) => carrier.kind === 'own-reporter' && isSame(carrier, link))
  return isOwnWork ? { ...link, kind: 'own-reporter' } : link
}

/** «یک روزنامهٔ انگلیسی» is let go once the outlet has a name. */
function withoutGeneric(links: Carrier[]): Carrier[] {
  const namedForeign = links.filter(
    (carrier) => carrier.isMedia && carrier.kind !== 'unnamed' && !isOwn(carrier) && carrier.frame !== 'report',
  )
  return links.filter((carrier) => !(carrier.isMedia && carrier.kind === 'unnamed' && namedForeign.length > 0))
}

function hopOf(carrier: Carrier, index: number, links: readonly Carrier[]): Hop {
  const before = links[index - 1]
  const isParallel = before !== undefined && areParallel(before, carrier)
  return { name: carrier.name, kind: carrier.kind, relation: relationOf(carrier, isParallel ? 0 : index) }
}

/** «به گزارش رویترز و آسوشیتدپرس», «رویترز و آسوشیتدپرس گزارش دادند»: side by side, not one from the other. */
function areParallel(before: Carrier, carrier: Carrier): boolean {
  if (before.sentence !== carrier.sentence || before.frame !== carrier.frame) return false
  return carrier.frame === 'subject' || (carrier.frame === 'report' && before.at === carrier.at)
}

function relationOf(carrier: Carrier, index: number): HopRelation {
  if (carrier.frame === 'platform') return 'published-in'
  if (carrier.frame === 'translation') return 'translated-from'
  if (carrier.frame === 'quote') return 'quoting'
  return index === 0 ? 'reported-by' : 'quoting'
}

function usedBy(links: readonly Carrier[], carriers: readonly Carrier[]): Set<Carrier> {
  return new Set(carriers.filter((carrier) => links.some((link) => isSame(link, carrier))))
}

/** Two credits of one carrier: the same record, or the same name. */
export function isSame(a: Carrier, b: Carrier): boolean {
  return identity(a) === identity(b)
}

/** What makes a carrier itself: its record, else the letters of its name. */
export function identity(carrier: { source: Carrier['source']; name: string }): string {
  return (
    carrier.source?.slug ?? squash(carrier.name.replace(/^(?:خبرگزاری|روزنامه|سایت|شبکه|پایگاه خبری|نشریه)\s+/, ''))
  )
}
