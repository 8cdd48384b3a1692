/**
 * Noun phrases that can speak or carry: read from the word they begin with to where the sentence goes on.
 * Persian marks neither the end of a phrase nor a name by capitals, so the phrase is told by its opening words
 * (an honorific, an office, an organisation, a carrier) and closed by what cannot be inside it.
 */

import { phraseEnders } from '../lexicon/function-words.ts'
import { givenNames } from '../lexicon/given-names.ts'
import { mediaHeads, mediaQualifiers } from '../lexicon/media-words.ts'
import {
  documentNouns,
  mediaNouns,
  nationalities,
  organisationHeads,
  organisationNouns,
  places,
  properOrganisations,
  wholeOrganisations,
} from '../lexicon/organisation-words.ts'
import {
  honorifics,
  humanNouns,
  pluralPronouns,
  pronouns,
  quantifiers,
  roles,
  unnamedHeads,
} from '../lexicon/person-words.ts'
import { isOwnedKin } from '../lexicon/plain-words.ts'
import { reportingVerbAt } from '../lexicon/reporting-verbs.ts'
import { wordSet } from '../lexicon/word-list.ts'
import { isFiniteVerb, keyAt, type Reading, type Span } from '../text/reading.ts'
import { chunkEnd, type Phrase, type PhraseKind } from './chunk.ts'
import { descriptionEnd } from './description.ts'
import { mediaPhraseAt } from './media-phrase.ts'
import { commonNouns, looksLikeName, splitNameAndTitle } from './name-and-title.ts'

const pointers = wordSet('این همین آن همان')
/** The noun phrase that begins at a word, or null when none can. `limit` is the first word it may not take. */
export function phraseAt(reading: Reading, from: number, limit: number): Phrase | null {
  const key = keyAt(reading, from)
  if (key === '' || (reading.words[from]!.isMark && key !== '«')) return null
  const media = mediaPhraseAt(reading, from, limit)
  if (media) return withAppositions(reading, media, limit)
  if (pronouns.has(key) || pluralPronouns.has(key)) return bare(from, from + 1, 'pronoun')
  if (pointers.has(key)) return pointerAt(reading, from, limit)
  const report = reportBy(reading, from, limit)
  if (report) return report
  const { to, isMerged } = chunkEnd(reading, from, limit)
  if (to <= from) return null
  const whole = shortened(reading, { from, to }, isMerged)
  const kind = kindOf(reading, whole)
  const core = withoutObject(reading, whole, { kind, isMerged })
  const parts = kind === 'person' || kind === 'office' || kind === 'other' ? splitNameAndTitle(reading, core) : null
  const phrase: Phrase = {
    kind: parts ? parts.kind : kind,
    ...core,
    core,

    name: parts?.name ?? null,
    title: parts?.title ?? null,
    source: null,
    isMerged,
  }
  return withAppositions(reading, phrase, limit)
}

const reports = wordSet('گزارش گزارش‌های گزارشی بیانیه اطلاعیه')

/** «گزارش یک روزنامهٔ انگلیسی حاکی است»: the paper speaks. */
function reportBy(reading: Reading, from: number, limit: number): Phrase | null {
  if (!reports.has(keyAt(reading, from)) || from + 1 >= limit) return null
  if (phraseEnders.has(keyAt(reading, from + 1))) return null
  const issuer = phraseAt(reading, from + 1, limit)
  return issuer && issuer.kind !== 'other' && issuer.kind !== 'pronoun' ? { ...issuer, from } : null
}

/** Organisations that need no further word: «پلیس علت حادثه را …». */
const tidings = wordSet('خبر خبرهای گزارش گزارش‌های ادعا ادعای شایعه شایعات اتهام اتهامات اظهارات')
const placeTails = wordSet('متحده سعودی شمالی جنوبی عربی اسلامی فدراتیو آمریکا امریکا فدرال نو دموکراتیک')

/** «عراق وجود پایگاه … را»: a country ends where its name does; of subject and object run together, a given name leads. */
function shortened(reading: Reading, span: Span, isMerged: boolean): Span {
  if (properOrganisations.has(keyAt(reading, span.from)) && keyAt(reading, span.from + 1) !== 'و')
    return { from: span.from, to: span.from + 1 }
  if (places.has(keyAt(reading, span.from))) {
    let to = span.from + 1
    while (to < span.to && placeTails.has(keyAt(reading, to))) to++
    return keyAt(reading, to) === 'و' ? span : { from: span.from, to }
  }
  // «گمرک خبر توقیف لنج‌ها در … را»: the object is parted from its «را» by a preposition.
  const meetsObject = isMerged || tidings.has(keyAt(reading, span.from + 1))
  if (meetsObject && wholeOrganisations.has(keyAt(reading, span.from)))
    return { from: span.from, to: span.from + (places.has(keyAt(reading, span.from + 1)) ? 2 : 1) }
  if (!isMerged || !givenNames.has(keyAt(reading, span.from))) return span
  let to = span.from + 1
  while (to < span.to && givenNames.has(keyAt(reading, to))) to++
  return { from: span.from, to: Math.min(span.to, to + 1) }
}

