/** Tells a person's name from the office inside one phrase: «رسول فرضی عضو شورا», «سردار فرضی», «وزیر نیرو علی فرضی». */

import { isOrdinary } from '#persian'
import { knownPersonBySurname } from '../directory/people.ts'
import { perfects, phraseEnders } from '../lexicon/function-words.ts'
import { givenNames } from '../lexicon/given-names.ts'
import { mediaHeads } from '../lexicon/media-words.ts'
import { documentNouns, nationalities, organisationHeads, places } from '../lexicon/organisation-words.ts'
import {
  honorificHeads,
  honorifics,
  honorificTails,
  quantifiers,
  roles,
  unnamedHeads,
} from '../lexicon/person-words.ts'
import { isPlainAt, isProseWord, namesToo } from '../lexicon/plain-words.ts'
import { wordSet } from '../lexicon/word-list.ts'
import { keyAt, nameOf, type Reading, type Span, writtenAt } from '../text/reading.ts'

export interface NameAndTitle {
  kind: 'person' | 'office' | 'other'
  name: Span | null
  title: Span | null
}

const nameWordsMax = 5
/** «فرضی بهترین بازیکن میدان» */
const superlatives = /^(?:بهترین|برترین|بزرگترین|ارشدترین|جوانترین|مسنترین|تنها)$/
/** «شهید بهشتی», «امام علی», «خیابان ولی‌عصر»: a given name after these names a place or institution. */
const beforePlaceName = wordSet(
  'شهید امام حضرت بیمارستان دانشگاه خیابان میدان مسجد ورزشگاه سپاه قرارگاه تیپ لشکر مجتمع مدرسه فرودگاه حرم آستان بندر استان شهر شهرستان بخش منطقه پارک بلوار',
)
export const commonNouns = wordSet(`
  دعوت ورود موضع نامه دستور حکم استعفا استعفای انتصاب برکناری مرگ درگذشت ترور بازداشت محاکمه شایعات شایعه دریافت هرگونه ادعای ادعاهای اخبار اتهام اتهامات دخالت ارتباط عقب‌نشینی مسئولیت انتقال انتشار مخالفت مخالفان عملکرد تلاش
  بررسی مشارکت حضور اقدام طرح پروژه میزان آمار گزارش خبر نتایج نتیجه اطلاعات دلیل علت هدف مسئله مساله موضوع بحث حمله حملات جنگ مذاکرات توافق قیمت نرخ بازار اقتصاد
  کشور استان شهر شهرستان مردم زنان جوانان کودکان تیم بازی مسابقه لیگ جشنواره نمایشگاه فیلم کتاب سفر دیدار نشست مراسم عملیات نیرو ایجاد توسعه افزایش کاهش حفظ
  اجرای اجرا ساخت احداث تولید صادرات واردات مصرف شرایط وضعیت سیاست برنامه قانون لایحه پیشنهاد پرونده بودجه درآمد حقوق صدای تصاویر ویدئو ویدیو پیام اظهارات
  هشدار دیگر تاکید تأکید درخواست پیشنهاد خواسته دغدغه انتظار امید وظیفه ضرورت لزوم رعایت کمبود نبود عدم اختلاف تفاوت تغییر ورود خروج تشکیل برگزاری انتخاب انتخابات پیروزی شکست
  اعتماد همکاری روابط رابطه سلامت بیماری درمان اهمیت نقش جایگاه تاثیر تأثیر سطح روند نحوه چگونگی مشکل مشکلات راه راهکار منابع نیاز آینده گذشته هزینه مبلغ مقدار کیفیت تصمیم
  نظر دیدگاه سوال سؤال نکته مطلب مهم‌ترین اولین دومین سومین آخرین بهترین بیشترین تمام تمامی همه کلیه برخی بعضی چنین چند هدف خبرهای آنچه کار کارها فعالیت فعالیت‌ها شعار
  سخنان حادثه زلزله سیل آتش انفجار تعداد شمار بخش بخشی هیچ هر کسی کسانی چیزی این آن آنها جزئیات متن پاسخ واکنش انتقاد تحریم تحریم‌ها تنگه
`)

