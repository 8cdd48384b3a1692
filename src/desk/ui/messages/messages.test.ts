import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { hashPassword, hashToken, newToken } from '#server'
import { addSession, checkAudit, type Database } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { assertStrict, openSarasRoom, password, pick, publicUrl, sealingKey } from '../fixtures/room.ts'
import type { Seen, Visitor } from '../fixtures/visitor.ts'

const written = {
  kind: 'message',
  name: 'مینا',
  contact: 'mina@example.org',
  text: 'ساعت حرکت اتوبوس در خبر امروز نادرست است.\r\n\r\nدرست آن هفت صبح است.',
}
const tip = { kind: 'tip', name: '', contact: '', text: 'قرارداد پل بی مناقصه بسته شده است. سندش را دارم.' }

async function openNewsroom(context: TestContext) {
  const { database } = await openTestDatabase(context)
  return openSarasRoom(database)
}

/** Somebody of this role, at the same desk. */
async function admit(database: Database, one: Visitor, role: string): Promise<Visitor> {
  const passwordHash = await hashPassword(password)
  const account = await database
    .insertInto('account')
    .values({ login: role, name: role, role, password_hash: passwordHash })
    .returning('id')
    .executeTakeFirstOrThrow()
  one.key = newToken()
  const expiresAt = new Date(Date.now() + 86_400_000)
  await addSession(database, {
    hash: Buffer.from(hashToken(one.key)!, 'hex'),
    accountId: account.id,
    expiresAt,
    userAgent: '',
  })
  return one
}

function trackingIn({ html }: Seen): string {
  return /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(html)![0]
}

test('a reader writes to the newsroom, is answered, and reads the answer by a code', async (context) => {
  const { database, sara, visitor } = await openNewsroom(context)
  const mina = visitor()
  const form = await mina.see('/message')
  assertStrict(form)
  assert.match(form.html, /<option value="message" selected>/)
  assert.match((await mina.see('/message', { query: 'kind=tip' })).html, /<option value="tip" selected>/)
  assert.match((await sara.see('/desk/messages')).html, /پیام تازه‌ای نیست/)
  const receipt = await mina.send('/message', written)
  assert.equal(receipt.status, 201)
  assertStrict(receipt)
  const tracking = trackingIn(receipt)
  const follow = (typed: string) => mina.send('/message/status', { tracking: typed })
  assert.match((await follow(tracking.toLowerCase().replaceAll('-', ' '))).html, /هنوز خوانده نشده/)
  assert.equal((await follow('AAAA-AAAA-AAAA')).status, 404)

  const list = await sara.see('/desk/messages')
  assertStrict(list)
  assert.match(list.html, /تازه \(۱\)[\s\S]*ساعت حرکت اتوبوس/)
  const page = await sara.see('/desk/messages/1')
  assertStrict(page)
  assert.match(page.html, /mina@example\.org/)
  const deed = (fields: Record<string, string>) => sara.send('/desk/messages/1', fields)
  assert.deepEqual(pick(await deed({ deed: 'read' })), [303, '/desk/messages/1?done=read'])
  assert.match((await follow(tracking)).html, /آن را خوانده است/)
  await deed({ deed: 'answered', answer: 'سپاس؛ درست شد.' })
  assert.match((await follow(tracking)).html, /پاسخ داده است[\s\S]*سپاس؛ درست شد\./)
  await deed({ deed: 'archived' })
  assert.match((await sara.see('/desk/messages', { query: 'state=archived' })).html, /ساعت حرکت اتوبوس/)
  assert.equal((await deed({ deed: 'published' })).status, 400)
  assert.equal((await checkAudit(database)).brokenAt, null)
})

