/** What the short lines around a story announce: code, dates, counters, share bars, lists of other stories. */
import { isGivenName } from '#sourcing'
import { AUTHOR, CODE, END_MARKS, PUBLISHED, SECTION, SHARE, SOURCE, TAGS, UPDATED } from './label-phrases.ts'
import { COMMENT_STARTS, COMMENTS, CONTENTS, READ_MORE, RELATED } from './listing-phrases.ts'
import { anyOf, plainLine, sameLetters } from './plain-line.ts'

/** What a short line of a page is, when it is not part of the story. */
export type LabelKind =
  | 'code'
  | 'published'
  | 'updated'
  | 'views'
  | 'reading-time'
  | 'comment-count'
  | 'author'
  | 'source'
  | 'section'
  | 'share'
  | 'tags'
  | 'related'
  | 'comments'
  | 'read-more'
  | 'end-mark'
  | 'promotion'
  | 'video'
  | 'contents'
  | 'rights'
  | 'picture-credit'
  | 'printed'

/** A recognised line: its kind, and the words after the label (or the number, for counts and codes), as found. */
export interface Label {
  kind: LabelKind
  value: string
}

/** Longer lines are story text, whatever they begin with. */
const LABEL_CHARS_MAX = 160

const COLON = '[ \\u200c]*[:：؛][ ]*'
const starts = (phrases: readonly string[], rest: string): RegExp => new RegExp(`^${anyOf(phrases)}${rest}`)

/** Bloggers begin the line under a post with a sign. */
const SIGN_BEFORE = /^[+*•·▪■◆●○►◄▶◀⏪⏩🔻🔹🔸♦✅»›‹<>/–—-]+\ufe0f? ?(?=[\u0600-\u06ff])/u

/** «شماره: ۵۴۱۲» may be the issue of a newspaper; a longer one is of the story. */
const CODE_LINE = new RegExp(`^(?:${anyOf(CODE)}[ \\u200c]*[:：]?|شماره ?[:：](?=[ ]*\\d{5}))[ ]*#?(\\d{2,14})$`)
/** «زمان برگزاری: …» tells when what the story announces takes place. */
const OF_AN_EVENT =
  '(?!(?:تاریخ|زمان)(?: و (?:ساعت|محل|مکان))? (?:برگزاری|برپایی|اجرا|پخش|اکران|[آا]غاز|شروع|پایان|وقوع|مراسم|نشست|جلسه|بازی|مسابقه|دیدار))'
const PUBLISHED_LINE = new RegExp(`^${OF_AN_EVENT}${anyOf(PUBLISHED)}(?:[ \\u200c]*[:：][ ]*|[ ]+(?=.*\\d))`)
const UPDATED_LINE = starts(UPDATED, '(?:[ \\u200c]*[:：][ ]*|[ ]+(?=.*\\d))')
const AUTHOR_LINE = new RegExp(
  `^(?:${anyOf(AUTHOR)}${COLON}|${anyOf(['نویسنده', 'نویسندگان'])}[،,] |by (?=\\p{L}{2,} \\p{L})|${anyOf(['توسط', 'به قلم'])} |${anyOf(['نوشته شده توسط', 'ارسال شده توسط', 'منتشر شده توسط'])} ?:? ?(?=\\D*$))`,
  'u',
)
const SOURCE_LINE = starts(SOURCE, '[ ]*[:：][ ]*')
/** «گروه: اجتماعی»: a section's name is short; a sentence after the colon is story text. */
const SECTION_LINE = starts(SECTION, '[ \\u200c]*[:：][ ]*(?=[^.؟!:]{2,40}$)')
/** When this copy was printed, or what day it is today, is no date of the story. */
const PRINTED_LINE = /^(?:(?:تاریخ|زمان|ساعت) )?(?:چاپ|پرینت|امروز|بازدید|مشاهده|دریافت)(?: شده در)? ?[:：](?=.*\d)/
const VIEWS_LINE =
  /^(?:تعداد )?(?:بازدیدها|بازدید|مشاهده|نمایش)[ :]*\d[\d,٬.]*(?: ?(?:بار|نفر))?$|^\d[\d,٬.]* ?(?:بازدید|نمایش|مشاهده|بار خوانده شده|بار بازدید|نفر)$|^کد (?:خبرنگار|دبیر|ارسال کننده)[ :]*\d+$|^(?:امتیاز ?\u200c?دهی|امتیاز|رای|میانگین امتیاز)(?: (?:(?:به )?(?:این )?(?:خبر|مطلب)|کاربران|شما|بینندگان|خوانندگان|دهید|دهی))? ?[:：]?(?:[\d\s/.★☆٫()]|از|رای)*$/
