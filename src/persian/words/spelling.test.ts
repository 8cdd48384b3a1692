import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { processorMs } from '../../../test/processor-ms.ts'
import { preferredTo } from './avoided-spellings.ts'
import { isSpelledRight, misspellings } from './spelling.ts'
import { suggestions } from './suggestions.ts'

/** [wrong, the first suggestion] */
const slips: [string, string][] = [
  ['انقاب', 'انقلاب'],
  ['آفریش', 'آفرینش'],
  ['استخاج', 'استخراج'],
  ['انتخاابت', 'انتخابات'],
  ['سرمایه‌گزاران', 'سرمایه‌گذاران'],
  ['تاکید', 'تأکید'],
  ['ارایه', 'ارائه'],
  ['بذغاله', 'بزغاله'],
  ['میتوانند', 'می‌توانند'],
  ['کتابهایشان', 'کتاب‌هایشان'],
  ['رییس', 'رئیس'],
  ['آنچه', 'آن‌چه'],
  ['آنحا', 'آن‌ها'],
  ['حوادثها', 'حوادث'],
  ['هیچچیزی', 'هیچ‌چیزی'],
]

test('a slip gets the word that was meant, first', () => {
  for (const [wrong, right] of slips) assert.equal(suggestions(wrong)[0], right, wrong)
})

/** [what editors of news correct, the spelling of the house] */
const avoided: [string, string][] = [
  ['رییس‌جمهور', 'رئیس‌جمهور'],
  ['ذغال', 'زغال'],
  ['اتاق‌های', ''],
  ['اطاق‌های', 'اتاق‌های'],
  ['لشگرکشی', 'لشکرکشی'],
  ['بجای', 'به‌جای'],
  ['بطوری‌که', 'به‌طوری‌که'],
  ['هیچکدام', 'هیچ‌کدام'],
  ['پائین', 'پایین'],
  ['رضائی', ''],
  ['سوئیس', ''],
  ['شهداء', 'شهدا'],
  ['اشیاء', ''],
  ['گزارشات', 'گزارش‌ها'],
  ['پیشنهاداتی', 'پیشنهادهایی'],
  ['اخبارها', 'اخبار'],
  ['مسایل‌ها', 'مسائل'],
  ['علایم‌هایی', 'علائمی'],
  ['ائمه‌هایی', 'ائمه‌ای'],
  ['حقوق‌ها', ''],
  ['نیانداخت', 'نینداخت'],
  ['نیافتم', ''],
  ['سپاسگذار', 'سپاسگزار'],
  ['برگذاری', 'برگزاری'],
  ['قانون‌گزاری', 'قانون‌گذاری'],
  ['می‌کنه', 'می‌کند'],
  ['نمی‌تونستند', ''],
]

test('what dictionaries have and editors correct is found, its neighbours stand', () => {
  for (const [word, preferred] of avoided) {
    if (preferred === '') {
      assert.equal(preferredTo(word), undefined, word)
      continue
    }
    assert.deepEqual([isSpelledRight(word), suggestions(word)[0]], [false, preferred], word)
    assert.equal(isSpelledRight(preferred), true, preferred)
  }
})

const right =
  'می‌گویند توانسته‌اند کتاب‌هایشان بین‌المللی دانش‌آموزان ایرانی‌ها رئیس‌جمهوری تأکید خانه‌ای گفت‌وگو برمی‌گردند نمی‌توانستند سپاسگزاریم ناامیدید غیرحرفه‌ای انکارنشدنی جایگاهش'.split(
    ' ',
  )

test('inflected words, verbs and compounds are right', () => {
  for (const word of right) assert.equal(isSpelledRight(word), true, word)
})

test('wrong words are found where they stand, and newsroom words are let be', () => {
  const text = 'رئیس جمهور در انخابات گفت: https://a.ir/انخابات قللرعطا'
  const found = misspellings(text)
  assert.deepEqual(
    found.map(({ word }) => word),
    ['انخابات', 'قللرعطا'],
  )
  assert.equal(text.slice(found[0]!.start, found[0]!.end), 'انخابات')
  assert.ok(found.every(({ suggestions }) => suggestions.length <= 5))
  assert.deepEqual(
    misspellings(text, new Set(['قللرعطا'])).map(({ word }) => word),
    ['انخابات'],
  )
})

test('an ending makes no newsroom word wrong, and nothing else of it right', () => {
  const own = new Set(['قللرعطا', 'کوبسیل'])
  for (const word of ['قللرعطاها', 'قللرعطا‌های', 'قللرعطاهایشان', 'کوبسیل‌ها', 'کوبسیل‌هایی', 'کوبسیل‌اند']) {
    assert.equal(isSpelledRight(word, own), true, word)
    assert.equal(isSpelledRight(word), false, word)
  }
  for (const word of ['قللرعطا‌قللر', 'قللرعطها', 'کوبسیلها', 'کوبسی‌ها']) {
    assert.equal(isSpelledRight(word, own), false, word)
  }
})

test('huge and hostile words are let be, quickly', async () => {
  for (const word of ['ا'.repeat(100_000), '\u200c', 'ً', '', '\ud800', 'ء'.repeat(29)]) {
    const spell = () => [suggestions(word), misspellings(word)]
    assert.ok((await processorMs(spell)) < 2_000)
  }
})

const TABLE = new URL('../../../../shared/data/persian/tables/perspell_words.jsonl', import.meta.url)

test('most slips of the shared test set are mended', { skip: existsSync(TABLE) ? false : 'needs ../shared' }, () => {
  const rows = readFileSync(TABLE, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter((row) => row.kind === 'test-set')
  const offered = rows.map((row) => suggestions(row.input).indexOf(row.expected))
  const share = (good: number[]) => good.length / rows.length
  assert.ok(share(offered.filter((place) => place === 0)) >= 0.8)
  assert.ok(share(offered.filter((place) => place >= 0)) >= 0.88)
})
