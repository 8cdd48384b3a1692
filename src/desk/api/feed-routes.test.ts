import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { addSections, checkAudit, claimDueFeeds, recordVisit, restFeed } from '#store'
import { openTestDatabase } from '../../../test/database.ts'
import type { Role } from '../desk.ts'
import { openApi, refusalOf } from './fixtures/api.ts'

const address = 'https://sepidar.example/feed.xml'

async function openFeedApi(context: TestContext) {
  const { pool, database } = await openTestDatabase(context)
  await addSections(database, [{ slug: 'economy', name: 'اقتصاد', parent: null }])
  const api = await openApi({ pool, database }, { tryRule: async ({ name }) => ({ tried: name }) })
  const ask = (name: string, id: number | null, body?: object, role: Role = 'section-editor') =>
    api.ask(name, { role, body, params: id === null ? {} : { id } })
  const add = async (changes: object = {}) =>
    (await ask('POST /api/v1/feeds', null, { address, name: 'سپیدار', ...changes })).body as ShownFeed
  return { pool, database, ask, add }
}

interface ShownFeed {
  id: number
  address: string
  condition: string
  source: string | null
  everyMinutes: number
  health: { lastError: { code: string; sentence: string } | null; failuresInARow: number }
}

test('a feed is taken up, changed, paused, resumed, removed, and comes back with what it brought', async (context) => {
  const { database, pool, ask, add } = await openFeedApi(context)
  const feed = await add({ source: 'ایسنا', section: 'economy', everyMinutes: 5 })
  assert.deepEqual([feed.condition, feed.everyMinutes, typeof feed.source], ['waiting', 5, 'string'])
  const changed = (await ask('PUT /api/v1/feeds/:id', feed.id, { everyMinutes: 30 })).body as ShownFeed
  assert.deepEqual([changed.everyMinutes, changed.source], [30, feed.source])
  const paused = (await ask('POST /api/v1/feeds/:id/pause', feed.id)).body as ShownFeed
  assert.equal(paused.condition, 'paused')
  assert.deepEqual(await claimDueFeeds(database, { limit: 9, leaseSeconds: 60 }), [])
  await ask('DELETE /api/v1/feeds/:id/pause', feed.id)
  assert.equal((await claimDueFeeds(database, { limit: 9, leaseSeconds: 60 })).length, 1)
  assert.equal((await ask('DELETE /api/v1/feeds/:id', feed.id)).status, 204)
  assert.deepEqual((await ask('GET /api/v1/feeds', null)).body, { feeds: [] })
  assert.equal(await refusalOf(ask('GET /api/v1/feeds/:id', feed.id)), 'not-found')
  assert.equal((await add()).id, feed.id)
  assert.equal((await checkAudit(database)).brokenAt, null)
  const { rows } = await pool.query('select action from audit where subject = $1 order by id', [`feed:${feed.id}`])
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['add-feed', 'change-feed', 'pause-feed', 'resume-feed', 'remove-feed', 'add-feed'],
  )
})

test('addresses that must never be asked are refused at the door, and no feed is listed twice', async (context) => {
  const { add, ask } = await openFeedApi(context)
  const { id } = await add()
  const wrong = [
    'http://127.0.0.1/',
    'http://0x7f.1/',
    'http://localhost/',
    'https://sara:x@sepidar.example/',
    'ftp://sepidar.example/',
    'https://sepidar.example:8443/',
    'سپیدار',
  ]
  for (const refused of wrong) assert.equal(await refusalOf(add({ address: refused })), 'unusable-address', refused)
  assert.equal(await refusalOf(add({ address: 'HTTPS://SEPIDAR.example:443/feed.xml#top' })), 'already-exists')
  const other = await add({ address: 'https://didar.example/' })
  assert.equal(await refusalOf(ask('PUT /api/v1/feeds/:id', other.id, { address })), 'already-exists')
  assert.equal(await refusalOf(ask('PUT /api/v1/feeds/:id', id, { section: 'nowhere' })), 'unknown-section')
})

