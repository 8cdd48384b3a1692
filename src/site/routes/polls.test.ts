import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { articlePath } from '../addresses.ts'
import { bareArticle, fixtureNow, fullArticle } from '../fixtures/articles.ts'
import { fixturePage, fixturePoll, fixtureRoutes } from '../fixtures/site.ts'
import { pageAt } from './page-at.ts'

const rawBytesMax = 60_000
const brotliBytesMax = 13_000

test('a poll shows its question, its form and bars of what was answered, without a script', async () => {
  const page = await fixturePage('/fa/poll/3')
  assert.match(page, /<h1>برای رفتن به کار بیشتر از چه استفاده می‌کنید؟<\/h1>/)
  assert.match(page, /<form method="post" action="\/poll\/3">/)
  assert.match(page, /نتیجه: ۷۱۵ پاسخ/)
  assert.match(page, /<meter min="0" max="100" value="58" aria-label="اتوبوس و مترو">۵۸٪<\/meter>/)
  assert.doesNotMatch(page, /<script|style="/)
  assert.ok(Buffer.byteLength(page) <= rawBytesMax && brotliCompressSync(page).length <= brotliBytesMax)
  const answered = await fixturePage('/fa/poll/3?voted=yes')
  assert.match(answered, /پاسخ شما شمرده شد/)
  assert.doesNotMatch(answered, /<form method="post"/)
  assert.match(await fixturePage('/fa/poll/3?voted=none'), /گزینه‌ای برنگزیده بودید[\s\S]*<form method="post"/)
  assert.doesNotMatch(await fixturePage('/fa/poll/3?voted=<b>'), /role="status"/)
})

test('it stands under its article, on the front page when it is put there, and nowhere else', async () => {
  const under = await fixturePage(articlePath(bareArticle))
  assert.match(under, /<aside class="way poll"[\s\S]*name="choice" value="7"[\s\S]*href="\/fa\/poll\/3">دیدن نتیجه/)
  assert.doesNotMatch(await fixturePage(articlePath(fullArticle)), /name="choice"/)
  assert.doesNotMatch(await fixturePage('/'), /name="choice"/)
  const onFront = fixtureRoutes({ polls: [{ ...fixturePoll, place: 'front' }] })
  assert.match(await fixturePage('/', onFront), /<aside class="wrap poll"[\s\S]*name="choice" value="9"/)
  const onFull = fixtureRoutes({ polls: [{ ...fixturePoll, place: fullArticle.code }] })
  const full = await fixturePage(articlePath(fullArticle), onFull)
  assert.ok(brotliCompressSync(full).length <= brotliBytesMax, 'the story with everything has room for a question')
})

test('one that has ended takes no answers and keeps its results; one that nobody answered says so', async () => {
  const ended = fixtureRoutes({ polls: [{ ...fixturePoll, closedAt: fixtureNow }] })
  const page = await fixturePage('/fa/poll/3', ended)
  assert.match(page, /پایان‌یافته در/)
  assert.match(page, /value="33"/)
  assert.doesNotMatch(page, /<form method="post"/)
  const under = await fixturePage(articlePath(bareArticle), ended)
  assert.match(under, /نتیجهٔ نظرسنجی/)
  assert.doesNotMatch(under, /name="choice"/)
  const choices = fixturePoll.choices.map((choice) => ({ ...choice, votes: 0 }))
  const fresh = fixtureRoutes({ polls: [{ ...fixturePoll, choices }] })
  assert.match(await fixturePage('/fa/poll/3', fresh), /هنوز کسی پاسخ نداده است/)
})

test('one with times says from when and until when, by the clock alone, and is made again at that instant', async () => {
  const at = (seconds: number) => new Date(fixtureNow.getTime() + seconds * 1_000)
  const timed = (times: Partial<typeof fixturePoll>) => fixtureRoutes({ polls: [{ ...fixturePoll, ...times }] })
  const coming = timed({ opensAt: at(20), closesAt: at(40) })
  const early = (await pageAt(coming, '/fa/poll/3'))!
  assert.match(early.body, /رأی‌گیری از <time [^>]*>[^<]*<\/time> آغاز می‌شود/)
  assert.doesNotMatch(early.body, /name="choice"|<meter/)
  assert.equal(early.refreshAfterSeconds, 20)
  const under = (await pageAt(coming, articlePath(bareArticle)))!
  assert.match(under.body, /آغاز می‌شود/)
  assert.doesNotMatch(under.body, /name="choice"/)
  assert.equal(under.refreshAfterSeconds, 20)

  const open = timed({ opensAt: at(0), closesAt: at(30) })
  const page = (await pageAt(open, '/fa/poll/3'))!
  assert.match(page.body, /name="choice"[\s\S]*<meter/)
  assert.match(page.body, /تا <time [^>]*>[^<]*<\/time> باز است/)
  assert.equal(page.refreshAfterSeconds, 30)
  assert.match(await fixturePage(articlePath(bareArticle), open), /name="choice"[\s\S]*باز است/)
  const onFront = timed({ place: 'front', closesAt: at(30) })
  const front = (await pageAt(onFront, '/'))!
  assert.match(front.body, /باز است/)
  assert.equal(front.refreshAfterSeconds, 30)

  const ended = await fixturePage('/fa/poll/3', timed({ closesAt: at(0) }))
  assert.match(ended, /پایان‌یافته در[\s\S]*<meter/)
  assert.doesNotMatch(ended, /name="choice"|باز است/)
})

test('machines read the same results', async () => {
  const { contentType, body, keys } = (await pageAt(fixtureRoutes(), '/fa/poll/3/results.json'))!
  assert.match(contentType, /^application\/json/)
  const told = JSON.parse(body)
  assert.deepEqual(
    [told.id, told.choices[0].votes, told.closed, told.url],
    [3, 412, null, 'https://sanad.example/fa/poll/3'],
  )
  assert.deepEqual(keys, ['poll:3'])
  for (const path of ['/fa/poll/4', '/fa/poll/x', '/fa/poll/0', '/fa/poll/4/results.json'])
    assert.equal((await pageAt(fixtureRoutes(), path))?.status, 404, path)
})
