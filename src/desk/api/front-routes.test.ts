import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { defaultFrontPlan, defaultSectionPlan, type FrontPlan, placeArticle } from '#article'
import { addSections, publishedAsOf, publishedReader, readFrontAt } from '#store'
import { openTestDatabase } from '../../../test/database.ts'
import { arrangeFront } from '../actions/front/arrange-front.ts'
import type { Actor } from '../policy.ts'
import { type Api, create, openApi, refusalOf } from './fixtures/api.ts'

let api: Api
const hooks: (() => Promise<void>)[] = []
const codes: number[] = []
const empty = defaultFrontPlan([])

before(async () => {
  const opened = await openTestDatabase({ after: (hook: () => Promise<void>) => void hooks.push(hook) })
  api = await openApi(opened, { editions: ['fa', 'en'] })
  for (const headline of ['پل تازه باز شد', 'باران آمد', 'کتابخانه ماند', 'قطار رسید']) {
    const { code } = await create(api, { headline, body: ['متن خبر.'], section: 'society' })
    await api.ask('POST /api/v1/articles/:code/publication', { params: { code: String(code) } })
    codes.push(code)
  }
})

after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

const put = (plan: FrontPlan | null | object, from: number, more: object = {}, role = 'section-editor') =>
  api.ask('PUT /api/v1/front', { role, body: { plan, ...more }, headers: { 'if-match': `"${from}"` } })
const idOf = ({ body }: { body: unknown }) => (body as { id: number }).id
const front = async (query: object = {}) =>
  (await api.ask('GET /api/v1/front', { query })).body as Record<string, unknown>

async function latest(): Promise<number> {
  return (await readFrontAt(api.database, new Date())).version?.id ?? 0
}

test('before anybody arranges it the front page lays itself out', async () => {
  const { version, isAutomatic, plan } = await front()
  assert.deepEqual([version, isAutomatic], [null, true])
  assert.equal(
    (plan as FrontPlan).boxes.some(({ fill }) => fill?.list === 'section'),
    true,
  )
})

test('a version is kept for good, and the front page of an instant is the version of that instant', async () => {
  const first = await put(placeArticle(empty, codes[0]!, { box: 'lead', index: 0 }), 0)
  assert.equal(first.status, 200)
  const between = new Date()
  const second = await put(placeArticle(empty, codes[1]!, { box: 'lead', index: 0 }), idOf(first), { note: 'باران' })
  const leadOf = async (query: object) => ((await front(query)).plan as FrontPlan).boxes[0]!.placed[0]!.code
  assert.deepEqual([await leadOf({}), await leadOf({ at: between.toISOString() })], [codes[1], codes[0]])
  const undone = await put(null, idOf(second))
  assert.equal((await front()).isAutomatic, true)
  const versions = (await api.ask('GET /api/v1/front/versions', {})).body as { versions: { id: number }[] }
  assert.deepEqual(
    versions.versions.map(({ id }) => id),
    [idOf(undone), idOf(second), idOf(first)],
  )
  await assert.rejects(sql`update front_version set note = 'x'`.execute(api.database), /never changed/)
})

test('two editors at once: the second is told of both versions, and nothing is overwritten', async () => {
  const from = await latest()
  const mine = placeArticle(empty, codes[2]!, { box: 'lead', index: 0 })
  const outcomes = await Promise.allSettled([
    put(mine, from),
    put(placeArticle(empty, codes[3]!, { box: 'lead', index: 0 }), from),
  ])
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const { reason } = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult
  assert.equal(reason.code, 'stale-front')
  assert.equal(reason.facts.current.id, await latest())
  assert.equal(reason.facts.yours.plan.boxes.length, empty.boxes.length)
})

test('what cannot stand is refused, by the database too', async () => {
  const from = await latest()
  const twice = { boxes: [{ ...empty.boxes[1]!, placed: [codes[0], codes[0]].map((code) => ({ code })) }] }
  const before = await latest()
  const cases: [() => Promise<unknown>, string][] = [
    [() => put(twice, from), 'invalid-content'],
    [() => put(placeArticle(empty, 999_999, { box: 'lead', index: 0 }), from), 'not-found'],
    [
      () => put({ boxes: [{ ...empty.boxes[0], fill: { list: 'section', section: 'nowhere' } }] }, from),
      'unknown-section',
    ],
    [() => put(empty, from, { takesEffectAt: 'دیروز ساعت ۸' }), 'invalid-content'],
    [() => put(empty, from, { takesEffectAt: '2001-01-01T00:00:00Z' }), 'invalid-content'],
    [() => put(empty, from, {}, 'reporter'), 'forbidden'],
    [() => api.ask('PUT /api/v1/front', { body: { plan: null } }), 'revision-required'],
  ]
  for (const [ask, refusal] of cases) assert.equal(await refusalOf(ask()), refusal)
  assert.equal(await latest(), before)
  await assert.rejects(
    sql`insert into front_version (plan, takes_effect_at, made_by) values (${JSON.stringify(twice)}::json, now(), 'x')`.execute(
      api.database,
    ),
    /each_placed_once|check constraint/,
  )
})

