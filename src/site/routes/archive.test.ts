import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixtureArticle } from '../fixtures/articles.ts'
import { fixturePage, fixtureRoutes } from '../fixtures/site.ts'
import { pageAt } from '../site.ts'

const dayMinutes = 24 * 60

/** Looked at on ۲ آذر ۱۴۰۵ (a Monday): stories of that day, of the day before, and of ۳۰ اسفند ۱۴۰۳. */
const today = fixtureArticle('خبر امروز', 60)
const yesterday = fixtureArticle('خبر دیروز', dayMinutes)
const leapDay = fixtureArticle('خبر روز کبیسه', 0, { publishedAt: new Date('2025-03-20T10:00:00Z') })
const routes = fixtureRoutes({ articles: [today, yesterday, leapDay] })

async function answer(path: string) {
  const page = await pageAt(routes, path.split('/').map(encodeURIComponent).join('/'))
  assert.ok(page, path)
  return page
}

test('years lead to months, months to days, and each says how much it holds', async () => {
  const years = await fixturePage('/fa/archive', routes)
  assert.match(years, /<a href="\/fa\/archive\/1405">۱۴۰۵<\/a><small>۲ خبر<\/small>/)
  assert.match(years, /<a href="\/fa\/archive\/1403">۱۴۰۳<\/a><small>۱ خبر<\/small>/)
  assert.doesNotMatch(years, /archive\/1404/)
  const months = await fixturePage('/fa/archive/1403', routes)
  assert.match(months, /<a href="\/fa\/archive\/1403\/12">اسفند<\/a><small>۱ خبر<\/small>/)
  assert.match(months, /<li>بهمن<\/li>/)
  assert.match(months, /۲۰ مارس ۲۰۲۴ تا ۲۰ مارس ۲۰۲۵/)
})

test('a month is a calendar whose weeks begin on Saturday', async () => {
  const page = await fixturePage('/fa/archive/1405/9', routes)
  const [header, ...weeks] = [...page.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) => row!)
  assert.match(header!, /^<th scope="col"><i aria-hidden="true">ش<\/i><span>شنبه<\/span><\/th>/)
  // ۱ آذر ۱۴۰۵ is a Sunday: one empty place before it.
  assert.match(weeks[0]!, /^<td><\/td><td><a [^>]*><time datetime="2026-11-22">۱<\/time><small>۱ خبر/)
  assert.match(weeks[0]!, /<td aria-current="date"><a href="\/fa\/archive\/1405\/9\/2"/)
  assert.equal(page.match(/<time datetime="2026-1[12]-\d\d">/g)!.length, 31, '30 days, and the day in the masthead')
})

test('a day lists its own stories and leads to the nearest days that have news', async () => {
  const page = await fixturePage('/fa/archive/1405/9/1', routes)
  assert.match(page, /<h1>خبرهای یکشنبه ۱ آذر ۱۴۰۵<\/h1>/)
  assert.match(page, /۲۲ نوامبر ۲۰۲۶/)
  assert.match(page, /خبر دیروز/)
  assert.doesNotMatch(page, /خبر امروز/)
  assert.match(page, /<a href="\/fa\/archive\/1403\/12\/30" rel="prev">۳۰ اسفند ۱۴۰۳/)
  assert.match(page, /<a href="\/fa\/archive\/1405\/9\/2" rel="next">/)
})

test('midnight in Tehran parts the days', async () => {
  const at = (iso: string) => fixtureArticle(`خبر ${iso.length}`, 0, { publishedAt: new Date(iso) })
  const beforeMidnight = at('2026-11-22T20:29:59.999Z')
  const midnight = at('2026-11-22T20:30:00Z')
  const split = fixtureRoutes({ articles: [beforeMidnight, midnight] })
  const [first, second] = await Promise.all(['1', '2'].map((day) => fixturePage(`/fa/archive/1405/9/${day}`, split)))
  assert.ok(first!.includes(beforeMidnight.headline) && !first!.includes(midnight.headline))
  assert.ok(second!.includes(midnight.headline) && !second!.includes(beforeMidnight.headline))
})

test('a long day goes on from page to page, each story once', async () => {
  const many = Array.from({ length: 70 }, (_, index) => fixtureArticle(`خبر شمارهٔ ${index}`, index % 7))
  const long = fixtureRoutes({ articles: many })
  const seen: string[] = []
  let query = ''
  do {
    const { body } = (await pageAt(long, `/fa/archive/1405/9/2?${query}`))!
    seen.push(...[...body.matchAll(/خبر شمارهٔ \d+/g)].map(([headline]) => headline))
    query = /\?(before=[^"]+)"/.exec(body)?.[1] ?? ''
  } while (query !== '')
  assert.equal(seen.length, 70)
  assert.equal(new Set(seen).size, 70)
})

test('dates that the calendar does not have, or that have not come, are not found', async () => {
  const impossible = ['1404/12/30', '1405/13', '1405/0', '1405/9/0', '1405/9/31', '1405/7/31', '999', '2026', '14050']
  const strange = ['1405/9/2x', '-1405', '1405/9/1.5', 'abc', '1405/9/ ۲', '1405/9/2/3']
  const coming = ['1406', '1405/10', '1405/9/3', '1408/12/30']
  for (const date of [...impossible, ...strange.slice(0, -1), ...coming]) {
    assert.equal((await answer(`/fa/archive/${date}`)).status, 404, date)
  }
  assert.equal(await pageAt(routes, '/fa/archive/1405/9/2/3'), null)
  for (const date of coming) {
    assert.deepEqual((await answer(`/fa/archive/${date}`)).keys, [`archive:${date.replaceAll('/', ':')}`], date)
  }
})

test('a day without news between days that have some says so, and is not for search engines', async () => {
  const page = await fixturePage('/fa/archive/1405/8/9', routes)
  assert.match(page, /در این روز خبری منتشر نشده است/)
  assert.match(page, /noindex/)
  assert.match(page, /1403\/12\/30" rel="prev"/)
})

test('a day, a month and a year before the first news are pages too, and not for search engines', async () => {
  for (const [date, says] of [
    ['1399/12/30', /در این روز خبری منتشر نشده است/],
    ['1402/11', /<h1>خبرهای بهمن ۱۴۰۲<\/h1>/],
    ['1402', /<h1>خبرهای سال ۱۴۰۲<\/h1>/],
  ] as const) {
    const page = await fixturePage(`/fa/archive/${date}`, routes)
    assert.match(page, says)
    assert.match(page, /noindex/)
    assert.match(page, /href="\/fa\/archive\/1403[^"]*" rel="next"/, date)
    assert.doesNotMatch(page, /rel="prev"/)
  }
  assert.match(await fixturePage('/fa/archive/1405/9/2', fixtureRoutes({ articles: [] })), /خبری منتشر نشده است/)
})

test('every spelling of a date leads to its one address', async () => {
  for (const [typed, own] of [
    ['۱۴۰۵', '1405'],
    ['1405/09', '1405/9'],
    ['١٤٠٥/٩/٢', '1405/9/2'],
    ['1405/9/02', '1405/9/2'],
  ]) {
    const { status, location } = await answer(`/fa/archive/${typed}`)
    assert.deepEqual([status, location], [301, `/fa/archive/${own}`], typed)
  }
})

test('an archive without news says when there will be some', async () => {
  assert.match(await fixturePage('/fa/archive', fixtureRoutes({ articles: [] })), /هنوز خبری منتشر نشده است/)
})
