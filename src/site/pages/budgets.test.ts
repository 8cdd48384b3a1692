import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliCompressSync, constants } from 'node:zlib'
import { countContentWords } from '#article'
import { fullArticle } from '../fixtures/articles.ts'
import { fixturePage, fixturePaths } from '../fixtures/site.ts'

/** budgets.md, «Reader pages»; the article has a body of 1,500 words, the front page sixty stories. */
const budgets = {
  article: { brotliBytesMax: 13_000, rawBytesMax: 60_000, nodesMax: 800 },
  front: { brotliBytesMax: 25_000, rawBytesMax: 120_000, nodesMax: 1_500 },
}
const jsonLdBytesMax = 4_096

for (const name of ['article', 'front'] as const) {
  test(`the ${name} page stays within its budget`, async () => {
    const { brotliBytesMax, rawBytesMax, nodesMax } = budgets[name]
    const page = await fixturePage(fixturePaths[name])
    const sizes = {
      raw: Buffer.byteLength(page),
      best: compressed(page, 11),
      quick: compressed(page, 5),
      nodes: nodesIn(page),
    }
    assert.ok(sizes.raw <= rawBytesMax && sizes.best <= brotliBytesMax, JSON.stringify(sizes))
    assert.ok(
      sizes.quick <= brotliBytesMax,
      `${JSON.stringify(sizes)}: too much at the quality of a page made in a hurry`,
    )
    assert.ok(sizes.nodes <= nodesMax, JSON.stringify(sizes))
  })
}

test('the article that is measured has the words it claims', () => {
  const words = countContentWords(fullArticle)
  assert.ok(words >= 1_450 && words <= 1_600, `${words} words`)
})

/** What machines are told, in blocks of its own, by the kind of page. */
const dataBlocksOf: Partial<Record<string, number>> = {
  ...{ article: 2, 'bare article': 2, 'photo story': 3, film: 3 },
  ...{ person: 1, front: 1, 'photo page': 1 },
}

test('no page runs a script, has an event handler or asks anybody else for anything', async () => {
  for (const [name, path] of Object.entries(fixturePaths)) {
    const page = await fixturePage(path)
    const scripts = [...page.matchAll(/<script\b([^>]*)>/g)].map(([, attributes]) => attributes)
    const dataBlocks = dataBlocksOf[name] ?? 0
    assert.deepEqual(scripts, Array(dataBlocks).fill(' type="application/ld+json"'), name)
    assert.doesNotMatch(
      page,
      /<[^>]+\son\w+=|<iframe|<object|<embed|<form(?! class="\w+" role="search" action="\/fa\/search">| method="post" action="\/(?:comment\/\d+\/opinion|poll\/\d+)">)|style="/i,
      name,
    )
    const fetched = [
      ...page.matchAll(
        /<(?:img|video|source)\b[^>]*?\bsrc="([^"]*)"|<link\b[^>]*\brel="(?:preload|icon|stylesheet)"[^>]*\bhref="([^"]*)"/g,
      ),
    ]
    for (const [, source, linked] of fetched) assert.match((source ?? linked)!, /^\/(?:media|assets)\//, name)
  }
})

test('a cold article page costs few requests: the page, the font, its picture, the icon', async () => {
  const page = await fixturePage(fixturePaths.article)
  const pictures = page.match(/<img\b/g) ?? []
  assert.equal(pictures.length, 1)
  assert.equal((page.match(/rel="preload"/g) ?? []).length, 1)
  assert.match(page, /<img[^>]*fetchpriority="high"/)
})

test('what search engines are told is small, dated in ISO and written in Latin digits', async () => {
  const page = await fixturePage(fixturePaths.article)
  const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)![1]!
  assert.ok(Buffer.byteLength(json) <= jsonLdBytesMax)
  const told = JSON.parse(json)
  assert.equal(told['@type'], 'ReportageNewsArticle')
  assert.equal(told.datePublished, '2026-11-23T06:25:00Z')
  assert.equal(told.dateModified, '2026-11-23T07:20:00Z')
  assert.doesNotMatch(json, /[۰-۹٠-٩]/)
})

function compressed(page: string, quality: number): number {
  return brotliCompressSync(page, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length
}

/** Elements, and the runs of text between them. */
function nodesIn(page: string): number {
  const body = page.slice(page.indexOf('</style>'))
  return (body.match(/<[a-z]/gi) ?? []).length + (body.match(/>[^<]*\S[^<]*</g) ?? []).length
}
