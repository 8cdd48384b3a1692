import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { Database } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { relyingParty } from '../../access/passkeys/relying-party.ts'
import { type Asked, type Device, openDevice, type Twist } from '../fixtures/device.ts'
import {
  assertStrictWithDevice,
  openRoom,
  openSarasRoom,
  password,
  pick,
  publicUrl,
  type Room,
  sara as saraWritten,
} from '../fixtures/room.ts'
import type { Seen, Visitor } from '../fixtures/visitor.ts'

const own = '/desk/account/passkeys'
const hooks: (() => Promise<void>)[] = []
let room: Room
let database: Database
let sara: Visitor
let bahram: Visitor
const phone = openDevice(publicUrl)
const bahramsPhone = openDevice(publicUrl)
let network = 0

before(async () => {
  database = (await openTestDatabase({ after: (hook: () => Promise<void>) => void hooks.push(hook) })).database
  const opened = await openSarasRoom(database)
  room = opened
  sara = opened.sara
  bahram = room.visitor()
  const invited = await sara.send('/desk/people/invitations', { note: 'بهرام', role: 'reporter' })
  const link = /\/desk\/invitation\/sanad_[\w-]{43}/.exec(invited.html)![0]
  await bahram.send(link, { ...saraWritten, name: 'بهرام', login: 'bahram' })
  assert.deepEqual(pick(await add(sara, phone, 'تلفن من')), [303, '/desk/account#passkeys'])
  assert.deepEqual(pick(await add(bahram, bahramsPhone, 'تلفن بهرام')), [303, '/desk/account#passkeys'])
})

after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

async function add(one: Visitor, device: Device, name: string, twist: Twist = {}): Promise<Seen> {
  const asked = await one.send(`${own}/options`, { name })
  return one.send(own, { name, made: device.make(asked.body as Asked, twist) })
}

/** A browser nobody is signed in with, from a network of its own, and what its device was asked. */
async function newcomer(): Promise<{ one: Visitor; asked: Asked; answer(passkey: string): Promise<Seen> }> {
  const one = room.visitor()
  network += 1
  const ways = { address: `10.${network >> 8}.${network & 255}.1` }
  const asked = (await one.send('/desk/login/passkey/options', {}, ways)).body as Asked
  return { one, asked, answer: (passkey) => one.send('/desk/login/passkey', { passkey }, ways) }
}

async function enter(device: Device, twist: Twist = {}): Promise<Seen> {
  const { asked, answer } = await newcomer()
  return answer(device.sign(asked, twist))
}

async function deeds(action: string): Promise<number> {
  const { rows } = await sql`select from audit where action = ${action}`.execute(database)
  return rows.length
}

async function keyId(one: Visitor, name: string): Promise<string> {
  const { html } = await one.see('/desk/account')
  return new RegExp(`${own}/(\\d+)/removal"><button class="plain" aria-label="برداشتن کلید عبور ${name}"`).exec(
    html,
  )![1]!
}

const isIn = [303, '/desk']

