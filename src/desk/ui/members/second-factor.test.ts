import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { toPersianDigits } from '#persian'
import { checkAudit, type Database } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { authenticator } from '../fixtures/authenticator.ts'
import { assertStrict, linkPath, openRoom, password, pick, type Room, sara, wrongPassword } from '../fixtures/room.ts'
import type { Visitor } from '../fixtures/visitor.ts'

const minuteMs = 60_000

interface Guarded extends Room {
  sara: Visitor
  /** The code the authenticator shows now. */
  code(): string
  recoveryCodes: string[]
  pass(ms: number): void
}

/** سارا has set up a second factor, and a minute has gone by since. */
async function openGuardedRoom(context: TestContext): Promise<Guarded> {
  const { database } = await openTestDatabase(context)
  let ahead = 0
  const now = () => new Date(Date.now() + ahead)
  const pass = (ms: number) => {
    ahead += ms
  }
  const room = openRoom(database, { settings: { newsroom: 'روزن', now } })
  const one = room.visitor()
  assert.equal((await one.send(await linkPath(database), sara)).status, 303)
  assert.deepEqual(pick(await one.send('/desk/account/second-factor', {})), [303, '/desk/account/second-factor'])
  const offered = await one.see('/desk/account/second-factor')
  assertStrict(offered)
  assert.match(offered.html, /<svg class="qr"/)
  const letters = /readonly spellcheck="false">([A-Z2-7 ]+)</.exec(offered.html)![1]!
  const phone = authenticator(letters)
  const code = () => phone.code(now())

  const wrong = await one.send('/desk/account/second-factor/confirmation', { code: '000000' })
  assert.equal(wrong.status, 422)
  assert.match((await one.see('/desk/account')).html, /راه‌انداختن ورود دومرحله‌ای/, 'unconfirmed, it does not count')
  const confirmed = await one.send('/desk/account/second-factor/confirmation', { code: toPersianDigits(code()) })
  assert.equal(confirmed.status, 201)
  assertStrict(confirmed)
  const recoveryCodes = [...confirmed.html.matchAll(/<li><code>([^<]+)/g)].map((match) => match[1]!)
  assert.equal(recoveryCodes.length, 10)
  pass(minuteMs)
  return { ...room, sara: one, code, recoveryCodes, pass }
}

async function halfway({ visitor }: Room, address = '203.0.113.7'): Promise<Visitor> {
  const one = visitor()
  const answer = await one.send('/desk/login', { login: 'sara', password }, { address })
  assert.deepEqual(pick(answer), [303, '/desk/login/code'])
  return one
}

