import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  addBox,
  changeBox,
  changePlacement,
  type Dealable,
  dealFront,
  defaultFrontPlan,
  type FrontLists,
  type FrontPlan,
  frontLimits,
  moveArticle,
  moveBox,
  nextExpiry,
  placeArticle,
  placedCodes,
  readFrontPlan,
  removeBox,
  takeOff,
} from './front.ts'

const sections = [{ slug: 'society' }, { slug: 'world' }]
const plan = defaultFrontPlan(sections)
const now = new Date('2026-11-23T10:00:00Z')

/** A number from 0 to `below`, the same sequence at every run. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return Math.floor((state / 0x80000000) * below)
  }
}

const story = (code: number, kind = 'news', media: string | null = null): Dealable => ({ code, kind, hero: { media } })
const run = (from: number, count: number, kind?: string) =>
  Array.from({ length: count }, (_, index) => story(from + index, kind))

function lists(parts: Partial<FrontLists<Dealable>> = {}): FrontLists<Dealable> {
  const newest = run(1, 40)
  const own = new Map([
    ['society', run(1, 20)],
    ['world', run(30, 20)],
  ])
  const none = { photo: [], video: [], note: [], mostRead: newest, placed: new Map() }
  return { newest, sections: own, ...none, ...parts }
}

describe('a plan of the front page', () => {
  test('never holds an article twice, nor more than it has places for, whatever is done to it', () => {
    const roll = dice(7)
    let one: FrontPlan = plan
    for (let step = 0; step < 4_000; step += 1) {
      const code = 1 + roll(30)
      const box = one.boxes[roll(one.boxes.length)]!
      const way = roll(2) === 0 ? 'up' : 'down'
      const deeds = [
        () => placeArticle(one, code, { box: box.id, index: roll(14) - 1 }),
        () => moveArticle(one, code, way),
        () => takeOff(one, code),
        () => changeBox(one, box.id, { places: 1 + roll(6) }),
        () => moveBox(one, box.id, way),
        () => (one.boxes.length > 4 ? removeBox(one, box.id) : addBox(one, box.id)),
        () => pinned(one, code, roll(12)),
      ]
      one = deeds[roll(deeds.length)]!()
      const codes = placedCodes(one)
      assert.equal(new Set(codes).size, codes.length)
      assert.deepEqual(readFrontPlan(JSON.parse(JSON.stringify(one))).problems, [], `after step ${step}`)
    }
  })

  test('pushes the last that is not pinned out of a full box', () => {
    const full = [1, 2, 3, 4].reduce((one, code, index) => placeArticle(one, code, { box: 'seconds', index }), plan)
    const kept = changePlacement(full, 4, { pinnedAt: 3 })
    assert.deepEqual(placedCodes(placeArticle(kept, 9, { box: 'seconds', index: 0 })), [9, 1, 2, 4])
  })

  test('moves what stands at the end of a box into the next', () => {
    const one = placeArticle(placeArticle(plan, 1, { box: 'lead', index: 0 }), 2, { box: 'seconds', index: 0 })
    const down = moveArticle(one, 1, 'down')
    assert.deepEqual(
      down.boxes[1]!.placed.map(({ code }) => code),
      [1, 2],
    )
    assert.deepEqual(
      moveArticle(down, 1, 'up').boxes[0]!.placed.map(({ code }) => code),
      [1],
    )
  })

  test('knows when the next thing in it leaves', () => {
    const one = placeArticle(placeArticle(plan, 1, { box: 'lead', index: 0 }), 2, { box: 'seconds', index: 0 })
    assert.equal(nextExpiry(one, now), null)
    const leaving = changePlacement(changePlacement(one, 1, { expiresAt: '2026-11-23T10:00:00Z' }), 2, {
      expiresAt: '2026-11-23T10:30:00Z',
    })
    assert.deepEqual(nextExpiry(leaving, now), new Date('2026-11-23T10:30:00Z'))
  })
})

/** Pins an article where that is possible. */
function pinned(one: FrontPlan, code: number, place: number): FrontPlan {
  const box = one.boxes.find(({ placed }) => placed.some((each) => each.code === code))
  if (!box || place >= box.places || box.placed.some(({ pinnedAt }) => pinnedAt === place)) return one
  return changePlacement(one, code, { pinnedAt: place })
}

