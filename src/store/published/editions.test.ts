import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { documentFromParagraphs, type EditionCode } from '#article'
import { indexWaiting, openSearch } from '#search'
import {
  addReadings,
  addSections,
  createArticles,
  type Database,
  inTransaction,
  linkTranslation,
  listenForChanges,
  publish,
  publishedReader,
  rankMostRead,
  saveRevisions,
  translationsOf,
} from '#store'
import { openTestDatabase } from '../../../test/database.ts'

interface Told {
  headline: string
  edition: EditionCode
  at: string
  correction?: { kind: 'correction'; note: string }
}

function tell(database: Database, { headline, edition, at, correction }: Told) {
  return inTransaction(database, async (transaction) => {
    const [article] = await createArticles(transaction, [null], edition)
    const content = {
      kind: 'news' as const,
      kicker: null,
      headline,
      subheadline: null,
      lead: null,
      document: documentFromParagraphs(['باران سیل‌آسا راه‌ها را بست.']),
      hero: null,
      section: 'society',
      tags: ['باران'],
      authors: ['سارا آریا'],
    }
    const [revision] = await saveRevisions(transaction, [
      { articleId: article!.id, content, chain: [], savedBy: 'account:sara' },
    ])
    const draft = { articleId: article!.id, revisionId: revision!.id, madeBy: 'account:sara' }
    await publish(transaction, [{ ...draft, publishedAt: new Date(at), ...(correction && { correction }) }])
    return article!
  })
}

/** Two articles of Iran and one of Afghanistan, of two days. */
async function newsroomOfTwo() {
  const opened = await openTestDatabase({ after })
  const { pool, database } = opened
  await addSections(database, [{ slug: 'society', name: 'جامعه', parent: null }])
  const rain = await tell(database, { headline: 'باران در تهران', edition: 'fa', at: '2026-11-20T08:00:00Z' })
  const snow = await tell(database, { headline: 'برف در تبریز', edition: 'fa', at: '2026-11-21T08:00:00Z' })
  const correction = { kind: 'correction', note: 'شمار درست شد.' } as const
  const kabul = await tell(database, {
    headline: 'باران در کابل',
    edition: 'prs',
    at: '2026-11-21T09:00:00Z',
    correction,
  })
  return { ...opened, fa: publishedReader(pool, 'fa'), prs: publishedReader(pool, 'prs'), rain, snow, kabul }
}

const newsroom = newsroomOfTwo()

test('each edition lists its own articles, by every list there is, page by page', async () => {
  const { database, fa, prs, rain, snow, kabul } = await newsroom
  for (const list of [
    {},
    { section: 'society' },
    { tag: 'باران' },
    { author: 'سارا-آریا' },
    { kinds: ['news' as const] },
  ]) {
    const codes = async (reader: typeof fa, more = {}) =>
      (await reader.cards({ limit: 2, ...list, ...more })).map(({ code }) => code)
    assert.deepEqual(await codes(prs), [kabul.code], JSON.stringify(list))
    // The newest of all is of the other edition: a page is full all the same.
    assert.deepEqual(await codes(fa), [snow.code, rain.code], JSON.stringify(list))
    const before = { publishedAt: new Date('2026-11-21T08:00:00Z'), code: snow.code }
    assert.deepEqual(await codes(fa, { before }), [rain.code], JSON.stringify(list))
  }
  assert.deepEqual((await fa.cards({ limit: 9, codes: [kabul.code] })).length, 0)
  assert.deepEqual((await prs.daysOfNews(0, 99_999)).length, 1)
  assert.deepEqual(
    (await fa.daysOfNews(0, 99_999)).map(({ count }) => count),
    [1, 1],
  )
  assert.deepEqual((await fa.corrections({ limit: 9 })).length, 0)
  assert.deepEqual((await prs.corrections({ limit: 9 }))[0]?.article.edition, 'prs')
  assert.ok((await prs.lastChange())! > (await fa.lastChange())!)
  assert.deepEqual(await prs.months(), [{ month: '2026-11', count: 3 }])
  assert.deepEqual(
    (await fa.month('2026-11', 0, 9)).map(({ edition }) => edition),
    ['fa', 'fa', 'prs'],
  )

  const now = new Date('2026-11-21T10:00:00Z')
  await addReadings(
    database,
    new Map([
      [kabul.code, 9],
      [rain.code, 5],
      [snow.code, 7],
    ]),
    now,
  )
  await inTransaction(database, (transaction) => rankMostRead(transaction, now))
  const ranked = async (reader: typeof fa) =>
    (await reader.mostRead({ span: 'day', section: 'society', limit: 9 })).map(({ card }) => card.code)
  assert.deepEqual(await ranked(prs), [kabul.code])
  assert.deepEqual(await ranked(fa), [snow.code, rain.code])
})

