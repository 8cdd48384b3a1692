/** How far the words that belong together reach. Persian marks no end of a phrase: it is known by what cannot be inside. */

import { isOrdinary } from '#persian'
import type { Source } from '../directory/directory.ts'
import { phraseEnders } from '../lexicon/function-words.ts'
import { givenNames } from '../lexicon/given-names.ts'
import { genericMedia } from '../lexicon/media-words.ts'
import { organisationHeads } from '../lexicon/organisation-words.ts'
import { placedRoles, pronouns, quantifiers, roles, unnamedHeads } from '../lexicon/person-words.ts'
import { isOwnedKin, isPlainAt } from '../lexicon/plain-words.ts'
import { reportingVerbAt } from '../lexicon/reporting-verbs.ts'
import { wordSet } from '../lexicon/word-list.ts'
import { isFiniteVerb, keyAt, type Reading, type Span, writtenAt } from '../text/reading.ts'

export type PhraseKind =
  | 'pronoun'
  | 'pointer'
  | 'person'
  | 'pair'
  | 'office'
  | 'organisation'
  | 'media'
  | 'generic-media'
  | 'unnamed'
  | 'place'
  | 'other'

export interface Phrase extends Span {
  kind: PhraseKind
  /** Without what stands beside it between commas. */
  core: Span
  name: Span | null
  title: Span | null
  source: Source | null
  /** The phrase ran into an object («را»): only its beginning is the subject. */
  isMerged: boolean
  /** «رضا فرضی، کشاورزی که …،», «معصومه، ۵۱ ساله،»: told as what, and by no office. */
  isDescribed?: boolean
}

const strongKinds: ReadonlySet<PhraseKind> = new Set([
  'pronoun',
  'pointer',
  'person',
  'pair',
  'office',
  'organisation',
  'media',
  'generic-media',
  'unnamed',
  'place',
])

/** A phrase that can be told for a speaker by its own words. */
export function isStrong(phrase: Phrase): boolean {
  return strongKinds.has(phrase.kind)
}

const phraseWordsMax = 24
const quotedNameWordsMax = 8
const bracketWordsMax = 8
const dialogueWords = wordSet(`
  گفت‌وگو گفتگو گفت‌وگوی گفت‌وگویی گفتگوی گفتگویی مصاحبه مصاحبه‌ای جمع نشست نشستی پاسخ واکنش دیدار این آن ادامه حاشیه جریان مراسم مراسمی کنفرانس کنفرانسی سخنانی سخنان پیامی پیام بیانیه‌ای
  بیانیه جلسه جلسه‌ای همایش همایشی صفحه ایکس توییتر توییتی توئیتر توئیتی پستی پست حساب کانال گزارشی گزارش خصوص مورد رابطه زمینه تشریح توضیح پایان ابتدا آیین آئین بازدید سفر یادداشتی نامه‌ای
  جایگاه صحن تماس گفت‌وگوهای اولین دومین سومین نخستین آخرین چندمین طول محل سالن سال بخش تذکر تذکری نطق نطقی سخنرانی اظهاراتی واکنشی اطلاعیه اطلاعیه‌ای یادداشت نامه برنامه برنامه‌ای اجتماع خطبه‌های همین باره یک شبکه حالی عین برابر مقابل پی
`)

/** Where the words that belong together end: at a verb, a preposition, a mark, «را», «که». */
export function chunkEnd(reading: Reading, from: number, limit: number): { to: number; isMerged: boolean } {
  const stop = Math.min(limit, from + phraseWordsMax, reading.words.length)
  let i = from
  while (i < stop) {
    const { key, isMark } = reading.words[i]!
    if (isMark) {
      const after = afterInnerMark(reading, i, from, stop)
      if (after === i) break
      i = after
      continue
    }
    if (key === 'را') return { to: trimmed(reading, from, i), isMerged: true }
    if (reportingVerbAt(reading.words, i)) break
    if (isFiniteVerb(reading, i))
      return { to: trimmed(reading, from, beforeVerbalNoun(reading, i, from)), isMerged: false }
    if (i > from && pointers.has(key) && !pointsWithin(reading, i, from)) break
    if (i > from && isNewPhrase(reading, i, from)) break
    if (phraseEnders.has(key) && !staysInside(reading, i, from)) break
    if (key === 'رو' && keyAt(reading, i + 1) === 'به') break
    if (key === 'و' && !joinsNouns(reading, i, stop)) break
    i++
    if (isOwnedKin(key) && !isGiven(reading, i)) return { to: i, isMerged: keyAt(reading, i) === 'را' }
  }
  return { to: trimmed(reading, from, i), isMerged: false }
}

/** A given name that is no word of everyday prose: «همسرش زهرا فرضی», not «مادرم هوا را». */
function isGiven(reading: Reading, at: number): boolean {
  return givenNames.has(keyAt(reading, at)) && !isOrdinary(writtenAt(reading, at))
}

const lightVerbs = wordSet(
  'کرد کردند می‌کند می‌کنند کرده زد زدند می‌زند داد دادند می‌دهد گرفت گرفتند می‌گیرد کشید خورد هست هستند برد',
)

/** «پسر تلفن کرد», «وزیر سفر کرد»: the noun before a light verb belongs to the verb. */
function beforeVerbalNoun(reading: Reading, at: number, from: number): number {
  if (at - from < 2 || !lightVerbs.has(keyAt(reading, at))) return at
  return isPlainAt(reading, at - 1) ? at - 1 : at
}

