import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listCopies, readArrivals, unroutedArrivals } from '#store'
import { type Newsstand, openNewsstand, rss } from '../../../test/newsstand.ts'
import { foldArrivals, pollNow } from '../wire.ts'
import { fetchPages } from './fetch-pages.ts'

const some = { limit: 5, untilMs: Number.POSITIVE_INFINITY }
const paragraphs = [
  'شهردار رودبار گفت خط تازهٔ اتوبوس از فردا کار خود را با دوازده ایستگاه آغاز می‌کند و هر ده دقیقه یک اتوبوس می‌رسد.',
  'او افزود این خط از میدان نارون تا کتابخانهٔ مرکزی می‌رود و برای دانش‌آموزان تا پایان ماه رایگان خواهد بود.',
]
const page = `<!doctype html><html lang="fa"><head><title>خط تازهٔ اتوبوس</title></head><body><article>
  <h1>خط تازهٔ اتوبوس</h1><p class="lead">خط تازه از فردا.</p>${paragraphs.map((text) => `<p>${text}</p>`).join('')}
  </article></body></html>`

async function openSummaries(context: Parameters<typeof openNewsstand>[0]) {
  const stand = await openNewsstand(context)
  const id = await stand.feed({ textFrom: 'page' })
  stand.site('sepidar.example/feed.xml', { body: rss([{ id: '1', title: 'خط تازهٔ اتوبوس', text: 'خط تازه …' }]) })
  await pollNow(stand.parts, id)
  return stand
}

async function saidOf({ database, pool }: Newsstand) {
  const { rows } = await pool.query('select id from wire_item')
  const [item] = await readArrivals(
    database,
    rows.map(({ id }) => id),
  )
  return item!.said as { content_text: string | null; summary_text: string | null; title: string }
}

test('a feed of summaries has its pages fetched: the text is added, the summary stays as a version', async (context) => {
  const stand = await openSummaries(context)
  stand.site('sepidar.example/news/1', { body: page, headers: { 'content-type': 'text/html; charset=utf-8' } })
  assert.deepEqual(await unroutedArrivals(stand.database, 5), [], 'the rules wait for the text')
  assert.deepEqual(
    (await fetchPages(stand.parts, some)).map(({ outcome }) => outcome),
    ['read'],
  )
  const said = await saidOf(stand)
  for (const text of paragraphs) assert.ok(said.content_text?.includes(text.slice(0, 40)), said.content_text ?? '')
  const { rows } = await stand.pool.query(
    "select number, said ->> 'summary_text' as summary from wire_item_version order by number",
  )
  assert.deepEqual(rows[0], { number: 1, summary: 'خط تازه…' })
  assert.equal(rows.length, 2)
  assert.deepEqual(await fetchPages(stand.parts, some), [], 'once')
  assert.equal((await unroutedArrivals(stand.database, 5)).length, 1)
})

test('where a feed only points at a page, the page tells headline and hour; its feed has not changed by that', async (context) => {
  const stand = await openNewsstand(context)
  const id = await stand.feed({ textFrom: 'page' })
  const place = '<url><loc>http://sepidar.example/news/1</loc></url>'
  const body = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${place}</urlset>`
  stand.site('sepidar.example/feed.xml', { body, headers: { 'content-type': 'application/xml' } })
  const dated = page.replace('<h1>', '<meta property="article:published_time" content="2026-11-20T08:15:00+03:30"><h1>')
  stand.site('sepidar.example/news/1', { body: dated, headers: { 'content-type': 'text/html; charset=utf-8' } })
  await pollNow(stand.parts, id)
  await fetchPages(stand.parts, some)
  await foldArrivals(stand.database)
  const [copy] = await listCopies(stand.database, { limit: 5 })
  assert.equal(copy?.title, 'خط تازهٔ اتوبوس')
  assert.equal(copy.publishedAt?.toISOString(), '2026-11-20T04:45:00.000Z')
  assert.equal(copy.versions, 1)
})

test('what robots.txt forbids is not asked for; where it cannot be had nothing is', async (context) => {
  const rows: [object, string, number][] = [
    [{ body: 'User-agent: *\nDisallow: /news/' }, 'robots-forbid', 0],
    [{ status: 500 }, 'no-robots', 0],
    [{ status: 404 }, 'http-status', 1],
  ]
  for (const [robots, failure, pages] of rows) {
    const stand = await openSummaries(context)
    stand.site('sepidar.example/robots.txt', robots)
    assert.deepEqual(
      (await fetchPages(stand.parts, some)).map((fetched) => fetched.failure),
      [failure],
    )
    assert.equal(stand.asked.filter(({ line }) => line.includes('/news/')).length, pages, failure)
  }
})

test('a page that hangs together with nothing, or leads into this house, is given up after three tries', async (context) => {
  const stand = await openSummaries(context)
  stand.site('sepidar.example/news/1', { status: 302, headers: { location: 'http://10.0.0.1/' } })
  const outcomes: string[] = []
  for (let tries = 0; tries < 5; tries++) {
    outcomes.push(...(await fetchPages(stand.parts, some)).map(({ outcome }) => outcome))
    await stand.pool.query("update wire_page set asked_at = now() - interval '1 hour'")
  }
  assert.deepEqual(outcomes, ['later', 'later', 'failed'])
  assert.ok(stand.internet.attempts.every(({ address }) => address !== '10.0.0.1'))
  assert.equal((await saidOf(stand)).content_text, null)
  assert.equal((await unroutedArrivals(stand.database, 5)).length, 1, 'what the feed said is still there')
})
