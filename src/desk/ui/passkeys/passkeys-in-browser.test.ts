import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Database } from '#store'
import { accessFaults } from '../../../../test/browser/access-faults.ts'
import { openBrowser } from '../../../../test/browser/chromium.ts'
import { serveDesk } from '../../../../test/browser/desk-server.ts'
import { openTestDatabase } from '../../../../test/database.ts'
import { firstAdministratorLink } from '../../access/first-administrator.ts'
import { sara } from '../fixtures/room.ts'

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

interface Sitting {
  context: BrowserContext
  page: Page
  /** What the browser complained about, other than an answer's status. */
  complaints: string[]
  /** The finger is the owner's, or a stranger's. */
  touch(whose: 'owner' | 'stranger'): Promise<void>
  /** A machine with a hand on it answers whatever it is asked, in the field of the login too. */
  hand(where: 'on' | 'off'): Promise<void>
  /** Goes out to the door without answering what the door asks by itself. */
  leave(): Promise<void>
}

/** How often the page has asked its machine who one is. */
const countingQuestions = `
  const get = CredentialsContainer.prototype.get
  window.asked = 0
  CredentialsContainer.prototype.get = function (options) {
    window.asked += 1
    return get.call(this, options)
  }`

/** How many questions the page asks for being looked at again. */
const lookingAgain = `(() => {
  const send = window.fetch
  let questions = 0
  window.fetch = (...what) => {
    questions += 1
    return send(...what)
  }
  document.dispatchEvent(new Event('visibilitychange'))
  window.fetch = send
  return questions
})()`

/** A browser whose machine makes passkeys (WebAuthn WebDriver extension, 11; here over CDP). */
async function sitDown(): Promise<Sitting> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'fa-IR' })
  const page = await context.newPage()
  await page.addInitScript(countingQuestions)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (!message.text().startsWith('Failed to load resource')) complaints.push(message.text())
  })
  const machine = await context.newCDPSession(page)
  await machine.send('WebAuthn.enable')
  const { authenticatorId } = await machine.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  const touch = async (whose: 'owner' | 'stranger') => {
    await machine.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: whose === 'owner' })
  }
  const hand = async (where: 'on' | 'off') => {
    await machine.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: where === 'on' })
  }
  const leave = async () => {
    await hand('off')
    await page.click('text=خروج')
    await page.waitForURL(`${publicUrl}/desk/login`)
    await page.waitForSelector('text=ورود با کلید عبور')
    await page.waitForFunction('window.asked === 1')
    await hand('on')
  }
  return { context, page, complaints, touch, hand, leave }
}

async function examine(page: Page, name: string): Promise<void> {
  const looks = [
    [360, 'dark'],
    [1280, 'light'],
  ] as const
  for (const [width, colorScheme] of looks) {
    await page.setViewportSize({ width, height: 740 })
    await page.emulateMedia({ colorScheme })
    assert.deepEqual(await accessFaults(page), [], `${name}, ${width} px, ${colorScheme}`)
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    assert.ok(overflow <= 0, `${name} is ${overflow} px too wide for ${width}`)
  }
}