async function countOf(database: Database, action: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit where action = ${action}`.execute(
    database,
  )
  return rows[0]!.n
}

test('after the password comes the code; before it the key opens nothing, in the desk or elsewhere', async (context) => {
  const room = await openGuardedRoom(context)
  const one = await halfway(room)
  assertStrict(await one.see('/desk/login/code'))
  const half = one.key
  for (const path of ['/desk', '/desk/account', '/desk/articles']) {
    assert.deepEqual(pick(await one.see(path)), [303, '/desk/login'], path)
  }
  assert.equal((await one.send('/desk/login/code', { code: '000000' })).status, 422)
  assert.deepEqual(pick(await one.send('/desk/login/code', { code: room.code() })), [303, '/desk'])
  assert.equal((await one.see('/desk')).status, 200)
  assert.notEqual(one.key, half, 'a key that was handed out before the code is worth nothing after it')
  one.key = half
  assert.deepEqual(pick(await one.see('/desk')), [303, '/desk/login'])
  assert.deepEqual(pick(await one.see('/desk/login/code')), [303, '/desk/login'])
})

test('a code is taken once: neither it nor an older one is taken again, even at the same moment', async (context) => {
  const room = await openGuardedRoom(context)
  const code = room.code()
  const many = await Promise.all([1, 2, 3, 4].map(() => halfway(room)))
  const answers = await Promise.all(many.map((one) => one.send('/desk/login/code', { code })))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 422, 422, 422])
  room.pass(minuteMs)
  assert.deepEqual(pick(await (await halfway(room)).send('/desk/login/code', { code: room.code() })), [303, '/desk'])
})

test('without a password there is no asking for a code, and a stranger cannot use another browser’s half', async (context) => {
  const room = await openGuardedRoom(context)
  const stranger = room.visitor()
  assert.deepEqual(pick(await stranger.see('/desk/login/code')), [303, '/desk/login'])
  for (const key of [undefined, 'x', `sanad_${'x'.repeat(43)}`]) {
    stranger.key = key
    const answer = await stranger.send('/desk/login/code', { code: room.code() })
    assert.equal(answer.status, 422)
    assert.equal(stranger.key, key)
  }
  assert.equal((await room.visitor().send('/desk/login', { login: 'sara', password: wrongPassword })).status, 422)
})

test('a recovery code lets in once, however it is written, is told to the log, and is kept as a hash', async (context) => {
  const room = await openGuardedRoom(context)
  const [first, second] = room.recoveryCodes
  const one = await halfway(room)
  assert.deepEqual(
    pick(await one.send('/desk/login/code', { code: ` ${first!.toUpperCase().replaceAll('-', ' ')} ` })),
    [303, '/desk'],
  )
  assert.match((await one.see('/desk/account')).html, /۹ کد از ۱۰/)
  const again = await halfway(room)
  assert.equal((await again.send('/desk/login/code', { code: first! })).status, 422)
  assert.equal((await again.send('/desk/login/code', { code: second! })).status, 303)
  assert.equal(await countOf(room.database, 'use-recovery-code'), 2)
  const renewed = await again.send('/desk/account/recovery-codes', {})
  assert.equal(renewed.status, 201)
  const late = await halfway(room)
  assert.equal(
    (await late.send('/desk/login/code', { code: room.recoveryCodes[2]! })).status,
    422,
    'the old ones ended',
  )
  const { rows } = await sql<{ row: string }>`
    select t::text as row from recovery_code t union all select t::text from second_factor t
    union all select t::text from audit t`.execute(room.database)
  for (const code of room.recoveryCodes) {
    assert.ok(!rows.some(({ row }) => row.includes(code) || row.includes(code.replaceAll('-', ''))))
  }
  assert.equal((await checkAudit(room.database)).brokenAt, null)
})

test('five wrong codes end the half; ten end all guessing for a while, from wherever and with the right code too', async (context) => {
  const room = await openGuardedRoom(context)
  const guess = (one: Visitor) =>
    one.send('/desk/login/code', { code: '123' }).then(({ status, html }) => ({ status, html }))
  const one = await halfway(room, '198.51.100.1')
  for (let turn = 1; turn <= 4; turn += 1) assert.doesNotMatch((await guess(one)).html, /گذرواژه را دوباره/)
  assert.match((await guess(one)).html, /گذرواژه را دوباره/)
  assert.equal(await countOf(room.database, 'fail-codes'), 1)
  const other = await halfway(room, '198.51.100.2')
  for (let turn = 1; turn <= 5; turn += 1) await guess(other)
  const third = await halfway(room, '198.51.100.3')
  const refused = await third.send('/desk/login/code', { code: room.code() })
  assert.equal(refused.status, 429)
  assert.ok(Number(refused.headers['retry-after']) > 800)
  await sql`update code_failure set at = at - interval '16 minutes'`.execute(room.database)
  assert.equal((await third.send('/desk/login/code', { code: room.code() })).status, 303)
})

test('setting it up ends sessions that were begun without it; taking it away asks the code again', async (context) => {
  const { database } = await openTestDatabase(context)
  const room = openRoom(database)
  const one = room.visitor()
  await one.send(await linkPath(database), sara)
  const elsewhere = room.visitor()
  await elsewhere.send('/desk/login', { login: 'sara', password })
  await one.send('/desk/account/second-factor', {})
  const letters = /false">([A-Z2-7 ]+)</.exec((await one.see('/desk/account/second-factor')).html)![1]!
  const phone = authenticator(letters)
  const begun = Date.now()
  await one.send('/desk/account/second-factor/confirmation', { code: phone.code(new Date(begun)) })
  assert.deepEqual(pick(await elsewhere.see('/desk')), [303, '/desk/login'])
  assert.equal((await one.see('/desk')).status, 200)

  await sql`update session set proved_at = now() - interval '11 minutes'`.execute(database)
  const asked = await one.send('/desk/account/second-factor/removal', {})
  assert.equal(asked.status, 403)
  assert.match(asked.html, /autocomplete="one-time-code"/)
  assertStrict(asked)
  const withPassword = await one.send('/desk/account/second-factor/removal', { proof: password })
  assert.equal(withPassword.status, 403, 'a password is no code')
  const proof = phone.code(new Date(begun + minuteMs / 2))
  assert.deepEqual(pick(await one.send('/desk/account/second-factor/removal', { proof })), [303, '/desk/account'])
  assert.deepEqual(pick(await room.visitor().send('/desk/login', { login: 'sara', password })), [303, '/desk'])
})

test('what is dangerous asks who it is after ten minutes, loses nothing of the form, and asks no one else', async (context) => {
  const { database } = await openTestDatabase(context)
  const room = openRoom(database)
  const one = room.visitor()
  await one.send(await linkPath(database), sara)
  await sql`update session set proved_at = now() - interval '11 minutes'`.execute(database)
  const key = { name: 'وارد"کننده', role: 'reporter' }
  const asked = await one.send('/desk/keys', key)
  assert.equal(asked.status, 403)
  assert.match(asked.html, /action="\/desk\/keys"/)
  assert.match(asked.html, /name="name" value="وارد&quot;کننده"/)
  assert.equal((await one.send('/desk/keys', { ...key, proof: wrongPassword })).status, 403)
  const made = await one.send('/desk/keys', { name: 'واردکننده', role: 'reporter', proof: password })
  assert.equal(made.status, 201)
  assert.equal((await one.send('/desk/keys', { name: 'دومی', role: 'reader' })).status, 201, 'not asked twice')
  const { rows } = await sql`select from api_token`.execute(database)
  assert.equal(rows.length, 2)
})

test('one sees where one is signed in, and ends it there, at once', async (context) => {
  const { database } = await openTestDatabase(context)
  const room = openRoom(database)
  const one = room.visitor()
  await one.send(await linkPath(database), sara)
  const android = 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36'
  const phone = room.visitor()
  await phone.send('/desk/login', { login: 'sara', password }, { headers: { 'user-agent': android } })
  const tablet = room.visitor()
  await tablet.send('/desk/login', { login: 'sara', password }, { headers: { 'user-agent': '<script>' } })
  const { html } = await one.see('/desk/account')
  assert.match(html, /کروم روی اندروید/)
  assert.match(html, /مرورگر ناشناخته/)
  assert.match(html, /همین نشست/)
  const id = /action="\/desk\/account\/sessions\/(\d+)\/end"><button class="plain" aria-label="[^"]*اندروید/.exec(
    html,
  )![1]!
  assert.deepEqual(pick(await one.send(`/desk/account/sessions/${id}/end`, {})), [303, '/desk/account'])
  assert.deepEqual(pick(await phone.see('/desk')), [303, '/desk/login'])
  assert.equal((await tablet.see('/desk')).status, 200)
  await one.send('/desk/account/sessions/end-others', {})
  assert.deepEqual(pick(await tablet.see('/desk')), [303, '/desk/login'])
  assert.equal((await one.see('/desk')).status, 200)
  assert.equal(await countOf(database, 'end-sessions'), 2)
  assert.equal((await one.send('/desk/account/sessions/0x1/end', {})).status, 404)
})
