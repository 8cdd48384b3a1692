import type { PollStanding, PollTimingKind } from '#store'
import type { PollProblem } from '../../actions/polls/arrange-polls.ts'

/** Sentences about polls. */

export const fieldNames = {
  question: 'پرسش',
  choices: 'گزینه‌ها',
  place: 'کجا دیده شود؟',
  code: 'کد خبر',
  opens: 'کی آغاز شود؟',
  closes: 'تا کی باز باشد؟',
} as const

export const fieldHints = {
  opens: 'اگر ننویسید، بی‌درنگ باز است. مانند «فردا ۸ صبح». پیش از آن پرسش و گزینه‌ها دیده می‌شود و پاسخی پذیرفته نمی‌شود.',
  closes: 'اگر ننویسید، تا وقتی کسی پایانش دهد باز است. مانند «شنبه ساعت ۱۸:۳۰» یا «۷ آذر ۱۴۰۵ ساعت ۹»، به وقت تهران.',
} as const

export const standingNames: Record<PollStanding, string> = {
  coming: 'هنوز باز نشده',
  open: 'باز',
  ended: 'پایان‌یافته',
}

export const pollTimingNames: Record<PollTimingKind, string> = {
  opening: 'آغاز رأی‌گیری',
  closing: 'پایان رأی‌گیری',
}

export const placeOptions = [
  { value: 'none', label: 'تنها در صفحهٔ خودش' },
  { value: 'front', label: 'در صفحهٔ نخست' },
  { value: 'article', label: 'زیر یک خبر' },
]

const sentences: Record<PollProblem['field'], Partial<Record<string, string>>> = {
  question: { empty: 'پرسش را بنویسید.', 'too-long': 'پرسش باید کوتاه‌تر از دویست حرف باشد.' },
  choices: {
    'too-few': 'دست‌کم دو گزینه بنویسید، هر کدام در یک سطر.',
    'too-many': 'بیش از هشت گزینه پذیرفته نمی‌شود.',
    'too-long': 'هر گزینه باید کوتاه‌تر از صد حرف باشد.',
    twice: 'یک گزینه دو بار آمده است.',
  },
}

export function problemSentence({ field, kind }: PollProblem): string {
  return sentences[field][kind]!
}

export const codeSentence = 'خبری با این کد نیست؛ کد خبر بالای صفحهٔ آن نوشته شده است.'

export const doneSentences: Partial<Record<string, string>> = {
  made: 'نظرسنجی ساخته شد و در سایت است.',
  placed: 'جای نظرسنجی عوض شد.',
  timed: 'زمان نظرسنجی ذخیره شد.',
  ended: 'رأی‌گیری پایان یافت؛ نتیجه در صفحهٔ آن می‌ماند.',
}
