import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startWorker } from '#jobs'
import { enqueue, feedHealth, listCopies } from '#store'
import { pollDue } from '#wire'
import { clockPace } from '../../test/clock-pace.ts'
import { openNewsstand, rss } from '../../test/newsstand.ts'
import { mayPublish } from './polling.ts'

test('a worker asks the feeds that are due, folds what came, and goes on after a restart where the last one stopped', async (context) => {
  const stand = await openNewsstand(context)
  const text = 'شهردار رودبار گفت خط تازهٔ اتوبوس از فردا کار خود را با دوازده ایستگاه آغاز می‌کند.'
  for (const name of ['sepidar', 'didar', 'hang']) await stand.feed({ address: `http://${name}.example/feed.xml` })
  for (const name of ['sepidar', 'didar'])
    stand.site(`${name}.example/feed.xml`, { body: rss([{ id: '1', title: 'خط تازهٔ اتوبوس آغاز شد', text }]) })
  stand.site('hang.example/feed.xml', () => {})
  const work = async () => {
    const stopping = new AbortController()
    const parts = { ...stand.parts, stopping: stopping.signal }
    const jobs = {
      'poll-feeds': async () => void (await pollDue(parts, { untilMs: Date.now() + 50_000, mayPublish })),
    }
    const worker = await startWorker({ pool: stand.pool, jobs, log: () => {} })
    await enqueue(stand.database, { task: 'poll-feeds', payload: {} })
    return async () => {
      stopping.abort()
      await worker.stop()
    }
  }
  const asked = (name: string) => stand.asked.filter(({ line }) => line.includes(name)).length
  const answered = async () =>
    [...(await feedHealth(stand.database)).values()].filter(({ succeededAt }) => succeededAt !== null).length
  const stop = await work()
  // Both answers are kept, not merely asked for, before the worker is stopped.
  await until(async () => asked('hang') === 1 && (await answered()) === 2)
  const from = performance.now()
  await stop()
  assert.ok(performance.now() - from < 5_000 * clockPace(), 'what hangs does not hold the process')
  stand.site('hang.example/feed.xml', { body: rss([{ id: '1', title: 'باران پاییزی در راه است' }]) })
  const stopAgain = await work()
  await until(async () => (await listCopies(stand.database, { limit: 10 })).length === 3)
  await stopAgain()
  const copies = await listCopies(stand.database, { limit: 10 })
  assert.equal(new Set(copies.map(({ storyId }) => storyId)).size, 2, 'one story twice, another once')
  assert.equal(asked('sepidar'), 1, 'who was asked is not asked again')
  for (const health of (await feedHealth(stand.database)).values()) assert.equal(health.failures, 0)
})

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000
  while (!(await isSo())) {
    assert.ok(Date.now() < deadline, 'it took too long')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test('who may publish is decided by the desk', () => {
  assert.deepEqual(
    ['reader', 'reporter', 'section-editor', 'editor-in-chief', 'administrator', 'king', ''].filter(mayPublish),
    ['section-editor', 'editor-in-chief', 'administrator'],
  )
})
