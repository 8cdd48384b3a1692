/** Phrases that name a carrier of news: «خبرگزاری رویترز», «روزنامهٔ صهیونیستی «اسرائیل هیوم»», «سی‌ان‌ان», «رسانه‌های عراقی». */

import type { Source } from '../directory/directory.ts'
import { phraseEnders } from '../lexicon/function-words.ts'
import { genericMedia, mediaHeads, mediaNameEndings, mediaQualifiers, weakMediaHeads } from '../lexicon/media-words.ts'
import { nationalities, places } from '../lexicon/organisation-words.ts'
import { quantifiers } from '../lexicon/person-words.ts'
import { reportingVerbAt } from '../lexicon/reporting-verbs.ts'
import { wordSet } from '../lexicon/word-list.ts'
import type { SourceKind } from '../model.ts'
import { isEveryday, type Sighting } from '../text/find-sources.ts'
import { isFiniteVerb, keyAt, type Reading, type Span } from '../text/reading.ts'
import { chunkEnd, type Phrase } from './chunk.ts'

/** «کانال ۱۲ رژیم صهیونیستی», «شبکهٔ عبری‌زبان» */
const ownershipWords = wordSet('رژیم صهیونیستی عبری‌زبان عبری عرب‌زبان اشغالگر تلویزیون فارسی‌زبان')
const ownershipWordsMax = 3
const bareNameWordsMax = 3
const quotedNameWordsMax = 8

/** Heads a carrier only before a name: «شبکه برق» and «پایگاه هوایی» carry nothing. */
const notCarriers = wordSet(
  'برق آب فاضلاب گاز هوایی دریایی نظامی بهداشت بسیج فاضلاب توزیع ریلی حمل ملی‌توزیع آمریکا موشکی مقاومت مافیایی قاچاق داده',
)

/** The carrier named from word `from` on, or null. An ambiguous name alone is taken only after its head word. */
export function mediaPhraseAt(reading: Reading, from: number, limit: number): Phrase | null {
  const direct = reading.sightings.get(from)
  if (direct && !direct.isAmbiguous && direct.to <= limit) {
    return carrier(reading, { from, to: direct.to }, { from, to: direct.to }, direct.source)
  }
  if (direct && direct.to <= limit && speaksAsMedia(reading, direct)) {
    return carrier(reading, { from, to: direct.to }, { from, to: direct.to }, direct.source)
  }
  const generic = genericMediaAt(reading, from, limit)
  if (generic) return generic
  if (keyAt(reading, from) === '«') return quotedSightingAt(reading, from)
  if (reporters.has(keyAt(reading, from))) return reporterAt(reading, from, limit)
  if (!mediaHeads.has(keyAt(reading, from))) return null
  return headedAt(reading, from, limit)
}

const reporters = wordSet('خبرنگار خبرنگاران')
const mediaVerbs = /^(?:نوشت|نوشته|مینویسد|گزارش|خبر)$/

/** «کیهان نوشت», «فارس نیز گزارش داد»: at the head of a clause and before such a verb, an everyday name is the outlet. */
function speaksAsMedia(reading: Reading, sighting: Sighting): boolean {
  const before = reading.words[sighting.from - 1]
  if (before && !before.isMark && !/^(?:همچنین|اما|ولی|و|پیشتر|که)$/.test(before.key)) return false
  if (isEveryday(reading.words, sighting)) return false
  const next = keyAt(reading, sighting.to)
  const after = keyAt(reading, sighting.to + 1)
  if (mediaVerbs.test(next)) return next !== 'خبر' || after.startsWith('داد')
  if (/^(?:نیز|هم)$/.test(next)) return sighting.source.kind === 'agency'
  return next === 'به' && after === 'نقل'
}

/** «خبرنگار فارس», «خبرنگار شبکهٔ المیادین» speak for their outlet. */
function reporterAt(reading: Reading, from: number, limit: number): Phrase | null {
  for (let i = from + 1; i < Math.min(limit, from + 4); i++) {
    const sighting = reading.sightings.get(i)
    if (sighting && sighting.to <= limit)
      return carrier(reading, { from: i, to: sighting.to }, { from, to: sighting.to }, sighting.source)
  }
  return null
}

