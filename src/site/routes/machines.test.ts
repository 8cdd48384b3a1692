import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articlePath } from '../addresses.ts'
import { fixtureArticle, fixtureNow, fullArticle } from '../fixtures/articles.ts'
import { fixturePage, fixturePaths, fixtureRoutes, withdrawnCode } from '../fixtures/site.ts'
import { pageAt } from '../site.ts'

const routes = fixtureRoutes()
const asked = (url: string, more: Record<string, string> = {}, over = routes) =>
  pageAt(over, `/oembed?${new URLSearchParams({ url, ...more })}`)

test('another site learns what to show of an article, however its address is spelled', async () => {
  const { code } = fullArticle
  for (const path of [
    articlePath(fullArticle),
    `/n/${code}`,
    `/fa/news/۷۵۷۶۹۵`,
    `/fa/print/${code}`,
    `/fa/news/${code}/x`,
  ]) {
    const page = await asked(`https://sanad.example${path}`)
    assert.equal(page?.status, 200, path)
    const told = JSON.parse(page!.body)
    assert.deepEqual([told.version, told.type, told.title], ['1.0', 'link', fullArticle.headline])
    assert.deepEqual([told.thumbnail_width, told.thumbnail_height], [1_200, 630])
    assert.match(told.thumbnail_url, /^https:\/\/sanad\.example\/share\/757695\/[0-9a-f]{20}\.jpg$/)
  }
  const small = JSON.parse((await asked(`https://sanad.example/n/${code}`, { maxwidth: '600' }))!.body)
  assert.equal(small.thumbnail_url, undefined)
  const xml = (await asked(`https://sanad.example/n/${code}`, { format: 'xml' }))!.body
  assert.match(xml, /^<\?xml[^>]+>\n<oembed><version>1\.0<\/version><type>link<\/type><title>/)
  const retraction = { kind: 'retraction' as const, note: 'نادرست بود', at: fixtureNow }
  const taken = fixtureArticle('خبر نادرست', 5, { corrections: [retraction] })
  const over = fixtureRoutes({ articles: [taken] })
  assert.match((await asked(`https://sanad.example/n/${taken.code}`, {}, over))!.body, /پس گرفته شد: خبر نادرست/)
})

test('of what is no article of ours nothing is told', async () => {
  const { code } = fullArticle
  const rows = [
    `https://elsewhere.example/n/${code}`,
    `ftp://sanad.example/n/${code}`,
    `https://sanad.example/fa/section/society`,
    `https://sanad.example/n/${withdrawnCode}`,
    'https://sanad.example/n/1',
    'https://sanad.example/n/%zz',
    `https://sanad.example/n/${'9'.repeat(40)}`,
    `https://sanad.example/${'n/'.repeat(5_000)}`,
    'javascript:alert(1)',
    '',
  ]
  for (const url of rows) assert.equal((await asked(url))?.status, 404, url.slice(0, 60))
  assert.equal((await asked(`https://sanad.example/n/${code}`, { format: 'yaml' }))?.status, 404)
})

test('a story tells its trail, where to ask for more of it, and other pages what they are', async () => {
  const page = await fixturePage(articlePath(fullArticle))
  const trail = [...page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)]
    .map(([, json]) => JSON.parse(json!))
    .find((data) => data['@type'] === 'BreadcrumbList')
  assert.deepEqual(
    trail.itemListElement.map(({ name, position }: { name: string; position: number }) => [position, name]),
    [
      [1, 'سند'],
      [2, 'جامعه'],
      [3, fullArticle.headline],
    ],
  )
  assert.match(
    page,
    /rel="alternate" type="application\/json\+oembed" href="\/oembed\?url=https%3A%2F%2Fsanad\.example%2Fn%2F757695"/,
  )
  for (const [name, path] of Object.entries(fixturePaths)) {
    const { length } = [...(await fixturePage(path)).matchAll(/property="og:url"/g)]
    assert.ok(length <= 1, name)
  }
  assert.match(
    await fixturePage(fixturePaths.section),
    /og:type" content="website">\n<meta property="og:title" content="جامعه"/,
  )
})

test('programs that read before they ask find a guide', async () => {
  const page = await pageAt(routes, '/llms.txt')
  const body = page!.body
  assert.equal(page!.contentType, 'text/plain; charset=utf-8')
  assert.match(body, /^# سند\n\n> خبر، با زنجیرهٔ منبعش\n\n/)
  assert.match(body, /- \[جامعه\]\(https:\/\/sanad\.example\/fa\/section\/society\)/)
})
