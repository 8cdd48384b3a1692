import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { documentFromParagraphs } from '#article'
import type { Database } from '#store'
import { accessFaults } from '../../../test/browser/access-faults.ts'
import { follow, openBrowser } from '../../../test/browser/chromium.ts'
import { serveDesk } from '../../../test/browser/desk-server.ts'
import { examineDesk as examine } from '../../../test/browser/examine-desk.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { firstAdministratorLink } from '../access/first-administrator.ts'
import { createArticle } from '../actions/create-article.ts'
import { authenticator } from './fixtures/authenticator.ts'

const password = 'پنجره کوه چراغ قایق'
const longHeadline = 'تیتری که از چند سطر می‌گذرد تا دیده شود میز خبر با نوشته‌های بلند چه می‌کند '.repeat(3).trim()

const hooks: (() => Promise<void>)[] = []
const lifetime = { after: (hook: () => Promise<void>) => void hooks.push(hook) }
let database: Database
let browser: Browser
let publicUrl: string

before(async () => {
  database = (await openTestDatabase(lifetime)).database
  browser = await openBrowser(lifetime)
  publicUrl = await serveDesk(lifetime, { database })
})

after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

interface Visit {
  context: BrowserContext
  page: Page
  /** What the browser complained about, other than an answer's status. */
  complaints: string[]
}

async function visit(): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'fa-IR' })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (!message.text().startsWith('Failed to load resource')) complaints.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(publicUrl)) complaints.push(`asked for ${request.url()}`)
  })
  return { context, page, complaints }
}

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [field, value] of Object.entries(fields)) await page.fill(`#${field}`, value)
  const own = Object.keys(fields).at(-1)
  const form = page.locator(own === undefined ? 'main form' : `main form:has(#${own})`).last()
  await follow(page, form.locator('button'))
}

