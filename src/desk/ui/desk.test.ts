import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { type ArticleContent, documentFromParagraphs } from '#article'
import { hashToken } from '#server'
import { type Database, sessionAccount } from '#store'
import { openTestDatabase } from '../../../test/database.ts'
import { firstAdministratorLink } from '../access/first-administrator.ts'
import { createArticle } from '../actions/create-article.ts'
import { publishArticle } from '../actions/publish-article.ts'
import { saveDraft } from '../actions/save-draft.ts'
import { type DeskOptions, deskEndpoints } from './endpoints.ts'
import { type Seen, type Visitor, visitor } from './fixtures/visitor.ts'

const publicUrl = 'https://rowzan.example'
const password = 'پنجره کوه چراغ قایق'
const wrongPassword = 'پنجره کوه چراغ دریا'
const sara = { name: 'سارا مهرآیین', login: 'sara', password, passwordAgain: password }

interface Room {
  database: Database
  /** A new visitor, with cookies of her own, at the same desk. */
  visitor(): Visitor
}

async function openRoom(context: TestContext, options: Partial<DeskOptions> = {}): Promise<Room> {
  const { database } = await openTestDatabase(context)
  const articleUrl = (code: number, slug: string) => `${publicUrl}/fa/news/${code}/${slug}`
  const endpoints = deskEndpoints({ database, publicUrl, articleUrl, settings: { newsroom: 'روزن' }, ...options })
  return { database, visitor: () => visitor(endpoints) }
}

async function linkPath(database: Database): Promise<string> {
  const link = await firstAdministratorLink(database, publicUrl)
  assert.match(link ?? '', /^https:\/\/rowzan\.example\/desk\/invitation\/sanad_/)
  return link!.slice(publicUrl.length)
}

