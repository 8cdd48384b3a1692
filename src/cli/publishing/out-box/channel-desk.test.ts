import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { documentFromParagraphs } from '#article'
import { createArticle, deskEndpoints, publishArticle } from '#desk'
import { type Endpoint, hashPassword, hashToken, newToken, openOutbound } from '#server'
import { defaultSettings } from '#site'
import { addSession, checkAudit, type Database, inTransaction, listChannels, listPosts, publishedReader } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { openTestInternet } from '../../../../test/internet.ts'
import { deskChannels, outBoxJobs } from './out-box.ts'

const publicUrl = 'https://rowzan.example'
const token = '123456:AAH-secret_of_the_bot'
const written = { service: 'telegram', name: 'کانال روزن', chat: '@rowzan', token, address: '', withCard: 'on' }
const hooks: (() => Promise<unknown>)[] = []
const key = newToken()
const heard: string[] = []
let isRefusing = false
let database: Database
let endpoints: Endpoint[]
let jobs: ReturnType<typeof outBoxJobs>

before(async () => {
  const context = { after: (hook: () => Promise<unknown>) => void hooks.push(hook) }
  const opened = await openTestDatabase(context as never)
  database = opened.database
  const internet = await openTestInternet(context as never, listen)
  const parts = {
    ...{ database, publicUrl, published: publishedReader(opened.pool), sealingKey: randomBytes(32) },
    settingsOf: () => ({ ...defaultSettings, name: 'روزن', url: publicUrl }),
    outbound: openOutbound(internet.options),
  }
  jobs = outBoxJobs(parts)
  endpoints = deskEndpoints({
    ...{ database, publicUrl, sealingKey: parts.sealingKey, settings: { newsroom: 'روزن' } },
    articleUrl: (code) => `${publicUrl}/fa/news/${code}`,
    scripts: { editor: '', assets: [] } as never,
    channels: deskChannels(() => parts),
  })
  const account = {
    login: 'dariush',
    name: 'داریوش سلیم‌فر',
    role: 'administrator',
    password_hash: await hashPassword('پنجره کوه چراغ قایق'),
  }
  const { id } = await database.insertInto('account').values(account).returning('id').executeTakeFirstOrThrow()
  const hash = Buffer.from(hashToken(key)!, 'hex')
  await addSession(database, { hash, accountId: id, expiresAt: new Date(Date.now() + 3_600_000), userAgent: '' })
})
after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

function listen(request: IncomingMessage, response: ServerResponse): void {
  request.resume().on('end', () => {
    heard.push(/\w+$/.exec(request.url!)![0])
    const refusal = { ok: false, error_code: 400, description: 'Bad Request: message is too strange' }
    response.writeHead(isRefusing ? 400 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(isRefusing ? refusal : { ok: true, result: { message_id: heard.length } }))
  })
}

async function ask(method: 'GET' | 'POST', path: string, fields: Record<string, string> = {}, query = {}) {
  for (const endpoint of endpoints) {
    const pattern = endpoint.path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')
    const params = endpoint.method === method ? new RegExp(`^${pattern}$`).exec(path) : null
    if (params === null) continue
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
    const body = new URLSearchParams(fields).toString()
    const asked = { params: { ...params.groups }, query, body, headers, cookies: { 'sanad-desk': key }, address: '::1' }
    const { status, headers: said, body: html } = await endpoint.handle(asked)
    return { status, location: said?.location ?? '', html: String(html) }
  }
  throw new Error(`nothing answers ${path}`)
}

async function publish(kind: 'news' | 'photo'): Promise<number> {
  const editor = { id: 'account:mahin', role: 'editor-in-chief' } as const
  const text = { kicker: null, headline: 'آب سد مهرگان بالا آمد', subheadline: null, lead: null, hero: null }
  const document = documentFromParagraphs(['سد تا نیمه پر شد.'])
  const content = { kind, ...text, document, section: null, tags: [], authors: [] }
  return inTransaction(database, async (transaction) => {
    const { code } = await createArticle(transaction, editor, { content, chain: [], code: null })
    await publishArticle(transaction, editor, code, { publishedAt: null })
    return code
  })
}

