import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#server'
import { publishedReader } from '#store'
import { openTestDatabase } from '../../../test/database.ts'
import { type Api, create as createArticle, openApi, refusalOf } from './fixtures/api.ts'

const article = {
  headline: 'خط تازهٔ اتوبوس از فردا',
  lead: 'شهرداری آزمایش خط تازه را آغاز می‌کند.',
  body: ['به گزارش خبرگزاری سپیدار، سارا گفت کار تا پایان ماه ادامه دارد.', 'این خط دوازده ایستگاه دارد.'],
  section: 'society',
  tags: ['حمل‌ونقل'],
}

const create = (api: Api, changes: object = {}) => createArticle(api, { ...article, ...changes })

test('an article is made, published, read back with its chain, and taken down', async (context) => {
  const api = await openApi(await openTestDatabase(context))
  const { code, revision } = await create(api)
  assert.equal(revision, 1)
  const params = { code: String(code) }
  const live = await api.ask('POST /api/v1/articles/:code/publication', { params, body: {} })
  assert.equal(live.status, 201)
  assert.match((live.body as { url: string }).url, new RegExp(`/fa/news/${code}/`))
  const read = await api.ask('GET /api/v1/articles/:code', { params, role: 'reader' })
  const seen = read.body as { text: string[]; chain: { name: string }[]; publication: object | null }
  assert.deepEqual(seen.text, article.body)
  assert.equal(seen.chain.length, 1)
  assert.ok(seen.publication)
  const body = { reason: 'نامهٔ ۱۲', ordered_by: ' دادسرای مهرگان ' }
  assert.equal((await api.ask('DELETE /api/v1/articles/:code/publication', { params, body })).status, 204)
  const gone = await publishedReader(api.pool).article(Number(params.code))
  assert.ok(gone && 'withdrawnAt' in gone && gone.orderedBy === 'دادسرای مهرگان')
  assert.equal(await refusalOf(api.ask('DELETE /api/v1/articles/:code/publication', { params })), 'not-published')
})

test('a save that started from an older revision is refused with both versions', async (context) => {
  const api = await openApi(await openTestDatabase(context))
  const { code } = await create(api)
  const put = (revision: string, headline: string) =>
    api.ask('PUT /api/v1/articles/:code', {
      params: { code: String(code) },
      body: { ...article, headline },
      headers: { 'if-match': revision },
    })
  assert.deepEqual((await put('"1"', 'تیتر سارا')).body, { code, revision: 2 })
  const stale = await put('"1"', 'تیتر بهرام').catch((error: Refusal) => error)
  assert.ok(stale instanceof Refusal && stale.code === 'stale-revision' && stale.status === 412)
  const { current, yours } = stale.facts as {
    current: { content: { headline: string } }
    yours: { content: { headline: string } }
  }
  assert.deepEqual([current.content.headline, yours.content.headline], ['تیتر سارا', 'تیتر بهرام'])
  const missing = api.ask('PUT /api/v1/articles/:code', { params: { code: String(code) }, body: article })
  assert.equal(await refusalOf(missing), 'revision-required')
})

test('a repeated key is answered as before and does nothing; with another request it is refused', async (context) => {
  const api = await openApi(await openTestDatabase(context))
  const send = (headline: string) =>
    api.ask('POST /api/v1/articles', { body: { ...article, headline }, headers: { 'idempotency-key': 'k1' } })
  const [first, second] = await Promise.all([send('یک'), send('یک')])
  assert.deepEqual(first.body, second.body)
  assert.equal([first, second].filter(({ headers }) => headers?.['idempotency-replayed']).length, 1)
  assert.equal(await refusalOf(send('دو')), 'idempotency-mismatch')
  const { rows } = await api.pool.query('select count(*) as count from article')
  assert.equal(rows[0].count, 1)
})

test('what cannot be stored is refused in words, and leaves nothing behind', async (context) => {
  const api = await openApi(await openTestDatabase(context))
  await create(api, { code: 757695 })
  const script = {
    type: 'paragraph',
    content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }],
  }
  const refused: [object, string][] = [
    [{ code: 757695 }, 'code-taken'],
    [{ code: '۷۵۷٦٩5' }, 'code-taken'],
    [{ section: 'nowhere' }, 'unknown-section'],
    [{ body: { doc: { type: 'doc', content: [script] } } }, 'invalid-content'],
    [{ body: { doc: { type: 'doc', content: [{ type: 'html', attrs: { html: '<script>' } }] } } }, 'invalid-content'],
    [{ hero: { src: 'javascript:alert(1)' } }, 'invalid-content'],
    [{ chain: [{ name: 'x', url: 'javascript:alert(1)' }] }, 'invalid-content'],
    [{ chain: [{ name: '\u0000' }] }, 'invalid-content'],
  ]
  for (const [changes, code] of refused) {
    assert.equal(
      await refusalOf(api.ask('POST /api/v1/articles', { body: { ...article, ...changes } })),
      code,
      JSON.stringify(changes),
    )
  }
  const { rows } = await api.pool.query('select count(*) as count from article')
  assert.equal(rows[0].count, 1)
})