/** Splits a phrase of people. Words are taken as written; the honorific before a name is left out of it. */
export function splitNameAndTitle(reading: Reading, span: Span): NameAndTitle {
  const from = afterHonorifics(reading, span.from, span.to)
  const rest = { from, to: span.to }
  if (from >= span.to) return { kind: 'office', name: null, title: span }
  const quoted = quotedName(reading, rest)
  if (quoted) return quoted
  // «مهندس جوان کارگاه»
  if (from > span.from && trades.has(keyAt(reading, span.from)) && isPlainProse(reading, rest))
    return { kind: 'office', name: null, title: span }
  if (isSurnameBehind(reading, span.from, rest)) return { kind: 'person', name: rest, title: null }
  if (roles.has(keyAt(reading, from))) return titleFirst(reading, rest)
  return nameFirst(reading, rest, from > span.from)
}

/** «سرهنگ دانشمند»: an office right behind an honorific, and nothing else, is the surname of somebody whom the text names in full. */
function isSurnameBehind(reading: Reading, honorific: number, { from, to }: Span): boolean {
  return from > honorific && to - from === 1 && isSurnameHere(reading, keyAt(reading, from))
}

/** Honorifics that are work too. */
const trades = wordSet('مهندس خلبان ناخدا کاپیتان')

function afterHonorifics(reading: Reading, from: number, to: number): number {
  let i = from
  while (i < to) {
    const key = keyAt(reading, i)
    const isSplit = honorificHeads.has(key) && honorificTails.has(keyAt(reading, i + 1))
    if (isSplit) i += 2
    else if (key === 'و' && honorifics.has(keyAt(reading, i + 1))) i += 2
    else if (
      honorifics.has(key) &&
      i + 1 < to &&
      !(roles.has(key) && !looksLikeName(reading, { from: i + 1, to: i + 2 }))
    )
      i++
    else break
  }
  return i
}

/** «گرت فیلدز» رئیس حزب …, سخنگوی دولت «علی فرضی». */
function quotedName(reading: Reading, span: Span): NameAndTitle | null {
  for (let i = span.from; i < span.to; i++) {
    if (keyAt(reading, i) !== '«') continue
    let close = i + 1
    while (close < span.to && keyAt(reading, close) !== '»') close++
    const name = { from: i + 1, to: close }
    // «سخنگوی ائتلاف و «علی فرضی»»: the next one of a list.
    if (keyAt(reading, i - 1) === 'و' && i - 1 > span.from && roles.has(keyAt(reading, span.from)))
      return { kind: 'office', name: null, title: { from: span.from, to: i - 1 } }
    if (isNameOfThing(reading, span, i)) return makerOf(reading, span, close)
    // «درخت امیرعلی»
    const isThing = name.to - name.from > 1 && isPlainAt(reading, name.from)
    if (close >= span.to || !looksLikeName(reading, name) || isThing) return null
    const after = { from: close + 1, to: span.to }
    const before = { from: span.from, to: i }
    if (before.to > before.from && !roles.has(keyAt(reading, before.from))) return null
    const title =
      after.to > after.from && roles.has(keyAt(reading, after.from)) ? after : before.to > before.from ? before : null
    return { kind: 'person', name, title }
  }
  return null
}

/** «کارگردان فیلم «باران»»: a work or a body stands between the office and the name. */
function isNameOfThing(reading: Reading, span: Span, open: number): boolean {
  return open > span.from && roles.has(keyAt(reading, span.from)) && namedThings.has(keyAt(reading, open - 1))
}

const namedThings = wordSet(`
  فیلم سریال کتاب رمان نمایش نمایشگاه جشنواره ترانه آلبوم شعر داستان مستند انیمیشن برنامه طرح پروژه پویش کارزار همایش روزنامه مجله نشریه ماهنامه سایت
  شرکت سازمان گروه انجمن بنیاد مؤسسه موسسه بنگاه باشگاه تیم بیمارستان دانشگاه مدرسه کافه رستوران هتل کارخانه نشر انتشارات اپلیکیشن سامانه
`)

