import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { findFiles } from './find-files.ts'
import { readAhead } from './read-ahead.ts'
import type { ReadFile } from './read-batch.ts'
import { collectionFormat, readCollection } from './read-collection.ts'
import { shareOfBytes } from './share-of-bytes.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'sanad-collections-'))
after(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, content: string): string {
  const written = path.join(folder, name)
  writeFileSync(written, content)
  return written
}

function read(name: string, content: string): ReadFile[] {
  const [found] = findFiles([file(name, content)])
  return readAll(found!, { format: collectionFormat(found!)!, sourcing: 'later' }).flat()
}

function readAll(...collection: Parameters<typeof readCollection>): ReadFile[][] {
  return [...readCollection(...collection)].map((unread) => unread.read(new Set()))
}

function archive(...items: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>روزنامهٔ کرانه</title>
    <wp:author><wp:author_login>sara</wp:author_login><wp:author_display_name>سارا نمونه‌پور</wp:author_display_name></wp:author>
    ${items.join('\n')}</channel></rss>`
}

function post(number: number, changes: { status?: string; type?: string; more?: string } = {}): string {
  return `<item><title>خبر شمارهٔ ${number}</title><link>https://karaneh.example/1404/${number}/</link>
    <guid isPermaLink="false">https://karaneh.example/?p=${number}</guid><dc:creator>sara</dc:creator>
    <content:encoded><![CDATA[به گزارش ایسنا، پل شمارهٔ ${number} باز شد.]]></content:encoded><wp:post_id>${number}</wp:post_id>
    <wp:post_date_gmt>2026-01-27 00:31:00</wp:post_date_gmt><wp:status>${changes.status ?? 'publish'}</wp:status>
    <wp:post_type>${changes.type ?? 'post'}</wp:post_type>
    <category domain="category" nicename="ostan">استان‌ها</category><category domain="post_tag" nicename="pol">پل</category>${changes.more ?? ''}</item>`
}

const thumbnail = '<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>20</wp:meta_value></wp:postmeta>'
const attachment = post(20, {
  type: 'attachment',
  status: 'inherit',
  more: '<wp:attachment_url>https://karaneh.example/f/pol.jpg</wp:attachment_url>',
})

test('a post of an archive becomes a draft with its code, addresses, date, section, tags, author, chain and first picture', () => {
  const [read1] = read('export.xml', archive(post(10, { more: thumbnail }), attachment))
  assert.ok(read1?.outcome === 'draft')
  const { draft } = read1
  assert.deepEqual(
    [draft.code, draft.address, draft.alsoAt],
    [10, 'https://karaneh.example/1404/10/', ['https://karaneh.example/?p=10']],
  )
  assert.equal(draft.publishedAt?.toISOString(), '2026-01-27T00:31:00.000Z')
  assert.deepEqual(
    [draft.sectionName, draft.content.tags, draft.content.authors],
    ['استان‌ها', ['پل'], ['سارا نمونه‌پور']],
  )
  assert.deepEqual(
    draft.chain.map(({ name }) => name),
    ['ایسنا'],
  )
  assert.equal(draft.content.hero?.src, 'https://karaneh.example/f/pol.jpg')
  assert.equal(draft.waits, undefined)
})

test('what was not published there waits as a draft; what is no story is passed over, counted and named', () => {
  const behind = post(13, { more: '<wp:post_password>x</wp:post_password>' })
  const all = read(
    'more.xml',
    archive(
      post(11, { status: 'draft' }),
      post(12, { status: 'private' }),
      behind,
      post(14, { type: 'page' }),
      post(15, { status: 'trash' }),
      post(10),
      post(10),
    ),
  )
  const waits = all.flatMap((one) => (one.outcome === 'draft' ? [one.draft.waits?.kind ?? null] : []))
  assert.deepEqual(waits, ['unpublished-there', 'unpublished-there', 'behind-password', null])
  const last = all.at(-1)!
  assert.ok(last.outcome === 'passed-over')
  assert.deepEqual(
    last.problems.map(({ detail }) => detail),
    [
      '1 of the kind «page» passed over, no story: خبر شمارهٔ ۱۴',
      '1 of the kind «trash» passed over, no story: خبر شمارهٔ ۱۵',
      '1 of the kind «twice» passed over, no story: خبر شمارهٔ ۱۰',
    ],
  )
})

const remark = (number: number, body: string, approved = '1') =>
  `<wp:comment><wp:comment_id>${number}</wp:comment_id><wp:comment_author>مینا</wp:comment_author><wp:comment_content><![CDATA[${body}]]></wp:comment_content><wp:comment_approved>${approved}</wp:comment_approved></wp:comment>`
const section = (name: string) =>
  `<wp:category><wp:category_nicename>ostan</wp:category_nicename><wp:cat_name>${name}</wp:cat_name></wp:category>`
const known: [changed: string, items: string[], isSame: boolean][] = [
  ['nothing', [section('استان‌ها'), attachment, post(10, { more: thumbnail })], true],
  ['another post before it', [section('استان‌ها'), post(9), attachment, post(10, { more: thumbnail })], true],
  ['its words', [section('استان‌ها'), attachment, post(10, { more: thumbnail }).replace('باز شد', 'بسته شد')], false],
  ['its status', [section('استان‌ها'), attachment, post(10, { more: thumbnail, status: 'draft' })], false],
  [
    'its first picture',
    [section('استان‌ها'), attachment.replace('pol.jpg', 'pol2.jpg'), post(10, { more: thumbnail })],
    false,
  ],
  ['the name of its section', [section('شهرستان‌ها'), attachment, post(10, { more: thumbnail })], false],
  ['a comment', [section('استان‌ها'), attachment, post(10, { more: thumbnail + remark(1, 'آفرین') })], false],
  [
    'a comment that is spam',
    [section('استان‌ها'), attachment, post(10, { more: thumbnail + remark(1, 'بخرید', 'spam') })],
    true,
  ],
]

for (const [changed, items, isSame] of known) {
  test(`by what it says a post is known again where ${changed} changed: ${isSame}`, () => {
    const hashOf = (name: string, ...all: string[]) => {
      const [found] = findFiles([file(name, archive(...all))])
      const [batch] = readCollection(found!, { format: 'wxr', sourcing: 'later' })
      return batch!.hashes.get('https://karaneh.example/?p=10')
    }
    const before = hashOf('before.xml', section('استان‌ها'), attachment, post(10, { more: thumbnail }))
    assert.match(before!, /^[\da-f]{64}$/)
    assert.equal(hashOf('after.xml', ...items) === before, isSame)
  })
}

test('what is known is passed by unread, in a short file and on a thread', async () => {
  const wordless = post(7).replace(/<title>.*<\/title>/, '')
  const long = `<!-- ${'x'.repeat(9_000)} -->`
  for (const filler of [1, 300]) {
    const [found] = findFiles([
      file('known.xml', archive(wordless, ...Array.from({ length: filler }, (_, at) => post(at + 10) + long))),
    ])
    const outcomesWith = async (known: (origin: string) => boolean) => {
      const knownOf = async (hashes: ReadonlyMap<string, string>) => new Set([...hashes.keys()].filter(known))
      const read: ReadFile[] = []
      for await (const batch of readAhead({ found: found!, how: { format: 'wxr', sourcing: 'later' } }, { knownOf }))
        read.push(...batch)
      return read.slice(0, 2).map(({ outcome }) => outcome)
    }
    assert.deepEqual(await outcomesWith(() => false), ['failed', 'draft'])
    assert.deepEqual(await outcomesWith((origin) => origin.endsWith('p=7')), ['skipped', 'draft'])
    assert.deepEqual(await outcomesWith(() => true), ['skipped', 'skipped'])
  }
})

test('a thread of thousands of comments comes whole with its post; of one beyond all measure the rest is told', () => {
  const kept =
    '<wp:commentmeta><wp:meta_key>akismet_history</wp:meta_key><wp:meta_value>x</wp:meta_value></wp:commentmeta>'
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      remark(at + 1, `دیدگاه ${at + 1}`).replace('</wp:comment>', `${kept.repeat(10)}</wp:comment>`),
    ).join('')
  const [all] = read('thread.xml', archive(post(10, { more: many(4_000) }), post(11)))
  assert.ok(all?.outcome === 'draft')
  assert.deepEqual([all.draft.comments?.length, all.draft.problems], [4_000, []])
  const short = Array.from({ length: 50_002 }, (_, at) => remark(at + 1, 'آری'))
  const odd = [remark(60_000, `<p>${'و '.repeat(15_000)}</p>`, '0'), remark(60_001, '<img src="a.gif">')]
  const [some] = read('endless.xml', archive(post(10, { more: [...odd, ...short].join('') })))
  assert.ok(some?.outcome === 'draft')
  assert.deepEqual(some.draft.problems, [
    {
      kind: 'comments-lost',
      detail:
        'Of its comments, 4 left out: no more than 50000 of one post are read; 1 cut: no more than 20000 characters of one are read; 1 left out: without words',
    },
  ])
})

test('an archive longer than a batch comes in batches; one that is cut off says so after its whole posts', () => {
  const many = archive(...Array.from({ length: 600 }, (_, at) => post(1_000 + at)))
  const [found] = findFiles([file('many.xml', many)])
  const batches = readAll(found!, { format: 'wxr', sourcing: 'later' })
  assert.deepEqual(
    batches.map((batch) => batch.length),
    [250, 250, 100],
  )
  const cut = read('cut.xml', many.slice(0, many.length - 2_000))
  assert.equal(cut.at(-1)?.outcome, 'failed')
  assert.ok(cut.length > 500)
})

test('a large archive is read on a thread, batch by batch as it is here', async () => {
  const long = `<!-- ${'x'.repeat(8_000)} -->`
  const [found] = findFiles([
    file('large.xml', archive(...Array.from({ length: 300 }, (_, at) => post(at + 1) + long))),
  ])
  const how = { format: 'wxr', sourcing: 'later' } as const
  const here = readAll(found!, how)
  const apart: ReadFile[][] = []
  const shares: number[] = []
  const tell = shareOfBytes([found!], { reach: (share) => shares.push(share), look: () => {} })(found!)
  const company = { knownOf: async () => new Set<string>(), tellBytes: tell }
  for await (const batch of readAhead({ found: found!, how }, company)) apart.push(batch)
  assert.deepEqual(apart, here)
  assert.equal(shares.length, here.length)
  assert.ok(shares[0]! > 0.5 && shares[0]! < 0.95, String(shares[0]))
  assert.equal(shares.at(-1), 1)
})

test('a feed is a collection, a page is none; a cancelled item makes no article', () => {
  const feed =
    '<rss version="2.0"><channel><title>دیدار</title><item><title>پل باز شد</title><link>https://didar.example/news/482121</link><description>پل روستا باز شد.</description></item></channel></rss>'
  const [item] = read('feed.xml', feed)
  const told: number[] = []
  const [found] = findFiles([path.join(folder, 'feed.xml')])
  const how = { format: 'rss', sourcing: 'later' } as const
  for (const _ of readCollection(found!, how, (bytes) => told.push(bytes)));
  assert.deepEqual(told, [Buffer.byteLength(feed)])
  assert.ok(item?.outcome === 'draft')
  assert.deepEqual(
    [item.draft.code, item.draft.content.headline, item.draft.content.lead],
    [482_121, 'پل باز شد', null],
  )
  const [canceled] = read(
    'item.json',
    JSON.stringify({
      uri: 'urn:x',
      pubstatus: 'canceled',
      headline: 'تیتر',
      body_text: 'متن',
      versioncreated: '2026-01-27T00:00:00Z',
    }),
  )
  assert.ok(canceled?.outcome === 'failed')
  assert.deepEqual(
    canceled.problems.map(({ kind }) => kind),
    ['canceled'],
  )
  const [page] = findFiles([file('page.html', '<!DOCTYPE html><html><body><h1>خبر</h1></body></html>')])
  assert.equal(collectionFormat(page!), null)
  assert.equal(collectionFormat([...findFiles([path.join(folder, 'none.xml')])][0]!), null)
})

const meta = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`
const upload = (number: number, name: string, more = '') =>
  post(number, {
    type: 'attachment',
    status: 'inherit',
    more: `<wp:post_parent>30</wp:post_parent><wp:attachment_url>https://karaneh.example/f/${name}</wp:attachment_url>${more}`,
  })

/** The blocks of a post of this body, one word each, with what they lead to. */
function blocksOf(body: string): string[] {
  const [story] = read(
    'body.xml',
    archive(
      upload(21, 'a.jpg', '<excerpt:encoded><![CDATA[پل <b>تازه</b>]]></excerpt:encoded>'),
      post(30).replace(/<!\[CDATA\[به گزارش[^\]]*\]\]>/, `<![CDATA[${body}]]>`),
      upload(22, 'b.jpg'),
      upload(23, 'c.mp3'),
    ),
  )
  assert.ok(story?.outcome === 'draft')
  return story.draft.content.document.content.map((block) => {
    if (block.type === 'gallery')
      return `gallery ${block.attrs.pictures.map(({ src, caption }) => `${src?.at(-5)}:${caption}`).join(' ')}`
    if (block.type === 'embed') return `embed ${block.attrs.url} ${block.attrs.title ?? ''}`.trim()
    if (block.type === 'image') return `image ${block.attrs.src} ${block.attrs.caption}`
    return `${block.type} ${
      JSON.stringify(block)
        .match(/(?<="text":")[^"]*/g)
        ?.join('') ?? ''
    }`
  })
}

