import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { openMedia } from '#media'
import { claimDueFeeds, feedHealth, listFeeds, listStories, publishedReader } from '#store'
import { openTestDatabase } from '../../../test/database.ts'
import { fillDemo } from './demo.ts'
import { fillDemoEditions } from './demo-editions.ts'
import { fillDemoWire } from './demo-wire.ts'

const now = new Date()

test('the example newsroom opens with a wire: each story once, what is said of it side by side, and nobody to be asked', async (t) => {
  const { database, pool } = await openTestDatabase(t)
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sanad-demo-wire-'))
  t.after(() => rm(folder, { recursive: true }))
  await fillDemo(database, openMedia({ folder }), now)
  await fillDemoWire(database, now)
  await fillDemoWire(database, now)

  const { stories } = await listStories(database, { limit: 50 })
  const told = stories.map(({ copies }) => copies.map(({ source, title }) => `${source}: ${title}`))
  assert.equal(told.flat().length, 14)
  const bridge = told.find((copies) => copies.some((copy) => copy.includes('هفت‌چشمه پیاده‌راه می‌شود')))
  assert.equal(bridge?.length, 4, told.map((copies) => copies.join('\n')).join('\n\n'))
  assert.match(bridge?.[0] ?? '', /^خبرگزاری سپیدار/)
  const quake = told.find((copies) => copies.some((copy) => copy.includes('اصلاحیه')))
  assert.equal(quake?.length, 3, told.map((copies) => copies.join('\n')).join('\n\n'))

  const readers = publishedReader(pool)
  const running = (await readers.liveAccount(1060, { limit: 9 })).updates.map(({ at }) => at.getTime())
  assert.ok(running.length > 2 && running.every((at, index) => at <= now.getTime() && !(at <= running[index + 1]!)))
  for (const span of ['day', 'week'] as const)
    assert.equal((await readers.mostRead({ span, limit: 10 })).length, 10, `what was read most in a ${span}`)

  await fillDemoEditions(database, ['fa'], now)
  assert.equal((await publishedReader(pool, 'en').cards({ limit: 9 })).length, 0, 'off until the edition is on')
  for (let times = 0; times < 2; times += 1) await fillDemoEditions(database, ['fa', 'en'], now)
  assert.deepEqual(
    (await publishedReader(pool, 'en').cards({ limit: 9 })).map(({ section }) => section?.slug),
    ['education', 'technology', 'south'],
  )

  const feeds = await listFeeds(database)
  assert.deepEqual(
    feeds.map(({ rest }) => rest?.kind),
    ['paused', 'paused', 'paused', 'paused'],
  )
  assert.deepEqual(await claimDueFeeds(database, { limit: 10, leaseSeconds: 60 }), [])
  const health = await feedHealth(database)
  for (const { id } of feeds) assert.ok(health.get(id)?.succeededAt)
})

test('a newsroom that is no example gets no wire', async (t) => {
  const { database } = await openTestDatabase(t)
  await fillDemoWire(database, now)
  assert.deepEqual(await listFeeds(database), [])
})
