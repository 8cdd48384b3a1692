/**
 * A label and its value that stand apart: in two cells, in two parts of a line. What the value is tells as much as the
 * label, so a label need only hold the word of its meaning: «تاریخ انتشار در سایت», «زمان ثبت», «طبقه‌بندی مطلب».
 */
import { agoLine, dateLine, type Moment } from './moments.ts'
import { personName } from './person-name.ts'
import { plainLine, sameLetters } from './plain-line.ts'

export interface LabelledPair {
  kind: 'published' | 'updated' | 'author' | 'code' | 'section' | 'clock'
  value: string
  moment: Moment | null
}

const LABEL_CHARS_MAX = 28
const VALUE_CHARS_MAX = 100
const SECTION_CHARS_MAX = 60
/** Of what a story tells or of the visit, not of the story. */
const FOREIGN =
  /برگزاری|برپایی|مطالعه|خواندن|چاپ|پرینت|بازدید|اجرا|پخش|اکران|[اآ]غاز|شروع|پایان|مهلت|تولد|درگذشت|امروز|نسخه|اعتبار|بازی|نمایش|دریافت|بعدی|قبلی|وقوع|مراسم|نشست|جلسه|مسابقه|دیدار|ثبت ?\u200c?نام|ت[اأ]سیس|ولادت|وفات|فوت|قرعه|واریز|پرداخت|پرواز|حرکت|سررسید|[اآ]زمون|رونمایی/
const UPDATED =
  /به ?\u200c?روز|بروز|ویرایش|تغییر|اصلاح|بازبینی|بازنگری|به ?\u200c?هنگام|آپدیت|اپدیت|updated?|modified|edited/
const PUBLISHED = /انتشار|منتشر|درج|ارسال|ثبت|نشر|مخابره|بارگذاری|ایجاد|^تاریخ|^زمان|^روز$|published|posted|date/
const AUTHOR =
  /^(?:نویسنده|نویسندگان|خبرنگار|گزارشگر|گزارش|گزارش از|به قلم|قلم|نگارنده|نگارش|تهیه ?\u200c?کننده|تهیه و تنظیم|تهیه|تنظیم|مصاحبه(?: ?\u200c?(?:گر|کننده|از))?|گفت ?\u200c?و ?\u200c?گو(?: از|کننده)?|یادداشت از|پدید ?\u200c?[اآ]ورنده|مولف|نوشته|author|writer|by)(?: (?:خبر|مطلب|گزارش|مقاله|یادداشت))?$/
const CODE = /^(?:کد|شناسه|شماره)(?: (?:خبر|مطلب|گزارش|مقاله|نوشته|یادداشت|سند))?$/
const SECTION =
  /^(?:سرویس|گروه|بخش|حوزه|دسته|رسته|موضوع|رده|دسته ?\u200c?بندی|طبقه ?\u200c?بندی|رده ?\u200c?بندی)(?: (?:خبر|خبری|مطلب|گزارش|مقاله))?$/
const CLOCK_LABEL = /^(?:ساعت|زمان)(?: (?:انتشار|درج|ثبت|ارسال|خبر))?$/
const CLOCK = /^\d{1,2}:\d{2}(?::\d{2})?$/

/** What two such texts tell together; null when the first is no label or the second no value for it. */
export function labelledPair(label: string, value: string, now: Date | null): LabelledPair | null {
  if (label.length > LABEL_CHARS_MAX || value.length > VALUE_CHARS_MAX || value === '') return null
  const names = namesOf(label)
  if (names === null) return null
  if (names.time !== null) {
    const moment = dateLine(value, now) ?? agoLine(value, now)
    if (moment !== null) return { kind: names.time, value, moment }
  }
  const plain = sameLetters(plainLine(value))
  if (CLOCK.test(plain)) {
    if (names.time === 'updated') return { kind: 'updated', value: plain, moment: null }
    if (names.isClock) return { kind: 'clock', value: plain, moment: null }
  }
  if (names.other === 'author' && personName(value) !== null) return { kind: 'author', value, moment: null }
  if (names.other === 'code' && /^#?\d{2,14}$/.test(plain))
    return { kind: 'code', value: plain.replace('#', ''), moment: null }
  const isSection = names.other === 'section' && value.length <= SECTION_CHARS_MAX && /^[^\d.؟!:]{2,}$/.test(plain)
  return isSection ? { kind: 'section', value, moment: null } : null
}

/** What a label may name. */
interface LabelNames {
  time: 'published' | 'updated' | null
  isClock: boolean
  other: 'author' | 'code' | 'section' | null
}

/** Pages of a site have the same labels, and most short texts are none. */
const remembered = new Map<string, LabelNames | null>()
const REMEMBERED_MAX = 2_000

function namesOf(label: string): LabelNames | null {
  const known = remembered.get(label)
  if (known !== undefined) return known
  const names = /[\d۰-۹٠-٩.؟!،]/.test(label) ? null : readNames(sameLetters(plainLine(label)).replace(/ ?[:：] ?$/, ''))
  if (remembered.size >= REMEMBERED_MAX) remembered.clear()
  remembered.set(label, names)
  return names
}

function readNames(label: string): LabelNames | null {
  const isOfStory = !FOREIGN.test(label)
  const time = UPDATED.test(label) ? 'updated' : PUBLISHED.test(label) ? 'published' : null
  const other = AUTHOR.test(label) ? 'author' : CODE.test(label) ? 'code' : SECTION.test(label) ? 'section' : null
  const names: LabelNames = { time: isOfStory ? time : null, isClock: CLOCK_LABEL.test(label), other }
  return names.time === null && names.other === null && !names.isClock ? null : names
}
