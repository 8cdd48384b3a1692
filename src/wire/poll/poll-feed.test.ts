import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { claimDueFeeds, feedHealth, findBytes, findFeed, restFeed, takeFeed, wakeFeed } from '#store'
import { type FeedStory, type Newsstand, openNewsstand, rss } from '../../../test/newsstand.ts'
import { checkFeed, pollNow } from '../wire.ts'

const bus: FeedStory = { id: '1', title: 'خط تازهٔ اتوبوس آغاز به کار کرد', text: 'این خط دوازده ایستگاه دارد.' }
const rain: FeedStory = { id: '2', title: 'باران پاییزی در راه است', text: 'سازمان هواشناسی از بارش خبر داد.' }

async function items({ pool }: Newsstand) {
  const { rows } = await pool.query(
    'select title, feed_id, (select count(*)::int from wire_item_version where wire_item_id = wire_item.id) as versions from wire_item order by id',
  )
  return rows as { title: string; feed_id: number; versions: number }[]
}

test('what a feed brings is kept once, with its bytes as they came, and a changed item keeps what it said before', async (context) => {
  const stand = await openNewsstand(context)
  const id = await stand.feed()
  const body = rss([bus])
  stand.site('sepidar.example/feed.xml', { body })
  const first = await pollNow(stand.parts, id)
  assert.deepEqual([first?.outcome, first?.newItems], ['read', 1])
  stand.site('sepidar.example/feed.xml', { body: rss([rain, bus]) })
  assert.equal((await pollNow(stand.parts, id))?.newItems, 1)
  stand.site('sepidar.example/feed.xml', { body: rss([rain, { ...bus, title: 'خط تازهٔ اتوبوس از فردا' }]) })
  const third = await pollNow(stand.parts, id)
  assert.deepEqual([third?.newItems, third?.changedItems], [0, 1])
  assert.deepEqual(await items(stand), [
    { title: 'خط تازهٔ اتوبوس از فردا', feed_id: id, versions: 2 },
    { title: rain.title, feed_id: id, versions: 1 },
  ])
  const { rows } = await stand.pool.query(
    'select bytes_hash from wire_item_version where number = 1 order by wire_item_id limit 1',
  )
  const kept = await findBytes(stand.database, rows[0].bytes_hash)
  assert.equal(gunzipSync(kept!.gzipped).toString(), body)
})

test('only what is new is asked for: ETag and Last-Modified go back, the same bytes are not read twice', async (context) => {
  const stand = await openNewsstand(context)
  const id = await stand.feed()
  const headers = { etag: '"a1"', 'last-modified': 'Mon, 23 Nov 2026 05:00:00 GMT' }
  stand.site('sepidar.example/feed.xml', { body: rss([bus]), headers })
  await pollNow(stand.parts, id)
  stand.site('sepidar.example/feed.xml', { status: 304 })
  assert.equal((await pollNow(stand.parts, id))?.outcome, 'unchanged')
  assert.deepEqual(
    stand.asked.map(({ headers }) => [headers['if-none-match'], headers['if-modified-since']]),
    [
      [undefined, undefined],
      ['"a1"', headers['last-modified']],
    ],
  )
  stand.site('sepidar.example/feed.xml', { body: rss([bus]) })
  assert.equal((await pollNow(stand.parts, id))?.outcome, 'unchanged')
})

test('one feed cannot overwrite the items of another, though it gives them the same ids', async (context) => {
  const stand = await openNewsstand(context)
  const [one, other] = [await stand.feed(), await stand.feed({ address: 'http://didar.example/feed.xml' })]
  stand.site('sepidar.example/feed.xml', { body: rss([bus]) })
  stand.site('didar.example/feed.xml', { body: rss([{ ...bus, title: 'تیتر دیگری' }]) })
  await pollNow(stand.parts, one)
  await pollNow(stand.parts, other)
  assert.deepEqual(
    (await items(stand)).map(({ title }) => title),
    [bus.title, 'تیتر دیگری'],
  )
})

