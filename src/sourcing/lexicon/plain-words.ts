/** Words of everyday prose: a name of several words does not begin with one, unless people are called so too. */

import { isFamiliar, isOrdinary } from '#persian'
import { keyAt, type Reading, tidy, writtenAt } from '../text/reading.ts'
import { givenNames } from './given-names.ts'
import { wordSet } from './word-list.ts'

/** Given names that are words of everyday prose as well: they can begin a name, and tell by themselves of none. */
export const namesToo = wordSet(`
  آتش آدینه آذر آذین آرام آرزو آزاد آفتاب آفرین آمنه آوا آوای آیین احترام احسان اختر ادیب ارسطو ارغوان ارمغان اسما اطهر افرا افسانه افسر افسون افشار
  افشان اقبال اقدس الماس الوند ایاز ایثار ایلیا باران بامداد بانو بدیع برنا برکت بصیر بلال بنفشه بهادر بهار بهجت بهداد بهنوش بیتا بیدار تابان تارا
  تبسم ترمه تمنا توانا توتیا توحید توران توفان توکل تکتم تیمور جاویدان جلیل جمیله جوانه جویا حافظ حشمت حنا حوا حکیم خاتون خاطره خاور خجسته خرم خضر
  خورشید خیام دانا درخشان درنا دریا دلاور دلبر دلنواز دلکش دلیر دنیا دیبا دینا راد رامتین رامش ربابه ربیع رجا رخساره رخشان رز رسا رستگار رضوان رعد
  رعنا رفعت رفیع رقیه روشنک ریاض زرتشت زرین زرینه زلیخا زیبا ساره ساغر ساقی سالار سالم سام سایه سبا ستایش سرافراز سرخوش سرمد سرمه سروش سعادت سعدی
  سلطان سنا سهند سوسن سپند سپهر سکینه سیروان سیف سیمرغ شاد شادمان شادمهر شاپرک شایسته شایگان شراره شرافت شروین شریف شمس شمیم شهامت شهربانو شهناز شکوه
  شکیبا شیرزاد شیوا صبا صداقت صدر صدرا صدف صدیق صفا صنوبر صولت ضیا طاها طاووس طنین طوبی طوفان ظریف ظفر عابد عارف عالیه عرفان عزت عسل عسگر عصمت عقیل
  علم عنایت غدیر غزال غزل غلام غیاث فائق فاتح فاخته فاخر فاضل فرح فردوس فرزین فرهمند فرهنگ فروزان فروزنده فروغ فریاد فصیح فضل فهیم فیاض فیروزه قاصدک
  قدرت قمر قیصر لادن لطیفه لقمان مالک مانا ماندگار ماهان ماهور مبین متین محبت محبوب محیا مرآت مرجان مزدک مسیح مشتاق مصباح مطهر مظفر معرفت معصوم ملوک
  ملکه ملیکا ممتاز منور منیژه مهتاب مهدیه مهر مهرانگیز مهربان مهیار مکرم میترا میثاق میعاد میهن نادره ناز نجات ندا نریمان نشاط نصرت نصیر نعمت نغمه
  نفیس نفیسه نهال نوا نوح نور نیاز نیایش نیسان نیک نیکنام نیکو هاتف هاله هایده هدی هدیه هستی هلال هلن هما همت هنگامه هوشیار واحد والا واله وحدت وفا
  وفادار ونوس پاینده پرتو پرستو پرنیان پری پریا پونه پویان پیروز چنگیز کامروا کامل کامیاب کرم کلر کوثر کیا کیانوش کیمیا گل گلاب گلبرگ گلزار گلشن گندم
  گوهر یادگار یاس یاور یلدا یکتا یگانه
`)

/** Surnames that are words of everyday prose as well: «موسوی لارگانی گفت». */
const surnamesToo = wordSet(`
  علوی تهرانی صنعتی جعفری عزیزی دهقان زارع موسوی حسینی احمدی محمدی مقدم پناهی ربانی بهشتی مرتضوی روحانی حیدری مهدوی درویش زنگنه حداد عطار نجار فلاح
  خسروی حاتمی داوودی خدادادی افشاری تبریزی خراسانی معمار خیاط حسنی رضوی طباطبایی پهلوان جوانمرد امیدوار پناه فرج فتاحی صیاد ملوان مستوفی پیشوا دانش
  دانشور بینا فقیه ناظم بیات قاجار زند ترکمان رودکی کرباسچی قالیباف بازرگان غنی جلیلی منصف انصاف مهاجر مجاهد
`)

/** «ش», «مان»: whose a thing is, on to the word or apart by a half-space. */
const owners = /\u200c?(?:ا?ش|مان|تان|شان)$/
const baseLengthMin = 3

/** Whether a word as written is one of everyday prose and no given name: «صندلی», «قیمتش». */
export function isPlainWord(key: string, written: string): boolean {
  if (givenNames.has(key) || namesToo.has(key) || surnamesToo.has(key)) return false
  const word = tidy(written)
  if (isOrdinary(word)) return true
  const base = word.replace(owners, '')
  if (base.length < baseLengthMin || base === word) return false
  return isOrdinary(base) || isOrdinary(base.replace(/\u200c?(?:ها)?ی?$/, ''))
}

/** Whether a word can stand in prose behind one of everyday prose, and is no surname by its looks: «صنایع», «بلندقدترین», «جای». */
export function isProseWord(key: string, written: string): boolean {
  if (givenNames.has(key)) return false
  const word = tidy(written)
  return isOrdinary(word) || isFamiliar(word) || /(?:ترین|تر|ها|های|هایی)$/.test(key)
}

/** Words of everyday prose for somebody. */
export const plainHumans = wordSet(`
  پسر دختر زن مرد پیرمرد پیرزن بچه کودک نوجوان جوان مشتری مسافر همسایه رهگذر عروس داماد مهمان میزبان چوپان کاسب دکان‌دار مغازه‌دار فروشنده خریدار بیمار زائر سرباز
`)

/** Whether the word at a place of a text is one, see {@link isPlainWord}. */
export function isPlainAt(reading: Reading, at: number): boolean {
  return isPlainWord(keyAt(reading, at), writtenAt(reading, at))
}

const owned =
  /^(?:مادر|پدر|همسر|شوهر|برادر|خواهر|پسر|دختر|فرزند|نوه|عمو|عمه|دایی|خاله|پدربزرگ|مادربزرگ|خانواده|معلم|اموزگار|استاد|مربی|شاگرد|دوست|همکار|همسایه|وکیل|پزشک|مدیر|رییس|سرپرست)(?:ا?ش|ا?م|ا?ت|شان|مان|تان|هایش|هایشان)$/

/** «مادرش», «معلممان»: somebody by whose he or she is; no word belongs to it after the pronoun. «پدرام» is a name. */
export function isOwnedKin(key: string): boolean {
  return owned.test(key) && !givenNames.has(key)
}