const bodies: [name: string, body: string, blocks: string[]][] = [
  [
    'pictures named by number',
    'یک.\n\n[gallery ids="22,21,99"]\n\nدو.',
    ['paragraph یک.', 'gallery b:null a:پل تازه', 'paragraph دو.'],
  ],
  ['pictures sent up with the post', 'یک.\n[gallery columns="2"]', ['paragraph یک.', 'gallery a:پل تازه b:null']],
  [
    'an address alone on its line',
    'یک.\n\nhttps://www.aparat.com/v/abc12\n\nدو.',
    ['paragraph یک.', 'embed https://www.aparat.com/v/abc12', 'paragraph دو.'],
  ],
  [
    'an address of no player',
    'یک.\n\nhttps://karaneh.example/a\n\nدو.',
    ['paragraph یک.', 'paragraph https://karaneh.example/a', 'paragraph دو.'],
  ],
  [
    'films by short codes',
    '[embed]https://youtu.be/x1[/embed][aparat id="abc12"][youtube x1y2z3][audio mp3="https://karaneh.example/f/c.mp3"][/audio]',
    [
      'embed https://youtu.be/x1',
      'embed https://www.aparat.com/v/abc12',
      'embed https://www.youtube.com/watch?v=x1y2z3',
      'embed https://karaneh.example/f/c.mp3',
    ],
  ],
  [
    'codes of plug-ins leave what they enclose',
    'یک [my_box color="red"]درون[/my_box] [عکس] [note 1] [...].',
    ['paragraph یک درون [عکس] [note ۱] […].'],
  ],
  ['a full line ends a paragraph', 'بند یک.\nبند دو.', ['paragraph بند یک.', 'paragraph بند دو.']],
  ['pages of one post', '<p>یک.</p><!--nextpage-->دو.', ['paragraph یک.', 'paragraph دو.']],
  [
    'a film, sound and a file of the block editor',
    '<!-- wp:audio --><figure class="wp-block-audio"><audio controls src="/f/c.mp3"></audio></figure><!-- /wp:audio --><!-- wp:embed --><figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://youtu.be/x1\n</div></figure><!-- /wp:embed --><!-- wp:file --><div class="wp-block-file"><a href="https://karaneh.example/a.pdf">متن کامل</a><a href="https://karaneh.example/a.pdf" class="wp-block-file__button">بارگیری</a></div><!-- /wp:file --><p>پایان.</p>',
    [
      'embed https://karaneh.example/f/c.mp3',
      'embed https://youtu.be/x1',
      'embed https://karaneh.example/a.pdf متن کامل',
      'paragraph پایان.',
    ],
  ],
  [
    'split CDATA and letters XML has not',
    'او نوشت a[b[0]]]]><![CDATA[> و\u0001 رفت.',
    ['paragraph او نوشت a[b[۰]]> و رفت.'],
  ],
]

