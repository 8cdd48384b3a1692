import assert from 'node:assert/strict'
import test from 'node:test'
import { isJalaliDay, isJalaliLeapYear, jalaliMonthLength, toGregorian, toJalali } from './jalali.ts'

const days: [string, string][] = [
  ['1403-01-01', '2024-03-20'],
  ['1403-12-30', '2025-03-20'],
  ['1404-01-01', '2025-03-21'],
  ['1399-09-04', '2020-11-24'],
  ['1399-12-30', '2021-03-20'],
  ['1378-10-11', '2000-01-01'],
  ['1348-10-11', '1970-01-01'],
  ['1360-05-26', '1981-08-17'],
  ['1206-01-01', '1827-03-22'],
  ['1200-01-01', '1821-03-21'],
  ['1500-12-29', '2122-03-20'],
]

test('a Jalali day and its Gregorian day are the same day, both ways', () => {
  for (const [jalali, gregorian] of days) {
    const [jy, jm, jd] = jalali.split('-').map(Number) as [number, number, number]
    const [year, month, day] = gregorian.split('-').map(Number) as [number, number, number]
    assert.deepEqual(toGregorian({ jy, jm, jd }), { year, month, day }, jalali)
    assert.deepEqual(toJalali({ year, month, day }), { jy, jm, jd }, gregorian)
  }
})

test('every Nowruz from 1200 to 1500 is the one ICU knows', () => {
  const persian = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', { timeZone: 'UTC', dateStyle: 'short' })
  for (let jy = 1200; jy <= 1500; jy++) {
    const { year, month, day } = toGregorian({ jy, jm: 1, jd: 1 })
    assert.match(persian.format(Date.UTC(year, month - 1, day)), new RegExp(`^1/1/${jy}`))
  }
})

test('1399 and 1403 are leap, 1404 is not, and Esfand follows', () => {
  assert.deepEqual([1399, 1403, 1404, 1408].map(isJalaliLeapYear), [true, true, false, true])
  assert.deepEqual(
    [1399, 1404].map((year) => jalaliMonthLength(year, 12)),
    [30, 29],
  )
  assert.equal(jalaliMonthLength(1404, 13), 0)
})

test('days that do not exist are refused', () => {
  for (const [jy, jm, jd] of [
    [1404, 12, 30],
    [1404, 7, 31],
    [1404, 0, 1],
    [1404, 13, 1],
    [1199, 1, 1],
    [1404, 1, 1.5],
  ] as const) {
    assert.equal(isJalaliDay({ jy, jm, jd }), false)
    assert.throws(() => toGregorian({ jy, jm, jd }), RangeError)
  }
  assert.throws(() => toJalali({ year: 2025, month: 2, day: 29 }), RangeError)
})