describe('signing in with a passkey', () => {
  test('the device lets its owner in, with no password and no code, and nothing is told of accounts before', async () => {
    const { one, asked, answer } = await newcomer()
    assert.deepEqual(asked.allowCredentials, [])
    assert.equal(asked.userVerification, 'required')
    assert.equal(asked.rpId, 'rowzan.example')
    assertStrictWithDevice(await one.see('/desk/login'))
    assert.deepEqual(pick(await answer(phone.sign(asked))), isIn)
    const page = await one.see('/desk/account')
    assert.match(page.html, /تلفن من[\s\S]*آخرین کاربرد/)
    assert.match(page.html, /نام ورود <bdi dir="ltr">sara/)
    assert.equal(await deeds('use-passkey'), 1)
    assert.equal(await deeds('add-passkey'), 2)
  })

  test('the browser’s key for the question goes nowhere else, and is short-lived', async () => {
    const given = await room.visitor().send('/desk/login/passkey/options', {})
    assert.match(
      given.headers['set-cookie'] ?? '',
      /^sanad-passkey=sanad_[\w-]{43}; Path=\/desk\/login\/passkey; Max-Age=300; HttpOnly; SameSite=Strict; Secure$/,
    )
    assert.equal(given.headers['cache-control'], 'no-store')
  })

  const hostile: [name: string, Twist][] = [
    ['another origin', { origin: 'https://rowzan.example.evil.example' }],
    ['another port', { origin: 'https://rowzan.example:8443' }],
    ['no TLS', { origin: 'http://rowzan.example' }],
    ['another host’s key', { rpId: 'evil.example' }],
    ['another challenge', { challenge: randomBytes(32).toString('base64url') }],
    ['no challenge', { challenge: '' }],
    ['the making of a key', { type: 'webauthn.create' }],
    ['somebody there, but not the owner', { flags: 1 }],
    ['nobody there', { flags: 4 }],
    [
      'a flipped bit in the signature',
      { tamper: (one) => Buffer.from(one.map((byte, at) => (at === 20 ? byte ^ 1 : byte))) },
    ],
    ['a cut signature', { tamper: (one) => one.subarray(0, 8) }],
    ['no signature', { tamper: () => Buffer.alloc(0) }],
    ['a credential nobody has', { id: randomBytes(32).toString('base64url') }],
    ['the handle of nobody', { userHandle: randomBytes(32).toString('base64url') }],
    ['no handle', { userHandle: null }],
  ]
  for (const [name, twist] of hostile) {
    test(`refused: ${name}; the same answer as it should be is taken`, async () => {
      const { one, asked, answer } = await newcomer()
      const refused = await answer(phone.sign(asked, twist))
      assert.equal(refused.status, 422)
      assert.match(refused.html, /این کلید عبور پذیرفته نشد/)
      assert.equal(one.key, undefined)
      assert.deepEqual(pick(await enter(phone)), isIn)
    })
  }

  test('refused: a key of one account under the name of another', async () => {
    const { id } = JSON.parse(bahramsPhone.sign({ rpId: 'rowzan.example', challenge: 'x' }))
    assert.equal((await enter(phone, { id })).status, 422, 'signed by the key of another')
    const handle = JSON.parse(bahramsPhone.sign({ rpId: 'rowzan.example', challenge: 'x' })).response.userHandle
    assert.equal((await enter(phone, { userHandle: handle })).status, 422)
    assert.deepEqual(pick(await enter(bahramsPhone)), isIn)
  })

  test('refused: what no device says, however much of it', async () => {
    const good = JSON.parse(phone.sign({ rpId: 'rowzan.example', challenge: 'x' }))
    const broken = [
      ...['', '{', 'null', '[]', '"x"', '{}', '{"id":1}', '[['.repeat(4_000), '{"id":"a","response":null}'],
      JSON.stringify({ ...good, id: `${good.id}=` }),
      JSON.stringify({ ...good, id: "' or true --" }),
      JSON.stringify({ ...good, response: { ...good.response, clientDataJSON: 'bnVsbA' } }),
      JSON.stringify({ ...good, response: { ...good.response, authenticatorData: 'AA' } }),
      JSON.stringify({ ...good, response: { ...good.response, signature: [] } }),
      JSON.stringify({ ...good, response: { ...good.response, userHandle: {} } }),
      JSON.stringify({ ...good, padding: 'x'.repeat(17_000) }),
    ]
    for (const passkey of broken) {
      const { one, answer } = await newcomer()
      assert.equal((await answer(passkey)).status, 422, passkey.slice(0, 60))
      assert.equal(one.key, undefined)
    }
  })

  test('an answer is good once, in the browser that was asked, for five minutes', async () => {
    const { one, asked, answer } = await newcomer()
    const signed = phone.sign(asked)
    const stranger = await newcomer()
    assert.equal((await stranger.answer(signed)).status, 422, 'another browser was asked something else')
    const bare = room.visitor()
    assert.equal((await bare.send('/desk/login/passkey', { passkey: signed })).status, 422, 'nothing was asked')
    const turns = await Promise.all([answer(signed), answer(signed), answer(signed)])
    assert.deepEqual(turns.map(({ status }) => status).sort(), [303, 422, 422])
    one.key = undefined
    assert.equal((await answer(signed)).status, 422, 'again')

    const late = await newcomer()
    await sql`update passkey_challenge set expires_at = now()`.execute(database)
    assert.equal((await late.answer(phone.sign(late.asked))).status, 422)
    assert.deepEqual(pick(await enter(phone)), isIn)
  })

  test('a form of another site is not heard', async () => {
    const { one, asked } = await newcomer()
    const headers = { 'sec-fetch-site': 'cross-site' }
    const refused = await one.send('/desk/login/passkey', { passkey: phone.sign(asked) }, { headers })
    assert.equal(refused.status, 403)
  })

  test('who guesses is stopped with the passwords of the same network, and so is who only asks', async () => {
    const one = room.visitor()
    const ways = { address: '192.0.2.44' }
    for (let turn = 0; turn < 10; turn += 1) {
      assert.equal((await one.send('/desk/login/passkey', { passkey: '{}' }, ways)).status, 422)
    }
    assert.equal((await one.send('/desk/login/passkey', { passkey: '{}' }, ways)).status, 429)
    assert.equal((await room.visitor().send('/desk/login', { login: 'sara', password }, ways)).status, 429)
    const asks = { address: '192.0.2.45' }
    const statuses: number[] = []
    // On a busy machine some are allowed again meanwhile.
    while (statuses.length < 200 && statuses.at(-1) !== 429) {
      statuses.push((await one.send('/desk/login/passkey/options', {}, asks)).status)
    }
    assert.deepEqual([statuses.length > 120, statuses.at(-1)], [true, 429])
  })
})

