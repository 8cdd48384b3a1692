import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articlePath } from '../addresses.ts'
import { articles, fixtureNow, fullArticle, sections } from '../fixtures/articles.ts'
import { readerOver } from '../fixtures/reader.ts'
import { fixturePage, fixtureSettings, withdrawnCode } from '../fixtures/site.ts'
import { shareCardOf } from '../model/share-card.ts'
import { shareCardRoute } from '../site.ts'

/** Cards as a list of what was drawn. */
function drawnBy(over = articles) {
  const drawn = new Map<string, string>()
  const withdrawn = [{ code: withdrawnCode, slug: 'x', withdrawnAt: fixtureNow }]
  const file = (title: string) => ({ bytes: Buffer.from(title), contentType: 'image/jpeg' })
  const route = shareCardRoute({
    published: readerOver({ articles: over, sections, withdrawn }),
    settingsOf: () => fixtureSettings,
    media: {
      card: async ({ title }) => {
        drawn.set(title, title)
        return file(title)
      },
      heldCard: async (identity) => (identity === 'a'.repeat(20) ? file('پیشین') : null),
    },
  })
  return { drawn, find: route.find }
}

test('an article names its card to messengers, with its size, and the card answers there', async () => {
  const page = await fixturePage(articlePath(fullArticle))
  const [, code, name] = /og:image" content="https:\/\/sanad\.example\/share\/(\d+)\/([^"]+)"/.exec(page)!
  assert.match(page, /og:image:width" content="1200"/)
  assert.match(page, /twitter:card" content="summary_large_image"/)
  const { find } = drawnBy()
  const file = await find({ code: code!, name: name! })
  assert.ok(file && 'bytes' in file)
  assert.equal(String(file.bytes), fullArticle.headline)
})

test('a card is named by what it shows: other words, a retraction or another picture give another address', () => {
  const { path } = shareCardOf(fullArticle, fixtureSettings)
  const retraction = { kind: 'retraction' as const, note: 'نادرست بود', at: fixtureNow }
  for (const changed of [
    { headline: 'تیتری دیگر' },
    { kicker: 'روتیتری دیگر' },
    { hero: null },
    { corrections: [retraction] },
    { publishedAt: new Date('2020-01-01T00:00:00Z') },
  ])
    assert.notEqual(shareCardOf({ ...fullArticle, ...changed }, fixtureSettings).path, path)
  assert.equal(shareCardOf({ ...fullArticle, lead: 'x' } as typeof fullArticle, fixtureSettings).path, path)
})

test('no other address makes work; a card named before is given while its article stands', async () => {
  const { drawn, find } = drawnBy()
  const { code } = fullArticle
  const { identity } = shareCardOf(fullArticle, fixtureSettings)
  const before = { code: String(code), name: `${'a'.repeat(20)}.jpg` }
  assert.ok(await find(before))
  for (const [asked, name] of [
    [String(code), `${'b'.repeat(20)}.jpg`],
    [String(code), identity],
    [String(code), `${identity}.png`],
    [String(code), `../${identity}.jpg`],
    [`${code}x`, `${identity}.jpg`],
    ['9'.repeat(40), `${identity}.jpg`],
    ['1', `${identity}.jpg`],
    [String(withdrawnCode), before.name],
  ] as const)
    assert.equal(await find({ code: asked, name }), null, `${asked} ${name}`)
  assert.equal(drawn.size, 0)
})
