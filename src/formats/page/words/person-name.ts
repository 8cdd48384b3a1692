import { plainLine, sameLetters } from './plain-line.ts'

/** A Persian person's name rarely has more words than this, titles included. */
const NAME_WORDS_MAX = 5
const NAME_CHARS_MAX = 45

/** Words no person is called by: desks, agencies, sites and roles that stand where an author's name would. */
const NOT_A_PERSON =
  /خبرگزاری|خبرنگاران|پایگاه|سایت|وب|تحریریه|سردبیر|روابط[ \u200c]?عمومی|سرویس|گروه|دبیر|مدیر|ادمین|مجله|روزنامه|شبکه|نویسنده|خبرنگار|عکاس|مهمان|کاربر|admin|editor|news|staff|desk|author|منبع|گزارش|اختصاصی|اطلاعات|مقاله|مطلب|نظر|دیدگاه/

/**
 * A person's name in `text`, or null: two to five words of letters, no digits, no desk, agency or role.
 * A label's leftovers («از», colon, «@») are dropped. Several names are kept as printed.
 */
export function personName(text: string): string | null {
  const name = plainLine(text).replace(/^[\s:：\-–—/|@]+|[\s:：\-–—/|،.]+$/g, '')
  if (name.length < 4 || name.length > NAME_CHARS_MAX) return null
  const words = name.split(/[ ،]+/)
  if (words.length < 2 || words.length > NAME_WORDS_MAX) return null
  if (!/^[\p{L}\p{M}\u200c .،'’-]+$/u.test(name) || NOT_A_PERSON.test(sameLetters(name))) return null
  return name
}
