import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import {
  createArticles,
  forgetOldMarks,
  listRecalls,
  listStories,
  mergeStories,
  readCopy,
  recordHandling,
  recordRouting,
  saveRevisions,
  settleStoryOf,
  splitItems,
} from '#store'
import { openTestDatabase } from '../../../test/database.ts'
import { harbour, openFeeds, rates } from '../../../test/wire-items.ts'
import { foldArrivals } from '../wire.ts'

const hourMs = 3_600_000
const at = (hours: number) => new Date(Date.now() - 20 * hourMs + hours * hourMs)
const spoilt = (text: string) => text.replaceAll('\u200c', ' ').replaceAll('ی', 'ي').replaceAll('ک', 'ك')

async function openWire(context: TestContext) {
  const { pool, database } = await openTestDatabase(context)
  const { bring } = openFeeds(database)
  const storyOf = async (id: number) => (await readCopy(database, id))!.storyId
  return { pool, database, bring, storyOf }
}

test('copies of one text become one story, the first source first; other news of the same frame does not', async (context) => {
  const { database, bring, storyOf } = await openWire(context)
  const first = await bring('سپیدار', { ...harbour, publishedAt: at(0) })
  const today = await bring('سپیدار', { ...rates('۱۲ آذر', '۶۸٬۴۰۰', '۷۲٬۱۰۰'), publishedAt: at(0) })
  assert.equal(await foldArrivals(database), 2)
  const copy = await bring('کرانه', {
    title: 'کشتی‌ها به لنگرگاه برگشتند',
    paragraphs: harbour.paragraphs.slice(0, 2).map(spoilt),
    publishedAt: at(1),
  })
  const tomorrow = await bring('سپیدار', { ...rates('۱۳ آذر', '۶۸٬۷۵۰', '۷۲٬۴۵۰'), publishedAt: at(20) })
  assert.equal(await foldArrivals(database), 2)
  assert.equal(await foldArrivals(database), 0)
  assert.equal(await storyOf(copy), await storyOf(first))
  assert.notEqual(await storyOf(today), await storyOf(tomorrow))
  const { stories } = await listStories(database, { limit: 10 })
  assert.equal(stories.length, 3)
  assert.deepEqual(
    stories.find(({ id }) => id === stories[1]!.id)?.copies.map(({ source }) => source),
    ['سپیدار', 'کرانه'],
  )
})

test('nobody is first by a clock that runs ahead or by telling the day alone', async (context) => {
  const { database, bring, storyOf } = await openWire(context)
  const midnight = new Date(Date.now() - 10 * hourMs)
  const tells = await bring('سپیدار', { ...harbour, publishedAt: new Date(Date.now() - 3 * hourMs) })
  const day = await bring('آفتاب‌گردان', { ...harbour, publishedAt: midnight, precision: 'day' })
  const ahead = await bring('کرانه', { ...harbour, publishedAt: new Date(Date.now() + 3 * hourMs) })
  await foldArrivals(database)
  assert.equal(await storyOf(day), await storyOf(tells))
  const { stories } = await listStories(database, { limit: 10 })
  const { copies } = stories.find(({ id }) => id === stories[0]!.id)!
  assert.deepEqual(
    copies.map(({ source }) => source),
    ['سپیدار', 'آفتاب‌گردان', 'کرانه'],
  )
  for (const { saidAt, receivedAt } of copies) assert.ok(saidAt <= receivedAt)
  assert.equal(
    (await readCopy(database, ahead))!.saidAt.getTime(),
    (await readCopy(database, ahead))!.receivedAt.getTime(),
  )
})

test('an import is no news: it is not folded', async (context) => {
  const { database, pool } = await openWire(context)
  await pool.query("insert into wire_item (origin, bytes_hash) values ('archive/1.html', '')")
  assert.equal(await foldArrivals(database), 0)
})

