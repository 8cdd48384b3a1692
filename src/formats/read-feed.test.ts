import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blockTexts, readDocument } from '#article'
import type { FeedItem } from './feed/feed-item.ts'
import { ATOM, JSON_FEED, NEWSML, NINJS, OPML, RSS, SITEMAP, WXR } from './feed/fixtures.ts'
import type { PageOrigin } from './page-article.ts'
import { type FeedOptions, readFeed } from './read-feed.ts'

const HOUSE: FeedOptions = { spelling: 'house' }
const NOWHERE: PageOrigin = { url: null, fetchedAt: null, contentType: null }
const AT_DIDAR: PageOrigin = { ...NOWHERE, url: 'https://didar.example/feed.xml' }

function read(source: string | Uint8Array, origin = AT_DIDAR, options = HOUSE) {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source
  const { value, problems } = readFeed(bytes, origin, options)
  const kinds = problems.map(({ kind }) => kind)
  return {
    feed: value?.feed ?? null,
    items: value?.items.map(({ item }) => item) ?? [],
    readings: value?.items ?? [],
    kinds,
  }
}

function some(item: FeedItem, ...names: (keyof FeedItem)[]): unknown[] {
  return names.map((name) => item[name])
}

test('an RSS feed: each item whole, addresses absolute, texts in house spelling', () => {
  const { feed, items, kinds } = read(RSS)
  assert.deepEqual(
    [feed!.title, feed!.link, feed!.language, feed!.self, feed!.hub, feed!.image],
    [
      'خبر دیدار',
      'https://didar.example/',
      'fa',
      'https://didar.example/feed.xml',
      'https://hub.example/',
      'https://didar.example/logo.png',
    ],
  )
  const [bridge, library] = items as [FeedItem, FeedItem]
  assert.deepEqual(some(bridge, 'id', 'title', 'link', 'published', 'author', 'categories', 'comments_count'), [
    'didar-482121',
    'پل چوبی روستا بازسازی شد',
    'https://didar.example/news/482121',
    '2026-01-27T00:31:00Z',
    'سارا نمونه‌پور',
    ['استان‌ها', 'راه'],
    null,
  ])
  assert.equal(bridge.content_text, 'پل چوبی روستای کرانه باز شد.\n\nاهالی می‌گویند راه مدرسه کوتاه‌تر شده است.')
  assert.equal(bridge.media.length, 1, 'a thumbnail of a picture that is there is no second picture')
  assert.deepEqual(
    [bridge.media[0]!.url, bridge.media[0]!.caption, bridge.media[0]!.credit, bridge.media[0]!.width],
    ['https://cdn.didar.example/482121.jpg', 'پل تازه', 'آرش نمونه', 800],
  )
  assert.deepEqual(some(library, 'published', 'author', 'summary_text', 'content_text', 'comments_count'), [
    '2026-01-26T18:45:00Z',
    'آرش نمونه‌یار',
    'کتابخانهٔ شهر تا نیمه‌شب باز است.',
    null,
    3,
  ])
  assert.equal(library.authors[0]!.email, 'news@didar.example')
  assert.deepEqual([library.media[0]!.url, library.media[0]!.medium], ['https://didar.example/radio/1.mp3', 'audio'])
  assert.deepEqual(kinds, [])
})

test('a feed saved as a browser shows it is the feed', () => {
  const escaped = (source: string) =>
    source.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
  for (const source of [RSS, ATOM, JSON_FEED]) {
    const view = `<html><head><meta charset="utf-8"></head><body><pre style="white-space: pre-wrap">${escaped(source)}</pre></body></html>`
    assert.deepEqual(read(view).items, read(source).items)
    assert.ok(read(view).items.length > 0)
  }
})

test('raw spelling leaves words as they came', () => {
  const { items } = read(RSS, AT_DIDAR, { spelling: 'raw' })
  assert.equal(items[0]!.title, 'پل چوبی روستا بازسازي شد')
  assert.match(items[0]!.content_text!, /می گویند/)
})

