import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PageRoute } from '#server'
import { articlePath } from '../addresses.ts'
import { editionOf } from '../edition/edition.ts'
import { articles, bareArticle, fixtureArticle, fullArticle, sections } from '../fixtures/articles.ts'
import { readerOver } from '../fixtures/reader.ts'
import { fixtureArticles, fixtureDossier, fixturePaths, fixtureRoutes, withdrawnCode } from '../fixtures/site.ts'
import { contentSecurityPolicy, listPaths, pageAt, type WholePage } from '../site.ts'

const routes = fixtureRoutes()
const canonical = articlePath(fullArticle)

async function answer(path: string, query = ''): Promise<WholePage> {
  const [bare] = path.split('?')
  const asked = routes.map(
    (route): PageRoute => ({
      ...route,
      render: (request) => route.render({ ...request, query: new URLSearchParams(query) }),
    }),
  )
  const page = await pageAt(asked, bare!)
  assert.ok(page, path)
  return page
}

test('an article has one address; every other spelling of it leads there', async () => {
  assert.equal((await answer(canonical)).status, 200)
  const others = [
    '/fa/news/757695',
    '/fa/news/757695/another-slug',
    `/fa/news/${encodeURIComponent('۷۵۷۶۹۵')}`,
    `/fa/news/${encodeURIComponent('٧٥٧٦٩٥')}/x`,
    '/fa/news/0757695',
    '/n/757695',
    `/n/${encodeURIComponent('۷۵۷۶۹۵')}`,
  ]
  for (const path of others) {
    const page = await answer(path)
    assert.deepEqual([page.status, page.location, page.keys], [301, canonical, ['article:757695']], path)
    assert.match(page.location!, /^[\x21-\x7e]+$/)
  }
  const print = await answer(`/fa/print/${encodeURIComponent('۷۵۷۶۹۵')}`)
  assert.deepEqual([print.status, print.location], [301, '/fa/print/757695'])
})

test('an article whose headline makes no slug stands under its code', async () => {
  const article = fixtureArticle('؟!', 5, { slug: '' })
  const page = await pageAt(fixtureRoutes({ articles: [article] }), `/fa/news/${article.code}`)
  assert.equal(page?.status, 200)
})

test('a code that names nothing is not found, one that was taken down is gone', async () => {
  for (const code of ['1', '0', '-1', '1.5', '1e5', 'abc', '9'.repeat(15), '9'.repeat(16), '9'.repeat(400)]) {
    for (const family of ['/fa/news', '/n', '/fa/print']) {
      assert.equal((await answer(`${family}/${code}`)).status, 404, `${family}/${code}`)
    }
  }
  const gone = await answer(`/fa/news/${withdrawnCode}/any`)
  assert.equal(gone.status, 410)
  assert.match(gone.body, /برداشته شده است/)
  assert.deepEqual(gone.keys, [`article:${withdrawnCode}`])
})

test('what somebody ordered to be taken down says who that was, and that the newsroom did not decide it', async () => {
  const withdrawn = [{ code: 7, slug: 'x', withdrawnAt: new Date(0), orderedBy: 'دادسرای <b>مهرگان</b>' }]
  const page = (await pageAt(fixtureRoutes({ withdrawn }), '/fa/news/7'))!
  assert.equal(page.status, 451)
  assert.match(page.body, /به دستور «دادسرای &lt;b>مهرگان&lt;\/b>»|به دستور «دادسرای &lt;b&gt;مهرگان&lt;\/b&gt;»/)
  assert.match(page.body, /noindex/)
})

test('a code of fifteen digits is a code under every address', async () => {
  const longest = fixtureArticle('تیتر', 5, { code: 999_999_999_999_999 })
  const over = fixtureRoutes({ articles: [longest] })
  for (const [path, status] of [
    [articlePath(longest), 200],
    [`/fa/print/${longest.code}`, 200],
    [`/n/${longest.code}`, 301],
  ] as const) {
    assert.equal((await pageAt(over, path))?.status, status, path)
  }
})

test('each page is kept under the keys of what it was made from', async () => {
  const expected: Record<keyof typeof fixturePaths, string | null> = {
    front: 'front',
    article: 'article:757695',
    'bare article': `article:${bareArticle.code}`,
    comments: 'article:757695 comments:757695',
    poll: 'poll:3',
    offline: null,
    'no comments': `article:${bareArticle.code} comments:${bareArticle.code}`,
    print: 'article:757695',
    latest: 'latest',
    section: 'section:society',
    tag: 'tag:آب',
    author: 'author:sara-mehrayin',
    source: 'source:isna',
    person: `person:${fullArticle.statements.find(({ person }) => person)!.person!.slug}`,
    dossier: `dossier:${fixtureDossier.slug}`,
    dossiers: 'dossiers',
    photo: 'kind:photo',
    'photo story': 'article:756100',
    'photo page': 'article:756100',
    film: 'article:756107',
    video: 'kind:video',
    'most read': 'most-read',
    corrections: 'corrections',
    correction: 'corrections',
    archive: 'archive',
    'archive year': 'archive:1405',
    'archive month': 'archive:1405:9',
    'archive day': 'archive:1405:9:2',
    search: null,
    'search with answers': null,
    'search without answers': null,
  }
  for (const [name, path] of Object.entries(fixturePaths)) {
    const own = expected[name as keyof typeof expected]
    assert.deepEqual((await answer(path)).keys, own === null ? [] : own.split(' '), name)
  }
  assert.deepEqual((await answer('/feed.xml')).keys, ['feed'])
  assert.deepEqual((await answer('/fa/section/society/feed.json')).keys, ['section:society'])
  assert.deepEqual((await answer('/sitemap.xml')).keys, ['sitemap'])
})

