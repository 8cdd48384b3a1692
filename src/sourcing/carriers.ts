/**
 * Carrier frames: the places where a text credits somebody with carrying it, in any of the forms of the trade
 * («به گزارش X», «به نقل از Y», «X گزارش داد», «در گفت‌وگو با X», «در ایکس نوشت», «… ./ X», «X: …»).
 */

import type { Phrase } from './chunk.ts'
import { isStrong, reportingVerbs, subjectOf } from './clauses.ts'
import { type Credited, creditedAt } from './credited.ts'
import { datelineOf } from './dateline.ts'
import { resolveSource, type Source } from './directory/directory.ts'
import { formulaAt } from './formulas.ts'
import { reportingVerbAt } from './lexicon/reporting-verbs.ts'
import { wordSet } from './lexicon/word-list.ts'
import { carrierKind, mediaPhraseAt } from './media-phrase.ts'
import type { SourceKind } from './model.ts'
import { phraseAt } from './phrases.ts'
import { isFiniteVerb, keyAt, nameOf, type Reading, type Span } from './reading.ts'
import type { Sentence } from './sentences.ts'

/**
 * `report` «به گزارش X» · `quote` «به نقل از X» · `announcement` «طبق اعلام X» · `telling` «به گفتهٔ X» ·
 * `dateline` «خبرگزاری X:» · `head` «X: …» · `subject` «X گزارش داد» · `dialogue` «در گفت‌وگو با X», «به X گفت» ·
 * `platform` «در ایکس نوشت» · `slash` «… ./ X» · `translation` «پست X، ترجمه …» · `about` «گزارش X دربارهٔ …»
 */
export type Frame =
  | 'report'
  | 'quote'
  | 'announcement'
  | 'telling'
  | 'dateline'
  | 'head'
  | 'subject'
  | 'dialogue'
  | 'platform'
  | 'slash'
  | 'translation'
  | 'about'

/** One credit in the text. Word indexes; `at` is where its frame begins. */
export interface Carrier extends Span {
  frame: Frame
  at: number
  /** Index into the sentences of the reading. */
  sentence: number
  paragraph: number
  name: string
  kind: SourceKind
  source: Source | null
  /** The credited phrase is a carrier of news, named or not. */
  isMedia: boolean
  /** No word but connectives stands before the frame in its sentence. */
  isAtStart: boolean
}

/** Credits looked for in one text. */
export const carriersMax = 400

/** Every credit of a text, in order. */
export function findCarriers(reading: Reading): Carrier[] {
  const carriers: Carrier[] = []
  for (let index = 0; index < reading.sentences.length; index++) {
    const found = [...formulas(reading, index), ...speakingMedia(reading, index), ...dialogues(reading, index)]
    found.push(
      ...inRelatives(reading, index),
      ...platforms(reading, index),
      ...slashCredit(reading, index),
      ...translation(reading, index),
      ...reportsOf(reading, index),
    )
    found.sort((a, b) => a.at - b.at)
    if (carriers.length >= carriersMax) break
    for (const carrier of found)
      if (!carriers.some((one) => overlaps(one, carrier) && one.sentence === index)) carriers.push(carrier)
  }
  return carriers
}

function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to
}

interface Placed {
  frame: Frame
  at: number
  sentence: number
}

function carrierOf(reading: Reading, placed: Placed, credited: Credited): Carrier {
  const sentence = reading.sentences[placed.sentence]!
  return {
    ...placed,
    ...credited,
    paragraph: sentence.paragraph,
    isAtStart: isOpening(reading, sentence.from, placed.at),
  }
}

const openingWords = wordSet('و همچنین اما نیز این در حالی است که بنا')

function isOpening(reading: Reading, from: number, at: number): boolean {
  for (let i = from; i < at; i++) if (!reading.words[i]!.isMark && !openingWords.has(keyAt(reading, i))) return false
  return true
}