/** A room whose administrator is سارا, signed in. */
async function openSarasRoom(context: TestContext): Promise<Room & { sara: Visitor }> {
  const room = await openRoom(context)
  const one = room.visitor()
  assert.equal((await one.send(await linkPath(room.database), sara)).status, 303)
  return { ...room, sara: one }
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

function assertStrict({ headers, html }: Seen): void {
  const policy = headers['content-security-policy'] ?? ''
  assert.match(
    policy,
    /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; form-action 'self'; frame-ancestors 'none'; base-uri 'none'/,
  )
  assert.doesNotMatch(policy, /unsafe|https?:|\*/)
  assert.equal(headers['cache-control'], 'no-store')
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.doesNotMatch(html, /<script|\son\w+=|style=/i)
}

test('the first administrator opens her link, makes an account and stands in the desk', async (context) => {
  const { database, visitor } = await openRoom(context)
  const path = await linkPath(database)
  const one = visitor()
  const form = await one.see(path)
  assert.equal(form.status, 200)
  assert.match(form.html, /مدیر سامانه/)
  assertStrict(form)

  const joined = await one.send(path, { ...sara, name: ' سارا  مهرآيين ' })
  assert.deepEqual([joined.status, joined.headers.location], [303, '/desk'])
  assert.match(
    joined.headers['set-cookie'] ?? '',
    /^sanad-desk=sanad_[\w-]{43}; Path=\/; Max-Age=1209600; HttpOnly; SameSite=Lax; Secure$/,
  )
  const home = await one.see('/desk')
  assert.equal(home.status, 200)
  assert.match(home.html, /<bdi>سارا مهرآیین<\/bdi>/)
  assert.match(home.html, /bin\/sanad import/)
  assertStrict(home)
  assert.equal(await firstAdministratorLink(database, publicUrl), null)
})

test('a cookie is not bound to HTTPS where there is none', async (context) => {
  const room = await openRoom(context, { publicUrl: 'http://localhost:3000' })
  const joined = await room.visitor().send(await linkPath(room.database), sara)
  assert.doesNotMatch(joined.headers['set-cookie'] ?? '', /Secure/)
})

test('a link that is used, replaced, expired, cut or made up tells nothing and makes nothing', async (context) => {
  const { database, visitor } = await openRoom(context)
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
  const { database, visitor } = await openRoom(context)
  const path = await linkPath(database)
  const sent = ['sara', 'bahram', 'peyman', 'roya'].map((login) => visitor().send(path, { ...sara, login }))
  const statuses = (await Promise.all(sent)).map(({ status }) => status).sort()
  assert.deepEqual(statuses, [303, 410, 410, 410])
  const { rows } = await sql`select from account`.execute(database)
  assert.equal(rows.length, 1)
})

test('a form with faults comes back with what was written, but no password, and the link stays open', async (context) => {
  const { database, visitor } = await openRoom(context)
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
  const { database, visitor } = await openSarasRoom(context)
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

test('one signs in with login and password, and out again: then the key opens nothing, here or in the API', async (context) => {
  const { database, visitor } = await openSarasRoom(context)
  const one = visitor()
  assert.deepEqual(pick(await one.see('/desk')), [303, '/desk/login'])
  assertStrict(await one.see('/desk/login'))
  assert.deepEqual(pick(await one.send('/desk/login', { login: ' Sara ', password })), [303, '/desk'])
  assert.deepEqual(pick(await one.see('/desk/login')), [303, '/desk'])
  const key = one.key!

  const out = await one.send('/desk/logout', {})
  assert.deepEqual(pick(out), [303, '/desk/login'])
  assert.match(out.headers['set-cookie'] ?? '', /^sanad-desk=; Path=\/; Max-Age=0;/)
  assert.equal(one.key, undefined)
  one.key = key
  assert.deepEqual(pick(await one.see('/desk')), [303, '/desk/login'])
  assert.equal(await sessionAccount(database, Buffer.from(hashToken(key)!, 'hex')), null)
})

test('signing in again ends the session the browser had', async (context) => {
  const { visitor, sara: one } = await openSarasRoom(context)
  const former = one.key!
  await one.send('/desk/login', { login: 'sara', password })
  assert.notEqual(one.key, former)
  const thief = visitor()
  thief.key = former
  assert.equal((await thief.see('/desk')).status, 303)
  assert.equal((await one.see('/desk')).status, 200)
})

test('a session ends after 14 days', async (context) => {
  const { database, sara: one } = await openSarasRoom(context)
  const { rows } = await sql<{ days: number }>`
    select extract(epoch from expires_at - now()) / 86400 as days from session`.execute(database)
  assert.ok(rows.length === 1 && Math.abs(rows[0]!.days - 14) < 0.01)
  await sql`update session set expires_at = now()`.execute(database)
  assert.equal((await one.see('/desk')).status, 303)
})

test('an unknown login and a wrong password get the same answer after the same work', async (context) => {
  const { visitor } = await openSarasRoom(context)
  const pages = new Set<string>()
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
  await visitor().send('/desk/login', { login: 'nobody', password })
  for (let turn = 1; turn <= 7; turn += 1) {
    for (const [kind, login] of [
      ['known', 'sara'],
      ['unknown', 'bahr'],
    ] as const) {
      const begun = performance.now()
      const seen = await visitor().send(
        '/desk/login',
        { login, password: wrongPassword },
        { address: `198.51.100.${turn}` },
      )
      times[kind].push(performance.now() - begun)
      assert.equal(seen.status, 422)
      pages.add(seen.html.replaceAll(login, '…'))
    }
  }
  assert.equal(pages.size, 1)
  const median = (list: number[]) => list.sort((a, b) => a - b)[3]!
  // Without the work for an unknown login the ratio is about 0.05.
  assert.ok(median(times.unknown) / median(times.known) > 0.5, JSON.stringify(times))
})

test('nonsense in the login form is a wrong login', async (context) => {
  const { visitor } = await openSarasRoom(context)
  const tries: Record<string, string>[] = [
    {},
    { login: 'sara' },
    { login: 'sara', password: '' },
    { login: 'sara', password: 'x'.repeat(1_000) },
    { login: "sara' or '1'='1", password },
    { login: 'sara\u0000', password },
    { login: 'ſara', password },
    { login: '\u202esara', password },
    { login: '<script>alert(1)</script>', password },
  ]
  for (const [turn, fields] of tries.entries()) {
    const one = visitor()
    const seen = await one.send('/desk/login', fields, { address: `198.51.100.${turn}` })
    assert.equal(seen.status, 422, JSON.stringify(fields))
    assert.equal(one.key, undefined)
    assertStrict(seen)
  }
})

test('who guesses is stopped, by network and by login, with a time to come back; the right password waits too', async (context) => {
  const { visitor, sara: owner } = await openSarasRoom(context)
  const guess = (address: string, login = 'sara', word = wrongPassword) =>
    visitor().send('/desk/login', { login, password: word }, { address })
  for (let turn = 0; turn < 10; turn += 1) assert.equal((await guess('192.0.2.1', `someone-${turn}`)).status, 422)
  const stopped = await guess('192.0.2.1', 'sara', password)
  assert.equal(stopped.status, 429)
  assert.match(stopped.headers['retry-after'] ?? '', /^(?:[1-9]|[12]\d|30)$/)
  assert.match(stopped.html, /[۰-۹]+ ثانیه دیگر دوباره بکوشید/)
  assertStrict(stopped)

  for (let turn = 0; turn < 20; turn += 1) assert.equal((await guess(`198.51.100.${turn}`)).status, 422)
  assert.equal((await guess('192.0.2.77', 'sara', password)).status, 429)
  assert.equal((await guess('192.0.2.77', 'bahram')).status, 422)
  assert.equal((await owner.see('/desk')).status, 200)
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
  const { database, visitor, sara: one } = await openSarasRoom(context)
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

test('a key is shown once, works as a key, and is for administrators to make', async (context) => {
  const { database, visitor, sara: one } = await openSarasRoom(context)
  const made = await one.send('/desk/keys', { name: 'واردکننده', role: 'reporter' })
  assert.equal(made.status, 201)
  const [key] = /sanad_[\w-]{43}/.exec(made.html) ?? []
  assertStrict(made)
  const { rows } =
    await sql`select name, role from api_token where hash = ${Buffer.from(hashToken(key!)!, 'hex')}`.execute(database)
  assert.deepEqual(rows, [{ name: 'واردکننده', role: 'reporter' }])
  assert.ok(!(await one.see('/desk')).html.includes(key!))

  for (const fields of [
    { name: 'im\u202eport', role: 'reader' },
    { name: 'import', role: 'owner' },
    { name: '', role: '' },
  ]) {
    const seen = await one.send('/desk/keys', fields)
    assert.equal(seen.status, 422)
    assertStrict(seen)
  }
  assert.deepEqual(pick(await visitor().send('/desk/keys', { name: 'import', role: 'reader' })), [303, '/desk/login'])
  for (const role of ['reader', 'reporter', 'section-editor', 'editor-in-chief']) {
    await sql`update account set role = ${role}`.execute(database)
    assert.equal((await one.send('/desk/keys', { name: 'import', role: 'reader' })).status, 403, role)
    assert.equal((await one.send('/desk/keys', { name: '', role: 'reader' })).status, 403, role)
  }
  await sql`update account set role = 'a role of tomorrow'`.execute(database)
  assert.equal((await one.see('/desk')).status, 303)
  const { rows: keys } = await sql`select from api_token`.execute(database)
  assert.equal(keys.length, 1)
})

test('the database holds no key and no password, only their hashes', async (context) => {
  const { database, visitor } = await openRoom(context)
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

function contentOf(headline: string): ArticleContent {
  const document = documentFromParagraphs(['شهرداری از فردا آزمایش خط تازه را آغاز می‌کند.'])
  const text = { kicker: null, headline, subheadline: null, lead: 'خط تازهٔ تراموا آزمایش می‌شود.' }
  return { kind: 'news', ...text, document, hero: null, section: null, tags: [], authors: [] }
}

test('the home shows the newest work: what is live with its link, what is a draft, and what waits', async (context) => {
  const { database, sara: one } = await openSarasRoom(context)
  const editor = { id: 'account:negar', role: 'section-editor' } as const
  const add = (headline: string, code: number | null) =>
    createArticle(database, editor, { content: contentOf(headline), chain: [], code })
  await add('خط تازهٔ تراموا', 757695)
  await publishArticle(database, editor, 757695, { publishedAt: new Date('2020-11-24T19:16:00Z') })
  const hostile = await add('</h2><script>alert(1)</script> و «نقل»', null)

  const { html } = await one.see('/desk')
  assert.match(html, /<h2><a href="https:\/\/rowzan\.example\/fa\/news\/757695\/[^"]+">خط تازهٔ تراموا<\/a><\/h2>/)
  assert.match(
    html,
    /منتشرشده<\/span> <span>کد ۷۵۷۶۹۵<\/span> <time datetime="2020-11-24T19:16:00.000Z">۴ آذر ۱۳۹۹، ۲۲:۴۶<\/time>/,
  )
  assert.match(
    html,
    /<h2>&lt;\/h2&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt; و «نقل»<\/h2>\s*<p class="facts"><span class="state draft">پیش‌نویس/,
  )
  assert.doesNotMatch(html, /نسخهٔ تازه‌تری|هنوز هیچ مطلبی/)

  await saveDraft(database, editor, 757695, { content: contentOf('خط تازهٔ تراموا به راه افتاد'), chain: [], from: 1 })
  const later = (await one.see('/desk')).html
  assert.match(later, /خط تازهٔ تراموا به راه افتاد/)
  assert.match(later, /نسخهٔ تازه‌تری منتظر انتشار است/)

  for (let number = 0; number < 30; number += 1) await add(`خبر شمارهٔ ${number}`, null)
  const full = (await one.see('/desk')).html
  assert.equal(full.match(/<li>/g)?.length, 30)
  assert.ok(!full.includes(String(hostile.code)))
})

function pick({ status, headers }: Seen): [number, string | undefined] {
  return [status, headers.location]
}
