import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentFromParagraphs } from '#article'
import {
  addReadings,
  addSections,
  createArticles,
  type Database,
  forgetOldReadings,
  inTransaction,
  publish,
  publishedReader,
  rankMostRead,
  saveRevisions,
  withdraw,
} from '#store'
import { openTestDatabase } from '../../../test/database.ts'

const now = new Date('2026-11-23T08:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)

async function tell(database: Database, code: number, section: string | null): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const [article] = await createArticles(transaction, [code])
    const content = {
      kind: 'news' as const,
      kicker: null,
      headline: `خبر ${code}`,
      subheadline: null,
      lead: null,
      document: documentFromParagraphs(['سارا گفت کار ادامه دارد.']),
      hero: null,
      section,
      tags: [],
      authors: [],
    }
    const [revision] = await saveRevisions(transaction, [
      { articleId: article!.id, content, chain: [], savedBy: 'sara' },
    ])
    await publish(transaction, [
      { articleId: article!.id, revisionId: revision!.id, publishedAt: hoursAgo(30), madeBy: 'sara' },
    ])
  })
}

test('what is read most in a day and in a week, of everything and of each section', async (context) => {
  const { pool, database } = await openTestDatabase(context)
  const published = publishedReader(pool)
  await addSections(database, [
    { slug: 'society', name: 'جامعه', parent: null },
    { slug: 'city', name: 'شهر', parent: 'society' },
    { slug: 'sport', name: 'ورزش', parent: null },
  ])
  for (const [code, section] of [
    [1, 'society'],
    [2, 'city'],
    [3, 'sport'],
    [4, null],
    [5, 'sport'],
  ] as const) {
    await tell(database, code, section)
  }
  await addReadings(
    database,
    new Map([
      [1, 40],
      [3, 5],
    ]),
    hoursAgo(5),
  )
  await addReadings(database, new Map([[2, 30]]), hoursAgo(1))
  await addReadings(
    database,
    new Map([
      [2, 30],
      [1, 10],
      [999, 500],
    ]),
    hoursAgo(0.5),
  )
  await addReadings(database, new Map([[5, 900]]), hoursAgo(80))
  await addReadings(database, new Map(), now)
  assert.deepEqual(await published.mostRead({ span: 'day', limit: 10 }), [], 'nothing before the first ranking')

  const rank = () => inTransaction(database, (transaction) => rankMostRead(transaction, now))
  await rank()
  const codes = async (query: { span: 'day' | 'week'; section?: string }) =>
    (await published.mostRead({ ...query, limit: 10 })).map(({ card }) => card.code)
  assert.deepEqual(await codes({ span: 'day' }), [2, 1, 3], 'codes that name nothing are not there')
  assert.deepEqual(await codes({ span: 'week' }), [5, 2, 1, 3])
  assert.deepEqual(await codes({ span: 'day', section: 'society' }), [2, 1], 'with the sections below it')
  assert.deepEqual(await codes({ span: 'week', section: 'sport' }), [5, 3])
  assert.deepEqual(await codes({ span: 'day', section: 'nowhere' }), [])
  const rising = (await published.mostRead({ span: 'day', limit: 10 })).map(({ isRising }) => isRising)
  assert.deepEqual(rising, [true, false, false])

  await inTransaction(database, async (transaction) => {
    const { rows } = await pool.query('select id from article where code = 2')
    await withdraw(transaction, { articleId: rows[0].id, reason: null, madeBy: 'sara' })
  })
  assert.deepEqual(await codes({ span: 'day' }), [1, 3], 'what was taken down is in no list')
  await rank()
  assert.deepEqual(await codes({ span: 'day' }), [1, 3])
})

test('counts are added up from every process, and cleared away when they are old', async (context) => {
  const { pool, database } = await openTestDatabase(context)
  const flushes = Array.from(
    { length: 8 },
    () =>
      new Map([
        [3, 1],
        [1, 2],
        [2, 1],
      ]),
  )
  await Promise.all(flushes.map((reads) => addReadings(database, reads, now)))
  const { rows } = await pool.query('select code, reads from reading_hour order by code')
  assert.deepEqual(rows, [
    { code: 1, reads: 16 },
    { code: 2, reads: 8 },
    { code: 3, reads: 8 },
  ])
  await addReadings(database, new Map([[1, 7]]), hoursAgo(24 * 500))
  await forgetOldReadings(database, now)
  const { rows: left } = await pool.query('select count(*)::int as days from reading_day')
  assert.equal(left[0].days, 3)
})
