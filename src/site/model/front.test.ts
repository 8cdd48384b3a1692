import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changePlacement, defaultFrontPlan, type FrontPlan, placeArticle } from '#article'
import { type FrontCards, readFrontLists } from '#store'
import { editionOf } from '../edition/edition.ts'
import { articles, fixtureArticle, fixtureNow, fixturePicture, sections } from '../fixtures/articles.ts'
import { readerOver } from '../fixtures/reader.ts'
import { type FrontParts, type FrontView, frontView } from './front.ts'

const reader = readerOver({ articles, sections })

async function parts(plan: FrontPlan = defaultFrontPlan(sections), cards: FrontCards = reader): Promise<FrontParts> {
  return { plan, lists: await readFrontLists(cards, plan), sections, edition: editionOf('fa') }
}

async function viewOf(plan?: FrontPlan, cards?: FrontCards): Promise<FrontView> {
  return frontView(await parts(plan, cards), fixtureNow)
}

function codesOn({ boxes }: FrontView): number[] {
  return boxes.flatMap(({ cards }) => cards.map(({ code }) => code))
}

test('no story stands on the front page twice, and about sixty stand there', async () => {
  const codes = codesOn(await viewOf())
  assert.equal(new Set(codes).size, codes.length)
  assert.ok(codes.length >= 55 && codes.length <= 65, `${codes.length} stories`)
})

test('the newest story with a picture leads, unless the newest few have none', async () => {
  assert.equal((await viewOf()).boxes[0]?.cards[0]?.headline, 'نرخ حمل کالا در بنادر جنوب یک‌چهارم کم شد')
  const all = await parts()
  const bare = { ...all.lists, newest: all.lists.newest.map((card) => ({ ...card, hero: null })) }
  const view = frontView({ ...all, lists: bare }, fixtureNow)
  assert.equal(view.boxes[0]?.cards[0]?.code, bare.newest[0]?.code)
})

test('what is placed stands where it was placed under its own headline, and nowhere else', async () => {
  const plan = defaultFrontPlan(sections)
  const [first, second, third] = (await reader.cards({ limit: 9, section: sections[0]!.slug })).map(({ code }) => code)
  const noted = changePlacement(placeArticle(plan, third!, { box: 'lead', index: 0 }), third!, { headline: 'تیتر ما' })
  const pinned = changePlacement(placeArticle(noted, first!, { box: 'seconds', index: 0 }), first!, { pinnedAt: 2 })
  const view = await viewOf(placeArticle(pinned, second!, { box: 'seconds', index: 0 }))
  const codes = codesOn(view)
  assert.equal(new Set(codes).size, codes.length)
  const [lead, seconds] = view.boxes
  assert.deepEqual([lead?.cards[0]?.code, lead?.cards[0]?.headline], [third, 'تیتر ما'])
  assert.deepEqual([seconds?.cards[0]?.code, seconds?.cards[2]?.code, seconds?.cards.length], [second, first, 4])
})

test('what has expired or was taken down leaves its place to what comes next', async () => {
  const plan = defaultFrontPlan(sections)
  const old = (await reader.cards({ limit: 60 })).at(-1)!.code
  const placed = placeArticle(placeArticle(plan, old, { box: 'lead', index: 0 }), 1, { box: 'seconds', index: 0 })
  const leaving = (at: number) => changePlacement(placed, old, { expiresAt: new Date(at).toISOString() })
  const before = await viewOf(leaving(fixtureNow.getTime() + 1))
  assert.deepEqual([before.boxes[0]?.cards[0]?.code, before.boxes[1]?.cards.length], [old, 4])
  const after = await viewOf(leaving(fixtureNow.getTime()))
  assert.deepEqual(after.boxes[0], (await viewOf()).boxes[0])
})

test('a page of all kinds of boxes has at most five pictures', async () => {
  const plan = defaultFrontPlan(sections)
  const loud: FrontPlan = { boxes: plan.boxes.map((box) => ({ ...box, prominence: 'maximum', style: 'collection' })) }
  const pictures = (await viewOf(loud)).boxes.flatMap(({ cards }) => cards.filter(({ picture }) => picture !== null))
  assert.equal(pictures.length, 5)
})

test('photo and video stories carry their mark, others none', async () => {
  const view = await viewOf()
  const marksIn = (name: string) =>
    new Set(view.boxes.find(({ heading }) => heading?.name === name)?.cards.map(({ mark }) => mark))
  assert.deepEqual(marksIn('عکس'), new Set(['(+عکس)']))
  assert.deepEqual(marksIn('فیلم'), new Set(['(+فیلم)']))
  assert.equal(view.boxes[0]?.cards[0]?.mark, null)
})

test('a front page without stories is a front page', async () => {
  assert.deepEqual(await viewOf(undefined, readerOver({ articles: [], sections })), { boxes: [] })
})

test('a site that only has photo stories still has a front page', async () => {
  const only = [
    fixtureArticle('پاییز', 5, { kind: 'photo', hero: fixturePicture('a', '') }),
    fixtureArticle('زمستان', 6, { kind: 'photo' }),
  ]
  const view = await viewOf(undefined, readerOver({ articles: only, sections }))
  assert.equal(view.boxes[0]?.cards[0]?.headline, 'پاییز')
  assert.equal(new Set(codesOn(view)).size, 2)
})