describe('a plan from outside', () => {
  const box = { id: 'a', title: null, prominence: 'high', style: 'list', places: 2, fill: null, placed: [] }
  const placed = (...codes: unknown[]) => ({ ...box, placed: codes.map((code) => ({ code })) })
  const cases: [name: string, given: unknown, kinds: string[]][] = [
    ['nothing', null, ['wrong']],
    ['a text', 'plan', ['wrong']],
    ['no boxes', {}, ['wrong']],
    ['an empty page', { boxes: [] }, []],
    ['a box', { boxes: [box] }, []],
    ['an article twice in a box', { boxes: [placed(5, 5)] }, ['twice']],
    ['an article in two boxes', { boxes: [placed(5), { ...placed(5), id: 'b' }] }, ['twice']],
    ['two boxes of one name', { boxes: [box, box] }, ['twice']],
    ['more articles than places', { boxes: [placed(1, 2, 3)] }, ['too-many']],
    ['a code that is none', { boxes: [placed('5')] }, ['wrong']],
    ['a code below zero', { boxes: [placed(-5)] }, ['wrong']],
    ['a pin beyond the box', { boxes: [{ ...box, placed: [{ code: 1, pinnedAt: 2 }] }] }, ['wrong']],
    [
      'two pins in one place',
      {
        boxes: [
          {
            ...box,
            placed: [
              { code: 1, pinnedAt: 1 },
              { code: 2, pinnedAt: 1 },
            ],
          },
        ],
      },
      ['twice'],
    ],
    ['an expiry that is no instant', { boxes: [{ ...box, placed: [{ code: 1, expiresAt: 'فردا' }] }] }, ['wrong']],
    ['an unknown style', { boxes: [{ ...box, style: 'carousel' }] }, ['unknown']],
    ['an inherited name as a style', { boxes: [{ ...box, style: 'constructor' }] }, ['unknown']],
    ['no prominence', { boxes: [{ ...box, prominence: undefined }] }, ['unknown']],
    ['a list nobody has', { boxes: [{ ...box, fill: { list: 'secrets' } }] }, ['unknown']],
    [
      'too many places in all',
      { boxes: Array.from({ length: 7 }, (_, i) => ({ ...box, id: `a${i}`, places: 12 })) },
      ['too-many'],
    ],
    ['too many boxes', { boxes: Array.from({ length: 10_000 }, () => box) }, ['too-many']],
    ['a heading as long as a book', { boxes: [{ ...box, title: 'ا'.repeat(100_000) }] }, ['wrong']],
  ]
  for (const [name, given, kinds] of cases) {
    test(`is read with its problems: ${name}`, () => {
      const { value, problems } = readFrontPlan(given)
      assert.deepEqual(
        problems.map(({ kind }) => kind),
        kinds,
      )
      assert.equal(value === null, kinds.length > 0)
    })
  }

  test('keeps only what a plan has, in the letters of the house', () => {
    const odd = { ...box, title: ' خبرهاي\nروز\u0000 ', evil: '<script>', placed: [{ code: 5, headline: '', more: 1 }] }
    assert.deepEqual(readFrontPlan({ boxes: [odd], more: 1 }).value, {
      boxes: [{ ...box, title: 'خبرهای روز', placed: [{ code: 5, headline: null, pinnedAt: null, expiresAt: null }] }],
    })
  })

  test('passes on the plan a newsroom begins with, however many sections it has', () => {
    const many = Array.from({ length: 60 }, (_, index) => ({ slug: `s${index}` }))
    for (const some of [[], sections, many]) assert.deepEqual(readFrontPlan(defaultFrontPlan(some)).problems, [])
    assert.ok(defaultFrontPlan(many).boxes.reduce((sum, { places }) => sum + places, 0) <= frontLimits.allPlaces)
  })
})

describe('dealing', () => {
  test('gives every article one place, and leaves none empty that its list can fill', () => {
    const dealt = dealFront(plan, lists(), now)
    const codes = dealt.flatMap((one) => one.dealt.map(({ story: { code } }) => code))
    assert.equal(new Set(codes).size, codes.length)
    assert.deepEqual(
      dealt.map((one) => one.dealt.length),
      [1, 4, 12, 0, 3, 4, 0, 0, 6],
    )
  })

  test('skips everywhere what was placed anywhere', () => {
    const one = placeArticle(plan, 1, { box: 'most-read', index: 0 })
    const dealt = dealFront(one, lists({ placed: new Map([[1, story(1)]]) }), now)
    assert.notEqual(dealt[0]!.dealt[0]!.story.code, 1)
    assert.deepEqual(dealt.at(-1)!.dealt[0], { story: story(1), placement: one.boxes.at(-1)!.placed[0] })
  })

  test('has the newest with a picture lead by itself, and nobody else where somebody was placed', () => {
    const newest = [story(1), story(2), story(3, 'news', 'a'.repeat(64)), ...run(4, 20)]
    assert.equal(dealFront(plan, lists({ newest }), now)[0]!.dealt[0]!.story.code, 3)
    const one = placeArticle(plan, 2, { box: 'lead', index: 0 })
    assert.equal(dealFront(one, lists({ newest, placed: new Map([[2, story(2)]]) }), now)[0]!.dealt[0]!.story.code, 2)
  })
})