describe('a device whose count goes back', () => {
  test('is shut out for good, and told to its owner and the log; an unsigned count shuts nobody out', async () => {
    const copied = openDevice(publicUrl)
    await add(sara, copied, 'کلید USB')
    copied.counter = 40
    assert.deepEqual(pick(await enter(copied)), isIn)
    copied.counter = 3
    assert.equal((await enter(copied, { tamper: (one) => one.subarray(1) })).status, 422)
    assert.equal(await deeds('suspect-passkey'), 0, 'a stranger said so')
    copied.counter = 41
    assert.equal((await enter(copied)).status, 303)
    copied.counter = 41
    assert.equal((await enter(copied)).status, 422, 'it stood still')
    assert.equal(await deeds('suspect-passkey'), 1)
    assert.equal((await enter(copied)).status, 422, 'shut from then on')
    assert.match((await sara.see('/desk/account')).html, /کلید USB[\s\S]*شمارش امضاهایش عقب رفت/)
  })

  test('is none when it never counts', async () => {
    const still = openDevice(publicUrl)
    await add(sara, still, 'رایانهٔ تحریریه')
    for (let turn = 0; turn < 3; turn += 1) {
      still.counter = -1
      assert.deepEqual(pick(await enter(still)), isIn)
    }
    assert.equal(await deeds('suspect-passkey'), 1)
  })
})

describe('adding a passkey', () => {
  const hostile: [name: string, Twist][] = [
    ['another origin', { origin: 'https://evil.example' }],
    ['another host', { rpId: 'evil.example' }],
    ['another challenge', { challenge: randomBytes(32).toString('base64url') }],
    ['a signature', { type: 'webauthn.get' }],
    ['not the owner', { flags: 1 | 64 }],
    ['no key', { flags: 1 | 4 }],
    ['another credential than is said', { id: randomBytes(32).toString('base64url') }],
    ['rubbish for an attestation', { attestation: ['none', Buffer.from([0xff, 0xff])] }],
  ]
  for (const [name, twist] of hostile) {
    test(`refused: ${name}`, async () => {
      const before = await deeds('add-passkey')
      const refused = await add(sara, openDevice(publicUrl), 'کلید بد', twist)
      assert.equal(refused.status, 422)
      assert.match(refused.html, /کلید عبور پذیرفته نشد/)
      assertStrictWithDevice(refused)
      assert.equal(await deeds('add-passkey'), before)
    })
  }

  test('what its maker says of a device is neither asked nor looked at', async () => {
    const device = openDevice(publicUrl)
    const certificates = Buffer.from([0xa1, 0x63, 0x78, 0x35, 0x63, 0x81, 0x43, 1, 2, 3])
    assert.equal((await add(bahram, device, 'باگواهی', { attestation: ['packed', certificates] })).status, 303)
    assert.deepEqual(pick(await enter(device)), isIn)
  })

  test('one answer is one key, of the session that was asked, under a name of its own', async () => {
    const device = openDevice(publicUrl)
    const name = 'تبلت'
    const asked = (await sara.send(`${own}/options`, { name })).body as Asked
    assert.equal((asked.excludeCredentials as unknown[]).length >= 1, true)
    const made = device.make(asked)
    assert.equal((await bahram.send(own, { name, made })).status, 422, 'another session')
    assert.equal((await sara.send(own, { name, made })).status, 303)
    assert.equal((await sara.send(own, { name: 'تبلت دو', made })).status, 422, 'again')
    assert.equal((await add(bahram, device, 'مال دیگری')).status, 422, 'a key has one owner')
    assert.equal((await sara.send(`${own}/options`, { name })).status, 422)
    const taken = await sara.send(own, { name, made: '' })
    assert.match(taken.html, /کلید دیگری با همین نام دارید/)
    assert.match((await sara.send(own, { name: '\u202eنام', made: '' })).html, /نویسهٔ پنهان/)
  })

  test('asks who it is after ten minutes, and a device of hers may answer; those of others may not', async () => {
    await sql`update session set proved_at = now() - interval '11 minutes'`.execute(database)
    const asked = await sara.send(`${own}/new`, {})
    assert.equal(asked.status, 403)
    assert.match(asked.html, /ادامه با کلید عبور/)
    assertStrictWithDevice(asked)
    assert.equal((await sara.send(`${own}/options`, { name: 'دیر' })).status, 403)

    const proof = async (device: Device) => {
      const question = (await sara.send('/desk/account/proof/options', {})).body as Asked
      return sara.send(`${own}/new`, { passkey: device.sign(question) })
    }
    const before = (await sara.send('/desk/account/proof/options', {})).body as Asked
    assert.ok((before.allowCredentials as unknown[]).length > 0, 'whose it is, is known by now')
    assert.equal((await proof(bahramsPhone)).status, 403)
    const { asked: atDoor } = await newcomer()
    const wrong = await sara.send(`${own}/new`, { passkey: phone.sign(atDoor) })
    assert.equal(wrong.status, 403, 'an answer to another question')
    assert.match(wrong.html, /کلید عبور پذیرفته نشد/)
    assert.equal((await proof(phone)).status, 200)
    assert.equal((await sara.send(`${own}/options`, { name: 'دیر' })).status, 200, 'not asked twice')
  })
})