for (const [name, body, blocks] of bodies) {
  test(`the body of a post: ${name}`, () => assert.deepEqual(blocksOf(body), blocks))
}

test('a post keeps its kicker, line below, main section, kind, several authors, first picture with its words, and every address', () => {
  const more = [
    '<category domain="category" nicename="varzesh"><![CDATA[ورزش]]></category>',
    '<category domain="post_format" nicename="post-format-video"><![CDATA[Video]]></category>',
    '<category domain="author" nicename="cap-sara"><![CDATA[sara]]></category>',
    '<category domain="author" nicename="cap-mina"><![CDATA[mina]]></category>',
    meta('rotitr', 'در رودبار'),
    meta('newspack_post_subtitle', 'راه مدرسه کوتاه‌تر شد'),
    meta('_yoast_wpseo_primary_category', '7'),
    meta('_wp_old_slug', 'pol-e-kohne'),
    meta('_wp_old_slug', '%d9%be%d9%84'),
    '<wp:post_name>10</wp:post_name>',
    thumbnail,
  ].join('')
  const section =
    '<wp:category><wp:term_id>7</wp:term_id><wp:category_nicename>varzesh</wp:category_nicename><wp:cat_name>ورزش</wp:cat_name></wp:category>'
  const guest = post(40, {
    type: 'guest-author',
    more: `${meta('cap-display_name', 'مینا رستگار')}${meta('cap-user_login', 'mina')}`,
  })
  const words = `<excerpt:encoded>پل تازه</excerpt:encoded>${meta('_wp_attachment_image_alt', 'پلی چوبی')}${meta('_media_credit', 'آرش نمونه')}`
  const picture = attachment.replace('</item>', `${words}</item>`)
  const [read1] = read('whole.xml', archive(section, post(10, { more }), picture, guest))
  assert.ok(read1?.outcome === 'draft')
  const { content, sectionName, alsoAt } = read1.draft
  assert.deepEqual(
    [content.kicker, content.subheadline, content.kind, sectionName, content.authors],
    ['در رودبار', 'راه مدرسه کوتاه‌تر شد', 'video', 'ورزش', ['سارا نمونه‌پور', 'مینا رستگار']],
  )
  assert.deepEqual(
    [content.hero?.caption, content.hero?.alt, content.hero?.credit],
    ['پل تازه', 'پلی چوبی', 'آرش نمونه'],
  )
  assert.deepEqual(alsoAt, [
    'https://karaneh.example/?p=10',
    'https://karaneh.example/1404/pol-e-kohne/',
    'https://karaneh.example/1404/%D9%BE%D9%84/',
  ])
})
