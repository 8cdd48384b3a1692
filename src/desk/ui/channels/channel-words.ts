import type { ChannelService, PostState } from '#store'

/** Sentences about channels. */

export const serviceNames: Record<ChannelService, string> = { telegram: 'تلگرام', bale: 'بله', eitaa: 'ایتا' }

export const stateNames: Record<PostState, string> = {
  waiting: 'در صف',
  asking: 'در راه',
  sent: 'فرستاده',
  unknown: 'نامعلوم',
  dead: 'نرسیده',
  removed: 'پاک‌شده',
  'passed-over': 'کنارگذاشته',
}

/** What a list of posts may be narrowed to; everything without. */
export const postTabs = ['waiting', 'dead', 'unknown', 'sent'] as const

export const fieldNames = {
  service: 'پیام‌رسان',
  edition: 'نسخهٔ سایت',
  name: 'نام در تحریریه',
  address: 'نشانی سرور بات',
  chat: 'کانال یا گروه',
  token: 'توکن بات',
  sections: 'بخش‌ها',
} as const

export type ChannelField = keyof typeof fieldNames

/** What is wrong with a field, by the refusal's own word for it. */
const faults: Record<string, { field: ChannelField; sentence: string }> = {
  name: { field: 'name', sentence: 'نامی بنویسید تا بدانید کدام کانال است.' },
  chat: { field: 'chat', sentence: 'نام کانال با @ می‌آید، مانند @rozan، یا شمارهٔ آن را بنویسید.' },
  token: {
    field: 'token',
    sentence: 'توکن بات را همان‌گونه که پیام‌رسان داده است بنویسید؛ نشانی سرور که عوض شود دوباره لازم است.',
  },
  address: { field: 'address', sentence: 'نشانی سرور با https:// آغاز می‌شود و پرسش و گذرواژه ندارد.' },
}

export function faultOf(detail: string): { field: ChannelField; sentence: string } {
  return faults[detail.split(':')[0] ?? ''] ?? { field: 'sections', sentence: 'بخشی که برگزیده‌اید دیگر نیست.' }
}

export const doneSentences: Partial<Record<string, string>> = {
  made: 'کانال ساخته شد؛ خبرهایی که از این پس منتشر شود به آن می‌رود. با پیام آزمایشی ببینید که می‌رسد.',
  changed: 'تغییر ذخیره شد.',
  paused: 'کانال متوقف است. آنچه در این میان منتشر شود بعداً هم فرستاده نمی‌شود.',
  resumed: 'کانال دوباره به راه افتاد.',
  ended: 'کانال کنار گذاشته شد؛ پیام‌های فرستاده همان جا می‌ماند.',
  again: 'پیام دوباره در صف فرستادن است.',
  arrived: 'پیام رسیده به شمار آمد.',
  tested: 'پیام آزمایشی رسید؛ آن را در کانال ببینید.',
}

export const failedTest = 'پیام آزمایشی نرسید.'
export const restingTest = 'پیام‌رسان می‌گوید کمی صبر کنید؛ چند دقیقهٔ دیگر دوباره بیازمایید.'