const pointers = wordSet('این همین آن همان')
const innerNouns = wordSet(`
  کشور شهر استان شهرستان منطقه وزارتخانه وزارت سازمان دانشگاه بیمارستان شرکت باشگاه حزب نهاد اداره مرکز بانک مؤسسه موسسه تیم فدراسیون کمیته کمیسیون شورا ستاد مجموعه
  رژیم گروه جنبش انجمن اتحادیه ارتش نیرو ائتلاف کنفرانس جشنواره همایش نمایشگاه دفتر روستا بخش بندر جزیره استانداری شبکه روزنامه خبرگزاری رسانه بیمارستان صنف اتحادیه هیئت هیأت هیات دوره رویداد پروژه طرح
`)

const numbered = wordSet(
  'شبکه کانال منطقه لشکر شماره فاز واحد بند ماده تیپ کلاس پایه گروه رادیو تلویزیون ناحیه بخش شهرداری سری بلوک مدل نسل دسته لیگ زیر رده',
)

/** A superlative or «چند» begins another phrase: «مهاجم پرسپولیس اولین تجربه‌اش را …». */
const openers = wordSet('چند هر اولین نخستین دومین سومین آخرین مهم‌ترین مهمترین بزرگ‌ترین بیشترین هرگونه')

/** «… آمریکا ۲ طرف …», «فدراسیون کشتی وی …»: a number or a pronoun begins another phrase. */
function isNewPhrase(reading: Reading, at: number, from: number): boolean {
  const key = keyAt(reading, at)
  if (openers.has(key)) return true
  if (/^[0-9]+$/.test(key)) return !numbered.has(keyAt(reading, at - 1))
  if (!pronouns.has(key)) return false
  const head = keyAt(reading, from)
  return !roles.has(head) && !unnamedHeads.has(head) && !quantifiers.has(head)
}

/** «مادر این زندانی» */
const kin = /^(?:مادر|پدر|همسر|برادر|خواهر|فرزند|دختر|پسر|خانواده|وکیل|وکلای|دوست|مدیر|مربی|نماینده|سخنگوی|رییس)$/

/** «فرمانده ارتش این کشور» goes on; in «فرضی این روند را …» another phrase begins. */
function pointsWithin(reading: Reading, at: number, from: number): boolean {
  const head = keyAt(reading, from)
  if (keyAt(reading, at - 1) === 'از') return true
  if (at === from + 1 && kin.test(head)) return true
  if (!innerNouns.has(keyAt(reading, at + 1))) return false
  return (
    roles.has(head) ||
    unnamedHeads.has(head) ||
    quantifiers.has(head) ||
    organisationHeads.has(head) ||
    genericMedia.has(head)
  )
}

/** Steps over «a quoted name» or (an abbreviation); elsewhere a mark ends the phrase. */
function afterInnerMark(reading: Reading, at: number, from: number, stop: number): number {
  const key = keyAt(reading, at)
  const closing = key === '«' ? '»' : key === '(' ? ')' : ''
  if (closing === '') {
    const isDash = key === '-' || key === '–' || key === '/' || key === '.'
    const isTight =
      reading.words[at]!.start === reading.words[at - 1]?.end && reading.words[at]!.end === reading.words[at + 1]?.start
    return isDash && isTight && at > from ? at + 1 : at
  }
  const reach = closing === '»' ? quotedNameWordsMax : bracketWordsMax
  for (let i = at + 1; i <= Math.min(at + reach, stop); i++) {
    if (keyAt(reading, i) === closing) return i + 1
    if (keyAt(reading, i) === '\n' || keyAt(reading, i) === '.') break
  }
  return at
}

const dayHeads = wordSet('خطیب خطبای امام نماز ائمه ستاد مصلای')
const internal = wordSet('المللی الملل المجالس')

function staysInside(reading: Reading, at: number, from: number): boolean {
  const key = keyAt(reading, at)
  const before = keyAt(reading, at - 1)
  const next = keyAt(reading, at + 1)
  if (at === from) return false
  if (key === 'جمعه') return dayHeads.has(before)
  if (key === 'بین') return internal.has(next)
  if (key === 'ولی') return /^(?:فقیه|عصر|امر)/.test(next)
  if (key === 'از') return quantifiers.has(before) || before === 'یکی'
  if (key === 'در' && next === 'امور') return true
  if (key === 'در') return takesPlace(reading, at, from) && !dialogueWords.has(next) && !reading.words[at + 1]?.isMark
  if (key === 'به') return before === 'رسیدگی' || before === 'نزدیک' || before === 'وابسته' || before === 'موسوم'
  if (key === 'با') return before === 'اشنا'
  if (key === 'ماه' || key === 'سال' || key === 'هفته') return false
  return false
}

function takesPlace(reading: Reading, at: number, from: number): boolean {
  for (let i = from; i < at; i++) if (placedRoles.has(keyAt(reading, i))) return true
  return false
}

/** «و» goes on with the phrase unless a verb, a preposition or a new clause follows. */
function joinsNouns(reading: Reading, at: number, stop: number): boolean {
  const next = at + 1
  if (next >= stop || reading.words[next]!.isMark) return keyAt(reading, next) === '«'
  if (phraseEnders.has(keyAt(reading, next)) || isFiniteVerb(reading, next)) return false
  return !reportingVerbAt(reading.words, next)
}

function trimmed(reading: Reading, from: number, to: number): number {
  let end = to
  while (end > from && keyAt(reading, end - 1) === 'و') end--
  return end
}
