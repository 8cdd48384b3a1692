import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roomForPages } from './room-for-pages.ts'

/** [GiB of memory, MiB for pages] */
const machines: [number, number][] = [
  [0.5, 160],
  [2, 160],
  [4, 256],
  [8, 512],
  [16, 1_024],
  [256, 1_024],
]

test('the database keeps pages in a sixteenth of the memory, neither in too little nor in much', () => {
  for (const [memory, room] of machines) assert.equal(roomForPages(memory * 2 ** 30), room, `${memory} GiB`)
  assert.ok(roomForPages() >= 160 && roomForPages() <= 1_024)
})
