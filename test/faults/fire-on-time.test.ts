import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockPace } from '../clock-pace.ts'
import { fireOnTime } from './fire-on-time.ts'

const tell = () => {}

test('what was set for a moment is seen once and in time, whoever is killed meanwhile', async (context) => {
  const result = await fireOnTime(context, {
    items: 60,
    seconds: 3,
    kills: 1,
    seed: 7,
    lateMsMax: 5_000 * clockPace(),
    tell,
  })
  const { early, late, twice, otherwise } = result
  context.diagnostic(`at most ${result.lateMsMax} ms late, ${result.lateMsMedian} ms in the middle`)
  assert.deepEqual({ early, late, twice, otherwise }, { early: 0, late: 0, twice: 0, otherwise: 0 })
})

test('the harness sees what nobody fired, and what came twice', async (context) => {
  const damage = 'nobody-comes-back-and-one-twice'
  // Some must be fired before the last one is killed: on a busy machine that takes longer.
  const pace = clockPace()
  const options = { items: 30, seconds: 2 * pace, kills: 2, seed: 7, lateMsMax: 1_500 * pace, damage, tell } as const
  const { late, twice } = await fireOnTime(context, options)
  assert.ok(late > 0 && late < 30, `${late}`)
  assert.equal(twice, 1)
})
