import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { defaultSectionPlan, documentFromParagraphs, type EditionCode, placeArticle } from '#article'
import { indexWaiting, openSearch } from '#search'
import { createServer, createSilentLog } from '#server'
import {
  addFrontVersion,
  addSections,
  createArticles,
  inTransaction,
  joinTranslations,
  linkTranslation,
  listenForChanges,
  partTranslations,
  publish,
  publishedReader,
  putUpBreaking,
  saveRevisions,
  writeDossier,
} from '#store'
import { openTestDatabase } from '../../../test/database.ts'
import { editionOf } from '../edition/edition.ts'
import { defaultSettings, pageAt, shareCardOf, siteRoutes, sorryPage } from '../site.ts'

const { pool, database, connection } = await openTestDatabase({ after })
const madeBy = 'account:sara'

interface Told {
  edition: EditionCode
  headline: string
  lead: string
  tag: string
  author: string
}

async function tell({ edition, headline, lead, tag, author }: Told) {
  return inTransaction(database, async (transaction) => {
    const [article] = await createArticles(transaction, [null], edition)
    const filing = { section: 'society', tags: [tag], authors: [author], hero: null }
    const words = { kicker: null, headline, subheadline: null, lead, document: documentFromParagraphs([lead, lead]) }
    const content = { kind: 'news' as const, ...words, ...filing }
    // As a translation takes it over from the story that was written first.
    const chain = [{ name: 'ایسنا', kind: 'agency' as const, relation: 'reported-by' as const }]
    const draft = { articleId: article!.id, content, chain, savedBy: madeBy }
    const [revision] = await saveRevisions(transaction, [draft])
    const publication = { articleId: article!.id, revisionId: revision!.id, madeBy }
    const [live] = await publish(transaction, [{ ...publication, publishedAt: new Date('2026-11-22T09:00:00Z') }])
    return { ...article!, ...live!, path: encodeURI(`/${edition}/news/${live!.code}/${live!.slug}`) }
  })
}

await addSections(database, [{ slug: 'society', name: 'جامعه', parent: null }])
const persian = await tell({
  edition: 'fa',
  headline: 'برف راه‌های کوهستان را بست',
  lead: 'راهداران از شب گذشته برف می‌روبند.',
  tag: 'راه',
  author: 'سارا مهرآیین',
})
const dari = await tell({
  edition: 'prs',
  headline: 'برف شاهراه سالنگ را بست',
  lead: 'کارمندان حفظ و مراقبت سرک‌ها از دیشب برف می‌روبند.',
  tag: 'راه',
  author: 'فرید هروی',
})
const english = await tell({
  edition: 'en',
  headline: 'Snow closes the mountain roads',
  lead: 'Road crews have been clearing snow since last night.',
  tag: 'roads',
  author: 'Sara Mehrayin',
})
for (const { id: articleId } of [dari, english])
  await inTransaction(database, (transaction) =>
    linkTranslation(transaction, { articleId, originalId: persian.id, madeBy }),
  )
await indexWaiting(database)

const names = { fa: 'روزن', prs: 'روزن افغانستان', en: 'Rowzan' }
const settingsOf = (code: EditionCode) => ({
  ...{ ...defaultSettings, name: names[code], url: 'https://rowzan.example', edition: editionOf(code) },
  ...(code === 'en' && { tagline: 'News with its chain of sources', sectionNames: { society: 'Society' } }),
})
const partsOf = (code: EditionCode) => ({ settings: settingsOf(code), published: publishedReader(pool, code) })
const site = { search: openSearch(database), now: () => new Date('2026-11-23T09:00:00Z') }
const routes = siteRoutes({ ...site, ...partsOf('fa'), others: [partsOf('prs'), partsOf('en')] })
const server = await createServer({
  config: { port: 0, host: '127.0.0.1', publicUrl: 'http://localhost' },
  pages: routes,
  errorPage: (status) => sorryPage(status, settingsOf('fa')),
  log: createSilentLog(),
})
const origin = await server.listen()
const stopHearing = await listenForChanges(connection, (keys) => server.cache.forget(keys))
after(async () => {
  await stopHearing()
  await server.close()
})

async function ask(path: string) {
  const answer = await fetch(origin + path, { redirect: 'manual' })
  return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() }
}

async function page(path: string): Promise<string> {
  const { status, text } = await ask(path)
  assert.equal(status, 200, path)
  return text
}

