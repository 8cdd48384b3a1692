import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { BrowserContext } from 'playwright-core'
import { hashPassword, hashToken, newToken } from '#server'
import { addSections, addSession, inTransaction } from '#store'
import { follow, openBrowser } from '../../../test/browser/chromium.ts'
import { cursorAtEnd, EditorRoom, untilSaved } from '../../../test/browser/editor-room.ts'
import { examineEditor } from '../../../test/browser/examine-editor.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { addCheck } from '../actions/settings/arrange-checklist.ts'
import { sessionCookie } from '../api/principal.ts'

import { authenticator } from './fixtures/authenticator.ts'
import { password } from './fixtures/room.ts'

const opening = 'کتابخانهٔ مرکزی شهر از امشب تا سپیده‌دم باز می‌ماند.'
const closing = 'برق ساختمان از صفحه‌های خورشیدی بام می‌آید.'

const hooks: (() => Promise<void>)[] = []
const lifetime = { after: (hook: () => Promise<void>) => void hooks.push(hook) }
let room: EditorRoom
let sara: BrowserContext

before(async () => {
  room = new EditorRoom(await openTestDatabase(lifetime), await openBrowser(lifetime))
  await room.serve()
  lifetime.after(() => room.kill())
  sara = await room.signIn()
})

after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

/** A reporter's browser: مریم writes and does not publish. */
async function signInMaryam(): Promise<BrowserContext> {
  const row = { login: 'maryam', name: 'مریم نیک', role: 'reporter', password_hash: await hashPassword(password) }
  const { id } = await room.database.insertInto('account').values(row).returning('id').executeTakeFirstOrThrow()
  const key = newToken()
  const hash = Buffer.from(hashToken(key)!, 'hex')
  const expiresAt = new Date(Date.now() + 86_400_000)
  await addSession(room.database, { hash, accountId: id, expiresAt, userAgent: '' })
  const context = await room.browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'fa-IR' })
  await context.addCookies([{ name: sessionCookie, value: key, url: room.origin }])
  return context
}

