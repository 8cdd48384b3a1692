import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import {
  JSON_LD_SIZE_BYTES_MAX,
  type NewsArticleView,
  writeBreadcrumbJsonLd,
  writeNewsArticleJsonLd,
} from '../formats.ts'
import { hostileTexts, newsArticle } from '../write-fixtures/views.ts'

const vocabulary = new URL('../../../../shared/data/schemas/schema-org/vocab.json', import.meta.url)
const needsShared = existsSync(vocabulary) ? {} : { skip: 'needs ../shared' }

const crumbs = [
  { name: 'صفحهٔ نخست', url: 'https://sanad.example/' },
  { name: 'بین‌الملل', url: 'https://sanad.example/fa/section/world' },
]

test('an article is told to search engines whole', () => {
  const read = JSON.parse(writeNewsArticleJsonLd(newsArticle))
  assert.equal(read['@context'], 'https://schema.org')
  assert.equal(read['@type'], 'NewsArticle')
  assert.equal(read.identifier, '757695')
  assert.equal(read.headline, 'آموزش 120 هزار نفر از نیروهای عراقی')
  assert.equal(read.datePublished, '2020-11-24T19:16:00Z')
  assert.equal(read.dateModified, '2020-11-24T20:01:30Z')
  assert.deepEqual(read.author, [
    { '@type': 'Person', name: 'سارا رستمی', url: 'https://sanad.example/fa/author/sara' },
  ])
  assert.equal(read.publisher['@type'], 'NewsMediaOrganization')
  assert.deepEqual(read.correction, [
    { '@type': 'CorrectionComment', text: 'شمار نیروها اصلاح شد.', datePublished: '2020-11-24T20:01:30Z' },
  ])
  assert.deepEqual(read.citation, [
    {
      '@type': 'CreativeWork',
      publisher: {
        '@type': 'Organization',
        name: 'خبرگزاری اسپوتنیک',
        url: 'https://sanad.example/fa/source/sputnik',
      },
    },
    { '@type': 'NewsArticle', url: 'https://sanad.example/fa/news/757690/y' },
  ])
})

test('words that were quoted are told with who said them, and where they stand', () => {
  const { hasPart } = JSON.parse(writeNewsArticleJsonLd(newsArticle))
  assert.deepEqual(hasPart, [
    {
      '@type': 'Quotation',
      url: 'https://sanad.example/fa/news/757695/x#s2',
      text: 'مأموریت هنوز به پایان نرسیده است.',
      creator: {
        '@type': 'Person',
        name: 'کوین کوبسی',
        url: 'https://sanad.example/fa/person/x',
        jobTitle: 'فرمانده نیروهای ائتلاف',
      },
      spokenByCharacter: { '@type': 'Person', name: 'کوین کوبسی' },
    },
  ])
})

test('the source chain is kept in order: ours is based on the nearest, that on the next', () => {
  const { isBasedOn } = JSON.parse(writeNewsArticleJsonLd(newsArticle))
  assert.deepEqual(isBasedOn, {
    '@type': 'CreativeWork',
    url: 'https://www.isna.ir/news/1',
    publisher: { '@type': 'Organization', name: 'ایسنا' },
    isBasedOn: { '@type': 'CreativeWork', publisher: { '@type': 'Organization', name: 'میدل ایست نیوز' } },
  })
  const chain = [{ name: 'کوین کوبسی', kind: 'person' as const }]
  const person = JSON.parse(writeNewsArticleJsonLd({ ...newsArticle, chain }))
  assert.deepEqual(person.isBasedOn, { '@type': 'CreativeWork', author: { '@type': 'Person', name: 'کوین کوبسی' } })
})

test('what is not known is left out, and an unsigned article is its publisher’s', () => {
  const bare: NewsArticleView = {
    ...newsArticle,
    alternativeHeadline: null,
    description: null,
    section: null,
    tags: [],
    authors: [],
    pictureUrls: [],
    updatedAt: null,
    chain: [],
    mentions: [],
    quotations: [],
    differing: [],
    corrections: [],
  }
  const read = JSON.parse(writeNewsArticleJsonLd(bare))
  for (const absent of [
    'alternativeHeadline',
    'description',
    'articleSection',
    'keywords',
    'image',
    'isBasedOn',
    'citation',
    'correction',
  ]) {
    assert.equal(Object.hasOwn(read, absent), false, absent)
  }
  assert.equal(read.author.name, 'خبرگزاری سند')
  assert.equal(read.dateModified, read.datePublished)
})

test('no text can leave the script element, and every digit is Latin', () => {
  for (const text of hostileTexts) {
    const hostile: NewsArticleView = {
      ...newsArticle,
      headline: text,
      description: text,
      section: text,
      tags: [text],
      authors: [{ name: text, url: null }],
      chain: [{ name: text, kind: 'agency' }],
      corrections: [{ kind: 'retraction', note: text, at: newsArticle.publishedAt }],
    }
    for (const json of [
      writeNewsArticleJsonLd(hostile),
      writeBreadcrumbJsonLd([{ name: text, url: newsArticle.url }]),
    ]) {
      assert.doesNotMatch(json, /[<>&\u2028\u2029]/)
      assert.doesNotMatch(json, /[۰-۹٠-٩]/)
      assert.ok(json.isWellFormed())
    }
    assert.equal(
      JSON.parse(writeNewsArticleJsonLd(hostile)).headline,
      text.toWellFormed().replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0)),
    )
  }
})

