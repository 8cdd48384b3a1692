import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentFromParagraphs } from '#article'
import { draftFromKeptItem, type KeptItem } from '../formats.ts'

const words = 'به گزارش ایسنا، پل چوبی روستای کرانه که در سیلاب بهار فرو ریخته بود، دوباره ساخته شد و از امروز باز است.'
const item: KeptItem = {
  title: 'پل چوبی کرانه باز شد',
  link: 'https://sepidar.example/news/1',
  said: {
    kicker: 'استان‌ها',
    summary_text: 'اهالی کرانه پس از شش ماه از پل گذشتند.',
    content_text: words,
    categories: ['پل', 'کرانه', 'پل'],
    authors: [{ name: 'سارا نمونه‌پور' }, { name: null }],
    media: [
      { url: 'https://sepidar.example/a.mp4', medium: 'video', caption: null, credit: null },
      { url: 'https://sepidar.example/a.jpg', medium: 'image', caption: 'پل', credit: 'سپیدار' },
    ],
  },
  document: documentFromParagraphs([words]),
  source: { name: 'سپیدار', slug: null },
  section: 'ostan',
  tags: ['سیل'],
}
const drafted = (changes: Partial<KeptItem>) => draftFromKeptItem({ ...item, ...changes })
const saying = (changes: Record<string, unknown>) => drafted({ said: { ...item.said, ...changes } })

test('an item becomes a draft with its words, its own categories after the tags given, and the first picture', () => {
  const { content } = draftFromKeptItem(item)!
  assert.deepEqual(
    [content.headline, content.kicker, content.lead, content.section, content.tags, content.authors],
    [item.title, 'استان‌ها', item.said!.summary_text, 'ostan', ['سیل', 'پل', 'کرانه'], ['سارا نمونه‌پور']],
  )
  assert.deepEqual([content.hero?.src, content.hero?.caption], ['https://sepidar.example/a.jpg', 'پل'])
})

test('we took it from its source, which took it from whom its words name', () => {
  const hops = (kept: Partial<KeptItem>) => drafted(kept)!.chain.map(({ name, relation }) => `${name} ${relation}`)
  assert.deepEqual(hops({}), ['سپیدار reported-by', 'ایسنا quoting'])
  assert.deepEqual(drafted({})!.chain[0]!.url, item.link)
  assert.deepEqual(hops({ source: null }), ['ایسنا reported-by'])
  assert.deepEqual(hops({ source: { name: 'ایسنا', slug: 'isna' } }), ['ایسنا reported-by'])
})

test('a summary is a lead only beside a text that does not begin with it', () => {
  const cut = `${words.slice(0, 90)}…`
  const rows: [Record<string, unknown>, string | null][] = [
    [{ summary_text: cut }, null],
    [{ summary_text: words }, null],
    [{ content_text: null }, null],
    [{ summary_text: '' }, null],
    [{ summary_text: null }, null],
  ]
  for (const [said, lead] of rows) assert.equal(saying(said)!.content.lead, lead, JSON.stringify(said))
})

test('without a headline or a text there is no draft, and nothing kept makes it throw', () => {
  assert.equal(drafted({ title: null }), null)
  assert.equal(drafted({ title: null, said: { title: 'تیتر' } })?.content.headline, 'تیتر')
  assert.equal(drafted({ said: null, document: null }), null)
  assert.deepEqual(drafted({ said: null })?.content.tags, ['سیل'])
})
