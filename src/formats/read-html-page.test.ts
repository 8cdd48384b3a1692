import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDocument } from '#article'
import {
  asamPage,
  drupalPage,
  iransamanehPage,
  type Layout,
  namelessPage,
  nastoohPage,
  wordpressClassicPage,
  wordpressMagazinePage,
} from './page/fixtures/layouts.ts'
import { expectedBody, libraryStory } from './page/fixtures/stories.ts'
import { agencyListPage, componentPage, semanticPage, tablePage } from './page/fixtures/unknown-layouts.ts'
import type { PageArticle } from './page-article.ts'
import { type HtmlPageOptions, readHtmlPage } from './read-html-page.ts'

const ORIGIN = {
  url: 'https://didar.example/fa/news/812407/x?utm_source=telegram',
  fetchedAt: '2023-10-30T05:42:00Z',
  contentType: null,
}

function pageOf(html: string, options: HtmlPageOptions = { spelling: 'house' }): PageArticle {
  const { value } = readHtmlPage(html, ORIGIN, options)
  assert.ok(value, 'no story was found')
  return value.page
}

const families: { name: string; layout: Layout; code: string | null }[] = [
  { name: 'iransamaneh', layout: iransamanehPage, code: '812407' },
  { name: 'nastooh', layout: nastoohPage, code: '812407' },
  { name: 'asam', layout: asamPage, code: '812407' },
  { name: 'drupal', layout: drupalPage, code: '812407' },
  { name: 'wordpress, classic', layout: wordpressClassicPage, code: null },
  { name: 'wordpress, magazine', layout: wordpressMagazinePage, code: null },
  { name: 'a page of semantic elements', layout: semanticPage, code: '812407' },
  { name: 'a page laid out in tables', layout: tablePage, code: '812407' },
  { name: 'a page of components', layout: componentPage, code: '812407' },
  { name: 'an agency page with its facts in a list', layout: agencyListPage, code: '812407' },
  { name: 'a page without class names', layout: namelessPage, code: '812407' },
]

for (const { name, layout, code } of families) {
  for (const layouts of ['known', 'none'] as const) {
    test(`${name}: the whole story is read, layout descriptions ${layouts === 'known' ? 'on' : 'off'}`, () => {
      const page = pageOf(layout(libraryStory), { spelling: 'house', layouts })
      assert.deepEqual(
        { ...page, images: page.images.length },
        {
          kind: 'article',
          url: 'https://didar.example/fa/news/812407/x',
          code,
          kicker: libraryStory.kicker,
          title: libraryStory.title,
          subtitle: null,
          lead: libraryStory.lead,
          body: expectedBody(libraryStory),
          published: libraryStory.published,
          updated: libraryStory.updated,
          section: 'کتاب',
          section_path: libraryStory.path,
          tags: libraryStory.tags,
          author: libraryStory.author,
          sources: ['ایسنا'],
          comments_count: 2,
          image: { src: `https://didar.example${libraryStory.image}`, caption: libraryStory.caption },
          images: 1,
        },
      )
    })
  }
}

test('the document of a page passes the schema of articles', () => {
  for (const { layout } of families) {
    const { value } = readHtmlPage(layout(libraryStory), ORIGIN, { spelling: 'house' })
    assert.deepEqual(readDocument(value!.document).problems, [])
  }
})

const article = (inside: string, head = ''): string =>
  `<html><head><title>${libraryStory.title} | دیدار</title>${head}</head><body><article><h1>${libraryStory.title}</h1>${inside}</article></body></html>`