describe('what stands beside the text', () => {
  test('who does not publish is led to what her text lacks, and sends it on from there by keys', async () => {
    await addSections(room.database, [{ slug: 'city', name: 'شهر', parent: null }])
    const maryam = await signInMaryam()
    const code = await room.write([opening, closing])
    const page = await room.open(maryam, code)
    const focused = () => page.evaluate<string>('document.activeElement.id')
    await page.getByRole('button', { name: 'لید ندارد.' }).click()
    assert.equal(await focused(), 'lead')
    await page.keyboard.type('درهای کتابخانه شب‌ها بسته نمی‌شود.')
    await page.getByRole('button', { name: 'بخش ندارد.' }).click()
    assert.equal(await focused(), 'section', 'the panel with the section opens')
    await page.selectOption('#section', 'city')
    await untilSaved(page)
    await page.keyboard.press('Control+Enter')
    await page.keyboard.press('Enter')
    await page.getByText('به دبیر بخش فرستاده شد.').waitFor()
    assert.match((await page.textContent('.flow-strip')) ?? '', /^نزد دبیر بخش/)
    assert.equal((await room.copy(code)).content.lead, 'درهای کتابخانه شب‌ها بسته نمی‌شود.')
    await page.getByRole('button', { name: 'پس گرفتن' }).click()
    await page.getByText('پس گرفته شد.').waitFor()
    await page.keyboard.press('Alt+6')
    assert.equal(await page.locator('[role=tab]').nth(5).getAttribute('aria-selected'), 'true')
    await maryam.close()
  })

  test('a word that is right is told to the whole newsroom, from where it is found', { timeout: 60_000 }, async () => {
    const code = await room.write(['قللرعطا دیروز به شهر آمد.'])
    const page = await room.open(sara, code)
    await page.locator('[role=tab]').nth(2).click()
    await page.getByRole('button', { name: 'به واژه‌نامهٔ تحریریه بیفزا' }).click()
    await page.getByText('«قللرعطا» به واژه‌نامهٔ تحریریه افزوده شد').waitFor()
    assert.equal(await page.locator('.misspelt').count(), 0)
    await page.goto(`${room.origin}/desk/settings/words`)
    assert.match((await page.textContent('.people')) ?? '', /قللرعطا\s*سارا/)
    await page.close()
  })

  test('suggestions are taken one by one or all together, and never touch what is protected', {
    timeout: 60_000,
  }, async () => {
    const code = await room.write(['او میرود و می گوید: «نمي روم».', 'نشانی example.com/ميرود است.'])
    const page = await room.open(sara, code)
    await page.keyboard.press('F8')
    await page.locator('.suggestions ins').first().waitFor()
    const accept = page.getByRole('button', { name: 'پذیرفتن همه' })
    if (await accept.isVisible()) await accept.click()
    else await page.getByRole('button', { name: 'پذیرفتن', exact: true }).first().click()
    await untilSaved(page)
    const { paragraphs } = await room.copy(code)
    assert.match(paragraphs[0]!, /^او می‌رود و می‌گوید:/)
    assert.match(paragraphs[1]!, /example\.com\/ميرود/)
    await page.close()
  })

  test('the chain that the text tells is accepted with one key, and a statement gets its speaker', {
    timeout: 60_000,
  }, async () => {
    const code = await room.write([])
    const page = await room.open(sara, code)
    await page.locator('.ProseMirror').click()
    await page.keyboard.type('به گزارش ایسنا، به نقل از میدل ایست نیوز، خط تازه از فردا آغاز به کار می‌کند.')
    await untilSaved(page)
    await page.getByRole('tab', { name: 'منبع' }).click()
    await page.getByRole('button', { name: 'بازخوانی از متن کنونی' }).click()
    await page.locator('.context ol b', { hasText: 'میدل ایست نیوز' }).waitFor()
    await page.keyboard.press('F7')
    await page.locator('.context ol .live').nth(1).waitFor()
    await page.getByRole('button', { name: 'برداشتن «ایسنا»' }).click()
    await page.locator('.context ol b', { hasText: 'ایسنا' }).waitFor({ state: 'detached' })
    await untilSaved(page)
    const { chain } = await room.copy(code)
    assert.deepEqual(
      chain.map(({ name }) => name),
      ['میدل ایست نیوز'],
    )
    await page.close()
  })

  test('who carried it and who says it lead to what the newsroom keeps of them', { timeout: 60_000 }, async () => {
    const code = await room.write([])
    const page = await room.open(sara, code)
    await page.locator('.ProseMirror').click()
    await page.keyboard.type('به گزارش ایسنا، مسعود فرضی‌زاده، شهردار نمونه‌شهر، گفت که پل از فردا باز می‌شود.')
    await untilSaved(page)
    await page.getByRole('tab', { name: 'منبع' }).click()
    await page.getByRole('button', { name: 'بازخوانی از متن کنونی' }).click()
    const speaker = page.locator('.suggestions a', { hasText: 'مسعود فرضی‌زاده' })
    await speaker.waitFor()
    const led = [page.locator('.context ol a', { hasText: 'ایسنا' }), speaker].map((link) => link.getAttribute('href'))
    assert.deepEqual(await Promise.all(led), [
      '/desk/sources/isna',
      `/desk/speakers/${encodeURIComponent('مسعود-فرضی-زاده')}`,
    ])
    await page.close()
  })

  test('a quotation that nobody speaks stands in the way of nobody, and is let stand for a reason', {
    timeout: 60_000,
  }, async () => {
    const code = await room.write([])
    const page = await room.open(sara, code)
    await page.locator('.ProseMirror').click()
    await page.keyboard.type('«این کتابخانه شب‌ها هم باز می‌ماند تا همه بخوانند.»')
    await untilSaved(page)
    const open = page.locator('.open-findings li')
    await open.filter({ hasText: 'گوینده ندارد' }).waitFor()
    await examineEditor(page, 'open findings')
    await open.locator('summary').click()
    await open.locator('input').fill('کتیبهٔ سردر است')
    // What is written meanwhile leaves the reason as it stands.
    await cursorAtEnd(page, 0)
    await page.keyboard.type(' این را بر سردر نوشته‌اند.')
    await untilSaved(page)
    assert.equal(await open.locator('input').inputValue(), 'کتیبهٔ سردر است')
    await open.getByRole('button', { name: 'ثبت دلیل' }).click()
    await open.waitFor({ state: 'detached' })
    await page.reload()
    await page.waitForSelector('.ProseMirror')
    await page.waitForLoadState('networkidle')
    assert.equal(await open.count(), 0)
    await page.close()
  })

  test('words that were chosen stay marked with what was said of them while the text around them changes', async () => {
    const page = await room.open(sara, await room.write([opening, closing]))
    await cursorAtEnd(page, 0)
    await page.keyboard.press('Shift+Home')
    await page.getByRole('tab', { name: 'یادداشت‌ها' }).click()
    await page.fill('#remark', 'از کی؟')
    await page.locator('#remark').press('Enter')
    await cursorAtEnd(page, 0)
    await page.keyboard.type(' دیشب هم.')
    assert.equal(await page.locator('.remarked').textContent(), opening)
  })

  test('a required check keeps an article from readers until it is ticked, and again when a word changes', {
    timeout: 60_000,
  }, async () => {
    const chief = { id: 'account:sara', role: 'editor-in-chief' } as const
    const ask = (words: string, isRequired: boolean) =>
      inTransaction(room.database, (one) =>
        addCheck(one, chief, { words, isRequired, isAskedAgain: true, section: null, kind: null, replaces: null }),
      )
    await ask('نام‌ها و عددها با منبع خوانده شد', true)
    await ask('پیشینهٔ خبر پیوند شد', false)
    const code = await room.write([`${opening} ${closing} ${opening} ${closing}`], { lead: 'شب‌ها هم می‌شود خواند.' })
    const page = await room.open(sara, code)
    const box = page.getByRole('checkbox', { name: 'نام‌ها و عددها' })
    const press = page.locator('.press')
    await box.waitFor()
    await page.getByRole('button', { name: 'این مورد لازم هنوز وارسی نشده است' }).waitFor()
    assert.equal(await press.isDisabled(), true)
    await examineEditor(page, 'an open check')
    await box.check()
    await page.locator('.checklist', { hasText: 'سارا مهرآیین، نسخهٔ ۱' }).waitFor()
    assert.equal(await press.isDisabled(), false)
    await cursorAtEnd(page, 0)
    await page.keyboard.type(' امروز.')
    await page.getByText('از آن پس ۱ واژه عوض شده است').waitFor()
    assert.deepEqual([await box.isChecked(), await press.isDisabled()], [false, true])
    await page.locator('.checklist summary').click()
    await page.locator('.checklist details input').fill('واژه‌ای بی‌اهمیت است')
    await cursorAtEnd(page, 0)
    await page.keyboard.type(' فردا.')
    await page.getByText('از آن پس ۲ واژه عوض شده است').waitFor()
    assert.equal(await page.locator('.checklist details input').inputValue(), 'واژه‌ای بی‌اهمیت است')
    await page.getByRole('button', { name: 'ثبت دلیل' }).click()
    await page.getByText('از آن گذشت: واژه‌ای بی‌اهمیت است').waitFor()
    await examineEditor(page, 'a waived check')
    await press.click()
    await page.getByText('منتشر شد', { exact: false }).first().waitFor()
    // The button is out of use now: the keyboard stands on the way to the story.
    await page.locator('.said a:focus').waitFor()
    await page.close()
  })

  test('a session that ended while somebody wrote begins again by a passkey, or by password and code', {
    timeout: 120_000,
  }, async () => {
    const page = await room.open(sara, await room.write([opening]))
    const machine = await sara.newCDPSession(page)
    await machine.send('WebAuthn.enable')
    const hands = {
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    }
    await machine.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'internal', ...hands },
    })
    await page.goto(`${room.origin}/desk/account`)
    await follow(page, page.getByRole('button', { name: 'افزودن کلید عبور' }))
    await page.fill('#name', 'رایانهٔ تحریریه')
    await follow(page, page.getByRole('button', { name: 'ساختن کلید عبور' }))
    await follow(page, page.getByRole('button', { name: 'راه‌انداختن ورود دومرحله‌ای' }))
    const phone = authenticator(await page.inputValue('#secret'))
    const begun = Date.now()
    await page.fill('#code', phone.code(new Date(begun)))
    await follow(page, page.locator('main form:has(#code) button'))
    const code = await room.write([opening])
    await page.goto(`${room.origin}/desk/articles/${code}`)
    await page.waitForSelector('.ProseMirror')

    const loseSession = async (words: string) => {
      await sql`delete from session`.execute(room.database)
      await cursorAtEnd(page, 0)
      await page.keyboard.type(words)
      await page.locator('.again').waitFor()
    }
    await loseSession(' نخست.')
    await examineEditor(page, 'signing in again')
    await page.getByRole('button', { name: 'ورود با کلید عبور' }).click()
    await page.locator('.again').waitFor({ state: 'hidden' })
    await untilSaved(page)
    assert.equal((await room.copy(code)).paragraphs[0], `${opening} نخست.`)

    await loseSession(' دوم.')
    await page.fill('#again-password', password)
    await page.getByRole('button', { name: 'ورود و ادامه' }).click()
    await page.locator('#again-code').waitFor()
    await page.fill('#again-code', '123')
    await page.locator('#again-code').press('Enter')
    await page.getByText('این کد درست نیست').waitFor()
    await page.fill('#again-code', phone.code(new Date(Math.max(Date.now(), begun + 30_000))))
    await page.locator('#again-code').press('Enter')
    await page.locator('.again').waitFor({ state: 'hidden' })
    await untilSaved(page)
    assert.equal((await room.copy(code)).paragraphs[0], `${opening} نخست. دوم.`)
    await sql`delete from second_factor`.execute(room.database)
    await page.close()
  })
})
