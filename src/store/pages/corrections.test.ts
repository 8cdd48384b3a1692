import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ArticleContent, documentFromParagraphs, toPlainText } from '#article'
import {
  type Correction,
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

const content: ArticleContent = {
  kind: 'news',
  kicker: null,
  headline: 'خط تازهٔ اتوبوس از فردا',
  subheadline: null,
  lead: null,
  document: documentFromParagraphs(['این خط دوازده ایستگاه دارد.', 'سارا گفت کار ادامه دارد.']),
  hero: null,
  section: null,
  tags: [],
  authors: [],
}

async function write(database: Database, changed: Partial<ArticleContent>, articleId?: number) {
  const [made] = articleId === undefined ? await createArticles(database, [null]) : [{ id: articleId, code: 0 }]
  const [revision] = await saveRevisions(database, [
    { articleId: made!.id, content: { ...content, ...changed }, chain: [], savedBy: 'sara' },
  ])
  return { articleId: made!.id, revisionId: revision!.id }
}

async function live(database: Database, draft: { articleId: number; revisionId: number }, correction?: Correction) {
  const [made] = await publish(database, [
    { ...draft, publishedAt: null, madeBy: 'sara', ...(correction && { correction }) },
  ])
  return made!
}

test('a correction is logged with the words it changed, and stays when the article is taken down', async (context) => {
  const { pool, database } = await openTestDatabase(context)
  const published = publishedReader(pool)
  const first = await inTransaction(database, (transaction) => write(transaction, {}))
  const { code } = await live(database, first)
  const document = documentFromParagraphs(['این خط یازده ایستگاه دارد.', 'سارا گفت کار ادامه دارد.'])
  const second = await write(database, { document }, first.articleId)
  const note = 'شمار ایستگاه‌ها یازده است.'
  await live(database, second, { kind: 'correction', note, at: new Date('2026-11-22T08:00:00Z') })
  await live(database, second, { kind: 'clarification', note: 'توضیح', at: new Date('2026-11-23T08:00:00Z') })

  const [clarified, corrected] = await published.correctionsOf(code)
  assert.equal(clarified!.change, null, 'a note alone changes no word')
  assert.equal(corrected!.note, note)
  assert.match(toPlainText(corrected!.change!.before.document), /دوازده/)
  assert.match(toPlainText(corrected!.change!.after.document), /یازده/)

  const log = await published.corrections({ limit: 10 })
  assert.deepEqual(
    log.map(({ kind, article }) => [kind, article.headline, article.isLive]),
    [
      ['clarification', content.headline, true],
      ['correction', content.headline, true],
    ],
  )
  await inTransaction(database, (transaction) =>
    withdraw(transaction, { articleId: first.articleId, reason: null, madeBy: 'sara' }),
  )
  const after = await published.corrections({ limit: 10 })
  assert.deepEqual(
    after.map(({ article }) => article.isLive),
    [false, false],
  )
  assert.equal((await published.correction(corrected!.id))!.article.headline, content.headline)
  assert.equal(await published.correction(999_999), null)
  await assert.rejects(pool.query('delete from correction'), /never changed or deleted/)
})

test('the log is read to its end, newest first, each entry once, and by kind', async (context) => {
  const { pool, database } = await openTestDatabase(context)
  const published = publishedReader(pool)
  const draft = await write(database, {})
  await live(database, draft)
  for (let day = 1; day <= 9; day += 1) {
    // Three are of the same instant, so that only their number tells them apart.
    const at = new Date(Date.UTC(2026, 9, Math.ceil(day / 3), 8, 0, 0, 0))
    await live(database, draft, { kind: day % 3 === 0 ? 'typo' : 'correction', note: `یادداشت ${day}`, at })
  }
  const read = async (kind?: Correction['kind']) => {
    const notes: string[] = []
    let after: number | undefined
    do {
      const page = await published.corrections({ limit: 2, ...(kind && { kind }), ...(after && { after }) })
      notes.push(...page.map(({ note }) => note))
      after = page.length === 2 ? page.at(-1)!.id : undefined
    } while (after !== undefined)
    return notes
  }
  assert.deepEqual(
    await read(),
    [9, 8, 7, 6, 5, 4, 3, 2, 1].map((day) => `یادداشت ${day}`),
  )
  assert.deepEqual(
    await read('typo'),
    [9, 6, 3].map((day) => `یادداشت ${day}`),
  )
  assert.deepEqual(await read('retraction'), [])
})

test('a retracted article says so in every list, and the log is named when one is corrected', async (context) => {
  const { pool, database, connection } = await openTestDatabase(context)
  const heard: string[][] = []
  const stop = await listenForChanges(connection, (keys) => heard.push(keys))
  const draft = await write(database, {})
  await live(database, draft)
  await live(database, draft, { kind: 'retraction', note: 'این خبر درست نبود.', at: new Date() })
  const [card] = await publishedReader(pool).cards({ limit: 1 })
  assert.equal(card!.isRetracted, true)
  await new Promise((resolve) => setTimeout(resolve, 200))
  await stop()
  assert.deepEqual(
    heard.map((keys) => keys.includes('corrections')),
    [false, true],
  )
})
