import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StoryFolder } from '#sourcing'
import { type LabelledItem, labelledSet, shuffled } from './labelled-set.ts'

/** As they arrived, and in eleven other orders. */
const orders = 12

test('of labelled items, those put together belong together, and those that belong together are put together, whatever came first', () => {
  const items = labelledSet()
  assert.ok(items.length >= 150 && new Set(items.map(({ story }) => story)).size >= 60)
  for (let order = 0; order < orders; order += 1) {
    const { precision, recall } = score(order === 0 ? items : shuffled(items, order))
    assert.ok(precision >= 0.99, `precision ${precision} in order ${order}`)
    assert.ok(recall >= 0.95, `recall ${recall} in order ${order}`)
  }
})

function score(items: readonly LabelledItem[]): { precision: number; recall: number } {
  const folder = new StoryFolder()
  const folded = items.map(({ source, title, body, date }) =>
    folder.fold({ source, title, body, at: Date.parse(date) }),
  )
  let [right, wrong, missed] = [0, 0, 0]
  for (const [at, one] of items.entries()) {
    for (const [before, other] of items.slice(0, at).entries()) {
      const together = folded[at] === folded[before]
      if (one.story === other.story) together ? right++ : missed++
      else if (together) wrong++
    }
  }
  return { precision: right / (right + wrong), recall: right / (right + missed) }
}
