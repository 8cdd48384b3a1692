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

test('an edition names days in its own calendar: Afghan months, or Gregorian with the Jalali day beside', () => {
  const [dari, english] = [editionOf('prs').dates, editionOf('en').dates]
  assert.equal(dari.full(seed).text, '۴ قوس ۱۳۹۹، ۲۲:۴۶')
  assert.equal(dari.month(1399, 1), 'حمل ۱۳۹۹')
  assert.equal(english.full(seed).text, '24 November 2020, 22:46')
  assert.equal(english.dayHeading(seed), 'Tuesday 24 November 2020')
  assert.equal(english.otherDay(seed), '4 Azar 1399')
  const shortly = (now: string) => english.short(seed, new Date(now)).text
  assert.deepEqual(['2020-11-24T20:00:00Z', '2020-12-02T00:00:00Z', '2021-01-02T00:00:00Z'].map(shortly), [
    '22:46',
    '24 Nov',
    '24 Nov 2020',
  ])
  const { day, others } = english.today(new Date('2024-11-16T22:30:00Z'), null)
  assert.deepEqual([day, ...others], ['Sunday 17 November 2024', '27 Aban 1403', '15 Jumada I 1446'])
})