/** «آتش‌نشانی علت حادثه را …»: no body is called by these; they are what it tells of. */
const matters = wordSet('علت علل دلیل دلایل هدف شمار تعداد میزان زمان احتمال ادعای ادعاهای شایعه شایعات اتهام اتهامات')

/** «مرکز پایش میزان آلودگی» is called so; and with no «را» behind it nothing is an object. */
function isMatter(reading: Reading, at: number): boolean {
  return matters.has(keyAt(reading, at)) && !studies.has(keyAt(reading, at - 1))
}

const markerReach = 12

/** Whether «را» stands behind, before any mark: «باشگاه دلیل غیبت مهاجم خود در بازی را …». */
function meetsMarker(reading: Reading, from: number): boolean {
  for (let i = from; i < from + markerReach && !reading.words[i]?.isMark; i++)
    if (keyAt(reading, i) === 'را') return true
  return false
}

const studies = wordSet('بررسی تعیین پایش مطالعات مدیریت آمار سنجش اعلام برآورد')

/** «فرضی شایعات را …», «کاخ سفید دریافت پیشنهاد را …», «استاندار علت را …»: a thing inside the phrase is the object. */
function withoutObject(reading: Reading, span: Span, how: { kind: PhraseKind; isMerged: boolean }): Span {
  const isThing = (at: number): boolean =>
    commonNouns.has(keyAt(reading, at)) && !organisationHeads.has(keyAt(reading, at))
  if (how.kind === 'office' && how.isMerged) {
    let to = span.to
    while (to > span.from + 2 && !isThing(to - 1)) to--
    // «خبر سفر وزیر را»: the object begins at the first of its nouns.
    while (to > span.from + 2 && isThing(to - 1)) to--
    return to > span.from + 2 || isThing(to) ? { from: span.from, to } : span
  }
  const isNamed = how.kind === 'other'
  if (how.kind === 'organisation' || how.kind === 'office')
    for (let i = span.from + 1; i < span.to; i++)
      if (isMatter(reading, i) && (how.isMerged || meetsMarker(reading, span.to))) return { from: span.from, to: i }
  if (!isNamed && !(how.kind === 'organisation' && how.isMerged)) return span
  for (let i = span.from + (isNamed ? 1 : 2); i < span.to; i++) if (isThing(i)) return { from: span.from, to: i }
  return span
}

function bare(from: number, to: number, kind: PhraseKind): Phrase {
  return { kind, from, to, core: { from, to }, name: null, title: null, source: null, isMerged: false }
}

/** «این مقام آمریکایی», «این نهاد حقوق بشری»: the noun and its adjectives. */
function pointerAt(reading: Reading, from: number, limit: number): Phrase | null {
  // «این دو مقام»
  const at = /^(?:دو|سه|چهار|چند|[2-9])$/.test(keyAt(reading, from + 1)) ? from + 2 : from + 1
  const noun = keyAt(reading, at)
  const isKnown =
    humanNouns.has(noun) ||
    mediaNouns.has(noun) ||
    organisationNouns.has(noun) ||
    documentNouns.has(noun) ||
    roles.has(noun)
  if (!isKnown || at >= limit) return null
  return bare(from, chunkEnd(reading, at, Math.min(limit, from + 7)).to, 'pointer')
}

/** What the opening words say the phrase is. */
function kindOf(reading: Reading, span: Span): PhraseKind {
  const key = keyAt(reading, span.from)
  if (quantifiers.has(key) && span.to - span.from > 1) return 'unnamed'
  if (key === 'مقام' && keyAt(reading, span.from + 1) === 'معظم') return 'office'
  if (unnamedHeads.has(key) || isOwnedKin(key)) return 'unnamed'
  if (honorifics.has(key) || key === '«') return 'person'
  // «نگهبانی که نامش خوانا نیست»
  if (keyAt(reading, span.from + 1) === 'که' && key.endsWith('ی') && !roles.has(key) && roles.has(key.slice(0, -1)))
    return 'unnamed'
  if (roles.has(key)) return isIndefinite(reading, span) ? 'unnamed' : 'office'
  if (organisationHeads.has(key) || properOrganisations.has(key)) return 'organisation'
  if (places.has(key) && span.to - span.from <= 3) return 'place'
  return 'other'
}

/** «مدیر یک شرکت»: an office that tells nobody in particular. */
function isIndefinite(reading: Reading, span: Span): boolean {
  for (let i = span.from + 1; i < span.to; i++) if (keyAt(reading, i) === 'یک') return true
  return false
}

const besideMax = 2

