import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentFromParagraphs } from '#article'
import { tehranParts } from '#persian'
import {
  createArticles,
  type Database,
  inTransaction,
  listenForChanges,
  publish,
  publishedReader,
  saveRevisions,
  withdraw,
} from '#store'
import { openTestDatabase } from '../../../test/database.ts'

async function tell(database: Database, publishedAt: Date): Promise<{ articleId: number; revisionId: number }> {
  return inTransaction(database, async (transaction) => {
    const [article] = await createArticles(transaction, [null])
    const content = {
      kind: 'news' as const,
      kicker: null,
      headline: 'خط تازهٔ اتوبوس',
      subheadline: null,
      lead: null,
      document: documentFromParagraphs(['سارا گفت کار ادامه دارد.']),
      hero: null,
      section: null,
      tags: [],
      authors: [],
    }
    const articleId = article!.id
    const [revision] = await saveRevisions(transaction, [{ articleId, content, chain: [], savedBy: 'sara' }])
    await publish(transaction, [{ articleId, revisionId: revision!.id, publishedAt, madeBy: 'sara' }])
    return { articleId, revisionId: revision!.id }
  })
}

const dayOf = (iso: string) => tehranParts(new Date(iso)).dayNumber

test('days are counted by the wall in Tehran, and follow what is published, moved and taken down', async (context) => {
  const { pool, database } = await openTestDatabase(context)
  const published = publishedReader(pool)
  const count = () => published.daysOfNews(0, 40_000)
  assert.deepEqual(await count(), [])

  // 20:30 UTC is midnight in Tehran; in the summer of ۱۴۰۰ it was 19:30.
  const late = await tell(database, new Date('2026-11-22T20:29:59Z'))
  await tell(database, new Date('2026-11-22T20:30:00Z'))
  await tell(database, new Date('2021-07-01T19:30:00Z'))
  const [summer, first, second] = [
    dayOf('2021-07-01T19:30:00Z'),
    dayOf('2026-11-22T12:00:00Z'),
    dayOf('2026-11-23T12:00:00Z'),
  ]
  assert.deepEqual(
    await count(),
    [summer, first, second].map((day) => ({ day, count: 1 })),
  )
  assert.deepEqual(await published.neighbourDays(first), { previous: summer, next: second })
  assert.deepEqual(await published.neighbourDays(second), { previous: first, next: null })

  await inTransaction(database, (transaction) =>
    publish(transaction, [{ ...late, publishedAt: new Date('2026-11-23T08:00:00Z'), madeBy: 'sara' }]),
  )
  assert.deepEqual(await count(), [
    { day: summer, count: 1 },
    { day: second, count: 2 },
  ])
  await inTransaction(database, (transaction) =>
    withdraw(transaction, { articleId: late.articleId, reason: null, madeBy: 'sara' }),
  )
  assert.deepEqual(await count(), [
    { day: summer, count: 1 },
    { day: second, count: 1 },
  ])
})

test('publications of many days at once are all counted', async (context) => {
  const { pool, database } = await openTestDatabase(context)
  const instants = Array.from({ length: 40 }, (_, index) => new Date(Date.UTC(2026, 9, 1 + (index % 5), 8)))
  await Promise.all(instants.map((instant) => tell(database, instant)))
  const days = await publishedReader(pool).daysOfNews(0, 40_000)
  assert.deepEqual(
    days.map(({ count }) => count),
    [8, 8, 8, 8, 8],
  )
})

test('a publication names the day, the month and the year it belongs to', async (context) => {
  const { database, connection } = await openTestDatabase(context)
  const heard = new Set<string>()
  const stop = await listenForChanges(connection, (keys) => keys.forEach((key) => void heard.add(key)))
  await tell(database, new Date('2026-11-22T20:30:00Z'))
  await new Promise((resolve) => setTimeout(resolve, 200))
  await stop()
  assert.deepEqual([...heard].filter((key) => key.startsWith('archive')).sort(), [
    'archive',
    'archive:1405',
    'archive:1405:9',
    'archive:1405:9:2',
  ])
})
