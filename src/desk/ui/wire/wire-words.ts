import { counted, formatDate, formatDateTime, formatTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { RecallKind, StoryCopy, StoryStatus } from '#store'

/** What the pages of the wire say. */

export const statusNames: Record<StoryStatus, string> = {
  new: 'تازه',
  watched: 'زیر نظر',
  taken: 'روی میز',
  ignored: 'کنارگذاشته',
}

/** What stands where no story does. */
export const emptySentences: Record<StoryStatus, string> = {
  new: 'خبر تازه‌ای نیست. هر چه از خوراک‌ها برسد همین‌جا دیده می‌شود.',
  watched: 'خبری زیر نظر نیست. با دکمهٔ «زیر نظر» یا کلید w خبری را این‌جا نگه دارید.',
  taken: 'هنوز خبری به میز نیامده است. با دکمهٔ «به میز بیاور» یا کلید t از خبر پیش‌نویس بسازید.',
  ignored: 'خبری کنار گذاشته نشده است.',
}

/** The same, of what we corrected or took down ourselves. */
export const ownRecallSentences: Record<RecallKind, string> = {
  correction: 'مطلبی از ما اصلاح شد',
  denial: 'مطلبی از ما تکذیب شد',
  retraction: 'مطلبی از ما برداشته یا پس گرفته شد',
}

/** What a source did with what it had said. */
export const recallSentences: Record<RecallKind, string> = {
  correction: 'منبع این خبر را اصلاح کرد',
  denial: 'این خبر تکذیب شد',
  retraction: 'منبع این خبر را پس گرفت',
}

export const verbs = { take: 'به میز بیاور', ignore: 'کنار بگذار', watch: 'زیر نظر', reopen: 'برگردان به تازه‌ها' }

export const partNames = { kicker: 'روتیتر', headline: 'تیتر', subheadline: 'زیرتیتر', lead: 'لید' }

/** «۳ رسانه», «۱ رسانه». */
export function outletsInWords(count: number): string {
  return counted(count, 'رسانه')
}

/** What a rule should have made of an item and could not, by the kind of the problem; of one story one article is enough. */
export const routingSentences: Record<string, string> = {
  canceled: 'منبع این خبر را باطل کرده است؛ قاعده از آن پیش‌نویس نساخت.',
  withheld: 'منبع انتشار این خبر را نگه داشته است؛ قاعده از آن پیش‌نویس نساخت.',
  'no-text': 'تیتر یا متن ندارد؛ قاعده از آن پیش‌نویس نساخت.',
  'may-not-publish': 'کسی که قاعده به نام اوست حق انتشار ندارد؛ خبر پیش‌نویس ماند.',
  'not-ready': 'خبر آمادهٔ انتشار نبود؛ پیش‌نویس ماند.',
  'not-stored': 'قاعده باید از این خبر مطلبی می‌ساخت و به خطا برخورد؛ خودتان آن را به میز بیاورید.',
}

/** «اولویت ۲». */
export function priorityInWords(priority: number): string {
  return toPersianDigits(`اولویت ${priority}`)
}

export function wordsInWords(count: number): string {
  return counted(count, 'واژه')
}

/** The hour alone for what came within a day, else the day too. */
export function whenInWords(at: Date, now: Date): string {
  return now.getTime() - at.getTime() < 20 * 3_600_000 ? formatTime(at) : formatDateTime(at)
}

/** «۱۲ دقیقه پس از نخستین». */
export function laterInWords(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 1) return 'هم‌زمان با نخستین'
  const hours = Math.floor(minutes / 60)
  const text =
    hours === 0 ? `${minutes} دقیقه` : minutes % 60 === 0 ? `${hours} ساعت` : `${hours} ساعت و ${minutes % 60} دقیقه`
  return toPersianDigits(`${text} پس از نخستین`)
}

/** Whether a version tells its day and no hour: it is placed as of the end of that day, and shown as of the day. */
export function isOfADay({ said, publishedAt }: StoryCopy): boolean {
  return publishedAt !== null && said?.published_precision === 'day'
}

/** When a version was said, `inWords` where it tells the hour. */
export function saidTime(copy: StoryCopy, inWords: (at: Date) => string): Html {
  const at = isOfADay(copy) ? copy.publishedAt! : copy.saidAt
  return html`<time datetime="${at.toISOString()}">${isOfADay(copy) ? formatDate(at, 'long') : inWords(at)}</time>`
}
