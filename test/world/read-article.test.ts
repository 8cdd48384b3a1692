import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readArticle } from './read-article.ts'
import { readBody } from './read-body.ts'

const picture = { media: 'x', src: null, width: 1, height: 1, alt: 'a', caption: 'own', credit: null }
const links = {
  section: 'culture',
  picture: (name: string) => (name === 'stage' ? picture : null),
  film: (name: string) => (name === 'boat' ? { src: '/media/b/film.webm', seconds: 14 } : null),
  article: (name: string) => (name === 'tram-line' ? '/fa/news/1' : null),
}

const header = 'کد: ۱۲\nنوع: خبر\nتیتر: ت\nنویسنده: الف\nانتشار: ۱ روز و ۲ ساعت پیش'

const blocks: [source: string, expected: unknown][] = [
  ['یک بند', { type: 'paragraph', content: [{ type: 'text', text: 'یک بند' }] }],
  ['دو سطر\nیک بند', { type: 'paragraph', content: [{ type: 'text', text: 'دو سطر یک بند' }] }],
  ['## میان‌تیتر', { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'میان‌تیتر' }] }],
  ['***', { type: 'divider' }],
  ['![stage]', { type: 'image', attrs: picture }],
  ['![stage] شرح', { type: 'image', attrs: { ...picture, caption: 'شرح' } }],
  ['!گالری stage stage', { type: 'gallery', attrs: { pictures: [picture, picture] } }],
  [
    '!فیلم https://v.example/a.mp4 | 61 | stage | شرح',
    { type: 'video', attrs: { src: 'https://v.example/a.mp4', poster: picture, caption: 'شرح', seconds: 61 } },
  ],
  [
    '!فیلم boat | stage | شرح',
    { type: 'video', attrs: { src: '/media/b/film.webm', poster: picture, caption: 'شرح', seconds: 14 } },
  ],
  [
    '> گفت\n> — الف',
    {
      type: 'quote',
      attrs: { speaker: 'الف' },
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'گفت' }] }],
    },
  ],
  [
    '۱. یک',
    {
      type: 'ordered_list',
      content: [{ type: 'list_item', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'یک' }] }] }],
    },
  ],
  [
    '= شرح\n| الف | ب |\n| ۱ | ۲ |',
    {
      type: 'table',
      attrs: { caption: 'شرح' },
      content: [
        {
          type: 'table_row',
          content: ['الف', 'ب'].map((text) => ({ type: 'table_header', content: [{ type: 'text', text }] })),
        },
        {
          type: 'table_row',
          content: ['۱', '۲'].map((text) => ({ type: 'table_cell', content: [{ type: 'text', text }] })),
        },
      ],
    },
  ],
  [
    'آن **تند** و _کج_ و [این](خبر:tram-line).',
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'آن ' },
        { type: 'text', text: 'تند', marks: [{ type: 'strong' }] },
        { type: 'text', text: ' و ' },
        { type: 'text', text: 'کج', marks: [{ type: 'emphasis' }] },
        { type: 'text', text: ' و ' },
        { type: 'text', text: 'این', marks: [{ type: 'link', attrs: { href: '/fa/news/1' } }] },
        { type: 'text', text: '.' },
      ],
    },
  ],
]

test('each kind of block is read into its node', () => {
  for (const [source, expected] of blocks) {
    const { value, problems } = readBody(source, links)
    assert.deepEqual(problems, [], source)
    assert.deepEqual(value.content, [expected], source)
  }
})

const refused: [source: string, complaint: RegExp][] = [
  ['کد: x', /not a number/],
  ['رنگ: آبی', /not a header line/],
  [header.replace('خبر', 'شعر'), /not one of/],
  [header.replace('۱ روز و ۲ ساعت پیش', 'دیروز'), /not a time ago/],
  [`${header}\nمنبع: به گزارش رسانه‌ای ناشناس`, /not a known source/],
  [`${header}\nبخش: nowhere`, /no such section/],
  [`${header}\nتصویر: nothing`, /no such picture/],
  [`${header}\n\n![nothing]`, /no such picture/],
  [`${header}\n\n[الف](خبر:nothing)`, /leads nowhere/],
  [`${header}\n\n[الف](javascript:alert)`, /leads nowhere/],
  [`${header}\n\n| الف | ب |\n| ۱ |`, /unlike width/],
  [`${header}\n\n!نقشه`, /not a picture/],
]

test('a slip of the editor is reported, never passed over', () => {
  assert.deepEqual(readArticle(header, 'a', links).problems, [])
  for (const [source, complaint] of refused)
    assert.match(readArticle(source, 'a', links).problems.join('\n'), complaint)
})

test('ages, chains and corrections are read from the header', () => {
  const { value, problems } = readArticle(
    `${header}\nبخش: books\nمنبع: به گزارش سپیدار\nمنبع: به نقل از روزنامهٔ بامگاه\nاصلاحیه: ۵ دقیقه پیش | نگارشی | شرح`,
    'a',
    links,
  )
  assert.deepEqual(problems, [])
  assert.equal(value.publishedMinutesAgo, 1560)
  assert.equal(value.content.section, 'books')
  assert.deepEqual(value.chain, [
    { name: 'سپیدار', kind: 'agency', relation: 'reported-by' },
    { name: 'روزنامهٔ بامگاه', kind: 'newspaper', relation: 'quoting' },
  ])
  assert.deepEqual(value.corrections, [{ kind: 'typo', note: 'شرح', minutesAgo: 5, before: null, after: null }])
})
