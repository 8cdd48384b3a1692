/** How newsrooms everywhere call the parts of their sites. */
import { wordKey } from './plain-line.ts'

const NAMES: ReadonlySet<string> = new Set(
  'سیاست سیاسی اقتصاد اقتصادی جامعه اجتماعی فرهنگ فرهنگی هنر هنری ادبیات کتاب سینما موسیقی تئاتر ورزش ورزشی فوتبال جهان بین‌الملل ایران استان‌ها شهری حوادث سلامت پزشکی دانش فناوری دانشگاه آموزش انرژی بورس مسکن خودرو گردشگری یادداشت سرمقاله گفت‌وگو اندیشه'
    .split(' ')
    .concat([
      'فرهنگ و هنر',
      'علم و فناوری',
      'محیط زیست',
      'بین الملل',
      'سیاست خارجی',
      'سیاست داخلی',
      'صنعت و معدن',
      'میراث فرهنگی',
      'سبک زندگی',
    ])
    .map(wordKey),
)

/** Whether `text` is such a name and nothing else, in any spelling: «ورزش», not the label «ورزش:». */
export function isCommonSection(text: string): boolean {
  return NAMES.has(wordKey(text)) && !/[:：]\s*$/.test(text)
}