const READING_LINE =
  /^(?:زمان (?:مطالعه|خواندن)[ :]*)?(?:کمتر از )?\d+(?: ?[-–] ?\d+)? ?دقیقه(?: ?(?:خواندن|مطالعه|زمان مطالعه))?$/
const COUNT_LINE = new RegExp(
  `^(?:تعداد )?${anyOf(['نظرات بینندگان', 'نظرات کاربران', 'نظر کاربران', 'نظرات', 'نظر', 'نظرها', 'دیدگاه ها', 'دیدگاه', 'کامنت', 'انتشار یافته', 'comments'])}[ :(]*(\\d+)(?: ?(?:نظر|دیدگاه|کامنت|مورد))?[ )]*$`,
)
const COUNTED_LINE = new RegExp(
  `^(\\d+) ?${anyOf(['نظر', 'دیدگاه', 'کامنت', 'نظرات', 'دیدگاه ها', 'پاسخ', 'comments', 'comment'])}(?: (?:برای|در|به) .*)?$`,
)
/** «یک پاسخ به “…”» */
const COUNTED_IN_WORDS =
  /^(یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده) (?:نظر|دیدگاه|کامنت|پاسخ)(?: (?:برای|در|به) ?[«“"„].*)?$/
const NUMBER_WORDS = ['یک', 'دو', 'سه', 'چهار', 'پنج', 'شش', 'هفت', 'هشت', 'نه', 'ده']
/** «انتشار یافته: ۲ در انتظار بررسی: ۱ غیر قابل انتشار: ۰» */
const PASSED_LINE = /^(?:نظرات )?انتشار ?\u200c?یافته[ :]*(\d{1,6})(?= |$)/
const NO_COMMENTS_LINE = /^(?:بدون|هیچ|هنوز(?: هیچ)?|تاکنون(?: هیچ)?) ?(?:نظری|نظر|دیدگاهی|دیدگاه|کامنتی)(?= |$|[.،])/
const TAGS_LINE = new RegExp(
  `^(?:${anyOf(TAGS)}[ \\u200c]*(?:[:：][ ]*|$|(?=#))|${anyOf(['برچسب شده با', 'برچسب خورده با', 'برچسب گذاری شده با'])} )`,
)
/** What sites list beside a story, and how they call it there: «آلبوم‌های دیگر», «سایر گزارش‌ها». */
const LISTED =
  '(?:آلبوم|البوم|گالری|عکس|تصویر|ویدیو|فیلم|خبر|مطلب|گزارش|مقاله|یادداشت|گفت ?\\u200c?و ?\\u200c?گو|پرونده|نوشته|داستان|عنوان|تیتر|ستون|قسمت|شماره|برنامه)[ \\u200c]?(?:ها(?:ی|یی)?|های)|(?:اخبار|مطالب|مقالات|تصاویر|عناوین)'
const RELATED_LINE = new RegExp(
  `^(?:${anyOf(RELATED)}|(?:${LISTED}) (?:دیگر|بیشتر|مرتبط|مشابه|پیشنهادی|اخیر|تازه|مهم|داغ|برگزیده|پیشین|قبلی)|(?:سایر|دیگر) (?:${LISTED}))(?: (?:این|همین) (?:صفحه|شماره|سایت|بخش|نویسنده|سرویس|روز|مجموعه|پرونده|روزنامه)| (?:از|در) سایت[ \\u200c]?های دیگر)?[ \\u200c]*[:：»›>]*$`,
)
const COMMENTS_LINE = starts(COMMENTS, '[ \\u200c]*[:：]?(?: ?\\(?\\d+\\)?)?$')
const COMMENT_START_LINE = starts(COMMENT_STARTS, '')
const READ_MORE_LINE = starts(READ_MORE, '[ \\u200c]*(?:[:：؛»›>|/-]+[ ]*|$)')
const END_LINE = starts(END_MARKS, '[ ]*[/.:؛،]*[ ]*[\\p{L}\\d/.* -]{0,14}$'.replace('\\p{L}', 'آ-یa-z'))
const CONTENTS_LINE = starts(CONTENTS, '[ ]*[:：]?$')
const SHARE_WORD = new RegExp(anyOf(SHARE), 'g')
/** A line of nothing but share words begins with one or with an address, after no more than the little words between them. */
const SHARE_OPENING = new RegExp(
  `^(?:[^\\p{L}\\p{N}]*(?:به|در|و|با|خبر|مطلب)(?= |$|${anyOf(SHARE)}|https?:))*[^\\p{L}\\p{N}]*(?:${anyOf(SHARE)}|https?:)`,
  'u',
)
const PROMOTION_LINE =
  /(?:کانال|(?<!(?:این|همین) )صفحه|پیج|گروه|شبکه ?های اجتماعی|پیام ?رسان).{0,60}(?:دنبال کنید|بپیوندید|عضو شوید|همراه (?:ما )?باشید|ملحق شوید)|(?:عضویت|عضو|اشتراک).{0,30}خبرنامه|خبرنامه.{0,60}(?:عضو|ثبت نام|مشترک)|نشانی ایمیل خود را|^[^.؟!؛]{0,60}(?:در|به|با) (?:صندوق )?(?:ایمیل|رایانامه)(?: ?\u200c?(?:تان|خود|خودتان|شما))? (?:بخوانید|دریافت کنید|بگیرید|می ?\u200c?فرستیم)[.!]?$|^خبرنامه(?: [^.؟!:]{1,30})?$|^ما را در .{0,50}دنبال کنید|^[^.؟!]{2,40} را (?:در|از) (?:تلگرام|اینستاگرام|ایتا|بله|روبیکا|سروش|توییتر|ایکس|واتس ?[اآ]پ|[اآ]پارات|یوتیوب|فیس ?\u200c?بوک|گوگل نیوز|شبکه ?\u200c?های اجتماعی) دنبال کنید|^[^.؟!:]{2,40} در (?:تلگرام|اینستاگرام|ایتا|بله|روبیکا|سروش|توییتر|ایکس|[اآ]پارات|یوتیوب|فیس ?\u200c?بوک) ?[:：] ?@?[\w.]{3,40}@?$|^به کانال .{0,40}بپیوندید|^@[\w.]{3,40}$/
const VIDEO_LINE =
  /^(?:دانلود|دریافت|مشاهده|تماشای|پخش) (?:کامل )?(?:این )?(?:فیلم|ویدی?و|ویدیو|کلیپ|صوت|فایل)|^(?:فیلم|ویدیو|ویدی?و|کلیپ)(?: (?:خبر|گزارش|کامل))?(?: را)?(?: اینجا)?(?: ببینید)?$|^(?:فیلم|ویدیو) بیشتر|^کد (?:ویدیو|فیلم|امبد)|^مرورگر شما .{0,40}پشتیبانی نمی|(?:جاوا ?\u200c?اسکریپت|javascript).{0,40}(?:فعال|روشن|enabled?)|^no media source|^(?:\d{1,2}:){1,2}\d{2}(?:[ /]*(?:\d{1,2}:){1,2}\d{2})+$/
const RIGHTS_LINE =
  /^(?:تمامی|کلیه|همه|تمام)[ ی]{0,2} ?حقوق|حقوق .{0,60}محفوظ|^نقل مطالب? .{0,40}(?:ذکر|بدون) منبع|^copyright|^©|[|·•] ?© ?\d{4}|(?:تلفن|نمابر|دورنگار|کد ?\u200c?پستی) ?[:：]? ?[\d-]{7,}[^.؟!]*$|^طراحی و تولید|^نوشته .{1,120} (?:اولین|نخستین) بار در .{1,40} پدیدار شد|^[* ]*(?=.*(?:لزوما|الزاما))(?=.*(?:نویسند|رسانه|سایت|خبرگزاری|روزنامه|موضع|تحریریه))(?:یادداشت|مطلب|مطالب|نوشته|مقال|دیدگاه|نظر|[اآ]را|محتوا|انتشار).* (?:نیست|نمی ?\u200c?(?:باشد|شود))[.]?$/
const PHOTO_CREDIT_LINE =
  /^(?:منبع|صاحب|حقوق) ?\u200c?(?:تصویر|عکس)[،,:؛] ?.{2,60}$|^(?:getty images|reuters|afp|epa|ap)$/
const ADVERTISEMENT_LINE =
  /^(?:تبلیغات|آگهی|اگهی|تبلیغ|رپورتاژ (?:آگهی|اگهی)|advertisement|ad)(?: (?:بازرگانی|متنی|ویژه))?(?:[ –—-]*| ?[:：] ?[^.؟!]{0,80})$/

const OWN_TALE =
  /^این (?:خبر|مطلب|نوشته|گزارش|یادداشت|مقاله|پست|گفت ?\u200c?و ?\u200c?گو|مصاحبه|ویدیو|فیلم|آلبوم|البوم|پرونده) [^.؟!]{0,160}(?:منتشر|درج|ثبت|ارسال|نوشته) ?\u200c?(?:شده|شد|گردید)/

/** «این نوشته در تاریخ … منتشر شده است»: a line that tells of the story when it appeared, and is none of its text. */
export function tellsOwnTale(line: string): boolean {
  return (
    line.startsWith('ا') &&
    /\d/.test(sameLetters(line)) &&
    OWN_TALE.test(sameLetters(plainLine(line)).replace(/([قب])\.ظ/, '$1 ظ'))
  )
}

/** What a line announces, or null when it is ordinary text. `line` may be in any spelling. */
export function labelOf(line: string): Label | null {
  if (line.length > LABEL_CHARS_MAX) return null
  const known = remembered.get(line)
  if (known !== undefined) return known
  const label = readLabel(line)
  if (remembered.size >= REMEMBERED_MAX) remembered.clear()
  remembered.set(line, label)
  return label
}

/** The same lines are asked about by several readers of a page, and return from page to page of a site. */
const remembered = new Map<string, Label | null>()
const REMEMBERED_MAX = 2_000

function readLabel(line: string): Label | null {
  const found = plainLine(line).replace(SIGN_BEFORE, '')
  if (found === '') return null
  const same = sameLetters(found)
  return ANNOUNCING.test(same) || AUTHOR_LINE.test(same) ? announced(found, same) : inSentence(found, same)
}

/** The kinds that are told by how a line begins, and all others. `same` is `found` in letters of one kind. */
/** «گفت‌وگو: راهی برای صلح» names nobody. */
const WORK_BEFORE_NAME = /^(?:متن|گفت ?\u200c?و ?\u200c?گو|مصاحبه|ترجمه|برگردان)[ \u200c]*[:：؛]/

function announced(found: string, same: string): Label | null {
  const count = COUNT_LINE.exec(same)?.[1] ?? COUNTED_LINE.exec(same)?.[1]
  if (count !== undefined) return { kind: 'comment-count', value: count }
  const counted = COUNTED_IN_WORDS.exec(same)?.[1]
  if (counted !== undefined) return { kind: 'comment-count', value: String(NUMBER_WORDS.indexOf(counted) + 1) }
  if (NO_COMMENTS_LINE.test(same)) return { kind: 'comment-count', value: '0' }
  const code = CODE_LINE.exec(same)?.[1]
  if (code !== undefined) return { kind: 'code', value: code }
  const passed = PASSED_LINE.exec(same)?.[1]
  if (passed !== undefined) return { kind: 'comment-count', value: passed }
  for (const [kind, pattern] of WHOLE_LINES) if (pattern.test(same)) return { kind, value: found }
  for (const [kind, pattern] of PREFIXES) {
    const match = pattern.exec(same)
    if (match === null) continue
    const value = found.slice(match[0].length).trim()
    if (kind === 'author' && WORK_BEFORE_NAME.test(same) && !isGivenName(value.split(/[ ،]/)[0]!)) continue
    return { kind, value }
  }
  return isShareLine(same) ? { kind: 'share', value: found } : null
}

/** The kinds that stand anywhere in a line, where its beginning announces none. */
function inSentence(found: string, same: string): Label | null {
  for (const [kind, pattern] of ANYWHERE) if (pattern.test(same)) return { kind, value: found }
  return isShareLine(same) ? { kind: 'share', value: found } : null
}

/** Order matters: the narrower meaning stands first. */
const PREFIXES: [LabelKind, RegExp][] = [
  ['updated', UPDATED_LINE],
  ['published', PUBLISHED_LINE],
  ['read-more', READ_MORE_LINE],
  ['tags', TAGS_LINE],
  ['source', SOURCE_LINE],
  ['section', SECTION_LINE],
  ['author', AUTHOR_LINE],
  ['end-mark', END_LINE],
]

const WHOLE_LINES: [LabelKind, RegExp][] = [
  ['views', VIEWS_LINE],
  ['printed', PRINTED_LINE],
  ['reading-time', READING_LINE],
  ['related', RELATED_LINE],
  ['comments', COMMENTS_LINE],
  ['comments', COMMENT_START_LINE],
  ['contents', CONTENTS_LINE],
  ['promotion', PROMOTION_LINE],
  ['promotion', ADVERTISEMENT_LINE],
  ['video', VIDEO_LINE],
  ['rights', RIGHTS_LINE],
  ['picture-credit', PHOTO_CREDIT_LINE],
]

/** Of the whole lines those that need not begin with what tells them, in the same order. */
const ANYWHERE = WHOLE_LINES.filter(([, pattern]) => [PROMOTION_LINE, VIDEO_LINE, RIGHTS_LINE].includes(pattern))

/**
 * How all other kinds but that of an author begin. Most lines of a page announce nothing: one look tells so, where two dozen
 * patterns had each begun on the line for itself.
 */
const ANNOUNCING = new RegExp(
  [
    COUNT_LINE,
    COUNTED_LINE,
    COUNTED_IN_WORDS,
    PASSED_LINE,
    NO_COMMENTS_LINE,
    CODE_LINE,
    ...[...WHOLE_LINES, ...PREFIXES].map(([, pattern]) => pattern),
  ]
    .filter((pattern) => pattern !== AUTHOR_LINE && !ANYWHERE.some(([, other]) => other === pattern))
    .map(({ source }) => source)
    .join('|'),
)

/** Nothing but share words: «نسخه چاپی ارسال به دوستان ذخیره». */
function isShareLine(same: string): boolean {
  if (!SHARE_OPENING.test(same)) return false
  const words = same.replace(/https?:\S+/g, ' ')
  const left = words.replace(SHARE_WORD, ' ')
  return left !== words && !/[\p{L}\p{N}]/u.test(left.replace(/(?<=^| )(?:به|در|و|با|خبر|مطلب)(?= |$)/g, ''))
}

/** Words that name the front page in a breadcrumb. */
export const HOME_WORDS: ReadonlySet<string> = new Set(
  ['خانه', 'صفحه نخست', 'صفحه اصلی', 'صفحه اول', 'نخست', 'سرصفحه', 'home', 'اخبار', 'همه اخبار', 'آرشیو'].map((word) =>
    sameLetters(word).replace(/[ \u200c]/g, ''),
  ),
)
