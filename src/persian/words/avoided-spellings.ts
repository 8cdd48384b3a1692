import { hashOf } from '../half-space/hash.ts'
import { codesOf } from '../half-space/letters.ts'
import { PLURALS } from '../half-space/verbs.ts'
import { ZWNJ } from '../letters/alphabet.ts'
import { brokenPlurals } from './broken-plurals.ts'
import { frequency } from './frequency.ts'
import { house } from './house-spelling.ts'
import { isWord } from './word-forms.ts'

/**
 * What editors of Persian news correct though dictionaries or careless papers have it: «ذغال», «بجای», «پائین», «رییس»,
 * «گزارشات», «اخبارها», «سپاسگذار», «نیانداخت». The better spelling, or undefined for a word that may stand. Rules after the
 * Academy's orthography (1401) and its list of disputed spellings.
 */
export function preferredTo(word: string): string | undefined {
  for (const rule of RULES) {
    const preferred = rule(word)
    if (preferred !== undefined && preferred !== word) return preferred
  }
  return undefined
}

const RULES: readonly ((word: string) => string | undefined)[] = [
  confused,
  withoutHamzaBeforeYeh,
  withoutFinalHamza,
  withApartBe,
  withApartHich,
  withRightGozar,
  withoutAlefAfterGlide,
  withPersianPlural,
  withoutSecondPlural,
  writtenNotSpoken,
]

/** Spellings that are never right, each with the right one; endings may follow. */
const CONFUSED: ReadonlyMap<string, string> = new Map(
  (
    'ذغال زغال; باطلاق باتلاق; طاوس طاووس; کیکاوس کیکاووس; وحله وهله; ازدهام ازدحام; اطاق اتاق; اطو اتو; ' +
    'طپش تپش; طپانچه تپانچه; بلیط بلیت; امپراطور امپراتور; امپراطوری امپراتوری; غلطیدن غلتیدن; ' +
    'غلطک غلتک; غلطید غلتید; ملاحضه ملاحظه; توجیح توجیه; راجب راجع‌به; استحظار استحضار; حاظر حاضر; ' +
    'مذبور مزبور; ارازل اراذل; گذارش گزارش; گذارشگر گزارشگر; خواروبار خواربار; قوطه غوطه; ' +
    'انیماطور انیماتور; لب‌تاپ لپ‌تاپ; لب‌تاب لپ‌تاپ; لپ‌تاب لپ‌تاپ; لبتاپ لپ‌تاپ; لبتاب لپ‌تاپ; ' +
    'لپتاب لپ‌تاپ; اتوموبیل اتومبیل; منبعد من‌بعد; علارغم علی‌رغم; علیرقم علی‌رغم; خوشنود خشنود; ' +
    'ذوالقعده ذی‌القعده; آذوغه آذوقه; بقچ بقچه; لشگر لشکر; لشگرکشی لشکرکشی; قرمه‌سبزی قورمه‌سبزی; ' +
    'خشگ خشک; خشگسالی خشک‌سالی; مشگ مشک; اسلامبول استانبول; ترجیه ترجیح; موجح موجه; زخامت ضخامت; ' +
    'ظخیم ضخیم; مصبوق مسبوق; رییس رئیس; رییسه رئیسه; مسوول مسئول; متاثر متأثر; رویا رؤیا; جزیی جزئی; ' +
    'جزییات جزئیات'
  )
    .split('; ')
    .map((pair) => pair.split(' ') as [string, string]),
)
const JOINED_AFTER = new Set([...PLURALS, 'ی', 'م', 'ت', 'ش', 'شان', 'مان', 'تان', 'یت'])

function confused(word: string): string | undefined {
  const whole = CONFUSED.get(word)
  if (whole !== undefined) return whole
  if (word.includes(ZWNJ)) {
    const parts = word.split(ZWNJ)
    const better = parts.map((part) => CONFUSED.get(part) ?? part).join(ZWNJ)
    return better === word ? undefined : better
  }
  for (let at = word.length - 1; at >= 3; at--) {
    const base = JOINED_AFTER.has(word.slice(at)) ? CONFUSED.get(word.slice(0, at)) : undefined
    if (base !== undefined) return base + word.slice(at)
  }
  return undefined
}

