import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ArticleContent, documentFromParagraphs } from '#article'
import type { Hop } from '#sourcing'
import {
  addSections,
  checkAudit,
  createArticles,
  type Database,
  findArticles,
  inTransaction,
  listenForChanges,
  type PublicationDraft,
  publish,
  publishedReader,
  readLiveManuscript,
  readManuscript,
  saveRevisions,
  withdraw,
} from '#store'
import { openTestDatabase } from '../../test/database.ts'

const chain: Hop[] = [
  { name: 'ایسنا', kind: 'agency', relation: 'reported-by' },
  { name: 'میدل ایست نیوز', kind: 'site', relation: 'quoting' },
]

function contentOf(headline: string, changes: Partial<ArticleContent> = {}): ArticleContent {
  return {
    kind: 'news',
    kicker: null,
    headline,
    subheadline: null,
    lead: 'شهرداری از فردا آزمایش خط تازه را آغاز می‌کند.',
    document: documentFromParagraphs(['سارا گفت کار تا پایان ماه ادامه دارد.']),
    hero: null,
    section: 'society',
    tags: ['حمل‌ونقل'],
    authors: ['سارا آریا'],
    ...changes,
  }
}

interface Told {
  headline: string
  code?: number
  changes?: Partial<ArticleContent>
  publication?: Partial<PublicationDraft>
}

async function tell(database: Database, { headline, code, changes, publication }: Told) {
  return inTransaction(database, async (transaction) => {
    await addSections(transaction, [{ slug: 'society', name: 'جامعه', parent: null }])
    const [known] = code === undefined ? [] : await findArticles(transaction, [code])
    const [made] = known ? [known] : await createArticles(transaction, [code ?? null])
    const article = made!
    const [revision] = await saveRevisions(transaction, [
      { articleId: article.id, content: contentOf(headline, changes), chain, savedBy: 'account:sara' },
    ])
    const [live] = await publish(transaction, [
      { articleId: article.id, revisionId: revision!.id, publishedAt: null, madeBy: 'account:sara', ...publication },
    ])
    return { article, revision: revision!, live: live! }
  })
}

test('سارا خبر را منتشر می‌کند: the reader sees its words, its chain and where it is filed', async (context) => {
  const { pool, database } = await openTestDatabase(context)
  const { live } = await tell(database, { headline: 'خط تازهٔ اتوبوس از فردا', code: 757695 })
  assert.equal(live.code, 757695)
  assert.equal(live.slug, 'خط-تازه-اتوبوس-از-فردا')
  const seen = await publishedReader(pool).article(757695)
  assert.ok(seen && 'headline' in seen)
  assert.equal(seen.headline, 'خط تازهٔ اتوبوس از فردا')
  assert.deepEqual(seen.section, { slug: 'society', name: 'جامعه' })
  assert.deepEqual(seen.tags, [{ slug: 'حمل-ونقل', name: 'حمل‌ونقل' }])
  assert.deepEqual(
    seen.chain.map(({ name, relation, source }) => [name, relation, source !== null]),
    [
      ['ایسنا', 'reported-by', true],
      ['میدل ایست نیوز', 'quoting', true],
    ],
  )
  assert.equal(seen.updatedAt, null)
})

test('codes are given in sequence and step over those an archive brought', async (context) => {
  const { database } = await openTestDatabase(context)
  const [first] = await createArticles(database, [null])
  await createArticles(database, [first!.code + 1, first!.code + 2])
  const [next] = await createArticles(database, [null])
  assert.equal(next!.code, first!.code + 3)
  await assert.rejects(createArticles(database, [first!.code]), /article_code_key/)
})

test('saving the same words twice makes one revision; other words make a second', async (context) => {
  const { database } = await openTestDatabase(context)
  const first = await tell(database, { headline: 'باران در شمال' })
  const again = await tell(database, { headline: 'باران در شمال', code: first.article.code })
  assert.deepEqual([again.revision.number, again.revision.isNew], [1, false])
  const changed = await tell(database, { headline: 'باران در شمال و مرکز', code: first.article.code })
  assert.deepEqual([changed.revision.number, changed.revision.isNew], [2, true])
})

test('an update keeps the address and the first instant, and shows when it was made', async (context) => {
  const { pool, database } = await openTestDatabase(context)
  const publishedAt = new Date('2020-11-24T19:16:00Z')
  const first = await tell(database, { headline: 'باران در شمال', publication: { publishedAt } })
  await tell(database, { headline: 'برف در شمال', code: first.article.code })
  const seen = await publishedReader(pool).article(first.article.code)
  assert.ok(seen && 'headline' in seen)
  assert.equal(seen.headline, 'برف در شمال')
  assert.equal(seen.slug, first.live.slug)
  assert.equal(seen.publishedAt.toISOString(), '2020-11-24T19:16:00.000Z')
  assert.ok(seen.updatedAt && seen.updatedAt > publishedAt)
})

