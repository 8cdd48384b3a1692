import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type Block,
  bulletList,
  documentFromBlocks,
  embed,
  emphasis,
  heading,
  image,
  link,
  orderedList,
  type Picture,
  paragraph,
  quote,
  statement,
  strong,
  table,
  toHtml,
} from './article.ts'

const picture = (picture: Picture) => `<img src="/media/${picture.media}" alt="${picture.alt}">`
const html = (...blocks: Block[]) => toHtml(documentFromBlocks(blocks), { picture })

const still: Picture = {
  media: 'a1b2c3d4',
  src: null,
  width: null,
  height: null,
  alt: 'میدان',
  caption: null,
  credit: null,
}
const video = (attrs: object): Block => ({
  type: 'video',
  attrs: { src: 'https://cdn.example/1.mp4', poster: null, caption: null, seconds: null, ...attrs },
})

test('each block becomes the element that means the same', () => {
  const rows: [block: Block, expected: string][] = [
    [paragraph('به گزارش ایسنا، نشست آغاز شد.'), '<p>به گزارش ایسنا، نشست آغاز شد.</p>'],
    [paragraph(), ''],
    [heading(2, 'واکنش‌ها'), '<h2>واکنش‌ها</h2>'],
    [heading(4, ''), ''],
    [bulletList('نخست', 'دوم'), '<ul><li>نخست</li><li>دوم</li></ul>'],
    [
      orderedList([paragraph('نخست'), bulletList('درون')], [paragraph('یک'), paragraph('دو')]),
      '<ol><li>نخست<ul><li>درون</li></ul></li><li><p>یک</p><p>دو</p></li></ol>',
    ],
    [quote(null, 'مأموریت ادامه دارد.'), '<blockquote><p>مأموریت ادامه دارد.</p></blockquote>'],
    [
      quote('کوین کوبسی', 'مأموریت ادامه دارد.', 'پایان نیافته است.'),
      '<figure class="quote"><blockquote><p>مأموریت ادامه دارد.</p><p>پایان نیافته است.</p></blockquote><figcaption>کوین کوبسی</figcaption></figure>',
    ],
    [image(still), '<figure><img src="/media/a1b2c3d4" alt="میدان"></figure>'],
    [
      image({ ...still, caption: 'میدان آزادی', credit: 'سارا رستمی' }),
      '<figure><img src="/media/a1b2c3d4" alt="میدان"><figcaption>میدان آزادی <small>سارا رستمی</small></figcaption></figure>',
    ],
    [
      { type: 'gallery', attrs: { pictures: [still, { ...still, media: 'e5f6a7b8' }] } },
      '<div class="gallery"><figure><img src="/media/a1b2c3d4" alt="میدان"></figure><figure><img src="/media/e5f6a7b8" alt="میدان"></figure></div>',
    ],
    [
      video({ caption: 'فیلم نشست', poster: still }),
      '<figure class="video"><video controls preload="none" src="https://cdn.example/1.mp4"><a href="https://cdn.example/1.mp4">cdn.example</a></video><figcaption>فیلم نشست</figcaption></figure>',
    ],
    [
      video({ src: 'https://www.aparat.com/v/x1', poster: still }),
      '<figure class="video"><a href="https://www.aparat.com/v/x1"><img src="/media/a1b2c3d4" alt="میدان"></a></figure>',
    ],
    [
      video({ src: 'https://www.aparat.com/v/x1' }),
      '<figure class="video"><a href="https://www.aparat.com/v/x1">aparat.com</a></figure>',
    ],
    [
      embed('https://t.me/sanad/12', 'پیام', 'تلگرام'),
      '<p class="embed"><a href="https://t.me/sanad/12">پیام</a> <small>تلگرام</small></p>',
    ],
    [embed('https://t.me/sanad/12', null, null), '<p class="embed"><a href="https://t.me/sanad/12">t.me</a></p>'],
    [
      table(['ارز', 'نرخ'], ['دلار', '۵۸٬۰۰۰']),
      '<div class="table" tabindex="0"><table><thead><tr><th scope="col">ارز</th><th scope="col">نرخ</th></tr></thead><tbody><tr><td>دلار</td><td>۵۸٬۰۰۰</td></tr></tbody></table></div>',
    ],
    [{ type: 'divider' }, '<hr>'],
  ]
  for (const [block, expected] of rows) assert.equal(html(block), expected)
})

test('a still is shown before a video file only when its address is known', () => {
  const options = { picture, posterAddress: () => '/media/a1b2c3d4/720.avif' }
  assert.match(
    toHtml(documentFromBlocks([video({ poster: still })]), options),
    / poster="\/media\/a1b2c3d4\/720.avif" /,
  )
  assert.doesNotMatch(toHtml(documentFromBlocks([video({})]), options), /poster/)
})

