import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lunarHolidays, lunarRules } from '../data/holidays.ts'
import { type HolidayChange, holidaysOn, knowsLunarHolidays, movableHolidays, tabularDay } from './holidays.ts'
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

test('a day tells all its names', () => {
  const table: [number, number, number, string[]][] = [
    [1405, 1, 1, ['نوروز', 'عید فطر']],
    [1405, 9, 2, []],
    [1420, 11, 22, ['پیروزی انقلاب اسلامی']],
  ]
  for (const [jy, jm, jd, names] of table)
    assert.deepEqual(
      holidaysOn({ jy, jm, jd }).map(({ name }) => name),
      names,
    )
  assert.deepEqual([knowsLunarHolidays(1405), knowsLunarHolidays(1420)], [true, false])
})

test('what is reckoned is a day off the published calendars at most, and never called published', () => {
  for (const jy of [1404, 1405]) {
    for (const [jm, jd, name] of lunarHolidays[jy]!) {
      if (!lunarRules.some(([, , known]) => known === name)) continue
      const near = [-1, 0, 1].map((off) => tabularDay(jalaliDayNumber({ jy, jm, jd }) + off))
      const isNear = lunarRules.some(
        ([month, day, known]) => known === name && near.some((one) => one.month === month && one.day === day),
      )
      assert.ok(isNear, `${jy}/${jm}/${jd} ${name}`)
    }
  }
  const bases = movableHolidays(1410, []).map(({ holiday }) => holiday.basis)
  assert.ok(bases.length >= 15 && bases.every((basis) => basis === 'computed'))
  assert.ok(movableHolidays(1405, []).every(({ holiday }) => holiday.basis === 'published'))
})

test('the reckoned calendar goes on day by day, with months of 30 and 29 days', () => {
  let before = tabularDay(-20_000)
  for (let day = -19_999; day < 60_000; day += 1) {
    const now = tabularDay(day)
    const isNext = now.month === before.month && now.day === before.day + 1
    const lengths = before.month === 12 ? [29, 30] : [before.month % 2 === 1 ? 30 : 29]
    const isFirst = now.day === 1 && now.month === (before.month % 12) + 1 && lengths.includes(before.day)
    assert.ok(isNext || isFirst, `${day}: ${JSON.stringify([before, now])}`)
    before = now
  }
})

test('a newsroom takes a day out, and adds one', () => {
  const eid = { jy: 1405, jm: 3, jd: 6 }
  const changes: HolidayChange[] = [
    { ...eid, name: 'عید قربان', kind: 'removed' },
    { jy: 1405, jm: 3, jd: 7, name: 'عید قربان', kind: 'added' },
  ]
  assert.deepEqual(holidaysOn(eid, changes), [])
  assert.deepEqual(holidaysOn({ ...eid, jd: 7 }, changes), [{ name: 'عید قربان', basis: 'own' }])
})
