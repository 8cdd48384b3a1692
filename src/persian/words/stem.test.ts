import assert from 'node:assert/strict'
import test from 'node:test'
import { stem } from './stem.ts'
import { isStopWord } from './stop-words.ts'
import { tokens } from './tokens.ts'

/** Words of one line share a stem. */
const families = [
  'کتاب کتاب‌ها کتابها کتاب‌هایشان کتابهایشان کتاب‌هایی کتابی كتاب‌هاي',
  'خانه خانه‌ها خانهٔ خانۀ خانه‌ی خانه‌ای خانه‌اش',
  'گفت گفتند می‌گویند می‌گوید نمی‌گفت نگفته‌اند گفته بگوید می‌گفته',
  'رفت می‌روید می‌رویم برویم نرود',
  'شد می‌شوید می‌شویم نشویم',
  'فیلتر فیلترها فیلترهای',
  'تنهایی تنهایی‌هایش تنهایی‌ها',
  'رفت می‌رود نمی‌روند رفته‌اند رفتیم',
  'آمد می‌آید بیاید آمدند نیامد آمده‌اند',
  'برگشت برمی‌گردند برگشتند برنمی‌گردد',
  'دانشجو دانشجویان دانشجوها',
  'نماینده نمایندگان نماینده‌ها نماینده‌اش',
  'مسئول مسئولان مسئول‌ها مسؤول',
  'خبر اخبار خبرها خبرهای',
  'بزرگ بزرگ‌تر بزرگتر بزرگ‌ترین بزرگترین',
  'کشور کشورها کشورمان کشورش کشورهای',
  'دانش‌آموز دانش‌آموزان دانش‌آموزانش',
  'بین‌المللی بینالمللی',
  'وزیر وزرا وزیران',
  'نویسنده نویسندگان نویسنده‌ها',
  'متهم متهمان',
  'نظامی نظامیان نظامی‌ها',
  'کشته‌شده کشته‌شدگان',
  'مدت مدتی',
  'خصوصیت خصوصیات',
  'تأکید تاکید',
  'دوست دوستان دوستانش',
  'مقام مقامات مقاماتی مقام‌ها',
  'مدیر مدیران مدیرانی مدیرانش',
  'نماید می‌نماید نمود نموده‌اند',
  'آورد می‌آوردند بیاورد آورده‌ایم',
  'آسیب‌پذیر آسیب‌پذیرتر آسیب‌پذیرترین',
  'مغازه‌دار مغازه‌دارها مغازه‌داران',
]

/** Words that stay whole. */
const whole =
  'ایران تهران زمان خیابان میدان میانه میزان مردم تنها دیدار رفتار جهان سازمان اقدام پیام انتخابات سیاسی زندگی'.split(
    ' ',
  )

test('the forms of a word share a stem', () => {
  for (const family of families) {
    const stems = new Set(family.split(' ').map(stem))
    assert.equal(stems.size, 1, `${family}: ${[...stems].join(' | ')}`)
  }
})

test('words that only look inflected stay whole', () => {
  for (const word of whole) assert.equal(stem(word), word.replaceAll('آ', 'ا'))
})

test('different words keep different stems', () => {
  for (const [a, b] of [
    ['کتاب', 'کاتب'],
    ['مردم', 'مردی'],
    ['شیر', 'شیرین'],
    ['کار', 'کارت'],
    ['دست', 'دسته'],
    ['بار', 'باران'],
    ['نظام', 'نظامی'],
    ['ایران', 'ایرانی'],
    ['متهم', 'مته'],
    ['پست', 'پس'],
    ['رفتن', 'رفت'],
    ['گذشته', 'گذشت'],
    ['میزان', 'میز'],
    ['گروگان', 'گروه'],
    ['فیلترها', 'فیل'],
    ['می‌شویم', 'شست'],
  ] as const) {
    assert.notEqual(stem(a), stem(b), `${a} ${b}`)
  }
})

test('the tokens of a text are what people search for', () => {
  const text = 'رئیس‌جمهور می گوید: ۱۲٬۵۴۳ نفر در ۱۳۴۰ ه.ش به https://a.ir/x و @sanad نوشتند؛ کتاب ها NATO'
  const found = tokens(text)
  assert.deepEqual(
    found.map((token) => token.text),
    [
      'رییسجمهور',
      'میگوید',
      '12543',
      'نفر',
      'در',
      '1340',
      'ه.ش',
      'به',
      'https://a.ir/x',
      'و',
      'sanad',
      'نوشتند',
      'کتابها',
      'nato',
    ],
  )
  assert.deepEqual(found[0]!.parts, ['رییس', 'جمهور'])
  assert.equal(text.slice(found[1]!.start, found[1]!.end), 'می گوید')
  assert.equal(stem(found[1]!.word), 'گفت')
})

test('stop words are known in every spelling', () => {
  for (const word of ['و', 'می‌شود', 'می شود', 'آنها', 'آن‌ها', 'اين']) assert.equal(isStopWord(word), true, word)
  for (const word of ['ایران', 'سند']) assert.equal(isStopWord(word), false, word)
})

test('hostile words come back', () => {
  for (const word of ['', ' ', 'ا'.repeat(100_000), '\ud800', '\u200c\u200c', 'می', 'ها', 'NATO', '۱۲۳'])
    assert.equal(typeof stem(word), 'string')
  assert.doesNotThrow(() => tokens('می '.repeat(20_000)))
})
