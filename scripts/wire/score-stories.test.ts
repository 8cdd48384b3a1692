import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StoryFolder } from '#sourcing'
import { labelledSet } from './labelled-set.ts'

test('of labelled items, those put together belong together, and those that belong together are put together', () => {
  const items = labelledSet()
  const folder = new StoryFolder()
  const folded = items.map(({ source, title, body, date }) =>
    folder.fold({ source, title, body, at: Date.parse(date) }),
  )
  assert.ok(items.length >= 150 && new Set(items.map(({ story }) => story)).size >= 60)
  let [right, wrong, missed] = [0, 0, 0]
  for (const [at, one] of items.entries()) {
    for (const [before, other] of items.slice(0, at).entries()) {
      const together = folded[at] === folded[before]
      if (one.story === other.story) together ? right++ : missed++
      else if (together) wrong++
    }
  }
  assert.ok(right / (right + wrong) >= 0.99, `precision ${right / (right + wrong)}`)
  assert.ok(right / (right + missed) >= 0.95, `recall ${right / (right + missed)}`)
})
