import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articles, fixtureArticle, fixtureNow, fixturePicture, sections } from '../fixtures/articles.ts'
import { readerOver } from '../fixtures/reader.ts'
import { type FrontStories, type FrontView, frontStoriesMax, frontView } from './front.ts'

const reader = readerOver({ articles, sections })

async function stories(): Promise<FrontStories> {
  return {
    newest: await reader.cards({ limit: frontStoriesMax.newest }),
    photos: await reader.cards({ limit: frontStoriesMax.strip, kinds: ['photo'] }),
    videos: await reader.cards({ limit: frontStoriesMax.strip, kinds: ['video'] }),
    mostRead: await reader.cards({ limit: frontStoriesMax.mostRead }),
    notes: await reader.cards({ limit: frontStoriesMax.notes, kinds: ['note'] }),
    sections: await Promise.all(
      sections.map(async (section) => ({
        section,
        cards: await reader.cards({ limit: frontStoriesMax.section, section: section.slug }),
      })),
    ),
  }
}

function codesOn(view: FrontView): number[] {
  const places = [
    view.seconds,
    view.newest,
    view.photos,
    view.videos,
    view.notes,
    view.mostRead,
    ...view.sections.map(({ cards }) => cards),
  ]
  return [...(view.top ? [view.top] : []), ...places.flat()].map(({ code }) => code)
}

test('no story stands on the front page twice, and about sixty stand there', async () => {
  const codes = codesOn(frontView(await stories(), fixtureNow))
  assert.equal(new Set(codes).size, codes.length)
  assert.ok(codes.length >= 55 && codes.length <= 65, `${codes.length} stories`)
})

test('the newest story with a picture leads, unless the newest few have none', async () => {
  const all = await stories()
  assert.equal(frontView(all, fixtureNow).top?.headline, 'نرخ حمل کالا در بنادر جنوب یک‌چهارم کم شد')
  const bare = { ...all, newest: all.newest.map((card) => ({ ...card, hero: null })) }
  assert.equal(frontView(bare, fixtureNow).top?.code, all.newest[0]?.code)
})

test('photo and video stories carry their mark, others none', async () => {
  const view = frontView(await stories(), fixtureNow)
  assert.deepEqual(new Set(view.photos.map(({ mark }) => mark)), new Set(['(+عکس)']))
  assert.deepEqual(new Set(view.videos.map(({ mark }) => mark)), new Set(['(+فیلم)']))
  assert.equal(view.top?.mark, null)
})

test('a front page without stories is a front page', () => {
  const none: FrontStories = {
    newest: [],
    photos: [],
    videos: [],
    mostRead: [],
    notes: [],
    sections: [{ section: sections[0]!, cards: [] }],
  }
  const view = frontView(none, fixtureNow)
  assert.equal(view.top, null)
  assert.deepEqual(view.sections, [])
})

test('a site that only has photo stories still has a front page', async () => {
  const only = [
    fixtureArticle('پاییز', 5, { kind: 'photo', hero: fixturePicture('a', '') }),
    fixtureArticle('زمستان', 6, { kind: 'photo' }),
  ]
  const cards = await readerOver({ articles: only, sections }).cards({ limit: 9 })
  const view = frontView(
    { newest: cards, photos: cards, videos: [], notes: [], mostRead: [], sections: [] },
    fixtureNow,
  )
  assert.equal(view.top?.headline, 'پاییز')
  assert.equal(new Set(codesOn(view)).size, 2)
})
