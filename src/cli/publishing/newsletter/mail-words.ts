import type { EditionCode } from '#article'

/** What the mails of an edition's newsletter say besides the news. */
export interface MailWords {
  /** The subject of an issue with more than one story. */
  andMore(headline: string): string
  /** Before the subject of a mail that somebody tries. */
  trial: string
  /** Before the address that ends it, in a mail without pages. */
  toEnd: string
  whyItCame: string
  end: string
  confirm: Record<'subject' | 'asked', (newsroom: string) => string> & { want: string; otherwise: string }
}

const persian: MailWords = {
  andMore: (headline) => `${headline}؛ و خبرهای دیگر`,
  trial: 'آزمایش',
  toEnd: 'برای قطع خبرنامه',
  whyItCame: 'این ایمیل را چون خواسته بودید فرستادیم.',
  end: 'قطع خبرنامه',
  confirm: {
    subject: (newsroom) => `تأیید خبرنامهٔ ${newsroom}`,
    asked: (newsroom) =>
      `کسی، شاید خود شما، خبرنامهٔ ${newsroom} را برای این نشانی خواسته است. اگر شما بودید، این پیوند را باز کنید و بپذیرید:`,
    want: 'می‌خواهم',
    otherwise: 'اگر شما نبودید، کاری نکنید؛ ایمیل دیگری نمی‌آید.',
  },
}

const english: MailWords = {
  andMore: (headline) => `${headline}, and more`,
  trial: 'Test',
  toEnd: 'To stop the newsletter',
  whyItCame: 'We sent you this mail because you asked for it.',
  end: 'Stop the newsletter',
  confirm: {
    subject: (newsroom) => `Confirm the ${newsroom} newsletter`,
    asked: (newsroom) =>
      `Somebody, perhaps you, asked for the ${newsroom} newsletter at this address. If it was you, open this link and say yes:`,
    want: 'Yes, please',
    otherwise: 'If it was not you, there is nothing to do: no other mail will come.',
  },
}

/** Dari is written as Persian is. */
export const mailWords: Record<EditionCode, MailWords> = { fa: persian, prs: persian, en: english }
