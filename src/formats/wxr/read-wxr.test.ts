import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WXR } from '../feed/fixtures.ts'
import { readExportInPieces } from '../read-feed.ts'
import { openWxr } from './read-wxr.ts'
import { wordPressMarkup } from './wordpress-markup.ts'
import type { WxrPostReading } from './wxr-post.ts'

function readInPieces(text: string, size: number) {
  const reader = openWxr({ spelling: 'house' })
  const unread = []
  for (let at = 0; at < text.length; at += size) unread.push(...reader.push(text.slice(at, at + size)))
  const posts = [...unread, ...reader.end()].map((post) => post.read())
  return { posts, problems: reader.problems(), site: reader.site() }
}

test('an export in pieces of any size: posts, drafts and attachments with all an archive needs', () => {
  for (const size of [WXR.length, 1_000, 7]) {
    const { posts, problems, site } = readInPieces(WXR, size)
    assert.deepEqual(problems, [])
    assert.deepEqual([site.title, site.link, site.language], ['روزنامهٔ کرانه', 'https://karaneh.example/', 'fa-IR'])
    const [bridge, draft, picture] = posts as [WxrPostReading, WxrPostReading, WxrPostReading]
    assert.deepEqual(bridge.post, {
      number: 4821,
      type: 'post',
      status: 'publish',
      slug: 'پل',
      parent: null,
      sections: [{ slug: 'gilan', name: 'گیلان', path: ['استان‌ها', 'گیلان'] }],
      mainSection: null,
      tags: ['پل'],
      file: null,
      pictureNumber: 4820,
      subtitle: null,
      format: null,
      oldSlugs: [],
      isSticky: false,
      hasPassword: false,
      comments: { approved: 1, waiting: 1, spam: 0, trash: 0, pings: 1 },
      meta: Object.assign(Object.create(null), { _thumbnail_id: '4820' }),
    })
    assert.deepEqual(
      [bridge.item.title, bridge.item.author, bridge.item.published, bridge.item.updated, bridge.item.summary_text],
      ['پل چوبی روستا بازسازی شد', 'سارا نمونه‌پور', '2026-01-27T00:31:00Z', '2026-01-27T02:00:00Z', 'پل باز شد.'],
    )
    assert.equal(bridge.item.link, 'https://karaneh.example/1404/11/07/%d9%be%d9%84/')
    assert.equal(bridge.item.content_text, 'پل چوبی روستای کرانه باز شد.\n\nراه مدرسه کوتاه‌تر شد.')
    assert.deepEqual(
      bridge.item.media.map(({ url, caption }) => [url, caption]),
      [['https://karaneh.example/files/pol.jpg', 'پل تازه']],
    )
    assert.deepEqual([draft.post.status, draft.item.published], ['draft', null])
    assert.deepEqual(
      [picture.post.type, picture.post.number, picture.post.file, picture.post.parent],
      ['attachment', 4820, 'https://karaneh.example/files/pol.jpg', 4821],
    )
  }
})

test('an export larger than memory may hold is read with one post at a time', () => {
  const [before, rest] = [WXR.slice(0, WXR.indexOf('<item>')), WXR.slice(WXR.indexOf('<item>'))]
  const post = rest
    .slice(0, rest.indexOf('</item>') + 7)
    .replace('پل چوبی روستای کرانه باز شد.', 'متن خبر. '.repeat(2_000))
  const reader = openWxr({ spelling: 'raw' })
  reader.push(before)
  const posts = 1_500
  let read = 0
  let grown = 0
  global.gc?.()
  const heap = process.memoryUsage().heapUsed
  for (let at = 0; at < posts; at++) {
    read += reader.push(post).length
    if (at % 100 === 0) grown = Math.max(grown, process.memoryUsage().heapUsed - heap)
  }
  reader.end()
  assert.equal(read, posts)
  assert.deepEqual(
    reader.problems().map(({ kind }) => kind),
    ['cut-off'],
  )
  assert.ok(
    grown < 200 * 1024 * 1024,
    `${Math.round(grown / 1024 / 1024)} MiB for ${Math.round((post.length * posts) / 1024 / 1024)} M letters`,
  )
})

test('a broken export gives the posts that are whole', () => {
  const cut = WXR.slice(0, WXR.indexOf('هنوز نوشته'))
  const { posts, problems } = readInPieces(cut, 500)
  assert.equal(posts[0]!.item.title, 'پل چوبی روستا بازسازی شد')
  assert.ok(problems.some(({ kind }) => kind === 'cut-off'))
})

