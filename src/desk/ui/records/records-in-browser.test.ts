import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publishedReader } from '#store'
import { follow, openBrowser } from '../../../../test/browser/chromium.ts'
import { serveDesk } from '../../../../test/browser/desk-server.ts'
import { examineDesk } from '../../../../test/browser/examine-desk.ts'
import { openTestDatabase } from '../../../../test/database.ts'
import { firstAdministratorLink } from '../../access/first-administrator.ts'
import { at, mayor, tell } from '../fixtures/records-room.ts'
import { sara } from '../fixtures/room.ts'

const timeout = 180_000

test('سارا در مرورگر: from the menu to one person of two, without a script; by keys with one', {
  timeout,
}, async (context) => {
  const { database, pool } = await openTestDatabase(context)
  const origin = await serveDesk(context, { database })
  await tell(database, 'پل باز شد', mayor)
  await tell(database, 'پل دوم', ['سیدمسعود فرضی‌زاده، شهردار نمونه‌شهر، گفت: «پل دوم در راه است.»'])
  const browser = await openBrowser(context)
  const looks = { viewport: { width: 1280, height: 720 }, locale: 'fa-IR' }
  const visitor = await browser.newContext({ ...looks, javaScriptEnabled: false })
  const page = await visitor.newPage()
  await page.goto((await firstAdministratorLink(database, origin))!)
  for (const [field, value] of Object.entries(sara)) await page.fill(`#${field}`, value)
  await follow(page, page.locator('main form button'))

  await page.getByText('تحریریه', { exact: true }).click()
  await follow(page, page.getByRole('link', { name: 'گوینده‌ها' }))
  await page.fill('#q', 'فرضي زاده')
  await follow(page, page.getByRole('button', { name: 'یافتن' }))
  assert.equal(await page.locator('.records > li').count(), 2)
  await follow(page, page.getByRole('link', { name: 'مسعود فرضی‌زاده', exact: true }))
  await page.fill('#title-1', 'شهردار نمونه‌شهر')
  await page.fill('#from-1', '۱۴۰۰')
  await follow(page, page.getByRole('button', { name: 'ذخیره' }))
  assert.match((await page.getByRole('status').textContent())!, /ذخیره شد/)
  assert.equal(await page.inputValue('#from-1'), '۲۰۲۱')
  await follow(page, page.getByRole('link', { name: 'یکی‌کردن با این' }))
  assert.match((await page.locator('main').textContent())!, /۱ مطلب منتشرشده[\s\S]*بازگشت ندارد/)
  await follow(page, page.getByRole('button', { name: 'یکی کن' }))
  assert.equal(decodeURI(page.url()), `${origin}/desk/speakers/مسعود-فرضی-زاده?done=merged`)
  assert.equal(await page.locator('#articles h3').count(), 2)
  assert.equal((await publishedReader(pool).said({ person: 'مسعود-فرضی-زاده', limit: 9 })).length, 2)

  const withKeys = await browser.newContext({ ...looks, storageState: await visitor.storageState() })
  const keyed = await withKeys.newPage()
  await keyed.goto(`${origin}/desk/sources?sort=name`)
  await keyed.keyboard.press('j')
  await keyed.keyboard.press('j')
  assert.equal(await keyed.evaluate('document.activeElement.closest("li").previousElementSibling !== null'), true)
  const name = await keyed.evaluate<string>('document.activeElement.textContent')
  await keyed.keyboard.press('o')
  await keyed.waitForURL(/\/desk\/sources\/[^?]+$/)
  assert.equal(await keyed.textContent('h1'), name)
  await tell(database, 'آب آمد', ['سارا نمونه‌پور، سخنگوی شورا، گفت: «آب وصل شد.»'])
  const speaker = at('speakers', 'مسعود-فرضی-زاده')
  for (const [what, path] of [
    ['people', '/desk/speakers'],
    ['nobody', '/desk/speakers?q=هیچ'],
    ['sources', '/desk/sources'],
    ['a person', speaker],
    ['a source', '/desk/sources/isna'],
    ['a new source', '/desk/new-source'],
    ['looking for another', `${speaker}/merger?q=نمونه`],
    ['before making one of two', `${speaker}/merger?${new URLSearchParams({ from: 'سارا-نمونه-پور' })}`],
  ] as const) {
    await keyed.goto(origin + path)
    await examineDesk(keyed, what)
  }
  await keyed.goto(origin + speaker)
  await keyed.fill('#names', 'سارا نمونه‌پور')
  await follow(keyed, keyed.getByRole('button', { name: 'ذخیره' }))
  await examineDesk(keyed, 'a name that is another’s')
  await keyed.fill('#name', '۱۲')
  await follow(keyed, keyed.getByRole('button', { name: 'ذخیره' }))
  await examineDesk(keyed, 'a person with faults')
})
