/** Things that ordinary pages have beside or in their text, and that are none of the story's facts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readHtmlPage } from '../../read-html-page.ts'

const headline = 'کتابخانهٔ مرکزی شهر پس از سه سال باز شد'
const texts = [
  'کتابخانهٔ مرکزی شهر پس از سه سال بازسازی باز شد و از این هفته به شهروندان خدمت می‌دهد.',
  'مدیر کتابخانه گفت که بیش از هشتاد هزار جلد کتاب در آن نگهداری می‌شود.',
]
const published = '2024-11-02T10:55:00Z'

function read({ inside = '', side = '', head = '' }: { inside?: string; side?: string; head?: string }) {
  const prose = texts.map((text) => `<p>${text}</p>`).join('')
  const html = `<html lang="fa"><head><title>${headline} | مهتاب</title>${head}</head><body><main><article><h1>${headline}</h1>
<div>۱۲ آبان ۱۴۰۳ - ۱۴:۲۵</div><div class="matn">${prose}${inside}</div></article></main>${side}</body></html>`
  return readHtmlPage(html, { url: null, fetchedAt: null, contentType: 'text/html' }, { spelling: 'house' }).value!
    .page!
}

const paragraphs = [
  '<strong>به گفتهٔ شهردار</strong> طرح از ۱۲ آبان ۱۴۰۳ آغاز شد.',
  '<a href="/x">علی حاتمی</a> ۲۳ مرداد ۱۳۲۳ در تهران به دنیا آمد.',
  'در این نشست <b>مینا رستگار</b> در ۱۲ آبان ۱۴۰۳ سخن گفت.',
]
for (const paragraph of paragraphs) {
  const text = paragraph.replace(/<[^>]+>/g, '')
  test(`a paragraph that names somebody and a day is text: ${text}`, () => {
    assert.ok(read({ inside: `<p>${paragraph}</p>` }).body.some((block) => block === text))
  })
}

const others = '<li><a href="/n">خبری دیگر از شهر</a><div>تاریخ انتشار: ۲۸ آذر ۱۴۰۳</div></li>'
const besides: [name: string, parts: Parameters<typeof read>[0]][] = [
  ['a list of other stories at the side', { side: `<aside><ul>${others.repeat(16)}</ul></aside>` }],
  ['the day of the paper at the side', { side: '<aside>تاریخ: شنبه ۱ دی ۱۴۰۳</aside>' }],
  ['the day of a match in a table', { inside: '<table><tr><td>تاریخ مسابقه</td><td>۸ آبان ۱۴۰۳</td></tr></table>' }],
  ['comments without a name for their box', { side: '<p>ارسال شده در: ۱۵ آبان ۱۴۰۳</p><p>خوب بود.</p>'.repeat(20) }],
]
for (const [name, parts] of besides) {
  test(`${name} tells nothing of when the story appeared`, () => assert.equal(read(parts).published, published))
}

test('who wrote what stands at the side did not write the story', () => {
  assert.equal(read({ side: '<aside><h3>یادداشت روز</h3><p>نویسنده: حسین کریمی</p></aside>' }).author, null)
})

test('a shown label tells the writer, whoever put the page there', () => {
  const head = `<meta name="author" content="علی احمدی"><script type="application/ld+json">{"@type":"NewsArticle","headline":"${headline}","author":{"@type":"Person","name":"علی احمدی"}}</script>`
  assert.equal(read({ head, inside: '<p>نویسنده: مینا رستگار</p>' }).author, 'مینا رستگار')
})
