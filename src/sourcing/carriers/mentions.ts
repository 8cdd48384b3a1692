/** Mentions: carriers and issuers of reports that are credited for a part of the story, not for the whole. */

import { reportingVerbs } from '../grammar/spoken-verbs.ts'
import { earlier } from '../lexicon/function-words.ts'
import { phraseLengthAt } from '../lexicon/word-list.ts'
import type { Mention } from '../model.ts'
import { keyAt, type Reading } from '../text/reading.ts'
import type { Sentence } from '../text/sentences.ts'
import type { Carrier } from './carrier.ts'
import { identity } from './chain.ts'
import { isNamelessCrowd } from './dialogue-carriers.ts'

/** Each credited source that is no hop of the chain, once, in order of appearance. */
export function mentionsOf(reading: Reading, carriers: readonly Carrier[], hops: ReadonlySet<Carrier>): Mention[] {
  const taken = new Set([...hops].map(identity))
  const mentions: Mention[] = []
  for (const carrier of carriers) {
    const key = identity(carrier)
    if (taken.has(key) || !isMentionable(carrier)) continue
    taken.add(key)
    const all = carriers.filter((other) => identity(other) === key)
    mentions.push({ name: carrier.name, cue: cueOf(reading, carrier), relation: relationOf(reading, all) })
  }
  return mentions
}

function isMentionable(carrier: Carrier): boolean {
  if (carrier.isMedia) return carrier.kind !== 'own-reporter' ? !isNamelessCrowd(carrier) : carrier.source !== null
  if (carrier.kind !== 'organisation') return false
  return (
    carrier.frame === 'report' ||
    carrier.frame === 'announcement' ||
    carrier.frame === 'quote' ||
    carrier.frame === 'subject'
  )
}

const cueWordsAfter = 3

function cueOf(reading: Reading, carrier: Carrier): string {
  const sentence = reading.sentences[carrier.sentence]!
  const from = Math.max(sentence.from, Math.min(carrier.at, carrier.from))
  const to = Math.min(sentence.to, carrier.to + cueWordsAfter)
  return reading.text.slice(reading.words[from]!.start, reading.words[to - 1]!.end)
}

/** What the text says of that source's report: a dispute or denial anywhere, else what it says first. */
function relationOf(reading: Reading, credits: readonly Carrier[]): Mention['relation'] {
  const relations = credits.map((credit) => relationOfOne(reading, credit))
  for (const relation of ['contradicted', 'denied'] as const) if (relations.includes(relation)) return relation
  return relations[0] ?? 'cited'
}

function relationOfOne(reading: Reading, carrier: Carrier): Mention['relation'] {
  const sentence = reading.sentences[carrier.sentence]!
  if (carrier.frame === 'about' || carrier.frame === 'dialogue') {
    return carrier.frame === 'about' && isDisputed(reading, sentence, carrier) ? 'contradicted' : 'cited'
  }
  if (denies(reading, sentence, carrier)) return 'denied'
  if (isEarlier(reading, sentence, carrier)) return 'earlier-report'
  return confirms(reading, sentence, carrier) ? 'confirmed' : 'cited'
}

const disputes = /^(?:تکذیب|رد|واکنش|برخلاف|خلاف|نادرست|کذب|دروغ|انکار)$/

function isDisputed(reading: Reading, sentence: Sentence, carrier: Carrier): boolean {
  for (let i = sentence.from; i < sentence.to; i++) {
    if (disputes.test(keyAt(reading, i)) && Math.abs(i - carrier.at) < 30) return true
  }
  return false
}

const denialReach = 25

function denies(reading: Reading, sentence: Sentence, carrier: Carrier): boolean {
  for (let i = carrier.to; i < Math.min(sentence.to, carrier.to + denialReach); i++) {
    const key = keyAt(reading, i)
    if (key === 'تکذیب') return true
    if (key === 'صحت' && /^(?:ندارد|ندارند|نداشت)$/.test(keyAt(reading, i + 1))) return true
  }
  return false
}

/** «پیش از این X گزارش داده بود», «X پیش‌تر نوشته بود», «پیش‌تر:» on the line above. */
function isEarlier(reading: Reading, sentence: Sentence, carrier: Carrier): boolean {
  for (let i = sentence.from; i < Math.min(sentence.to, carrier.to + 3); i++) {
    if (phraseLengthAt(earlier, reading.words, i) > 0) return true
  }
  const above = reading.sentences[carrier.sentence - 1]
  if (above && above.to - above.from <= 4 && phraseLengthAt(earlier, reading.words, above.from) > 0) return true
  const verb = reportingVerbs(reading, sentence).find((one) => one.from >= carrier.to)
  return verb !== undefined && /بودند?$/.test(keyAt(reading, verb.to - 1))
}

function confirms(reading: Reading, sentence: Sentence, carrier: Carrier): boolean {
  const verb = reportingVerbs(reading, sentence).find((one) => one.from >= carrier.to)
  return verb?.polarity === 'confirm'
}
