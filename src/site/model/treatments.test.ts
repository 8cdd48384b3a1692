import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Block, documentFromBlocks, heading, image, paragraph } from '#article'
import { fixtureArticle, fixturePicture } from '../fixtures/articles.ts'
import { treat } from './treatments.ts'

const hero = fixturePicture('a', 'قایقی در مه')
const silent = image({ src: 'https://elsewhere.example/a.jpg' })
const told = image({ src: 'https://elsewhere.example/b.jpg', alt: 'پلی بر رودخانه' })

/** The blocks that are left of a body, when the article has this lead and this picture at its top. */
function check(blocks: Block[], expected: Block[], more: { lead?: string; hero?: typeof hero } = {}) {
  const article = fixtureArticle('تیتر', 5, { ...more, document: documentFromBlocks(blocks) })
  const before = structuredClone(article)
  assert.deepEqual(treat(article).document.content, expected)
  assert.deepEqual(article, before)
}

test('a lead repeated as the first paragraph is said once', () => {
  const [first, second] = [paragraph('بین‌المللی، دیروز گفت.'), paragraph('وی افزود.')]
  check([first, second], [second], { lead: 'بین‌المللی، دیروز گفت.' })
  check([first, second], [second], { lead: 'بینالمللی دیروز گفت' })
  check([first, second], [first, second], { lead: 'دیروز گفت.' })
  check([first, second], [first, second])
  check([second, first], [second, first], { lead: 'بین‌المللی، دیروز گفت.' })
})

test('the picture at the top of the page does not open the body too', () => {
  const text = paragraph('متن')
  check([image(hero), text], [text], { hero })
  check([image(fixturePicture('b', 'دیگری')), text], [image(fixturePicture('b', 'دیگری')), text], { hero })
  check([image(hero), text], [image(hero), text])
})

test('a gallery does not begin with the picture at the top of the page', () => {
  const other = fixturePicture('b', 'دیگری')
  const gallery = (...pictures: (typeof hero)[]): Block => ({ type: 'gallery', attrs: { pictures } })
  check([gallery(hero, other)], [gallery(other)], { hero })
  check([gallery(hero)], [], { hero })
  check([gallery(other, hero)], [gallery(other, hero)], { hero })
  check([gallery(hero, other)], [gallery(hero, other)])
})

test('a film that opens the body stands in place of its still', () => {
  const film = (poster: typeof hero | null): Block => ({
    type: 'video',
    attrs: { src: 'https://film.example/a.mp4', poster, caption: null, seconds: null },
  })
  const heroWith = (...blocks: Block[]) =>
    treat(fixtureArticle('تیتر', 5, { hero, document: documentFromBlocks(blocks) })).hero
  assert.equal(heroWith(film(hero)), null)
  assert.equal(heroWith(film(null)), hero)
  assert.equal(heroWith(paragraph('متن'), film(hero)), hero)
})

test('a picture we hold no copy of stays only for what is said about it', () => {
  check([silent, told], [told])
  check(
    [{ type: 'gallery', attrs: { pictures: [silent.attrs, told.attrs] } }],
    [{ type: 'gallery', attrs: { pictures: [told.attrs] } }],
  )
  check([{ type: 'gallery', attrs: { pictures: [silent.attrs] } }], [])
})

test('a divider stands between two things', () => {
  const text = paragraph('متن')
  check([{ type: 'divider' }, text, { type: 'divider' }, text, { type: 'divider' }], [text, { type: 'divider' }, text])
  check([{ type: 'divider' }], [])
  check([], [])
})

test('headings go down one level at a time', () => {
  const levels = (...given: (2 | 3 | 4)[]) =>
    treat(
      fixtureArticle('تیتر', 5, { document: documentFromBlocks(given.map((level) => heading(level, 'میان‌تیتر'))) }),
    ).document.content.map((block) => (block.type === 'heading' ? block.attrs.level : null))
  assert.deepEqual(levels(2, 3, 4, 2), [2, 3, 4, 2])
  assert.deepEqual(levels(3, 3, 3), [2, 2, 2])
  assert.deepEqual(levels(2, 4, 4, 3), [2, 3, 3, 3])
  assert.deepEqual(levels(4, 3, 2), [2, 2, 2])
})
