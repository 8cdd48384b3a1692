import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { hashToken } from '#server'
import type { Database } from '#store'
import { openTestDatabase } from '../../../test/database.ts'
import {
  assertStrict,
  linkPath,
  openRoom,
  openSarasRoom,
  password,
  publicUrl,
  sara,
  wrongPassword,
} from './fixtures/room.ts'

async function testDatabase(context: TestContext): Promise<Database> {
  return (await openTestDatabase(context)).database
}

/** Everything the database holds, as text: each row of each table. */
async function everything(database: Database): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(database)
  const dumps = tables.map(async ({ name }) => {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} as t order by 1`.execute(
      database,
    )
    return [name, ...rows.map(({ row }) => row)].join('\n')
  })
  return (await Promise.all(dumps)).join('\n')
}

test('a link that is used, replaced, expired, cut or made up tells nothing and makes nothing', async (context) => {
  const { database, visitor } = await openRoom(await testDatabase(context))
  const replaced = await linkPath(database)
  const used = await linkPath(database)
  assert.equal((await visitor().see(replaced)).status, 410)
  assert.equal((await visitor().send(used, sara)).status, 303)

  const expired = `/desk/invitation/sanad_${'e'.repeat(43)}`
  await database
    .insertInto('invitation')
    .values({
      hash: Buffer.from(hashToken(expired.slice('/desk/invitation/'.length))!, 'hex'),
      role: 'administrator',
      expires_at: new Date(Date.now() - 1_000),
      account_id: null,
    })
    .execute()

  const before = await everything(database)
  const pages = new Set<string>()
  for (const path of [
    replaced,
    used,
    expired,
    used.slice(0, -1),
    `${used}x`,
    '/desk/invitation/x',
    '/desk/invitation/%00',
  ]) {
    const one = visitor()
    for (const seen of [await one.see(path), await one.send(path, { ...sara, login: 'bahram' })]) {
      assert.equal(seen.status, 410, path)
      assert.match(seen.html, /این پیوند دیگر کار نمی‌کند/)
      assertStrict(seen)
      pages.add(seen.html)
    }
    assert.equal(one.key, undefined)
  }
  assert.equal(pages.size, 1)
  assert.equal(await everything(database), before)
})

test('two who send the same link at the same moment make one account', async (context) => {
  const { database, visitor } = await openRoom(await testDatabase(context))
  const path = await linkPath(database)
  const sent = ['sara', 'bahram', 'peyman', 'roya'].map((login) => visitor().send(path, { ...sara, login }))
  const statuses = (await Promise.all(sent)).map(({ status }) => status).sort()
  assert.deepEqual(statuses, [303, 410, 410, 410])
  const { rows } = await sql`select from account`.execute(database)
  assert.equal(rows.length, 1)
})

test('a form with faults comes back with what was written, but no password, and the link stays open', async (context) => {
  const { database, visitor } = await openRoom(await testDatabase(context))
  const path = await linkPath(database)
  const one = visitor()
  const faults: [Partial<typeof sara>, RegExp][] = [
    [{ name: 'سارا\u202eنیما' }, /نویسهٔ پنهان/],
    [{ name: '"><script>alert(1)</script>' }, /حرف‌های فارسی یا لاتین/],
    [{ name: 'Sаra' }, /حرف‌های فارسی یا لاتین/],
    [{ login: 'Sara' }, /نام ورود ۳ تا ۳۲ نویسه/],
    [{ login: 'sаra' }, /نام ورود ۳ تا ۳۲ نویسه/],
    [{ password: 'کوتاه', passwordAgain: 'کوتاه' }, /دست‌کم ۱۵ نویسه می‌خواهد/],
    [{ password: 'سارا مهرآیین ۱۳۷۰', passwordAgain: 'سارا مهرآیین ۱۳۷۰' }, /آسان حدس می‌زنند/],
    [{ passwordAgain: wrongPassword }, /دو گذرواژه یکی نیست/],
  ]
  const before = await everything(database)
  for (const [change, sentence] of faults) {
    const seen = await one.send(path, { ...sara, ...change })
    assert.equal(seen.status, 422)
    assert.match(seen.html, sentence)
    assert.match(seen.html, /aria-invalid="true"/)
    assert.ok(!seen.html.includes(change.password ?? password), 'no password in the page')
    assertStrict(seen)
  }
  assert.equal(await everything(database), before)
  assert.equal((await one.send(path, sara)).status, 303)
})

test('a login has one owner', async (context) => {
  const { database, visitor } = await openSarasRoom(await testDatabase(context))
  const link = `sanad_${'i'.repeat(43)}`
  await database
    .insertInto('invitation')
    .values({
      hash: Buffer.from(hashToken(link)!, 'hex'),
      role: 'reporter',
      expires_at: new Date(Date.now() + 60_000),
      account_id: null,
    })
    .execute()
  const one = visitor()
  const taken = await one.send(`/desk/invitation/${link}`, { ...sara, name: 'بهرام کاویانی' })
  assert.equal(taken.status, 422)
  assert.match(taken.html, /کس دیگری برداشته است/)
  assert.equal(
    (await one.send(`/desk/invitation/${link}`, { ...sara, name: 'بهرام کاویانی', login: 'bahram' })).status,
    303,
  )
  const home = await one.see('/desk')
  assert.match(home.html, /بهرام کاویانی/)
  assert.doesNotMatch(home.html, /کلید برنامه‌ها/)
})

const foreign: Record<string, Record<string, string | undefined>> = {
  'another site': { 'sec-fetch-site': 'cross-site' },
  'a neighbour under the same domain': { 'sec-fetch-site': 'same-site' },
  'another site that claims our origin': { 'sec-fetch-site': 'cross-site', origin: publicUrl },
  'an empty word': { 'sec-fetch-site': '' },
  'another origin': { 'sec-fetch-site': undefined, origin: 'https://evil.example', host: 'rowzan.example' },
  'an origin that begins like ours': {
    'sec-fetch-site': undefined,
    origin: `${publicUrl}.evil.example`,
    host: 'rowzan.example',
  },
  'another port': { 'sec-fetch-site': undefined, origin: `${publicUrl}:8443`, host: 'rowzan.example' },
  'our name without TLS': { 'sec-fetch-site': undefined, origin: 'http://rowzan.example', host: 'rowzan.example' },
  'a hidden origin': { 'sec-fetch-site': undefined, origin: 'null', host: 'null' },
  'no browser': { 'sec-fetch-site': undefined },
}
const ours: Record<string, Record<string, string | undefined>> = {
  'our own page': { 'sec-fetch-site': 'same-origin' },
  'the address bar': { 'sec-fetch-site': 'none' },
  'our origin': { 'sec-fetch-site': undefined, origin: publicUrl },
}

test('a form from anywhere but our own pages changes nothing', async (context) => {
  const { database, visitor, sara: one } = await openSarasRoom(await testDatabase(context))
  const link = `sanad_${'c'.repeat(43)}`
  await database
    .insertInto('invitation')
    .values({
      hash: Buffer.from(hashToken(link)!, 'hex'),
      role: 'reporter',
      expires_at: new Date(Date.now() + 60_000),
      account_id: null,
    })
    .execute()
  const forms: Record<string, Record<string, string>> = {
    '/desk/login': { login: 'sara', password },
    '/desk/logout': {},
    '/desk/keys': { name: 'import', role: 'administrator' },
    [`/desk/invitation/${link}`]: { ...sara, login: 'bahram' },
  }
  const before = await everything(database)
  const key = one.key
  for (const [path, fields] of Object.entries(forms)) {
    for (const [from, headers] of Object.entries(foreign)) {
      const seen = await one.send(path, fields, { headers })
      assert.equal(seen.status, 403, `${path} from ${from}`)
      assert.equal(seen.headers['set-cookie'], undefined)
      assertStrict(seen)
    }
  }
  assert.equal(one.key, key)
  assert.equal(await everything(database), before, 'not one row has changed')

  for (const [from, headers] of Object.entries(ours)) {
    assert.equal((await one.send('/desk/keys', { name: 'import', role: 'reader' }, { headers })).status, 201, from)
    assert.equal((await visitor().send('/desk/login', { login: 'sara', password }, { headers })).status, 303, from)
  }
  assert.notEqual(await everything(database), before)
})

test('the database holds no key and no password, only their hashes', async (context) => {
  const { database, visitor } = await openRoom(await testDatabase(context))
  const path = await linkPath(database)
  const one = visitor()
  await one.send(path, sara)
  const made = await one.send('/desk/keys', { name: 'import', role: 'reader' })
  const second = visitor()
  await second.send('/desk/login', { login: 'sara', password })

  const held = await everything(database)
  const link = path.slice('/desk/invitation/'.length)
  for (const key of [link, one.key!, second.key!, /sanad_[\w-]{43}/.exec(made.html)![0]]) {
    const random = key.slice('sanad_'.length)
    const bytes = Buffer.from(random, 'base64url')
    for (const form of [random, bytes.toString('hex'), bytes.toString('base64').slice(0, 40)])
      assert.ok(!held.includes(form))
    assert.ok(held.includes(hashToken(key)!), 'its hash is there, so the search would have found it')
  }
  assert.ok(!held.includes(password) && held.includes('$argon2id$'))
})

test('a mistyped address of the desk leads back into the desk, and to the door for who is not signed in', async (context) => {
  const { sara: one, visitor } = await openSarasRoom(await testDatabase(context))
  for (const path of ['/desk/nosuch', '/desk/polls/x/y/z', '/desk/articles/999999999']) {
    const lost = await one.see(path)
    assertStrict(lost)
    assert.equal(lost.status, 404, path)
    assert.match(lost.html, /این‌جا چیزی نیست[\s\S]*href="\/desk">رفتن به میز خبر/)
    assert.match(lost.html, /<nav class="rooms"[\s\S]*href="\/desk\/queue"/, 'the rooms are there')
    const stranger = await visitor().see(path)
    assert.deepEqual([stranger.status, stranger.headers.location], [303, '/desk/login'])
  }
})
