import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { repair } from './repair.ts'
import { percentages, scoreHalfSpaces } from './score.ts'

const SHARED = new URL('../../../../shared/data/persian/', import.meta.url)
const skip = existsSync(SHARED) ? false : 'needs ../shared'

/** The split of scripts/persian/corpus.ts: two buckets of twenty are never trained on. */
function isHeldOut(body: string): boolean {
  let hash = 0x811c9dc5
  for (const unit of body.replace(/[^\p{L}]/gu, '')) hash = Math.imul(hash ^ unit.charCodeAt(0), 0x01000193)
  return (hash >>> 0) % 20 < 2
}

test('the score counts what came back, what is false and what is missed', () => {
  const score = scoreHalfSpaces(['او می‌گوید که کتاب‌ها را خوانده‌اند.', 'خانه‌ی ما'])
  assert.equal(score.damaged.spaced.right + score.damaged.spaced.missed, 4)
  assert.equal(score.falseInSound, 0)
  assert.equal(percentages({ right: 3, wrong: 1, missed: 1, errors: [] }).f1, 75)
})

test('held-out edited sentences get their half-spaces back', { skip }, () => {
  const lines = readFileSync(new URL('perdt/sentences.jsonl', SHARED), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).body as string)
    .filter(isHeldOut)
  const { damaged, falseInSound, words } = scoreHalfSpaces(lines)
  assert.ok(percentages(damaged.dropped).f1 >= 97)
  assert.ok(percentages(damaged.spaced).f1 >= 96)
  assert.ok(percentages(damaged.spaced).precision >= 98)
  assert.ok(falseInSound / words <= 4 / 10_000)
})

test('what good papers leave apart stays apart', { skip }, () => {
  const rows = readFileSync(new URL('tables/half_space_negative.jsonl', SHARED), 'utf8').trim().split('\n')
  const wrong = rows.map((row) => JSON.parse(row)).filter(({ input, wrong }) => wrong.includes(repair(input)))
  assert.ok(wrong.length <= rows.length / 100, `${wrong.length} of ${rows.length}`)
})
