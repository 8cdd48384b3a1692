import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChainHop } from '#store'
import { fixtureArticle } from '../fixtures/articles.ts'
import { fixtureSettings } from '../fixtures/site.ts'
import { articleJsonLd, articleNinjs } from './machine-views.ts'

const isna = { slug: 'isna', name: 'ایسنا' }

for (const [url, source, expected] of [
  ['javascript:alert(1)', null, null],
  ['data:text/html,x', null, null],
  ['//elsewhere.example/x', null, null],
  ['https://bank.example@elsewhere.example/', null, null],
  ['javascript:alert(1)', isna, 'https://sanad.example/fa/source/isna'],
  ['https://carrier.example/خبر', null, 'https://carrier.example/%D8%AE%D8%A8%D8%B1'],
  ['https://carrier.example/1', isna, 'https://carrier.example/1'],
] as const) {
  test(`a carrier seen at ${url}${source ? ', known to us,' : ''} is told to machines as ${expected}`, () => {
    const hop: ChainHop = { name: 'ایسنا', kind: 'agency', relation: 'reported-by', url, source }
    const article = fixtureArticle('تیتر', 5, { chain: [hop] })
    const jsonLd = articleJsonLd(article, 10, fixtureSettings)
    const ninjs = articleNinjs(article, fixtureSettings)
    assert.equal(JSON.parse(jsonLd).isBasedOn.url ?? null, expected)
    assert.equal(JSON.parse(ninjs).infoSources[0].uri ?? null, expected)
    for (const text of [jsonLd, ninjs]) assert.doesNotMatch(text, /javascript:|data:text/)
  })
}
