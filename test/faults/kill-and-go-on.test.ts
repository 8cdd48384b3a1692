import assert from 'node:assert/strict'
import { test } from 'node:test'
import { killAndGoOn } from './kill-and-go-on.ts'

const tell = () => {}

test('an import that is killed and gone on with loses nothing, doubles nothing, and tells it exactly', {
  timeout: 240_000,
}, async (context) => {
  const { lost, twice, inexact, kills } = await killAndGoOn(context, { pages: 600, kills: 3, seed: 7, tell })
  assert.deepEqual({ lost, twice, inexact }, { lost: [], twice: [], inexact: [] })
  assert.ok(kills > 0, 'no kill met an importer at work')
})

test('the comparison finds a page that was lost and one that came twice', { timeout: 120_000 }, async (context) => {
  const damage = 'one-lost-and-one-twice'
  const { lost, twice } = await killAndGoOn(context, { pages: 50, kills: 0, seed: 7, damage, tell })
  assert.deepEqual([lost.length, twice.length], [1, 1])
})
