import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { documentFromParagraphs } from '#article'
import { indexWaiting, openSearch } from '#search'
import { createServer, createSilentLog, type PageRoute, type SanadServer } from '#server'
import {
  addSections,
  createArticles,
  type Database,
  inTransaction,
  type Pool,
  publish,
  publishedReader,
  saveRevisions,
} from '#store'
import { openTestDatabase } from '../../../test/database.ts'
import { articlePath } from '../addresses.ts'
import { fixtureSettings } from '../fixtures/site.ts'
import { sorryPage } from '../site.ts'
import { pageAt } from './page-at.ts'
import { siteRoutes } from './routes.ts'

const now = new Date('2026-11-23T08:00:00Z')
const day = 86_400_000

const hooks: (() => Promise<unknown>)[] = []
let database: Database
let pool: Pool
let routes: PageRoute[]

before(async () => {
  const opened = await openTestDatabase({ after: (hook: () => Promise<void>) => void hooks.push(hook) })
  ;({ database, pool } = opened)
  const published = publishedReader(opened.pool)
  routes = siteRoutes({ published, search: openSearch(database), settings: fixtureSettings, now: () => now })
  await fill()
})
after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

const stories = [
  { headline: 'پل <b>تازه</b> بر رود & رودخانه', lead: 'پل کهنه بسته شد.', at: new Date('2024-03-20T10:00:00Z') },
  { headline: 'شهردار از پل بازدید کرد', lead: null, at: new Date('2024-03-19T10:00:00Z') },
  ...Array.from({ length: 25 }, (_, place) => ({
    headline: `جلسهٔ ${place} شورا دربارهٔ آسفالت`,
    lead: null,
    at: new Date(now.getTime() - (place + 1) * day),
  })),
]
let codes: number[]

async function fill(): Promise<void> {
  await inTransaction(database, async (transaction) => {
    await addSections(transaction, [{ slug: 'city', name: 'شهر', parent: null }])
    const made = await createArticles(
      transaction,
      stories.map(() => null),
    )
    codes = made.map(({ code }) => code)
    const empty = { kicker: null, subheadline: null, hero: null, section: 'city', tags: [], authors: [] }
    const drafts = stories.map(({ headline, lead }, index) => {
      const content = {
        ...empty,
        kind: 'news' as const,
        headline,
        lead,
        document: documentFromParagraphs(['متن خبر.']),
      }
      return { articleId: made[index]!.id, content, chain: [], savedBy: 'account:sara' }
    })
    const revisions = await saveRevisions(transaction, drafts)
    const live = stories.map(({ at }, index) => ({
      articleId: made[index]!.id,
      revisionId: revisions[index]!.id,
      publishedAt: at,
      madeBy: 'account:sara',
    }))
    await publish(transaction, live)
  })
  await indexWaiting(database)
}

async function asked(query: Record<string, string>) {
  const page = await pageAt(routes, `/fa/search?${new URLSearchParams(query)}`)
  assert.ok(page)
  return page
}

const rows = (body: string) => body.split('<li class="card found">').length - 1

test('answers show their words marked, everything else escaped, out of search engines and of every cache', async () => {
  const page = await asked({ q: 'پل رود' })
  assert.equal(page.status, 200)
  assert.match(page.body, /<mark>پل<\/mark> &lt;b&gt;تازه&lt;\/b&gt; بر <mark>رود<\/mark> &amp; رودخانه/)
  assert.match(page.body, /<meta name="robots" content="noindex">/)
  assert.match(page.body, /<input type="search" name="q" value="پل رود"/)
  assert.equal(routes.find(({ pattern }) => pattern === '/fa/search')?.cacheable, false)
})

test('a news code leads to its article for now, in Persian digits too', async () => {
  const persian = String(codes[0]).replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!)
  for (const q of [String(codes[0]), persian, `کد خبر ${persian}`]) {
    const page = await asked({ q })
    assert.equal(page.status, 302)
    assert.ok(page.location?.startsWith(`/fa/news/${codes[0]}/`), page.location)
  }
  assert.ok(articlePath({ code: codes[0]!, slug: '' }).endsWith(String(codes[0])))
})

test('days are Jalali days in Tehran, first and last included; a day that is none is told and left out', async () => {
  // 1 Farvardin 1403 began in Tehran at 20:30 UTC of 19 March 2024.
  assert.equal(rows((await asked({ q: 'پل', from: '۱۴۰۳/۰۱/۰۱' })).body), 1)
  assert.equal(rows((await asked({ q: 'پل', to: '1402-12-29' })).body), 1)
  assert.equal(rows((await asked({ q: 'پل', from: '۱۴۰۲/۱۲', to: '۱۴۰۳' })).body), 2)
  const wrong = await asked({ q: 'پل', from: '۱۴۰۳/۱۳/۰۱' })
  assert.equal(rows(wrong.body), 2)
  assert.match(wrong.body, /aria-invalid="true" aria-describedby="from-note"/)
  assert.match(wrong.body, /این روز را نخواندیم/)
})

