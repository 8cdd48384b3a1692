import assert from 'node:assert/strict'
import { test } from 'node:test'
import { killDuringImport } from './kill-during-import.ts'

const skip = process.platform === 'linux' ? false : 'finds the processes to kill in /proc'

test('whatever is killed, nothing acknowledged is lost and no page shows half of a version', {
  skip,
  timeout: 240_000,
}, async () => {
  const result = await killDuringImport({ rounds: 5, files: 60, seed: 7, tell: () => {} })
  assert.deepEqual({ lost: result.lost, torn: result.torn }, { lost: [], torn: [] })
  assert.deepEqual(Object.values(result.kills), [1, 1, 1, 1, 1])
  assert.ok(result.acknowledged > 60, `only ${result.acknowledged} pages were acknowledged`)
})

test('the comparison finds a page that was claimed and is not there', { skip, timeout: 120_000 }, async () => {
  const options = { rounds: 1, files: 3, seed: 7, claims: 'one-too-many', visibleMsMax: 1_500 } as const
  const { lost } = await killDuringImport({ ...options, tell: () => {} })
  assert.equal(lost.length, 1)
})