/** The office with the thing in it; a name may follow it: «کارگردان فیلم «باران»، علی فرضی». */
function makerOf(reading: Reading, span: Span, close: number): NameAndTitle {
  const name = { from: close + 1, to: span.to }
  if (name.to > name.from && looksLikeName(reading, name))
    return { kind: 'person', name, title: { from: span.from, to: close + 1 } }
  return { kind: 'office', name: null, title: span }
}

/** «وزیر نیرو علی فرضی»: the name, if any, begins at a given name or an honorific inside the phrase. */
function titleFirst(reading: Reading, span: Span): NameAndTitle {
  for (let i = span.from + 1; i < span.to; i++) {
    const key = keyAt(reading, i)
    const isHonorific = honorifics.has(key) && !beforePlaceName.has(key) && i + 1 < span.to
    if (!isHonorific && !givenNames.has(key)) continue
    if (beforePlaceName.has(keyAt(reading, i - 1)) || keyAt(reading, i - 1) === 'و') continue
    const from = isHonorific ? afterHonorifics(reading, i, span.to) : i
    if (!isHonorific && span.to - from < 2) continue
    if (isOwner(reading, span, i)) return { kind: 'office', name: null, title: span }
    const after = nameFirst(reading, { from, to: span.to }, true)
    if (after.kind !== 'person' || !after.name) continue
    return { kind: 'person', name: after.name, title: { from: span.from, to: i } }
  }
  return surnameAfterTitle(reading, span) ?? { kind: 'office', name: null, title: span }
}

const ofSomebody = wordSet(`
  پزشک وکیل وکلای مادر پدر همسر برادر خواهر فرزند دختر پسر عمو عموی دایی خاله عمه نوه داماد دوست هم‌تیمی معاون مشاور دستیار سخنگو سخنگوی فرستاده مدیر‌برنامه همتای
  پسرعمو پسرعموی نماینده خانواده
`)
const ofSomebodyAdjectives = wordSet('معالج ویژه ارشد سابق اسبق نزدیک اول رسمی حقوقی شخصی')

/** «مادر رضا فرضی», «پزشک معالج رضا فرضی»: the name is whose, not who. */
function isOwner(reading: Reading, span: Span, nameFrom: number): boolean {
  if (!ofSomebody.has(keyAt(reading, span.from))) return false
  return (
    nameFrom === span.from + 1 ||
    (nameFrom === span.from + 2 && ofSomebodyAdjectives.has(keyAt(reading, span.from + 1)))
  )
}

const surnameTitles = /^(?:رییسجمهوری?|نخستوزیر|سناتور|قاضی|ملکه|ولیعهد|پادشاه)$/

/** «سناتور نمونه»: these take a surname with nothing between. */
function surnameAfterTitle(reading: Reading, span: Span): NameAndTitle | null {
  const name = { from: span.from + 1, to: span.to }
  if (!surnameTitles.test(keyAt(reading, span.from)) || name.to - name.from !== 1 || !looksLikeName(reading, name))
    return null
  return { kind: 'person', name, title: { from: span.from, to: span.from + 1 } }
}

/** «رسول فرضی عضو شورا»: the title begins at the first office word. */
function nameFirst(reading: Reading, span: Span, isIntroduced: boolean): NameAndTitle {
  // «علی نگهبان», «رضا معلم»: an office after a given name alone, and nothing behind it, is the surname.
  const isSurname = span.to - span.from === 2 && givenNames.has(keyAt(reading, span.from))
  let end = isSurname ? span.to : span.from + 1
  while (end < span.to && !roles.has(keyAt(reading, end)) && !superlatives.test(keyAt(reading, end))) end++
  const name = withoutBrackets(reading, { from: span.from, to: end })
  if (!looksLikeName(reading, name) || (!isIntroduced && isPlainProse(reading, name)))
    return { kind: 'other', name: null, title: null }
  const title = end < span.to ? { from: end, to: span.to } : null
  if (title && !isIntroduced && name.to - name.from === 1) return { kind: 'other', name: null, title: null }
  const isPerson =
    isIntroduced ||
    (title !== null && name.to - name.from > 1) ||
    (name.to - name.from > 1 && hasGivenName(reading, name))
  return { kind: isPerson ? 'person' : 'other', name, title }
}

