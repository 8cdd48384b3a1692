import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openMedia } from '#media'
import { openOutbound, readConfig, withSurrogateKeys } from '#server'
import { announce, type Database, key, publishedReader } from '#store'
import { articles } from '#world'
import { openTestDatabase } from '../../../test/database.ts'
import { openTestInternet, type TestInternet } from '../../../test/internet.ts'
import { fillDemo } from '../demo/demo.ts'
import { edgeJobs, indexNowRoutes, settleEdge } from './edge.ts'

interface Heard {
  host: string
  headers: Record<string, unknown>
  body: { keys?: string[]; all?: boolean; urlList?: string[]; key?: string; keyLocation?: string }
}

const now = new Date('2026-11-23T08:00:00Z')
const hooks: (() => Promise<unknown>)[] = []
const heard: Heard[] = []
const refusals: string[] = []
let status = 204
let database: Database
let internet: TestInternet
let jobs: ReturnType<typeof edgeJobs>

const config = readConfig(
  {
    SANAD_URL: 'https://rowzan.example',
    SANAD_PURGE_URL: 'http://edge.example/purge',
    SANAD_PURGE_KEY: 'secret-of-ours',
    SANAD_INDEXNOW_KEY: 'a1b2c3d4e5f6a7b8',
    SANAD_INDEXNOW_URL: 'http://api.indexnow.org/indexnow',
  },
  '/srv',
)

before(async () => {
  const context = { after: (hook: () => Promise<unknown>) => void hooks.push(hook) }
  const opened = await openTestDatabase(context as never)
  database = opened.database
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sanad-edge-'))
  hooks.push(() => rm(folder, { recursive: true }))
  await fillDemo(database, openMedia({ folder }), now)
  internet = await openTestInternet(context as never, (request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString() || '{}')
      heard.push({ host: request.headers.host!, headers: request.headers, body })
      response.writeHead(status).end()
    })
  })
  const published = publishedReader(opened.pool)
  const outbound = openOutbound(internet.options)
  jobs = edgeJobs({ database, published, outbound, config, now: () => now, onRefusal: (said) => refusals.push(said) })
})
after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

async function waiting(task: string): Promise<{ keys?: string[] }[]> {
  const { rows } = await sql<{ payload: { keys?: string[] } }>`
    select payload from graphile_worker._private_jobs as job join graphile_worker._private_tasks as task
      on task.id = job.task_id where task.identifier = ${task} order by job.id`.execute(database)
  return rows.map(({ payload }) => payload)
}

test('a change is told to an edge when there is one, in the same transaction, and to nobody otherwise', async () => {
  await announce(database, [key.front])
  assert.deepEqual(await waiting('purge-edge'), [])
  await settleEdge({ database, config })
  await announce(database, [key.front, key.tag('آب'), key.wire])
  assert.deepEqual(await waiting('purge-edge'), [{ keys: ['front', 'tag:آب'] }])
  await settleEdge({ database, config: { ...config, edge: null } })
  await announce(database, [key.latest])
  assert.equal((await waiting('purge-edge')).length, 1)
})

test('the edge hears the same names that pages carry, and is asked again until it has heard', async () => {
  status = 503
  await assert.rejects(jobs['purge-edge']!({ keys: ['front', 'tag:آب'] }), /answered 503/)
  status = 204
  heard.length = 0
  await jobs['purge-edge']!({ keys: ['front', 'tag:آب'] })
  const [call] = heard
  const page = {
    status: 200 as const,
    contentType: 'text/plain',
    body: '',
    keys: ['front', 'tag:آب'],
    maxAgeSeconds: 5,
  }
  const [route] = withSurrogateKeys([{ pattern: '/', render: async () => page }])
  const { headers } = await route!.render({ params: {}, query: new URLSearchParams(), path: '/' })
  assert.equal(call!.headers['surrogate-key'], headers!['surrogate-key'])
  assert.equal(headers!['cache-tag'], 'front,tag:%D8%A2%D8%A8')
  assert.deepEqual(call!.body, { keys: ['front', 'tag:%D8%A2%D8%A8'], all: false })
  assert.equal(call!.headers['x-purge-key'], 'secret-of-ours')
  await jobs['purge-edge']!({ keys: Array.from({ length: 450 }, (_, at) => `article:${at}`) })
  assert.deepEqual(
    heard.slice(1).map(({ body }) => body.keys!.length),
    [200, 200, 50],
  )
})

test('an edge inside our own network is never called', async () => {
  heard.length = 0
  internet.name('edge.example', ['10.0.0.7'])
  await assert.rejects(jobs['purge-edge']!({ keys: ['front'] }), /not reached/)
  assert.equal(heard.length, 0)
  internet.name('edge.example', ['93.184.215.14'])
})

test('search engines are told of news under the key that the site shows, and a refusal is final', async () => {
  heard.length = 0
  const young = articles.find(({ withdrawn, publishedMinutesAgo }) => !withdrawn && publishedMinutesAgo < 600)!
  const old = articles.findLast(({ withdrawn, corrections }) => !withdrawn && corrections.length === 0)!
  await jobs['tell-search-engines']!({ codes: [young.code, old.code, 999_999] })
  const [{ host, body }] = heard as [Heard]
  assert.equal(host, 'api.indexnow.org')
  assert.equal(body.urlList!.length, 1)
  assert.match(body.urlList![0]!, new RegExp(`^https://rowzan\\.example/fa/news/${young.code}/`))
  const [route] = indexNowRoutes(config)
  assert.equal(`https://rowzan.example${route!.pattern}`, body.keyLocation)
  const shown = await route!.render({ params: {}, query: new URLSearchParams(), path: route!.pattern })
  assert.equal(shown.body, body.key)
  status = 403
  await jobs['tell-search-engines']!({ codes: [young.code] })
  assert.match(refusals[0]!, /refused with 403/)
  status = 204
  assert.deepEqual(indexNowRoutes({ indexNow: null }), [])
})