/** «به گزارش», «به نقل از», «طبق اعلام», «به نوشتهٔ», «به گفتهٔ» and what they credit. */
function formulas(reading: Reading, index: number): Carrier[] {
  const sentence = reading.sentences[index]!
  const carriers: Carrier[] = []
  for (let i = sentence.from; i < sentence.to; i++) {
    if (reading.depths[i]! > sentence.depth) continue
    const opening = formulaAt(reading, i)
    if (!opening || opening.to >= sentence.to) continue
    let credited = creditedAt(reading, opening.to, sentence)
    if (credited && !isCredit(reading, opening, credited)) credited = null
    while (credited) {
      carriers.push(carrierOf(reading, { frame: opening.frame, at: i, sentence: index }, credited))
      i = Math.max(i, credited.to - 1)
      // «به گزارش رویترز و آسوشیتدپرس»: parallel carriers
      const next =
        keyAt(reading, credited.to) === 'و' && credited.isMedia ? creditedAt(reading, credited.to + 1, sentence) : null
      credited = next?.isMedia ? next : null
    }
  }
  return carriers
}

const objects = wordSet('اشاره استناد واکنش پاسخ اعتراض پرداخت انتقاد')

/** «به گزارش X اشاره کرد» credits nobody; figures («طبق آمار …») need an issuer that is told by its words. */
function isCredit(reading: Reading, opening: { frame: Frame; to: number }, credited: Credited): boolean {
  if (objects.has(keyAt(reading, credited.to)) || keyAt(reading, opening.to) === 'اخیر') return false
  if (opening.frame !== 'announcement' || credited.isMedia) return true
  const phrase = phraseAt(reading, opening.to, credited.to)
  return phrase !== null && isStrong(phrase)
}

/** «رویترز گزارش داد», «رویترز: …», «خبرگزاری فارس: …»: the carrier is the subject. */
function speakingMedia(reading: Reading, index: number): Carrier[] {
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
  const credited = creditedAt(reading, placed.at, sentence)
  return credited && credited.kind !== 'person' ? [carrierOf(reading, placed, credited)] : []
}

const editionNouns = wordSet('شماره چاپ گزارشی گزارش مطلبی یادداشتی خبری مقاله‌ای تحلیلی سرمقاله نسخه صفحه تیتر')
const editionReach = 4

/** «نشریهٔ X در شمارهٔ امروز خود …»: its own pages are spoken of, whatever the verb. */
function editionCarrier(reading: Reading, index: number): Carrier | null {
  const sentence = reading.sentences[index]!
  const subject = subjectOf(reading, sentence, sentence.to)
  if (!subject || !isCarrierPhrase(subject)) return null
  for (let i = subject.to; i < Math.min(sentence.to, subject.to + editionReach); i++) {
    if (!/^(?:در|با|طی)$/.test(keyAt(reading, i))) continue
    const noun = /^(?:انتشار|پخش)$/.test(keyAt(reading, i + 1)) ? i + 2 : i + 1
    if (editionNouns.has(keyAt(reading, noun)))
      return carrierOf(reading, { frame: 'subject', at: subject.from, sentence: index }, creditedOf(reading, subject))
  }
  return null
}

const relativeReach = 20

/** «این حادثه که منابع خبری آن را گزارش داده بودند»: a carrier inside a relative clause. */
function inRelatives(reading: Reading, index: number): Carrier[] {
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
  let from = sentence.from
  if (headLeads.has(keyAt(reading, from))) from++
  const credited = creditedAt(reading, from, sentence)
  if (!credited?.isMedia || keyAt(reading, credited.to) !== ':') return null
  return carrierOf(reading, { frame: 'head', at: sentence.from, sentence: index }, credited)
}

const dialogueNouns = wordSet('گفت‌وگو گفتگو گفت‌وگوی گفت‌وگویی گفتگوی گفتگویی مصاحبه مصاحبه‌ای گفت‌وگوهای گفت‌وگو‌ گفت‌وگوئی')
const dialogueAdjectives = wordSet('اختصاصی ویژه تلفنی تفصیلی زنده کوتاه مفصل جداگانه')

/** «در گفت‌وگو با خبرنگار فارس», «به رویترز گفت»: it carries, it does not speak. */
function dialogues(reading: Reading, index: number): Carrier[] {
  const sentence = reading.sentences[index]!
  const carriers: Carrier[] = []
  for (let i = sentence.from; i < sentence.to; i++) {
    if (reading.depths[i]! > sentence.depth) continue
    const at = dialogueAt(reading, i, sentence)
    const credited = at > 0 ? creditedAt(reading, at, sentence) : null
    if (credited?.isMedia && !isNamelessCrowd(credited))
      carriers.push(carrierOf(reading, { frame: 'dialogue', at: i, sentence: index }, credited))
  }
  return carriers
}