const markups: [name: string, markup: string, html: string][] = [
  ['empty lines part paragraphs', 'یک\n\nدو', 'یک\n<p>دو'],
  [
    'the block editor writes whole HTML',
    '<!-- wp:paragraph --><p>یک</p>\n\n<p>دو</p>',
    '<!-- wp:paragraph --><p>یک</p>\n\n<p>دو</p>',
  ],
  [
    'an old caption',
    '[caption id="a" caption="پل"]<img src="/a.jpg">[/caption]',
    '<figure><img src="/a.jpg"><figcaption>پل</figcaption></figure>',
  ],
  ['a film', '[video mp4="https://a.example/1.mp4"][/video]', '<video src="https://a.example/1.mp4"></video> '],
  [
    'the address of a film, as it was written in markup',
    '[video src="https://a.example/p?a=1&amp;b=2"]\n\nhttps://www.youtube.com/watch?v=x&amp;t=9',
    '<video src="https://a.example/p?a=1&amp;b=2"></video>\n<p><video src="https://www.youtube.com/watch?v=x&amp;t=9"></video>',
  ],
  [
    'sound in a frame, and a file',
    '<!-- wp:audio --><figure class="wp-block-audio"><audio src="/a.mp3"></audio><figcaption>پل</figcaption></figure><div id="f" class="wp-block-file"><a class="f" href="https://a.example/b.pdf">گزارش</a></div>',
    '<!-- wp:audio --><div><audio src="/a.mp3"></audio><p>پل</p></div><video src="https://a.example/b.pdf" title="گزارش"></video>',
  ],
  ['a gallery of numbers', 'یک [gallery ids="1,2"] دو', 'یک   دو'],
  ['an editor’s own brackets', 'او گفت [با خنده] نه [note 1]', 'او گفت [با خنده] نه [note 1]'],
]

for (const [name, markup, html] of markups) {
  test(`WordPress markup: ${name}`, () => assert.equal(wordPressMarkup(markup), html))
}

const hostile: [name: string, markup: string][] = [
  ['a frame without an end, of many names', `<figure ${'wp-block-audio '.repeat(40_000)}`],
  ['a file without an end, of many names', `<div ${'wp-block-file '.repeat(40_000)}`],
  ['a link without an end, of many addresses', `<div wp-block-file><a${' href="https://a"'.repeat(40_000)}`],
  ['many frames that nobody closes', '<figure class="wp-block-audio">'.repeat(20_000)],
  ['many files that nobody closes', '<div class="wp-block-file"><a href="https://a.example/">x</a>'.repeat(10_000)],
]

for (const [name, markup] of hostile) {
  test(`hostile WordPress markup is read in the time of its length: ${name}`, () => {
    const before = process.cpuUsage()
    const html = wordPressMarkup(`<!-- wp:html -->${markup}`)
    const { user, system } = process.cpuUsage(before)
    assert.equal(html, `<!-- wp:html -->${markup}`)
    assert.ok(user + system < 1_000_000, `${Math.round((user + system) / 1_000)} ms`)
  })
}

const NOWHERE = { url: null, fetchedAt: null, contentType: null }

function exportOf(text: string) {
  const bytes = new TextEncoder().encode(text)
  const pieces = Array.from({ length: Math.ceil(bytes.length / 700) }, (_, at) => bytes.slice(at * 700, at * 700 + 700))
  const reading = readExportInPieces({ head: bytes, pieces }, NOWHERE, { spelling: 'house' })
  const titles: (string | null)[] = []
  const sites = new Set<string | null>()
  for (;;) {
    const { done, value } = reading.next()
    if (done) return { titles, sites: [...sites], end: value }
    titles.push(...value.items.map(({ item }) => item.title))
    sites.add(value.feed.title)
  }
}

test('posts of an export come one after another, each time with the site they are of; what is odd is told at the end', () => {
  const { titles, sites, end } = exportOf(WXR.replace(/(<item>[\s\S]*?<\/item>)/, '$1$1'))
  assert.equal(titles.length, 4)
  assert.deepEqual(sites, ['روزنامهٔ کرانه'])
  assert.equal(end.value?.title, 'روزنامهٔ کرانه')
  assert.deepEqual(
    end.problems.map(({ kind }) => kind),
    ['duplicate-id'],
  )
})

test('of an export that attacks its reader nothing comes', () => {
  const bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
  const { titles, end } = exportOf(WXR.replace(/<rss/, `${bomb}<rss`).replace('<title>', '<title>&b;&b;&b;'))
  assert.deepEqual([titles, end.value], [[], null])
  assert.ok(end.problems.length > 0)
})

test('no more posts come than a feed may have, and nothing behind them is asked for', () => {
  const post = '<item><title>خبر</title></item>'
  const open = '<item><title>بریده</title>'
  const texts = [`<rss version="2.0"><channel>${post.repeat(5_001)}${open}`, post, post]
  let asked = 0
  function* pieces(): Generator<Uint8Array> {
    for (const text of texts) {
      asked++
      yield new TextEncoder().encode(text)
    }
  }
  const head = new TextEncoder().encode(texts[0])
  const reading = readExportInPieces({ head, pieces: pieces() }, NOWHERE, { spelling: 'house' })
  let count = 0
  let next = reading.next()
  for (; !next.done; next = reading.next()) count += next.value.items.length
  assert.deepEqual([count, asked], [5_000, 1])
  assert.ok(next.value.problems.some(({ kind }) => kind === 'too-many-items'))
})

