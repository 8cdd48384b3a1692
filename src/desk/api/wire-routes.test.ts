import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { type EndpointAnswer, Refusal } from '#server'
import { type Database, placeItem, raiseRecalls, readFoldable, recordRouting } from '#store'
import { openTestDatabase } from '../../../test/database.ts'
import { harbour, openFeeds, rates } from '../../../test/wire-items.ts'
import { type Asked, openApi, refusalOf } from './fixtures/api.ts'

/** The reporter asks unless somebody else is named. */
async function openWire(context: TestContext) {
  const { pool, database } = await openTestDatabase(context)
  const api = await openApi({ pool, database })
  const ask = (name: string, asked: Asked = {}) => api.ask(name, { role: 'reporter', ...asked })
  const fold = (id: number, storyId: number | null) => put(database, id, storyId)
  return { ask, database, pool, fold, ...openFeeds(database) }
}

/** Puts an item where the wire would put it. */
async function put(database: Database, itemId: number, storyId: number | null): Promise<number> {
  const [item] = await readFoldable(database, [itemId])
  const folded = `${item!.title}`
  return placeItem(database, { itemId, storyId, saidAt: item!.saidAt, folded, isRoundUp: false, marks: [] })
}

const at = (hours: number) => new Date(Date.now() - 5 * 3_600_000 + hours * 3_600_000)

async function openNewsDay(context: TestContext) {
  const api = await openWire(context)
  const first = await api.bring('خبرگزاری سپیدار', { ...harbour, publishedAt: at(0) })
  const story = await api.fold(first, null)
  const added = [...harbour.paragraphs, 'ماهیگیران تا فردا اجازهٔ خروج ندارند.']
  const copy = await api.bring('کرانه', { title: 'لنگرگاه باز شد', paragraphs: added, publishedAt: at(1) })
  await api.fold(copy, story)
  const other = await api.bring('فلات', { ...rates('۱۲ آذر', '۶۸٬۴۰۰', '۷۲٬۱۰۰'), publishedAt: at(2) })
  const otherStory = await api.fold(other, null)
  return { ...api, first, copy, other, story, otherStory }
}

interface StoryBody {
  id: number
  status: string
  first: { source: string }
  versions: { id: number; adds: { sentences: string[] } }[]
}

test('a story tells who was first and what each version adds', async (context) => {
  const { ask, first, copy, story } = await openNewsDay(context)
  const { body } = await ask('GET /api/v1/stories/:id', { role: 'reader', params: { id: story } })
  const seen = body as StoryBody
  assert.equal(seen.first.source, 'خبرگزاری سپیدار')
  assert.deepEqual(
    seen.versions.map(({ id, adds }) => [id, adds.sentences]),
    [
      [first, []],
      [copy, ['ماهیگیران تا فردا اجازهٔ خروج ندارند.']],
    ],
  )
  assert.equal(await refusalOf(ask('GET /api/v1/stories/:id', { params: { id: 999 } })), 'not-found')
})

test('lists go on where they ended, and are narrowed by feed, words, status and time', async (context) => {
  const { ask, first, copy, other, otherStory, story, feedOf } = await openNewsDay(context)
  const items = async (query: object) => {
    const { body } = await ask('GET /api/v1/wire-items', { query })
    const { items, next } = body as { items: { id: number }[]; next: number | null }
    return { ids: items.map(({ id }) => id), next }
  }
  const page = await items({ limit: 2 })
  assert.deepEqual(page.ids, [other, copy])
  assert.deepEqual(await items({ limit: 2, below: page.next! }), { ids: [first], next: null })
  assert.deepEqual((await items({ feed: await feedOf('کرانه') })).ids, [copy])
  assert.deepEqual((await items({ words: 'لنگرگاه  باز' })).ids, [copy, first])
  assert.deepEqual((await items({ since: new Date(Date.now() + 60_000).toISOString() })).ids, [])
  assert.equal(await refusalOf(items({ since: 'دیروز' })), 'invalid-request')
  const stories = (query: object) => ask('GET /api/v1/stories', { query })
  const ids = ({ body }: EndpointAnswer) => (body as { stories: { id: number }[] }).stories.map(({ id }) => id)
  assert.deepEqual(ids(await stories({})), [otherStory, story])
  await ask('PUT /api/v1/wire-items/:id/status', { params: { id: other }, body: { status: 'ignored' } })
  assert.deepEqual(ids(await stories({ status: 'new' })), [story])
  assert.deepEqual((await items({ status: 'ignored' })).ids, [other])
  await ask('PUT /api/v1/wire-items/:id/status', { params: { id: other }, body: { status: 'new' } })
  assert.deepEqual(ids(await stories({ status: 'new' })), [otherStory, story])
})