function hasGivenName(reading: Reading, name: Span): boolean {
  for (let i = name.from; i < name.to; i++)
    if (givenNames.has(keyAt(reading, i)) && !(i === name.from && isThingBeside(reading, name))) return true
  // «بهار فرضی»: such a word is a given name where the one behind it is none of everyday prose.
  return namesToo.has(keyAt(reading, name.from)) && !isPlainAt(reading, name.to - 1)
}

/** «پارک جنگلی», «جهان اسلام»: a given name that is a word too, before such a word. */
function isThingBeside(reading: Reading, { from, to }: Span): boolean {
  return to - from > 1 && isOrdinary(writtenAt(reading, from)) && isPlainAt(reading, to - 1)
}

function withoutBrackets(reading: Reading, span: Span): Span {
  for (let i = span.from; i < span.to; i++) if (keyAt(reading, i) === '(') return { from: span.from, to: i }
  return span
}

/** «مقام‌های», «کتابهای»; not «خامنه‌ای», whose half-space stands after the letter. */
function isPlural(reading: Reading, at: number): boolean {
  const { key, start, end } = reading.words[at]!
  if (key.length <= 3 || !/(?:های|هایی)$/.test(key)) return false
  return !/\u200cا[یي]$/.test(reading.text.slice(start, end))
}

/** «پشت صندلی», «نداشتن جای آرام»: several words of everyday prose, and no given name or surname the first of them. */
export function isPlainProse(reading: Reading, { from, to }: Span): boolean {
  // «لطف الله فروزنده»
  if (to - from < 2 || !isPlainAt(reading, from) || keyAt(reading, from + 1) === 'الله') return false
  for (let i = from + 1; i < to; i++) if (!isProseWord(keyAt(reading, i), writtenAt(reading, i))) return false
  return true
}

/** A word of everyday prose alone is the surname only of somebody whom the text names in full, or whom everybody knows. */
export function isKnownSurname(reading: Reading, name: Span): boolean {
  return isSurnameHere(reading, keyAt(reading, name.from)) || knownPersonBySurname(nameOf(reading, name)) !== null
}

const surnamesOf = new WeakMap<Reading, ReadonlySet<string>>()

/** Whether the text calls somebody by a given name and this word: «ارجمند: …» of «شیوا ارجمند». */
export function isSurnameHere(reading: Reading, key: string): boolean {
  let surnames = surnamesOf.get(reading)
  if (!surnames) {
    // «روی» is Roy, and «on».
    const isGiven = (given: string) => (givenNames.has(given) || namesToo.has(given)) && !phraseEnders.has(given)
    surnames = new Set(reading.words.flatMap((word, at) => (isGiven(word.key) ? keyAt(reading, at + 1) : [])))
    surnamesOf.set(reading, surnames)
  }
  return surnames.has(key)
}

/** «عمران مجلس» of «سخنگوی کمیسیون عمران مجلس» is no name. */
const officeOwners = wordSet('مجلس دولت شورا شورای سازمان وزارت شهرداری استانداری دانشگاه دادگاه کمیسیون کشور جمهوری')

/** One to five words, none of which is an office, an organisation, a thing or a small word. */
export function looksLikeName(reading: Reading, span: Span): boolean {
  if (span.to <= span.from || span.to - span.from > nameWordsMax) return false
  for (let i = span.from; i < span.to; i++) {
    const { key, isMark } = reading.words[i]!
    if (isMark) {
      if (key !== '.' && key !== '-') return false
      continue
    }
    if (
      key === 'و' ||
      perfects.has(key) ||
      phraseEnders.has(key) ||
      commonNouns.has(key) ||
      documentNouns.has(key) ||
      /^[0-9]/.test(key)
    )
      return false
    if (i > span.from && i === span.to - 1 && officeOwners.has(key)) return false
    if (i === span.from && (organisationHeads.has(key) || mediaHeads.has(key) || quantifiers.has(key))) return false
    if (unnamedHeads.has(key) || (roles.has(key) && i === span.from)) return false
    if (span.to - span.from === 1 && (nationalities.has(key) || places.has(key))) return false
    if (isPlural(reading, i)) return false
  }
  return true
}
