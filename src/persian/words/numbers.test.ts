import assert from 'node:assert/strict'
import test from 'node:test'
import { headlineCase } from './headline.ts'
import { numberToWords, ordinalBeforeNoun, ordinalToWords, wordsToNumber } from './number-words.ts'
import { counted, formatDuration, formatFileSize, formatNumber, formatRials, formatTomans } from './quantities.ts'
import { comparePersian } from './sorting.ts'
import { latinSlug } from './transliterate.ts'

const numbers: [number | bigint, string][] = [
  [0, 'صفر'],
  [7, 'هفت'],
  [19, 'نوزده'],
  [33, 'سی و سه'],
  [100, 'صد'],
  [1000, 'هزار'],
  [1403, 'هزار و چهارصد و سه'],
  [8356, 'هشت هزار و سیصد و پنجاه و شش'],
  [-123, 'منفی صد و بیست و سه'],
  [30_000_000_000, 'سی میلیارد'],
  [
    9_006_199_254_740_992n,
    'نه کوادریلیون و شش تریلیون و صد و نود و نه میلیارد و دویست و پنجاه و چهار میلیون و هفتصد و چهل هزار و نهصد و نود و دو',
  ],
]

test('a number is said in words, and read back', () => {
  for (const [value, words] of numbers) {
    assert.equal(numberToWords(value), words)
    assert.equal(wordsToNumber(words), Number(value), words)
  }
  assert.throws(() => numberToWords(10n ** 18n), RangeError)
  assert.throws(() => numberToWords(Number.NaN), RangeError)
  assert.equal(numberToWords(2.25), 'دو و بیست و پنج صدم')
  assert.equal(numberToWords(-0.5), 'منفی پنج دهم')
  assert.equal(numberToWords(12.000_000_1), 'دوازده')
})

const phrases: [string, number | null][] = [
  ['منفی ۳ هزار و دویست', -3200],
  ['سه هزار دویست و دوازده', 3212],
  ['٤٥,٦٧٨', 45_678],
  ['بیست‌وپنج', 25],
  ['سه و نیم', 3.5],
  ['نیم میلیون', 500_000],
  ['دو میلیون و نیم', 2_500_000],
  ['-999', -999],
  ['منفی سه هزارمین', -3000],
  ['سی‌ام', 30],
  ['بیست و سوم', 23],
  ['یک میلیون و سی هزار', 1_030_000],
  ['سلام دنیا', null],
  ['', null],
]

test('a phrase is read as a number', () => {
  for (const [phrase, value] of phrases) assert.equal(wordsToNumber(phrase), value, phrase)
})

test('ordinals follow their vowels', () => {
  assert.deepEqual([1, 2, 3, 4, 23, 30, 100].map(ordinalToWords), [
    'یکم',
    'دوم',
    'سوم',
    'چهارم',
    'بیست و سوم',
    'سی‌ام',
    'صدم',
  ])
  assert.deepEqual([1, 3, 30].map(ordinalBeforeNoun), ['اولین', 'سومین', 'سی‌امین'])
})

test('amounts read as newspapers write them', () => {
  assert.equal(formatNumber(-12543.5), '−۱۲٬۵۴۳٫۵')
  assert.equal(formatTomans(25_000_000), '۲٫۵ میلیون تومان')
  assert.equal(formatRials(25_000_000), '۲۵ میلیون ریال')
  assert.equal(formatFileSize(3_400_000), '۳٫۴ مگابایت')
  assert.equal(formatFileSize(999_999), '۱ مگابایت')
  assert.equal(formatDuration(7500), '۲ ساعت و ۵ دقیقه')
  assert.equal(formatDuration(3600), '۱ ساعت')
  assert.equal(formatDuration(0), '۰ ثانیه')
  assert.equal(counted(3, 'نفر'), '۳ نفر')
})

test('names stand in the order of the Persian alphabet', () => {
  const sorted = ['یزد', 'پارس', 'آبادان', 'بم', 'ابهر', 'گرگان', 'کرج', 'بخش ۱۰', 'بخش ۹', 'چابهار']
  assert.deepEqual([...sorted].sort(comparePersian), [
    'آبادان',
    'ابهر',
    'بخش ۹',
    'بخش ۱۰',
    'بم',
    'پارس',
    'چابهار',
    'کرج',
    'گرگان',
    'یزد',
  ])
})

test('a headline can be written in Latin letters', () => {
  assert.equal(latinSlug('سفر علی به تهران در ۲۰۲۴'), 'sfr-ali-be-tehran-dar-2024')
  assert.ok(latinSlug('واژه '.repeat(100)).length <= 80)
  assert.equal(latinSlug('؟'), '')
})

test('Latin words in a headline take headline case, the rest stays', () => {
  assert.equal(
    headlineCase('گزارش the state of iPhone and the web از example.com'),
    'گزارش The State of iPhone and the Web از example.com',
  )
})
