import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { addSections, checkAudit, type Database } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { assertStrict, openRoom, openSarasRoom, password, pick, sara } from '../fixtures/room.ts'
import type { Visitor } from '../fixtures/visitor.ts'

async function openNewsroom(context: TestContext) {
  const { database } = await openTestDatabase(context)
  const room = await openSarasRoom(database)
  const bahram = await join(room.sara, room.visitor(), { login: 'bahram', name: 'بهرام کاویانی', role: 'reporter' })
  return { ...room, bahram }
}

async function join(
  administrator: Visitor,
  newcomer: Visitor,
  { login, name, role }: { login: string; name: string; role: string },
): Promise<Visitor> {
  const invited = await administrator.send('/desk/people/invitations', { note: name, role })
  assert.equal(invited.status, 201)
  assertStrict(invited)
  const link = /https:\/\/rowzan\.example(\/desk\/invitation\/sanad_[\w-]{43})/.exec(invited.html)![1]!
  assert.deepEqual(pick(await newcomer.send(link, { ...sara, login, name })), [303, '/desk'])
  return newcomer
}

async function deeds(database: Database): Promise<string[]> {
  const { rows } = await sql<{ deed: string }>`
    select actor || ' ' || action || ' ' || subject as deed from audit order by id`.execute(database)
  return rows.map(({ deed }) => deed)
}

test('an administrator invites by a link that is shown once, and takes one back', async (context) => {
  const { database, sara: one, visitor } = await openNewsroom(context)
  const invited = await one.send('/desk/people/invitations', { note: 'نگار', role: 'section-editor' })
  const link = /\/desk\/invitation\/sanad_[\w-]{43}/.exec(invited.html)![0]
  const again = await one.send('/desk/people/invitations', { note: 'پیمان', role: 'section-editor' })
  assert.equal(again.status, 201)
  const list = await one.see('/desk/people')
  assertStrict(list)
  assert.ok(!list.html.includes(link))
  assert.equal((await visitor().see(link)).status, 200, 'a link for another of the same role leaves this one open')
  const id = /invitations\/(\d+)\/end"><button class="plain" aria-label="پس‌گرفتن پیوند نگار/.exec(list.html)![1]!
  assert.deepEqual(pick(await one.send(`/desk/people/invitations/${id}/end`, {})), [303, '/desk/people'])
  assert.equal((await visitor().see(link)).status, 410)
  assert.equal((await one.send(`/desk/people/invitations/${id}/end`, {})).status, 404)
  for (const fields of [
    { note: '', role: 'reporter' },
    { note: 'نگ\u202eار', role: 'reporter' },
    { note: 'نگار', role: 'owner' },
  ]) {
    assert.equal((await one.send('/desk/people/invitations', fields)).status, 422)
  }
  assert.equal((await deeds(database)).filter((deed) => /^account:sara (invite|end-invitation) /.test(deed)).length, 4)
})

test('another role, suspension and a reset end every session at once, in every process', async (context) => {
  const { database, sara: one, bahram } = await openNewsroom(context)
  const elsewhere = openRoom(database).visitor()
  elsewhere.key = bahram.key
  const acts: [string, Record<string, string>][] = [
    ['role', { role: 'editor-in-chief' }],
    ['suspension', {}],
    ['sessions/end-all', {}],
  ]
  for (const [act, fields] of acts) {
    assert.equal((await elsewhere.see('/desk')).status, 200, act)
    assert.deepEqual(pick(await one.send(`/desk/people/bahram/${act}`, fields)), [303, '/desk/people/bahram'])
    assert.deepEqual(pick(await elsewhere.see('/desk')), [303, '/desk/login'], act)
    if (act === 'suspension') {
      const refused = await bahram.send('/desk/login', { login: 'bahram', password })
      assert.equal(refused.status, 422)
      assert.match(refused.html, /این حساب معلق است/)
      assert.match((await one.see('/desk/people')).html, /معلق<\/span>/)
      await one.send('/desk/people/bahram/return', {})
    }
    assert.deepEqual(pick(await bahram.send('/desk/login', { login: 'bahram', password })), [303, '/desk'])
    elsewhere.key = bahram.key
  }
  assert.match((await one.see('/desk/people/bahram')).html, /value="editor-in-chief" selected/)
  const id = /sessions\/(\d+)\/end/.exec((await one.see('/desk/people/bahram')).html)![1]!
  await one.send(`/desk/people/bahram/sessions/${id}/end`, {})
  assert.equal((await bahram.see('/desk')).status, 303)
  assert.deepEqual(
    (await deeds(database)).filter((deed) => deed.endsWith(' account:bahram') && deed.startsWith('account:sara')),
    [
      'account:sara change-role account:bahram',
      'account:sara suspend account:bahram',
      'account:sara let-back account:bahram',
      'account:sara end-sessions account:bahram',
      'account:sara end-sessions account:bahram',
    ],
  )
  assert.equal((await checkAudit(database)).brokenAt, null)
})

test('a lost second factor is taken away by an administrator, and only then', async (context) => {
  const { database, sara: one, bahram, visitor } = await openNewsroom(context)
  await sql`
    insert into second_factor (account_id, sealed, last_step) select id, 'x', 0 from account where login = 'bahram'`.execute(
    database,
  )
  assert.deepEqual(pick(await visitor().send('/desk/login', { login: 'bahram', password })), [303, '/desk/login/code'])
  assert.match((await one.see('/desk/people/bahram')).html, /برداشتن ورود دومرحله‌ای/)
  await one.send('/desk/people/bahram/second-factor-reset', {})
  assert.equal((await bahram.see('/desk')).status, 303)
  assert.deepEqual(pick(await visitor().send('/desk/login', { login: 'bahram', password })), [303, '/desk'])
  assert.ok((await deeds(database)).includes('account:sara reset-second-factor account:bahram'))
})

