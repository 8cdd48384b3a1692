import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readWords, squash } from './words.ts'

const rows: [text: string, keys: string][] = [
  ['وي گفت', 'وی گفت'],
  ['می گوید', 'میگوید'],
  ['می‌گوید', 'میگوید'],
  ['گفت و گو', 'گفتوگو'],
  ['گفت‌وگوی', 'گفتوگوی'],
  ['گفت وگوی', 'گفتوگوی'],
  ['نوشتهٔ او', 'نوشته او'],
  ['نوشته‌ی او', 'نوشته او'],
  ['نوشته ی او', 'نوشته او'],
  ['نوشتۀ او', 'نوشته او'],
  ['به‌گفته او', 'به گفته او'],
  ['مقام های ارشد', 'مقامهای ارشد'],
  ['خاطر نشان کرد', 'خاطرنشان کرد'],
  ['تأکید', 'تاکید'],
  ['رئيس جمهور', 'رییسجمهور'],
  ['"نقل" و “قول”', '« نقل » و « قول »'],
  ['ساعت ۱۲:۳۰', 'ساعت 12 : 30'],
  ['بنا بر اعلام', 'بنابر اعلام'],
  ['🔴 فوری', 'فوری'],
]

for (const [text, keys] of rows) {
  test(`کلمه‌های «${text}»`, () => {
    const words = readWords(text)
    assert.equal(words.map((word) => word.key).join(' '), keys)
    for (const word of words) assert.ok(word.start >= 0 && word.end <= text.length && word.start < word.end)
  })
}

test('squashing meets every spacing of a name', () => {
  assert.equal(squash('بین‌المللی'), squash('بين المللي'))
  assert.equal(squash('سی‌ان‌ان'), squash('سی.ان.ان'))
})