test('a key is made, opens the door and speaks for its owner, in a real browser', { timeout: 120_000 }, async () => {
  const { context, page, complaints, touch, hand, leave } = await sitDown()
  await page.goto((await firstAdministratorLink(database, publicUrl))!)
  for (const [field, value] of Object.entries(sara)) await page.fill(`#${field}`, value)
  await page.click('main form button')
  await page.waitForURL(`${publicUrl}/desk`)

  await page.goto(`${publicUrl}/desk/account`)
  await page.click('text=افزودن کلید عبور')
  await page.click('text=ساختن کلید عبور')
  await page.waitForSelector('[aria-invalid]')
  assert.match((await page.textContent('.error >> nth=0'))!, /روی کدام دستگاه است/, 'a key without a name is not made')
  await examine(page, 'a new key')
  await page.fill('#name', 'رایانهٔ تحریریه')
  await page.click('text=ساختن کلید عبور')
  await page.waitForURL(/\/desk\/account#passkeys$/)
  assert.match((await page.textContent('main'))!, /رایانهٔ تحریریه[\s\S]*هنوز به کار نرفته/)
  await examine(page, 'account with a key')

  await leave()
  await examine(page, 'the door')
  await touch('stranger')
  await page.click('text=ورود با کلید عبور')
  await page.waitForSelector('.device .error:not(:empty)')
  assert.match((await page.textContent('.device .error'))!, /کلید عبور به کار نرفت/)
  await touch('owner')
  await page.click('text=ورود با کلید عبور')
  await page.waitForURL(`${publicUrl}/desk`)

  const door = page.waitForURL(`${publicUrl}/desk/login`, { waitUntil: 'commit' })
  await page.click('text=خروج')
  await door
  await page.waitForURL(`${publicUrl}/desk`, { timeout: 10_000 })
  await hand('off')
  await page.goto(`${publicUrl}/desk/account`)
  assert.equal(await page.locator('text=خروج').count(), 1, 'the door let in who chose a key in the field of the login')
  await hand('on')

  await sql`update session set proved_at = now() - interval '11 minutes'`.execute(database)
  await page.goto(`${publicUrl}/desk/account`)
  await page.click('[aria-label="برداشتن کلید عبور رایانهٔ تحریریه"]')
  await page.waitForSelector('text=خودتان را نشان دهید')
  await examine(page, 'who is it')
  await page.click('text=ادامه با کلید عبور')
  await page.waitForURL(/\/desk\/account#passkeys$/)
  assert.doesNotMatch((await page.textContent('main'))!, /رایانهٔ تحریریه/)

  await leave()
  await page.click('text=ورود با کلید عبور')
  await page.waitForSelector('.alert')
  assert.match((await page.textContent('.alert'))!, /این کلید عبور پذیرفته نشد/, 'the machine still has a removed key')
  assert.deepEqual(complaints, [])
  await context.close()
})

test('a browser without script, without passkeys or at another address sees the password alone', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'fa-IR' })
  const page = await plain.newPage()
  await page.goto(`${publicUrl}/desk/login`)
  assert.equal(await page.isVisible('text=ورود با کلید عبور'), false)
  await page.fill('#login', 'sara')
  await page.fill('#password', sara.password)
  await page.click('main form button >> nth=0')
  await page.waitForURL(`${publicUrl}/desk`)
  await plain.close()

  const elsewhere = await browser.newContext()
  const other = await elsewhere.newPage()
  await other.goto(`${publicUrl.replace('localhost', '127.0.0.1')}/desk/login`)
  assert.equal(await other.isVisible('text=ورود با کلید عبور'), false)
  const old = await elsewhere.newPage()
  await old.addInitScript('delete window.PublicKeyCredential')
  await old.goto(`${publicUrl}/desk/login`)
  assert.equal(await old.isVisible('text=ورود با کلید عبور'), false)
  await elsewhere.close()
})

test('browsers that do not read the questions themselves have them read by the script', {
  timeout: 60_000,
}, async () => {
  const { context, page, hand, leave } = await sitDown()
  await page.addInitScript(
    'delete PublicKeyCredential.parseCreationOptionsFromJSON; delete PublicKeyCredential.parseRequestOptionsFromJSON',
  )
  await page.goto(`${publicUrl}/desk/login`)
  await page.fill('#login', 'sara')
  await page.fill('#password', sara.password)
  await page.click('main form button >> nth=0')
  await page.waitForURL(`${publicUrl}/desk`)
  await page.goto(`${publicUrl}/desk/account`)
  await page.click('text=افزودن کلید عبور')
  await page.fill('#name', 'مرورگر کهنه')
  await page.click('text=ساختن کلید عبور')
  await page.waitForURL(/#passkeys$/)
  await leave()
  await page.click('text=ورود با کلید عبور')
  await page.waitForURL(`${publicUrl}/desk`)

  await leave()
  await hand('off')
  assert.equal(await page.evaluate(lookingAgain), 1, 'a tab that is looked at again asks anew')
  await page.click('text=ورود با کلید عبور')
  assert.equal(await page.evaluate(lookingAgain), 0, 'nothing spoils the question of the button')
  await context.close()
})