test('an Atom feed: bases within one another, an author inherited, XHTML as text', () => {
  const { feed, items } = read(ATOM, NOWHERE)
  const [bridge, library] = items as [FeedItem, FeedItem]
  assert.deepEqual([feed!.title, feed!.link, feed!.author], ['خبر دیدار', 'https://didar.example/', 'هیئت تحریریه'])
  assert.deepEqual(
    some(bridge, 'id', 'title', 'link', 'published', 'updated', 'author', 'categories', 'content_text', 'language'),
    [
      'tag:didar.example,2014:482121',
      'پل چوبی روستا بازسازی شد',
      'https://didar.example/news/482121',
      '2026-01-27T00:31:00Z',
      '2026-01-27T01:31:00Z',
      'سارا نمونه‌پور',
      ['استان‌ها'],
      'پل چوبی روستای کرانه باز شد.',
      'fa',
    ],
  )
  assert.deepEqual(some(library, 'published', 'updated', 'author', 'link'), [
    '2026-01-26T18:45:00Z',
    '2026-01-26T18:45:00Z',
    'هیئت تحریریه',
    'https://didar.example/news/482120',
  ])
})

test('links in a body are resolved by the base that holds where they stand', () => {
  const { readings } = read(ATOM, NOWHERE)
  assert.match(JSON.stringify(readings[0]!.document), /"href":"https:\/\/didar\.example\/tag\/1"/)
})

test('a JSON feed, with Jalali dates, relative addresses and an identity that is a number', () => {
  const { items, kinds } = read(JSON_FEED, NOWHERE)
  assert.deepEqual(some(items[0]!, 'link', 'published', 'author', 'categories', 'content_text'), [
    'https://didar.example/news/482121',
    '2026-01-27T00:31:00Z',
    'سارا نمونه‌پور',
    ['استان‌ها'],
    'پل چوبی روستای کرانه باز شد.',
  ])
  assert.deepEqual(
    items[0]!.media.map(({ url }) => url),
    ['https://didar.example/i/1.jpg', 'https://didar.example/radio/1.mp3'],
  )
  assert.deepEqual(some(items[1]!, 'id', 'author', 'content_text'), ['482120', 'آرش نمونه‌یار', 'تا نیمه‌شب باز است.'])
  assert.deepEqual(kinds, [])
})

test('a JSON feed that was cut off is read up to its last whole item', () => {
  const { items, kinds } = read(JSON_FEED.slice(0, -60))
  assert.equal(items.length, 1)
  assert.deepEqual(kinds, ['cut-off'])
})

test('a NewsML-G2 message: a cancelled item with its byline, sources and largest picture, and a package', () => {
  const { feed, items } = read(NEWSML)
  const [item, pack] = items as [FeedItem, FeedItem]
  assert.deepEqual([feed!.title, feed!.updated], ['didar.example', '2026-01-27T00:40:00Z'])
  assert.deepEqual(
    some(item, 'id', 'title', 'published', 'updated', 'author', 'sources', 'status', 'urgency', 'version', 'language'),
    [
      'urn:newsml:didar.example:20260127:482121',
      'پل چوبی روستا بازسازی شد',
      '2026-01-27T00:31:00Z',
      '2026-01-27T01:31:00Z',
      'سارا نمونه‌پور',
      ['ایسنا', 'خبر دیدار'],
      'canceled',
      4,
      '3',
      'fa',
    ],
  )
  assert.equal(item.content_text, 'پل چوبی روستای کرانه باز شد.\n\nراه مدرسه\n\nراه کوتاه‌تر شد.')
  assert.equal(item.summary_text, 'پل چوبی روستای کرانه باز شد.')
  assert.deepEqual(item.categories, ['استان‌ها', 'راه'])
  assert.equal(item.media[0]!.url, 'https://cdn.didar.example/l.jpg')
  assert.deepEqual([pack.title, pack.content_text], ['بستهٔ صبح', 'پل چوبی\n\nکتابخانهٔ شبانه'])
})

test('a ninjs item: the body with markup, the widest rendition of its picture', () => {
  const { items } = read(NINJS)
  assert.deepEqual(
    some(items[0]!, 'title', 'link', 'published', 'updated', 'author', 'sources', 'categories', 'urgency', 'status'),
    [
      'پل چوبی روستا بازسازی شد',
      'https://didar.example/news/482121',
      '2026-01-27T00:31:00Z',
      '2026-01-27T01:31:00Z',
      'سارا نمونه‌پور',
      ['ایسنا'],
      ['استان‌ها'],
      4,
      'usable',
    ],
  )
  assert.equal(items[0]!.content_text, 'پل چوبی روستای کرانه باز شد.\n\nراه کوتاه‌تر شد.')
  assert.deepEqual(
    items[0]!.media.map(({ url, caption }) => [url, caption]),
    [['https://cdn.didar.example/l.jpg', 'پل تازه']],
  )
})