test('what people take apart or put together stays so when an item changes upstream and is folded again', async (context) => {
  const { database, bring, storyOf } = await openWire(context)
  const first = await bring('سپیدار', { ...harbour, publishedAt: at(0) })
  const copy = await bring('کرانه', { ...harbour, title: 'بندر باز است', publishedAt: at(1) })
  const other = await bring('فلات', { ...rates('۱۲ آذر', '۶۸٬۴۰۰', '۷۲٬۱۰۰'), publishedAt: at(1) })
  await foldArrivals(database)
  const story = await storyOf(first)
  const own = await splitItems(database, { storyId: story, itemIds: [copy], madeBy: 'account:sara' })
  await mergeStories(database, { fromId: await storyOf(other), intoId: story, madeBy: 'account:sara' })
  const changed = { ...harbour, title: 'بندر باز است', paragraphs: [...harbour.paragraphs, 'دریا آرام است.'] }
  assert.equal(await bring('کرانه', { ...changed, publishedAt: at(2) }), copy)
  await bring('فلات', { ...rates('۱۲ آذر', '۶۸٬۴۵۰', '۷۲٬۲۰۰'), publishedAt: at(2) })
  await foldArrivals(database)
  assert.deepEqual([await storyOf(first), await storyOf(copy), await storyOf(other)], [story, own, story])

  // Control: one that nobody touched follows its words.
  const loose = await bring('شمالگان', { ...harbour, id: 'loose', publishedAt: at(2) })
  await foldArrivals(database)
  const before = await storyOf(loose)
  assert.ok([story, own].includes(before))
  await bring('شمالگان', { ...rates('۱۴ آذر', '۷۰٬۰۰۰', '۷۴٬۰۰۰'), id: 'loose', publishedAt: at(3) })
  await foldArrivals(database)
  assert.ok(![story, own].includes(await storyOf(loose)))
})

test('a correction, a denial or a cancelled item recalls what was made of the story, and nothing else', async (context) => {
  const { database, bring } = await openWire(context)
  const take = async (itemId: number, headline: string) => {
    const [article] = await createArticles(database, [null])
    const empty = { kind: 'news' as const, kicker: null, subheadline: null, lead: null, hero: null, section: null }
    const content = { ...empty, headline, document: { type: 'doc' as const, content: [] }, tags: [], authors: [] }
    const [revision] = await saveRevisions(database, [
      { articleId: article!.id, content, chain: [], savedBy: 'account:sara' },
    ])
    const made = { articleId: article!.id, revisionId: revision!.id }
    await recordHandling(database, { itemId, kind: 'taken', article: made, madeBy: 'account:sara' })
    return article!.code
  }
  const taken = await bring('سپیدار', { ...harbour, publishedAt: at(0) })
  const quiet = await bring('سپیدار', { ...rates('۱۲ آذر', '۶۸٬۴۰۰', '۷۲٬۱۰۰'), publishedAt: at(0) })
  await foldArrivals(database)
  const code = await take(taken, harbour.title)
  await take(quiet, 'نرخ ارز')
  const corrected = harbour.paragraphs.map((text) => text.replace('۱۴ کشتی', '۱۲ کشتی'))
  await bring('سپیدار', { title: `اصلاحیه/ ${harbour.title}`, paragraphs: corrected, publishedAt: at(1) })
  await bring('فلات', {
    title: 'تکذیب باز شدن بندر لنگرگاه پس از سه روز',
    paragraphs: ['سازمان بندر خبر بازگشایی را نادرست خواند و گفت کانال تا فردا بسته است.'],
    publishedAt: at(2),
  })
  await bring('فلات', { title: 'باران در راه است', paragraphs: ['فردا در کوهپایه باران می‌بارد.'], publishedAt: at(2) })
  await foldArrivals(database)
  const open = await listRecalls(database, { limit: 10, state: 'open' })
  assert.deepEqual(
    open.map(({ kind, article }) => [kind, article.code]),
    [
      ['denial', code],
      ['correction', code],
    ],
  )
  await bring('سپیدار', { ...harbour, publishedAt: at(0), status: 'canceled' })
  await foldArrivals(database)
  assert.equal((await listRecalls(database, { limit: 10, state: 'open' }))[0]?.kind, 'retraction')
})

test('a story whose items rules put aside is ignored, until one comes that they let through', async (context) => {
  const { database, bring, storyOf } = await openWire(context)
  const dropped = await bring('سپیدار', { ...harbour, publishedAt: at(0) })
  await foldArrivals(database)
  const routing = { itemId: dropped, section: null, tags: [], priority: 0, rules: [], problems: [] }
  await recordRouting(database, { ...routing, droppedBy: 'بندرها: دور از ما' })
  await settleStoryOf(database, dropped)
  assert.equal((await readCopy(database, dropped))!.status, 'ignored')
  const through = await bring('کرانه', { ...harbour, title: 'بندر باز است', publishedAt: at(1) })
  await foldArrivals(database)
  assert.equal(await storyOf(through), await storyOf(dropped))
  assert.equal((await readCopy(database, dropped))!.status, 'new')
})

test('marks that are too old for a copy to come are forgotten', async (context) => {
  const { database, pool, bring } = await openWire(context)
  await bring('سپیدار', { ...harbour, publishedAt: at(0) })
  await foldArrivals(database)
  const count = async () => Number((await pool.query('select count(*) from story_mark')).rows[0].count)
  assert.ok((await count()) > 5)
  await forgetOldMarks(database)
  assert.ok((await count()) > 5)
  await pool.query("update story_mark set marked_at = now() - interval '5 days'")
  await forgetOldMarks(database)
  assert.equal(await count(), 0)
})
