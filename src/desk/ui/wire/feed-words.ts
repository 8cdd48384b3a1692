import { toPersianDigits } from '#persian'
import type { FeedCondition } from '../../present/feed.ts'

/** What the page of the feeds says. */

export const conditionNames: Record<FeedCondition, string> = {
  well: 'برقرار',
  waiting: 'هنوز پرسیده نشده',
  silent: 'خاموش',
  failing: 'با خطا',
  paused: 'متوقف',
  gone: 'سایت آن را برداشته است',
  removed: 'برداشته‌شده',
}

/** What was done, as it is told above the list. */
export const doneSentences: Record<string, string> = {
  added: 'خوراک افزوده شد و تا یک دقیقهٔ دیگر پرسیده می‌شود.',
  changed: 'خوراک تغییر کرد.',
  checked: 'تا چند ثانیهٔ دیگر از این خوراک پرسیده می‌شود؛ صفحه را دوباره باز کنید تا نتیجه را ببینید.',
  paused: 'خوراک متوقف شد. هر وقت بخواهید از سر گرفته می‌شود.',
  resumed: 'خوراک از سر گرفته شد و تا یک دقیقهٔ دیگر پرسیده می‌شود.',
  removed: 'خوراک از فهرست برداشته شد. هر چه آورده است سر جایش می‌ماند؛ با افزودن دوبارهٔ همان نشانی برمی‌گردد.',
}

/** What is wrong with the form, by the code of the refusal. */
export const feedFaults: Record<string, string> = {
  'unusable-address':
    'این نشانی به جایی در اینترنت نمی‌رسد. نشانی کامل خوراک را بنویسید، مانند https://example.com/rss.',
  'already-exists': 'این خوراک از پیش در فهرست است.',
  'unknown-section': 'چنین بخشی نیست؛ یکی از بخش‌ها را برگزینید.',
  'hidden-characters': 'در نوشته نویسهٔ پنهان هست؛ پاک کنید و با صفحه‌کلید بنویسید.',
}

export const intervals: readonly (readonly [string, string])[] = [
  ['1', 'هر دقیقه'],
  ['5', 'هر ۵ دقیقه'],
  ['10', 'هر ۱۰ دقیقه'],
  ['30', 'هر نیم ساعت'],
  ['60', 'هر ساعت'],
  ['360', 'هر ۶ ساعت'],
  ['1440', 'روزی یک بار'],
]

export const silences: readonly (readonly [string, string])[] = [
  ['6', 'پس از ۶ ساعت'],
  ['24', 'پس از یک روز'],
  ['72', 'پس از سه روز'],
  ['168', 'پس از یک هفته'],
  ['0', 'هیچ‌گاه'],
]

export const textsFrom: readonly (readonly [string, string])[] = [
  ['feed', 'خود خوراک'],
  ['page', 'صفحهٔ هر خبر (خوراکی که تنها خلاصه دارد)'],
]

/** «هر ۱۰ دقیقه»; what no choice names is told in minutes. */
export function intervalInWords(minutes: number): string {
  return intervals.find(([value]) => value === String(minutes))?.[1] ?? toPersianDigits(`هر ${minutes} دقیقه`)
}

/** «پس از ۴۸ ساعت». */
export function silenceInWords(hours: number): string {
  return silences.find(([value]) => value === String(hours))?.[1] ?? toPersianDigits(`پس از ${hours} ساعت`)
}

/** «۱۲٫۵ خبر». */
export function itemsInWords(items: number): string {
  return `${toPersianDigits(String(items)).replace('.', '٫')} خبر`
}