const storiesOn = (text: string) =>
  new Set([...text.matchAll(/href="\/\w+\/news\/(\d+)\//g)].map(([, code]) => Number(code)))

test('each edition has its front page, its lists and its feeds, in its language, with its own news alone', async () => {
  for (const [code, story, lang, dir] of [
    ['fa', persian, 'fa', 'rtl'],
    ['prs', dari, 'fa-AF', 'rtl'],
    ['en', english, 'en', 'ltr'],
  ] as const) {
    for (const list of [
      '',
      '/latest',
      '/section/society',
      '/archive/1405/9/1',
      `/search?q=${encodeURIComponent(story.slug.split('-')[0]!)}`,
    ]) {
      const text = await page(`/${code}${list}`)
      assert.match(text, new RegExp(`<html lang="${lang}" dir="${dir}">`), `${code}${list}`)
      assert.deepEqual([...storiesOn(text)], [story.code], `${code}${list}`)
    }
    const feed = await page(code === 'fa' ? '/feed.xml' : `/${code}/feed.xml`)
    assert.match(feed, new RegExp(`<language>${lang}</language>`))
    assert.deepEqual(feed.match(/<guid[^>]*>[^<]*/g)?.length, 1)
  }
  assert.match(await page('/prs/latest'), /یکشنبه ۱ قوس ۱۴۰۵/)
  assert.match(await page('/fa/latest'), /یکشنبه ۱ آذر ۱۴۰۵/)
  assert.match(await page('/en/latest'), /Sunday 22 November 2026/)
  assert.match(
    await page('/'),
    /<a href="\/prs" hreflang="fa-AF"[^>]*>دری<\/a> <a href="\/en" hreflang="en"[^>]*>English/,
  )
  assert.match(await page('/en'), /<a href="\/" hreflang="fa"[^>]*>فارسی<\/a>/)
})

test('an article names itself in the other editions, both ways, and its code leads to its own', async () => {
  for (const { path, code, edition } of [persian, dari, english]) {
    const text = await page(path)
    const alternates = [...text.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g)]
    assert.deepEqual(
      new Map(alternates.map(([, language, href]) => [language, href])),
      new Map([
        ['fa', `https://rowzan.example${persian.path}`],
        ['fa-AF', `https://rowzan.example${dari.path}`],
        ['en', `https://rowzan.example${english.path}`],
      ]),
    )
    assert.match(text, new RegExp(`"inLanguage":"${editionOf(edition!).language}"`))
    assert.deepEqual([(await ask(`/n/${code}`)).location, (await ask(`/fa/news/${code}/x`)).location], [path, path])
  }
  const { status, location } = await ask(`/fa/comments/${english.code}?sent=1`)
  assert.deepEqual([status, location], [301, `/en/comments/${english.code}?sent=1`])
  assert.equal((await ask(`/en/comments/${persian.code}`)).location, `/fa/comments/${persian.code}`)
  assert.equal((await ask('/en/news/9')).status, 404)
  assert.match((await ask('/en/news/9')).text, /This page was not found/)
})

test('each page may use its own style sheet, whichever way it reads', async () => {
  const lists = ['/', '/prs', '/en', '/en/latest', '/en/latest?lite=1', '/en/nothing']
  for (const path of [...lists, persian.path, english.path]) {
    const answer = await fetch(origin + path)
    const [, css] = /<style>(.*?)<\/style>/s.exec(await answer.text())!
    const hash = createHash('sha256').update(css!).digest('base64')
    assert.ok(answer.headers.get('content-security-policy')?.includes(`'sha256-${hash}'`), path)
  }
})

test('one sitemap holds all editions, and news is told with its language', async () => {
  const sitemap = await page('/sitemap/2026-11/1.xml')
  for (const { path } of [persian, dari, english]) assert.ok(sitemap.includes(`https://rowzan.example${path}<`), path)
  const news = await page('/sitemap-news.xml')
  assert.deepEqual([...news.matchAll(/<news:language>([^<]+)/g)].map(([, one]) => one).sort(), ['en', 'fa', 'fa-AF'])
  assert.match(news, /<news:name>Rowzan<\/news:name>/)
})

test('pages in English hold no Persian letter and no Persian digit but the names of the other editions', async () => {
  const lists = ['', '/latest', '/section/society', '/tag/roads', '/author/sara-mehrayin', '/archive', '/archive/1405']
  const others = [
    '/archive/1405/9',
    '/archive/1405/9/1',
    '/archive/1405/9/2',
    '/most-read',
    '/corrections',
    '/dossier',
    '/photo',
    '/search',
    '/search?q=snow',
    '/search?q=nothing-has-this',
    '/offline',
    `/comments/${english.code}`,
    `/print/${english.code}`,
    '/nothing',
    '/news/9',
  ]
  for (const path of [...lists, ...others].map((one) => `/en${one}`).concat(english.path)) {
    const { text } = await ask(path)
    const own = text
      .replace(/<a href="[^"]*" hreflang="[^"]*" lang="fa[^"]*"[^>]*>(?:<bdi>)?[^<]*(?:<\/bdi>)?<\/a>/g, '')
      .replace(/<style>.*?<\/style>/s, '')
    assert.doesNotMatch(own.replace(/<title>|<\/title>/g, ''), /[\u0600-\u06ff]/, path)
    assert.ok(brotliCompressSync(text).length < 13_000, path)
  }
})

test('translations that are parted and linked again name one another accordingly, without being published anew', async () => {
  const pair = { article: persian, other: english, madeBy }
  const alternates = async (path: string) => (await page(path)).match(/<link rel="alternate" hreflang/g)?.length ?? 0
  const becomes = async (path: string, count: number) => {
    for (let tries = 0; tries < 100 && (await alternates(path)) !== count; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20))
    assert.equal(await alternates(path), count, path)
  }
  await inTransaction(database, (transaction) => partTranslations(transaction, pair))
  await becomes(english.path, 0)
  await becomes(dari.path, 2)
  await inTransaction(database, (transaction) => joinTranslations(transaction, pair))
  await becomes(english.path, 3)
  await becomes(dari.path, 3)
})

test('the card that a page names is the one that is drawn of its article', async () => {
  const article = await publishedReader(pool).article(english.code)
  assert.ok(article !== null && !('withdrawnAt' in article))
  assert.ok((await page(english.path)).includes(shareCardOf(article, settingsOf('en')).path))
})

test('sources are named in the letters of the edition, where their name is known in them', async () => {
  assert.match(await page(english.path), /<a href="\/en\/source\/isna">ISNA<\/a>/)
  assert.match(await page(english.path), /"name":"ISNA"/)
  assert.match(await page(dari.path), /<a href="\/prs\/source\/isna">ایسنا<\/a>/)
  const source = await page('/en/source/isna')
  assert.match(source, /<h1>ISNA<\/h1>/)
  assert.match(source, /<dd>ایسنا/)
  assert.match(await page('/en/search?q=snow&source=isna'), /ISNA/)
  assert.match(await page('/fa/source/isna'), /<h1>ایسنا<\/h1>/)
})

test('news of one edition makes only its own lists anew', async () => {
  const before = await page('/fa/latest')
  const added = await tell({
    edition: 'prs',
    headline: 'شاهراه باز شد',
    lead: 'موترها می‌گذرند.',
    tag: 'راه',
    author: 'فرید هروی',
  })
  for (let tries = 0; tries < 100 && !storiesOn(await page('/prs/latest')).has(added.code); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 20))
  assert.ok(storiesOn(await page('/prs/latest')).has(added.code))
  assert.equal(await page('/fa/latest'), before)
})