const bodyCases: { name: string; html: string; body: string[] }[] = [
  {
    name: 'paragraphs parted by double line breaks',
    html: '<div class="body">نخستین بند خبر دربارهٔ کتابخانه است.<br><br>دومین بند خبر دربارهٔ ساعت کار است.<br /><br />سومین بند خبر دربارهٔ عضویت رایگان است.</div>',
    body: [
      'نخستین بند خبر دربارهٔ کتابخانه است.',
      'دومین بند خبر دربارهٔ ساعت کار است.',
      'سومین بند خبر دربارهٔ عضویت رایگان است.',
    ],
  },
  {
    name: 'a line break inside a sentence',
    html: '<div class="body"><p>این جمله در میانهٔ راه<br>شکسته شده است و ادامه دارد.</p><p>این بند دیگر است و کامل نوشته شده.</p></div>',
    body: ['این جمله در میانهٔ راه شکسته شده است و ادامه دارد.', 'این بند دیگر است و کامل نوشته شده.'],
  },
  {
    name: 'paragraphs and list items left open',
    html: '<div class="body"><p>بند نخست این خبر کوتاه است و باز مانده.<p>بند دوم هم باز مانده است، مانند بند پیش.<ul><li>یک مورد<li>مورد دیگر</ul><p>بند پایانی پس از فهرست آمده است.</div>',
    body: [
      'بند نخست این خبر کوتاه است و باز مانده.',
      'بند دوم هم باز مانده است، مانند بند پیش.',
      'یک مورد',
      'مورد دیگر',
      'بند پایانی پس از فهرست آمده است.',
    ],
  },
  {
    name: 'a bold line alone is a sub-heading, a bold beginning is not',
    html: '<div class="body"><p><b>به گزارش ایسنا،</b> شهرداری ساعت کار کتابخانه را افزایش داد.</p><p><strong>ساعت بازدید</strong></p><p>تالارها هر روز از ساعت ۸ تا ۲۲ باز خواهند بود.</p></div>',
    body: [
      'به گزارش ایسنا، شهرداری ساعت کار کتابخانه را افزایش داد.',
      'ساعت بازدید',
      'تالارها هر روز از ساعت ۸ تا ۲۲ باز خواهند بود.',
    ],
  },
  {
    name: 'noise of every kind inside the body',
    html: `<div class="body"><p>بند نخست خبر دربارهٔ بازگشایی کتابخانه است.</p><p><strong>بیشتر بخوانید:</strong></p><p><a href="/1">قطارهای حومه از فردا هر پانزده دقیقه حرکت می‌کنند</a></p>
      <p>بند دوم خبر دربارهٔ سامانهٔ امانت خودکار است.</p><p>کانال ما را در پیام‌رسان‌ها دنبال کنید: <a href="https://t.example/d">@didar</a></p><p>برای دریافت خبرها عضو خبرنامه شوید.</p>
      <p>دانلود فیلم با کیفیت ۷۲۰</p><script>track()</script><style>p{}</style><p style="display:none">متن پنهان این بند نباید دیده شود.</p><p>منبع: ایرنا</p><p>نویسنده: نرگس سپیدار</p><p>انتهای پیام/</p></div>`,
    body: ['بند نخست خبر دربارهٔ بازگشایی کتابخانه است.', 'بند دوم خبر دربارهٔ سامانهٔ امانت خودکار است.'],
  },
  {
    name: 'entities, twice-written spaces and hard spaces',
    html: '<div class="body"><p>کتاب&zwnj;خانه&zwnj;ی ما&nbsp;&nbsp;از&#32;فردا باز است &amp; رایگان.</p><p>بند دیگری هم هست که ساده نوشته شده است.</p></div>',
    body: ['کتاب‌خانهٔ ما از فردا باز است & رایگان.', 'بند دیگری هم هست که ساده نوشته شده است.'],
  },
]

for (const { name, html, body } of bodyCases) {
  test(`body: ${name}`, () => assert.deepEqual(pageOf(article(html)).body, body))
}

const dateCases: {
  name: string
  html: string
  published: string | null
  updated?: string | null
  precision?: 'day'
}[] = [
  {
    name: 'the shown date wins over a timestamp in the wrong zone',
    html: '<p>تاریخ انتشار: ۱۴ مهر ۱۴۰۰ - ۱۱:۲۵</p><meta property="article:published_time" content="2021-10-06T11:25:00Z">',
    published: '2021-10-06T07:55:00Z',
  },
  {
    name: 'a day alone takes its time from a timestamp of that day',
    html: '<span class="date">۱۴ مهر ۱۴۰۲</span><meta property="article:published_time" content="2023-10-06T11:25:00+03:30">',
    published: '2023-10-06T07:55:00Z',
  },
  {
    name: 'a day alone stays a day when the timestamp is of another',
    html: '<span class="date">۱۴ مهر ۱۴۰۲</span><meta property="article:published_time" content="2023-10-09T11:25:00+03:30">',
    published: '2023-10-05T20:30:00Z',
    precision: 'day',
  },
  {
    name: 'a timestamp with a Jalali year is Tehran time',
    html: '<meta property="article:published_time" content="1402-07-14T11:25:00">',
    published: '2023-10-06T07:55:00Z',
  },
  { name: 'summer time before 1401', html: '<p>انتشار: ۱۰:۲۳ - ۱۲-۰۴-۱۳۹۳</p>', published: '2014-07-03T05:53:00Z' },
  { name: 'hours ago count from the visit', html: '<span>۲ ساعت پیش</span>', published: '2023-10-30T03:42:00Z' },
  {
    name: 'a change told to machines is mended like its sister',
    html: '<p>تاریخ انتشار: ۱۴ مهر ۱۴۰۰ - ۱۱:۲۵</p><meta property="article:published_time" content="2021-10-06T11:25:00Z"><meta property="article:modified_time" content="2021-10-06T12:25:00Z">',
    published: '2021-10-06T07:55:00Z',
    updated: '2021-10-06T08:55:00Z',
  },
  { name: 'no date at all', html: '', published: null },
]