function dialogueAt(reading: Reading, at: number, sentence: Sentence): number {
  const key = keyAt(reading, at)
  if (dialogueNouns.has(key)) {
    let i = at + 1
    while (dialogueAdjectives.has(keyAt(reading, i))) i++
    if (keyAt(reading, i) === 'که' && keyAt(reading, i + 1) === 'با') i++
    return keyAt(reading, i) === 'با' ? i + 1 : -1
  }
  if (key === 'که' && keyAt(reading, at + 1) === 'با') return speaksWith(reading, at + 2, sentence) ? at + 2 : -1
  if (key !== 'به') return -1
  return tells(reading, at + 1, sentence) ? at + 1 : -1
}

/** «که با وال‌استریت ژورنال گفت‌وگو کردند» */
function speaksWith(reading: Reading, at: number, sentence: Sentence): boolean {
  for (let i = at; i < Math.min(sentence.to, at + 8); i++)
    if (dialogueNouns.has(keyAt(reading, i)) || /^(?:صحبت|مصاحبه)$/.test(keyAt(reading, i))) return true
  return false
}

const tellingReach = 3

/** «به رویترز گفت»: a saying verb comes right after the carrier. */
function tells(reading: Reading, at: number, sentence: Sentence): boolean {
  const credited = creditedAt(reading, at, sentence)
  if (!credited?.isMedia) return false
  for (let i = credited.to; i < Math.min(sentence.to, credited.to + tellingReach); i++) {
    if (/^(?:گفت|گفتند|گفته|گفتهاند|گفتهاست|میگوید|میگویند|خبر|توضیح|اعلام|تایید)$/.test(keyAt(reading, i))) return true
  }
  return false
}

const crowds = new Set(['برخی رسانه‌ها', 'برخی رسانه ها', 'رسانه‌های جمعی', 'رسانه ها', 'رسانه‌های گروهی'])

/** «در جمع خبرنگاران», «با رسانه‌ها»: nobody in particular. */
export function isNamelessCrowd(credited: Credited): boolean {
  return (
    credited.source === null &&
    credited.kind === 'unnamed' &&
    (credited.to - credited.from <= 1 || crowds.has(credited.name))
  )
}

/** «در ایکس نوشت», «در صفحهٔ خود در اینستاگرام»: a platform where somebody posted. */
function platforms(reading: Reading, index: number): Carrier[] {
  const sentence = reading.sentences[index]!
  const carriers: Carrier[] = []
  for (let i = sentence.from; i < sentence.to; i++) {
    if (reading.depths[i]! > sentence.depth) continue
    const byAdjective = platformByAdjective(reading, i)
    if (byAdjective) carriers.push(carrierOf(reading, { frame: 'platform', at: i, sentence: index }, byAdjective))
    const sighting = reading.sightings.get(i)
    if (sighting?.source.kind !== 'social' || !isPlatformPlace(reading, i, sentence.from)) continue
    const name = { from: sighting.from, to: sighting.to }
    const credited = {
      ...name,
      name: nameOf(reading, name),
      kind: 'social' as const,
      source: sighting.source,
      isMedia: true,
    }
    carriers.push(carrierOf(reading, { frame: 'platform', at: i, sentence: index }, credited))
  }
  return carriers
}

/** «در توییتی نوشت», «در پیامی اینستاگرامی»: the platform is told by an adjective. */
const postAdjectives = new Map([
  ['توییتی', 'توییتر'],
  ['توییتری', 'توییتر'],
  ['اینستاگرامی', 'اینستاگرام'],
  ['تلگرامی', 'تلگرام'],
  ['فیسبوکی', 'فیسبوک'],
])

function platformByAdjective(reading: Reading, at: number): Credited | null {
  const name = postAdjectives.get(keyAt(reading, at))
  if (
    !name ||
    (!/^(?:در|طی|با)$/.test(keyAt(reading, at - 1)) && !/^(?:در|طی|با|انتشار)$/.test(keyAt(reading, at - 2)))
  )
    return null
  return { from: at, to: at + 1, name, kind: 'social', source: resolveSource(name), isMedia: true }
}

