import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readHtmlPage } from '../../read-html-page.ts'

const title = 'کتابخانهٔ سیار به مدرسه‌های کوهستان رسید'
const paragraphs = [
  'خودرو کتابخانهٔ سیار که دو ماه در تعمیرگاه مانده بود، صبح شنبه با هزار جلد کتاب تازه راهی مدرسه‌های بالادست شد.',
  'کتابدار این خودرو گفت: بچه‌ها از سر گردنه صدای بوق ما را می‌شناسند و پیش از رسیدن ما صف کشیده‌اند.',
  'امسال هفت روستای دیگر هم در مسیر این کتابخانه است و هر دو هفته یک بار کتاب‌ها عوض می‌شود.',
]
const html = paragraphs.map((text) => `<p>${text}</p>`).join('')
const lead = 'هفت روستای تازه در مسیر کتابخانهٔ سیار جا گرفت.'

const story = {
  id: 34490,
  rutitr: 'پس از دو ماه تعمیر',
  title,
  lead,
  content: html,
  category: { name: 'آموزش', slug: 'education' },
  author: { name: 'مینا رستگار' },
  tags: [{ name: 'کتابخانه' }, { name: 'روستا' }],
  published_at: '2022-12-15T07:35:00.000000Z',
  image: '/storage/posts/34490.jpg',
}
const others = [{ id: 1, title: 'نان در شهر گران شد', summary: 'کوتاه' }]

const attribute = (data: unknown) => JSON.stringify(data).replaceAll('&', '&amp;').replaceAll('"', '&quot;')
const shell = (body: string) =>
  `<!doctype html><html lang="fa"><head><title>${title} - پیک کوهستان</title></head><body>${body}<noscript>جاوااسکریپت را روشن کنید.</noscript></body></html>`

function pageOf(text: string) {
  const origin = { url: 'https://peyk.example/news/34490', fetchedAt: null, contentType: 'text/html' }
  return readHtmlPage(text, origin, { spelling: 'raw' }).value?.page
}

const shells: Record<string, string> = {
  'an attribute': shell(
    `<div id="app" data-page="${attribute({ component: 'Show', props: { latest: others, post: story } })}"></div>`,
  ),
  'a script of data': shell(
    `<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { pageProps: { others, story } } })}</script>`,
  ),
  'a script whose names and text are plain': shell(
    `<script type="application/json">${JSON.stringify([
      {
        headline: title,
        kicker: story.rutitr,
        summary: lead,
        body: paragraphs.join('\n'),
        section: 'آموزش',
        writer: 'مینا رستگار',
        keywords: ['کتابخانه', 'روستا'],
        publishedAt: '2022-12-15T07:35:00Z',
        cover: { url: '/storage/posts/34490.jpg' },
      },
    ])}</script>`,
  ),
}

for (const [where, text] of Object.entries(shells)) {
  test(`a page whose story waits for a script in ${where} is read as the script would show it`, () => {
    const page = pageOf(text)
    assert.equal(page?.title, title)
    assert.equal(page?.kicker, story.rutitr)
    assert.equal(page?.lead, lead)
    assert.deepEqual(page?.body, paragraphs)
    assert.equal(page?.published, '2022-12-15T07:35:00Z')
    assert.equal(page?.section, 'آموزش')
    assert.equal(page?.author, 'مینا رستگار')
    assert.deepEqual(page?.tags, ['کتابخانه', 'روستا'])
    assert.equal(page?.image?.src, 'https://peyk.example/storage/posts/34490.jpg')
  })
}

test('a page that shows its text is read from what it shows, whatever data it carries', () => {
  const data = { props: { post: { ...story, title: 'خبری که این صفحه نشان نمی‌دهد' } } }
  const shown = `<main><article><h1>${title}</h1>${html}</article></main><script type="application/json">${JSON.stringify(data)}</script>`
  const page = pageOf(shell(shown))
  assert.equal(page?.title, title)
  assert.deepEqual(page?.body, paragraphs)
})

test('what a script would have run is never taken for text', () => {
  const hostile = { ...story, content: `${html}<script>alert(1)</script><img src=x onerror=alert(1)>` }
  const page = pageOf(shell(`<div data-page="${attribute({ post: hostile })}"></div>`))
  assert.deepEqual(page?.body, paragraphs)
})

const hostileData: Record<string, string> = {
  'nested without end': '['.repeat(200_000),
  'nested deeply': `${'[{"a":'.repeat(5_000)}1${'}]'.repeat(5_000)}`,
  'a hundred thousand titles': JSON.stringify(Array.from({ length: 20_000 }, () => ({ title: 'خبر', body: '<' }))),
  'one long text of signs': JSON.stringify({ title: 'خبر', body: '<a '.repeat(150_000) }),
}

for (const [name, data] of Object.entries(hostileData)) {
  test(`data ${name} are looked through within bounds`, () => {
    const started = performance.now()
    pageOf(shell(`<script type="application/json">${data}</script>`))
    assert.ok(performance.now() - started < 5_000)
  })
}
