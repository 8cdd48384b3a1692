import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentFromBlocks, embed, image, link, paragraph, quote } from '#article'
import type { PublishedArticle } from '#store'
import { articlePath } from '../addresses.ts'
import { editionOf } from '../edition/edition.ts'
import { fixtureArticle, fixtureNow } from '../fixtures/articles.ts'
import { fixturePage, fixtureRoutes } from '../fixtures/site.ts'
import { pageAt } from '../site.ts'

const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  '</title></style></script><script>alert(1)</script>',
  '<!--<script>',
  '{{7*7}}&lt;script&gt;',
  'javascript:alert(1)',
  '\u202e<b>\u2028\u0000',
  'نیمه \ud800',
]

/** An article that says the same evil in every place that holds words. */
function poisoned(evil: string): PublishedArticle {
  const picture = { media: evil, src: evil, width: 1, height: 1, alt: evil, caption: evil, credit: evil }
  const named = { slug: evil, name: evil }
  return fixtureArticle(evil, 5, {
    slug: evil,
    kicker: evil,
    subheadline: evil,
    lead: evil,
    hero: picture,
    section: named,
    tags: [named],
    authors: [named],
    chain: [
      { name: evil, kind: 'site', relation: 'quoting', source: named },
      { name: evil, kind: 'site', relation: 'quoting', source: null, url: 'javascript:alert(1)' },
    ],
    statements: [
      {
        ...{ id: 's1', start: 0, end: 3, speakerAt: { start: 0, end: 1 }, wordsAt: { start: 1, end: 2 } },
        ...{ verb: evil, speaker: evil, speakerKind: 'person', title: evil, mode: 'direct', polarity: 'deny' },
        ...{ person: { slug: evil.toWellFormed(), name: evil }, source: named },
      },
    ],
    mentions: [{ name: evil, relation: 'contradicted', source: named }],
    differing: [{ code: 1, slug: evil, headline: evil, publishedAt: fixtureNow }],
    corrections: [{ kind: 'correction', note: evil, at: fixtureNow }],
    document: documentFromBlocks([
      paragraph(evil, link('javascript:alert(1)', evil)),
      quote(evil, evil),
      image(picture),
      embed('javascript:alert(1)', evil, evil),
    ]),
  })
}

/** Every tag of a page with the names of its attributes: what text can never change. */
function skeleton(page: string): string[] {
  const tags = page.replace(/="[^"]*"/g, '').match(/<[^>]*>/g) ?? []
  return tags.filter((tag) => !/^<\/?bdi>$/.test(tag))
}

async function pagesOf(words: string): Promise<string[]> {
  const article = poisoned(words)
  const section = { ...article.section!, id: 1, parent: null, position: 1, isRetired: false }
  const routes = fixtureRoutes({ articles: [article], sections: [section] })
  const paths = [articlePath(article), `/fa/print/${article.code}`, '/', '/fa/latest', '/feed.xml', '/sitemap-news.xml']
  paths.push(editionOf('fa').paths.person(words))
  return Promise.all(paths.map((path) => fixturePage(path, routes)))
}

const harmless = (await pagesOf('حرفی بی‌زیان')).map(skeleton)

for (const evil of attacks) {
  test(`${JSON.stringify(evil)} stays text wherever it is printed`, async () => {
    for (const [index, page] of (await pagesOf(evil)).entries()) {
      assert.deepEqual(skeleton(page), harmless[index])
      assert.ok(!/(?:href|src)="(?:javascript|data):/i.test(page), 'an address that runs')
    }
  })
}

test('machine-readable data cannot end its element, and is still JSON', async () => {
  const article = poisoned('</script><!-- "\\')
  const page = await fixturePage(articlePath(article), fixtureRoutes({ articles: [article] }))
  const told = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)![1]!)
  assert.equal(told.headline, '</script><!-- "\\')
})

test('a very long headline and a very long word still make a page', async () => {
  const long = `${'تیتر '.repeat(2_000)}${'ب'.repeat(20_000)}`
  const article = fixtureArticle(long, 5, { slug: 'x', lead: long })
  const page = await pageAt(fixtureRoutes({ articles: [article] }), articlePath(article))
  assert.equal(page?.status, 200)
})
