import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holidaysOn, knowsLunarHolidays } from './holidays.ts'
import { jalaliDayNumber, jalaliMonthLength, weekdayOfDayNumber } from './jalali.ts'

function holidaysOf(jy: number): { month: number; weekday: number }[] {
  const months = Array.from({ length: 12 }, (_, index) => index + 1)
  return months.flatMap((jm) =>
    Array.from({ length: jalaliMonthLength(jy, jm) }, (_, index) => ({ jy, jm, jd: index + 1 }))
      .filter((day) => holidaysOn(day).length > 0)
      .map((day) => ({ month: jm, weekday: weekdayOfDayNumber(jalaliDayNumber(day)) })),
  )
}

test('a year has as many holidays as was announced, in the months and on the weekdays that were announced', () => {
  const days = holidaysOf(1405)
  assert.equal(days.length, 25)
  const inMonths = Array.from({ length: 12 }, (_, index) => days.filter(({ month }) => month === index + 1).length)
  assert.deepEqual(inMonths, [6, 0, 3, 2, 4, 1, 0, 1, 0, 2, 2, 4])
  assert.equal(days.filter(({ weekday }) => weekday === 5).length, 6, 'Thursdays')
  assert.equal(days.filter(({ weekday }) => weekday === 6).length, 3, 'Fridays')
  assert.equal(holidaysOf(1404).length, 26)
})

test('a day tells all its names, and a year that is not published yet the solar ones only', () => {
  const table: [number, number, number, string[]][] = [
    [1405, 1, 1, ['نوروز', 'عید فطر']],
    [1405, 9, 2, []],
    [1420, 11, 22, ['پیروزی انقلاب اسلامی']],
  ]
  for (const [jy, jm, jd, names] of table) assert.deepEqual(holidaysOn({ jy, jm, jd }), names)
  assert.deepEqual([knowsLunarHolidays(1405), knowsLunarHolidays(1420)], [true, false])
})
