import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contentFingerprint, documentFromParagraphs, mendContent, readContent } from '../article.ts'

const document = documentFromParagraphs(['ائتلاف بین‌المللی گفت رفت‌وآمد نیروها معمول است.'])
const whole = {
  kind: 'news',
  kicker: 'سخنگوی ائتلاف:',
  headline: 'تحرکات اخیر معمول است',
  subheadline: null,
  lead: 'فرماندهٔ ائتلاف عقب‌نشینی را تکذیب کرد.',
  document,
  hero: {
    media: null,
    src: 'https://cdn.example/1.jpg',
    width: null,
    height: null,
    alt: '',
    caption: null,
    credit: null,
  },
  section: 'world',
  tags: ['سوریه', 'عراق'],
  authors: ['سارا رستمی'],
}

test('a whole content comes out as it is; what may be absent is null or empty', () => {
  assert.deepEqual(readContent(whole), { value: whole, problems: [] })
  const least = { kind: 'live', document: { type: 'doc' } }
  assert.deepEqual(readContent(least).value, {
    kind: 'live',
    kicker: null,
    headline: '',
    subheadline: null,
    lead: null,
    document: { type: 'doc', content: [] },
    hero: null,
    section: null,
    tags: [],
    authors: [],
  })
})

test('texts of the headline block are single clean lines, names stand once', () => {
  const { value } = readContent({
    ...whole,
    kicker: ' \n ',
    headline: '  تیتر\u202e با\r\nشکست \u0000 خط ',
    lead: '\t',
    tags: ['سوریه', ' سوریه ', '', 'ایران\u200f'],
    authors: null,
  })
  assert.equal(value?.kicker, null)
  assert.equal(value?.headline, 'تیتر با شکست خط')
  assert.equal(value?.lead, null)
  assert.deepEqual(value?.tags, ['سوریه', 'ایران'])
  assert.deepEqual(value?.authors, [])
})

test('what an article cannot say is refused, with its place', () => {
  const table: [changes: Record<string, unknown>, kind: string, path: string][] = [
    [{ kind: 'advertisement' }, 'unknown-value', 'kind'],
    [{ kind: undefined }, 'unknown-value', 'kind'],
    [{ headline: 5 }, 'not-a-text', 'headline'],
    [{ headline: 'ت'.repeat(501) }, 'too-long', 'headline'],
    [{ lead: ['لید'] }, 'not-a-text', 'lead'],
    [{ document: undefined }, 'not-a-document', 'document'],
    [{ document: '<p>متن</p>' }, 'not-a-document', 'document'],
    [{ document: { type: 'doc', content: [{ type: 'script' }] } }, 'unknown-node', 'document.content[0]'],
    [{ hero: 'https://cdn.example/1.jpg' }, 'not-an-object', 'hero'],
    [{ hero: { src: 'javascript:x' } }, 'unsafe-address', 'hero.src'],
    [{ section: '../desk' }, 'malformed-name', 'section'],
    [{ section: 7 }, 'malformed-name', 'section'],
    [{ tags: 'سوریه' }, 'not-a-list', 'tags'],
    [{ tags: [['سوریه']] }, 'not-a-text', 'tags[0]'],
    [{ tags: Array(101).fill('x') }, 'too-many', 'tags'],
    [{ role: 'owner' }, 'unknown-member', 'role'],
    [{ publishedAt: '1970-01-01' }, 'unknown-member', 'publishedAt'],
  ]
  for (const [changes, kind, path] of table) {
    const { value, problems } = readContent({ ...whole, ...changes })
    assert.equal(value, null, path)
    assert.deepEqual([problems[0]?.kind, problems[0]?.path], [kind, path])
  }
  for (const nothing of [null, undefined, 1, 'x', [], () => whole]) {
    assert.equal(readContent(nothing).value, null)
    assert.equal(readContent(nothing).problems[0]?.kind, 'not-an-object')
  }
})

test('equal contents have one fingerprint, whatever the order of their members; others have others', () => {
  const { value } = readContent(whole)
  const shuffled = readContent(Object.fromEntries(Object.entries(whole).reverse())).value
  assert.ok(value && shuffled)
  assert.equal(contentFingerprint(value), contentFingerprint(shuffled))
  assert.equal(contentFingerprint(value), contentFingerprint(JSON.parse(JSON.stringify(value))))
  assert.deepEqual(JSON.parse(contentFingerprint(value)), value)
  const others = [
    { ...value, headline: 'تحرکات اخیر معمول نیست' },
    { ...value, tags: ['عراق', 'سوریه'] },
    { ...value, lead: null },
    { ...value, document: documentFromParagraphs(['متنی دیگر']) },
  ]
  assert.equal(new Set([value, ...others].map(contentFingerprint)).size, 5)
})

test('what a program made of a page is mended: the article stays, each loss is told', () => {
  const text = (words: string, ...marks: unknown[]) => ({ type: 'text', text: words, marks })
  const call = { type: 'link', attrs: { href: 'tel:+982100000000' } }
  const { value, problems } = mendContent({
    ...whole,
    headline: `${'تیتر بلند '.repeat(100)}`,
    hero: { src: 'data:image/png;base64,AA==' },
    section: '../desk',
    tags: ['سوریه', 5, 'عراق'],
    comments: 12,
    document: {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [text('زنگ بزنید: ', { type: 'strong' }), text('اینجا', call, { type: 'strong' })],
        },
        { type: 'image', attrs: { src: '1.jpg' } },
        { type: 'script' },
        { type: 'bullet_list', content: [{ type: 'list_item', content: [{ type: 'divider' }] }] },
        { type: 'gallery', attrs: { pictures: [{ src: 'https://cdn.example/1.jpg', width: -1 }, { src: 'x' }] } },
      ],
    },
  })
  assert.ok(value)
  assert.ok(value.headline.length <= 500 && value.headline.endsWith('بلند…'))
  assert.deepEqual([value.hero, value.section, value.tags], [null, null, ['سوریه', 'عراق']])
  const picture = {
    media: null,
    src: 'https://cdn.example/1.jpg',
    width: null,
    height: null,
    alt: '',
    caption: null,
    credit: null,
  }
  assert.deepEqual(value.document.content, [
    { type: 'paragraph', content: [text('زنگ بزنید: اینجا', { type: 'strong' })] },
    { type: 'gallery', attrs: { pictures: [picture] } },
  ])
  assert.deepEqual(
    problems.map(({ kind, path }) => `${kind} ${path}`),
    [
      'unknown-member comments',
      'too-long headline',
      'unsafe-address document.content[0].content[1].marks[0].attrs.href',
      'unsafe-address document.content[1].attrs.src',
      'unknown-node document.content[2]',
      'misplaced-node document.content[3].content[0].content[0]',
      'not-a-number document.content[4].attrs.pictures[0].width',
      'unsafe-address document.content[4].attrs.pictures[1].src',
      'unsafe-address hero.src',
      'malformed-name section',
      'not-a-text tags[1]',
    ],
  )
  assert.deepEqual(readContent(value), { value, problems: [] }, 'what was mended is in order')
})

test('what is in order is mended into itself; what is no article is not mended', () => {
  assert.deepEqual(mendContent(whole), { value: whole, problems: [] })
  for (const nothing of [null, 'x', {}, { kind: 'news' }, { document }, { ...whole, document: [] }]) {
    assert.equal(mendContent(nothing).value, null)
    assert.ok(mendContent(nothing).problems.length > 0)
  }
})
