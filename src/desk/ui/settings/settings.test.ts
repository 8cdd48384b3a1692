import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { allSections, checkAudit, type Database, key, listenForChanges, readSiteWords, readStandingPage } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { assertStrict, openSarasRoom, password, pick } from '../fixtures/room.ts'
import type { Visitor } from '../fixtures/visitor.ts'

async function openNewsroom(context: TestContext) {
  const { database, connection } = await openTestDatabase(context)
  const heard: string[] = []
  const stop = await listenForChanges(connection, (keys) => heard.push(...keys))
  context.after(stop)
  return { ...(await openSarasRoom(database)), heard }
}

async function changes(database: Database): Promise<string[]> {
  const { rows } = await sql<{ deed: string }>`
    select action || ' ' || subject as deed from audit where action ~ 'setting|section|page|name|password' order by id`.execute(
    database,
  )
  return rows.map(({ deed }) => deed)
}

async function until(isSo: () => boolean): Promise<void> {
  const end = performance.now() + 20_000
  while (!isSo() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 5))
  assert.ok(isSo())
}

const sitePath = '/desk/settings/site'
const filled = {
  name: 'روزن',
  tagline: 'خبر، بی‌هیاهو',
  notice: '',
  links: 'آگهی | https://rowzan.example/ads\nتماس|/fa/contact',
}

test('the site takes another name at once, each change is in the audit, and what is wrong changes nothing', async (context) => {
  const { database, sara, heard } = await openNewsroom(context)
  assert.deepEqual(pick(await sara.send(sitePath, filled)), [303, '/desk/settings?done=site'])
  await until(() => heard.includes(key.everything) && heard.includes(key.settings))
  const words = await readSiteWords(database)
  assert.deepEqual([words.name, words.notice, words.links?.[1]], ['روزن', null, { name: 'تماس', href: '/fa/contact' }])
  const seen = await sara.see('/desk/settings', { query: 'done=site' })
  assertStrict(seen)
  assert.match(seen.html, /همین اکنون با آن دیده می‌شود/)
  assert.match(seen.html, /value="خبر، بی‌هیاهو"/)
  for (const [field, value] of [
    ['name', ' '],
    ['name', 'ن'.repeat(61)],
    ['links', 'پیوند | javascript:alert(1)'],
    ['links', 'پیوند | //evil.example'],
    ['links', '| https://rowzan.example'],
    ['tagline', 'ش'.repeat(201)],
  ] as const) {
    const wrong = await sara.send(sitePath, { ...filled, [field]: value })
    assert.equal(wrong.status, 422, `${field}: ${value.slice(0, 20)}`)
  }
  assert.deepEqual(pick(await sara.send(sitePath, filled)), [303, '/desk/settings?done=site'])
  await sara.send('/desk/settings/publishing', { needsSecondPerson: 'on', replyDays: '۳' })
  await sara.send('/desk/settings/language', { style: 'press' })
  assert.equal((await sara.send('/desk/settings/language', { style: 'none' })).status, 422)
  assert.deepEqual(
    await changes(database),
    ['site', 'publishing', 'language'].map((one) => `change-setting setting:${one}`),
  )
  assert.match((await sara.see('/desk/settings')).html, /<option value="press" selected>/)
  assert.equal((await checkAudit(database)).brokenAt, null)
})