for (const { name, html, published, updated = null, precision } of dateCases) {
  test(`dates: ${name}`, () => {
    const page = pageOf(
      article(
        `${html}<div><p>بند نخست خبر دربارهٔ بازگشایی کتابخانه است.</p><p>بند دوم خبر دربارهٔ سامانهٔ امانت خودکار است.</p></div>`,
      ),
    )
    assert.deepEqual([page.published, page.updated, page.published_precision], [published, updated, precision])
  })
}

test('a line that names the section files the story', () => {
  const page = pageOf(
    article(
      '<div>گروه: فرهنگ و هنر / کتاب</div><div><p>بند نخست خبر دربارهٔ بازگشایی کتابخانه است.</p><p>بند دوم خبر نیز همین‌جا آمده است.</p></div>',
    ),
  )
  assert.deepEqual(page.section_path, ['فرهنگ و هنر', 'کتاب'])
  assert.equal(page.body.length, 2)
})

test('a page that scripts draw is read from its structured data', () => {
  const data = {
    '@type': 'NewsArticle',
    headline: libraryStory.title,
    datePublished: '2023-10-06T11:25:00+03:30',
    articleBody: libraryStory.paragraphs.join('\n\n'),
  }
  const page = pageOf(
    `<html><head><title>${libraryStory.title} | دیدار</title><script type="application/ld+json">${JSON.stringify(data)}</script></head><body><div id="root"></div></body></html>`,
  )
  assert.equal(page.title, libraryStory.title)
  assert.equal(page.published, libraryStory.published)
  assert.deepEqual(page.body, libraryStory.paragraphs)
})

test('pictures of AMP pages are pictures', () => {
  const page = pageOf(
    article(
      '<figure><amp-img src="/a.jpg" width="600" height="400"></amp-img><figcaption>تالار مطالعه</figcaption></figure><div><p>بند نخست خبر دربارهٔ بازگشایی کتابخانه است.</p><p>بند دوم خبر نیز همین‌جا آمده است.</p></div>',
    ),
  )
  assert.deepEqual(page.image, { src: 'https://didar.example/a.jpg', caption: 'تالار مطالعه' })
  assert.equal(page.body.length, 2)
})

test('a kicker inside the headline is told from it by the title the head promises', () => {
  const html = `<html><head><title>x</title><meta property="og:title" content="${libraryStory.title}"></head><body><h1><span>${libraryStory.kicker}</span> ${libraryStory.title}</h1><div><p>بند نخست خبر دربارهٔ بازگشایی کتابخانه است.</p><p>بند دوم خبر نیز همین‌جا آمده است.</p></div></body></html>`
  const page = pageOf(html)
  assert.deepEqual([page.kicker, page.title], [libraryStory.kicker, libraryStory.title])
})

test('structured data of another story are not believed', () => {
  const other =
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"قیمت میوه در میدان مرکزی پایین آمد","datePublished":"2020-01-01T10:00:00Z","author":{"@type":"Person","name":"بهرام دیگری"},"articleSection":"اقتصاد"}</script>'
  const page = pageOf(
    article(
      '<div><p>بند نخست خبر دربارهٔ بازگشایی کتابخانه است.</p><p>بند دوم خبر نیز همین‌جا آمده است.</p></div>',
      other,
    ),
  )
  assert.deepEqual([page.published, page.author, page.section], [null, null, null])
})