test('more answers stand behind a link, each once; a made-up place is no page', async () => {
  const first = await asked({ q: 'آسفالت' })
  const next = /href="(\/fa\/search\?[^"]*after=[^"]*)" rel="next"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&')
  assert.equal(rows(first.body), 20)
  const second = await pageAt(routes, next!)
  assert.equal(rows(second!.body), 5)
  const links = [first, second!].flatMap(({ body }) =>
    [...body.matchAll(/<h3><a href="([^"]+)"/g)].map((match) => match[1]),
  )
  assert.equal(new Set(links).size, 25)
  assert.equal((await asked({ q: 'آسفالت', after: 'o.1.2' })).status, 404)
})

test('without a question there is help; without an answer there is what to do; after a slip, what was meant', async () => {
  assert.match((await asked({})).body, /چطور بجوییم/)
  const none = await asked({ q: '«قزمیت»', section: 'city' })
  assert.match(none.body, /پاسخی برای این پرسش نیست[\s\S]*بی گیومه[\s\S]*بی‌محدودیت/)
  assert.match((await asked({ q: 'شهردرا' })).body, /منظورتان <a href="[^"]+"><bdi>«شهردار»<\/bdi><\/a> بود؟/)
})

test('a phrase that is not read for through the whole archive says how far back, and goes on from there', async () => {
  const search = openSearch(database, { readMax: 3 })
  const published = publishedReader(pool)
  const careful = siteRoutes({ published, search, settings: fixtureSettings, now: () => now })
  // Its first and its last two words stand side by side in each story, so that each is to be read.
  const q = '«شورا دربارهٔ دربارهٔ آسفالت»'
  const page = await pageAt(careful, `/fa/search?${new URLSearchParams({ q })}`)
  assert.match(page!.body, /خبرها را تا <time datetime="2026-11-2[^"]*">[^<]+<\/time> یکایک خواندیم/)
  assert.match(page!.body, /after=[^"]*" rel="next">جست‌وجو در خبرهای پیش از آن</)
  assert.doesNotMatch(page!.body, /پاسخی برای این پرسش نیست/)
})

test('a search has a feed of its newest answers', async () => {
  const page = await pageAt(routes, `/fa/search/feed.xml?${new URLSearchParams({ q: 'پل' })}`)
  assert.equal(page?.contentType.startsWith('application/rss+xml'), true)
  assert.equal(page?.headers?.['x-robots-tag'], 'noindex')
  const titles = [...page!.body.matchAll(/<title>([^<]*)<\/title>/g)].map((match) => match[1])
  assert.deepEqual(titles.slice(-2), ['پل &lt;b&gt;تازه&lt;/b&gt; بر رود &amp; رودخانه', 'شهردار از پل بازدید کرد'])
})

const hostile = [
  "' OR 1=1; drop table live; --",
  "پل' & !('",
  'a:* | b <-> c & !d',
  '%_%\\',
  ':*',
  '((((((',
  '"""«««',
  '-',
  '- -- ---',
  '-«',
  '\u202eپل\u202c\u2066',
  'پل\u0000\u0007\u001b[2J',
  '\ud800پل',
  '<script>alert(1)</script>',
  '\u0645'.repeat(5_000),
  'واژه '.repeat(10_000),
  Array.from({ length: 10_000 }, (_, place) => `و${place}`).join(' '),
  '\u064b'.repeat(300),
  '۱'.repeat(200),
  '\u200c'.repeat(200),
  '¶ ¶',
]

test('whatever is asked is answered within bounds, and nothing of it becomes markup or query language', async () => {
  for (const q of hostile) {
    const begun = performance.now()
    const page = await asked({ q, from: q, section: q, person: q.slice(0, 20), sort: q })
    assert.ok([200, 302].includes(page.status), `${page.status} for ${JSON.stringify(q.slice(0, 40))}`)
    assert.doesNotMatch(page.body, /<script|[\u0000\u0007\u001b]/)
    assert.ok(performance.now() - begun < 5_000)
  }
  assert.equal(rows((await asked({ q: '\u202eپل\u202c \u2066' })).body), 2, 'marks of direction change nothing')
  assert.equal((await database.selectFrom('live').select('code').execute()).length, stories.length)
})

test('the address is bounded, and one network may ask only so often; others are not kept waiting', async () => {
  const server: SanadServer = await createServer({
    config: { port: 0, host: '127.0.0.1', publicUrl: 'http://localhost' },
    pages: routes,
    errorPage: (status) => sorryPage(status, fixtureSettings),
    log: createSilentLog(),
  })
  const origin = await server.listen()
  try {
    const from = (address: string, path = '/fa/search?q=x') =>
      fetch(origin + path, { headers: { 'x-forwarded-for': address } })
    assert.equal((await from('198.51.100.1', `/fa/search?q=${'a'.repeat(10_000)}`)).status, 414)
    const statuses = []
    for (let time = 0; time < 60; time += 1) statuses.push((await from('198.51.100.1')).status)
    assert.equal(statuses[0], 200)
    assert.ok(statuses.filter((status) => status === 429).length >= 10)
    const refused = await from('198.51.100.1')
    assert.equal(refused.headers.get('retry-after'), '5')
    assert.equal((await from('198.51.100.2')).status, 200)
    assert.equal((await from('198.51.100.1', '/fa/latest')).status, 200)
    assert.equal((await from('198.51.100.3')).headers.get('cache-control'), 'no-store')
  } finally {
    await server.close()
  }
})
