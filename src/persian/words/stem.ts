import { packedPlurals } from '../data/plurals.ts'
import { INTACT, KNOWN, knownOf } from '../half-space/lexicon.ts'
import { PLURALS, PREVERBS } from '../half-space/verbs.ts'
import { ZWNJ } from '../letters/alphabet.ts'
import { fold } from '../letters/fold.ts'
import { normaliseLetters } from '../letters/normalise.ts'
import { brokenPlurals } from './broken-plurals.ts'
import { isAdjective } from './known-words.ts'
import { isCommonVerb, participleStem, stemAfterMi, stemOfBare } from './verb-stem.ts'
import { INFLECTION } from './word-forms.ts'

/** Longer words are no words; they are folded and returned. */
const WORD_LENGTH_MAX = 40
const REMEMBERED_MAX = 40_000

const remembered = new Map<string, string>()

/**
 * The light stem of one word, folded, for searching: inflection goes («کتاب‌هایشان» → «کتاب»), verbs give their past stem
 * («می‌گویند» → «گفت»), broken plurals their singular («اخبار» → «خبر»). Every cut is checked against the lexicon, so that
 * «ایران», «تهران», «میدان» and «خیابان» stay whole. A word that is not Persian is only folded.
 */
export function stem(word: string): string {
  const known = remembered.get(word)
  if (known !== undefined) return known
  const result = word.length <= WORD_LENGTH_MAX && HAS_LETTER.test(word) ? fold(stemmed(plain(word))) : fold(word)
  if (remembered.size >= REMEMBERED_MAX) remembered.clear()
  if (word.length <= WORD_LENGTH_MAX) remembered.set(word, result)
  return result
}

const HAS_LETTER = /[\u0620-\u06d3]{2}/
const MARKS = /[\u064b-\u065f\u0670]/g
const HAMZAS: Record<string, string> = { أ: 'ا', إ: 'ا', ٱ: 'ا', ؤ: 'و', ئ: 'ی', ة: 'ه', ۀ: 'ه' }

/** The word without marks and with plain hamzas; آ and half-spaces still stand. */
function plain(word: string): string {
  return normaliseLetters(word)
    .replace(MARKS, '')
    .replace(/[أإٱؤئةۀ]/g, (letter) => HAMZAS[letter]!)
}

function stemmed(word: string): string {
  if (KEPT.has(word)) return word
  const singular = singularOf(word) ?? (/[او]ی$/.test(word) ? singularOf(word.slice(0, -1)) : undefined)
  if (singular) return singular
  const verb = verbOf(word)
  if (verb) return verb
  const noun = nounOf(word)
  return KEPT.has(noun) ? noun : (singularOf(noun) ?? noun)
}

let plurals: ReadonlyMap<string, string> | undefined

/** «اخبار» → «خبر», «مقامات» → «مقام»: plurals that are listed. */
function singularOf(word: string): string | undefined {
  plurals ??= new Map(packedPlurals.split(';').map((pair) => plain(pair).split(' ') as [string, string]))
  return brokenPlurals.get(word) ?? plurals.get(word)
}

const MI = /^((?:بر|در|باز|فرو|فرا|وا|ور|سر|پیش|پس)?)(ن?)(?:ه?می)(\u200c?)(.+)$/

function verbOf(word: string): string | null {
  const parts = MI.exec(word)
  if (parts && (parts[3] || !isLemma(word))) {
    const past = stemAfterMi(parts[4]!.replaceAll(ZWNJ, ''))
    if (past) return parts[1] + past
  }
  const [bare, ...endings] = word.split(ZWNJ)
  if (endings.length === 1 && COPULA.has(endings[0]!)) return participleStem(bare!)
  if (endings.length > 0 || isLemma(word)) return participleIfNoNoun(word)
  const past = stemOfBare(word)
  if (past) return past
  for (const preverb of PREVERBS) {
    if (!word.startsWith(preverb) || word.length < preverb.length + 3) continue
    const rest = stemOfBare(word.slice(preverb.length))
    if (rest && !isKnown(word.slice(0, -1))) return preverb + rest
  }
  return participleStem(word)
}

const COPULA = new Set(['ام', 'ای', 'ایم', 'اید', 'اند', 'است'])

/** «گفته» is of گفتن; «خانه», «جامعه» are not verbs at all, and «پیچیده», «گذشته» have become words of their own. */
function participleIfNoNoun(word: string): string | null {
  const past = word.includes(ZWNJ) || ADJECTIVES.has(word) ? null : participleStem(word)
  return past && isCommonVerb(past) ? past : null
}

const ADJECTIVES = new Set('گذشته بسته نوشته خواسته شکسته ساخته رسیده پرداخته سوخته جسته شناخته آموخته'.split(' '))

function nounOf(word: string): string {
  const parts = word.split(ZWNJ)
  while (parts.length > 1 && INFLECTION.has(parts.at(-1)!)) parts.pop()
  let bare = parts.join('')
  if (parts.length > 1 && parts.length === word.split(ZWNJ).length) return compoundStem(parts)
  for (let round = 0; round < 3 && !KEPT.has(bare); round++) {
    const shorter = shortened(bare)
    if (shorter === bare) return shorter
    bare = shorter
  }
  return bare
}

