import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#server'
import { articles, fixtureNow, fullArticle, sections } from '../fixtures/articles.ts'
import { readerOver } from '../fixtures/reader.ts'
import { fixtureSettings, withdrawnCode } from '../fixtures/site.ts'
import { ninjsOf } from '../site.ts'

const withdrawn = [{ code: withdrawnCode, slug: 'x', withdrawnAt: fixtureNow }]
const site = { published: readerOver({ articles, sections, withdrawn }), settingsOf: () => fixtureSettings }

test('a live article is told as ninjs, an unknown code is nothing, and what was taken down is refused as gone', async () => {
  const ninjs = await ninjsOf(site, fullArticle.code)
  assert.equal(JSON.parse(ninjs!).headlines[0].value, fullArticle.headline)
  assert.equal(await ninjsOf(site, 1), null)
  await assert.rejects(ninjsOf(site, withdrawnCode), (error) => error instanceof Refusal && error.code === 'gone')
})
