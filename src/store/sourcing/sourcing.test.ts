import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { type ArticleContent, documentFromParagraphs, readContentSourcing } from '#article'
import {
  createArticles,
  type Database,
  inTransaction,
  type PublishedArticle,
  publish,
  publishedReader,
  saveRevisions,
} from '#store'
import { openTestDatabase } from '../../../test/database.ts'

const paragraphs = [
  'به گزارش ایسنا، به نقل از میدل ایست نیوز، شهردار نمونه‌شهر از بازگشایی پل خبر داد.',
  'علی فرضی‌زاده، شهردار نمونه‌شهر، گفت: «پل آماده است و از فردا باز می‌شود.»',
  'وی ضمن تکذیب خبر ترک‌خوردن پل گفت که آزمایش‌ها پایان یافته است.',
  'پیش از این خبرگزاری اسپوتنیک گزارش داده بود که پل ترک خورده است.',
]

function contentOf(texts: readonly string[], headline = 'پل نمونه‌شهر باز شد'): ArticleContent {
  const nothing = { kicker: null, subheadline: null, lead: null, hero: null, section: null, tags: [], authors: [] }
  return { ...nothing, kind: 'news', headline, document: documentFromParagraphs(texts) }
}

async function tell(database: Database, content: ArticleContent, publishedAt: Date, code?: number): Promise<number> {
  return inTransaction(database, async (transaction) => {
    const [article] = await createArticles(transaction, [code ?? null])
    const { chain } = readContentSourcing(content)
    const [revision] = await saveRevisions(transaction, [
      { articleId: article!.id, content, chain, savedBy: 'account:sara' },
    ])
    await publish(transaction, [
      { articleId: article!.id, revisionId: revision!.id, publishedAt, madeBy: 'account:sara' },
    ])
    return article!.code
  })
}

async function open(context: TestContext) {
  const { pool, database } = await openTestDatabase(context)
  const published = publishedReader(pool)
  const live = async (code: number) => (await published.article(code)) as PublishedArticle
  return { pool, database, published, live }
}

test('سارا خبر را ذخیره می‌کند: its chain, its statements and its mentions are recorded, each name resolved', async (context) => {
  const { database, live } = await open(context)
  const article = await live(await tell(database, contentOf(paragraphs), new Date('2026-11-20T08:00:00Z')))
  assert.deepEqual(
    article.chain.map(({ name, relation, source }) => [name, relation, source?.slug]),
    [
      ['ایسنا', 'reported-by', 'isna'],
      ['میدل ایست نیوز', 'quoting', 'middle-east-news'],
    ],
  )
  assert.deepEqual(
    article.statements.map(({ id, speaker, polarity, person, source }) => [
      id,
      speaker,
      polarity,
      person?.slug,
      source?.slug,
    ]),
    [
      ['s1', 'علی فرضی‌زاده', 'assert', 'علی-فرضی-زاده', undefined],
      ['s2', 'علی فرضی‌زاده', 'assert', 'علی-فرضی-زاده', undefined],
      ['s3', 'علی فرضی‌زاده', 'deny', 'علی-فرضی-زاده', undefined],
      ['s4', 'خبرگزاری اسپوتنیک', 'assert', undefined, 'sputnik'],
    ],
  )
  assert.deepEqual(
    article.mentions.map(({ relation, source }) => [relation, source?.slug]),
    [['earlier-report', 'sputnik']],
  )
})

test('what somebody said is found newest first, page by page, with offices over time', async (context) => {
  const { database, published } = await open(context)
  const codes: number[] = []
  for (const [index, title] of ['شهردار نمونه‌شهر', 'شهردار نمونه‌شهر', 'استاندار نمونه'].entries()) {
    const text = `علی فرضی‌زاده، ${title}، گفت: «کار شمارهٔ ${index} تمام شد.»`
    codes.unshift(await tell(database, contentOf([text]), new Date(Date.UTC(2020 + index, 1, 1))))
  }
  const person = await published.person('علی-فرضی-زاده')
  assert.deepEqual(
    person?.offices.map(({ title, firstAt, lastAt }) => [title, firstAt.getUTCFullYear(), lastAt.getUTCFullYear()]),
    [
      ['استاندار نمونه', 2022, 2022],
      ['شهردار نمونه‌شهر', 2020, 2021],
    ],
  )
  const first = await published.said({ person: person!.slug, limit: 2 })
  const rest = await published.said({ person: person!.slug, limit: 2, before: first.at(-1)! })
  assert.deepEqual(
    [...first, ...rest].map(({ code }) => code),
    codes,
  )
  assert.equal(first[0]!.said[0]!.words, 'کار شمارهٔ 2 تمام شد.')
})

test('a known person is one record under each of their names; a surname many bear is nobody’s', async (context) => {
  const { database, published, live } = await open(context)
  const day = new Date('2024-01-01T00:00:00Z')
  const full = await live(await tell(database, contentOf(['سرگئی لاوروف گفت: گفت‌وگوها ادامه دارد.']), day))
  const short = await live(await tell(database, contentOf(['لاوروف گفت: گفت‌وگوها ادامه دارد.']), day))
  const many = await live(await tell(database, contentOf(['صالحی گفت: گفت‌وگوها ادامه دارد.']), day))
  assert.equal(full.statements[0]!.person?.slug, 'sergey-lavrov')
  assert.equal(short.statements[0]!.person?.slug, 'sergey-lavrov')
  assert.equal(many.statements[0]!.person, null)
  const { tenures } = (await published.person('sergey-lavrov'))!
  assert.ok(tenures.some(({ title, from }) => title === 'وزیر خارجه روسیه' && from === 2004))
})

test('a withdrawn or changed article leaves the pages of those who no longer speak in it', async (context) => {
  const { database, published } = await open(context)
  const code = await tell(database, contentOf(paragraphs), new Date('2026-11-20T08:00:00Z'))
  const article = { person: 'علی-فرضی-زاده', limit: 5 }
  assert.equal((await published.said(article)).length, 1)
  await inTransaction(database, async (transaction) => {
    const { rows } = { rows: await transaction.selectFrom('article').select('id').where('code', '=', code).execute() }
    const content = contentOf(['باران آمد.'])
    const [revision] = await saveRevisions(transaction, [
      { articleId: rows[0]!.id, content, chain: [], savedBy: 'account:sara' },
    ])
    await publish(transaction, [
      { articleId: rows[0]!.id, revisionId: revision!.id, publishedAt: null, madeBy: 'account:sara' },
    ])
  })
  assert.equal((await published.said(article)).length, 0)
})

test('the directory is in the store: a source with its names, its kind and its country', async (context) => {
  const { published } = await open(context)
  const isna = await published.source('isna')
  assert.deepEqual([isna?.name, isna?.kind, isna?.country], ['ایسنا', 'agency', 'IR'])
  assert.ok(isna!.otherNames.includes('خبرگزاری دانشجویان ایران'))
})

test('a carrier nobody knew becomes a source of its own, one for all its spellings', async (context) => {
  const { database, published, live } = await open(context)
  const day = new Date('2026-01-01T00:00:00Z')
  const tellOf = (name: string) => tell(database, contentOf([`به گزارش ${name}، پل نمونه باز شد.`]), day)
  const one = await live(await tellOf('خبرگزاری کرانه‌نیوز'))
  const other = await live(await tellOf('خبرگزاری کرانه نیوز'))
  assert.equal(one.chain[0]!.source!.slug, other.chain[0]!.source!.slug)
  assert.equal((await published.cards({ source: one.chain[0]!.source!.slug, limit: 5 })).length, 2)
})