const COMPOUND_PLURALS = [...PLURALS, 'ترین', 'تر']
  .filter((ending) => ending.length >= 2)
  .sort((a, b) => b.length - a.length)

/** «دانش‌آموزانش», «بین‌المللی»: a listed compound gives its endings up, another only its plural. */
function compoundStem(parts: readonly string[]): string {
  const last = /[او]ی$/.test(parts.at(-1)!) && parts.at(-1)!.length > 2 ? parts.at(-1)!.slice(0, -1) : parts.at(-1)!
  const whole = parts.slice(0, -1).join('') + last
  if (last.endsWith('گان') && last.length > 4) return `${whole.slice(0, -3)}ه`
  for (const ending of COMPOUND_ENDINGS) {
    if (!last.endsWith(ending) || last.length - ending.length < 2) continue
    const base = whole.slice(0, -ending.length)
    const listed = (knownOf(base) & (KNOWN.gappedListed | KNOWN.gappedEdited)) !== 0
    if (
      listed ||
      ending.startsWith('ها') ||
      (ending.startsWith('تر') && last !== 'دختر') ||
      (ending === 'ان' && isKnown(last.slice(0, -2)))
    )
      return base
  }
  return whole
}

const COMPOUND_ENDINGS = [
  ...COMPOUND_PLURALS,
  'انشان',
  'انمان',
  'انش',
  'انم',
  'انی',
  'ان',
  'شان',
  'مان',
  'تان',
  'ش',
  'م',
  'ت',
]

/** One joined ending taken off, when what is left is a word. */
function shortened(word: string): string {
  for (const ending of JOINED_PLURALS) {
    if (!word.endsWith(ending) || word.length - ending.length < 2) continue
    const base = word.slice(0, -ending.length)
    if (isKnown(base) || base.length > 3) return base
  }
  if (word.endsWith('گان') && word.length > 5 && isLemma(`${word.slice(0, -3)}ه`)) return `${word.slice(0, -3)}ه`
  if (word.endsWith('ان') && PEOPLE.has(word.slice(0, -2))) return word.slice(0, -2)
  if (isLemma(word)) return word
  if (word.endsWith('ان') && word.length > 4 && isLemma(word.slice(0, -2))) return word.slice(0, -2)
  for (const ending of JOINED_ENDINGS) {
    if (!word.endsWith(ending) || word.length - ending.length < 2) continue
    const base = word.slice(0, -ending.length)
    if (base.length < 3 && ending.length === 1 && isListed(word)) continue
    if (GLIDED.has(ending) && !/[او]$/.test(base)) continue
    if (
      ending.startsWith('تر')
        ? isAdjective(base)
        : ending.length === 1
          ? isLemma(base) || isPluralOfPeople(base)
          : isKnown(base)
    )
      return base
  }
  return plural(word)
}

/** «مدیران» in «مدیرانی», «سالان» in «سالانش»: what the next round shortens. */
function isPluralOfPeople(word: string): boolean {
  return word.endsWith('ان') && word.length > 4 && !KEPT.has(word) && shortened(word) !== word
}

/** «دانشجویان», «بچگان», «مسئولان», «جامدات». */
function plural(word: string): string {
  if (word.endsWith('یان') && isLemma(word.slice(0, -3)) && /[او]$/.test(word.slice(0, -3))) return word.slice(0, -3)
  if (word.endsWith('ان') && word.length > 4 && isKnown(word.slice(0, -2)) && !isPlace(word)) return word.slice(0, -2)
  if (word.endsWith('ات') && word.length > 4) {
    if (isLemma(`${word.slice(0, -2)}ت`)) return `${word.slice(0, -2)}ت`
    if (isLemma(word.slice(0, -2))) return word.slice(0, -2)
    if (isLemma(`${word.slice(0, -2)}ه`)) return `${word.slice(0, -2)}ه`
  }
  return word
}

/** Names of places in ان are listed whole. */
function isPlace(word: string): boolean {
  return (knownOf(word) & KNOWN.hazm) !== 0
}

function isLemma(word: string): boolean {
  if (KEPT.has(word)) return true
  const known = knownOf(word)
  if ((known & (KNOWN.noun | KNOWN.adjective)) !== 0) return true
  return (known & KNOWN.inflects) !== 0 && word.endsWith('ی') && !INDEFINITE.has(word)
}

/** «پست» is a word and not a form of «پس». */
function isListed(word: string): boolean {
  return (knownOf(word) & (KNOWN.lilak | KNOWN.hazm)) !== 0
}

function isKnown(word: string): boolean {
  return (knownOf(word) & (INTACT & ~KNOWN.wikipedia)) !== 0
}

const JOINED_PLURALS = [...new Set(PLURALS)].filter((ending) => ending.length >= 2).sort((a, b) => b.length - a.length)
const JOINED_ENDINGS = ['ترین', 'تری', 'تر', 'مان', 'تان', 'شان', 'یم', 'یت', 'یش', 'یی', 'م', 'ت', 'ش', 'ی']

