import assert from 'node:assert/strict'
import { test } from 'node:test'
import { progressLine } from './progress.ts'

test('the line of progress tells what is looked through, and leaves that time out of how fast articles come', (context) => {
  const lines: string[] = []
  let now = 0
  context.mock.method(process.stderr, 'write', (text: string) => lines.push(text) > 0)
  context.mock.method(performance, 'now', () => now)
  const progress = progressLine(null)
  now = 20_000
  progress.look(0.4)
  now = 100_000
  progress.look(0.9)
  now = 120_000
  progress.reach(0.25)
  progress.update(1_000, 3)
  now = 130_000
  progress.reach(0.5)
  progress.update(2_000, 3)
  assert.deepEqual(lines, [
    'sanad: looking for pictures and names: 40% of the export\n',
    'sanad: looking for pictures and names: 90% of the export\n',
    'sanad: 1000 (50/s, 25% read, 60 s left, 3 failed)\n',
    'sanad: 2000 (67/s, 50% read, 30 s left, 3 failed)\n',
  ])
})

test('how fast it goes, and what time is left, is told of the last minute: what is known is passed by sooner', (context) => {
  const lines: string[] = []
  let now = 0
  context.mock.method(process.stderr, 'write', (text: string) => lines.push(text) > 0)
  context.mock.method(performance, 'now', () => now)
  const progress = progressLine(2_000_000)
  for (const [seconds, done] of [
    [20, 400_000],
    [30, 405_000],
    [80, 430_000],
    [140, 460_000],
    [3_140, 1_960_000],
    [3_200, 1_990_000],
  ] as const) {
    now = seconds * 1_000
    progress.update(done, 0)
  }
  assert.deepEqual(lines, [
    'sanad: 400000 of 2000000 (20000/s, 80 s left, 0 failed)\n',
    'sanad: 405000 of 2000000 (13500/s, 118 s left, 0 failed)\n',
    'sanad: 430000 of 2000000 (500/s, 53 min left, 0 failed)\n',
    'sanad: 460000 of 2000000 (500/s, 52 min left, 0 failed)\n',
    'sanad: 1960000 of 2000000 (500/s, 80 s left, 0 failed)\n',
    'sanad: 1990000 of 2000000 (500/s, 20 s left, 0 failed)\n',
  ])
})