test('nobody does it to herself, and of two who suspend each other at one moment one stays', async (context) => {
  const { database, sara: one, visitor } = await openNewsroom(context)
  const negar = await join(one, visitor(), { login: 'negar', name: 'نگار فروتن', role: 'administrator' })
  for (const act of ['role', 'suspension', 'return', 'second-factor-reset', 'sessions/end-all']) {
    assert.equal((await one.send(`/desk/people/sara/${act}`, { role: 'reader' })).status, 403, act)
  }
  assert.deepEqual(pick(await one.see('/desk/people/sara')), [303, '/desk/account'])
  const statuses = await Promise.all([
    one.send('/desk/people/negar/suspension', {}).then(({ status }) => status),
    negar.send('/desk/people/sara/suspension', {}).then(({ status }) => status),
  ])
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from suspension`.execute(database)
  assert.equal(rows[0]!.n, 1, JSON.stringify(statuses))
})

test('links of who was suspended, or may no longer invite, open nothing', async (context) => {
  const { sara: one, visitor } = await openNewsroom(context)
  const negar = await join(one, visitor(), { login: 'negar', name: 'نگار فروتن', role: 'administrator' })
  for (const [act, fields] of [
    ['suspension', {}],
    ['role', { role: 'reporter' }],
  ] as [string, Record<string, string>][]) {
    const invited = await negar.send('/desk/people/invitations', { note: 'روزبه', role: 'administrator' })
    const link = /\/desk\/invitation\/sanad_[\w-]{43}/.exec(invited.html)![0]
    assert.equal((await visitor().see(link)).status, 200)
    await one.send(`/desk/people/negar/${act}`, fields)
    assert.equal((await visitor().see(link)).status, 410, act)
    await one.send('/desk/people/negar/return', {})
    await negar.send('/desk/login', { login: 'negar', password })
  }
})

test('what concerns accounts is for administrators, and logins nobody has are not found', async (context) => {
  const { database, sara: one, bahram, visitor } = await openNewsroom(context)
  for (const path of ['/desk/people', '/desk/people/sara']) {
    assert.equal((await bahram.see(path)).status, 403)
    assert.deepEqual(pick(await visitor().see(path)), [303, '/desk/login'])
  }
  assert.doesNotMatch((await bahram.see('/desk')).html, /\/desk\/people/)
  for (const login of ['nobody', 'Sara', '%00', "sara' or 1=1"]) {
    assert.equal((await one.see(`/desk/people/${login}`)).status, 404, login)
  }
  await sql`update session set proved_at = now() - interval '11 minutes'`.execute(database)
  const asked = await one.send('/desk/people/bahram/role', { role: 'administrator' })
  assert.equal(asked.status, 403)
  assert.match(asked.html, /action="\/desk\/people\/bahram\/role"/)
  assert.equal((await bahram.send('/desk/people/sara/role', { role: 'reader', proof: password })).status, 403)
  assert.equal((await one.send('/desk/people/bahram/role', { role: 'administrator', proof: password })).status, 303)
})

test('rights are given for some sections, with the invitation or later, and trust with them', async (context) => {
  const { database, sara: one, visitor } = await openNewsroom(context)
  await addSections(database, [
    { slug: 'politics', name: 'سیاست', parent: null },
    { slug: 'parliament', name: 'مجلس', parent: 'politics' },
    { slug: 'sport', name: 'ورزش', parent: null },
  ])
  const wish = { note: 'نگار', role: 'reporter', 'section:sport': 'on', 'section:politics': 'on' }
  await sql`update session set proved_at = now() - interval '11 minutes'`.execute(database)
  const asked = await one.send('/desk/people/invitations', wish)
  assert.match(asked.html, /type="hidden" name="section:sport" value="on"/, 'a proof is asked and the boxes are kept')
  const invited = await one.send('/desk/people/invitations', { ...wish, proof: password })
  const link = /\/desk\/invitation\/sanad_[\w-]{43}/.exec(invited.html)![0]
  assert.match((await one.see('/desk/people')).html, /<span>سیاست، ورزش<\/span>/)
  await visitor().send(link, { ...sara, login: 'negar', name: 'نگار فروتن' })
  const page = await one.see('/desk/people/negar')
  assertStrict(page)
  assert.match(page.html, /name="section:sport" value="on" checked/)
  assert.match(page.html, /<li class="under"><label><input type="checkbox" name="section:parliament" value="on">/)
  await one.send('/desk/people/negar/sections', { 'section:parliament': 'on' })
  assert.doesNotMatch((await one.see('/desk/people/negar')).html, /name="section:sport" value="on" checked/)
  assert.equal((await one.send('/desk/people/negar/sections', { 'section:nowhere': 'on' })).status, 422)
  await one.send('/desk/people/negar/trust', {})
  assert.match((await one.see('/desk/people')).html, /خبرنگار، مورد اعتماد<\/span> <span>مجلس/)
  await one.send('/desk/people/negar/trust/end', {})
  await one.send('/desk/people/negar/sections', {})
  assert.doesNotMatch((await one.see('/desk/people')).html, /مورد اعتماد|مجلس<\/span>/)
  assert.deepEqual(
    (await deeds(database)).filter((deed) => deed.endsWith(' account:negar') && deed.startsWith('account:sara')),
    ['give-sections', 'entrust', 'end-trust', 'give-sections'].map((deed) => `account:sara ${deed} account:negar`),
  )
})
