/** Clauses without a reporting verb of their own: «X: …», «به گفتهٔ X», «در این بیانیه آمده است». */

import { isStrong, type Phrase } from '../grammar/chunk.ts'
import { creditedAt } from '../grammar/credited.ts'
import { formulaAt } from '../grammar/formulas.ts'
import { mediaPhraseAt } from '../grammar/media-phrase.ts'
import { isPlainProse, isSurnameHere, looksLikeName } from '../grammar/name-and-title.ts'
import { openingEnd } from '../grammar/openings.ts'
import { phraseAt } from '../grammar/phrases.ts'
import { timeWords } from '../lexicon/function-words.ts'
import { documentNouns, rulingNouns } from '../lexicon/organisation-words.ts'
import { pluralPronouns } from '../lexicon/person-words.ts'
import { reportingVerbAt } from '../lexicon/reporting-verbs.ts'
import { iranianTowns } from '../lexicon/towns.ts'
import { wordSet } from '../lexicon/word-list.ts'
import { isFiniteVerb, keyAt, type Reading } from '../text/reading.ts'
import type { Sentence } from '../text/sentences.ts'
import { afterDateline, type ClausePlace, quotedIn, type SpokenClause } from './spoken-clause.ts'

const headWordsMax = 22
/** «منبع: ایرنا», «فوری: …»: what stands after is told of the story, not spoken. */
const labels = wordSet('منبع منابع عکس عکاس فیلم ویدئو ویدیو فوری')

/** «معاون وزیر نیرو: …», «رویترز به نقل از یک منبع: …» at the beginning of a line. */
export function headClause(reading: Reading, sentence: Sentence, base: ClausePlace): SpokenClause | null {
  const from = afterDateline(reading, sentence)
  if (reading.sentences[base.sentence - 1]?.paragraph === sentence.paragraph) return null
  const colon = colonWithin(reading, from, Math.min(sentence.to, from + headWordsMax))
  if (colon < 0) return null
  const lead = /^(?:ادعای|روایت|هشدار|واکنش|پاسخ|گزارش|خبرنگار)$/.test(keyAt(reading, from)) ? from + 1 : from
  const subject = phraseAt(reading, lead, colon)
  if (!subject || !canHead(reading, subject, base.paragraph)) return null
  if (subject.to === colon && subject.to - subject.from === 1 && labels.has(keyAt(reading, lead))) return null
  if (subject.to < colon && !isHeadTail(reading, subject.to)) return null
  if (colon + 1 >= sentence.to && !reading.sentences[base.sentence + 1]) return null
  if (isFigure(reading, colon + 1, sentence.to)) return null
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

/** «مینا فرضی اما نظر دیگری دارد: «شب‌ها سرویس نیست.»»: a human, told of by a verb of no saying, and then the words. */
export function openedClause(reading: Reading, sentence: Sentence, base: ClausePlace): SpokenClause | null {
  const from = afterDateline(reading, sentence)
  for (let i = from + 1; i < sentence.to; i++) {
    if (keyAt(reading, i) !== ':' || reading.depths[i]! > 0) continue
    if (keyAt(reading, i + 1) !== '«' || !endsInThirdPerson(reading, i) || !quotesSpeech(reading, i + 1)) return null
    for (let at = from; at < i; at++) if (isWork(keyAt(reading, at))) return null
    const subject = phraseAt(reading, openingEnd(reading, from, i), i)
    if (!subject || !speaking.has(subject.kind) || pluralPronouns.has(keyAt(reading, subject.from))) return null
    return {
      ...base,
      form: 'head',
      verb: { from: i, to: i + 1 },
      polarity: 'assert',
      opens: ':',
      subject,
      quoted: null,
      isPlural: false,
      joinsOthers: false,
    }
  }
  return null
}

/** «آخرین ترانه‌اش را منتشر کرد: «…»», «تابلو را نمی‌بیند: «…»»: what follows is what the thing is called, or what stands on it. */
function isWork(key: string): boolean {
  return [key, key.replace(/(?:ا?ش|شان)$/, ''), key.replace(/(?:ها(?:یی|ی)?|ای|ی)(?:ش|شان)?$/, '')].some((word) =>
    works.has(word),
  )
}

const works = wordSet(
  'فیلم سریال رمان کتاب ترانه آهنگ آلبوم نمایش نمایشنامه شعر تابلو قطعه پوستر عکس مستند بیت شعار پلاکارد بنر مجموعه داستان',
)

/** A verb is looked for so many words into a quotation. */
const quotedReach = 60

const speaking: ReadonlySet<Phrase['kind']> = new Set(['person', 'pronoun', 'unnamed', 'office'])

/** «… نیست:», «… تمام می‌کند:»; not «و گفتم:». */
function endsInThirdPerson(reading: Reading, colon: number): boolean {
  return isFiniteVerb(reading, colon - 1) && !keyAt(reading, colon - 1).endsWith('م')
}

function quotesSpeech(reading: Reading, open: number): boolean {
  for (let i = open + 1; i < Math.min(reading.words.length, open + quotedReach); i++) {
    if (keyAt(reading, i) === '»' || keyAt(reading, i) === '\n') return false
    if (isFiniteVerb(reading, i)) return true
  }
  return false
}

/** «درنای سفید: ۴» */
function isFigure(reading: Reading, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!reading.words[i]!.isMark && !/^[0-9]+$/.test(keyAt(reading, i))) return false
  return from < to
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
  if (!looksLikeName(reading, name) || isPlainProse(reading, name)) return false
  if (paragraph === headlineParagraph || name.to - name.from > 1 || isIntroduced(subject)) return true
  return isSurnameHere(reading, keyAt(reading, name.from))
}

