import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { checkAudit, type PublishedArticle, publishedReader } from '#store'
import { openTestDatabase } from '../../../test/database.ts'
import { type Api, create, openApi, refusalOf } from './fixtures/api.ts'

const article = {
  headline: 'پل نمونه‌شهر باز شد',
  body: [
    'به گزارش ایسنا، به نقل از روزنامهٔ کرانه، پل نمونه‌شهر باز شد.',
    'علی فرضی‌زاده، شهردار نمونه‌شهر، گفت: «پل از فردا به روی همه باز است.»',
    'وی افزود: بخش دوم در راه است.',
    'پیش از این خبرگزاری فارس گزارش داده بود که پل نمونه‌شهر ترک دارد.',
    '«ما هیچ‌گاه چنین پلی در این شهر ندیده بودیم.»',
  ],
}

interface Shown {
  revision: number
  chain: { name: string; decision: string | null; source: { slug: string } | null }[]
  statements: {
    id: string
    speaker: string
    title: string
    polarity: string
    decision: string | null
    sentence: string
  }[]
  mentions: { name: string; relation: string }[]
  differing: { confirmed: { code: number }[]; proposed: { code: number }[] }
  findings: { id: string; kind: string; about: string; waived: { reason: string } | null }[]
}

async function open(context: TestContext) {
  const api = await openApi(await openTestDatabase(context))
  const { code } = await create(api, article)
  const params = { code: String(code) }
  const shown = async () => (await api.ask('GET /api/v1/articles/:code', { params })).body as unknown as Shown
  const decide = async (body: object, role = 'editor-in-chief') =>
    (
      await api.ask('PUT /api/v1/articles/:code/sourcing', {
        params,
        body,
        role,
        headers: { 'if-match': `"${(await shown()).revision}"` },
      })
    ).body as unknown as Shown
  const publish = () => api.ask('POST /api/v1/articles/:code/publication', { params, body: {} })
  const save = async (body: object) =>
    api.ask('PUT /api/v1/articles/:code', {
      params,
      body: { ...article, ...body },
      headers: { 'if-match': `"${(await shown()).revision}"` },
    })
  const live = async () => (await publishedReader(api.pool).article(code)) as PublishedArticle
  return { api, code, params, shown, decide, publish, save, live }
}

const names = (chain: { name: string }[]) => chain.map(({ name }) => name)

test('an article shows its chain, who said what, and what is left open', async (context) => {
  const { shown } = await open(context)
  const { chain, statements, mentions, findings } = await shown()
  assert.deepEqual(names(chain), ['ایسنا', 'کرانه'])
  assert.equal(chain[0]!.source?.slug, 'isna')
  assert.deepEqual(
    statements.map(({ id, speaker }) => [id, speaker]),
    [
      ['s1', 'علی فرضی‌زاده'],
      ['s2', 'علی فرضی‌زاده'],
      ['s3', 'خبرگزاری فارس'],
    ],
  )
  assert.equal(statements[1]!.sentence, 'وی افزود: بخش دوم در راه است.')
  assert.deepEqual(
    mentions.map(({ relation }) => relation),
    ['earlier-report'],
  )
  assert.deepEqual(
    findings.map(({ kind, about }) => [kind, about]),
    [['quotation-without-speaker', article.body[4]]],
  )
})

test('سارا زنجیره را درست می‌کند: a rejected hop stays away, a changed one stays changed, whatever is saved later', async (context) => {
  const { decide, save, shown } = await open(context)
  const decided = await decide({
    hops: [
      { name: 'ایسنا', decision: 'accepted' },
      { name: 'کرانه', decision: 'changed', change: { name: 'کرانهٔ نو', kind: 'newspaper' } },
    ],
  })
  assert.deepEqual(names(decided.chain), ['ایسنا', 'کرانهٔ نو'])
  assert.deepEqual(
    decided.chain.map(({ decision }) => decision),
    ['accepted', 'changed'],
  )
  assert.equal(decided.revision, 2)
  await save({ headline: 'پل باز شد' })
  assert.deepEqual(names((await shown()).chain), ['ایسنا', 'کرانهٔ نو'])
  await decide({ hops: [{ name: 'ایسنا', decision: 'rejected' }] })
  await save({ headline: 'پل نو باز شد' })
  assert.deepEqual(names((await shown()).chain), ['کرانهٔ نو'])
})

test('a chain written by hand outlives a save that names none', async (context) => {
  const { save, shown } = await open(context)
  await save({ chain: [{ name: 'رویترز' }] })
  assert.deepEqual(names((await shown()).chain), ['رویترز'])
  await save({ headline: 'پل باز شد' })
  assert.deepEqual(names((await shown()).chain), ['رویترز'])
})