test('health says in plain Persian what went wrong', async (context) => {
  const { database, ask, add } = await openFeedApi(context)
  const { id } = await add()
  const rows: [string, object | null, RegExp][] = [
    ['timeout', null, /^سایت در زمان مجاز پاسخ نداد\.$/],
    ['http-status', { status: 503 }, /\(۵۰۳\)\.$/],
    ['http-status', { status: 404 }, /^در این نشانی چیزی نیست \(۴۰۴\)\.$/],
    ['non-public-address', null, /شبکه‌ای درونی/],
    ['of-tomorrow', null, /به خطا برخورد/],
  ]
  for (const [failure, facts, expected] of rows) {
    await recordVisit(database, id, {
      way: 'poll',
      outcome: 'failed',
      failure,
      facts,
      newItems: 0,
      changedItems: 0,
      sizeBytes: 0,
      tookMs: 1,
    })
    const { health, condition } = (await ask('GET /api/v1/feeds/:id', id)).body as ShownFeed
    assert.match(health.lastError!.sentence, expected)
    assert.doesNotMatch(health.lastError!.sentence, /[0-9a-zيك]/i)
    assert.equal(condition, 'failing')
  }
  const { visits } = (await ask('GET /api/v1/feeds/:id/visits', id)).body as { visits: { error: object }[] }
  assert.equal(visits.length, rows.length)
  await restFeed(database, id, { kind: 'gone', madeBy: 'wire' })
  assert.equal(((await ask('GET /api/v1/feeds/:id', id)).body as ShownFeed).condition, 'gone')
})

test('a check makes the feed due and wakes a worker', async (context) => {
  const { database, pool, ask, add } = await openFeedApi(context)
  const { id } = await add()
  await claimDueFeeds(database, { limit: 9, leaseSeconds: 600 })
  assert.equal((await ask('POST /api/v1/feeds/:id/check', id, undefined, 'reporter')).status, 202)
  assert.equal((await claimDueFeeds(database, { limit: 9, leaseSeconds: 600 })).length, 1)
  const { rows } = await pool.query('select task_identifier from graphile_worker.jobs')
  assert.deepEqual(rows, [{ task_identifier: 'poll-feeds' }])
})

test('rules are made, changed, tried and taken away; one that publishes asks for the right to publish', async (context) => {
  const { ask } = await openFeedApi(context)
  const rule = { name: 'ارز به اقتصاد', matches: { words: ['دلار'] }, does: { section: 'economy', priority: 2 } }
  const made = (await ask('POST /api/v1/rules', null, rule)).body as { id: number; madeBy: string }
  assert.equal(made.madeBy, 'token:section-editor')
  await ask('PUT /api/v1/rules/:id', made.id, { ...rule, position: 4 }, 'editor-in-chief')
  const read = (await ask('GET /api/v1/rules/:id', made.id)).body as { madeBy: string; position: number }
  assert.deepEqual([read.madeBy, read.position], ['token:editor-in-chief', 4], 'who changes it answers for it')
  assert.deepEqual((await ask('POST /api/v1/rules/trial', null, rule)).body, { tried: rule.name })
  const refused: [object, Role, string][] = [
    [{ ...rule, matches: {} }, 'section-editor', 'invalid-content'],
    [{ ...rule, matches: { words: [] } }, 'section-editor', 'invalid-content'],
    [{ ...rule, does: {} }, 'section-editor', 'invalid-content'],
    [{ ...rule, does: { section: 'nowhere' } }, 'section-editor', 'unknown-section'],
    [{ ...rule, does: { make: 'publication' } }, 'reporter', 'forbidden'],
  ]
  for (const [body, role, code] of refused) {
    assert.equal(await refusalOf(ask('POST /api/v1/rules', null, body, role)), code)
    assert.equal(await refusalOf(ask('POST /api/v1/rules/trial', null, body, role)), code)
  }
  assert.equal((await ask('DELETE /api/v1/rules/:id', made.id)).status, 204)
  assert.equal(await refusalOf(ask('DELETE /api/v1/rules/:id', made.id)), 'not-found')
  assert.deepEqual((await ask('GET /api/v1/rules', null)).body, { rules: [] })
})
