import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixtureArticle, sections } from '../fixtures/articles.ts'
import { fixturePage, fixtureRoutes } from '../fixtures/site.ts'
import { pageAt } from '../site.ts'

const [society, sport] = ['society', 'sport'].map((slug) => sections.find((section) => section.slug === slug)!)
const first = fixtureArticle('پرخواننده‌ترین', 90, { section: society! })
const second = fixtureArticle('پس از آن', 80, { section: sport! })
const others = Array.from({ length: 40 }, (_, index) => fixtureArticle(`خبر ${index}`, index))
const articles = [first, second, ...others]
const routes = fixtureRoutes({ articles, mostRead: [first.code, second.code] })

async function answer(query: string) {
  return (await pageAt(routes, `/fa/most-read?${query}`))!
}

test('the most read stand in their order, and say which is rising', async () => {
  const { body } = await answer('')
  assert.ok(body.indexOf('پرخواننده‌ترین') < body.indexOf('پس از آن'))
  assert.equal(body.match(/رو به رشد/g)?.length, 1)
  assert.match(body, /<span aria-current="true">در ۲۴ ساعت گذشته<\/span>/)
  assert.match(body, /href="\/fa\/most-read\?span=week"/)
})

test('a section and a week have their own lists, that are not for search engines', async () => {
  const { body } = await answer('section=sport&span=week')
  assert.ok(body.includes('پس از آن') && !body.includes('پرخواننده‌ترین'))
  assert.match(body, /<h1>پربازدیدهای ورزش<\/h1>/)
  assert.match(body, /noindex/)
  for (const query of ['span=year', 'section=nowhere', 'span=constructor', `section=${'x'.repeat(300)}`]) {
    assert.equal((await answer(query)).status, 404, query)
  }
})

test('nothing read yet is said in words; on the front page there is no box then', async () => {
  const empty = fixtureRoutes({ articles })
  assert.match(await fixturePage('/fa/most-read', empty), /هنوز آن‌قدر خبر خوانده نشده/)
  assert.doesNotMatch(await fixturePage('/', empty), /class="ranked"/)
  const unfiled = fixtureArticle('خوانده‌شده', 90)
  const front = fixtureRoutes({ articles: [unfiled, ...others], mostRead: [unfiled.code] })
  assert.match(await fixturePage('/', front), /پربازدیدها<\/a><\/h2><ol class="ranked"><li><a [^>]*>خوانده‌شده/)
})