test('marks that neighbours share are one element around both', () => {
  const rows: [block: Block, expected: string][] = [
    [paragraph('یک ', strong('دو'), ' سه'), '<p>یک <strong>دو</strong> سه</p>'],
    [
      paragraph(strong('یک'), strong(emphasis('دو')), emphasis('سه')),
      '<p><strong>یک<em>دو</em></strong><em>سه</em></p>',
    ],
    [
      paragraph(link('/fa', 'یک'), link('/fa', strong('دو')), link('/en', 'سه')),
      '<p><a href="/fa">یک<strong>دو</strong></a><a href="/en">سه</a></p>',
    ],
    [paragraph(link('/fa?a=1&b=2', 'یک')), '<p><a href="/fa?a=1&amp;b=2">یک</a></p>'],
  ]
  for (const [block, expected] of rows) assert.equal(html(block), expected)
})

test('statements cost nothing until the page names them', () => {
  const block = paragraph('وی گفت: ', statement('s1', '«'), statement('s1', strong('هرگز')), statement('s1', '»'))
  assert.equal(html(block), '<p>وی گفت: «<strong>هرگز</strong>»</p>')
  const named = toHtml(documentFromBlocks([block]), {
    picture,
    statementTags: (id) => ({ start: `<q id="${id}">`, end: '</q>' }),
  })
  assert.equal(named, '<p>وی گفت: <q id="s1">«<strong>هرگز</strong>»</q></p>')
})

test('Latin runs are isolated only where the line would be shown in a wrong order', () => {
  const rows: [text: string, expected: string][] = [
    ['شرکت Apple اعلام کرد', 'شرکت Apple اعلام کرد'],
    ['روزنامهٔ The New York Times نوشت', 'روزنامهٔ The New York Times نوشت'],
    ['شبکهٔ (BBC) گفت.', 'شبکهٔ (BBC) گفت.'],
    ['زبان C++ و C# است', 'زبان <bdi>C++</bdi> و <bdi>C#</bdi> است'],
    ['نشانی @sanad در ایکس', 'نشانی <bdi>@sanad</bdi> در ایکس'],
    ['CNN، BBC و رویترز', '<bdi>CNN</bdi>، BBC و رویترز'],
    ['حافظهٔ GB ۱۲ دارد', 'حافظهٔ <bdi>GB</bdi> ۱۲ دارد'],
    ['۱۲ درصد، ۲۰-۳۰ نفر', '۱۲ درصد، ۲۰-۳۰ نفر'],
    ['به نشانی https://example.com/a/ بروید', 'به نشانی <bdi>https://example.com/a/</bdi> بروید'],
    ['سبک R&B+ است', 'سبک <bdi>R&amp;B+</bdi> است'],
  ]
  for (const [text, expected] of rows) assert.equal(html(paragraph(text)), `<p>${expected}</p>`)
})

test('what would be markup is text', () => {
  const markup = '"><script>alert(1)</script><img src=x onerror=alert(1)>&amp;'
  const escaped = '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&amp;amp;'
  const plain = (text: string) => text.replace(/<\/?bdi>/g, '')
  assert.equal(plain(html(paragraph(markup))), `<p>${escaped}</p>`)
  assert.equal(plain(html(quote(markup, 'x'))).includes(`<figcaption>${escaped}</figcaption>`), true)
  assert.equal(plain(html(embed('https://t.me/x', markup, null))).includes(`>${escaped}</a>`), true)
  assert.equal(plain(html(image({ ...still, caption: markup }))).includes(`<figcaption>${escaped}</figcaption>`), true)
})

test('an address that slipped past the reader still does not become a link', () => {
  for (const address of ['javascript:alert(1)', '//example.com', 'data:text/html,x', 'https://x/"onclick="x', '']) {
    assert.equal(html(paragraph(link(address, 'پیوند'))), '<p>پیوند</p>', address)
    assert.equal(html(embed(address, 'پیوند', null)), '', address)
    assert.equal(html(video({ src: address })), '', address)
  }
})

test('in a feed the addresses of the site itself are whole', () => {
  const document = documentFromBlocks([
    paragraph(link('/fa/news/757695', 'خبر'), link('https://isna.ir/', 'ایسنا')),
    video({ src: '/media/1.mp4' }),
  ])
  const whole = toHtml(document, { picture, origin: 'https://news.example' })
  assert.match(whole, /<a href="https:\/\/news\.example\/fa\/news\/757695">خبر<\/a><a href="https:\/\/isna\.ir\/">/)
  assert.match(whole, / src="https:\/\/news\.example\/media\/1\.mp4">/)
})
