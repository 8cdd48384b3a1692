import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { normalise } from './normalise.ts'

/** [written, house] */
const texts: [string, string][] = [
  ['ويراستار به شما كمك مي‌كند', 'ویراستار به شما کمک می‌کند'],
  ['علی\u00a0رفت', 'علی رفت'],
  ['\u200fمی\u200c\u200cشود\u200e', 'می‌شود'],
  ['کتاب\u200c ها', 'کتاب ها'],
  ['کتاب\u200c، قلم\u200c', 'کتاب، قلم'],
  ['دریابیم‌.', 'دریابیم.'],
  ['کار\u200cها و فرو\u200cرفته', 'کارها و فرورفته'],
  ['گفت\u200cو\u200cگو', 'گفت‌وگو'],
  ['سلامـــت', 'سلامت'],
  ['ـ که پدرم بود ـ', '– که پدرم بود –'],
  ['ﺳﻼﻡ ﻋﻠﯽ', 'سلام علی'],
  ['ﷲ', 'الله'],
  ['حرف\u00adهاست', 'حرف‌هاست'],
  ['خانهٔ ما، خانۀ ما، خانه‌ی ما، بهانهء ما', 'خانهٔ ما، خانهٔ ما، خانهٔ ما، بهانهٔ ما'],
  ['خانه‌یی بر آب', 'خانه‌ای بر آب'],
  ['لطفاًً', 'لطفاً'],
  ['سال 1403 و ٢٧ آبان', 'سال ۱۴۰۳ و ۲۷ آبان'],
  ['12% و 4.7 و 12,543 نفر در 12:34', '۱۲٪ و 4.7 و 12,543 نفر در 12:34'],
  ['نسخه 1.2.3 و 1403/12/06', 'نسخه 1.2.3 و 1403/12/06'],
  ['رشد 12.5% (4/3) و۱۲٫۵درصد', 'رشد 12.5% (4/3) و۱۲٫۵ درصد'],
  ['با --dry-run و -v و --level=2 اجرا کنید -- همین', 'با --dry-run و -v و --level=2 اجرا کنید – همین'],
  ['کتاب the "Big Apple" و the "Old Man" را', 'کتاب the "Big Apple" و the "Old Man" را'],
  ['گفت “We sell a bed” و «او "NATO" را» "خواند"', 'گفت “We sell a bed” و «او «NATO» را» «خواند»'],
  ['کووید COVID-19 و F-35 و iPhone 15 Pro', 'کووید COVID-19 و F-35 و iPhone 15 Pro'],
  ['نشانی https://example.com/a?b=1,2&lang=fa را ببینید', 'نشانی https://example.com/a?b=1,2&lang=fa را ببینید'],
  ['به info@example.com یا @sanad_12 و #خبر_24 بنویسید', 'به info@example.com یا @sanad_12 و #خبر_24 بنویسید'],
  ['تلفن 021-88776655 را بگیرید', 'تلفن 021-88776655 را بگیرید'],
  ['شبا IR062960000000100324200001 است', 'شبا IR062960000000100324200001 است'],
  ['با `x = 1;` و &quot; بمانید', 'با `x = 1;` و &quot; بمانید'],
  ['گفت : سلام', 'گفت: سلام'],
  ['او گفت:"برویم"', 'او گفت: «برویم»'],
  ['«  متن  » ( متن )', '«متن» (متن)'],
  ['رفت ... آمد', 'رفت… آمد'],
  ['چرا؟؟؟!!!', 'چرا؟!'],
  ['این,آن;او?', 'این، آن؛ او؟'],
  ['مسافت ۹کیلومتر', 'مسافت ۹ کیلومتر'],
  ['رفت.او ماند', 'رفت. او ماند'],
  ['سال ۱۳۴۰ه.ش بود', 'سال ۱۳۴۰ه.ش بود'],
  ['گفت: "We sell a bed, not sleep." و رفت', 'گفت: "We sell a bed, not sleep." و رفت'],
  ['یک\r\n\r\n\r\nدو', 'یک\n\nدو'],
  ['Plain English, with 12 numbers (and "marks"); done.', 'Plain English, with 12 numbers (and "marks"); done.'],
  ['   ', ''],
]

test('text comes out in the house letters, digits and marks', () => {
  for (const [written, house] of texts) assert.equal(normalise(written), house, written)
})

test('what is said within quotation marks stays as said, when asked', () => {
  assert.equal(normalise('گفت : «12 كتاب»', { quotations: 'verbatim' }), 'گفت: «12 كتاب»')
})

const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(
      ...'آابپتكکيیىهۀةئء؟،؛.:!?,;"«»()[]{}…-–ـ %٪1۲٣/@#`\'&<>_\n\u200c\u200d\u200b\u00ad\u00a0\u200f\u0654\u064b\u0651aB'.split(
        '',
      ),
      ' ها',
      'می ',
      'http://a.ir/',
      'a@b.ir',
      '...',
      'ه‌ی',
      '\ud800',
      'ﻼ',
      '\ue000',
      '\ue001',
      '1.5',
      ' --x',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  ),
  { maxLength: 24 },
)

test('normalising twice changes nothing more', () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const once = normalise(parts.join(''))
      assert.equal(normalise(once), once)
    }),
    { numRuns: Number(process.env.SANAD_RUNS ?? 3000), seed: 75764 },
  )
})

test('huge and hostile text takes time in proportion', () => {
  for (const unit of [
    'می\u200c',
    '"',
    '«(',
    '\u064b',
    'ـ',
    '1,',
    '1.',
    'a.',
    '@',
    '`',
    '<a ',
    '&',
    '?a=',
    '0۹ ',
    '....',
    'ه\u200c',
    '\u200c',
    ' ',
    '\ud800',
  ]) {
    const text = unit.repeat(Math.ceil(200_000 / unit.length))
    const started = performance.now()
    normalise(text)
    const took = performance.now() - started
    assert.ok(took < 3_000, `${JSON.stringify(unit)} took ${took} ms`)
  }
})
