import assert from 'node:assert/strict'
import { test } from 'node:test'
import { editionOf } from './edition.ts'

const { full, clock, dayHeading, short, today } = editionOf('fa').dates

const seed = new Date('2020-11-24T19:16:00Z')

test('an instant is printed in Tehran, in Jalali, in Persian digits, and kept in ISO for machines', () => {
  assert.deepEqual(full(seed), { iso: '2020-11-24T19:16:00Z', text: '۴ آذر ۱۳۹۹، ۲۲:۴۶' })
  assert.deepEqual(clock(seed), { iso: '2020-11-24T19:16:00Z', text: '۲۲:۴۶' })
  assert.equal(dayHeading(seed), 'سه‌شنبه ۴ آذر ۱۳۹۹')
})

test('a story in a list says no more of its time than a reader needs', () => {
  const check = (now: string, expected: string) => assert.equal(short(seed, new Date(now)).text, expected, now)
  check('2020-11-24T20:00:00Z', '۲۲:۴۶')
  check('2020-11-24T20:31:00Z', '۴ آذر')
  check('2021-03-20T09:00:00Z', '۴ آذر')
  check('2021-03-21T09:00:00Z', '۴ آذر ۱۳۹۹')
  check('2024-11-17T00:00:00Z', '۴ آذر ۱۳۹۹')
})

test('the dateline gives the day in three calendars and the newest change, not the clock', () => {
  assert.deepEqual(today(new Date('2024-11-16T22:30:00Z'), seed), {
    iso: '2024-11-17',
    day: 'یکشنبه ۲۷ آبان ۱۴۰۳',
    others: ['۱۷ نوامبر ۲۰۲۴', '۱۵ جمادی‌الاول ۱۴۴۶'],
    lastChange: { iso: '2020-11-24T19:16:00Z', text: '۴ آذر ۱۳۹۹، ۲۲:۴۶' },
  })
  assert.equal(today(seed, null).lastChange, null)
})