test('items without ids, and items that share one by mistake, are told apart and stay the same', async (context) => {
  const stand = await openNewsstand(context)
  const id = await stand.feed()
  const stories = [
    { title: 'یک', link: 'http://sepidar.example/a' },
    { title: 'دو', link: 'http://sepidar.example/b' },
    { id: 'x', title: 'سه', link: 'http://sepidar.example/c' },
    { id: 'x', title: 'چهار', link: 'http://sepidar.example/d' },
  ]
  stand.site('sepidar.example/feed.xml', { body: rss(stories) })
  assert.equal((await pollNow(stand.parts, id))?.newItems, 4)
  stand.site('sepidar.example/feed.xml', { body: `${rss(stories)}<!-- again -->` })
  const again = await pollNow(stand.parts, id)
  assert.deepEqual([again?.newItems, again?.changedItems], [0, 0])
})

test('a permanent redirect is recorded and followed from then on; a passing one is not', async (context) => {
  const stand = await openNewsstand(context)
  const id = await stand.feed()
  stand.site('sepidar.example/feed.xml', { status: 301, headers: { location: 'http://sepidar.example/rss' } })
  stand.site('sepidar.example/rss', { status: 302, headers: { location: 'http://cdn.example/rss' } })
  stand.site('cdn.example/rss', { body: rss([bus]) })
  await pollNow(stand.parts, id)
  assert.equal((await findFeed(stand.database, id))?.address, 'http://sepidar.example/rss')
  const health = (await feedHealth(stand.database, [id])).get(id)!
  assert.deepEqual(
    health.moves.map(({ from, to }) => [from, to]),
    [['http://sepidar.example/feed.xml', 'http://sepidar.example/rss']],
  )
  const other = await stand.feed({ address: 'http://didar.example/feed.xml' })
  stand.site('didar.example/feed.xml', { status: 308, headers: { location: 'http://sepidar.example/rss' } })
  await pollNow(stand.parts, other)
  assert.equal(
    (await findFeed(stand.database, other))?.address,
    'http://didar.example/feed.xml',
    'taken by another feed',
  )
})

test('a feed that is gone (410) is asked no more until somebody wakes it', async (context) => {
  const stand = await openNewsstand(context)
  const id = await stand.feed()
  stand.site('sepidar.example/feed.xml', { status: 410 })
  assert.equal((await pollNow(stand.parts, id))?.failure, 'gone')
  assert.equal((await findFeed(stand.database, id))?.rest?.kind, 'gone')
  const due = () => claimDueFeeds(stand.database, { limit: 5, leaseSeconds: 60 })
  assert.deepEqual(await due(), [])
  await wakeFeed(stand.database, id, 'account:sara')
  assert.equal((await due()).length, 1)
  await restFeed(stand.database, id, { kind: 'paused', madeBy: 'account:sara' })
  await wakeFeed(stand.database, id, 'account:sara')
  assert.equal((await due()).length, 1)
})

test('a feed that fails is asked ever more seldom, says why, and is forgiven by one success', async (context) => {
  const stand = await openNewsstand(context)
  const id = await stand.feed()
  const waits: number[] = []
  const failures: (string | null | undefined)[] = []
  const rows: [object, string][] = [
    [{ status: 500 }, 'http-status'],
    [{ body: '<html><body>سلام</body></html>', headers: { 'content-type': 'application/rss+xml' } }, 'no-feed'],
    [{ body: '' }, 'no-feed'],
    [{ status: 301, headers: { location: 'http://127.0.0.1/' } }, 'non-public-address'],
    [{ status: 301, headers: { location: '/feed.xml' } }, 'too-many-redirects'],
    [{ headers: { 'content-encoding': 'gzip' }, body: 'سلام' }, 'bad-packing'],
  ]
  for (const [answer] of rows) {
    stand.site('sepidar.example/feed.xml', answer)
    failures.push((await pollNow(stand.parts, id))?.failure)
    const { dueAt } = (await feedHealth(stand.database)).get(id)!
    waits.push(Math.round((dueAt.getTime() - Date.now()) / 60_000))
  }
  assert.deepEqual(
    failures,
    rows.map(([, failure]) => failure),
  )
  assert.deepEqual(waits, [20, 40, 80, 160, 320, 640])
  assert.equal((await feedHealth(stand.database)).get(id)!.failures, 6)
  stand.site('sepidar.example/feed.xml', { body: rss([bus]) })
  await pollNow(stand.parts, id)
  const health = (await feedHealth(stand.database)).get(id)!
  assert.deepEqual(
    [health.failures, health.items, Math.round((health.dueAt.getTime() - Date.now()) / 60_000)],
    [0, 1, 10],
  )
  assert.ok(stand.internet.attempts.every(({ address }) => address !== '127.0.0.1'))
})

