import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRetryAfter, secondsAfterFailure, secondsAfterSuccess } from './when-next.ts'

test('a feed that a hub pushes is asked more seldom, never more often than agreed', () => {
  const rows: [number, boolean, number][] = [
    [10, false, 600],
    [10, true, 3_600],
    [60, true, 7_200],
    [300, true, 18_000],
  ]
  for (const [everyMinutes, isPushed, expected] of rows)
    assert.equal(secondsAfterSuccess({ everyMinutes, isPushed }, 0.5), expected)
  assert.deepEqual(
    [0, 1].map((chance) => secondsAfterSuccess({ everyMinutes: 10, isPushed: false }, chance)),
    [540, 660],
  )
})

test('failures double the wait, up to a day; what a host asks for is kept to, up to a day too', () => {
  const wait = (failures: number, retryAfterSeconds: number | null) =>
    secondsAfterFailure({ everyMinutes: 10, isPushed: false }, { failures, retryAfterSeconds }, 0.5)
  assert.deepEqual(
    [1, 2, 3, 50].map((failures) => wait(failures, null)),
    [1_200, 2_400, 4_800, 86_400],
  )
  assert.deepEqual([wait(1, 7_200), wait(1, 10), wait(1, 999_999_999)], [7_200, 1_200, 86_400])
})

test('Retry-After is seconds or a date', () => {
  const now = new Date('2026-11-23T08:00:00Z')
  const rows: [string | undefined, number | null][] = [
    [undefined, null],
    ['120', 120],
    ['Mon, 23 Nov 2026 08:05:00 GMT', 300],
    ['Mon, 23 Nov 2020 08:05:00 GMT', 0],
    ['soon', null],
    ['-5', null],
  ]
  for (const [header, expected] of rows) assert.equal(readRetryAfter(header, now), expected, header)
})