/** «پایین» for «پائین». Surnames («رضائی») and loans («سوئیس») keep their hamza, so that the words are listed. */
const HAMZA_FOR_YEH =
  /^(?:ن?می\u200c|[بن])?(پا|رو|بو|گو|جو|شو|آ|زا|سا|آزما|نما|گشا|ستا|فرما|زیبا|دانا|توانا|راهنما|ابتدا|نها|روستا|آمریکا|امریکا|اروپا|دارا|کارا|شناسا|ایتالیا|جا|دریا|هوا|تنها|بینا|شنوا|گویا|پویا|اجرا|قضا|غذا|دوا|دنیا|ژرفا|گرما|سرما|بالا|نیکو|دانشجو|سخنگو|گفتگو|گفت\u200cوگو)ئ(?=ی(?:ن|نی|ز|زی|د|م|ند|دن|ده|دنی|ها|هایی|ش|شان|مان)?(?:$|\u200c))/

function withoutHamzaBeforeYeh(word: string): string | undefined {
  if (word === 'قضائیه') return undefined
  return HAMZA_FOR_YEH.test(word) && isWord(word) ? word.replace(/(?<=[اآو])ئ(?=ی)/g, 'ی') : undefined
}

/** «شهدا» for «شهداء», but «اشیاء», «سوء». */
function withoutFinalHamza(word: string): string | undefined {
  if (!/..اء$/.test(word) || EITHER_WAY.has(word)) return undefined
  const plain = word.slice(0, -1)
  return house(plain) === plain && frequency(hashOf(codesOf(plain))) > FAMILIAR ? plain : undefined
}

/** Good papers write these with the hamza, too. */
const EITHER_WAY = new Set(
  'اشیاء آراء اعضاء اجزاء امضاء احیاء ارتقاء اسماء اولیاء جزاء ضیاء حیاء نساء عشاء فناء بقاء سوء ماوراء اهداء عطاء اتکاء'.split(
    ' ',
  ),
)

/** Spellings met less often than this are no measure. */
const FAMILIAR = 5

const APART_BE =
  /^ب(?=(?:جای|عنوان|طور|طوری|وسیله|واسطه|علت|دلیل|زودی|راحتی|خوبی|سرعت|ندرت|شدت|منظور|موجب|مدت|صورت|نام|دست|سوی|رغم|ویژه|خصوص|هرحال|کارگیری|دنبال|ترتیب|عبارت|نحو|گونه|سادگی|تدریج|منزله|مثابه|هنگام|لحاظ|ناچار|نقل|همراه|وقوع|مناسبت|قدری|اندازه|کلی|روشنی|درستی|آسانی|طرف|اتفاق|استناد|مراتب)(?:ی|ش|شان|مان|م|ت|ه|های|\u200c?ای|\u200cی|[\u200c]?که|\u200c.*)?$)/

/** «به‌جای», «به‌طوری‌که» for «بجای», «بطوری‌که». */
function withApartBe(word: string): string | undefined {
  if (word === 'بنام' || word === 'بکلی') return `به${ZWNJ}${word.slice(1)}`
  return APART_BE.test(word) ? word.replace(/^ب/, `به${ZWNJ}`) : undefined
}

/** «هیچ‌کدام» for «هیچکدام». */
function withApartHich(word: string): string | undefined {
  return /^هیچ(?:کس|کدام|گاه|وقت|یک|گونه|چیز|جا|وجه|کجا|کاره)/.test(word) ? `هیچ${ZWNJ}${word.slice(3)}` : undefined
}

/** Whom one does a thing for is گزاردن (to perform), what one lays or puts is گذاشتن. */
const GOZAR = /^(نماز|سپاس|شکر|خدمت|باج|خراج|حج|عمره|حق|پاس)\u200c?گذار(?=ان|ی|$|\u200c)/
const GOZASHT =
  /^((?:سرمایه|قانون|بنیان|پایه|نام|اثر|تأثیر|تاثیر|بنا|تاج|تخم|بیمه|وثیقه|مین|بمب|رمز|نشانه|شماره|قیمت|نرخ|ارزش|علامت|هدف|سیاست|بدعت|سپرده|فرو|وا|جا|حرمت|ارج|وام)\u200c?)گزار(?=ان|ی|ش|م|ند|$|\u200c)/

