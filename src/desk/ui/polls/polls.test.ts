import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { documentFromParagraphs } from '#article'
import { checkAudit, inTransaction, publishedReader } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { createArticle } from '../../actions/create-article.ts'
import { readPoll } from '../../actions/polls/arrange-polls.ts'
import { publishArticle } from '../../actions/publish-article.ts'
import { openApi, refusalOf } from '../../api/fixtures/api.ts'
import { assertStrict, openSarasRoom, pick } from '../fixtures/room.ts'
import type { Seen, Visitor } from '../fixtures/visitor.ts'

const code = 757695
const editor = { id: 'account:negar', role: 'editor-in-chief' } as const
const written = { question: 'با چه به سر کار مي‌رويد؟', choices: 'اتوبوس\r\n\r\nمترو\r\nپیاده', place: 'none', code: '' }

async function openNewsroom(context: TestContext) {
  const { database, pool } = await openTestDatabase(context)
  const room = await openSarasRoom(database)
  const text = { kicker: null, headline: 'خط تازهٔ اتوبوس', subheadline: null, lead: null, hero: null }
  const document = documentFromParagraphs(['از فردا اتوبوس‌ها تا پل می‌روند.'])
  const content = { kind: 'news' as const, ...text, document, section: null, tags: [], authors: [] }
  await inTransaction(database, async (transaction) => {
    await createArticle(transaction, editor, { content, chain: [], code })
    await publishArticle(transaction, editor, code, { publishedAt: null })
  })
  return { ...room, pool, published: publishedReader(pool) }
}

/** A browser keeps the cookie of polls, which the visitor of these tests does not. */
function answer(
  one: Visitor,
  { choice, cookie, address = '203.0.113.9' }: { choice: number; cookie?: string | undefined; address?: string },
) {
  return one.send('/poll/1', { choice: String(choice) }, { address, cookies: { 'sanad-polls': cookie } })
}

function cookieOf({ headers }: Seen): string | undefined {
  return /^sanad-polls=([^;]*); Path=\/poll; .*HttpOnly; SameSite=Strict/.exec(headers['set-cookie'] ?? '')?.[1]
}

test('a question is put to readers, stands where it is put, is answered once by a browser, and ends', async (context) => {
  const { database, sara, visitor, published } = await openNewsroom(context)
  assert.match((await sara.see('/desk/polls')).html, /هنوز نظرسنجی‌ای نیست/)
  const made = await sara.send('/desk/polls', { ...written, place: 'article', code: '۷۵۷۶۹۵' })
  assert.deepEqual(pick(made), [303, '/desk/polls?done=made'])
  const poll = (await published.pollAt(code))!
  assert.deepEqual(
    [poll.question, poll.choices.map(({ text }) => text)],
    ['با چه به سر کار می‌روید؟', ['اتوبوس', 'مترو', 'پیاده']],
  )
  assert.equal(await published.pollAt('front'), null)
  const [bus, metro] = poll.choices.map(({ id }) => id) as [number, number]

  const first = await answer(visitor(), { choice: bus })
  assert.deepEqual(pick(first), [303, '/fa/poll/1?voted=yes'])
  const cookie = cookieOf(first)!
  const again = await answer(visitor(), { choice: metro, cookie })
  assert.deepEqual([...pick(again), cookieOf(again)], [303, '/fa/poll/1?voted=again', undefined])
  const forged = await answer(visitor(), { choice: metro, cookie: cookie.replace(/^1/, '2') })
  assert.match(pick(forged)[1]!, /voted=yes/, 'a cookie that somebody else made counts for nothing')
  assert.match(pick(await answer(visitor(), { choice: 999 }))[1]!, /voted=none/)
  assert.match(pick(await visitor().send('/poll/1', {}))[1]!, /voted=none/)
  assert.equal((await visitor().send('/poll/77', { choice: '1' })).status, 404)
  assert.deepEqual(
    (await published.poll(1))!.choices.map(({ votes }) => votes),
    [1, 1, 0],
  )

  const list = await sara.see('/desk/polls')
  assertStrict(list)
  assert.match(list.html, /زیر <a href="\/n\/757695">خبر ۷۵۷۶۹۵<\/a>[\s\S]*۲ پاسخ/)
  await sara.send('/desk/polls/1/place', { place: 'front', code: '' })
  assert.equal(await published.pollAt(code), null)
  assert.equal((await published.pollAt('front'))?.id, 1)
  await sara.send('/desk/polls', { ...written, question: 'پرسش دوم؟', place: 'front' })
  assert.equal((await published.pollAt('front'))?.id, 2, 'what stood there gives way')
  assert.equal((await published.poll(1))?.place, null)
  assert.deepEqual(pick(await sara.send('/desk/polls/1/closing', {})), [303, '/desk/polls?done=ended'])
  assert.equal((await sara.send('/desk/polls/1/closing', {})).status, 409)
  assert.match(pick(await answer(visitor(), { choice: bus }))[1]!, /voted=late/)
  assert.deepEqual(
    (await published.poll(1))!.choices.map(({ votes }) => votes),
    [1, 1, 0],
  )
  assert.equal((await checkAudit(database)).brokenAt, null)
})

