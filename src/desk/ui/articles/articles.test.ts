import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { type ArticleContent, documentFromParagraphs } from '#article'
import { readManuscript, readSiteWords } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { createArticle } from '../../actions/create-article.ts'
import { publishArticle } from '../../actions/publish-article.ts'
import { openSarasRoom, pick } from '../fixtures/room.ts'

const negar = { id: 'account:negar', role: 'section-editor' } as const
const ofSara = { id: 'account:sara', role: 'administrator' } as const

function contentOf(headline: string, kicker: string | null = null): ArticleContent {
  const document = documentFromParagraphs(['شهرداری از فردا آزمایش خط تازه را آغاز می‌کند.'])
  const text = { kicker, headline, subheadline: null, lead: null }
  return { kind: 'news', ...text, document, hero: null, section: null, tags: [], authors: [] }
}

async function openRoom(context: TestContext) {
  const room = await openSarasRoom((await openTestDatabase(context)).database)
  const add = (actor: typeof negar | typeof ofSara, headline: string, code: number | null = null) =>
    createArticle(room.database, actor, { content: contentOf(headline), chain: [], code })
  return { ...room, add }
}

function headlines(page: string): string[] {
  return [...page.matchAll(/<h2><a href="\/desk\/articles\/\d+">(.*?)<\/a>/g)].map((match) =>
    match[1]!.replace(/<[^>]+>/g, ''),
  )
}

test('a new story is begun with one press, and its page is the editor', async (context) => {
  const { sara, visitor } = await openRoom(context)
  const begun = await sara.send('/desk/articles', {})
  assert.equal(begun.status, 303)
  const { location } = begun.headers
  assert.match(location!, /^\/desk\/articles\/\d+$/)
  const page = await sara.see(location!)
  assert.equal(page.status, 200)
  assert.match(page.html, /<script type="module" src="\/assets\/desk-editor\.[0-9a-f]{16}\.js"><\/script>/)
  const policy = page.headers['content-security-policy']!
  assert.match(policy, /default-src 'none'.*script-src 'self'.*require-trusted-types-for 'script'/)
  assert.doesNotMatch(policy, /unsafe|https?:|\*|nonce|data:/)
  assert.deepEqual(headlines((await sara.see('/desk/articles')).html), ['بی‌تیتر'])

  assert.deepEqual(pick(await visitor().send('/desk/articles', {})), [303, '/desk/login'])
  assert.deepEqual(pick(await visitor().see(location!)), [303, '/desk/login'])
  assert.equal((await sara.send('/desk/articles', {}, { headers: { 'sec-fetch-site': 'cross-site' } })).status, 403)
  assert.equal((await sara.see('/desk/articles/1')).status, 404)
  assert.equal((await sara.see('/desk/articles/1e3')).status, 404)
})

test('each list holds what it says, and words or a code find an article', async (context) => {
  const { database, sara, add } = await openRoom(context)
  await add(ofSara, 'کتابخانه‌های شبانه')
  await add(negar, 'خط تازهٔ تراموا', 757695)
  const live = await add(negar, 'جشنوارهٔ چای')
  await publishArticle(database, negar, live.code, { publishedAt: null })
  const seen = async (query: string) => headlines((await sara.see(`/desk/articles?${query}`, { query })).html)
  assert.deepEqual(await seen(''), ['کتابخانه‌های شبانه'])
  assert.deepEqual(await seen('tab=desk'), ['خط تازهٔ تراموا', 'کتابخانه‌های شبانه'])
  assert.deepEqual(await seen('tab=live'), ['جشنوارهٔ چای'])
  assert.deepEqual(await seen('tab=all'), ['جشنوارهٔ چای', 'خط تازهٔ تراموا', 'کتابخانه‌های شبانه'])
  assert.deepEqual(await seen('q=۷۵۷۶۹۵'), ['خط تازهٔ تراموا'])
  assert.deepEqual(await seen('tab=all&q=كتابخانه هاي شبانه'.replace(' ', '\u200c')), ['کتابخانه‌های شبانه'])
  assert.deepEqual(await seen('tab=all&q=تراموا چای'), [])
  assert.deepEqual(await seen("tab=all&q=%' or '1'='1&section=\0&below=0x1"), [])
  assert.deepEqual(await seen('tab=nothing'), ['کتابخانه‌های شبانه'])
})

