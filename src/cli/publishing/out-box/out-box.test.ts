import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { apiEndpoints, roles } from '#desk'
import { type Endpoint, hashToken, newToken, openOutbound, Refusal } from '#server'
import { defaultSettings, editionOf } from '#site'
import { addSections, addToken, type Database, listPosts, publishedReader } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { openTestInternet, type TestInternet } from '../../../../test/internet.ts'
import { deskChannels, type OutBoxParts, outBoxJobs } from './out-box.ts'

interface Heard {
  host: string
  token: string
  method: string
  body: Record<string, unknown> & { text?: string; caption?: string; message_id?: number }
}
type Answering = (response: ServerResponse, call: Heard) => void

const botToken = '123456:AAH-secret_of_the_bot'
const hooks: (() => Promise<unknown>)[] = []
const heard: Heard[] = []
const key = newToken()
let answer: Answering
let internet: TestInternet
let database: Database
let endpoints: Endpoint[]
let parts: OutBoxParts
let jobs: ReturnType<typeof outBoxJobs>
let messages = 100

const json =
  (status: number, body: object): Answering =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
const fine: Answering = (response, call) => {
  const result = /^send/.test(call.method) ? { message_id: ++messages } : true
  json(200, { ok: true, result })(response, call)
}
const refused = (code: number, description: string, parameters?: object) =>
  json(code, { ok: false, error_code: code, description, parameters })

before(async () => {
  const context = { after: (hook: () => Promise<unknown>) => void hooks.push(hook) }
  const opened = await openTestDatabase(context as never)
  database = opened.database
  internet = await openTestInternet(context as never, listen)
  await addSections(database, [
    { slug: 'society', name: 'جامعه', parent: null },
    { slug: 'city', name: 'شهر و روستا', parent: 'society' },
    { slug: 'sport', name: 'ورزش', parent: null },
  ])
  await addToken(database, { hash: Buffer.from(hashToken(key)!, 'hex'), name: 'chief', role: roles.at(-1)! })
  const published = publishedReader(opened.pool)
  const url = 'https://rowzan.example'
  const settingsOf: OutBoxParts['settingsOf'] = ({ edition = 'fa' }) => ({
    ...{ ...defaultSettings, url, name: edition === 'en' ? 'Rowzan' : 'روزن', edition: editionOf(edition) },
    ...(edition === 'en' && { sectionNames: { city: 'Cities' } }),
  })
  parts = {
    ...{ database, published, settingsOf, publicUrl: 'https://rowzan.example' },
    outbound: openOutbound(internet.options),
    sealingKey: randomBytes(32),
  }
  jobs = outBoxJobs(parts)
  endpoints = apiEndpoints({
    ...{ database, published, settings: { newsroom: 'روزن' }, ninjsOf: async () => null },
    articleUrl: (code) => `https://rowzan.example/fa/news/${code}`,
    channels: deskChannels(() => parts),
    editions: ['fa', 'en'],
  })
})
beforeEach(async () => {
  answer = fine
  heard.length = 0
  await sql`update channel set ended_at = now()`.execute(database)
})
after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

function listen(request: IncomingMessage, response: ServerResponse): void {
  const bytes: Buffer[] = []
  request.on('data', (part) => bytes.push(part))
  request.on('end', () => {
    const [, token, method] = /^\/(?:api\/)?([^/]+)\/(\w+)$/.exec(request.url!)!
    const call = {
      host: request.headers.host!,
      token: token!,
      method: method!,
      body: JSON.parse(String(Buffer.concat(bytes))),
    }
    heard.push(call)
    answer(response, call)
  })
}

async function ask(name: string, body: object | undefined, params: Record<string, string> = {}) {
  const endpoint = endpoints.find(({ method, path }) => `${method} ${path}` === name)!
  const headers = { authorization: `Bearer ${key}` }
  const made = await endpoint.handle({ params, query: {}, body, headers, cookies: {}, address: '127.0.0.1' })
  return made.body as Record<string, unknown> & {
    id: number
    code: number
    lastError: { code: string; sentence: string } | null
  }
}

async function takeUp(changes: object = {}): Promise<number> {
  const wish = { service: 'telegram', name: 'کانال روزن', chat: '@rowzan', token: botToken, ...changes }
  return (await ask('POST /api/v1/channels', wish)).id
}

async function publish(changes: object = {}): Promise<number> {
  const article = {
    ...{ headline: 'آب سد مهرگان بالا آمد', kicker: 'پس از باران', lead: 'سد تا نیمه پر شد.', section: 'city' },
    body: ['به گزارش خبرگزاری سپیدار، سد تا نیمه پر شد.'],
    ...changes,
  }
  const { code } = await ask('POST /api/v1/articles', article)
  await ask('POST /api/v1/articles/:code/publication', {}, { code: String(code) })
  return code
}