const summary = 'شهردار از برنامهٔ تازه گفت'
const withPicture: [markup: string, caption: string | null][] = [
  [`<p>${summary}</p><img src="/l.jpg">`, null],
  [`<div><img src="/l.jpg">${summary}</div>`, null],
  [`<a href="/1"><img src="/l.jpg"></a><br>${summary}`, null],
  [
    `<figure><img src="/l.jpg"><figcaption>پل تازهٔ شهر در پاییز</figcaption></figure><p>${summary}</p>`,
    'پل تازهٔ شهر در پاییز',
  ],
]

test('words beside the picture of a summary are the summary, not the caption', () => {
  for (const [markup, caption] of withPicture) {
    const { items } = read(
      `<rss version="2.0"><channel><title>دیدار</title><item><title>پل</title><link>https://didar.example/1</link><description><![CDATA[${markup}]]></description></item></channel></rss>`,
    )
    assert.equal(items[0]!.summary_text, summary, markup)
    assert.deepEqual(
      items[0]!.media.map((one) => [one.url, one.caption]),
      [['https://didar.example/l.jpg', caption]],
    )
  }
})

test('a sitemap with news and pictures; an address of no web page is left out and told', () => {
  const { items, kinds } = read(SITEMAP)
  assert.equal(items.length, 1)
  assert.deepEqual(some(items[0]!, 'link', 'title', 'published', 'categories', 'language'), [
    'https://didar.example/news/482121',
    'پل چوبی روستا بازسازی شد',
    '2026-01-27T00:31:00Z',
    ['استان‌ها', 'راه'],
    'fa',
  ])
  assert.equal(items[0]!.media[0]!.url, 'https://cdn.didar.example/l.jpg')
  assert.deepEqual(kinds, ['no-address'])
})

test('a list of sitemaps, a list of addresses, a list of feeds', () => {
  const index =
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>'
  assert.equal(read(index).items[0]!.link, 'https://a.example/1.xml')
  const list = read('# خبرها\nhttps://a.example/1\r\nhttps://a.example/2\n')
  assert.deepEqual(
    list.items.map(({ link }) => link),
    ['https://a.example/1', 'https://a.example/2'],
  )
  const [folder, feed] = read(OPML).items
  assert.deepEqual(
    [folder!.title, feed!.title, feed!.link, feed!.categories],
    ['خبرگزاری‌ها', 'خبر دیدار', 'https://didar.example/feed.xml', ['خبرگزاری‌ها']],
  )
})

test('broken feeds of every day are read all the same', () => {
  const rss = (items: string) => `<rss version="2.0"><channel><title>x</title>${items}</channel></rss>`
  const rows: [string, string, (item: FeedItem) => boolean][] = [
    [
      'notices before the declaration',
      `<br />\n<b>Notice</b>: x in <b>rss.php</b>\n${rss('<item><title>خبر</title></item>')}`,
      ({ title }) => title === 'خبر',
    ],
    [
      'capitals',
      rss('<ITEM><TITLE>خبر</TITLE><LINK>https://a.example/1</LINK></ITEM>'),
      ({ link }) => link === 'https://a.example/1',
    ],
    [
      'an ampersand in a link',
      rss('<item><title>x</title><link>https://a.example/?a=1&b=2</link></item>'),
      ({ link }) => link === 'https://a.example/?a=1&b=2',
    ],
    [
      'markup nobody escaped',
      rss('<item><title>x</title><description><p>یک</p><p>دو</p></description></item>'),
      ({ summary_text }) => summary_text === 'یک\n\nدو',
    ],
    [
      'a headline escaped twice',
      rss('<item><title>گفت‌وگو &amp;amp; گزارش</title></item>'),
      ({ title }) => title === 'گفت‌وگو & گزارش',
    ],
    [
      'a guid that is an address',
      rss('<item><title>x</title><guid>https://a.example/7</guid></item>'),
      ({ link }) => link === 'https://a.example/7',
    ],
    [
      'Atom inside RSS',
      rss(
        '<item xmlns:a="http://www.w3.org/2005/Atom"><a:title>خبر</a:title><a:link href="https://a.example/1"/></item>',
      ),
      ({ title, link }) => title === 'خبر' && link === 'https://a.example/1',
    ],
    [
      'a picture in the body only',
      rss(
        '<item><title>x</title><description>&lt;img src="https://a.example/1.jpg" width="600"&gt; متن خبر</description></item>',
      ),
      ({ media }) => media[0]?.url === 'https://a.example/1.jpg',
    ],
    [
      'an e-mail address for a name',
      rss('<item><title>x</title><author>a@b.example</author></item>'),
      ({ author, authors }) => author === null && authors[0]!.email === 'a@b.example',
    ],
    [
      'a date of no calendar',
      rss('<item><title>x</title><pubDate>دیرگاه</pubDate></item>'),
      ({ published }) => published === null,
    ],
  ]
  for (const [name, source, holds] of rows) {
    const { items } = read(source, NOWHERE)
    assert.equal(items.length, 1, name)
    assert.ok(holds(items[0]!), `${name}: ${JSON.stringify(items[0])}`)
  }
})