test('a rejected statement leaves the page and the person at once; a changed one keeps its change after a re-reading', async (context) => {
  const { api, decide, publish, save, shown, live } = await open(context)
  await publish()
  const said = async () => (await publishedReader(api.pool).said({ person: 'علی-فرضی-زاده', limit: 5 }))[0]?.said ?? []
  assert.equal((await said()).length, 2)
  await decide({
    statements: [
      { id: 's1', decision: 'changed', change: { title: 'شهردار پیشین نمونه‌شهر', polarity: 'confirm' } },
      { id: 's2', decision: 'rejected' },
    ],
  })
  assert.deepEqual(
    (await said()).map(({ title, polarity }) => [title, polarity]),
    [['شهردار پیشین نمونه‌شهر', 'confirm']],
  )
  assert.equal((await live()).statements.length, 2)
  await save({ body: ['باران بند آمد.', ...article.body] })
  const after = await shown()
  assert.deepEqual(
    after.statements.map(({ title, decision }) => [title, decision]),
    [
      ['شهردار پیشین نمونه‌شهر', 'changed'],
      [null, null],
    ],
  )
})

test('a quotation gets its speaker by hand: the warning goes, the person has it on their page', async (context) => {
  const { decide, publish, live } = await open(context)
  const added = { sentence: article.body[4], decision: 'added', change: { speaker: 'سارا نمونه‌ای', title: 'راننده' } }
  assert.deepEqual((await decide({ statements: [added] })).findings, [])
  await publish()
  const own = (await live()).statements.at(-1)!
  assert.deepEqual([own.person?.slug, own.title], ['سارا-نمونه-ای', 'راننده'])
})

test('a warning may be waived with a reason, which is kept, told and audited', async (context) => {
  const { api, decide, publish, shown } = await open(context)
  const { id } = (await shown()).findings[0]!
  assert.equal(await refusalOf(decide({ waivers: [{ finding: id, reason: ' ' }] })), 'invalid-content')
  assert.equal(await refusalOf(decide({ waivers: [{ finding: 'x', reason: 'چرا' }] })), 'invalid-content')
  assert.equal(((await publish()).body as { warnings: object[] }).warnings.length, 1)
  const { findings } = await decide({ waivers: [{ finding: id, reason: 'گوینده نخواست نامش بیاید.' }] })
  assert.equal(findings[0]!.waived?.reason, 'گوینده نخواست نامش بیاید.')
  const { rows } = await api.pool.query("select facts from audit where action = 'decide-sourcing'")
  assert.match(JSON.stringify(rows), /گوینده نخواست/)
  assert.equal((await checkAudit(api.database)).brokenAt, null)
})

test('two reports that differ are linked both ways once a human says so, and unlinked again', async (context) => {
  const { api, code, decide, publish, shown, live } = await open(context)
  await publish()
  const other = await create(api, {
    headline: 'پل نمونه‌شهر ترک دارد',
    body: ['به گزارش خبرگزاری فارس، پل نمونه‌شهر ترک دارد.'],
  })
  const params = { code: String(other.code) }
  const published = new Date(Date.now() - 3_600_000).toISOString()
  await api.ask('POST /api/v1/articles/:code/publication', { params, body: { published } })
  assert.deepEqual(
    (await shown()).differing.proposed.map(({ code }) => code),
    [other.code],
    'proposed, not linked',
  )
  assert.deepEqual((await live()).differing, [])
  await decide({ differing: [{ code: other.code, decision: 'confirmed' }] })
  const back = (await publishedReader(api.pool).article(other.code)) as PublishedArticle
  assert.deepEqual(
    [(await live()).differing.map(({ code }) => code), back.differing.map(({ code }) => code)],
    [[other.code], [code]],
  )
  await decide({ differing: [{ code: other.code, decision: 'withdrawn' }] })
  assert.deepEqual((await live()).differing, [])
})

test('a reporter decides about a draft; what readers see needs the right to publish', async (context) => {
  const { decide, publish } = await open(context)
  const wish = { statements: [{ id: 's1', decision: 'accepted' }] }
  assert.equal((await decide(wish, 'reporter')).statements[0]!.decision, 'accepted')
  await publish()
  assert.equal(await refusalOf(decide(wish, 'reporter')), 'forbidden')
  assert.equal(await refusalOf(decide({ differing: [{ code: 1, decision: 'confirmed' }] })), 'invalid-content')
})