/** Works a channel off as if all its pauses were over. */
async function work(channel: number): Promise<void> {
  await sql`update channel set free_at = now() where id = ${channel}`.execute(database)
  await sql`update channel_post set due_at = now() where channel_id = ${channel} and due_at is not null`.execute(
    database,
  )
  await jobs['work-channel']!({ channel })
}

async function postOf(channel: number, code: number) {
  const posts = await listPosts(database, { channelId: channel, limit: 50 })
  return posts.find((post) => post.code === code) ?? null
}

const methods = () => heard.map(({ method }) => method)

test('what is published is posted once, with its card, credit, section and short link, to the channels of its section', async () => {
  const channel = await takeUp({ sections: ['society'] })
  const other = await takeUp({ sections: ['sport'] })
  const code = await publish()
  for (const one of [channel, other, channel]) await work(one)
  await jobs['work-channel']!({ channel })
  assert.equal(heard.length, 1)
  const [{ host, token, method, body }] = heard as [Heard]
  assert.deepEqual([host, token, method], ['api.telegram.org', `bot${botToken}`, 'sendPhoto'])
  assert.equal(body.chat_id, '@rowzan')
  assert.match(String(body.photo), new RegExp(`^https://rowzan\\.example/share/${code}/[^/]+\\.jpg$`))
  const expected = [
    'پس از باران',
    'آب سد مهرگان بالا آمد',
    '',
    'سد تا نیمه پر شد.',
    '',
    'به گزارش سپیدار',
    '#شهر_و_روستا',
  ]
  const said = body.caption!.replace('خبرگزاری سپیدار', 'سپیدار').split('\n')
  assert.deepEqual(said, [...expected, `https://rowzan.example/n/${code}`])
  const [bold] = body.caption_entities as { offset: number; length: number }[]
  assert.equal(body.caption!.slice(bold!.offset, bold!.offset + bold!.length), 'آب سد مهرگان بالا آمد')
  const post = await postOf(channel, code)
  assert.equal(post!.state, 'sent')
  assert.equal(post!.messageId, String(messages))
  assert.equal(await postOf(other, code), null)
})

test('a correction changes the message and says so; a withdrawal deletes it', async () => {
  const channel = await takeUp({ service: 'bale', withCard: false })
  const code = await publish()
  await work(channel)
  const params = { code: String(code) }
  await ask('POST /api/v1/articles/:code/corrections', { kind: 'correction', note: 'سد تا یک‌سوم پر شده است.' }, params)
  await work(channel)
  await work(channel)
  await ask('DELETE /api/v1/articles/:code/publication', {}, params)
  await work(channel)
  assert.deepEqual(methods(), ['sendMessage', 'editMessageText', 'deleteMessage'])
  assert.equal(heard[0]!.host, 'tapi.bale.ai')
  assert.match(heard[1]!.body.text!, /اصلاح: سد تا یک‌سوم پر شده است\./)
  for (const { body } of heard.slice(1)) assert.equal(body.message_id, messages)
  assert.equal((await postOf(channel, code))!.state, 'removed')
})

test('a message whose answer was lost is told, and sent again only when somebody says so', async () => {
  const channel = await takeUp()
  const code = await publish()
  answer = (response) => response.destroy()
  await work(channel)
  answer = fine
  for (let turn = 0; turn < 3; turn++) await work(channel)
  assert.equal(heard.length, 1, 'sent twice')
  assert.equal((await postOf(channel, code))!.state, 'unknown')
  const shown = await ask('GET /api/v1/channels/:id', undefined, { id: String(channel) })
  assert.match(shown.lastError!.sentence, /روشن نیست/)
  const params = { id: String(channel), code: String(code) }
  await ask('POST /api/v1/channels/:id/posts/:code/again', undefined, params)
  await work(channel)
  assert.equal(heard.length, 2)
  assert.equal((await postOf(channel, code))!.state, 'sent')
  await assert.rejects(ask('POST /api/v1/channels/:id/posts/:code/again', undefined, params), Refusal)
})

test('a program that ended during the call leaves an unknown end, and two workers send once', async () => {
  const channel = await takeUp()
  const code = await publish()
  await sql`update channel_post set state = 'asking' where channel_id = ${channel}`.execute(database)
  await work(channel)
  assert.deepEqual([heard.length, (await postOf(channel, code))!.state], [0, 'unknown'])
  await ask(
    'POST /api/v1/channels/:id/posts/:code/arrival',
    { message: '77' },
    { id: String(channel), code: String(code) },
  )
  await work(channel)
  assert.deepEqual([methods(), heard[0]!.body.message_id], [['editMessageText'], 77])
  await publish()
  await sql`update channel set free_at = now() where id = ${channel}`.execute(database)
  await Promise.all(Array.from({ length: 4 }, () => jobs['work-channel']!({ channel })))
  assert.equal(heard.length, 2)
})

