import { isGivenName } from '#sourcing'
import { plainLine, sameLetters } from './plain-line.ts'

/** A Persian person's name rarely has more words than this, titles included. */
const NAME_WORDS_MAX = 5
const NAME_CHARS_MAX = 45
/** Longer lines hold no name with its label and role, and are not searched for one. */
const LINE_CHARS_MAX = 200

/**
 * Words no person is called by: desks, agencies, sites and roles that stand where an author's name would. Whole words: people
 * are called «نظری», «دبیری» and «یعقوبی».
 */
const NOT_A_PERSON =
  /(?<!\p{L})(?:خبرگزاری|خبرنگاران|پایگاه|سایت|وب|وبسایت|وبلاگ|تحریریه|سردبیر|سرویس|گروه|دبیر|مدیر|ادمین|مجله|روزنامه|شبکه|نویسنده|نویسندگان|خبرنگار|عکاس|مهمان|کاربر|منبع|گزارش|گزارشگر|اختصاصی|اطلاعات|مقاله|مطلب|مطالب|نظر|نظرات|دیدگاه)(?:\u200c?ها(?:ی(?:ی)?)?)?(?!\p{L})|روابط[ \u200c]?عمومی|admin|editor|news|staff|desk|author/u

/** What a reader may do with a writer, beside the name. */
const ACTION =
  / (?:(?:را )?دنبال کن(?:ید|یم)|(?:ارسال|فرستادن) (?:ایمیل|پیام)|(?:همهٔ?|سایر|دیگر|تمام) ?(?:ی )?(?:مطالب|نوشته).*|follow)$/i
/** «مینا رستگار - خبرنگار», «گروه فرهنگ، مینا رستگار» */
const BESIDE_NAME = /\s*[|/،,;؛(●•·–—]\s*|\s+-\s+/
const BYLINE_CHARS_MAX = 90

/**
 * A person's name in `text`, or null: two to five words of letters, no digits, no desk, agency or role.
 * A label's leftovers («از», colon, «@») are dropped. Several names are kept as printed.
 */
export function personName(text: string): string | null {
  if (text.length > LINE_CHARS_MAX) return null
  const name = plainLine(text)
    .replace(/^[\s:：\-–—/|@]+|[\s:：\-–—/|،.]+$/g, '')
    .replace(/^(?:از|توسط|به قلم) /, '')
    .replace(ACTION, '')
    .split('،')
    .filter((part, at) => at === 0 || / \S/.test(part.trim()))
    .join('،')
  if (name.length < 4 || name.length > NAME_CHARS_MAX) return null
  const words = name.split(/[ ،]+/)
  if (words.length < 2 || words.length > NAME_WORDS_MAX) return null
  if (!/^[\p{L}\p{M}\u200c .،'’-]+$/u.test(name) || NOT_A_PERSON.test(sameLetters(name))) return null
  return name
}

/** The person in a byline that also says what or where the person is, or null: the part that begins with a given name. */
export function bylineName(text: string): string | null {
  const whole = personName(text)
  if (whole !== null || text.length > BYLINE_CHARS_MAX) return whole
  const names = text.split(BESIDE_NAME).map(personName)
  return names.find((name) => name !== null && hasGivenName(name)) ?? null
}

/** Whether a name as {@link personName} gives it begins with a given name. */
export function hasGivenName(name: string): boolean {
  return isGivenName(name.split(/[ ،]/)[0]!)
}
