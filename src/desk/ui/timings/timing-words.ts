import type { TimingEndKind, TimingKind } from '#store'

/** All sentences about what is to happen to an article at an instant. */

export const timingNames: Record<TimingKind, string> = {
  publication: 'انتشار',
  withdrawal: 'برداشتن از سایت',
  embargo: 'امبارگو',
}

export const timingRights: Record<TimingKind, string> = {
  publication: 'انتشار نسخهٔ کنونی در این زمان',
  withdrawal: 'برداشتن از سایت در این زمان',
  embargo: 'امبارگو: تا این زمان به هیچ راهی منتشر نشود',
}

export const endNames: Record<TimingEndKind, string> = {
  done: 'انجام شد',
  cancelled: 'لغو شد',
  lifted: 'پیش از موعد برداشته شد',
  superseded: 'جایش را کار دیگری گرفت',
  failed: 'انجام نشد',
}

/** Why a time that was written cannot be taken, by the kind of the problem; the first that is known is told. */
export const phraseProblems: Record<string, string> = {
  'needs-clock': 'ساعتش را هم بنویسید؛ مانند «فردا ۸ صبح».',
  past: 'این زمان گذشته است؛ زمانی را بنویسید که هنوز نرسیده باشد.',
  'no-such-day': 'چنین روزی در تقویم نیست.',
  'no-such-time': 'چنین ساعتی نیست.',
  'too-long': 'کوتاه‌تر بنویسید؛ مانند «۷ آذر ۱۴۰۵ ساعت ۱۸:۳۰».',
  'no-date': 'این زمان فهمیده نشد؛ مانند «فردا ۸ صبح» یا «۷ آذر ۱۴۰۵ ساعت ۱۸:۳۰» بنویسید.',
}

/** What was assumed of a time that was taken, by the kind of the problem. */
export const phraseNotes: Record<string, string> = {
  'year-assumed': 'سال را ننوشته‌اید؛ نخستین سالی که این روز می‌رسد گرفته شد.',
  'weekday-mismatch': 'روز هفته با تاریخ نمی‌خواند؛ تاریخ گرفته شد.',
  'dates-disagree': 'تاریخ شمسی و میلادی یکی نیست؛ شمسی گرفته شد.',
  'ambiguous-date': 'این تاریخ دو جور خوانده می‌شود.',
  'two-digit-year': 'سال دو رقمی نوشته شده است.',
}

/** Why something that was due could not be done. */
export const failureReasons: Record<string, string> = {
  missed: 'سامانه در آن زمان خاموش بود و خبر کهنه شد.',
  embargoed: 'امبارگوی آن تمام نشده بود.',
  'rights-ended': 'مهلت استفاده از عکس یا فیلمی که در آن است گذشته بود.',
  internal: 'خطایی در سامانه رخ داد.',
}

/** Why the desk refuses a time, by the fact `because`. */
export const untimelyReasons: Record<string, string> = {
  past: 'این زمان گذشته است.',
  'too-far': 'این زمان بیش از دو سال دیگر است.',
  'after-withdrawal': 'با این زمان، مطلب پیش از انتشار برداشته می‌شود؛ ترتیب دو زمان را درست کنید.',
  opened: 'رأی‌گیری آغاز شده است و زمان آغازش دیگر عوض نمی‌شود.',
  'closes-first': 'با این زمان‌ها رأی‌گیری پیش از آغازش پایان می‌یابد؛ پایان را دیرتر از آغاز بگذارید.',
  'published-before': 'انتشار مطلب برای پیش از این زمان گذاشته شده است؛ نخست زمان انتشار را تغییر دهید.',
}

export const timingWords = {
  title: 'زمان‌بندی',
  when: 'کی؟',
  whenHint: 'مانند «فردا ۸ صبح»، «شنبه ساعت ۱۸:۳۰» یا «۷ آذر ۱۴۰۵ ساعت ۹». ساعت به وقت تهران است.',
  what: 'چه چیزی',
  note: 'یادداشت یا دلیل',
  noteHint: 'اگر نوشته شود، کنار زمان دیده می‌شود.',
  look: 'دیدن زمان',
  keep: 'همین را بگذار',
  change: 'زمان دیگری بنویسید',
  reading: 'چنین فهمیده شد:',
  which: 'کدام یک؟ این نوشته بیش از یک زمان را می‌رساند.',
  open: 'در پیش',
  noneOpen: 'برای این مطلب زمانی گذاشته نشده است.',
  past: 'گذشته',
  cancel: 'لغو',
  release: 'برداشتن امبارگو پیش از موعد',
  releaseReason: 'چرا پیش از موعد برداشته می‌شود؟',
  pending: 'متنی که نوشته شده با «همین را بگذار» نسخه می‌شود و همان نسخه منتشر خواهد شد.',
  changed:
    'پس از زمان‌بندی، متن عوض شده است؛ آنچه منتشر می‌شود نسخهٔ پیشین است. برای انتشار متن تازه دوباره زمان‌بندی کنید.',
  stale: 'در این میان متن عوض شد؛ آن را ببینید و دوباره زمان‌بندی کنید.',
  overrule: 'بی نگاه نفر دوم منتشر شود؛ دلیلش را در یادداشت نوشته‌ام و در دفتر رویدادها می‌ماند',
  overruleReason: 'برای انتشار بی نگاه نفر دوم، دلیلش را در یادداشت بنویسید.',
  set: 'زمان گذاشته شد.',
  cancelled: 'لغو شد.',
} as const