describe('a passkey that goes', () => {
  test('is removed by its owner alone, and every other session with it', async () => {
    await sql`update session set proved_at = now()`.execute(database)
    const lost = openDevice(publicUrl)
    await add(sara, lost, 'گم‌شده')
    const { one, asked, answer } = await newcomer()
    assert.deepEqual(pick(await answer(lost.sign(asked))), isIn)
    const id = await keyId(sara, 'گم‌شده')
    assert.equal((await bahram.send(`${own}/${id}/removal`, {})).status, 404)
    assert.deepEqual(pick(await sara.send(`${own}/${id}/removal`, {})), [303, '/desk/account#passkeys'])
    assert.deepEqual(pick(await one.see('/desk')), [303, '/desk/login'])
    assert.equal((await sara.see('/desk')).status, 200)
    assert.equal((await enter(lost)).status, 422)
    assert.equal(await deeds('remove-passkey'), 1)
  })

  test('an administrator takes them from who lost a device, or is suspended', async () => {
    await sara.send('/desk/people/bahram/suspension', {})
    const shut = await enter(bahramsPhone)
    assert.equal(shut.status, 422)
    assert.match(shut.html, /این حساب معلق است/)
    await sara.send('/desk/people/bahram/return', {})
    const { one, asked, answer } = await newcomer()
    assert.deepEqual(pick(await answer(bahramsPhone.sign(asked))), isIn)
    assert.match((await sara.see('/desk/people/bahram')).html, /۲ کلید عبور دارد/)
    await sara.send('/desk/people/bahram/passkeys-reset', {})
    assert.deepEqual(pick(await one.see('/desk')), [303, '/desk/login'])
    assert.equal((await enter(bahramsPhone)).status, 422)
    assert.equal(await deeds('reset-passkeys'), 1)
  })
})

test('passkeys are offered where browsers have them, and nowhere else', async () => {
  const parties: [publicUrl: string, id: string | null][] = [
    ['https://rowzan.example', 'rowzan.example'],
    ['https://desk.rowzan.example:8443', 'desk.rowzan.example'],
    ['http://localhost:3000', 'localhost'],
    ['http://rowzan.localhost:3000', 'rowzan.localhost'],
    ['http://rowzan.example', null],
    ['http://192.168.1.4:3000', null],
    ['https://192.168.1.4', null],
    ['https://[2001:db8::1]', null],
  ]
  for (const [url, id] of parties) assert.equal(relyingParty(url)?.id ?? null, id, url)

  const nameless = openRoom(database, { publicUrl: 'http://192.168.1.4:3000' }).visitor()
  const page = await nameless.see('/desk/login')
  assert.doesNotMatch(page.html, /<script|کلید عبور/)
  assert.equal((await nameless.send('/desk/login/passkey/options', {})).status, 404)
})
