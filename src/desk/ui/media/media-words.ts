import { toPersianDigits } from '#persian'

/** All sentences of the media library, for its pages and for the editor. */
export const mediaWords = {
  title: 'عکس و ویدیو',
  drop: 'پرونده‌ها را این‌جا رها کنید، با Ctrl+V بچسبانید، یا',
  choose: 'برگزیدن پرونده',
  limits: 'عکس JPEG، PNG، WebP و GIF تا ۴۰ مگابایت؛ ویدیوی MP4 و WebM تا ۱ گیگابایت.',
  needsScript: 'فرستادن پرونده به جاوااسکریپت نیاز دارد؛ آوردن عکس از نشانی، بی آن هم کار می‌کند.',
  address: 'آوردن از نشانی',
  fetch: 'بیاور',
  waiting: 'در نوبت',
  sending: (percent: number) => `${toPersianDigits(String(percent))}٪ فرستاده شد`,
  offline: 'ارتباط برید؛ به محض وصل شدن از همان‌جا ادامه می‌یابد',
  inspecting: 'بررسی می‌شود …',
  kept: 'به کتابخانه افزوده شد',
  keptBefore: 'از پیش در کتابخانه بود',
  again: 'دوباره بکوش',
  giveUp: 'نفرست',
  signedOut: 'نشست شما پایان یافته است؛ در زبانهٔ دیگری وارد شوید و سپس «دوباره بکوش» را بزنید.',
  failed: 'فرستاده نشد؛ چیزی از دست نرفته است. دوباره بکوشید.',
  noAlt: 'بی توصیف',
  unused: 'به کار نرفته',
  ended: 'حق نشر پایان یافته',
  film: 'ویدیو',
  uses: (count: number) => `در ${toPersianDigits(String(count))} مطلب`,
  framed: 'این قاب، تصویر روی ویدیو شد.',
  notFramed: 'قاب گرفته نشد؛ ویدیو را تا جایی پخش کنید و دوباره بکوشید.',
  saved: 'ذخیره شد.',
} as const

/** Why a file was not taken, by the kind of its problem. */
export const unusableSentences: Record<string, string> = {
  empty: 'این پرونده خالی است.',
  'too-large': 'این پرونده بزرگ‌تر از اندازهٔ پذیرفتنی است؛ عکس تا ۴۰ مگابایت و ویدیو تا ۱ گیگابایت.',
  'unknown-format':
    'محتوای این پرونده، هرچه نامش باشد، نه عکس JPEG، PNG، WebP یا GIF است و نه ویدیوی MP4 یا WebM. آن را به یکی از این‌ها تبدیل کنید.',
  broken: 'این پرونده ناقص یا خراب است؛ آن را دوباره از دوربین یا فرستنده بگیرید.',
  'too-many-pixels': 'ابعاد این عکس بیش از ۶۰ مگاپیکسل است؛ آن را کوچک‌تر کنید.',
  'too-many-frames': 'این GIF بیش از ۵۰۰ قاب دارد؛ آن را به ویدیوی MP4 تبدیل کنید.',
  unplayable: 'مرورگرها تصویر این ویدیو را پخش نمی‌کنند؛ آن را با کدک H.264، VP9 یا AV1 دوباره بسازید.',
}

/** Why an address was not fetched, by its reason. */
export const addressSentences: Record<string, string> = {
  'http-status': 'سایت این عکس را نداد؛ نشانی را در مرورگر باز کنید و ببینید هنوز هست.',
  timeout: 'سایت به‌موقع پاسخ نداد؛ کمی بعد دوباره بکوشید یا عکس را ذخیره کنید و پرونده‌اش را بفرستید.',
  'too-large': unusableSentences['too-large']!,
}

export const addressSentence =
  'این نشانی، نشانی عمومی اینترنت نیست یا به آن نرسیدیم؛ نشانی را بررسی کنید یا پرونده را بفرستید.'

/** What the desk says of a refusal that concerns a file. */
export function fileSentence(code: string, { kind, reason }: { kind?: unknown; reason?: unknown }): string {
  if (code === 'unusable-media') return unusableSentences[String(kind)] ?? unusableSentences['unknown-format']!
  if (code === 'unusable-address') return addressSentences[String(reason)] ?? addressSentence
  if (code === 'too-large') return unusableSentences['too-large']!
  if (code === 'unauthenticated') return mediaWords.signedOut
  if (code === 'forbidden') return 'اجازهٔ افزودن به کتابخانه را ندارید؛ از دبیر بخش بخواهید.'
  return mediaWords.failed
}
