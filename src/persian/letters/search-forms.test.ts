import assert from 'node:assert/strict'
import test from 'node:test'
import { fold } from './fold.ts'
import { slug } from './slug.ts'
import { countWords, readingMinutes } from './words.ts'

/** Spellings that must meet when searching. */
const meetings: string[][] = [
  ['می‌شود', 'می شود', 'میشود', 'مي شود'],
  ['کتاب‌های', 'کتاب های', 'کتابهای', 'كتاب‌هاي'],
  ['بزرگ‌تر', 'بزرگ تر', 'بزرگتر'],
  ['خانهٔ ما', 'خانۀ ما', 'خانه‌ی ما', 'خانه ما'],
  ['مسئول', 'مسؤول'],
  ['تأکید', 'تاکید', 'تاكيد'],
  ['آمریکا', 'امریکا'],
  ['رئیس', 'رییس'],
  ['۱۴۰۳', '1403', '١٤٠٣'],
  ['حتماً', 'حتما'],
  ['ســلام', 'سلام'],
  ['NATO', 'nato'],
]

test('all spellings of a word meet when searching', () => {
  for (const spellings of meetings) {
    assert.deepEqual([...new Set(spellings.map(fold))].length, 1, spellings.map(fold).join(' | '))
  }
})

test('folding keeps words apart', () => {
  assert.notEqual(fold('کتاب را'), fold('کتابرا'))
  assert.equal(fold('  سلام،  دنیا! '), 'سلام دنیا!')
})

/** [headline, slug] */
const slugs: [string, string][] = [
  ['ائتلاف آمریکایی: تحرکات اخیر نیروهای ما', 'ائتلاف-آمریکایی-تحرکات-اخیر-نیروهای-ما'],
  ['می‌گویند «بین‌المللی» است!', 'می-گویند-بین-المللی-است'],
  ['كتابي از Reuters در ۲۰۲۴', 'کتابی-از-reuters-در-۲۰۲۴'],
  ['حتماً خانهٔ ما', 'حتما-خانه-ما'],
  ['؟!', ''],
  ['../../etc/passwd?x=1', 'etc-passwd-x-1'],
]

test('a slug is words and hyphens, nothing else', () => {
  for (const [headline, expected] of slugs) assert.equal(slug(headline), expected)
})

test('a slug ends with a whole word and is never longer than asked', () => {
  const long = slug('واژه '.repeat(60))
  assert.ok(long.length <= 80 && long.endsWith('-واژه'))
  assert.equal(slug('واژه دراز', 6), 'واژه')
  assert.equal(slug('ا'.repeat(300)).length, 80)
  assert.equal(slug(`${'a'.repeat(79)}𐎠𐎠`, 80), 'a'.repeat(79))
  assert.doesNotThrow(() => encodeURIComponent(slug(`\ud800${'𐎠'.repeat(90)}`)))
})

test('words are counted as people count them', () => {
  assert.equal(countWords('او می‌گوید: «۱۲٫۵ درصد» — NATO و بین‌المللی.'), 7)
  assert.equal(countWords(''), 0)
  assert.deepEqual([0, 100, 500, 1100].map(readingMinutes), [1, 1, 3, 6])
})