test('nothing is asked of a service that wants to rest, and a correction during a call is not forgotten', async () => {
  const channel = await takeUp()
  const code = await publish()
  answer = refused(429, 'Too Many Requests: retry after 41', { retry_after: 41 })
  await work(channel)
  answer = fine
  await sql`update channel_post set due_at = now() where channel_id = ${channel}`.execute(database)
  await jobs['work-channel']!({ channel })
  assert.equal(heard.length, 1)
  const { rows } = await sql<{ rest: number; state: string; job: number }>`
    select extract(epoch from free_at - now())::float8 as rest, state,
      (select extract(epoch from run_at - now())::float8 from graphile_worker.jobs where key = ${`work-channel:${channel}`}) as job
    from channel join channel_post on channel_id = channel.id where channel.id = ${channel}`.execute(database)
  assert.ok(rows[0]!.rest > 35 && rows[0]!.job > 35, JSON.stringify(rows[0]))
  assert.equal(rows[0]!.state, 'waiting')
  const correction = { kind: 'clarification', note: 'نیمهٔ سد از دیروز پر بود.' }
  answer = (response, call) => {
    answer = fine
    const told = ask('POST /api/v1/articles/:code/corrections', correction, { code: String(code) })
    void told.then(() => fine(response, call))
  }
  await work(channel)
  assert.equal((await postOf(channel, code))!.state, 'sent')
  await work(channel)
  assert.deepEqual(methods(), ['sendPhoto', 'sendPhoto', 'editMessageMedia'])
  assert.match(JSON.stringify(heard[2]!.body), /نیمهٔ سد از دیروز پر بود/)
})

test('what a service cannot do now is tried with growing pauses, then kept as a dead letter that can be sent again', async () => {
  const channel = await takeUp({ withCard: false })
  const code = await publish()
  answer = refused(403, 'Forbidden: bot is not a member of the channel chat')
  const pauses: number[] = []
  for (let turn = 0; turn < 14; turn++) {
    await work(channel)
    const { rows } = await sql<{ pause: number | null }>`
      select extract(epoch from due_at - now())::float8 as pause from channel_post where channel_id = ${channel}`.execute(
      database,
    )
    if (rows[0]!.pause !== null) pauses.push(Math.round(rows[0]!.pause))
  }
  assert.equal(heard.length, 12)
  assert.deepEqual(pauses.slice(0, 4), [15, 30, 60, 120])
  assert.ok(pauses.at(-1)! <= 3_600)
  const shown = await ask('GET /api/v1/channels/:id', undefined, { id: String(channel) })
  assert.deepEqual([shown.posts, shown.lastError!.code], [{ waiting: 0, sent: 0, dead: 1, unknown: 0 }, 'no-rights'])
  answer = fine
  await ask('POST /api/v1/channels/:id/posts/:code/again', undefined, { id: String(channel), code: String(code) })
  await work(channel)
  assert.equal((await postOf(channel, code))!.state, 'sent')
  assert.equal((await ask('GET /api/v1/channels/:id', undefined, { id: String(channel) })).lastError, null)
})

test('each answer of a service has its meaning, and a card that it could not fetch goes without', async () => {
  const table: [Answering, string, string | null][] = [
    [refused(400, 'Bad Request: chat not found'), 'waiting', 'no-chat'],
    [refused(401, 'Unauthorized'), 'waiting', 'bad-token'],
    [refused(500, 'Internal Server Error'), 'waiting', 'service-down'],
    [(response) => response.writeHead(503).end('busy'), 'waiting', 'service-down'],
    [(response) => response.writeHead(502).end('<html>'), 'unknown', 'answer-lost'],
    [(response) => response.writeHead(200).end('{"ok":tr'), 'unknown', 'answer-lost'],
    [(response) => response.writeHead(200).end('null'), 'unknown', 'answer-lost'],
    [(response) => response.writeHead(302, { location: 'https://elsewhere.example/' }).end(), 'waiting', 'unreachable'],
    [json(200, { ok: true, result: { message_id: {} } }), 'sent', null],
  ]
  for (const [given, state, problem] of table) {
    await sql`update channel set ended_at = now()`.execute(database)
    const channel = await takeUp()
    const code = await publish()
    answer = given
    await work(channel)
    const post = await postOf(channel, code)
    assert.deepEqual([post!.state, post!.problem], [state, problem])
  }
  await sql`update channel set ended_at = now()`.execute(database)
  const channel = await takeUp()
  const code = await publish()
  heard.length = 0
  answer = (response, call) =>
    call.method === 'sendPhoto'
      ? refused(400, 'Bad Request: failed to get HTTP URL content')(response, call)
      : fine(response, call)
  await work(channel)
  await work(channel)
  assert.deepEqual(methods(), ['sendPhoto', 'sendMessage'])
  assert.equal((await postOf(channel, code))!.state, 'sent')
})