/** Kind of a carrier that is not in the directory, from its head word and the look of its name. */
export function carrierKind(reading: Reading, phrase: Phrase): SourceKind {
  if (phrase.source) return phrase.source.kind
  if (phrase.kind === 'generic-media') return 'unnamed'
  for (let i = phrase.from; i < phrase.to; i++) {
    const kind = mediaHeads.get(keyAt(reading, i))
    if (kind) return kind
  }
  return 'site'
}

/** A name nobody listed can still look like a carrier's: «… نیوز», «… تایمز». */
export function looksLikeMedia(reading: Reading, span: Span): boolean {
  return mediaNameWithin(reading, span).to > span.from
}

/** The beginning of a span up to the word that tells a carrier; empty when none does. */
export function mediaNameWithin(reading: Reading, span: Span): Span {
  for (let i = span.from; i < span.to; i++) {
    const key = keyAt(reading, i)
    const isEnding = mediaNameEndings.has(key) && i > span.from
    if (isEnding || (key.length > 5 && /(?:نیوز|تایمز|پرس|پست|انلاین)$/.test(key)))
      return { from: span.from, to: i + 1 }
  }
  return { from: span.from, to: span.from }
}

function carrier(reading: Reading, name: Span, whole: Span, source: Source | null): Phrase {
  const to = afterOwnership(reading, whole.to)
  return {
    kind: 'media',
    from: whole.from,
    to,
    core: { from: whole.from, to },
    name,
    title: null,
    source,
    isMerged: false,
  }
}

/** «آناتولی ترکیه», «آ.اس اسپانیا»: whose it is follows the name. */
export function afterOwnership(reading: Reading, at: number): number {
  let to = at
  if (keyAt(reading, to) === '»') to++
  for (let count = 0; count < ownershipWordsMax; count++) {
    const key = keyAt(reading, to)
    if (!nationalities.has(key) && !places.has(key) && !ownershipWords.has(key)) break
    const after = keyAt(reading, to + 1)
    if (after === 'و' || after === 'را') break
    to++
  }
  return to
}

function quotedSightingAt(reading: Reading, from: number): Phrase | null {
  const inside = reading.sightings.get(from + 1)
  if (!inside || keyAt(reading, inside.to) !== '»') return null
  return carrier(reading, { from: from + 1, to: inside.to }, { from, to: inside.to + 1 }, inside.source)
}

/** «خبرگزاری رسمی …», «سامانه خبری خبرگزاری «خاور»», «نشریهٔ آ.اس»: a head, what qualifies it, the name. */
function headedAt(reading: Reading, from: number, limit: number): Phrase | null {
  let i = from
  let isWeak = true
  while (i < limit) {
    const key = keyAt(reading, i)
    const sighting = reading.sightings.get(i)
    if (sighting) return carrier(reading, { from: i, to: sighting.to }, { from, to: sighting.to }, sighting.source)
    if (mediaHeads.has(key)) isWeak = isWeak && weakMediaHeads.has(key)
    else if (!mediaQualifiers.has(key) && !nationalities.has(key)) break
    i++
  }
  if (i >= limit) return null
  if (keyAt(reading, i) === '«') return quotedNameAt(reading, { from, to: i })
  const qualified = i > from + 1
  const to = bareNameEnd(reading, i, limit)
  if (to > i && isOnlyWhose(reading, { from: i, to })) return carrier(reading, { from, to }, { from, to }, null)
  if (to > i && !notCarriers.has(keyAt(reading, i))) {
    const isCarrier = looksLikeMedia(reading, { from: i, to }) || isNumbered(reading, i) || reportsAt(reading, to)
    if (isWeak && !qualified && !isCarrier) return weakName(reading, from, i, to)
    return carrier(reading, { from: nameStart(reading, from, i), to }, { from, to }, null)
  }
  return qualified && !isWeak ? nameless(reading, { from, to: i }) : null
}

/** Plain heads, and what qualifies them without being part of the name. */
const droppedHeads = wordSet('خبرگزاری روزنامه هفته‌نامه مجله نشریه سایت وب‌سایت وبسایت وبگاه پایگاه شبکه تلویزیون رسانه')
const droppedQualifiers = wordSet('خبری تحلیلی خبری‌تحلیلی اینترنتی تلویزیونی آنلاین اجتماعی معتبر معروف مشهور')

