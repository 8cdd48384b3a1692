import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { test } from 'node:test'
import { documentFromParagraphs } from '#article'
import type { LiveAccount, LiveUpdate, PublishedReader } from '#store'
import { articlePath } from '../addresses.ts'
import { fixtureArticle, fixtureNow, articles as others, sections } from '../fixtures/articles.ts'
import { readerOver } from '../fixtures/reader.ts'
import { searchOver } from '../fixtures/search.ts'
import { fixtureSettings } from '../fixtures/site.ts'
import { contentSecurityPolicy, liveEvents, pageAt, siteRoutes } from '../site.ts'

const article = fixtureArticle('گزارش زندهٔ باران', 60, { kind: 'live', lead: 'بارش از بامداد آغاز شده است.' })
const at = (minutesAgo: number) => new Date(fixtureNow.getTime() - minutesAgo * 60_000)

function update(id: number, words = `به‌روزرسانی ${id}`): LiveUpdate {
  return { id, headline: words, document: documentFromParagraphs([words]), isKey: id % 5 === 0, at: at(60 - id) }
}

function routesOf(updates: LiveUpdate[], endedAt: Date | null = null, removed: number[] = []) {
  const newestFirst = updates.toReversed()
  const live: Pick<PublishedReader, 'liveAccount' | 'liveUpdatesAfter' | 'liveState'> = {
    liveAccount: async (_code, { limit, before }): Promise<LiveAccount> => ({
      updates: newestFirst.filter(({ id }) => before === undefined || id < before).slice(0, limit),
      keyMoments: newestFirst.filter(({ isKey }) => isKey),
      endedAt,
      lastId: updates.at(-1)?.id ?? 0,
    }),
    liveUpdatesAfter: async (_code, id, limit) => updates.filter((one) => one.id > id).slice(-limit),
    liveState: async () => ({ removed, endedAt }),
  }
  const published = { ...readerOver({ articles: [article, ...others], sections }), ...live }
  return {
    published,
    routes: siteRoutes({ published, search: searchOver([]), settings: fixtureSettings, now: () => fixtureNow }),
  }
}

const path = `/fa/live/${article.code}`

async function answer(updates: LiveUpdate[], query = '', endedAt: Date | null = null) {
  return (await pageAt(routesOf(updates, endedAt).routes, `${path}?${query}`))!
}

const many = Array.from({ length: 45 }, (_, index) => update(index + 1))

test('updates stand newest first, each with its anchor, what is known over them', async () => {
  const { body, keys, headers, reading } = await answer(many)
  assert.ok(body.indexOf('id="u45"') < body.indexOf('id="u44"'))
  assert.match(body, /آنچه تا اینجا می‌دانیم<\/h2><p>بارش از بامداد/)
  assert.match(body, new RegExp(`href="${path}\\?before=41#u40">به‌روزرسانی 40</a>`))
  assert.match(body, new RegExp(`data-events="${path}/events\\?after=45"`))
  assert.deepEqual(keys, [`article:${article.code}`, `live:${article.code}`])
  assert.equal(headers?.['content-security-policy'], contentSecurityPolicy('live'))
  assert.match(contentSecurityPolicy('live'), /script-src 'self'$/)
  assert.equal(reading, String(article.code))
  const told = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body)![1]!)
  assert.equal(told['@type'], 'LiveBlogPosting')
  assert.ok(told.liveBlogUpdate.length > 0)
})

test('the account is read to its first update, each once; older pages neither listen nor are for search engines', async () => {
  const seen: string[] = []
  let query = ''
  do {
    const { body } = await answer(many, query)
    seen.push(...[...body.matchAll(/id="u(\d+)"/g)].map(([, id]) => id!))
    if (query !== '')
      assert.ok(!body.includes('data-events') && !/src="\/assets\/live/.test(body) && /noindex/.test(body))
    query = /href="[^"]*\?(before=\d+)" rel="next"/.exec(body)?.[1] ?? ''
  } while (query !== '')
  assert.deepEqual(seen.map(Number), many.map(({ id }) => id).reverse())
})

test('an account that is over says so and listens no more', async () => {
  const { body } = await answer(many, '', at(1))
  assert.match(body, /این گزارش زنده پایان یافته است/)
  assert.doesNotMatch(body, /data-events|src="\/assets\/live/)
  assert.match(body, /"coverageEndTime":"2026-11-23T07:59:00Z"/)
})

test('the page belongs to running accounts alone, under one address', async () => {
  const { routes } = routesOf([])
  const news = others.find(({ kind }) => kind === 'news')!
  for (const [asked, status, location] of [
    [`/fa/live/${encodeURIComponent('۹')}`, 404, undefined],
    [`/fa/live/${news.code}`, 301, articlePath(news)],
    [`/fa/live/0${article.code}`, 404, undefined],
    ['/fa/live/abc', 404, undefined],
  ] as const) {
    const page = await pageAt(routes, asked)
    assert.deepEqual([page?.status, page?.location], [status, location], asked)
  }
  assert.match((await pageAt(routes, path))!.body, /هنوز به‌روزرسانی‌ای نیامده است/)
  for (const before of ['0', 'x', '-1', '9'.repeat(16)])
    assert.equal((await answer([], `before=${before}`)).status, 404)
  assert.match((await pageAt(routes, '/fa/latest'))!.body, new RegExp(`href="${path}">گزارش زندهٔ باران`))
})

test('those who listen are told the same markup, what was taken off, and that it is over', async () => {
  const evil = update(9, '<img src=x onerror=alert(1)>')
  const { published } = routesOf([update(8), evil], at(1), [3, 4])
  const events = await liveEvents.missed(published, `live:${article.code}`, 8)
  assert.deepEqual(
    events.map(({ id, name }) => [id, name]),
    [
      [9, 'update'],
      [0, 'removed'],
      [0, 'ended'],
    ],
  )
  assert.match(events[0]!.data, /^<article class="update" id="u9">/)
  assert.doesNotMatch(events[0]!.data, /<img/)
  assert.equal(events[1]!.data, '3 4')
  assert.equal(liveEvents.subjectOf({ code: '۷' }), 'live:7')
  for (const code of ['', '0', 'x', '9'.repeat(16)]) assert.equal(liveEvents.subjectOf({ code }), null)
})

test('the island is small', () => {
  assert.ok(statSync(new URL('../islands/live.js', import.meta.url)).size <= 4_096)
})