test('where nobody was reached nothing was sent, and it is tried again; an address inside the house is never asked', async () => {
  const channel = await takeUp({ address: 'https://bots.example/' })
  const code = await publish()
  internet.name('bots.example', ['127.0.0.1'])
  const before = internet.attempts.length
  await work(channel)
  assert.equal(internet.attempts.length, before)
  assert.deepEqual(
    [(await postOf(channel, code))!.state, (await postOf(channel, code))!.problem],
    ['waiting', 'unreachable'],
  )
  internet.name('bots.example', ['93.184.215.14'])
  await work(channel)
  assert.equal((await postOf(channel, code))!.state, 'sent')
})

test('the token is shown nowhere, opens for its own address only, and a test says how the channel stands', async () => {
  const channel = await takeUp({ service: 'eitaa', chat: 'rowzan', token: 'bot123456:secret-of-eitaa' })
  const params = { id: String(channel) }
  assert.deepEqual(await ask('POST /api/v1/channels/:id/test', undefined, params), { done: true, problem: null })
  assert.deepEqual(
    [heard[0]!.host, heard[0]!.token, heard[0]!.method],
    ['eitaayar.ir', 'bot123456:secret-of-eitaa', 'sendMessage'],
  )
  const { rows } = await sql<{ told: string }>`
    select string_agg(t::text, '') as told from (select channel::text as t from channel union all select facts::text from audit) as t`.execute(
    database,
  )
  const list = JSON.stringify(await ask('GET /api/v1/channels', undefined))
  for (const told of [rows[0]!.told, list]) assert.doesNotMatch(told, /secret-of/)
  assert.ok(list.includes('rowzan'))
  const wish = { service: 'eitaa', name: 'ایتا', chat: 'rowzan' }
  const elsewhere = { ...wish, address: 'https://evil.example/api' }
  await assert.rejects(ask('PUT /api/v1/channels/:id', elsewhere, params), /give it again/)
  await sql`update channel set base = 'https://evil.example/api' where id = ${channel}`.execute(database)
  heard.length = 0
  const { problem } = await ask('POST /api/v1/channels/:id/test', undefined, params)
  assert.deepEqual([heard.length, (problem as { code: string }).code], [0, 'bad-token'])
  for (const bad of [
    { address: 'http://bots.example' },
    { chat: 'a b' },
    { token: '../../x/../y' },
    { sections: ['none'] },
  ])
    await assert.rejects(takeUp(bad), Refusal)
})

test('an archive that comes in and what is published during a pause are not posted', async () => {
  const channel = await takeUp()
  const { code: old } = await ask('POST /api/v1/articles', {
    headline: 'خبری از پارسال',
    lead: 'کهنه.',
    body: ['کهنه.'],
    section: 'city',
  })
  await ask('POST /api/v1/articles/:code/publication', { published: '2025-01-05T08:00:00Z' }, { code: String(old) })
  await ask('POST /api/v1/channels/:id/pause', undefined, { id: String(channel) })
  const paused = await publish()
  await work(channel)
  await ask('DELETE /api/v1/channels/:id/pause', undefined, { id: String(channel) })
  await work(channel)
  assert.deepEqual([heard.length, await postOf(channel, old), await postOf(channel, paused)], [0, null, null])
})

test('a channel is told of one edition, in its language; it keeps the one it was made for', async () => {
  const persian = await takeUp()
  const english = await takeUp({ edition: 'en', withCard: false })
  const told = { headline: 'The dam is half full', kicker: null, lead: 'After three months of rain.', edition: 'en' }
  const code = await publish({ ...told, body: ['The dam is half full.'] })
  const fromHere = await publish()
  assert.equal(await postOf(persian, code), null)
  assert.equal(await postOf(english, fromHere), null)
  await work(english)
  const text = heard[0]!.body.text!
  assert.match(text, /^The dam is half full\n\nAfter three months of rain\.\n\n/)
  assert.match(text, new RegExp(`#Cities\nhttps://rowzan.example/n/${code}$`))
  await ask('POST /api/v1/channels/:id/test', undefined, { id: String(english) })
  assert.match(heard.at(-1)!.body.text!, /^A test of the channel “کانال روزن” from the newsroom of Rowzan$/)
  const other = { service: 'telegram', name: 'کانال روزن', chat: '@rowzan', edition: 'fa' }
  await assert.rejects(ask('PUT /api/v1/channels/:id', other, { id: String(english) }), Refusal)
  await assert.rejects(takeUp({ edition: 'prs' }), Refusal)
})
