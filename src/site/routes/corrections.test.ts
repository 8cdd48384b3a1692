import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentFromParagraphs } from '#article'
import type { Correction } from '#store'
import { articlePath } from '../addresses.ts'
import { editionOf } from '../edition/edition.ts'
import { fixtureArticle, fixtureNow, sections } from '../fixtures/articles.ts'
import { filmArticle, spoken, transcript } from '../fixtures/galleries.ts'
import { readerOver } from '../fixtures/reader.ts'
import { fixturePage, fixtureRoutes, fixtureSettings } from '../fixtures/site.ts'
import { correctionView, wholeCorrectionView } from '../model/corrections.ts'
import { correctionNotes } from '../parts/corrections.ts'
import { pageAt, storyPreview } from '../site.ts'

const persian = editionOf('fa')

const at = (minutesAgo: number) => new Date(fixtureNow.getTime() - minutesAgo * 60_000)
const noted = (kind: Correction['kind'], note: string, minutesAgo: number) => ({ kind, note, at: at(minutesAgo) })

const mended = fixtureArticle('تیتر نخست', 300, { corrections: [noted('correction', 'شمار درست یازده است.', 20)] })
const retracted = fixtureArticle('تیتر دوم', 400, { corrections: [noted('retraction', 'این خبر درست نبود.', 10)] })
const routes = fixtureRoutes({ articles: [mended, retracted] })

async function logOf(query: string) {
  return (await pageAt(routes, `/fa/corrections?${query}`))!
}

test('the log holds every correction, newest first, with its kind, its note and its article', async () => {
  const { body } = await logOf('')
  assert.ok(body.indexOf('این خبر درست نبود.') < body.indexOf('شمار درست یازده است.'))
  assert.ok(body.includes(`href="${articlePath(mended)}"`))
  assert.match(body, /پس‌گرفتن خبر/)
})

test('the log is shown by kind, and each kind has its feed', async () => {
  const { body } = await logOf('kind=retraction')
  assert.ok(body.includes('این خبر درست نبود.') && !body.includes('شمار درست یازده است.'))
  assert.match(body, /href="\/fa\/corrections\/feed\.xml\?kind=retraction"/)
  for (const kind of ['nonsense', 'constructor', ''.padEnd(300, 'x')]) {
    assert.equal((await logOf(`kind=${kind}`)).status, 404, kind)
  }
  for (const before of ['0', '-1', 'x', '1.5', '9'.repeat(16)]) {
    assert.equal((await logOf(`before=${before}`)).status, 404, before)
  }
  for (const file of ['feed.xml', 'atom.xml', 'feed.json']) {
    const feed = await fixturePage(`/fa/corrections/${file}`, routes)
    assert.match(feed, /اصلاحیه: تیتر نخست/)
    assert.match(feed, /https:\/\/sanad\.example\/fa\/corrections\/1/)
  }
})

test('the preview of an article shows its corrections and what is said in its films, as its page does', async () => {
  const article = { ...filmArticle, corrections: mended.corrections }
  const published = readerOver({ articles: [article], sections, spoken })
  const { body } = await storyPreview({
    published,
    article: { code: article.code, content: { ...article, section: null, tags: [], authors: [] }, chain: [] },
    instant: fixtureNow,
    settings: fixtureSettings,
  })
  assert.ok(body.includes('شمار درست یازده است.'))
  assert.ok(body.includes(transcript.split('\n')[0]!))
})

test('a retraction stands over the headline, in the title, in lists and for machines', async () => {
  const page = await fixturePage(articlePath(retracted), routes)
  assert.match(page, /<title>پس گرفته شد: تیتر دوم/)
  assert.match(page, /og:title" content="پس گرفته شد: تیتر دوم"/)
  assert.ok(page.indexOf('این خبر پس گرفته شده است') < page.indexOf('<h1>'))
  assert.match(page, /"creativeWorkStatus":"Retracted"/)
  assert.match(page, /"@type":"CorrectionComment"/)
  assert.match(await fixturePage('/fa/latest', routes), /تیتر دوم<\/a> <span class="mark">\(پس گرفته شد\)/)
  assert.match(await fixturePage('/feed.xml', routes), /پس گرفته شد: تیتر دوم/)
  assert.doesNotMatch(await fixturePage(articlePath(mended), routes), /<title>پس|این خبر پس گرفته شده است/)
})

test('a correction has one address of its own', async () => {
  assert.match(await fixturePage('/fa/corrections/1', routes), /شمار درست یازده است/)
  const moved = await pageAt(routes, `/fa/corrections/${encodeURIComponent('۱')}`)
  assert.deepEqual([moved?.status, moved?.location], [301, '/fa/corrections/1'])
  for (const id of ['99', '0', 'x', '1e3']) assert.equal((await pageAt(routes, `/fa/corrections/${id}`))?.status, 404)
})

test('changed words are struck through and underlined, as text', () => {
  const words = (headline: string, paragraph: string) => ({
    kicker: null,
    headline,
    subheadline: null,
    lead: null,
    document: documentFromParagraphs([paragraph, 'بند دوم همان است که بود.']),
  })
  const long = 'این جمله‌ای است که پیش از تغییر می‌آید و بسیار بلند است تا کوتاه شود '
  const correction = {
    ...noted('correction', 'یادداشت', 5),
    id: 7,
    change: {
      before: words('دوازده ایستگاه', `${long}دوازده ایستگاه دارد.`),
      after: words('یازده ایستگاه', `${long}<b>یازده</b> ایستگاه دارد.`),
    },
  }
  const shown = correctionNotes([correctionView(correction, persian)], persian.words)!.markup
  assert.match(shown, /<b>تیتر:<\/b> <del>دوازده<\/del><ins>یازده<\/ins>/)
  assert.match(shown, /<ins>&lt;b&gt;یازده&lt;\/b&gt;<\/ins>/)
  assert.match(shown, /<p>… .*<del>دوازده/)
  assert.doesNotMatch(shown, /بند دوم/)
  assert.match(shown, /href="\/fa\/corrections\/7"/)
  const whole = wholeCorrectionView(correction, persian).changes.map(({ words }) =>
    words.map(({ text }) => text).join(''),
  )
  assert.ok(whole.some((text) => text.startsWith('این جمله‌ای است')))
})