test('a planned version holds from its instant on, unless it is called off', async () => {
  const from = await latest()
  const at = new Date(Date.now() + 60_000)
  const planned = await put(placeArticle(empty, codes[3]!, { box: 'lead', index: 0 }), from, {
    takesEffectAt: at.toISOString(),
  })
  assert.equal(await latest(), from)
  assert.deepEqual((await readFrontAt(api.database, new Date())).until, at)
  assert.equal((await readFrontAt(api.database, at)).version?.id, idOf(planned))
  const { rows } = await sql<{
    run_at: Date
  }>`select run_at from graphile_worker.jobs where task_identifier = 'change-front'`.execute(api.database)
  assert.deepEqual(rows, [{ run_at: at }])
  const cancel = { params: { id: String(idOf(planned)) } }
  assert.equal((await api.ask('DELETE /api/v1/front/versions/:id', cancel)).status, 204)
  assert.equal(await refusalOf(api.ask('DELETE /api/v1/front/versions/:id', cancel)), 'not-found')
  assert.equal((await readFrontAt(api.database, at)).version?.id, from)
})

test('the front page of then is made of what was published then', async () => {
  const code = codes[0]!
  const before = new Date()
  const params = { code: String(code) }
  const changed = { headline: 'پل تازه بسته شد', body: ['متن دیگر.'], section: 'society' }
  await api.ask('PUT /api/v1/articles/:code', { params, body: changed, headers: { 'if-match': '"1"' } })
  await api.ask('POST /api/v1/articles/:code/publication', { params })
  const between = new Date()
  await api.ask('DELETE /api/v1/articles/:code/publication', { params })
  const headlineAt = async (at: Date) =>
    (await publishedAsOf(api.pool, at, 'fa').cards({ limit: 9, section: 'society' })).find((card) => card.code === code)
      ?.headline
  assert.deepEqual(
    [await headlineAt(before), await headlineAt(between), await headlineAt(new Date())],
    ['پل تازه باز شد', 'پل تازه بسته شد', undefined],
  )
})

test('a section’s page has versions of its own, arranged by whoever has rights there', async () => {
  await addSections(api.database, [{ slug: 'sport', name: 'ورزش', parent: null }])
  const frontBefore = await latest()
  const plan = placeArticle(defaultSectionPlan(), codes[2]!, { box: 'lead', index: 0 })
  const putSection = (slug: string, from: number, more: object = {}) =>
    api.ask('PUT /api/v1/sections/:slug/front', {
      params: { slug },
      body: { plan, ...more },
      headers: { 'if-match': `"${from}"` },
    })
  const start = await api.ask('GET /api/v1/sections/:slug/front', { params: { slug: 'society' } })
  assert.deepEqual((start.body as { plan: FrontPlan }).plan, defaultSectionPlan())
  const first = await putSection('society', 0)
  assert.equal((first.body as { section: string }).section, 'society')
  assert.equal(await latest(), frontBefore, 'the front page is as it was')
  assert.equal((await readFrontAt(api.database, new Date(), { edition: 'fa', section: 'sport' })).version, null)
  assert.equal(
    (await readFrontAt(api.database, new Date(), { edition: 'fa', section: 'society' })).version?.id,
    idOf(first),
  )

  const at = new Date(Date.now() + 30_000)
  const planned = await putSection('society', idOf(first), { takesEffectAt: at.toISOString() })
  assert.deepEqual(await publishedReader(api.pool).nextFrontChange(new Date()), {
    at,
    pages: [{ edition: 'fa', section: 'society' }],
  })
  const off = (path: string, params: Record<string, string>) => api.ask(`DELETE ${path}/versions/:id`, { params })
  const id = String(idOf(planned))
  assert.equal(await refusalOf(off('/api/v1/front', { id })), 'not-found', 'it is no version of the front page')
  assert.equal(await refusalOf(off('/api/v1/sections/:slug/front', { id, slug: 'sport' })), 'not-found')
  assert.equal((await off('/api/v1/sections/:slug/front', { id, slug: 'society' })).status, 204)
  assert.equal(await refusalOf(putSection('nowhere', 0)), 'unknown-section')
  assert.equal(await refusalOf(putSection('society', 0)), 'stale-front')

  const negar: Actor = { id: 'account:negar', role: 'section-editor', sections: ['society'] }
  const by = (section: string | null, from: number) =>
    arrangeFront(
      api.database,
      negar,
      { page: { edition: 'fa', section }, plan, from, note: null, takesEffectAt: null },
      new Date(),
    )
  assert.equal(await refusalOf(by('sport', 0)), 'other-section')
  assert.equal(await refusalOf(by(null, frontBefore)), 'other-section')
  assert.equal((await by('society', idOf(first))).madeBy, 'account:negar')
})