test('the bytes come back as they came, to be saved and not shown', async (context) => {
  const { ask, first } = await openNewsDay(context)
  const { body, headers } = await ask('GET /api/v1/wire-items/:id/original', { params: { id: first } })
  assert.equal(JSON.parse(String(body)).title, harbour.title)
  assert.match(headers!['content-disposition']!, /^attachment/)
  assert.equal(headers!['content-type'], 'application/octet-stream')
})

test('an item is taken once, however often it is asked for: a draft with its chain', async (context) => {
  const { ask, first, copy, pool } = await openNewsDay(context)
  const take = (id: number, key: string) =>
    ask('POST /api/v1/wire-items/:id/draft', { params: { id }, headers: { 'idempotency-key': key } })
  const [one, two] = await Promise.all([take(first, 'k'), take(first, 'k')])
  assert.equal(one.status, 201)
  assert.deepEqual(one.body, two.body)
  const { code } = one.body as { code: number }
  const article = (await ask('GET /api/v1/articles/:code', { params: { code } })).body as {
    headline: string
    text: string[]
    chain: { name: string; relation: string; url?: string }[]
  }
  assert.equal(article.headline, harbour.title)
  assert.deepEqual(article.text, [...harbour.paragraphs])
  assert.equal(article.chain[0]?.name, 'خبرگزاری سپیدار')
  assert.match(article.chain[0]?.url ?? '', /^https:/)
  const { rows: statements } = await pool.query('select from statement')
  assert.ok(statements.length > 0, 'statements are proposed')
  const { rows: hops } = await pool.query('select wire_item_id from chain_hop order by position')
  assert.equal(hops[0].wire_item_id, first)
  const again = await take(copy, 'k2').catch((error: Refusal) => error)
  assert.ok(again instanceof Refusal && again.code === 'already-taken')
  assert.equal(again.facts.code, code)
  const item = (await ask('GET /api/v1/wire-items/:id', { params: { id: copy } })).body as { status: string }
  assert.equal(item.status, 'taken')
})

test('the tags that rules gave, and what they could not do, are shown with an item; the tags go into what is made of it by hand', async (context) => {
  const { ask, database, first } = await openNewsDay(context)
  const routing = { itemId: first, section: null, tags: ['بندر', 'توفان'], priority: 2, droppedBy: null }
  const problems = [{ kind: 'not-ready', detail: 'It is not ready for readers; it stays a draft.' }]
  await recordRouting(database, { ...routing, rules: ['بندرها'], problems })
  const { body } = await ask('GET /api/v1/wire-items/:id', { params: { id: first } })
  assert.deepEqual((body as { tags: string[] }).tags, ['بندر', 'توفان'])
  assert.deepEqual((body as { problems: unknown }).problems, problems)
  const made = await ask('POST /api/v1/wire-items/:id/draft', { params: { id: first } })
  const { code } = made.body as { code: number }
  const { body: article } = await ask('GET /api/v1/articles/:code', { params: { code } })
  assert.deepEqual((article as { tags: string[] }).tags, ['بندر', 'توفان'])
})

test('a hop stays the item it came with through every later save, until it is another', async (context) => {
  const { ask, first, pool } = await openNewsDay(context)
  const made = await ask('POST /api/v1/wire-items/:id/draft', { params: { id: first } })
  const { code } = made.body as { code: number }
  const save = async (changes: object) => {
    const { body, headers } = await ask('GET /api/v1/articles/:code', { params: { code } })
    const { kind, headline, text, chain } = body as Record<string, unknown>
    const draft = { kind, headline, body: text, chain, ...changes }
    await ask('PUT /api/v1/articles/:code', { params: { code }, headers: { 'if-match': headers!.etag! }, body: draft })
    const { rows } = await pool.query(
      'select wire_item_id from chain_hop where revision_id = (select max(id) from revision) order by position',
    )
    return rows.map(({ wire_item_id }) => wire_item_id)
  }
  assert.equal((await save({ headline: 'بندر تازه، به روایت ما' }))[0], first)
  assert.equal((await save({ headline: 'بندر تازه، بار دیگر' }))[0], first)
  const chain = [{ name: 'خبرگزاری سپیدار', url: 'https://sepidar.example/another' }]
  assert.deepEqual(await save({ chain }), [null])
})

