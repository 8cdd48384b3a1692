import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { documentFromParagraphs } from '#article'
import {
  createArticles,
  type Database,
  findArticles,
  inTransaction,
  publish,
  publishedReader,
  saveRevisions,
  withdraw,
} from '#store'
import { openTestDatabase } from '../../../test/database.ts'
import { indexWaiting, relate, relateWaiting } from '../search.ts'

const now = new Date('2026-11-23T08:00:00Z')
const dayMs = 86_400_000
const hooks: (() => Promise<void>)[] = []
let database: Database
let published: ReturnType<typeof publishedReader>

interface Story {
  code: number
  headline: string
  lead?: string
  tags?: string[]
  daysAgo?: number
}

/** A newsroom with two threads of news, and much that has nothing to do with them. */
const stories: Story[] = [
  { code: 101, headline: 'سد لار پس از بارش‌های آبان نیمه‌پر شد', tags: ['سد لار', 'آب'], daysAgo: 2 },
  { code: 102, headline: 'تراز سد لار به پایین‌ترین اندازهٔ ده سال رسید', tags: ['سد لار', 'آب'], daysAgo: 20 },
  { code: 103, headline: 'نمایشگاه کتاب کودک با مهمان‌هایی از پنج کشور باز شد', tags: ['کتاب'], daysAgo: 3 },
  { code: 104, headline: 'ناشران کودک از کاغذ گران در نمایشگاه کتاب گفتند', daysAgo: 1 },
  { code: 105, headline: 'برق سه محلهٔ غرب شهر شبانه قطع شد', daysAgo: 1 },
  { code: 106, headline: 'تیم والیبال نوجوانان قهرمان آسیا شد', tags: ['والیبال'], daysAgo: 4 },
  { code: 107, headline: 'سد لار چرا نشت می‌کند؟', tags: ['سد لار'], daysAgo: 700 },
  { code: 108, headline: 'سد لار پس از بارش‌های آبان نیمه پر شد', tags: ['سد لار', 'آب'], daysAgo: 2 },
]

async function tell(all: readonly Story[]): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const made = await createArticles(
      transaction,
      all.map(({ code }) => code),
    )
    const revisions = await saveRevisions(
      transaction,
      all.map((story, at) => ({
        articleId: made[at]!.id,
        content: {
          kind: 'news' as const,
          kicker: null,
          headline: story.headline,
          subheadline: null,
          lead: story.lead ?? null,
          document: documentFromParagraphs(['متن خبر.']),
          hero: null,
          section: null,
          tags: story.tags ?? [],
          authors: [],
        },
        chain: [],
        savedBy: 'test',
      })),
    )
    await publish(
      transaction,
      all.map((story, at) => ({
        articleId: made[at]!.id,
        revisionId: revisions[at]!.id,
        publishedAt: new Date(now.getTime() - (story.daysAgo ?? 0) * dayMs),
        madeBy: 'test',
      })),
    )
  })
  await indexWaiting(database)
}

async function besides(code: number): Promise<number[]> {
  const article = await published.article(code)
  assert.ok(article && !('withdrawnAt' in article))
  return article.related.map((other) => other.code)
}

before(async () => {
  const opened = await openTestDatabase({ after: (hook: () => Promise<void>) => void hooks.push(hook) })
  database = opened.database
  published = publishedReader(opened.pool)
  await tell(stories)
  await relate(
    database,
    stories.map(({ code }) => code),
    now,
  )
})
after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

test('what shares rare tags or telling words stands beside a story, the likest first, and nothing else', async () => {
  assert.deepEqual(await besides(101), [102, 107])
  assert.deepEqual(await besides(103), [104])
  assert.deepEqual(await besides(105), [])
  assert.deepEqual(await besides(106), [])
})

test('a story of an archive is related when its turn comes', async () => {
  assert.deepEqual(await besides(107), [])
  assert.equal(await relateWaiting(database, Date.now() + 5_000), 1)
  assert.ok((await besides(107)).includes(102))
  assert.equal(await relateWaiting(database, Date.now() + 5_000), 0)
})

test('a new story appears beside those it belongs to, and those pages are named', async () => {
  await tell([{ code: 109, headline: 'دریچه‌های سد لار باز شد', tags: ['سد لار'], daysAgo: 0 }])
  const changed = await relate(database, [109], now)
  assert.ok(changed.includes(109) && changed.includes(102) && !changed.includes(105))
  assert.ok((await besides(102)).includes(109))
  assert.deepEqual(await relate(database, [109], now), [], 'the second time nothing changes')
})

test('jobs that come to the same stories at once wait for each other', async () => {
  const codes = stories.map(({ code }) => code)
  await Promise.all([1, 2, 3, 4].map(() => relate(database, codes, now)))
  assert.ok((await besides(101)).includes(102))
})

test('what is taken down or retracted is recommended nowhere, from that moment', async () => {
  const [article] = await findArticles(database, [102])
  await withdraw(database, { articleId: article!.id, reason: null, madeBy: 'test' })
  assert.ok((await relate(database, [102], now)).includes(101))
  assert.ok(!(await besides(101)).includes(102))
  assert.ok(!(await besides(107)).includes(102))
})
