import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { documentFromParagraphs } from '#article'
import { createArticles, keepOldAddresses, publish, publishedReader, saveRevisions, withdraw } from '#store'
import { openTestDatabase } from '../../test/database.ts'

/** A newsroom whose one live article stood at these addresses elsewhere. */
async function newsroomWith(context: TestContext, addresses: readonly string[]) {
  const { pool, database } = await openTestDatabase(context)
  const [article] = await createArticles(database, [4321])
  const content = {
    kind: 'news',
    kicker: null,
    headline: 'باران در شمال',
    subheadline: null,
    lead: null,
    document: documentFromParagraphs(['باران بارید.']),
    hero: null,
    section: null,
    tags: [],
    authors: [],
  } as const
  const [revision] = await saveRevisions(database, [
    { articleId: article!.id, content: { ...content, tags: [], authors: [] }, chain: [], savedBy: 'import' },
  ])
  await publish(database, [{ articleId: article!.id, revisionId: revision!.id, publishedAt: null, madeBy: 'import' }])
  await keepOldAddresses(
    database,
    addresses.map((address) => ({ address, articleId: article!.id })),
  )
  return { pool, database, article: article!, reader: publishedReader(pool) }
}

const live = { code: 4321, edition: 'fa', slug: 'باران-در-شمال' }

test('an old path leads to its article, on whatever host and however it is written', async (context) => {
  const { reader } = await newsroomWith(context, [
    'https://www.old.example/news/12/%D8%A8%D8%A7%D8%B1%D8%A7%D9%86',
    'http://old.example/برف/',
    'https://old.example/index.php?option=story&id=7#top',
    'https://old.example/bytes/%ff%fe',
    'https://old.example/100%',
    'https://old.example/nothing%00here',
  ])
  for (const path of [
    '/news/12/باران',
    '/news/12/%D8%A8%D8%A7%D8%B1%D8%A7%D9%86',
    '/news/12/%d8%a8%d8%a7%d8%b1%d8%a7%d9%86',
    '/news/12/%D8%A8%D8%A7%D8%B1%D8%A7%D9%86/',
    '/%D8%A8%D8%B1%D9%81',
    '/برف/',
    '/index.php?option=story&id=7',
    '/bytes/%ff%fe',
    '/100%',
    '/nothing%00here',
  ]) {
    assert.deepEqual(await reader.movedTo(path), live, path)
  }
  for (const path of ['/', '', '/news/12', '/news/12/باران/x', '/index.php', '/index.php?id=7', '/bytes/%ff', '/10']) {
    assert.equal(await reader.movedTo(path), null, path)
  }
})

test('what was taken down is led to no more', async (context) => {
  const { reader, database, article } = await newsroomWith(context, ['https://old.example/1'])
  assert.deepEqual(await reader.movedTo('/1'), live)
  await withdraw(database, { articleId: article.id, reason: null, madeBy: 'account:sara' })
  assert.equal(await reader.movedTo('/1'), null)
})

test('an old path is found by its index among five thousand', async (context) => {
  const { pool, database, article, reader } = await newsroomWith(context, ['https://old.example/the-one'])
  await database
    .insertInto('old_address')
    .values(
      Array.from({ length: 5_000 }, (_, index) => ({
        address: `https://old.example/news/${index}/%D8%A8`,
        article_id: article.id,
      })),
    )
    .execute()
  await pool.query('analyze old_address')
  const { rows } = await pool.query("explain select from old_address where old_path(address) = old_path('/the-one')")
  assert.match(rows.map((row) => row['QUERY PLAN']).join('\n'), /old_address_path/)
  assert.deepEqual(await reader.movedTo('/the-one'), live)
})

test('months before the common era are in no sitemap, and a month is one of UTC', async (context) => {
  const { pool, reader } = await newsroomWith(context, [])
  for (const [instant, expected] of [
    ['0001-03-01 12:00:00+00 BC', []],
    ['10000-03-01 12:00:00+00', []],
    ['0001-03-01 12:00:00+00', ['0001-03']],
    ['2020-03-31 23:59:59.999+00', ['2020-03']],
    ['2020-04-01 00:00:00+00', ['2020-04']],
    ['2020-03-31 19:00:00+00', ['2020-03']],
    ['0001-01-01 00:00:00+00', ['0001-01']],
    ['0001-12-31 23:00:00+00 BC', []],
    ['9999-12-31 23:59:59+00', ['9999-12']],
  ] as const) {
    await pool.query('update live set published_at = $1', [instant])
    const months = await reader.months()
    assert.deepEqual(
      months.map(({ month }) => month),
      expected,
      instant,
    )
    for (const { month, count } of months) assert.equal((await reader.month(month, 0, 10)).length, count, month)
  }
})
