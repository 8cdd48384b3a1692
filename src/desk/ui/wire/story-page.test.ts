import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toPersianDigits } from '#persian'
import { placeItem, readCopy, readFoldable, type Story, type StoryCopy } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { harbour, openFeeds, rates } from '../../../../test/wire-items.ts'
import { openSarasRoom } from '../fixtures/room.ts'
import { storyPage } from './story-page.ts'

const now = new Date('2026-11-24T06:00:00Z')
const copy: StoryCopy = {
  ...{ id: 1, storyId: 1, feed: null, source: 'سپیدار', sourceSlug: null, title: 'راه روستا باز شد', link: null },
  ...{ said: null, document: null, publishedAt: now, receivedAt: now, changedAt: now, saidAt: now, section: null },
  ...{
    tags: [],
    problems: [],
    priority: 0,
    droppedBy: null,
    isRoundUp: false,
    placedBy: null,
    article: null,
    versions: 1,
  },
}

test('what a rule could not make of an item is told; that its story has its article already is no trouble', () => {
  const rows: [kind: string, said: RegExp | null][] = [
    ['no-text', /<p class="trouble">تیتر یا متن ندارد/],
    ['may-not-publish', /<p class="trouble">کسی که قاعده به نام اوست حق انتشار ندارد/],
    ['already-taken', null],
  ]
  for (const [kind, said] of rows) {
    const copies = [{ ...copy, problems: [{ kind, detail: 'as the wire keeps it' }] }]
    const story: Story = { id: 1, status: 'new', beganAt: now, copies }
    const { markup } = storyPage({ story, others: [], mayWrite: true })
    if (said === null) assert.doesNotMatch(markup, /trouble/)
    else assert.match(markup, said)
  }
})

test('a version that tells its day alone is shown as of that day, whatever its place in the line', () => {
  const day = new Date('2026-11-21T20:30:00Z')
  const ofDay = { ...copy, id: 2, publishedAt: day, saidAt: new Date('2026-11-22T20:30:00Z') }
  const story: Story = {
    id: 1,
    status: 'new',
    beganAt: now,
    copies: [{ ...ofDay, said: { published_precision: 'day' } }],
  }
  const { markup } = storyPage({ story, others: [], mayWrite: false })
  assert.match(markup, />۱ آذر ۱۴۰۵<\/time>/)
  assert.doesNotMatch(markup, /۲ آذر/)
})

test('سارا puts a story together with one that the list does not name, by its number', async (context) => {
  const { database } = await openTestDatabase(context)
  const { sara } = await openSarasRoom(database)
  const { bring } = openFeeds(database)
  const storyOf = async (itemId: number) => (await readCopy(database, itemId))!.storyId
  const put = async (itemId: number) => {
    const [item] = await readFoldable(database, [itemId])
    await placeItem(database, { itemId, storyId: null, saidAt: item!.saidAt, folded: '', isRoundUp: false, marks: [] })
    return storyOf(itemId)
  }
  const harbourItem = await bring('سپیدار', { ...harbour, publishedAt: now })
  const into = await put(harbourItem)
  const old = await bring('کرانه', { ...harbour, title: 'لنگرگاه باز شد', publishedAt: now })
  const other = await bring('فلات', { ...rates('۱۲ آذر', '۶۸٬۴۰۰', '۷۲٬۱۰۰'), publishedAt: now })
  const [from, chosen] = [await put(old), await put(other)]
  const page = `/desk/wire/stories/${into}`
  assert.match((await sara.see(page)).html, /لنگرگاه باز شد \(کرانه\)/)
  const merged = await sara.send(`${page}/merge`, { story: String(chosen), number: toPersianDigits(String(from)) })
  assert.equal(merged.status, 303)
  assert.equal(await storyOf(old), into)
  assert.equal(await storyOf(other), chosen)
  assert.equal((await sara.send(`${page}/merge`, { story: String(chosen), number: 'x' })).status, 404)
})