/** «X، سخنگوی کاخ سفید، …»: takes in what stands beside the phrase between commas. */
function withAppositions(reading: Reading, phrase: Phrase, limit: number): Phrase {
  let grown = phrase
  for (let count = 0; count < besideMax && keyAt(reading, grown.to) === '،' && grown.to + 1 < limit; count++) {
    const beside = besideAt(reading, grown, limit)
    if (!beside) break
    grown = beside
  }
  return grown
}

function besideAt(reading: Reading, phrase: Phrase, limit: number): Phrase | null {
  const from = phrase.to + 1
  const described = canBeDescribed(phrase) ? descriptionEnd(reading, from, limit) : null
  if (described !== null)
    return { ...phrase, kind: 'person', name: phrase.name ?? phrase.core, to: described, isDescribed: true }
  const { to, isMerged } = chunkEnd(reading, from, limit)
  if (to <= from || isMerged) return null
  const span = { from, to }
  const close = keyAt(reading, to) === '،' ? to + 1 : to
  const isOneOf = phrase.kind === 'unnamed' && isSomebodyOf(keyAt(reading, phrase.from))
  if ((phrase.kind === 'office' || isOneOf) && !phrase.name) {
    const parts = splitNameAndTitle(reading, span)
    if ((parts.kind === 'person' || (isOneOf && parts.name)) && parts.name && !parts.title)
      return { ...phrase, kind: 'person', name: parts.name, to: close }
    if (isOneOf) return null
    if (!isListed(reading, span)) return null
    const core = { from: phrase.core.from, to }
    return { ...phrase, core, title: core, to }
  }
  if (isPair(reading, phrase) && unnamedHeads.has(keyAt(reading, from)))
    return { ...phrase, kind: 'pair', title: span, to: close }
  if (!describes(reading, span) || isSubjectOfOther(reading, to)) return null
  const isNamed = phrase.kind === 'person' || phrase.kind === 'other'
  if (!isNamed) return { ...phrase, to: close }
  return {
    ...phrase,
    kind: 'person',
    name: phrase.name ?? phrase.core,
    title: phrase.title ?? beforeNextName(reading, span),
    to: close,
  }
}

function canBeDescribed({ kind, name, title }: Phrase): boolean {
  return (kind === 'person' || kind === 'other') && name !== null && title === null
}

/** «دبیر نشست», «معاون ساخت», «رئیس ادارهٔ پرداخت»: names of things that look like verbs. */
const nounsToo = wordSet('نشست ساخت پرداخت شناخت خرید گشت برداشت دریافت بازداشت کاشت دوخت سوخت پخت')

/** «به گفتهٔ فرضی، داور خوب بود»: what stands before such a verb is its subject, and tells nothing of who stands before the comma. */
function isSubjectOfOther(reading: Reading, at: number): boolean {
  return isFiniteVerb(reading, at) && !nounsToo.has(keyAt(reading, at)) && !reportingVerbAt(reading.words, at)
}

/** «معلمشان، سارا فرضی،», «یکی از آنان، رضا فرضی،» */
function isSomebodyOf(key: string): boolean {
  return key === 'یکی' || isOwnedKin(key)
}

/** «علی فرضی و سارا فرضی»: two names, the first of them told by its given name. */
function isPair(reading: Reading, { kind, core }: Phrase): boolean {
  if (kind !== 'other' || !givenNames.has(keyAt(reading, core.from))) return false
  for (let i = core.from + 1; i < core.to - 1; i++) {
    if (keyAt(reading, i) !== 'و') continue
    const [one, other] = [
      { from: core.from, to: i },
      { from: i + 1, to: core.to },
    ]
    return looksLikeName(reading, one) && looksLikeName(reading, other)
  }
  return false
}

/** «…، سخنگوی ائتلاف و «سارا نمونه»، …»: an office of a list ends where the next name begins. */
function beforeNextName(reading: Reading, span: Span): Span {
  for (let i = span.from + 1; i < span.to - 1; i++)
    if (keyAt(reading, i) === 'و' && keyAt(reading, i + 1) === '«') return { from: span.from, to: i }
  return span
}

/** «مدیر آب، خاک و امور فنی سازمان …»: the office goes on after the comma as a list. */
function isListed(reading: Reading, span: Span): boolean {
  if (roles.has(keyAt(reading, span.from)) || span.to - span.from < 3) return false
  for (let i = span.from + 1; i < span.to; i++) if (keyAt(reading, i) === 'و') return true
  return false
}

const describing = wordSet('خبرنگار گزارشگر وابسته یکی از ارشدترین بلندپایه‌ترین همتای')

/** An office, a carrier's description or «وابسته به …»: stands beside a name. */
function describes(reading: Reading, span: Span): boolean {
  const key = keyAt(reading, span.from)
  if (describing.has(key) || roles.has(key) || mediaHeads.has(key)) return true
  return mediaQualifiers.has(key) || (nationalities.has(key) && span.to - span.from <= 4)
}