/** Listed words that in news are nearly always a noun with the ی of «one»: «روزی» is a day, seldom a livelihood. */
const INDEFINITE = new Set(
  'روزی کشوری سالی شبی حالی کاری راهی جایی بخشی شهری مردی کتابی زنی نامه‌ای حرفی وقتی'.split(' '),
)

/** Nouns whose plural in ان the word lists carry as a word of its own. */
const PEOPLE: ReadonlySet<string> = new Set(
  'دوست مرد زن فرزند کودک یار همکار هوادار طرفدار کارگر کارمند معلم استاد دشمن برادر خواهر پسر دختر شهید اسیر مسلمان بازیکن تماشاگر خبرنگار هنرمند دانشمند ورزشکار کشاورز سرباز افسر مسافر زندانی شاعر مهاجر مدیر وزیر سفیر نامزد داور پزشک پرستار مربی شاگرد معترض مخالف موافق بزرگ جوان کارشناس مامور مسوول بیمار'.split(
    ' ',
  ),
)

/** Endings with a glide stand after ا and و alone: «خدایی», «عمویش». */
const GLIDED = new Set(['یم', 'یت', 'یش', 'یی'])

/** Words whose end looks like an ending and is none, and adjectives of relation that stand for themselves. */
const KEPT: ReadonlySet<string> = new Set(
  (
    'تنها تنهایی گروگان گروگانگیر چیدمان ارگان ارگانی فیلتر پاکت آنها اینها بها ایران تهران زمان خیابان میدان جهان مکان درمان سازمان فرمان پیمان ایمان آسمان قهرمان درخشان نشان انسان داستان استان تابستان زمستان دبیرستان بیمارستان شهرستان گلستان کردستان خوزستان لرستان بلوچستان افغانستان پاکستان هندوستان عربستان ترکمنستان تاجیکستان ازبکستان قزاقستان ارمنستان گرجستان انگلستان مجارستان لهستان بلغارستان کوهستان ' +
    'طالبان رمضان شعبان آبان جریان پایان میان بیان زیان جوان توان روان دوران باران عنوان میزان امکان آسان یکسان همزمان اصفهان کرمان گیلان همدان زنجان سمنان مازندران آذربایجان لبنان یونان آلمان ژاپن عمان کیان حیوان دندان زندان مهمان پنهان ارزان فراوان ناگهان همچنان چنان کودکان مردم چشم نام دام تمام اقدام اعلام انجام نظام پیام اسلام مقام سلام حرام مرسوم محروم قدیم تصمیم تقدیم تسلیم مستقیم عظیم رژیم تیم بیم نیم ' +
    'دست دولت ملت قدرت وقت نفت بخت سخت ثبت شرکت حرکت وزارت تجارت عملیات ادبیات انتخابات اطلاعات خدمات تحقیقات تبلیغات مالیات ریاضیات جزییات حیات نجات صادرات واردات ارتباطات تاسیسات مطبوعات ' +
    'آتش ارتش پیش بیش خویش آرامش آموزش ورزش ارزش گزارش نقش بخش تلاش جنبش خواهش دانش روش کوشش پرسش پوشش افزایش کاهش گرایش نمایش آزمایش همایش گردش گسترش پذیرش پژوهش پرورش سازش سفارش نگارش واکنش بینش چالش تنش کنش ' +
    'دیگر دختر مادر برادر خواهر پدر دفتر بهتر بیشتر کمتر مهتر بهترین بیشترین کمترین دکتر متر تر انگشتر شتر بستر خاکستر رهبر رهبری ' +
    'ملی سیاسی اجتماعی اقتصادی فرهنگی نظامی دولتی اسلامی ایرانی خارجی داخلی عمومی خصوصی اصلی فرعی جهانی شهری روستایی مردمی علمی فنی مذهبی دینی تاریخی طبیعی محلی مرکزی نهایی ابتدایی عالی قانونی قضایی امنیتی انتظامی دفاعی صنعتی کشاورزی بازرگانی تجاری مالی بانکی پولی ارزی نفتی گازی هوایی دریایی زمینی موشکی هسته‌ای رسمی شخصی فردی گروهی جمعی حقوقی حقیقی واقعی ذهنی روحی جسمی پزشکی درمانی بهداشتی آموزشی پژوهشی دانشگاهی ورزشی هنری ادبی سینمایی انقلابی جنگی تحریمی آمریکایی اروپایی آسیایی عربی غربی شرقی شمالی جنوبی روسی چینی ترکی عراقی فلسطینی اسراییلی انگلیسی فارسی تهرانی اصفهانی فعلی قبلی بعدی کنونی جاری آتی برخی خیلی کسی چیزی هیچی یکی دیگری بسیاری آزادی شادی بازی سالگی زندگی همکاری همبستگی بیماری یاری کاری آگاهی سختی خوبی بدی زیبایی بزرگی کمی زیادی برتری برابری دوستی دشمنی رییس جمهوری ریاست شورا مجلس'
  ).split(' '),
)
