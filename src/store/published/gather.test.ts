import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { gather } from './gather.ts'

/** Answers with the key twice over, in batches that wait to be let go. */
function slowly() {
  const batches: { keys: number[]; answer: () => void; fail: () => void }[] = []
  const ask = (keys: number[]) =>
    new Promise<Map<number, number>>((resolve, reject) => {
      const answer = () => resolve(new Map(keys.filter((key) => key > 0).map((key) => [key, key * 2])))
      batches.push({ keys, answer, fail: () => reject(new Error('the database is gone')) })
    })
  return { batches, article: gather(ask, 8) }
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

describe('questions asked together', () => {
  test('those that come while two questions are being asked go together', async () => {
    const { batches, article } = slowly()
    const answers = Promise.all([article(1), article(2), article(3), article(4), article(3)])
    assert.deepEqual(
      batches.map(({ keys }) => keys),
      [[1], [2]],
    )
    batches[0]!.answer()
    await nextTurn()
    assert.deepEqual(
      batches.map(({ keys }) => keys),
      [[1], [2], [3, 4]],
    )
    batches[1]!.answer()
    batches[2]!.answer()
    assert.deepEqual(await answers, [2, 4, 6, 8, 6])
    assert.equal(batches.length, 3)
  })

  test('what is not there is undefined, for its asker alone', async () => {
    const { batches, article } = slowly()
    const first = Promise.all([article(1), article(2)])
    const answers = Promise.all([article(-5), article(7)])
    batches[0]!.answer()
    batches[1]!.answer()
    await first
    await nextTurn()
    batches[2]!.answer()
    assert.deepEqual(await answers, [undefined, 14])
  })

  test('a failure is told to its own batch, and the next one is asked all the same', async () => {
    const { batches, article } = slowly()
    const lost = article(1)
    const beside = article(2)
    const later = article(3)
    batches[0]!.fail()
    await assert.rejects(lost, /the database is gone/)
    await nextTurn()
    batches[1]!.answer()
    batches[2]!.answer()
    assert.deepEqual(await Promise.all([beside, later]), [4, 6])
    void article(9)
    assert.equal(batches.length, 4)
  })

  test('a crowd is asked for in batches of eight, two at a time', async () => {
    const { batches, article } = slowly()
    const crowd = Array.from({ length: 21 }, (_, index) => article(index + 1))
    for (let batch = 0; batch < 5; batch += 1) {
      assert.ok(batches.length - batch <= 2)
      batches[batch]!.answer()
      await nextTurn()
    }
    assert.deepEqual((await Promise.all(crowd)).slice(-2), [40, 42])
    assert.deepEqual(
      batches.map(({ keys }) => keys.length),
      [1, 1, 8, 8, 3],
    )
  })
})