test('سارا tells a running account from the desk: each thing once, taken off by a press, and at last its end', async (context) => {
  const { database, sara } = await openRoom(context)
  const content = { ...contentOf('توفان در راه است'), kind: 'live' as const }
  const { code } = await createArticle(database, ofSara, { content, chain: [], code: null })
  const path = `/desk/articles/${code}/live`
  assert.match((await sara.see(path)).html, /هنوز منتشر نشده است/)
  assert.deepEqual(pick(await sara.send(path, { text: 'باد به شهر رسید.' })), [409, undefined])
  await publishArticle(database, ofSara, code, { publishedAt: null })
  assert.match((await sara.see('/desk/articles?tab=live', { query: 'tab=live' })).html, new RegExp(`href="${path}"`))

  const update = { headline: 'باد رسید', text: 'باد به شهر رسید.\r\n\r\nپل‌ها بسته شد </p><script>.', key: 'on' }
  const twice = await Promise.all([sara.send(path, update), sara.send(path, update)])
  assert.deepEqual(
    twice.map(({ headers }) => headers.location).sort(),
    [`${path}?done=known`, `${path}?done=told`],
    'pressed twice at once',
  )
  const { html } = await sara.see(path)
  assert.equal(html.match(/<li id="u/g)?.length, 1, 'a form pressed twice tells it once')
  assert.match(html, /<p class="words">پل‌ها بسته شد &lt;\/p&gt;&lt;script&gt;\.<\/p>[\s\S]*لحظهٔ مهم<\/span>/)
  const empty = await sara.send(path, { headline: 'تیتر تنها', text: ' \r\n ' })
  assert.equal(empty.status, 422)
  assert.match(empty.html, /value="تیتر تنها"[\s\S]*بنویسید چه تازه است/, 'what was written is there still')

  // Exactly as long as the field allows, once each end of a line counts as one.
  const long = `${'باد.\n\n'.repeat(800)}${'و'.repeat(194)}پایان`
  assert.equal((await sara.send(path, { text: `${long.replaceAll('\n', '\r\n')}\r\n.` })).status, 422)
  const tooLong = await sara.send(path, { text: `${long}پایان.` })
  assert.equal(tooLong.status, 422)
  assert.match(tooLong.html, /پایانپایان\.[\s\S]*بیش از ۵۰۰۰ نویسه/, 'all of what was written is there still')
  assert.equal((await sara.send(path, { text: long.replaceAll('\n', '\r\n') })).status, 303)
  assert.match((await sara.see(path)).html, /پایان<\/p>/, 'its end is told too')

  const [later, id] = [...(await sara.see(path)).html.matchAll(/<li id="u(\d+)"/g)].map(([, found]) => found!)
  const older = await sara.see(path, { query: `before=${later}` })
  assert.match(older.html, new RegExp(`<li id="u${id}"[\\s\\S]*بازگشت به تازه‌ترین`))
  assert.doesNotMatch(older.html, new RegExp(`<li id="u${later}"`))
  for (const _press of [1, 2])
    assert.deepEqual(pick(await sara.send(`${path}/${id}/remove`, {})), [303, `${path}?done=off`])
  assert.equal((await sara.send(`${path}/999999/remove`, {})).status, 404)
  assert.deepEqual(pick(await sara.send(`${path}/end`, {})), [303, `${path}?done=ended`])
  assert.match((await sara.see(path)).html, /این پوشش پایان یافته است[\s\S]*از سایت برداشته شود/)
  assert.deepEqual(pick(await sara.send(`${path}/${later}/remove`, {})), [303, `${path}?done=off`])
  assert.match((await sara.see(path)).html, /هنوز چیزی گفته نشده است/, 'what was told is taken off after the end too')
  assert.equal((await sara.send(path, { text: 'دیر رسید.' })).status, 409)
})

test('a long list goes on where it stopped', async (context) => {
  const { sara, add } = await openRoom(context)
  for (let number = 1; number <= 45; number += 1) await add(ofSara, `خبر ${number}`)
  const first = (await sara.see('/desk/articles')).html
  assert.equal(headlines(first).length, 40)
  const next = /href="\/desk\/articles\?([^"]*)" rel="next"/.exec(first)![1]!.replaceAll('&amp;', '&')
  const second = (await sara.see(`/desk/articles?${next}`, { query: next })).html
  assert.deepEqual(headlines(second), ['خبر 5', 'خبر 4', 'خبر 3', 'خبر 2', 'خبر 1'])
  assert.doesNotMatch(second, /rel="next"/)
})