test('a gallery gives pictures with captions and no body text', () => {
  const figures = ['مه صبحگاهی در دامنهٔ جنگل', 'جادهٔ جنگلی پوشیده از برگ', 'کلبهٔ چوبی کنار رود'].map(
    (caption, at) =>
      `<figure><a href="/p/${at}.jpg"><img data-src="//cdn.didar.example/p/${at}.jpg"></a><figcaption>${caption}</figcaption></figure>`,
  )
  const page = pageOf(
    `<html><head><title>گزارش تصویری | پاییز در جنگل</title></head><body><h1>گزارش تصویری | پاییز در جنگل</h1><div class="gallery">${figures.join('')}</div></body></html>`,
  )
  assert.equal(page.kind, 'gallery')
  assert.deepEqual(page.body, [])
  assert.deepEqual(page.images[1], { src: 'https://cdn.didar.example/p/1.jpg', caption: 'جادهٔ جنگلی پوشیده از برگ' })
  assert.equal(page.images.length, 3)
})

test('a live page gives its updates without their clocks', () => {
  const updates = [
    'بارش برف از بامداد آغاز شد.',
    'بزرگراه شمالی پس از برف‌روبی باز شد.',
    'مدارس نوبت عصر غیرحضوری شدند.',
  ]
  const page = pageOf(
    `<html><head><title>لحظه‌به‌لحظه با برف</title></head><body><h1>لحظه‌به‌لحظه با برف</h1><div class="live-feed">${updates.map((text, at) => `<div class="live-item"><span>۱۰:۰${at}</span><p>${text}</p></div>`).join('')}</div></body></html>`,
  )
  assert.equal(page.kind, 'live')
  assert.deepEqual(page.body, updates)
})

test('a page that says its story is gone is deleted', () => {
  const page = pageOf(
    '<html><head><title>صفحه پیدا نشد | دیدار</title></head><body><div>این خبر از روی خروجی سایت برداشته شده است</div><ul><li><a href="/1">قطارهای حومه از فردا هر پانزده دقیقه حرکت می‌کنند</a></li></ul></body></html>',
  )
  assert.equal(page.kind, 'deleted')
  assert.equal(page.title, null)
})

test('marks keep their places, links that lead nowhere lose theirs', () => {
  const html = article(
    '<div><p>یک <a href="#x">پیوند</a> و <a href="/a">پیوند خوب</a> و <b>پررنگ <i>کج</i></b> در این بند آمده است.</p><p>بند دوم خبر نیز همین‌جا آمده است.</p></div>',
  )
  const { document } = readHtmlPage(html, ORIGIN, { spelling: 'house' }).value!
  assert.deepEqual(document.content[0], {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'یک پیوند و ' },
      { type: 'text', text: 'پیوند خوب', marks: [{ type: 'link', attrs: { href: 'https://didar.example/a' } }] },
      { type: 'text', text: ' و ' },
      { type: 'text', text: 'پررنگ ', marks: [{ type: 'strong' }] },
      { type: 'text', text: 'کج', marks: [{ type: 'emphasis' }, { type: 'strong' }] },
      { type: 'text', text: ' در این بند آمده است.' },
    ],
  })
  assert.deepEqual(readDocument(document).problems, [])
})

test('addresses that run script never come through', () => {
  const { value } = readHtmlPage(
    article(
      '<div><p>بند نخست با <a href="javascript:alert(1)">پیوند بد</a> و <a href="https://ok.example/a">پیوند خوب</a> آمده است.</p><p>بند دوم خبر نیز همین‌جا آمده است.</p><img src="javascript:alert(1)" width="600"><iframe src="data:text/html,x"></iframe></div>',
    ),
    ORIGIN,
    { spelling: 'house' },
  )
  const written = JSON.stringify(value)
  assert.doesNotMatch(written, /javascript:|data:text/)
  assert.match(written, /https:\/\/ok\.example\/a/)
})

test('raw spelling leaves letters as they were', () => {
  const html = article(
    '<div><p>كتابخانه‌هاي شهر از فردا باز مي‌شوند و رايگان هستند.</p><p>بند دوم خبر نیز همین‌جا آمده است.</p></div>',
  )
  assert.equal(pageOf(html, { spelling: 'raw' }).body[0], 'كتابخانه‌هاي شهر از فردا باز مي‌شوند و رايگان هستند.')
  assert.equal(pageOf(html).body[0], 'کتابخانه‌های شهر از فردا باز می‌شوند و رایگان هستند.')
})