test('an empty article is not published, and one revision is not published twice', async (context) => {
  const api = await openApi(await openTestDatabase(context))
  const empty = await create(api, { body: [], lead: null })
  const publish = (code: number) =>
    api.ask('POST /api/v1/articles/:code/publication', { params: { code: String(code) }, body: {} })
  assert.equal(await refusalOf(publish(empty.code)), 'not-ready')
  const { code } = await create(api)
  await publish(code)
  assert.equal(await refusalOf(publish(code)), 'already-published')
  for (const wrong of ['0', '-1', 'abc', '99999999999999999999', '1e3']) {
    assert.equal(
      await refusalOf(api.ask('GET /api/v1/articles/:code', { params: { code: wrong } })),
      'not-found',
      wrong,
    )
  }
})

test('a correction changes what readers see, and leaves a later draft unpublished', async (context) => {
  const api = await openApi(await openTestDatabase(context))
  const { code } = await create(api)
  const params = { code: String(code) }
  await api.ask('POST /api/v1/articles/:code/publication', { params, body: {} })
  await api.ask('PUT /api/v1/articles/:code', {
    params,
    body: { ...article, headline: 'پیش‌نویس تازه' },
    headers: { 'if-match': '"1"' },
  })
  const correction = { kind: 'correction', note: 'ایستگاه‌ها سیزده‌تا است.', body: ['این خط سیزده ایستگاه دارد.'] }
  await api.ask('POST /api/v1/articles/:code/corrections', { params, body: correction })
  const seen = await publishedReader(api.pool).article(code)
  assert.ok(seen && 'headline' in seen)
  assert.equal(seen.headline, article.headline)
  assert.equal(seen.corrections[0]?.note, correction.note)
  assert.match(JSON.stringify(seen.document), /سیزده ایستگاه/)
  assert.ok(seen.updatedAt)
})

test('the list goes on page by page, and knows drafts from what is live', async (context) => {
  const api = await openApi(await openTestDatabase(context))
  const codes: number[] = []
  for (const headline of ['یک', 'دو', 'سه']) codes.unshift((await create(api, { headline })).code)
  await api.ask('POST /api/v1/articles/:code/publication', { params: { code: String(codes[1]) }, body: {} })
  const list = async (query: object) =>
    (await api.ask('GET /api/v1/articles', { query })).body as { articles: { code: number }[]; next: number | null }
  const first = await list({ limit: 2 })
  assert.deepEqual(
    first.articles.map(({ code }) => code),
    codes.slice(0, 2),
  )
  assert.deepEqual(
    (await list({ limit: 2, below: first.next! })).articles.map(({ code }) => code),
    codes.slice(2),
  )
  assert.deepEqual(
    (await list({ state: 'live' })).articles.map(({ code }) => code),
    [codes[1]],
  )
  assert.equal((await list({ state: 'draft' })).articles.length, 2)
})

test('what no column can hold is refused, not a fault', async (context) => {
  const api = await openApi(await openTestDatabase(context))
  const { code } = await create(api, { chain: [{ name: 'ایسنا\u0000 \ud800' }] })
  const params = { code: String(code) }
  const publish = (published: string) =>
    api.ask('POST /api/v1/articles/:code/publication', { params, body: { published } })
  for (const published of [
    '0000-01-01T00:00:00Z',
    '2020-01-01T23:59:60Z',
    '2999-01-01T00:00:00Z',
    '1700-01-01T00:00:00Z',
  ]) {
    assert.equal(await refusalOf(publish(published)), 'invalid-content', published)
  }
  await publish('2020-11-24T19:16:00Z')
  const correct = (body: object) => api.ask('POST /api/v1/articles/:code/corrections', { params, body })
  assert.equal(await refusalOf(correct({ kind: 'typo', note: ' \u0000' })), 'invalid-content')
  assert.equal(await refusalOf(correct({ kind: 'typo', note: 'متن رفت.', body: [] })), 'not-ready')
  assert.equal((await correct({ kind: 'typo', note: 'نام\u0000 درست شد \ud800' })).status, 201)
  const moved = api.ask('PUT /api/v1/articles/:code', {
    params,
    body: { ...article, code: 5 },
    headers: { 'if-match': '"1"' },
  })
  assert.equal(await refusalOf(moved), 'invalid-content')
})

test('an article is saved under its own code, named as a number or in digits of any kind', async (context) => {
  const api = await openApi(await openTestDatabase(context))
  const { code } = await create(api, { code: '۷۵۷۶۹۵' })
  const save = (named: unknown) =>
    api.ask('PUT /api/v1/articles/:code', {
      params: { code },
      body: { ...article, code: named },
      headers: { 'if-match': '"1"' },
    })
  for (const named of [757695, '757695', '۷۵۷۶۹۵', '٧٥٧٦٩٥']) {
    assert.equal((await save(named)).status, 200, `named ${named}`)
  }
  assert.equal(await refusalOf(save('۷۵۷۶۹۶')), 'invalid-content')
})

