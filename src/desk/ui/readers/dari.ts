import { html } from '#server'
import { persianReaderWords } from './persian.ts'
import type { ReaderWords } from './words.ts'

const { comment, message, newsletter, reply } = persianReaderWords

/** Dari is written as Persian is: only what newsrooms of Afghanistan call otherwise is said otherwise. */
export const dariReaderWords: ReaderWords = {
  ...persianReaderWords,
  comment: {
    ...comment,
    nameHint: 'همراه دیدگاه دیده می‌شود؛ نشانی و شمارهٔ تلیفون نمی‌خواهیم.',
    textHint: 'پس از دیدن تحریریه نشر می‌شود. توهین، تهمت و اعلان نشر نمی‌شود.',
  },
  reply: {
    ...reply,
    rule: 'مادهٔ ۲۳ قانون مطبوعات ایران: هر کس، حقیقی یا حکمی، که مطلبی را دربارهٔ خود توهین، افترا، خلاف واقع یا انتقاد بداند، می‌تواند تا یک ماه پاسخ بفرستد. پاسخ رایگان، در همان جا و با همان جایگاه و بی کم و زیاد نشر می‌شود، به شرط آن که از دو برابر اصل درازتر نباشد و به کسی توهین یا افترا نزند.',
    nameHint: 'همراه پاسخ نشر می‌شود.',
    contactHint: 'تلیفون یا ایمیل؛ تنها تحریریه می‌بیند.',
    contactProblem: 'شمارهٔ تلیفون یا ایمیلی بنویسید که تحریریه بتواند با آن پاسخ شما را بسنجد.',
    dueBy: 'مهلت نشر:',
    published: (link) => html`نشر شد: ${link}`,
  },
  newsletter: {
    ...newsletter,
    intro: 'هر بامداد، مهم‌ترین خبرهای شبانه‌روز گذشته در یک ایمیل کوتاه؛ رایگان و بی اعلان.',
  },
  message: {
    ...message,
    contactHint: 'تلیفون، ایمیل یا نشانی در پیام‌رسان. بی آن هم با کد پیگیری پاسخ را همین‌جا می‌خوانید.',
  },
}