test('a source is added, read in texts, edited, and merged; its old address and its articles follow', async (context) => {
  const api = await openApi(await openTestDatabase(context))
  const draft = { name: 'پیک نمونه', kind: 'site', names: ['پیک نمونه‌شهر'], home: 'https://peyk.example.ir/' }
  const made = (await api.ask('POST /api/v1/sources', { body: draft })).body as { id: number; slug: string }
  const { code } = await create(api, { headline: 'پل باز شد', body: ['پیک نمونه نوشت: پل نمونه‌شهر باز شد.'] })
  const params = { code: String(code) }
  await api.ask('POST /api/v1/articles/:code/publication', { params, body: {} })
  const chain = async () => ((await api.ask('GET /api/v1/articles/:code', { params })).body as unknown as Shown).chain
  assert.equal((await chain())[0]?.source?.slug, made.slug, 'a kept source is known in texts')
  const taken = api.ask('PUT /api/v1/sources/:id', { params: { id: 'isna' }, body: { names: ['پیک نمونه'] } })
  assert.equal(await refusalOf(taken), 'already-exists')
  await api.ask('POST /api/v1/sources/:id/merger', { params: { id: 'isna' }, body: { from: made.slug } })
  assert.equal((await chain())[0]?.source?.slug, 'isna')
  const published = publishedReader(api.pool)
  assert.equal((await published.source(made.slug))?.slug, 'isna')
  assert.deepEqual(
    (await published.cards({ source: 'isna', limit: 3 })).map((card) => card.code),
    [code],
  )
})

test('two records of one person become one: everything said stands on one page', async (context) => {
  const api = await openApi(await openTestDatabase(context))
  for (const name of ['حسن نمونه‌پور', 'سیدحسن نمونه‌پور']) {
    const { code } = await create(api, { headline: `سخن ${name}`, body: [`${name} گفت: راه نمونه‌شهر باز است.`] })
    await api.ask('POST /api/v1/articles/:code/publication', { params: { code: String(code) }, body: {} })
  }
  const found = (await api.ask('GET /api/v1/persons', { query: { named: 'نمونه پور' } })).body as {
    persons: { id: number; slug: string }[]
  }
  assert.equal(found.persons.length, 2)
  const [kept, merged] = found.persons
  const shown = await peopleOnPages(api)
  await api.ask('PUT /api/v1/persons/:id', { params: { id: kept!.slug }, body: { name: 'حسن نمونه‌پور کرانه' } })
  assert.ok(!shown.has('حسن نمونه‌پور کرانه') && (await peopleOnPages(api)).has('حسن نمونه‌پور کرانه'))
  await api.ask('POST /api/v1/persons/:id/merger', { params: { id: kept!.slug }, body: { from: merged!.id } })
  const said = (
    await api.ask('GET /api/v1/persons/:id/statements', { params: { id: merged!.slug }, query: { limit: 1 } })
  ).body as { person: { slug: string }; articles: { statements: { url: string }[] }[]; next: string }
  assert.equal(said.person.slug, kept!.slug)
  assert.deepEqual([...(await peopleOnPages(api))], ['حسن نمونه‌پور کرانه'], 'pages name the one person')
  assert.match(said.articles[0]!.statements[0]!.url, /#s1$/)
  const rest = (
    await api.ask('GET /api/v1/persons/:id/statements', { params: { id: kept!.slug }, query: { before: said.next } })
  ).body as { articles: object[]; next: string | null }
  assert.deepEqual([rest.articles.length, rest.next], [1, null])
})

/** Names of the people whom the pages of the newest articles link to. */
async function peopleOnPages(api: Api): Promise<Set<string>> {
  const published = publishedReader(api.pool)
  const cards = await published.cards({ limit: 9 })
  const articles = await Promise.all(cards.map(({ code }) => published.article(code)))
  return new Set(
    articles.flatMap((one) => (one as PublishedArticle).statements.map(({ person }) => person?.name ?? '')),
  )
}

test('everything that depends on a source, or on one item, is listed page by page', async (context) => {
  const api: Api = await openApi(await openTestDatabase(context))
  const codes: number[] = []
  for (const headline of ['یک', 'دو', 'سه'])
    codes.unshift(
      (await create(api, { ...article, headline, chain: [{ name: 'ایسنا', url: 'https://isna.ir/n/1' }] })).code,
    )
  const ask = async (name: string, query: object, params = {}) =>
    (await api.ask(name, { query, params })).body as {
      dependents: { code: number; isNewest: boolean }[]
      next: number | null
    }
  const first = await ask('GET /api/v1/sources/:id/dependents', { limit: 2 }, { id: 'isna' })
  const rest = await ask('GET /api/v1/sources/:id/dependents', { limit: 2, below: first.next }, { id: 'isna' })
  assert.deepEqual(
    [...first.dependents, ...rest.dependents].map(({ code }) => code),
    codes,
  )
  assert.equal(rest.next, null)
  const item = await ask('GET /api/v1/dependents', { url: 'https://isna.ir/n/1' })
  assert.deepEqual(
    item.dependents.map(({ code }) => code),
    codes,
  )
  assert.deepEqual((await ask('GET /api/v1/dependents', { url: 'https://isna.ir/n/2' })).dependents, [])
})