test('two editors who take two copies of one story at once make one article', async (context) => {
  const { ask, first, copy, pool } = await openNewsDay(context)
  const take = (id: number) => ask('POST /api/v1/wire-items/:id/draft', { params: { id } })
  const answers = await Promise.all([first, copy].map((id) => refusalOf(take(id))))
  assert.deepEqual(answers.sort(), ['already-taken', 'nothing'])
  assert.equal((await pool.query('select from article')).rowCount, 1)
})

test('a story is taken apart and put together by hand; what makes no sense is refused', async (context) => {
  const { ask, first, copy, other, story, otherStory } = await openNewsDay(context)
  const split = (id: number, items: number[]) =>
    ask('POST /api/v1/stories/:id/split', { params: { id }, body: { items } })
  for (const items of [[other], [first, copy], [first, 999]]) {
    assert.equal(await refusalOf(split(story, items)), 'invalid-content', String(items))
  }
  const { status, body } = await split(story, [copy])
  assert.equal(status, 201)
  const own = body as StoryBody
  assert.deepEqual(
    own.versions.map(({ id }) => id),
    [copy],
  )
  const merge = (id: number, from: number) =>
    ask('POST /api/v1/stories/:id/merge', { params: { id }, body: { story: from } })
  assert.equal(await refusalOf(merge(story, story)), 'invalid-content')
  assert.equal(await refusalOf(merge(story, 999)), 'not-found')
  await merge(story, otherStory)
  const merged = (await merge(story, own.id)).body as StoryBody
  assert.deepEqual(
    merged.versions.map(({ id }) => id),
    [first, copy, other],
  )
  assert.equal(await refusalOf(ask('GET /api/v1/stories/:id', { params: { id: own.id } })), 'not-found')
})

test('a recall is listed until somebody says what was done', async (context) => {
  const { ask, database, pool, first, copy } = await openNewsDay(context)
  await ask('POST /api/v1/wire-items/:id/draft', { params: { id: first } })
  const articleIds = (await pool.query('select id from article')).rows.map(({ id }) => id)
  await raiseRecalls(database, { itemId: copy, kind: 'denial', articleIds })
  const list = async (query: object) => {
    const { body } = await ask('GET /api/v1/recalls', { query })
    return (body as { recalls: { id: number; kind: string; settled: { note: string } | null }[] }).recalls
  }
  const [recall] = await list({})
  assert.equal(recall?.kind, 'denial')
  const settle = () =>
    ask('POST /api/v1/recalls/:id/settlement', { params: { id: recall!.id }, body: { note: 'اصلاح شد' } })
  assert.equal((await settle()).status, 204)
  assert.equal(await refusalOf(settle()), 'not-found')
  assert.deepEqual(await list({}), [])
  assert.equal((await list({ state: 'all' }))[0]?.settled?.note, 'اصلاح شد')
})

test('who may do what with the wire', async (context) => {
  const { ask, first, story } = await openNewsDay(context)
  const reads = ['GET /api/v1/wire-items', 'GET /api/v1/wire-items/:id', 'GET /api/v1/wire-items/:id/original']
  reads.push('GET /api/v1/stories', 'GET /api/v1/recalls')
  const writes = ['POST /api/v1/wire-items/:id/draft', 'PUT /api/v1/wire-items/:id/status']
  writes.push('POST /api/v1/stories/:id/split', 'POST /api/v1/stories/:id/merge', 'POST /api/v1/recalls/:id/settlement')
  const body = { status: 'watched', items: [first], story }
  for (const name of [...reads, ...writes]) {
    const asked = { params: { id: first }, body, role: 'reader' }
    assert.equal((await refusalOf(ask(name, asked))) === 'forbidden', writes.includes(name), name)
    assert.equal(await refusalOf(ask(name, { ...asked, headers: { authorization: '' } })), 'unauthenticated', name)
  }
})
