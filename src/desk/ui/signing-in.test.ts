import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { hashToken } from '#server'
import { type Database, sessionAccount } from '#store'
import { openTestDatabase } from '../../../test/database.ts'
import { firstAdministratorLink } from '../access/first-administrator.ts'
import {
  assertStrict,
  assertStrictWithDevice,
  linkPath,
  openRoom,
  openSarasRoom,
  password,
  pick,
  publicUrl,
  sara,
  wrongPassword,
} from './fixtures/room.ts'

async function testDatabase(context: TestContext): Promise<Database> {
  return (await openTestDatabase(context)).database
}

test('the first administrator opens her link, makes an account and stands in the desk', async (context) => {
  const { database, visitor } = await openRoom(await testDatabase(context))
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
  const room = await openRoom(await testDatabase(context), { publicUrl: 'http://localhost:3000' })
  const joined = await room.visitor().send(await linkPath(room.database), sara)
  assert.doesNotMatch(joined.headers['set-cookie'] ?? '', /Secure/)
})

test('one signs in with login and password, and out again: then the key opens nothing, here or in the API', async (context) => {
  const { database, visitor } = await openSarasRoom(await testDatabase(context))
  const one = visitor()
  assert.deepEqual(pick(await one.see('/desk')), [303, '/desk/login'])
  assertStrictWithDevice(await one.see('/desk/login'))
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
  const { visitor, sara: one } = await openSarasRoom(await testDatabase(context))
  const former = one.key!
  await one.send('/desk/login', { login: 'sara', password })
  assert.notEqual(one.key, former)
  const thief = visitor()
  thief.key = former
  assert.equal((await thief.see('/desk')).status, 303)
  assert.equal((await one.see('/desk')).status, 200)
})

test('a session ends after 14 days', async (context) => {
  const { database, sara: one } = await openSarasRoom(await testDatabase(context))
  const { rows } = await sql<{ days: number }>`
    select extract(epoch from expires_at - now()) / 86400 as days from session`.execute(database)
  assert.ok(rows.length === 1 && Math.abs(rows[0]!.days - 14) < 0.01)
  await sql`update session set expires_at = now()`.execute(database)
  assert.equal((await one.see('/desk')).status, 303)
})

test('an unknown login and a wrong password get the same answer after the same work', async (context) => {
  const { visitor } = await openSarasRoom(await testDatabase(context))
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
  const { visitor } = await openSarasRoom(await testDatabase(context))
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
    assertStrictWithDevice(seen)
  }
})

test('who guesses is stopped, by network and by login, with a time to come back; the right password waits too', async (context) => {
  const { visitor, sara: owner } = await openSarasRoom(await testDatabase(context))
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
