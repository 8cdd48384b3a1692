import type { MessageKind, MessageState } from '#store'

/** Sentences about what readers send the newsroom itself. */

export const kindNames: Record<MessageKind, string> = { message: 'پیام', tip: 'خبر محرمانه' }

export const stateNames: Record<MessageState, string> = {
  waiting: 'تازه',
  read: 'خوانده‌شده',
  answered: 'پاسخ‌داده',
  archived: 'بایگانی',
  erased: 'پاک‌شده',
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