test('a tip is sealed where it is kept, read by few, and erased for good', async (context) => {
  const { database, sara, visitor } = await openNewsroom(context)
  const tracking = trackingIn(await visitor().send('/message', tip))
  await visitor().send('/message', written)
  const { rows } = await sql<{ row: string; sealed: Buffer }>`
    select to_jsonb(message) - 'sealed' as row, sealed from message`.execute(database)
  const { rows: audit } = await sql<{ row: string }>`select audit::text as row from audit`.execute(database)
  const everything = Buffer.concat([
    Buffer.from(JSON.stringify([rows.map(({ row }) => row), audit])),
    ...rows.map(({ sealed }) => sealed),
  ])
  for (const secret of ['مناقصه', 'مینا', 'mina@', '203.0.113.7', tracking])
    assert.ok(!everything.includes(secret), `${secret} is nowhere in the database`)
  assert.match((await sara.see('/desk/messages')).html, /تازه \(۲\)[\s\S]*خبر محرمانه<\/span>/)
  for (const role of ['moderator', 'section-editor']) {
    const one = await admit(database, visitor(), role)
    const list = await one.see('/desk/messages')
    assert.match(list.html, /تازه \(۱\)/, role)
    assert.doesNotMatch(list.html, /مناقصه/)
    assert.equal((await one.see('/desk/messages/1')).status, 404, role)
    assert.equal((await one.send('/desk/messages/1', { deed: 'erased' })).status, 404, role)
    assert.equal((await one.see('/desk/messages/2')).status, 200, role)
  }
  assert.match((await (await admit(database, visitor(), 'editor-in-chief')).see('/desk/messages/1')).html, /مناقصه/)
  await sara.send('/desk/messages/1', { deed: 'answered', answer: 'کجا شما را ببینیم؟' })
  assert.equal((await sara.send('/desk/messages/1', { deed: 'erased' })).status, 303)
  assert.match((await sara.see('/desk/messages/1')).html, /برای همیشه پاک شده است/)
  assert.match((await visitor().send('/message/status', { tracking })).html, /از سامانه پاک شده است/)
  assert.equal((await sara.send('/desk/messages/1', { deed: 'waiting' })).status, 409, 'it does not come back')
  const { rows: left } = await sql<{ n: number }>`
    select (select count(*) from message where id = 1 and sealed is not null)
      + (select count(*) from message_deed where sealed is not null) as n`.execute(database)
  assert.equal(Number(left[0]!.n), 0)
  await assert.rejects(sql`update message set kind = 'message' where id = 1`.execute(database))
  await assert.rejects(sql`delete from message_deed`.execute(database))
})

test('words sealed on another machine say so instead of failing', async (context) => {
  const { database, sara, visitor } = await openNewsroom(context)
  await visitor().send('/message', tip)
  const key = Buffer.from(sealingKey)
  sealingKey.fill(7)
  try {
    assert.match((await sara.see('/desk/messages')).html, /با کلید این سرور باز نمی‌شود/)
    assert.match((await sara.see('/desk/messages/1')).html, /sealing\.key/)
  } finally {
    key.copy(sealingKey)
  }
  assert.match((await sara.see('/desk/messages/1')).html, /مناقصه/)
  assert.equal((await checkAudit(database)).brokenAt, null)
})

test('what is empty, too long, from a program, from elsewhere or too often is refused, and nothing written is lost', async (context) => {
  const { database, visitor } = await openNewsroom(context)
  const one = visitor()
  const send = (fields: Partial<typeof written> & { website?: string }, address?: string) =>
    one.send('/message', { ...written, ...fields }, address === undefined ? {} : { address })
  const long = await send({ text: 'یک جملهٔ بلند. '.repeat(900) })
  assert.equal(long.status, 422)
  assert.match(long.html, /در همین صفحه مانده است/)
  assert.match(long.html, /یک جملهٔ بلند/)
  assert.ok(long.html.includes('value="mina@example.org"'))
  for (const fields of [{ text: ' \n… ' }, { kind: 'secret' }, { name: 'ن'.repeat(90) }, { contact: '1'.repeat(201) }])
    assert.equal((await send(fields)).status, 422, JSON.stringify(fields).slice(0, 40))
  const hostile = await send({
    text: '<script>alert(1)</script>\u202e',
    contact: '"><img src=x onerror=alert(1)>',
    name: '',
  })
  assert.equal(hostile.status, 201)
  assert.equal((await send({ website: 'https://spam.example' })).status, 400)
  const ways = { headers: { 'sec-fetch-site': 'cross-site', origin: publicUrl } }
  assert.equal((await one.send('/message', written, ways)).status, 403)
  const statuses: number[] = []
  for (let time = 0; time < 6; time += 1) statuses.push((await send({}, '198.51.100.9')).status)
  assert.deepEqual(statuses, [201, 201, 201, 201, 201, 429])
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from message`.execute(database)
  assert.equal(rows[0]!.n, 6)
})