test('a host that is busy is left in peace as long as it asks, with all its feeds', async (context) => {
  const stand = await openNewsstand(context)
  const [one, other] = [await stand.feed(), await stand.feed({ address: 'http://sepidar.example/sport.xml' })]
  stand.site('sepidar.example/feed.xml', { status: 429, headers: { 'retry-after': '1800' } })
  stand.site('sepidar.example/sport.xml', { body: rss([bus]) })
  assert.equal((await pollNow(stand.parts, one))?.failure, 'http-status')
  assert.equal(await pollNow(stand.parts, other), null, 'put off')
  assert.equal(stand.asked.length, 1)
})

test('two processes share the work: a feed is taken by one of them, and given back when that one dies', async (context) => {
  const stand = await openNewsstand(context)
  for (let number = 0; number < 10; number++) await stand.feed({ address: `http://sepidar.example/${number}.xml` })
  const claim = (leaseSeconds: number) => claimDueFeeds(stand.database, { limit: 10, leaseSeconds })
  const [one, other] = await Promise.all([claim(60), claim(60)])
  const ids = new Set([...one, ...other].map(({ id }) => id))
  assert.equal(ids.size, one.length + other.length)
  assert.equal(ids.size, 10)
  assert.equal((await claim(60)).length, 0)
  await stand.pool.query("update feed_state set due_at = due_at - interval '61 seconds'")
  assert.equal((await claim(60)).length, 10, 'the lease is over')
})

test('silence longer than agreed is an alarm, and a feed that rests is silent by right', async (context) => {
  const stand = await openNewsstand(context)
  const id = await stand.feed({ silenceHours: 6 })
  const silent = async () => (await feedHealth(stand.database, [id])).get(id)!.silentSince
  assert.equal(await silent(), null)
  await stand.pool.query("update feed set added_at = now() - interval '7 hours'")
  assert.ok(await silent())
  stand.site('sepidar.example/feed.xml', { body: rss([bus]) })
  await pollNow(stand.parts, id)
  assert.equal(await silent(), null)
  await stand.pool.query("update wire_item set received_at = now() - interval '7 hours'")
  assert.ok(await silent())
  await restFeed(stand.database, id, { kind: 'paused', madeBy: 'account:sara' })
  assert.equal(await silent(), null)
  assert.equal((await takeFeed(stand.database, id))?.id, id)
})

test('a list of feeds or of sitemaps is told with what it names, and none of that is kept as news', async (context) => {
  const opml =
    '<?xml version="1.0"?><opml version="2.0"><head><title>خوراک‌های میز</title></head><body><outline text="شهری">' +
    '<outline type="rss" text="دیدار" xmlUrl="http://didar.example/rss"/></outline></body></opml>'
  const index =
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>http://didar.example/rss</loc></sitemap></sitemapindex>'
  for (const body of [opml, index]) {
    const stand = await openNewsstand(context)
    const id = await stand.feed()
    stand.site('sepidar.example/feed.xml', { body, headers: { 'content-type': 'application/xml' } })
    const checked = await checkFeed(stand.parts.outbound, 'http://sepidar.example/feed.xml', new Date())
    assert.equal(checked.outcome, 'list-of-feeds')
    assert.deepEqual(
      checked.feeds.map(({ address }) => address),
      ['http://didar.example/rss'],
    )
    const polled = await pollNow(stand.parts, id)
    assert.deepEqual([polled?.outcome, polled?.failure], ['failed', 'list-of-feeds'])
    const { rows } = await stand.pool.query('select from wire_item')
    assert.equal(rows.length, 0)
  }
})
