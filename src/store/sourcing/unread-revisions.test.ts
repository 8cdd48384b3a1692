import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ArticleContent, documentFromParagraphs } from '#article'
import {
  createArticles,
  type Database,
  inTransaction,
  listenForChanges,
  type PublishedArticle,
  publish,
  publishedReader,
  readUnread,
  saveRevisions,
} from '#store'
import { openTestDatabase } from '../../../test/database.ts'

const content: ArticleContent = {
  kind: 'news',
  kicker: null,
  headline: 'کتابخانهٔ نمونه‌شهر شبانه‌روزی شد',
  subheadline: null,
  lead: null,
  document: documentFromParagraphs([
    'کتابخانهٔ مرکزی نمونه‌شهر از امشب تا صبح باز است.',
    'سارا نمونه‌ای، مدیر کتابخانه، گفت: «دانشجویان جای آرامی می‌خواستند.»',
  ]),
  hero: null,
  section: null,
  tags: [],
  authors: [],
}

/** As an archive comes in: published at once, its words to be read by a job. */
function importUnread(database: Database, count: number): Promise<number[]> {
  return inTransaction(database, async (transaction) => {
    const articles = await createArticles(transaction, Array(count).fill(null))
    const revisions = await saveRevisions(
      transaction,
      articles.map(({ id }) => ({ articleId: id, content, chain: [], reading: 'later', savedBy: 'import' })),
    )
    await publish(
      transaction,
      revisions.map(({ id, articleId }) => ({
        articleId,
        revisionId: id,
        publishedAt: new Date('2026-11-20T08:00:00Z'),
        madeBy: 'import',
      })),
    )
    return articles.map(({ code }) => code)
  })
}

test('what an archive says is read after it came in: once, by whoever comes first, and the site is told', async (context) => {
  const { pool, database, connection } = await openTestDatabase(context)
  const published = publishedReader(pool)
  const [code, other] = (await importUnread(database, 2)) as [number, number]
  const saidIn = async (article: number) => ((await published.article(article)) as PublishedArticle).statements
  assert.deepEqual(await saidIn(code), [])

  const { rows } = await pool.query(
    "select count(*)::int as jobs from graphile_worker.jobs where task_identifier = 'read-sourcing'",
  )
  assert.equal(rows[0].jobs, 1)
  const heard: string[] = []
  const stop = await listenForChanges(connection, (keys) => heard.push(...keys))
  assert.deepEqual((await Promise.all([readUnread(database, [code]), readUnread(database, [code])])).sort(), [0, 1])
  while (!heard.includes(`article:${code}`)) await sleep(5)
  await stop()
  assert.deepEqual(
    (await saidIn(code)).map(({ speaker, person, mode }) => [speaker, person?.slug, mode]),
    [['سارا نمونه‌ای', 'سارا-نمونه-ای', 'direct']],
  )
  assert.deepEqual(await saidIn(other), [])
  assert.equal(await readUnread(database, [code, other]), 1)
  assert.equal((await saidIn(other)).length, 1)
  assert.equal((await published.person('سارا-نمونه-ای'))?.name, 'سارا نمونه‌ای')
})
