import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { feedHealth, findFeed } from '#store'
import { openNewsstand, rss } from '../../../test/newsstand.ts'
import { pollNow } from '../wire.ts'

const shared = path.join(import.meta.dirname, '../../../../shared/data/hostile/feeds')
/** Beside seven others the machine is slow; by itself each takes well under two seconds. */
const answerMsMax = 8_000

test('a hostile site costs a feed one failure, and nobody else anything', async (context) => {
  const stand = await openNewsstand(context)
  const id = await stand.feed()
  const outbound = stand.parts.outbound
  // The site's ten seconds, made short where nothing else ends the visit.
  const partsWithin = (timeoutMs: number) => ({
    ...stand.parts,
    outbound: { ask: (asked: object) => outbound.ask({ ...(asked as { url: string }), timeoutMs }) },
  })
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '))
  const rows: [string, Parameters<typeof stand.site>[1]][] = [
    ['timeout', (response) => void response.writeHead(200, { 'content-length': 1_000 }).write('<rss')],
    ['timeout', () => {}],
    ['too-large', { headers: { 'content-encoding': 'gzip' }, body: bomb as unknown as string }],
    [
      'too-large',
      (response) => {
        response.writeHead(200)
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536, ' ')));
          if (!response.destroyed) response.once('drain', more)
        }
        more()
      },
    ],
    ['headers-too-large', { headers: { x: 'a'.repeat(40_000) }, body: rss([]) }],
    ['too-many-redirects', { status: 302, headers: { location: 'http://sepidar.example/feed.xml' } }],
    ['non-public-address', { status: 302, headers: { location: 'http://[::ffff:10.0.0.1]/' } }],
    ['no-feed', { headers: { 'content-type': 'application/rss+xml' }, body: '\u0089PNG\r\n\u001a\n' }],
  ]
  for (const [expected, answer] of rows) {
    stand.site('sepidar.example/feed.xml', answer)
    const visit = await pollNow(partsWithin(expected === 'timeout' ? 700 : 10_000), id)
    assert.equal(visit?.failure, expected)
  }
  stand.site('sepidar.example/feed.xml', {
    headers: { 'content-type': 'image/png' },
    body: rss([{ id: '1', title: 'یک' }]),
  })
  assert.equal((await pollNow(stand.parts, id))?.newItems, 1, 'a wrong content type is no failure')
  assert.equal((await feedHealth(stand.database)).get(id)!.failures, 0)
})

test('every hostile feed is read within its time, asks for nothing further, and moves no feed', {
  skip: !existsSync(shared) && 'needs ../shared',
}, async (context) => {
  const stand = await openNewsstand(context)
  const files = readdirSync(shared).filter((name) => /\.(xml|json|html)(\.gz)?$/.test(name) && name !== 'MANIFEST.json')
  assert.ok(files.length > 40)
  const slow: string[] = []
  for (const file of files) {
    const bytes = readFileSync(path.join(shared, file))
    const address = `http://sepidar.example/${file}`
    const id = await stand.feed({ address })
    stand.asked.length = 0
    await stand.pool.query('delete from host_turn')
    stand.site(`sepidar.example/${file}`, {
      body: (file.endsWith('.gz') ? gunzipSync(bytes) : bytes) as unknown as string,
    })
    const from = performance.now()
    const visit = await pollNow(stand.parts, id)
    if (performance.now() - from > answerMsMax) slow.push(`${file}: ${Math.round(performance.now() - from)} ms`)
    assert.ok(visit !== null, file)
    assert.deepEqual(
      stand.asked.map(({ line }) => line),
      [`GET sepidar.example/${file}`],
    )
    assert.equal((await findFeed(stand.database, id))?.address, address)
  }
  assert.deepEqual(slow, [])
  assert.ok(stand.internet.attempts.every(({ hostname }) => hostname === 'sepidar.example'))
})