test('sections are made, named, moved, put aside and brought back; two levels and no more', async (context) => {
  const { database, sara } = await openNewsroom(context)
  const path = '/desk/settings/sections'
  const add = (name: string, slug = '', parent = '') => sara.send(path, { name, slug, parent })
  for (const [name, slug, parent] of [
    ['سیاست', 'politics'],
    ['ورزش', 'sport'],
    ['فوتبال', 'football', 'sport'],
    ['فرهنگ و هنر', ''],
  ] as [string, string, string?][]) {
    assert.deepEqual(pick(await add(name, slug, parent)), [303, `${path}?done=section-added`], name)
  }
  const order = async () =>
    (await allSections(database)).map(
      ({ slug, parent, isRetired }) => `${slug}${parent ? ` < ${parent}` : ''}${isRetired ? ' ×' : ''}`,
    )
  assert.deepEqual(await order(), ['politics', 'sport', 'football < sport', 'فرهنگ-و-هنر'])
  assert.equal((await add('ورزشی', 'sport')).status, 422, 'an address has one section')
  assert.equal((await add('لیگ', 'league', 'football')).status, 422, 'a third level')
  assert.equal((await add('', 'x')).status, 422)
  assert.equal((await add('بد', '../etc')).status, 422)
  await sara.send(`${path}/sport/move`, { by: 'up' })
  await sara.send(`${path}/sport/move`, { by: 'up' })
  assert.deepEqual(
    (await order()).filter((one) => !one.includes('<')),
    ['sport', 'politics', 'فرهنگ-و-هنر'],
  )
  await sara.send(`${path}/politics`, { name: 'سیاست و جهان', parent: '' })
  assert.equal(
    (await sara.send(`${path}/sport`, { name: 'ورزش', parent: 'politics' })).status,
    422,
    'it has sub-sections',
  )
  assert.equal((await sara.send(`${path}/nowhere`, { name: 'هیچ', parent: '' })).status, 422)
  assert.equal((await sara.send(`${path}/sport/retirement`, { into: 'football' })).status, 422)
  await sara.send(`${path}/sport/retirement`, { into: 'politics' })
  assert.deepEqual(await order(), ['sport < politics ×', 'politics', 'football < politics', 'فرهنگ-و-هنر'])
  const seen = await sara.see(path)
  assertStrict(seen)
  assert.match(seen.html, /نشانی‌اش به «سیاست و جهان» می‌رسد/)
  await sara.send(`${path}/sport/revival`, {})
  assert.ok((await order()).includes('sport < politics'))
  assert.deepEqual((await changes(database)).slice(4), [
    'move-section section:sport',
    'change-section section:politics',
    'retire-section section:sport',
    'revive-section section:sport',
  ])
})

test('a page about the newsroom is written as plain text', async (context) => {
  const { database, sara } = await openNewsroom(context)
  const path = '/desk/settings/pages/about'
  const text = 'روزن روزنامه‌ای مستقل است.\r\nدر تهران.\r\n\r\n## نشانی\r\n\r\nخیابان درخت، شمارهٔ ۵.'
  assert.deepEqual(pick(await sara.send(path, { title: 'دربارهٔ روزن', text })), [303, '/desk/settings?done=page'])
  const page = await readStandingPage(database, 'about')
  assert.deepEqual(
    page?.document.content.map(({ type }) => type),
    ['paragraph', 'heading', 'paragraph'],
  )
  assert.match((await sara.see(path)).html, /در تهران\.\n\n## نشانی\n\nخیابان/)
  assert.equal((await sara.send(path, { title: '', text })).status, 422)
  assert.equal((await sara.send(path, { title: 'دربارهٔ روزن', text: ' \n ' })).status, 422)
  assert.equal((await sara.see('/desk/settings/pages/imprint')).status, 404)
})

test('a key is ended on its page; one’s own name and password are changed, and other sessions end', async (context) => {
  const { database, sara, visitor } = await openNewsroom(context)
  await sara.send('/desk/keys', { name: 'واردکننده', role: 'reporter' })
  const end = /settings\/keys\/(\d+)\/end/.exec((await sara.see('/desk/settings/keys')).html)![1]!
  assert.deepEqual(pick(await sara.send(`/desk/settings/keys/${end}/end`, {})), [
    303,
    '/desk/settings/keys?done=key-ended',
  ])
  assert.doesNotMatch((await sara.see('/desk/settings/keys')).html, /واردکننده/)
  assert.equal((await sara.send(`/desk/settings/keys/${end}/end`, {})).status, 404)

  assert.equal((await sara.send('/desk/account/name', { name: 'سـarا' })).status, 422)
  assert.deepEqual(pick(await sara.send('/desk/account/name', { name: 'سارا مهر' })), [303, '/desk/account'])
  assert.match((await sara.see('/desk')).html, /<bdi>سارا مهر<\/bdi>/)

  const other: Visitor = visitor()
  await other.send('/desk/login', { login: 'sara', password })
  await sql`update session set proved_at = now() - interval '11 minutes'`.execute(database)
  const give = (fields: Record<string, string>) => sara.send('/desk/account/password', fields)
  assert.equal((await give({})).status, 403, 'the old one is asked')
  assert.match((await give({ proof: password })).html, /name="passwordAgain"/)
  const fresh = 'دریا قاشق ستاره پلنگ'
  assert.equal((await give({ password: '123456789012345', passwordAgain: '123456789012345' })).status, 422)
  assert.equal((await give({ password: fresh, passwordAgain: password })).status, 422)
  assert.deepEqual(pick(await give({ password: fresh, passwordAgain: fresh })), [303, '/desk/account'])
  assert.equal((await other.see('/desk')).status, 303, 'signed out elsewhere')
  assert.equal((await sara.see('/desk')).status, 200)
  assert.equal((await other.send('/desk/login', { login: 'sara', password })).status, 422)
  assert.deepEqual(pick(await other.send('/desk/login', { login: 'sara', password: fresh })), [303, '/desk'])
})