function readComments(...elements: string[]) {
  const written = elements.map((inside) => `<wp:comment>${inside}</wp:comment>`).join('')
  const { posts } = readInPieces(WXR.replace('</item>', `${written}</item>`), WXR.length)
  return posts[0]!
}

const sent = (number: number, content: string, more = '') =>
  `<wp:comment_id>${number}</wp:comment_id><wp:comment_author><![CDATA[مينا]]></wp:comment_author><wp:comment_author_email>mina@karaneh.example</wp:comment_author_email>
  <wp:comment_author_IP>192.0.2.7</wp:comment_author_IP><wp:comment_date>2026-01-28 10:00:0${number % 10}</wp:comment_date><wp:comment_content><![CDATA[${content}]]></wp:comment_content>${more}`
const gmt = '<wp:comment_date_gmt>2026-01-28 06:30:00</wp:comment_date_gmt><wp:comment_approved>1</wp:comment_approved>'

test('comments of a post: words and names in house letters, times in UTC, the order they were sent in', () => {
  const { comments } = readComments(
    sent(12, 'دوم', '<wp:comment_approved>1</wp:comment_approved><wp:comment_parent>11</wp:comment_parent>'),
    sent(11, '<p>خط يک<br />خط <b>دو</b></p>\n\nپايان &amp; <script>x</script>', gmt),
  )
  assert.deepEqual(comments, [
    { number: 1, parent: null, name: 'ناشناس', body: 'آفرین', at: null, state: 'published' },
    {
      number: 11,
      parent: null,
      name: 'مینا',
      body: 'خط یک\n\nخط دو\n\nپایان &',
      at: '2026-01-28T06:30:00Z',
      state: 'published',
    },
    { number: 12, parent: 11, name: 'مینا', body: 'دوم', at: '2026-01-28T06:30:02Z', state: 'published' },
  ])
  assert.doesNotMatch(JSON.stringify(comments), /192\.0\.2|karaneh\.example/)
})

const approvals: [approved: string, type: string, sort: string][] = [
  ['1', 'comment', 'approved'],
  ['1', '', 'approved'],
  ['0', 'comment', 'waiting'],
  ['spam', '', 'spam'],
  ['trash', '', 'trash'],
  ['post-trashed', '', 'trash'],
  ['1', 'trackback', 'pings'],
  ['1', 'order_note', 'pings'],
]

for (const [approved, type, sort] of approvals) {
  test(`a comment «${approved}» of the type «${type}» is ${sort}`, () => {
    const { post, comments } = readComments(
      sent(
        20,
        'هرز',
        `<wp:comment_approved>${approved}</wp:comment_approved><wp:comment_type>${type}</wp:comment_type>`,
      ),
    )
    const before = { approved: 1, waiting: 1, spam: 0, trash: 0, pings: 1 }
    assert.deepEqual(post.comments, { ...before, [sort]: before[sort as keyof typeof before] + 1 })
    assert.equal(comments.length, sort === 'approved' || sort === 'waiting' ? 2 : 1)
  })
}

test('no tag of a comment is torn where a line ends within it, and what nobody said is left out', () => {
  const link = 'ببینید <a\nhref="https://a.example/"\ntitle="پل">پل تازه</a> را'
  const unsaid = '<!-- یادداشت\nدو خط --><style>p {\ncolor: red }</style><script>\nx = 1 < 2\n</script >'
  const { comments } = readComments(
    sent(11, `${link}\r\n${unsaid}\r\n\r\nپایان`, gmt),
    sent(12, '۲ < ۳\n> نقل\nپاسخ', gmt),
    sent(13, `گفت<!--${'<!--'.repeat(30_000)}`, gmt),
    sent(14, '<p>یک</p>'.repeat(30_000), gmt),
  )
  const said = comments.slice(1).map(({ body }) => body)
  assert.deepEqual(said.slice(0, 3), ['ببینید پل تازه را\n\nپایان', '۲ < ۳\n\n> نقل\n\nپاسخ', 'گفت'])
  assert.ok(said[3]!.startsWith('یک\n\nیک') && said[3]!.length <= 20_000)
})

test('hostile comments stay within bounds', () => {
  const { comments } = readComments(
    sent(30, `\u202e${'و '.repeat(50_000)}`, `${gmt}`),
    sent(31, '<'.repeat(20_000), gmt).replace('مينا', `\u2066${'ن'.repeat(5_000)}`),
    sent(32, ' \u200e ', gmt),
  )
  assert.deepEqual(
    comments
      .slice(1)
      .map(({ name, body }) => [name.length <= 80, body.length <= 20_000, /[\u202e\u2066]/.test(name + body)]),
    [
      [true, true, false],
      [true, true, false],
    ],
  )
})