describe('the desk in a browser', () => {
  test('from the printed link to the first key and out again', { timeout: 180_000 }, async () => {
    const { context, page, complaints } = await visit()
    const link = (await firstAdministratorLink(database, publicUrl))!
    await page.goto(link)
    await examine(page, 'invitation')
    await fill(page, { name: 'سارا Mهرآیین', login: 'Sara', password: '123456789012345', passwordAgain: '' })
    assert.equal(await page.locator('[aria-invalid]').count(), 3)
    assert.equal(await page.inputValue('#name'), 'سارا Mهرآیین')
    assert.equal(await page.inputValue('#password'), '')
    await examine(page, 'invitation with faults')

    await fill(page, { name: 'سارا مهرآیین', login: 'sara', password, passwordAgain: password })
    assert.equal(page.url(), `${publicUrl}/desk`)
    const [cookie] = await context.cookies()
    assert.deepEqual([cookie?.name, cookie?.httpOnly, cookie?.sameSite, cookie?.path], ['sanad-desk', true, 'Lax', '/'])
    await examine(page, 'empty home')

    const actor = { id: 'account:sara', role: 'administrator' } as const
    const document = documentFromParagraphs(['متن خبر.'])
    const text = { kicker: null, headline: longHeadline, subheadline: null, lead: null, section: null, hero: null }
    await createArticle(database, actor, {
      content: { kind: 'news', ...text, document, tags: [], authors: [] },
      chain: [],
      code: null,
    })
    await page.reload()
    assert.equal(await page.locator('.manuscripts li').count(), 1)
    await examine(page, 'home')

    await page.goto(`${publicUrl}/desk/settings/keys`)
    await examine(page, 'keys')
    await fill(page, { name: 'ک' })
    await examine(page, 'keys with faults')
    await fill(page, { name: 'واردکننده' })
    assert.match(await page.inputValue('#key'), /^sanad_[\w-]{43}$/)
    await examine(page, 'key')

    await follow(page, page.getByRole('button', { name: 'خروج' }))
    assert.equal(page.url(), `${publicUrl}/desk/login`)
    assert.equal(
      (await context.cookies()).find(({ name }) => name === 'sanad-desk'),
      undefined,
    )
    await examine(page, 'login')
    await fill(page, { login: 'sara', password: 'نادرست نادرست نادرست' })
    await examine(page, 'wrong login')
    await fill(page, { login: 'sara', password })
    assert.equal(page.url(), `${publicUrl}/desk`)

    await page.goto(link)
    assert.match((await page.locator('h1').textContent()) ?? '', /این پیوند دیگر کار نمی‌کند/)
    await examine(page, 'used link')
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('a second factor, the code at the door, the sessions and the colleagues', { timeout: 180_000 }, async () => {
    const { context, page, complaints } = await visit()
    await page.goto(`${publicUrl}/desk/login`)
    await fill(page, { login: 'sara', password })
    await page.getByRole('link', { name: 'سارا مهرآیین' }).click()
    await examine(page, 'account')
    await page.getByRole('button', { name: 'راه‌انداختن ورود دومرحله‌ای' }).click()
    await examine(page, 'offer')
    const phone = authenticator(await page.inputValue('#secret'))
    await fill(page, { code: '123' })
    await examine(page, 'offer with a wrong code')
    const begun = Date.now()
    await fill(page, { code: phone.code(new Date(begun)) })
    assert.equal(await page.locator('.codes li').count(), 10)
    const recovery = await page.locator('.codes li').allTextContents()
    await examine(page, 'recovery codes')
    await page.goto(`${publicUrl}/desk/account`)
    await examine(page, 'account with a second factor')

    await page.goto(`${publicUrl}/desk/people`)
    await fill(page, { note: 'ک' })
    await examine(page, 'invitation with faults')
    await fill(page, { note: 'پریسا پناهی' })
    await examine(page, 'invitation made')
    await page.goto(await page.inputValue('#link'))
    await fill(page, { name: 'پریسا پناهی', login: 'parisa', password, passwordAgain: password })
    assert.equal(page.url(), `${publicUrl}/desk`)
    await follow(page, page.getByRole('button', { name: 'خروج' }))

    await fill(page, { login: 'sara', password })
    assert.equal(page.url(), `${publicUrl}/desk/login/code`)
    await examine(page, 'code')
    await fill(page, { code: '123' })
    await examine(page, 'wrong code')
    await fill(page, { code: phone.code(new Date(begun + 30_000)) })
    assert.equal(page.url(), `${publicUrl}/desk`)
    await page.goto(`${publicUrl}/desk/people`)
    await examine(page, 'colleagues')
    await page.getByRole('link', { name: 'پریسا پناهی' }).click()
    await examine(page, 'colleague')
    await sql`update session set proved_at = now() - interval '11 minutes'`.execute(database)
    await page.getByRole('button', { name: 'معلق‌کردن حساب' }).click()
    await examine(page, 'proof')
    await fill(page, { proof: recovery[0]! })
    assert.match(page.url(), /people\/parisa$/)
    await examine(page, 'suspended colleague')
    await page.goto(`${publicUrl}/desk/people`)
    await examine(page, 'colleagues with one suspended')
    await sql`delete from second_factor`.execute(database)
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('a page of another site cannot send our forms', { timeout: 60_000 }, async () => {
    const { context, page } = await visit()
    const evil = publicUrl.replace('localhost', '127.0.0.1')
    await page.route(`${evil}/evil`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<form method="post" action="${publicUrl}/desk/login"><input name="login" value="sara"><input name="password" value="${password}"><button>x</button></form>`,
      }),
    )
    await page.goto(`${evil}/evil`)
    const answered = page.waitForResponse((response) => response.url() === `${publicUrl}/desk/login`)
    await page.click('button')
    assert.equal((await answered).status(), 403)
    assert.deepEqual(await context.cookies(), [])
    await page.goto(`${publicUrl}/desk/login`)
    await fill(page, { login: 'sara', password })
    assert.equal(page.url(), `${publicUrl}/desk`, 'the same form from our own page is heard')
    await context.close()
  })

  test('what the examination would find, it finds', { timeout: 60_000 }, async () => {
    const { context, page } = await visit()
    await page.goto(`${publicUrl}/desk/login`)
    await page.evaluate(`document.querySelector('label').remove()`)
    assert.match((await accessFaults(page)).join(), /^label/)
    await assert.rejects(page.evaluate(`document.body.innerHTML = '<img src=x>'`), /TrustedHTML/)
    await context.close()
  })
})
