import { toPersianDigits } from '#persian'

/** Why a feed could not be had, in the words people are shown. The codes are those the wire keeps. */
const sentences: Record<string, string> = {
  'bad-address': 'نشانی این خوراک درست نیست.',
  'forbidden-port': 'این نشانی درگاهی دارد که از آن پرسیده نمی‌شود؛ تنها ۸۰ و ۴۴۳ پذیرفته است.',
  'non-public-address': 'این نشانی به شبکه‌ای درونی می‌رسد، نه به اینترنت؛ از آن چیزی پرسیده نشد.',
  'unknown-host': 'سایتی با این نام پیدا نشد.',
  unreachable: 'سرور این سایت در دسترس نیست.',
  'tls-failed': 'گواهی امنیتی این سایت درست نیست.',
  timeout: 'سایت در زمان مجاز پاسخ نداد.',
  'too-many-redirects': 'سایت پی‌درپی به نشانی دیگری می‌فرستد و به خوراک نمی‌رسد.',
  'bad-redirect': 'سایت به جایی می‌فرستد که نشانی درستی ندارد.',
  'headers-too-large': 'پاسخ این سایت پذیرفتنی نیست: سرآیندهایش بیش از اندازه بزرگ است.',
  'too-large': 'حجم پاسخ بیش از اندازهٔ مجاز است.',
  'bad-packing': 'پاسخ سایت فشرده بود و باز نشد.',
  'cut-off': 'پاسخ سایت نیمه‌کاره ماند.',
  'no-feed': 'آنچه در این نشانی است خوراک خبر نیست.',
  'list-of-feeds': 'در این نشانی فهرستی از خوراک‌هاست، نه خود خبرها؛ هر خوراک را جدا بیفزایید.',
  gone: 'سایت می‌گوید این خوراک برای همیشه برداشته شده است.',
}

const ofStatus: Record<number, string> = {
  401: 'سایت اجازهٔ خواندن این خوراک را نمی‌دهد',
  403: 'سایت اجازهٔ خواندن این خوراک را نمی‌دهد',
  404: 'در این نشانی چیزی نیست',
  429: 'سایت می‌خواهد کمتر از آن بپرسیم',
  503: 'سایت اکنون پاسخ نمی‌دهد',
}

/** What went wrong, as a sentence; null where nothing did. */
export function failureSentence(failure: string | null, facts: Record<string, unknown> | null): string | null {
  if (failure === null) return null
  if (failure !== 'http-status') return sentences[failure] ?? 'خواندن این خوراک به خطا برخورد.'
  const status = Number(facts?.status)
  return `${ofStatus[status] ?? 'سایت پاسخ خطا داد'} (${toPersianDigits(String(status))}).`
}
