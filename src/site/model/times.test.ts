import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockMoment, dayOf, fullMoment, shortMoment, todayAt } from './times.ts'

const seed = new Date('2020-11-24T19:16:00Z')

test('an instant is printed in Tehran, in Jalali, in Persian digits, and kept in ISO for machines', () => {
  assert.deepEqual(fullMoment(seed), { iso: '2020-11-24T19:16:00Z', text: '۴ آذر ۱۳۹۹، ۲۲:۴۶' })
  assert.deepEqual(clockMoment(seed), { iso: '2020-11-24T19:16:00Z', text: '۲۲:۴۶' })
  assert.equal(dayOf(seed), 'سه‌شنبه ۴ آذر ۱۳۹۹')
})

test('a story in a list says no more of its time than a reader needs', () => {
  const check = (now: string, expected: string) => assert.equal(shortMoment(seed, new Date(now)).text, expected, now)
  check('2020-11-24T20:00:00Z', '۲۲:۴۶')
  check('2020-11-24T20:31:00Z', '۴ آذر')
  check('2021-03-20T09:00:00Z', '۴ آذر')
  check('2021-03-21T09:00:00Z', '۴ آذر ۱۳۹۹')
  check('2024-11-17T00:00:00Z', '۴ آذر ۱۳۹۹')
})

test('the dateline gives the day in three calendars and the newest change, not the clock', () => {
  assert.deepEqual(todayAt(new Date('2024-11-16T22:30:00Z'), seed), {
    iso: '2024-11-17',
    jalali: 'یکشنبه ۲۷ آبان ۱۴۰۳',
    gregorian: '۱۷ نوامبر ۲۰۲۴',
    hijri: '۱۵ جمادی‌الاول ۱۴۴۶',
    lastChange: { iso: '2020-11-24T19:16:00Z', text: '۴ آذر ۱۳۹۹، ۲۲:۴۶' },
  })
  assert.equal(todayAt(seed, null).lastChange, null)
})
