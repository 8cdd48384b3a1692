import type { MessageKind, MessageState } from '#store'
import type { MessageProblem } from '../../actions/messages/send-message.ts'

/** Sentences about what readers send the newsroom itself. */

export const kindNames: Record<MessageKind, string> = { message: 'پیام', tip: 'خبر محرمانه' }

export const kindOptions = [
  { value: 'message', label: 'پرسش، پیشنهاد یا گزارش خطا' },
  { value: 'tip', label: 'خبری که می‌خواهم به تحریریه برسانم (محرمانه)' },
]

export const stateNames: Record<MessageState, string> = {
  waiting: 'تازه',
  read: 'خوانده‌شده',
  answered: 'پاسخ‌داده',
  archived: 'بایگانی',
  erased: 'پاک‌شده',
}

export const fieldNames = {
  kind: 'چه می‌فرستید؟',
  name: 'نام (اگر می‌خواهید)',
  contact: 'راه تماس (اگر می‌خواهید)',
  text: 'متن',
} as const

export function problemSentence({ field, kind }: MessageProblem): string {
  if (field === 'kind') return 'بگویید پیام می‌فرستید یا خبر محرمانه.'
  if (field === 'name') return 'نام باید کوتاه‌تر از هشتاد حرف باشد.'
  if (field === 'contact') return 'راه تماس باید کوتاه‌تر از دویست حرف باشد.'
  if (kind === 'empty') return 'چیزی ننوشته‌اید.'
  return 'متن باید کوتاه‌تر از ده هزار حرف باشد؛ نوشته‌تان در همین صفحه مانده است. آن را در چند پیام بفرستید.'
}

/** What the sender is told of each state. */
export const senderSentences: Record<MessageState, string> = {
  waiting: 'به تحریریه رسیده و هنوز خوانده نشده است.',
  read: 'تحریریه آن را خوانده است.',
  answered: 'تحریریه پاسخ داده است.',
  archived: 'تحریریه آن را خوانده و بایگانی کرده است.',
  erased: 'متن آن از سامانه پاک شده است.',
}

export const doneSentences: Partial<Record<string, string>> = {
  waiting: 'به تازه‌ها برگشت.',
  read: 'خوانده شد.',
  answered: 'پاسخ ثبت شد؛ فرستنده با کد پیگیری آن را می‌بیند.',
  archived: 'بایگانی شد.',
  erased: 'متن برای همیشه پاک شد.',
}

export const emptySentences: Record<MessageState, string> = {
  waiting: 'پیام تازه‌ای نیست. خوانندگان از «پیام به تحریریه» در پای هر صفحهٔ سایت می‌نویسند.',
  read: 'پیامی که خوانده شده و کار دیگری با آن نشده باشد، نیست.',
  answered: 'هنوز به پیامی پاسخ داده نشده است.',
  archived: 'چیزی در بایگانی نیست.',
  erased: 'متن هیچ پیامی پاک نشده است.',
}