function isIntroduced(subject: Phrase): boolean {
  return subject.name !== null && subject.name.from > subject.from
}

/** «به گفتهٔ X», «به نوشتهٔ X», «طبق اعلام X». */
export function tellingClause(reading: Reading, sentence: Sentence, base: ClausePlace): SpokenClause | null {
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
export function documentClause(reading: Reading, sentence: Sentence, base: ClausePlace): SpokenClause | null {
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
  if (keyAt(reading, from) !== 'در') return null
  let isAnswered = false
  for (let i = from; i < to; i++) {
    // «در پاسخ مجلس به نامهٔ وزیر»: whose the letter is did not say what stands in the answer.
    isAnswered ||= answering.has(keyAt(reading, i))
    if (isDocument(reading, i)) {
      const issuer = isAnswered ? null : issuerAfter(reading, i + 1, to)
      return issuer ?? (documentNouns.has(keyAt(reading, i)) ? bareDocument(i) : null)
    }
  }
  return null
}

const answering = wordSet('پاسخ جواب واکنش توضیح به از درباره دربارهٔ علیه')

function isDocument(reading: Reading, at: number): boolean {
  return documentNouns.has(keyAt(reading, at)) || rulingNouns.has(keyAt(reading, at))
}

const documentAdjectives = wordSet(
  'مشترک سرگشاده پایانی نهایی رسمی تازه جدید اخیر سالانه ماهانه ارسالی مطبوعاتی تسلیت تبریک کوتاه مفصل کامل مذکور',
)
const issuers: ReadonlySet<Phrase['kind']> = new Set(['organisation', 'media', 'office', 'person', 'unnamed'])

/** «در متن نامهٔ وزیر نیرو», «در رأی هیئت عمومی دیوان»: whose the document is. */
function issuerAfter(reading: Reading, at: number, to: number): Phrase | null {
  let i = at
  while (i < to && (isDocument(reading, i) || documentAdjectives.has(keyAt(reading, i)))) i++
  const issuer = i < to ? phraseAt(reading, i, to) : null
  return issuer && issuers.has(issuer.kind) ? issuer : null
}

function bareDocument(at: number): Phrase {
  const span = { from: at, to: at + 1 }
  return { ...span, kind: 'other', core: span, name: null, title: null, source: null, isMerged: false }
}