test('however long the article’s parts, it stays within its size and keeps what search needs', () => {
  const long = (words: number) => 'رفت‌وآمد نیروها '.repeat(words)
  const names = Array.from({ length: 60 }, (_, index) => ({
    name: `خبرنگار ${index}`,
    url: `https://sanad.example/fa/author/${index}`,
  }))
  const heavy: NewsArticleView = {
    ...newsArticle,
    url: `https://sanad.example/fa/news/757695/${'%D8%AA'.repeat(80)}`,
    headline: long(60),
    alternativeHeadline: long(20),
    description: long(400),
    tags: names.map(({ name }) => name),
    authors: names,
    pictureUrls: names.map(({ url }) => url),
    chain: names.map(({ name, url }) => ({ name, kind: 'agency' as const, url })),
    mentions: names,
    corrections: names.map(() => ({ kind: 'correction' as const, note: long(50), at: newsArticle.publishedAt })),
  }
  const variants: NewsArticleView[] = [
    heavy,
    { ...heavy, headline: 'کوتاه' },
    { ...newsArticle, description: long(400) },
    { ...newsArticle, corrections: heavy.corrections },
    { ...newsArticle, headline: '<'.repeat(2_000), description: '&'.repeat(5_000) },
    {
      ...heavy,
      url: `https://sanad.example/${'x'.repeat(1_900)}`,
      section: long(30),
      authors: [{ name: long(20), url: `https://sanad.example/${'x'.repeat(1_900)}` }],
      chain: [{ name: long(20), kind: 'agency' }],
    },
  ]
  for (const article of variants) {
    const json = writeNewsArticleJsonLd(article)
    assert.ok(Buffer.byteLength(json) <= JSON_LD_SIZE_BYTES_MAX, `${Buffer.byteLength(json)} bytes`)
    const read = JSON.parse(json)
    for (const needed of ['headline', 'datePublished', 'dateModified', 'publisher', 'identifier', 'url']) {
      assert.ok(read[needed], needed)
    }
  }
  assert.ok(
    JSON.parse(writeNewsArticleJsonLd({ ...newsArticle, description: long(400) })).isBasedOn,
    'the chain outlasts a long lead',
  )
})

test('a retraction is told, however much else there is to tell', () => {
  const retraction = { kind: 'retraction' as const, note: 'این خبر پس گرفته شد.', at: newsArticle.publishedAt }
  const typos = Array(60).fill({ kind: 'typo', note: 'غلط نگارشی اصلاح شد. '.repeat(10), at: newsArticle.updatedAt })
  for (const corrections of [[retraction], [retraction, ...typos]]) {
    const json = writeNewsArticleJsonLd({ ...newsArticle, corrections })
    const read = JSON.parse(json)
    assert.equal(read.creativeWorkStatus, 'Retracted')
    assert.equal(read.correction[0].text, retraction.note)
    assert.ok(Buffer.byteLength(json) <= JSON_LD_SIZE_BYTES_MAX)
  }
  assert.equal(JSON.parse(writeNewsArticleJsonLd(newsArticle)).creativeWorkStatus, undefined)
})

test('breadcrumbs go from the front page inwards', () => {
  const read = JSON.parse(writeBreadcrumbJsonLd(crumbs))
  assert.deepEqual(
    read.itemListElement.map(({ position, name, item }: Record<string, unknown>) => [position, name, item]),
    [
      [1, 'صفحهٔ نخست', 'https://sanad.example/'],
      [2, 'بین‌الملل', 'https://sanad.example/fa/section/world'],
    ],
  )
})

interface Vocabulary {
  types: Record<string, { parents: string[]; props: Record<string, string[]> }>
}

test('every type and member is of schema.org, and of that type', needsShared, () => {
  const { types } = JSON.parse(readFileSync(vocabulary, 'utf8')) as Vocabulary
  const isKnown = (type: string, member: string): boolean => {
    const known = types[type]
    return known !== undefined && (member in known.props || known.parents.some((parent) => isKnown(parent, member)))
  }
  const unknownIn = (thing: unknown): string[] => {
    if (Array.isArray(thing)) return thing.flatMap(unknownIn)
    if (typeof thing !== 'object' || thing === null) return []
    const { '@type': type, '@context': _, ...members } = thing as Record<string, unknown>
    const unknown = Object.keys(members).filter((member) => !isKnown(String(type), member))
    return [...unknown.map((member) => `${type}.${member}`), ...Object.values(members).flatMap(unknownIn)]
  }
  assert.deepEqual(
    unknownIn({ '@type': 'NewsArticle', headlines: 'x' }),
    ['NewsArticle.headlines'],
    'the check can fail',
  )
  assert.deepEqual(unknownIn(JSON.parse(writeNewsArticleJsonLd(newsArticle))), [])
  assert.deepEqual(unknownIn(JSON.parse(writeBreadcrumbJsonLd(crumbs))), [])
})
