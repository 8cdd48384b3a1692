import assert from 'node:assert/strict'
import test from 'node:test'
import { hijriOf } from './hijri.ts'
import { tehranInstant, tehranParts } from './tehran.ts'

/** [wall reading, instant, problem] */
const readings: [number[], string | null, string?][] = [
  [[1399, 9, 4, 22, 46], '2020-11-24T19:16:00.000Z'],
  [[1402, 4, 10, 12, 0], '2023-07-01T08:30:00.000Z'],
  [[1404, 4, 10, 12, 0], '2025-07-01T08:30:00.000Z'],
  [[1400, 4, 10, 12, 0], '2021-07-01T07:30:00.000Z'],
  [[1401, 1, 2, 0, 30], '2022-03-21T21:00:00.000Z', 'skipped-time'],
  [[1399, 6, 30, 23, 30], '2020-09-20T19:00:00.000Z', 'ambiguous-time'],
  [[1370, 5, 1, 12, 0], '1991-07-23T07:30:00.000Z'],
  [[1330, 1, 1, 0, 0], '1951-03-21T20:30:00.000Z'],
  [[1404, 12, 30, 0, 0], null, 'no-such-day'],
  [[1404, 12, 29, 24, 0], null, 'no-such-time'],
]

test('a wall clock in Tehran is an instant', () => {
  for (const [[jy, jm, jd, hour, minute], instant, problem] of readings) {
    const read = tehranInstant({ jy: jy!, jm: jm!, jd: jd!, hour: hour!, minute: minute! })
    assert.equal(read.value?.toISOString() ?? null, instant, `${jy}-${jm}-${jd} ${hour}:${minute}`)
    assert.deepEqual(
      read.problems.map(({ kind }) => kind),
      problem ? [problem] : [],
    )
  }
})

test('an instant is a wall clock in Tehran, for every hour of the years with summer time', () => {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Tehran',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  for (let ms = Date.UTC(1976, 0, 1); ms < Date.UTC(2024, 0, 1); ms += 13 * 3_600_000) {
    const { hour, minute } = tehranParts(new Date(ms))
    const shown = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
    if (shown !== clock.format(ms)) assert.equal(shown, clock.format(ms), new Date(ms).toISOString())
  }
})

test('the weekday counts from Saturday', () => {
  assert.equal(tehranParts(new Date('2020-11-24T19:16:00Z')).weekday, 3)
  assert.equal(tehranParts(new Date('2020-11-27T20:31:00Z')).weekday, 0)
})

test('the lunar date stands beside it', () => {
  assert.deepEqual(hijriOf(new Date('2024-11-17T12:00:00Z')), {
    year: 1446,
    month: 5,
    day: 15,
    monthName: 'جمادی‌الاول',
  })
})
