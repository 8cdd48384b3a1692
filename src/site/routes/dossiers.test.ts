import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articlePath } from '../addresses.ts'
import { editionOf } from '../edition/edition.ts'
import { articles, fullArticle } from '../fixtures/articles.ts'
import { fixtureDossier, fixturePage, fixtureRoutes } from '../fixtures/site.ts'
import { pageAt } from '../site.ts'

const path = editionOf('fa').paths.dossier(fixtureDossier.slug)

test('a dossier tells its articles in its own order, once each, and the list of dossiers leads to it', async () => {
  const page = await fixturePage(path)
  const linked = [...page.matchAll(/<h3><a href="([^"]+)"/g)].map(([, href]) => href)
  assert.deepEqual(
    linked,
    articles.slice(0, 12).map((article) => articlePath(article)),
  )
  assert.match(page, /آب را پیدا می‌کنند/)
  assert.match(await fixturePage('/fa/dossier'), new RegExp(`<a href="${path}">آب و مردم</a><small>۱۲ خبر`))
})

test('what is not live is left out, and an empty dossier says so', async () => {
  const over = fixtureRoutes({ articles: articles.slice(3) })
  assert.equal((await fixturePage(path, over)).match(/<h3>/g)!.length, 9)
  const empty = fixtureRoutes({ dossiers: [{ ...fixtureDossier, codes: [1] }] })
  assert.match(await fixturePage(path, empty), /هنوز منتشر نشده‌اند/)
  assert.match(await fixturePage('/fa/dossier', fixtureRoutes({ dossiers: [] })), /هنوز پرونده‌ای/)
})

test('its feeds hold its articles, the newest first', async () => {
  const page = await pageAt(fixtureRoutes(), `${path}/feed.json`)
  const { items } = JSON.parse(page!.body) as { items: { date_published: string }[] }
  assert.equal(items.length, 12)
  const dates = items.map((item) => item.date_published)
  assert.deepEqual(dates, dates.toSorted().reverse())
})

test('an address that is none is not found', async () => {
  assert.equal((await pageAt(fixtureRoutes(), '/fa/dossier/nothing'))?.status, 404)
})

test('a story says which dossier it belongs to, where it stands there, and leads on', async () => {
  const page = await fixturePage(articlePath(fullArticle))
  assert.match(page, new RegExp(`پرونده: <a href="${path}">آب و مردم</a>، بخش ۲ از ۳`))
  assert.match(page, /rel="prev">چاه‌هایی که/)
  assert.match(page, /rel="next">نیزار، تصفیه‌خانه‌ای/)
})