const platformHeads = wordSet('شبکه اجتماعی صفحه حساب کانال پیام‌رسان پلتفرم سکوی')

function isPlatformPlace(reading: Reading, at: number, from: number): boolean {
  let i = at - 1
  while (i >= from && platformHeads.has(keyAt(reading, i))) i--
  const key = keyAt(reading, i)
  return key === 'در' || key === 'روی' || i < at - 1
}

const slashWordsMax = 6

/** «… به پایان رسید./ سایت نمونه», «منبع: ایسنا»: a credit at the end of a paragraph. */
function slashCredit(reading: Reading, index: number): Carrier[] {
  const sentence = reading.sentences[index]!
  const start =
    /^(?:منبع|منابع)$/.test(keyAt(reading, sentence.from)) && keyAt(reading, sentence.from + 1) === ':'
      ? sentence.from + 2
      : -1
  const slash = keyAt(reading, sentence.from) === '/' ? sentence.from + 1 : lastSlash(reading, sentence)
  const at = start > 0 ? start : slash > 0 ? slash : aloneAtEnd(reading, index)
  if (at <= 0 || sentence.to - at > slashWordsMax) return []
  const credited = creditedAt(reading, at, sentence)
  if (!credited?.isMedia || credited.to < sentence.to - 1) return []
  return [carrierOf(reading, { frame: 'slash', at, sentence: index }, credited)]
}

/** A last line that is nothing but the name of a carrier. */
function aloneAtEnd(reading: Reading, index: number): number {
  const sentence = reading.sentences[index]!
  if (index === 0 || index !== reading.sentences.length - 1) return -1
  const sighting = reading.sightings.get(sentence.from)
  return sighting && sighting.to === sentence.to && sighting.source.kind !== 'social' ? sentence.from : -1
}

function lastSlash(reading: Reading, sentence: Sentence): number {
  for (let i = sentence.to - 1; i > Math.max(sentence.from, sentence.to - slashWordsMax); i--) {
    if (keyAt(reading, i) === '/') return i + 1
  }
  return -1
}

const postNouns = wordSet('پست متن توییت توئیت نوشته پیام ویدیو ویدئو ویدیوی بیانیه ترجمه سخنان')
const translationReach = 14

/** «پست فلانی، ترجمه ماشین:» */
function translation(reading: Reading, index: number): Carrier[] {
  const sentence = reading.sentences[index]!
  for (let i = sentence.from; i < Math.min(sentence.to, sentence.from + translationReach); i++) {
    if (keyAt(reading, i) !== 'ترجمه') continue
    let from = sentence.from
    while (from < i && postNouns.has(keyAt(reading, from))) from++
    const credited = from < i && from > sentence.from ? creditedAt(reading, from, { from: sentence.from, to: i }) : null
    if (!credited) continue
    const kind = credited.isMedia || credited.source ? credited.kind : 'person'
    return [carrierOf(reading, { frame: 'translation', at: from, sentence: index }, { ...credited, kind })]
  }
  return []
}

const aboutNouns = wordSet('گزارش گزارش‌های خبر ادعای ادعاهای داده‌های گزارشی نوشته روایت منتشرشده')

/** «در واکنش به گزارش رویترز», «داده‌های مارین‌ترافیک»: another's report is spoken of. */
function reportsOf(reading: Reading, index: number): Carrier[] {
  const sentence = reading.sentences[index]!
  const carriers: Carrier[] = []
  for (let i = sentence.from; i < sentence.to; i++) {
    if (!aboutNouns.has(keyAt(reading, i)) || reading.depths[i]! > sentence.depth || formulaAt(reading, i - 1)) continue
    let at = i + 1
    if (/^(?:ردیابی|اخیر|توسط)$/.test(keyAt(reading, at))) at++
    if (keyAt(reading, at) === 'از' && keyAt(reading, at + 1) === 'سوی') at += 2
    const credited = creditedAt(reading, at, sentence)
    if (credited?.isMedia && (credited.source || credited.kind !== 'unnamed')) {
      carriers.push(carrierOf(reading, { frame: 'about', at: i, sentence: index }, credited))
    }
  }
  return carriers
}
