import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articlePath } from '../addresses.ts'
import { articles, fixtureArticle, fixtureNow, fullArticle } from '../fixtures/articles.ts'
import { fixtureArticles, fixtureRoutes } from '../fixtures/site.ts'
import { pageAt } from '../site.ts'
import { sitemapPartLength } from './sitemaps.ts'

const routes = fixtureRoutes()
const address = `https://sanad.example${articlePath(fullArticle)}`

async function file(path: string, over = routes) {
  const page = await pageAt(over, path)
  assert.equal(page?.status, 200, path)
  return page!
}

test('a story is in the feeds of the site, its section, its tags and its authors', async () => {
  const lists = ['', '/fa/section/society', `/fa/tag/${encodeURIComponent('آب')}`, '/fa/author/golnaz']
  for (const list of lists) {
    for (const [name, type] of [
      ['feed.xml', 'application/rss+xml; charset=utf-8'],
      ['atom.xml', 'application/atom+xml; charset=utf-8'],
      ['feed.json', 'application/feed+json; charset=utf-8'],
    ]) {
      const { body, contentType } = await file(`${list}/${name}`)
      assert.equal(contentType, type)
      assert.ok(body.includes(address), `${list}/${name}`)
    }
  }
  assert.ok(!(await file('/fa/section/sport/feed.xml')).body.includes(address))
})

test('an item of a feed keeps its name when its address changes, and says when it changed', async () => {
  const feed = JSON.parse((await file('/feed.json')).body)
  const item = feed.items.find((one: { url: string }) => one.url === address)
  assert.equal(item.id, 'https://sanad.example/n/757695')
  assert.equal(item.date_published, '2026-11-23T06:25:00Z')
  assert.equal(item.date_modified, '2026-11-23T07:20:00Z')
  assert.equal(item.image, `https://sanad.example/media/${'a'.repeat(64)}/1080.webp`)
  assert.equal(feed.items.length, fixtureArticles.length, 'fewer than a feed may hold')
  assert.equal(feed.feed_url, 'https://sanad.example/feed.json')
})

test('a feed holds a hundred stories and no more', async () => {
  const many = Array.from({ length: 120 }, (_, index) => ({ ...articles[0]!, code: 800_000 + index }))
  const feed = JSON.parse((await file('/feed.json', fixtureRoutes({ articles: many }))).body)
  assert.equal(feed.items.length, 100)
})

test('a feed of a site without stories is a feed', async () => {
  const empty = fixtureRoutes({ articles: [] })
  for (const path of ['/feed.xml', '/atom.xml', '/feed.json']) await file(path, empty)
})

test('the sitemap is an index of months, and the months hold every story', async () => {
  const { body } = await file('/sitemap.xml')
  const parts = [...body.matchAll(/<loc>https:\/\/sanad\.example([^<]*)<\/loc>/g)].map((match) => match[1]!)
  assert.deepEqual(parts, ['/sitemap/2026-11/1.xml'])
  const month = await file(parts[0]!)
  assert.ok(month.body.includes(`<loc>${address}</loc><lastmod>2026-11-23T07:20:00Z</lastmod>`))
})

test('a month with more stories than a part holds has more parts', async () => {
  const one = fixtureArticle('یکی', 5)
  const many = Array.from({ length: sitemapPartLength + 1 }, (_, index) => ({ ...one, code: index + 1 }))
  const full = fixtureRoutes({ articles: many })
  const { body } = await file('/sitemap.xml', full)
  assert.equal((body.match(/<sitemap>/g) ?? []).length, 2)
  assert.equal(((await file('/sitemap/2026-11/2.xml', full)).body.match(/<url>/g) ?? []).length, 1)
})

test('the index lists exactly the months that parts answer for, however long ago', async () => {
  const days = ['0001-01-05', '0987-06-01', '1899-12-31', '2026-11-23', '9999-12-31']
  const old = days.map((day, index) => fixtureArticle(`روز ${index}`, 5, { publishedAt: new Date(`${day}T12:00:00Z`) }))
  const unnamed = ['-000001-03-01', '+012026-03-01'].map((day) =>
    fixtureArticle(day, 5, { publishedAt: new Date(`${day}T12:00:00Z`) }),
  )
  const over = fixtureRoutes({ articles: [...old, ...unnamed] })
  const { body } = await file('/sitemap.xml', over)
  const parts = [...body.matchAll(/<loc>https:\/\/sanad\.example([^<]*)<\/loc>/g)].map((match) => match[1]!)
  assert.deepEqual(
    parts.toSorted(),
    days.map((day) => `/sitemap/${day.slice(0, 7)}/1.xml`),
  )
  for (const part of parts) await file(part, over)
})

test('parts that no index names are not found', async () => {
  for (const part of [
    '2026-11/2.xml',
    '2026-11/0.xml',
    '2026-13/1.xml',
    '2026-11/1',
    '2026-11/1.xml.gz',
    "2026-11'/1.xml",
    '0000-01/1.xml',
  ]) {
    assert.equal((await pageAt(routes, `/sitemap/${part}`))?.status, 404, part)
  }
})

test('the news sitemap holds the last two days, a thousand stories at most', async () => {
  const young = fixtureArticle('جوان', 47 * 60)
  const old = fixtureArticle('کهنه', 49 * 60)
  const { body, refreshAfterSeconds } = await file('/sitemap-news.xml', fixtureRoutes({ articles: [young, old] }))
  assert.ok(body.includes('جوان') && !body.includes('کهنه'))
  assert.ok(refreshAfterSeconds)
  const many = Array.from({ length: 1_200 }, (_, index) => ({
    ...young,
    code: index + 1,
    publishedAt: new Date(fixtureNow.getTime() - index * 1_000),
  }))
  const full = await file('/sitemap-news.xml', fixtureRoutes({ articles: many }))
  assert.equal((full.body.match(/<url>/g) ?? []).length, 1_000)
})

test('robots are kept out of the rooms where people work and shown the sitemaps', async () => {
  const { body, contentType } = await file('/robots.txt')
  assert.equal(contentType, 'text/plain; charset=utf-8')
  assert.match(body, /^User-agent: \*\nDisallow: \/desk\n/)
  assert.doesNotMatch(body, /search/)
  assert.match(body, /^Sitemap: https:\/\/sanad\.example\/sitemap\.xml$/m)
})