test('a list holds the newest first, goes on after a card, and lets go of what was filed elsewhere', async (context) => {
  const { pool, database } = await openTestDatabase(context)
  const reader = publishedReader(pool)
  const told = []
  for (const day of [1, 2, 3]) {
    const publication = { publishedAt: new Date(`2024-05-0${day}T08:00:00Z`) }
    told.push(await tell(database, { headline: `روز ${day}`, publication }))
  }
  const headlines = async (query: object) =>
    (await reader.cards({ limit: 10, ...query })).map(({ headline }) => headline)
  for (const query of [{}, { section: 'society' }, { tag: 'حمل-ونقل' }, { author: 'سارا-آریا' }]) {
    assert.deepEqual(await headlines(query), ['روز 3', 'روز 2', 'روز 1'], JSON.stringify(query))
  }
  const before = { publishedAt: new Date('2024-05-03T08:00:00Z'), code: told[2]!.article.code }
  assert.deepEqual(await headlines({ tag: 'حمل-ونقل', before }), ['روز 2', 'روز 1'])
  await tell(database, { headline: 'روز 2', code: told[1]!.article.code, changes: { tags: ['باران'] } })
  assert.deepEqual(await headlines({ tag: 'حمل-ونقل' }), ['روز 3', 'روز 1'])
  assert.deepEqual(await headlines({ tag: 'باران' }), ['روز 2'])
})

test('a withdrawn article leaves every list and says when it went; its records stay', async (context) => {
  const { pool, database } = await openTestDatabase(context)
  const { article } = await tell(database, { headline: 'خبر نادرست' })
  assert.equal(await withdraw(database, { articleId: article.id, reason: 'نادرست', madeBy: 'account:sara' }), true)
  assert.equal(await withdraw(database, { articleId: article.id, reason: null, madeBy: 'account:sara' }), false)
  const seen = await publishedReader(pool).article(article.code)
  assert.ok(seen && 'withdrawnAt' in seen)
  assert.deepEqual(await publishedReader(pool).cards({ limit: 5, tag: 'حمل-ونقل' }), [])
  assert.equal((await readManuscript(database, article.code))?.content.headline, 'خبر نادرست')
  assert.equal(await readLiveManuscript(database, article.code), null)
})

test('nothing published is ever overwritten: the database refuses', async (context) => {
  const { pool, database } = await openTestDatabase(context)
  await tell(database, { headline: 'خبر', publication: { correction: { kind: 'typo', note: 'نام درست شد.' } } })
  for (const table of ['revision', 'publication', 'correction', 'audit']) {
    await assert.rejects(pool.query(`delete from ${table}`), /never changed or deleted/, table)
  }
  await assert.rejects(pool.query("update revision set headline = 'x'"), /never changed or deleted/)
})

test('a changed row of the audit log is found, and a cut tail', async (context) => {
  const { pool, database } = await openTestDatabase(context)
  for (const headline of ['یک', 'دو', 'سه']) await tell(database, { headline })
  assert.deepEqual(await checkAudit(database), { rows: 3, brokenAt: null })
  await pool.query('alter table audit disable trigger audit_kept')
  await pool.query("update audit set actor = 'account:reza' where id = 2")
  assert.deepEqual(await checkAudit(database), { rows: 3, brokenAt: 2 })
  await pool.query("update audit set actor = 'account:sara' where id = 2")
  await pool.query('delete from audit where id = 3')
  assert.deepEqual(await checkAudit(database), { rows: 2, brokenAt: 3 }, 'a cut tail')
})

test('a change is heard by its keys when it commits, and not when it is undone', async (context) => {
  const { database, connection } = await openTestDatabase(context)
  const heard: string[][] = []
  const stop = await listenForChanges(connection, (keys) => heard.push(keys))
  context.after(stop)
  const undone = inTransaction(database, async (transaction) => {
    await createArticles(transaction, [555])
    await tell(transaction, { headline: 'پس گرفته' }).catch(() => {})
    throw new Error('undone')
  })
  await assert.rejects(undone)
  const { article } = await tell(database, { headline: 'شنیدنی' })
  for (let waited = 0; heard.length === 0 && waited < 100; waited++)
    await new Promise((resolve) => setTimeout(resolve, 20))
  assert.equal(heard.length, 1)
  for (const key of [
    `article:${article.code}`,
    'section:society',
    'tag:حمل-ونقل',
    'front',
    'latest',
    'feed',
    'sitemap',
  ]) {
    assert.ok(heard[0]!.includes(key), key)
  }
})

test('two savers at once get two numbers', async (context) => {
  const { database } = await openTestDatabase(context)
  const { article } = await tell(database, { headline: 'آغاز' })
  const saved = await Promise.all(
    ['الف', 'ب', 'پ', 'ت'].map((headline) => tell(database, { headline, code: article.code })),
  )
  assert.deepEqual(saved.map(({ revision }) => revision.number).sort(), [2, 3, 4, 5])
})