test('an article is found by its code whatever its edition, which is its own for good', async () => {
  const { database, fa, rain, kabul } = await newsroom
  const found = await fa.article(kabul.code)
  assert.ok(found && !('withdrawnAt' in found))
  assert.equal(found.edition, 'prs')
  await assert.rejects(
    database.updateTable('article').set({ edition: 'prs' }).where('code', '=', rain.code).execute(),
    /belongs to edition fa, for good/,
  )
})

test('search looks through one edition, or through all', async () => {
  const { database, rain, kabul } = await newsroom
  await indexWaiting(database)
  const search = openSearch(database)
  const codes = async (edition?: EditionCode) => {
    const filters = edition === undefined ? {} : { edition }
    const asked = { text: 'باران', filters, order: 'newest', standings: ['live'], limit: 9, now: new Date() } as const
    const answer = await search.find(asked)
    assert.equal(answer.kind, 'found')
    return 'articles' in answer ? answer.articles.map(({ code }) => code) : []
  }
  const all = await codes()
  assert.deepEqual(await codes('prs'), [kabul.code])
  assert.deepEqual(
    await codes('fa'),
    all.filter((code) => code !== kabul.code),
  )
  assert.ok(all.includes(rain.code) && all.includes(kabul.code))
  const nothing = await search.find({
    text: ' ',
    filters: { edition: 'prs' },
    order: 'best',
    standings: ['live'],
    limit: 9,
    now: new Date(),
  })
  assert.equal(nothing.kind, 'nothing-asked')
})

test('what is published tells the lists of its own edition, and the pages of its translations', async () => {
  const { database, connection, fa, prs, rain, kabul } = await newsroom
  const madeBy = 'account:sara'
  const link = (articleId: number, originalId: number) =>
    inTransaction(database, (transaction) => linkTranslation(transaction, { articleId, originalId, madeBy }))
  assert.equal(await link(kabul.id, rain.id), true)
  const second = await tell(database, { headline: 'دیگر', edition: 'prs', at: '2026-11-19T08:00:00Z' })
  assert.equal(await link(second.id, rain.id), false, 'an edition has one translation of an article')
  const english = await tell(database, { headline: 'Rain', edition: 'en', at: '2026-11-21T11:00:00Z' })
  assert.equal(await link(english.id, kabul.id), true)
  assert.deepEqual(
    (await translationsOf(database, rain.id)).map(({ edition }) => edition),
    ['en', 'prs'],
  )
  const page = await fa.article(rain.code)
  assert.ok(page && !('withdrawnAt' in page))
  assert.deepEqual(
    page.translations?.map(({ code }) => code),
    [english.code, kabul.code],
  )

  const heard = new Set<string>()
  const stop = await listenForChanges(connection, (keys) => keys.forEach((name) => void heard.add(name)))
  const { revisionId, articleId } = await newestOf(database, kabul.id)
  await inTransaction(database, (transaction) =>
    publish(transaction, [{ revisionId, articleId, publishedAt: null, madeBy }]),
  )
  for (let waits = 0; waits < 200 && !heard.has('prs:latest'); waits += 1) await sleep(10)
  await stop()
  for (const name of ['prs:latest', 'prs:front', 'prs:section:society', `article:${rain.code}`, 'sitemap'])
    assert.ok(heard.has(name), name)
  for (const name of ['latest', 'front', 'feed', 'section:society', 'archive']) assert.ok(!heard.has(name), name)
  assert.equal((await prs.cards({ limit: 9 })).length, 2)
})

async function newestOf(database: Database, articleId: number) {
  const row = await database
    .selectFrom('revision')
    .select('id')
    .where('article_id', '=', articleId)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
  return { articleId, revisionId: row.id }
}
