/** Pages that say the story is gone: in whole phrases, as a notice does, not in words that a story happens to hold. */
import { collapsed, plainLine, sameLetters } from '../words/plain-line.ts'

/** A page with more prose than this tells a story, even one about a page not found. */
const PROSE_MAX = 400
const NOTICE_LENGTH_MAX = 200

const WHAT = '(?:صفحه|خبر|مطلب|محتوا|نوشته|مقاله|گزارش|برگه|آدرس|نشانی|لینک|پیوند)(?: ?یی?| ای)?'
const WHICH =
  '(?:مورد ?نظر(?:تان)?|موردنظرتان|مد ?نظر|درخواستی|درخواست شده|مورد درخواست|وارد شده|شما|مذکور|با این (?:نشانی|آدرس|شناسه|شماره|کد|مشخصات)|که (?:به )?دنبال(?:ش| آن)? (?:هستید|بودید|می ?گشتید|می ?گردید)|که (?:می ?خواهید|می ?خواستید|خواسته اید|درخواست (?:کرده ?اید|کردید)))'
const WHERE =
  '(?:از (?:روی |خروجی |دسترس |این )*(?:سایت|وب ?سایت|پایگاه|سامانه|سرور|خروجی)|از دسترس|(?:در|روی) (?:این |حال حاضر |حال )?(?:سایت|وب ?سایت|پایگاه|سامانه|سیستم|آرشیو|ارشیو|بایگانی|سرور)|توسط (?:نویسنده|ناشر|مدیر(?:یت)?(?: سایت)?|تحریریه)|به (?:درخواست|دستور|حکم|خواست)(?: (?!از|حذف|پاک|برداشته|خارج|روی|[\u0600-\u06ff]+ شد)[\u0600-\u06ff]+){1,4}|دیگر|متاسفانه|قبلا|پیش ?تر)'
const IS_GONE =
  '(?:(?:پیدا|یافت) ?(?:نشد(?:ه است)?|نمی ?شود)|(?:موجود|در دسترس) (?:نیست|نمی ?باشد)|وجود (?:ندارد|خارجی ندارد)|(?:حذف|برداشته|پاک|خارج|غیر ?فعال|مسدود) ?(?:شد|گردید)(?:ه(?: ?است)?)?|منتشر نشده(?: است)?)'
const HAS_MOVED =
  '(?:(?:نشانی|آدرس|ادرس|لینک|محل|عنوان) ?(?:آن|ان|اش|صفحه)? (?:تغییر (?:کرده|یافته|پیدا کرده)|عوض شده|جا ?به ?جا شده|منتقل شده)(?: است)?)'
const GONE_PERSIAN = `(?:این |آن )?${WHAT}(?: ${WHICH}){0,3}(?: ${WHERE}){0,2} ${IS_GONE}(?: (?:یا|و) (?:(?:${WHERE} )?${IS_GONE}|${HAS_MOVED})){0,2}`
const GONE_ENGLISH =
  "(?:(?:the|this|that) )?(?:requested )?(?:page|article|story|content|url|document)(?: (?:you(?: are|'re|’re|ve|'ve|’ve| have)? (?:look(?:ing|ed) for|requested)|requested))?(?: (?:was|is|has been|could not be|cannot be|can'?t be|can’t be|does not|doesn'?t|doesn’t|no longer|not))* (?:found|exists?|removed|deleted|available)"
const GONE_CODE =
  '(?:(?:کد )?(?:خطا|خطای|ارور|ارور کد)(?: کد| شماره)? ?(?:404|410)|(?:(?:http|error|status|code) ?){1,3}(?:404|410)|(?:404|410) (?:error|not found|page not found|gone|خطا|صفحه (?:پیدا|یافت) نشد)|not found|gone)'

const GONE_SENTENCE = new RegExp(`^(?:(?:متاسفانه|با عرض پوزش) )?(?:${GONE_PERSIAN}|${GONE_ENGLISH})$`)
const ERROR = new RegExp(`^${GONE_CODE}$`)
const APOLOGY = /^(?:متاسفانه|متاسفیم|با عرض پوزش|پوزش|ببخشید|اوه|وای|sorry|we.re sorry|oops!?|404|410|خطا|error)$/
/** A page's title may be no more than this; elsewhere such a line is a count, or an empty box beside a story. */
const BARE = /^(?:404|410|خطای? ?(?:404|410)|چیزی (?:پیدا|یافت) نشد|nothing found)$/

/** `lines`: the title of the page's head, then what the page shows; `prose`: letters of running text on it. */
export function isDeletedPage(lines: readonly (string | null)[], prose: number): boolean {
  if (prose > PROSE_MAX) return false
  const [title = null, ...shown] = lines
  return isTitleOfGone(title) || shown.some((line) => line !== null && isNotice(line))
}

/** The site's name may stand before or behind what a title says. */
function isTitleOfGone(title: string | null): boolean {
  if (title === null || title.length > NOTICE_LENGTH_MAX) return false
  const parts = title.split(/[|»«•·:]| [-–—] /).map((part) => part.trim())
  return [title, parts[0]!, parts.at(-1)!].some((part) => BARE.test(comparable(part)) || isNotice(part))
}

/** An error alone, or a sentence that the story is gone, with what excuses it before and what explains it behind. */
function isNotice(line: string): boolean {
  if (line.length > NOTICE_LENGTH_MAX) return false
  const sentences = line
    .split(/[.!؟?:؛،,|\n]+| [-–—] /)
    .map(comparable)
    .filter((sentence) => sentence !== '')
  const told = sentences.find((sentence) => !APOLOGY.test(sentence) && !ERROR.test(sentence))
  if (told === undefined) return sentences.some((sentence) => ERROR.test(sentence))
  return GONE_SENTENCE.test(told)
}

function comparable(text: string): string {
  return collapsed(sameLetters(plainLine(text)).replaceAll('\u200c', ' ').replaceAll('\u0654', ''))
}