test('where several editions are on, a story is begun in one of them, and translated into the others once', async (context) => {
  const { database } = await openTestDatabase(context)
  const { sara } = await openSarasRoom(database, { editions: ['fa', 'prs', 'en'] })
  assert.match((await sara.see('/desk/articles')).html, /<option value="prs">دری<\/option><option value="en">انگلیسی/)
  const begun = await sara.send('/desk/articles', { edition: 'prs' })
  const code = Number(begun.headers.location!.split('/').at(-1))
  assert.equal((await readManuscript(database, code))?.edition, 'prs')
  const flow = await sara.see(`/desk/articles/${code}/flow`)
  assert.match(flow.html, /این مطلب از نسخهٔ دری/)
  assert.match(flow.html, /name="edition" value="en"><button class="secondary">آغاز ترجمه به انگلیسی/)
  const wish = { translates: String(code), edition: 'en' }
  const translation = await sara.send('/desk/articles', wish)
  const english = Number(translation.headers.location!.split('/').at(-1))
  assert.equal((await readManuscript(database, english))?.edition, 'en')
  assert.match((await sara.see(`/desk/articles/${code}/flow`)).html, new RegExp(`href="/desk/articles/${english}"`))
  assert.equal((await sara.send('/desk/articles', wish)).status, 409)
  assert.equal((await sara.send('/desk/articles', { edition: 'ps' })).status, 422)

  const old = Number((await sara.send('/desk/articles', { edition: 'fa' })).headers.location!.split('/').at(-1))
  const search = await sara.see(`/desk/articles/${code}/flow`, { query: `translation=${old}` })
  assert.match(search.html, new RegExp(`name="other" value="${old}"><button[^>]*value="link"`))
  const pair = (other: number, deed: string) =>
    sara.send(`/desk/articles/${code}/translations`, { other: String(other), do: deed })
  assert.equal((await pair(old, 'link')).status, 303)
  assert.match((await sara.see(`/desk/articles/${english}/flow`)).html, new RegExp(`href="/desk/articles/${old}"`))
  assert.equal((await pair(code, 'link')).status, 409, 'no article is a translation of itself')
  const another = Number((await sara.send('/desk/articles', { edition: 'fa' })).headers.location!.split('/').at(-1))
  assert.equal((await pair(another, 'link')).status, 409, 'one in an edition')
  // Whoever began the group leaves it, and takes nobody with it into the next.
  assert.equal(
    (await sara.send(`/desk/articles/${english}/translations`, { other: String(code), do: 'part' })).status,
    303,
  )
  assert.equal((await pair(another, 'link')).status, 303)
  const { html: left } = await sara.see(`/desk/articles/${english}/flow`)
  assert.match(left, new RegExp(`href="/desk/articles/${old}"`))
  assert.doesNotMatch(left, new RegExp(`href="/desk/articles/(${code}|${another})"`))
  assert.equal((await pair(old, 'part')).status, 404)

  const settings = await sara.see('/desk/settings')
  assert.match(settings.html, /نسخهٔ انگلیسی/)
  const named = await sara.send('/desk/settings/editions/en', { name: 'Rowzan', tagline: '', notice: '', sections: '' })
  assert.equal(named.status, 303)
  assert.deepEqual((await readSiteWords(database)).editions, { en: { name: 'Rowzan', sections: {} } })
  assert.equal((await sara.send('/desk/settings/editions/fa', { name: 'x' })).status, 404)

  const { sara: alone } = await openSarasRoom((await openTestDatabase(context)).database)
  assert.doesNotMatch((await alone.see('/desk/articles')).html, /name="edition"/)
  assert.equal((await alone.send('/desk/articles', { edition: 'prs' })).status, 422)
})
