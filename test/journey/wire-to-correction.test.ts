import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startNewsroom } from '../newsroom-process.ts'

/** A page as an old site printed it: noise above, the facts twice, half-spaces lost, other headlines below. */
const dump = `۱۲ خرداد ۱۴۰۳
به روز شده در: ۱۲ خرداد ۱۴۰۳ - ۱۰:۰۰
فیلم بیشتر »»
کد خبر ۴۸۲۱۱۹
تاریخ انتشار: ۰۹:۱۵ - ۱۱-۰۳-۱۳۹۹
کد ۴۸۲۱۱۹
انتشار: ۰۹:۱۵ - ۱۱-۰۳-۱۳۹۹

کتابخانه مرکزی رودبار پس از سه سال بازسازی بازگشایی شد

کتابخانه مرکزی رودبار که سه سال بسته بود، صبح امروز با شصت هزار جلد کتاب تازه به روی مردم باز شد.

به گزارش خبرگزاری سپیدار، به نقل از روزنامه کرانه، شهردار رودبار در آیین بازگشایی گفت: این کتابخانه بینالمللی نیست، اما درهایش به روی همه باز است و کتاب ها به هفت زبان در آن چیده می شوند.

وی افزود: بخش کودک از هفته آینده شبانه روزی کار می کند و کتابداران تازه ای به کار گرفته شده اند.

پیش از این قرار بود این بازگشایی در زمستان انجام شود، اما کار سقف نیمه کاره مانده بود.

ارسال به دوستان
بارش باران در سه استان شمالی آغاز شد قیمت میوه در آستانه تابستان اعلام شد نتیجه آزمون سراسری فردا روی سایت میرود
`

test('a page comes in over the wire, is read, mended, published, shown and corrected', {
  timeout: 120_000,
}, async (context) => {
  const newsroom = await startNewsroom(context, ['--no-demo'])
  const { origin } = newsroom
  assert.match(newsroom.printed(), /\/desk\/invitation\/sanad_/)

  const folder = path.join(newsroom.data, '..', 'archive')
  mkdirSync(folder)
  const file = path.join(folder, 'old-page.txt')
  writeFileSync(file, dump)

  const first = await newsroom.sanad(['import', file, '--publish', '--json'])
  const [report, summary] = first.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.equal(first.code, 0, first.stderr)
  assert.deepEqual([report.ok, report.outcome, report.code], [true, 'new', '482119'])
  assert.equal(summary.summary.files, 1)

  const page = await text(`${origin}/fa/news/482119`)
  assert.match(page, /<h1[^>]*>[^<]*کتابخانهٔ? ?مرکزی رودبار/)
  assert.ok(page.includes('بین‌المللی'), 'the lost half-space is back')
  assert.ok(page.includes('می‌شوند') && page.includes('کتاب‌ها'))
  assert.ok(page.includes('۱۱ خرداد ۱۳۹۹') && page.includes('۰۹:۱۵'))
  assert.ok(page.includes('2020-05-31T04:45:00'), 'machines read an ISO instant (Tehran was at +04:30)')
  assert.ok(page.includes('سپیدار') && page.includes('کرانه'), 'the chain is shown')
  assert.ok(!page.includes('نتیجه آزمون سراسری'), 'the headlines below are not the body')

  const redirect = await fetch(`${origin}/fa/news/۴۸۲۱۱۹/wrong`, { redirect: 'manual' })
  assert.equal(redirect.status, 301)
  assert.equal((await fetch(`${origin}/n/482119`, { redirect: 'manual' })).status, 301)
  for (const list of ['/', '/fa/latest', '/feed.xml', '/feed.json', '/atom.xml']) {
    assert.ok((await text(origin + list)).includes('482119'), `${list} holds it`)
  }

  const again = await newsroom.sanad(['import', file, '--publish', '--json'])
  assert.equal(JSON.parse(again.stdout.split('\n')[0]!).outcome, 'unchanged')
  writeFileSync(file, dump.replace('شصت هزار', 'هفتاد هزار'))
  const changed = await newsroom.sanad(['import', file, '--publish', '--json'])
  assert.equal(JSON.parse(changed.stdout.split('\n')[0]!).outcome, 'updated')
  await until(async () => (await text(`${origin}/fa/news/482119`)).includes('هفتاد هزار'))

  const key = (
    await newsroom.sanad(['token', 'create', '--role', 'editor-in-chief', '--name', 'journey'])
  ).stdout.trim()
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const api = `${origin}/api/v1/articles/482119`
  const seen = await fetch(api, { headers })
  assert.equal(seen.headers.get('etag'), '"2"')
  const article = (await seen.json()) as { headline: string; chain: { name: string }[] }
  assert.deepEqual(article.chain.map(({ name }) => name).length, 2)

  const correction = { kind: 'correction', note: 'شمار کتاب‌ها هفتاد هزار است؛ در خبر پیشین شصت هزار آمده بود.' }
  const send = () =>
    fetch(`${api}/corrections`, {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': 'one' },
      body: JSON.stringify(correction),
    })
  assert.deepEqual([(await send()).status, (await send()).status], [201, 201])
  await until(async () => (await text(`${origin}/fa/news/482119`)).includes('شمار کتاب‌ها هفتاد هزار است'))
  const corrected = await text(`${origin}/fa/news/482119`)
  assert.equal(corrected.split('شمار کتاب‌ها هفتاد هزار است').length - 1 >= 1, true)
  const { corrections } = (await (await fetch(api, { headers })).json()) as { corrections: object[] }
  assert.equal(corrections.length, 1, 'the repeated request added nothing')

  assert.equal(
    (await fetch(`${api}/publication`, { method: 'DELETE', headers: { authorization: headers.authorization } })).status,
    204,
  )
  await until(async () => (await fetch(`${origin}/fa/news/482119`)).status === 410)
  assert.ok(!(await text(`${origin}/feed.xml`)).includes('482119'))
  assert.deepEqual(JSON.parse((await newsroom.sanad(['verify'])).stdout).audit.whole, true)
  assert.equal(await newsroom.stop(), 0)
})

async function text(address: string): Promise<string> {
  return (await fetch(address)).text()
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 100; waited++) {
    if (await isSo()) return
    await sleep(50)
  }
  assert.fail('what was awaited did not come within 5 s')
}