test('an edition that is off shows nothing; its articles wait, and stand in no list of the first', async () => {
  const alone = siteRoutes({ ...site, ...partsOf('fa') })
  assert.equal(await pageAt(alone, '/en'), null)
  assert.equal((await pageAt(alone, `/n/${english.code}`))?.status, 404)
  assert.doesNotMatch((await pageAt(alone, '/sitemap/2026-11/1.xml'))!.body, /\/en\/news/)
  assert.deepEqual([...storiesOn((await pageAt(alone, '/fa/latest'))!.body)], [persian.code])
})

async function seen(path: string, link: string): Promise<void> {
  for (let tries = 0; tries < 100 && !(await page(path)).includes(link); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 20))
  assert.ok((await page(path)).includes(link), `${path} with ${link}`)
}

test('a dossier and the line of breaking news lead to an article under its own edition', async () => {
  const articleIds = [persian.id, english.id]
  const intro = documentFromParagraphs(['برف در راه‌ها'])
  await inTransaction(database, (transaction) =>
    writeDossier(transaction, { slug: 'snow', title: 'برف', intro, articleIds, madeBy }),
  )
  await seen(persian.path, `<a href="${english.path}" rel="next">`)
  await seen(english.path, `<a href="${persian.path}" rel="prev">`)
  const article = { articleId: english.id, code: english.code }
  const breaking = { text: 'Roads are closed', article, expiresAt: new Date('2026-11-24T09:00:00Z'), madeBy }
  await inTransaction(database, (transaction) => putUpBreaking(transaction, breaking))
  const anew = siteRoutes({ ...site, ...partsOf('fa') })
  assert.ok((await pageAt(anew, '/fa/latest'))!.body.includes(`href="${english.path}">Roads are closed`))
  assert.doesNotMatch(await page('/prs/latest'), /Roads are closed/)
  const own = { ...breaking, edition: 'en' as const, text: 'Roads open again' }
  await inTransaction(database, (transaction) => putUpBreaking(transaction, own))
  const both = siteRoutes({ ...site, ...partsOf('fa'), others: [partsOf('en')] })
  assert.ok((await pageAt(both, '/en/latest'))!.body.includes(`href="${english.path}">Roads open again`))
  assert.ok((await pageAt(both, '/fa/latest'))!.body.includes('Roads are closed'))
})

test('the front page of an edition is arranged for it alone, and so is the page of a section in it', async () => {
  const before = await page('/')
  const box = { ...defaultSectionPlan().boxes[0]!, title: 'Winter on the roads', fill: null }
  const plan = placeArticle({ boxes: [box] }, english.code, { box: box.id, index: 0 })
  const draft = { edition: 'en' as const, plan, basedOn: null, note: null, takesEffectAt: new Date(site.now()), madeBy }
  await inTransaction(database, async (transaction) => {
    await addFrontVersion(transaction, { ...draft, section: null })
    await addFrontVersion(transaction, { ...draft, section: 'society' })
  })
  for (const path of ['/en', '/en/section/society']) await seen(path, 'Winter on the roads')
  assert.deepEqual([...storiesOn(await page('/en'))], [english.code])
  assert.equal(await page('/'), before)
  assert.doesNotMatch(await page('/fa/section/society'), /Winter/)
})