test('a line of breaking news is put up, replaced and taken down; each is in the audit log', async () => {
  const up = (body: object, role = 'section-editor') => api.ask('POST /api/v1/breaking', { role, body })
  const line = async () =>
    ((await api.ask('GET /api/v1/breaking', {})).body as { line: { text: string; code: number } | null }).line
  assert.equal(await line(), null)
  assert.equal((await up({ text: 'پل بسته شد', code: codes[1], expires: 'یک ساعت بعد' })).status, 201)
  assert.equal((await up({ text: 'پل باز شد', code: codes[2], expires: 'دو ساعت بعد' })).status, 201)
  assert.deepEqual([(await line())?.text, (await line())?.code], ['پل باز شد', codes[2]])
  for (const [body, refusal] of [
    [{ text: '\u0000 ', expires: 'یک ساعت بعد' }, 'invalid-content'],
    [{ text: 'خبر', expires: 'دیروز ساعت ۸' }, 'invalid-content'],
    [{ text: 'خبر', expires: new Date(Date.now() + 3 * 86_400_000).toISOString() }, 'invalid-content'],
    [{ text: 'خبر', code: 999_999, expires: 'یک ساعت بعد' }, 'not-found'],
    [{ text: 'خبر', code: codes[0], expires: 'یک ساعت بعد' }, 'not-published'],
  ] as const)
    assert.equal(await refusalOf(up(body)), refusal)
  assert.equal(await refusalOf(up({ text: 'خبر', expires: 'یک ساعت بعد' }, 'reporter')), 'forbidden')
  assert.equal((await api.ask('DELETE /api/v1/breaking', {})).status, 204)
  assert.equal(await refusalOf(api.ask('DELETE /api/v1/breaking', {})), 'not-found')
  assert.equal(await line(), null)
  const { rows } = await sql<{
    action: string
  }>`select action from audit where subject like 'breaking:%' order by id`.execute(api.database)
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['put-up-breaking', 'put-up-breaking', 'take-down-breaking'],
  )
})

test('a line goes with the article it leads to', async () => {
  const params = { code: String(codes[3]) }
  await api.ask('POST /api/v1/breaking', { body: { text: 'قطار رسید', code: codes[3], expires: 'یک ساعت بعد' } })
  await api.ask('DELETE /api/v1/articles/:code/publication', { params })
  assert.deepEqual((await api.ask('GET /api/v1/breaking', {})).body, { line: null })
})

test('each edition has a front page and a line of its own, from its own articles alone', async () => {
  const english = await create(api, {
    headline: 'Train arrives',
    body: ['On time.'],
    section: 'society',
    edition: 'en',
  })
  await api.ask('POST /api/v1/articles/:code/publication', { params: { code: String(english.code) } })
  const query = { edition: 'en' }
  const persian = await front()
  const headers = (from: number) => ({ 'if-match': `"${from}"` })
  const putEnglish = (plan: FrontPlan, from: number) =>
    api.ask('PUT /api/v1/front', { query, body: { plan }, headers: headers(from) })
  assert.equal((await front(query)).version, null)
  const withEnglish = placeArticle(empty, english.code, { box: 'lead', index: 0 })
  const first = await putEnglish(withEnglish, 0)
  assert.equal((first.body as { edition: string }).edition, 'en')
  assert.deepEqual(await front(), persian, 'the Persian page is as it was')
  const withPersian = placeArticle(empty, codes[1]!, { box: 'lead', index: 0 })
  assert.equal(await refusalOf(putEnglish(withPersian, idOf(first))), 'other-edition')
  const params = { id: String(idOf(first)) }
  assert.equal(await refusalOf(api.ask('GET /api/v1/front/versions/:id', { params })), 'not-found')
  assert.equal((await api.ask('GET /api/v1/front/versions/:id', { params, query })).status, 200)
  assert.equal(await refusalOf(front({ edition: 'prs' })), 'edition-off')

  const expires = 'یک ساعت بعد'
  const up = (body: object) => api.ask('POST /api/v1/breaking', { body: { expires, ...body } })
  const line = async (asked: object) =>
    ((await api.ask('GET /api/v1/breaking', { query: asked })).body as { line: { text: string } | null }).line?.text
  await up({ text: 'پل بسته شد' })
  await up({ text: 'Trains run again', code: english.code, edition: 'en' })
  assert.deepEqual([await line({}), await line(query)], ['پل بسته شد', 'Trains run again'])
  assert.equal(await refusalOf(up({ text: 'قطار رسید', code: english.code })), 'other-edition')
  assert.equal((await api.ask('DELETE /api/v1/breaking', {})).status, 204)
  assert.deepEqual([await line({}), await line(query)], [undefined, 'Trains run again'])
  assert.equal((await api.ask('DELETE /api/v1/breaking', { query })).status, 204)
})