test('six who ask for one code at once make one article', async (context) => {
  const api = await openApi(await openTestDatabase(context))
  const asked = Array.from({ length: 6 }, () =>
    refusalOf(api.ask('POST /api/v1/articles', { body: { ...article, code: 4242 } })),
  )
  const outcomes = await Promise.all(asked)
  assert.equal(outcomes.filter((outcome) => outcome === 'nothing').length, 1)
  assert.equal(outcomes.filter((outcome) => outcome === 'code-taken').length, 5)
})

test('a running account is told, mended and ended through the API', async (context) => {
  const api = await openApi(await openTestDatabase(context))
  const { code } = await create(api, { kind: 'live' })
  const params = { code: String(code) }
  const tell = (body: object) => api.ask('POST /api/v1/articles/:code/updates', { params, body })
  assert.equal(await refusalOf(tell({ body: ['باران بند آمد.'] })), 'not-published')
  await api.ask('POST /api/v1/articles/:code/publication', { params, body: {} })
  const first = await tell({ headline: 'زیرگذر بسته شد', body: ['آب به ۳۵ سانتی‌متر رسید.'], key: true })
  const second = await tell({ body: ['باران بند آمد.'] })
  const [one, two] = [first, second].map(({ body }) => (body as { id: number }).id) as [number, number]
  assert.ok(one < two)
  assert.equal(await refusalOf(tell({ body: [] })), 'invalid-content')

  const published = publishedReader(api.pool)
  const account = await published.liveAccount(code, { limit: 10 })
  assert.deepEqual(
    account.updates.map(({ id }) => id),
    [two, one],
  )
  assert.deepEqual(
    account.keyMoments.map(({ headline }) => headline),
    ['زیرگذر بسته شد'],
  )
  assert.deepEqual(
    (await published.liveUpdatesAfter(code, one, 10)).map(({ id }) => id),
    [two],
  )

  const remove = (id: string) => api.ask('DELETE /api/v1/articles/:code/updates/:id', { params: { ...params, id } })
  assert.equal((await remove(String(one))).status, 204)
  for (const id of [String(one), '999999', 'x']) assert.equal(await refusalOf(remove(id)), 'not-found', id)
  assert.deepEqual((await published.liveState(code)).removed, [one])
  assert.deepEqual((await published.liveAccount(code, { limit: 10, before: two })).updates, [])

  const end = () => api.ask('POST /api/v1/articles/:code/ending', { params })
  assert.deepEqual([(await end()).status, (await end()).status], [204, 204])
  assert.ok((await published.liveAccount(code, { limit: 10 })).endedAt)
  assert.equal(await refusalOf(tell({ body: ['دیر رسید.'] })), 'not-live')
  const other = await create(api)
  await api.ask('POST /api/v1/articles/:code/publication', { params: { code: String(other.code) }, body: {} })
  const astray = api.ask('POST /api/v1/articles/:code/updates', {
    params: { code: String(other.code) },
    body: { body: ['x'] },
  })
  assert.equal(await refusalOf(astray), 'not-live')
  await assert.rejects(api.pool.query('delete from live_update'), /never changed or deleted/)
})

test('an administrator writes the pages about the newsroom, and nobody else does', async (context) => {
  const api = await openApi(await openTestDatabase(context))
  const body = { title: 'دربارهٔ ما', body: ['روزن تحریریه‌ای کوچک است.'] }
  const write = (name: string, role: string, input: object = body) =>
    api.ask('PUT /api/v1/pages/:name', { params: { name }, role, body: input })
  const published = publishedReader(api.pool)
  assert.deepEqual(await published.standingPages(), [])
  assert.equal((await write('about', 'administrator')).status, 204)
  assert.equal(await refusalOf(write('about', 'editor-in-chief')), 'forbidden')
  assert.equal(await refusalOf(write('constructor', 'administrator')), 'not-found')
  assert.equal(await refusalOf(write('about', 'administrator', { title: ' ', body: ['x'] })), 'invalid-content')
  assert.equal(await refusalOf(write('about', 'administrator', { title: 'x', body: [] })), 'invalid-content')
  assert.deepEqual(await published.standingPages(), ['about'])
  assert.equal((await published.standingPage('about'))?.title, 'دربارهٔ ما')
  const read = await api.ask('GET /api/v1/pages/:name', { params: { name: 'about' }, role: 'reader' })
  assert.equal((read.body as { title: string }).title, 'دربارهٔ ما')
  const missing = api.ask('GET /api/v1/pages/:name', { params: { name: 'ethics' }, role: 'reader' })
  assert.equal(await refusalOf(missing), 'not-found')
})