test('what is wrong comes back with everything that was written; a crowd from one place is held up', async (context) => {
  const { sara, visitor, published } = await openNewsroom(context)
  for (const [fields, sentence] of [
    [{ question: '' }, /پرسش را بنویسید/],
    [{ choices: 'تنها یکی' }, /دست‌کم دو گزینه/],
    [{ place: 'article', code: '' }, /خبری با این کد نیست/],
    [{ place: 'article', code: '1' }, /خبری با این کد نیست/],
  ] as [Partial<typeof written>, RegExp][]) {
    const back = await sara.send('/desk/polls', { ...written, question: 'پرسش <b>؟', ...fields })
    assert.equal(back.status, 422)
    assert.match(back.html, sentence)
    if (fields.question === undefined) assert.match(back.html, /value="پرسش &lt;b&gt;؟"/)
  }
  assert.equal(await published.poll(1), null, 'nothing was kept of what went wrong')
  await sara.send('/desk/polls', written)
  const id = (await published.poll(2))?.choices[0]?.id ?? (await published.poll(1))!.choices[0]!.id
  const number = (await published.poll(1)) === null ? 2 : 1
  const statuses = new Set<number>()
  for (let time = 0; time < 61; time += 1)
    statuses.add((await visitor().send(`/poll/${number}`, { choice: String(id) }, { address: '198.51.100.9' })).status)
  assert.deepEqual([...statuses], [303, 429])
  const ways = { headers: { 'sec-fetch-site': 'cross-site' } }
  assert.equal((await visitor().send(`/poll/${number}`, { choice: String(id) }, ways)).status, 403)
})

test('polls are made, moved, ended and read over the API', async (context) => {
  const api = await openApi(await openTestDatabase(context))
  const body = { question: 'کتاب کاغذی یا الکترونیکی؟', choices: ['کاغذی', 'الکترونیکی'], place: 'front' }
  const made = await api.ask('POST /api/v1/polls', { body })
  assert.equal(made.status, 201)
  const { id } = made.body as { id: number }
  const read = await api.ask('GET /api/v1/polls/:id', { params: { id: String(id) } })
  const { question, place, closed } = read.body as { question: string; place: string; closed: null }
  assert.deepEqual([question, place, closed], [body.question, 'front', null])
  const params = { id: String(id) }
  assert.equal((await api.ask('PUT /api/v1/polls/:id/place', { params, body: { place: null } })).status, 204)
  assert.equal(await refusalOf(api.ask('PUT /api/v1/polls/:id/place', { params, body: { place: 42 } })), 'not-found')
  assert.equal((await api.ask('POST /api/v1/polls/:id/closing', { params })).status, 204)
  assert.equal(
    await refusalOf(api.ask('POST /api/v1/polls', { body: { ...body, choices: ['یک'] } })),
    'invalid-content',
  )
  const { polls } = (await api.ask('GET /api/v1/polls', {})).body as { polls: { closed: Date | null }[] }
  assert.equal(polls.length, 1)
  assert.ok(polls[0]!.closed !== null)
})

const drafts: [question: string, choices: string[], problems: string[]][] = [
  ['خوب است؟', ['آری', 'نه'], []],
  ['  ', ['آری', 'نه'], ['question empty']],
  ['خوب است؟', ['آری', ' '], ['choices too-few']],
  ['خوب است؟', ['آری', 'آري'], ['choices twice']],
  ['خوب است؟', Array.from({ length: 9 }, (_, index) => `گزینهٔ ${index}`), ['choices too-many']],
  ['خوب'.repeat(90), ['آری', 'ن'.repeat(101)], ['question too-long', 'choices too-long']],
]
for (const [question, choices, problems] of drafts) {
  test(`a question is read: ${question.slice(0, 20)} ${choices.length}`, () => {
    const read = readPoll({ question, choices })
    assert.deepEqual(
      read.problems.map(({ field, kind }) => `${field} ${kind}`),
      problems,
    )
  })
}
