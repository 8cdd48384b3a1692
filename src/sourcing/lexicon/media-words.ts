/** Words that head the name of a carrier of news, and the kind they announce. */

import type { SourceKind } from '../model.ts'
import { squash } from '../text/words.ts'
import { wordSet } from './word-list.ts'

const headsByKind: [SourceKind, string][] = [
  ['agency', 'خبرگزاری خبرگزاریهای خبرگذاری خبرگزای آژانس'],
  ['newspaper', 'روزنامه روزنامه‌های هفته‌نامه ماهنامه فصلنامه دوهفته‌نامه مجله نشریه نشریات بولتن گاهنامه'],
  ['site', 'سایت وب‌سایت وبسایت وبگاه تارنما تارنمای پایگاه پورتال وبلاگ رسانه رسانه‌ای اندیشکده‌ی پادکست سامانه درگاه'],
  ['broadcaster', 'شبکه تلویزیون رادیو شبکه‌های کانال صدای'],
]

/** Key of a head word → kind: «خبرگزاری» → agency. */
export const mediaHeads: ReadonlyMap<string, SourceKind> = new Map(
  headsByKind.flatMap(([kind, list]) => list.split(' ').map((word) => [squash(word), kind] as const)),
)

/** «شبکه», «سایت», «پایگاه», «کانال»: head other things too, so a bare name after them must look like a name. */
export const weakMediaHeads = wordSet('صدای شبکه شبکه‌های کانال پایگاه رادیو رسانه سامانه درگاه آژانس تلویزیون سایت')

/** What may stand between the head and the name: «روزنامهٔ صهیونیستی یدیعوت», «سایت خبری تحلیلی …». */
export const mediaQualifiers = wordSet(`
  خبری تحلیلی خبری‌تحلیلی اینترنتی تلویزیونی رادیویی ماهواره‌ای رسمی دولتی نیمه‌رسمی خصوصی محلی معتبر معروف مشهور
  اجتماعی اطلاع‌رسانی اطلاع رسانی آنلاین مجازی تخصصی ورزشی اقتصادی سیاسی نظامی پرتیراژ چاپ وابسته مستقل بین‌المللی
  بین المللی سراسری انگلیسی‌زبان عربی‌زبان عبری‌زبان فارسی‌زبان عبری عبری‌زبان صبح عصر معاند ضدانقلاب اصلاح‌طلب
  اصولگرا معتدل
`)

/** The reporter's own outlet speaks through these: «خبرنگار سیاسی فارس», «گروه بین‌الملل خبرگزاری فارس». */
export const reporterHeads = wordSet(
  'خبرنگار خبرنگاران خبرنگارسیاسی گروه سرویس حوزه باشگاه دفتر بخش تیم ستاد مرکز نمایندگی',
)

/** Carriers with no name: «رسانه‌های عراقی», «منابع خبری», «برخی رسانه‌ها». */
export const genericMedia = wordSet(
  'رسانه‌ها رسانه‌های رسانه‌هایی روزنامه‌ها روزنامه‌های خبرگزاری‌ها خبرگزاری‌های مطبوعات شبکه‌های سایت‌های سایت‌ها نشریات پایگاه‌های',
)

/** How to write the kind of a source from the look of an unknown name. */
export const mediaNameEndings = wordSet(
  'نیوز تایمز پست ژورنال تی‌وی تی‌وی پرس آنلاین مانیتور تودی دیلی هرالد تریبون نیوزویک خبر',
)