/** «پایگاه خبری X» is «X»; «پایگاه اطلاع‌رسانی X», «سایت رسمی X», «بولتن X» keep their words, as they are written. */
function nameStart(reading: Reading, from: number, nameFrom: number): number {
  for (let i = from; i < nameFrom; i++) {
    const key = keyAt(reading, i)
    if (nationalities.has(key)) return nameFrom
    if (!droppedHeads.has(key) && !droppedQualifiers.has(key)) return from
  }
  return nameFrom
}

/** «رادیو تاجیکستان», «تلویزیون ایران»: a country is no name by itself. */
function isOnlyWhose(reading: Reading, span: Span): boolean {
  return span.to - span.from === 1 && places.has(keyAt(reading, span.from))
}

/** «شبکه X به نقل از …», «شبکه X گزارش داد»: what carries news is told by what follows. */
function reportsAt(reading: Reading, at: number): boolean {
  if (keyAt(reading, at) === 'به' && keyAt(reading, at + 1) === 'نقل') return true
  return /^(?:گزارش|نوشت|نوشته|مینویسد)$/.test(keyAt(reading, at)) && reportingVerbAt(reading.words, at) !== null
}

/** «سایت باشگاه پرسپولیس», «پایگاه اطلاع‌رسانی وزارت نفت»: the whole phrase is the name. */
function weakName(reading: Reading, from: number, nameFrom: number, to: number): Phrase | null {
  const head = keyAt(reading, from)
  const isCredit = isCredited(reading, from, to) && (head === 'شبکه' || head === 'کانال')
  if (!isCredit && head !== 'سایت' && head !== 'تلویزیون' && head !== 'رادیو' && head !== 'رسانه') return null
  return carrier(reading, { from: nameFrom, to }, { from, to }, null)
}

/** «به گزارش شبکهٔ ساحل،»: what carries nothing is not credited so. */
function isCredited(reading: Reading, from: number, to: number): boolean {
  const before = keyAt(reading, from - 1)
  const isFormula = before === 'گزارش' || (before === 'از' && keyAt(reading, from - 2) === 'نقل')
  return isFormula && keyAt(reading, to) === '،'
}

function isNumbered(reading: Reading, at: number): boolean {
  return /^(?:اول|دوم|سوم|چهارم|پنجم|[0-9]+)$/.test(keyAt(reading, at))
}

function quotedNameAt(reading: Reading, head: Span): Phrase | null {
  for (let i = head.to + 1; i < head.to + quotedNameWordsMax; i++) {
    if (keyAt(reading, i) !== '»') continue
    const name = { from: head.to + 1, to: i }
    return carrier(reading, name, { from: head.from, to: i + 1 }, reading.sightings.get(name.from)?.source ?? null)
  }
  return null
}

function bareNameEnd(reading: Reading, from: number, limit: number): number {
  let i = from
  while (i < Math.min(limit, from + bareNameWordsMax)) {
    const word = reading.words[i]!
    if (word.isMark || word.key === 'و' || phraseEnders.has(word.key)) break
    if (isFiniteVerb(reading, i) || reportingVerbAt(reading.words, i)) break
    i++
  }
  return i
}

/** «رسانه‌های دولتی پاکستان», «منابع خبری»: carriers without a name. */
function genericMediaAt(reading: Reading, from: number, limit: number): Phrase | null {
  let i = from
  if (quantifiers.has(keyAt(reading, i))) i++
  const isSources = /^منابع/.test(keyAt(reading, i)) && /^(?:خبری|رسانهای|عبری|عربی)$/.test(keyAt(reading, i + 1))
  if (!genericMedia.has(keyAt(reading, i)) && !isSources) return null
  return nameless(reading, { from, to: chunkEnd(reading, i, limit).to })
}

function nameless(reading: Reading, span: Span): Phrase | null {
  if (span.to <= span.from || span.to > reading.words.length) return null
  return { kind: 'generic-media', ...span, core: span, name: span, title: null, source: null, isMerged: false }
}