test('wrong and missing charsets: the words come out whole', () => {
  const arabic = 'خبر تازه امروز درباره باران و راه است و همه ان را در شهر خوانده اند'
  const feed = (declared: string) =>
    `<?xml version="1.0" encoding="${declared}"?><rss version="2.0"><channel><item><title>${arabic}</title></item></channel></rss>`
  const bytes1256 = (text: string) => {
    const table = new Map<string, number>()
    for (let byte = 0; byte < 256; byte++) table.set(new TextDecoder('windows-1256').decode(Uint8Array.of(byte)), byte)
    return Uint8Array.from([...text].map((letter) => table.get(letter) ?? 0x3f))
  }
  const wide = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le'))
  const wider = (text: string) => {
    const view = new DataView(new ArrayBuffer(text.length * 4))
    for (let at = 0; at < text.length; at++) view.setUint32(at * 4, text.charCodeAt(at))
    return new Uint8Array(view.buffer)
  }
  const rows: [string, Uint8Array][] = [
    ['windows-1256 that says so', bytes1256(feed('windows-1256'))],
    ['windows-1256 that says UTF-8', bytes1256(feed('utf-8'))],
    ['UTF-16 without a mark', wide(feed('utf-8'))],
    ['UTF-16 with a mark', wide(`\uFEFF${feed('utf-16')}`)],
    ['UTF-32 without a mark', wider(feed('utf-32'))],
  ]
  for (const [name, bytes] of rows)
    assert.equal(read(bytes, NOWHERE, { spelling: 'raw' }).items[0]?.title, arabic, name)
})

test('nothing of a hostile item survives but words and addresses of the web', () => {
  const item = `<item><title>&lt;img src=x onerror=alert(1)&gt;تیتر \u202eوارونه\u202c</title><link>javascript:alert(1)</link>
<author>"&gt;&lt;script&gt;alert(1)&lt;/script&gt;</author><enclosure url="data:text/html,x" type="image/jpeg"/>
<description><![CDATA[<p onclick="x()">متن <a href="javascript:x()">نشانی</a></p><svg onload=x()></svg><scr]]><![CDATA[ipt>x()</script><iframe src="//evil.example"></iframe>]]></description></item>`
  const { readings, items } = read(`<rss version="2.0"><channel>${item}</channel></rss>`, NOWHERE)
  assert.equal(items[0]!.title, 'تیتر وارونه')
  assert.deepEqual([items[0]!.link, items[0]!.media], [null, []])
  assert.match(items[0]!.summary_text!, /^متن نشانی/)
  assert.doesNotMatch(JSON.stringify(readings[0]), /javascript:|onclick|onload|onerror|<script|<svg/)
  assert.deepEqual(readDocument(readings[0]!.document).problems, [])
})

test('documents of items are valid, and hold the words of content_text', () => {
  for (const source of [RSS, ATOM, JSON_FEED, NEWSML, NINJS, WXR]) {
    for (const { item, document } of read(source).readings) {
      assert.deepEqual(readDocument(document).problems, [])
      assert.equal(blockTexts(document).join('\n\n'), item.content_text ?? item.summary_text ?? '')
    }
  }
})

test('items that share an identity are all kept, and told', () => {
  const twice = '<item><guid>1</guid><title>a</title></item><item><guid>1</guid><title>b</title></item>'
  const { items, kinds } = read(`<rss version="2.0"><channel>${twice}</channel></rss>`, NOWHERE)
  assert.deepEqual(
    items.map(({ title }) => title),
    ['a', 'b'],
  )
  assert.deepEqual(kinds, ['duplicate-id'])
})