async function work(channel: number): Promise<void> {
  await sql`update channel set free_at = now()`.execute(database)
  await sql`update channel_post set due_at = now() where due_at is not null`.execute(database)
  await jobs['work-channel']!({ channel })
}

test('a channel is made at the desk, tried, told of the kinds it wants, and its token is never said back', async () => {
  assert.match((await ask('GET', '/desk/channels')).html, /هنوز کانالی نیست/)
  const wrong = await ask('POST', '/desk/channels', { ...written, chat: 'rowzan ir' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /id="chat-error"/)
  assert.match(wrong.html, /value="کانال روزن"/, 'what was written is there')
  assert.ok(!wrong.html.includes(token), 'but not the secret')
  const made = await ask('POST', '/desk/channels', { ...written, 'kind:news': 'on' })
  const [channel] = await listChannels(database)
  assert.deepEqual([made.status, made.location], [303, `/desk/channels/${channel!.id}?done=made`])
  assert.deepEqual(channel!.kinds, ['news'])
  const path = `/desk/channels/${channel!.id}`
  const page = await ask('GET', path)
  assert.ok(!page.html.includes(token))

  assert.equal((await ask('POST', `${path}/test`)).location, `${path}?done=tested`)
  assert.deepEqual(heard.splice(0), ['sendMessage'])
  const [news, photo] = [await publish('news'), await publish('photo')]
  await work(channel!.id)
  const posts = await listPosts(database, { channelId: channel!.id, limit: 9 })
  assert.deepEqual(
    posts.map(({ code, state }) => [code, state]),
    [[news, 'sent']],
  )
  assert.equal(
    posts.some(({ code }) => code === photo),
    false,
  )
})

test('what did not arrive says why in Persian and is sent again by somebody; a pause and an end are kept', async () => {
  const [channel] = await listChannels(database)
  const path = `/desk/channels/${channel!.id}`
  isRefusing = true
  const tried = await ask('POST', `${path}/test`)
  assert.equal(tried.status, 422)
  assert.match(tried.html, /پیام‌رسان این پیام را نپذیرفت/)
  assert.match(tried.html, /<bdi dir="ltr">400 Bad Request: message is too strange<\/bdi>/)
  const code = await publish('news')
  for (const _ of 'again') await work(channel!.id)
  const dead = await ask('GET', path, {}, { state: 'dead' })
  assert.match(dead.html, new RegExp(`${path}/posts/${code}`))
  isRefusing = false
  assert.equal((await ask('POST', `${path}/posts/${code}`, { do: 'again' })).location, `${path}?done=again`)
  await work(channel!.id)
  assert.match((await ask('GET', path, {}, { state: 'dead' })).html, /چنین پیامی نیست/)
  assert.equal((await ask('POST', `${path}/posts/${code}`, { do: 'again' })).status, 404)

  await ask('POST', `${path}/rest`, { rest: 'paused' })
  await publish('news')
  assert.match((await ask('GET', path)).html, /متوقف از/)
  await ask('POST', `${path}/rest`, { rest: 'resumed' })
  assert.equal((await listPosts(database, { channelId: channel!.id, limit: 9 })).length, 2)
  const changed = await ask('POST', path, { ...written, token: '', address: 'https://bots.example' })
  assert.match(changed.html, /id="token-error"/, 'a token goes nowhere but where it was given for')
  assert.equal((await ask('POST', path, { ...written, token: '', name: 'روزن' })).status, 303)
  await ask('POST', `${path}/rest`, { rest: 'ended' })
  assert.deepEqual(await listChannels(database), [])
  assert.equal((await checkAudit(database)).brokenAt, null)
})