test('pages bring the policy of the styles in them', async () => {
  const policyOf = async (path: string) => (await answer(path)).headers?.['content-security-policy']
  assert.equal(await policyOf('/'), contentSecurityPolicy('front'))
  assert.equal(await policyOf(canonical), contentSecurityPolicy('article'))
  assert.equal(await policyOf('/fa/latest'), contentSecurityPolicy('list'))
  assert.equal(await policyOf('/fa/news/1'), contentSecurityPolicy('list'))
})

test('the younger a story, the sooner browsers ask for it again', async () => {
  const check = async (minutesAgo: number, expected: number) => {
    const article = fixtureArticle('تیتر', minutesAgo)
    const page = await pageAt(fixtureRoutes({ articles: [article] }), articlePath(article))
    assert.equal(page?.maxAgeSeconds, expected)
  }
  await check(5, 10)
  await check(5 * 60, 60)
  await check(5 * 24 * 60, 300)
  await check(90 * 24 * 60, 3_600)
})

test('lists are read to their end, page by page, each story once', async () => {
  const headlines: string[] = []
  let path: string | undefined = '/fa/latest'
  let pages = 0
  while (path !== undefined) {
    const { body }: WholePage = await answer(path, path.split('?')[1])
    headlines.push(...[...body.matchAll(/<h3><a href="([^"]*)"/g)].map((match) => match[1]!))
    path = /<a href="([^"]*)" rel="next">/.exec(body)?.[1]
    pages += 1
  }
  assert.equal(pages, Math.ceil(fixtureArticles.length / 30))
  assert.equal(headlines.length, fixtureArticles.length)
  assert.equal(new Set(headlines).size, fixtureArticles.length)
})

test('only the newest page of a list is for search engines, and a cursor of another making is not found', async () => {
  assert.doesNotMatch((await answer('/fa/latest')).body, /noindex/)
  assert.match((await answer('/fa/latest', 'before=1795000000000-1')).body, /<meta name="robots" content="noindex">/)
  for (const cursor of ['x', '1', '1-', '-1', '1-2-3', `${'9'.repeat(20)}-1`, '1-1;drop']) {
    assert.equal((await answer('/fa/latest', `before=${cursor}`)).status, 404, cursor)
  }
})

test('a list of nothing that exists is not found; a section without stories says so', async () => {
  for (const path of [
    '/fa/section/none',
    '/fa/tag/none',
    '/fa/author/none',
    '/fa/source/none',
    '/fa/section/none/feed.xml',
  ]) {
    assert.equal((await answer(path)).status, 404, path)
  }
  const page = await pageAt(fixtureRoutes({ articles: [] }), '/fa/section/society')
  assert.equal(page?.status, 200)
  assert.match(page!.body, /هنوز خبری در این فهرست نیست/)
})

test('a section leads to the sections below and above it', async () => {
  const city = { id: 90, slug: 'city', name: 'شهر', parent: 'society', position: 90, isRetired: false }
  const story = fixtureArticle('پیاده‌راه تازه', 5, { section: city })
  const over = fixtureRoutes({ articles: [story], sections: [...sections, city] })
  const society = await pageAt(over, '/fa/section/society')
  assert.match(society!.body, /<ul class="near"><li><a href="\/fa\/section\/city">شهر<\/a><\/li><\/ul>/)
  assert.match(society!.body, /پیاده‌راه تازه/)
  const below = await pageAt(over, '/fa/section/city')
  assert.match(below!.body, /<ul class="near"><li><a href="\/fa\/section\/society">جامعه<\/a><\/li><\/ul>/)
  assert.doesNotMatch((await pageAt(over, '/'))!.body, /section\/city/)
})

test('the boxes beside a story hold other stories, each once', async () => {
  const { body } = await answer(canonical)
  const beside = [...body.slice(body.indexOf('<aside')).matchAll(/<li><time[^>]*>[^<]*<\/time><a href="([^"]*)"/g)].map(
    (match) => match[1],
  )
  assert.ok(beside.length >= 8, `${beside.length}`)
  assert.equal(new Set(beside).size, beside.length)
  assert.ok(!beside.includes(canonical))
})

test('the lists that are pressed after a publication are pages that exist', async () => {
  for (const path of await listPaths(readerOver({ articles, sections }), editionOf('fa'))) {
    assert.equal((await answer(path)).status, 200, path)
  }
  assert.equal(await pageAt(routes, '/fa/nothing/here'), null)
})

test('a page is never older than its boxes may be', async () => {
  for (const path of Object.values(fixturePaths)) assert.equal((await answer(path)).refreshAfterSeconds, 60, path)
})
