import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayBeOnePerson, mayBeOneSource } from './likely-same.ts'

const person = (name: string, ...offices: string[]) => ({ names: [name], offices })

const people: [one: ReturnType<typeof person>, other: ReturnType<typeof person>, isOne: boolean][] = [
  [person('مسعود نمونه‌ای'), person('نمونه‌ای'), true],
  [person('دکتر مسعود نمونه‌ای'), person('مسعود نمونه ای'), true],
  [person('سیدعباس نمونه'), person('عباس نمونه'), true],
  [person('سید عباس نمونه'), person('عباس نمونه'), true],
  [person('باقر فرضی', 'شهردار کرانه'), person('محمدباقر فرضی', 'شهردار كرانه'), true],
  [person('باقر فرضی', 'شهردار کرانه'), person('محمدباقر فرضی', 'رئیس شورا'), false],
  [person('علی فرضی', 'نمایندهٔ مجلس'), person('حسین فرضی', 'نمایندهٔ مجلس'), false],
  [person('علی فرضی', 'شهردار'), person('علی نمونه', 'شهردار'), false],
  [person('سیدی'), person('احمد سیدی'), true],
]
for (const [one, other, isOne] of people) {
  test(`«${one.names}» and «${other.names}» ${isOne ? 'may be one' : 'are two'} (${other.offices})`, () => {
    assert.deepEqual([mayBeOnePerson(one, other), mayBeOnePerson(other, one)], [isOne, isOne])
  })
}

const sources: [one: string, other: string, isOne: boolean][] = [
  ['خبرگزاری کرانه', 'کرانه', true],
  ['روزنامهٔ کرانه', 'خبرگزاری كرانه', true],
  ['کرانه نیوز', 'کرانه‌نیوز', true],
  ['کرانه', 'کرانهٔ نو', false],
  ['نو کرانه', 'کرانه', false],
]
for (const [one, other, isOne] of sources) {
  test(`«${one}» and «${other}» ${isOne ? 'may be one' : 'are two'}`, () => {
    assert.deepEqual([mayBeOneSource([one], [other]), mayBeOneSource([other], [one])], [isOne, isOne])
  })
}
