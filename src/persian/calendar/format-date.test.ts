import assert from 'node:assert/strict'
import test from 'node:test'
import {
  type DateStyle,
  formatDate,
  formatDateRange,
  formatDateTime,
  formatGregorianDate,
  formatTime,
} from './format-date.ts'
import { readDate } from './read-date.ts'

const published = new Date('2020-11-24T19:16:00Z')

const styles: [DateStyle, string][] = [
  ['long', '۴ آذر ۱۳۹۹'],
  ['full', 'سه‌شنبه ۴ آذر ۱۳۹۹'],
  ['numeric', '۱۳۹۹/۰۹/۰۴'],
]

test('a date is printed in every style, and read back', () => {
  for (const [style, expected] of styles) {
    const printed = formatDate(published, style)
    assert.equal(printed, expected)
    assert.equal(formatDate(readDate(printed).value!.instant, style), expected)
  }
  assert.equal(formatTime(published), '۲۲:۴۶')
  assert.equal(formatDateTime(published), '۴ آذر ۱۳۹۹، ۲۲:۴۶')
  assert.equal(formatDate(published, 'long', { months: 'dari' }), '۴ قوس ۱۳۹۹')
  assert.equal(formatGregorianDate(published), '۲۴ نوامبر ۲۰۲۰')
})

const relatives: [string, string][] = [
  ['2020-11-24T19:15:30Z', 'لحظاتی پیش'],
  ['2020-11-24T19:11:00Z', '۵ دقیقه پیش'],
  ['2020-11-24T16:15:00Z', '۳ ساعت پیش'],
  ['2020-11-23T10:50:00Z', 'دیروز ۱۴:۲۰'],
  ['2020-11-21T10:50:00Z', '۳ روز پیش'],
  ['2020-11-24T19:26:00Z', '۱۰ دقیقه دیگر'],
  ['2020-11-25T10:50:00Z', 'فردا ۱۴:۲۰'],
  ['2019-11-24T19:15:30Z', '۳ آذر ۱۳۹۸'],
]

test('a date is told from the present', () => {
  for (const [instant, expected] of relatives) {
    assert.equal(formatDate(new Date(instant), 'relative', { now: published }), expected, instant)
  }
})

const ranges: [string, string, string][] = [
  ['۱۳۹۹/۰۹/۰۴', '۱۳۹۹/۰۹/۰۷', '۴ تا ۷ آذر ۱۳۹۹'],
  ['۱۳۹۹/۰۹/۰۴', '۱۳۹۹/۱۰/۰۲', '۴ آذر تا ۲ دی ۱۳۹۹'],
  ['۱۳۹۹/۱۲/۲۸', '۱۴۰۰/۰۱/۰۳', '۲۸ اسفند ۱۳۹۹ تا ۳ فروردین ۱۴۰۰'],
  ['۱۳۹۹/۰۹/۰۴', '۱۳۹۹/۰۹/۰۴', '۴ آذر ۱۳۹۹'],
]

test('a span of days says nothing twice', () => {
  for (const [first, last, expected] of ranges) {
    assert.equal(formatDateRange(readDate(first).value!.instant, readDate(last).value!.instant), expected)
  }
})