function withRightGozar(word: string): string | undefined {
  if (word.startsWith('برگذار')) return `برگزار${word.slice(6)}`
  if (/^کار\u200c?گذاران/.test(word)) return word.replace('گذار', 'گزار')
  if (GOZAR.test(word)) return word.replace('گذار', 'گزار')
  return GOZASHT.test(word) ? house(word.replace('گزار', 'گذار')) : undefined
}

/** «نینداخت» for «نیانداخت»: the glide has taken the place of the alef. «نیافتم» is of یافتن. */
function withoutAlefAfterGlide(word: string): string | undefined {
  return /^(?:[نب]یا(?:نداز|نداخت|ندیش|فتاد|فتد$|فزا|فزود|فکن|فراش|فروز|نگیز)|بیافت(?:م|ی|یم|ید|ند)$)/.test(word)
    ? word.slice(0, 2) + word.slice(3)
    : undefined
}

/** «گزارش‌ها» for «گزارشات», «لوازم» for «لوازمات». */
function withPersianPlural(word: string): string | undefined {
  const parts = /^(.{3,}?)ات(ی?)$/.exec(word)
  if (!parts) return undefined
  const [, base, indefinite] = parts
  if (PERSIAN_NOUNS.has(base!)) return `${base}${/[دذرزژوا]$/.test(base!) ? '' : ZWNJ}ها${indefinite ? 'یی' : ''}`
  return SECOND_PLURALS.has(base!) ? `${base}${indefinite}` : undefined
}

const PERSIAN_NOUNS = new Set('گزارش سفارش پیشنهاد آزمایش فرمایش گرایش نگارش ویرایش نمایش خواهش پاکت'.split(' '))
const SECOND_PLURALS = new Set('لوازم امور رسوم شئون حواس وجوه فیوض عوارض مخارج عواید'.split(' '))

/** «حوادث» for «حوادث‌ها», «مسائل» for «مسایل‌ها»: a broken plural that was made plural again. */
function withoutSecondPlural(word: string): string | undefined {
  const parts = /^(.{3,}?)\u200c?ها(ی|یی)?$/.exec(word)
  if (!parts) return undefined
  const [, base, ending] = parts
  if (SINGULAR_BY_NOW.has(base!) || !brokenPlurals.has(base!.replace(/ئ/g, 'ی').replace(/ؤ/g, 'و'))) return undefined
  if (ending === 'یی' && base!.endsWith('ه')) return house(`${base}${ZWNJ}ای`)
  const isOne = ending === 'یی' || (ending === 'ی' && base!.endsWith('ا'))
  return house(isOne ? `${base}ی` : base!)
}

/** Plurals that have become singulars, and words that look like plurals. */
const SINGULAR_BY_NOW = new Set('اسلحه ارباب شیون عیال حقوق'.split(' '))

/** «می‌کند» for «می‌کنه», «می‌خواهم» for «می‌خوام». */
function writtenNotSpoken(word: string): string | undefined {
  const parts = /^(ن?می\u200c)(.+)$/.exec(word)
  if (!parts) return undefined
  const form = SPOKEN.get(parts[2]!)
  return form === undefined ? undefined : parts[1]! + form
}

const PERSONS: readonly [spoken: string, written: string][] = [
  ['م', 'م'],
  ['ی', 'ی'],
  ['ه', 'د'],
  ['یم', 'یم'],
  ['ین', 'ید'],
  ['ن', 'ند'],
]
const WHOLE_STEMS = 'کن بین زن گیر خور ساز نویس فهم پرس خر بر دار کش'.split(' ')
const SHORT_STEMS: readonly [string, string][] = [
  ['خوا', 'خواه'],
  ['تون', 'توان'],
  ['دون', 'دان'],
  ['خون', 'خوان'],
  ['مون', 'مان'],
  ['رسون', 'رسان'],
  ['گ', 'گوی'],
  ['ش', 'شو'],
  ['ر', 'رو'],
  ['ذار', 'گذار'],
  ['د', 'ده'],
]
/** «می‌دم» may be of دمیدن, «می‌رم» of رمیدن. */
const LET_BE = new Set('دم دی رم گم شم'.split(' '))
const SPOKEN: ReadonlyMap<string, string> = new Map(
  [...SHORT_STEMS, ...WHOLE_STEMS.map((stem) => [stem, stem] as const)]
    .flatMap(([said, stem]) => PERSONS.map(([spoken, written]) => [said + spoken, stem + written] as const))
    .filter(([spoken, written]) => spoken !== written && !LET_BE.has(spoken)),
)
