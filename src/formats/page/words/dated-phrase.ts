/** A short phrase around a date, whose words tell what the date is of: «روی سایت رفت در ۱۲ آبان ۱۴۰۳، ۱۴:۲۵». */
import { DATE_TOKENS, type Moment, momentIn } from './moments.ts'
import { plainLine, sameLetters } from './plain-line.ts'

/** Longer texts tell the story. */
export const PHRASE_CHARS_MAX = 110
/** More words beside the date tell a story. */
const WORDS_MAX = 8
/** So few words beside a date near the headline hardly tell of anything else. */
const WORDS_ALONE_MAX = 2
const UPDATED =
  /^(?:به|به‌روز\S*|بروز\S*|روز ?رسانی|روزرسانی|ویرایش|تغییر|اصلاح|بازبینی|آپدیت|اپدیت|updated?|modified|edited)$/
const PUBLISHED = /^(?:انتشار|منتشر|درج|ارسال|ثبت|نشر|مخابره|بارگذاری|نوشته|پست|published|posted|submitted|created)$/
const FOREIGN =
  /^(?:برگزاری|برپایی|چاپ|پرینت|بازدید|مشاهده|دریافت|اجرا|پخش|اکران|[اآ]غاز|شروع|پایان|مهلت|متولد|تولد|درگذشت|امروز|بازی|نمایش|شماره|سال|از|تا|دیدگاه|نظر|پاسخ|عضویت|©|copyright)$/

const OF_AN_EVENT =
  /(?:تاریخ|زمان|ساعت|مهلت|روز) (?:و (?:ساعت|محل|مکان) )?(?:برگزاری|برپایی|اجرا|پخش|اکران|[اآ]غاز|شروع|پایان|ثبت ?\u200c?نام|مراسم|نشست|بازی|مسابقه|دیدار)/

/** «زمان برگزاری: …»: what the story announces. */
export function tellsOfEvent(text: string): boolean {
  return OF_AN_EVENT.test(sameLetters(plainLine(text)))
}

export interface DatedPhrase {
  kind: 'published' | 'updated' | 'loose-date'
  moment: Moment
}

export function datedPhrase(text: string, now: Date | null): DatedPhrase | null {
  if (text.length > PHRASE_CHARS_MAX || !/[\d۰-۹٠-٩]/.test(text) || /[.؟!]\s*$/.test(text)) return null
  const words = sameLetters(plainLine(text)).split(/[\s،,:؛|()[\]«»/–—•·.-]+/)
  const others = words.filter((word) => word !== '' && !/^[\d:٫]+$/.test(word) && !DATE_TOKENS.has(word))
  if (others.length === 0 || others.length > WORDS_MAX || others.some((word) => FOREIGN.test(word))) return null
  const isUpdated =
    others.some((word) => UPDATED.test(word) && word !== 'به') || /به روز ?\u200c?(?:رسانی|شده)/.test(words.join(' '))
  const isPublished = others.some((word) => PUBLISHED.test(word))
  if (!isUpdated && !isPublished && others.length > WORDS_ALONE_MAX) return null
  const moment = momentIn(text, now)
  if (moment === null) return null
  return { kind: isUpdated ? 'updated' : isPublished ? 'published' : 'loose-date', moment }
}
