import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { firstAdministratorLink, type RuleDraft } from '#desk'
import { normalise } from '#persian'
import { addRule, addSections, type Database, listFeeds, listRules, listStories, recordVisit } from '#store'
import { foldArrivals, sortArrivals, tryRule } from '#wire'
import { accessFaults } from '../browser/access-faults.ts'
import { follow, openBrowser } from '../browser/chromium.ts'
import { serveDesk } from '../browser/desk-server.ts'
import { openTestDatabase } from '../database.ts'
import { harbour, openFeeds, rates } from '../wire-items.ts'

const password = 'پنجره کوه چراغ قایق'
const hourMs = 3_600_000
const at = (hours: number) => new Date(Date.now() - 6 * hourMs + hours * hourMs)

const hooks: (() => Promise<void>)[] = []
const lifetime = { after: (hook: () => Promise<void>) => void hooks.push(hook) }
let database: Database
let browser: Browser
let origin: string
let feeds: ReturnType<typeof openFeeds>

before(async () => {
  database = (await openTestDatabase(lifetime)).database
  await addSections(database, [{ slug: 'economy', name: 'اقتصاد', parent: null }])
  feeds = openFeeds(database)
  browser = await openBrowser(lifetime)
  const tried = (rule: RuleDraft) => tryRule(database, { ...rule, id: 0, madeBy: 'trial' }, new Date())
  origin = await serveDesk(lifetime, { database, tryRule: tried })
})

after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    'void-style': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    'no-implicit-button-type': 'off',
    'require-sri': 'off',
    'no-raw-characters': 'off',
  },
})

/** Looks at the page as it stands: on a phone and on a desk, by day and by night. */
async function examine(page: Page, name: string): Promise<void> {
  for (const width of [360, 1280]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 740 })
      await page.emulateMedia({ colorScheme })
      assert.deepEqual(await accessFaults(page), [], `${name}, ${width} px, ${colorScheme}`)
      const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
      assert.ok(overflow <= 0, `${name} is ${overflow} px too wide for ${width}`)
      const folder = process.env.SANAD_LOOK
      if (folder) await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: true })
    }
  }
  const { results } = await validator.validateString(await page.content())
  assert.deepEqual(
    results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
    [],
    name,
  )
  const prose = await page.evaluate<string>(
    `(() => { const copy = document.body.cloneNode(true); for (const one of copy.querySelectorAll('.version, del')) one.remove(); for (const key of copy.querySelectorAll('kbd')) key.replaceWith('ک'); return copy.textContent })()`,
  )
  for (const line of prose.split('\n').map((text) => text.trim())) assert.equal(normalise(line), line, name)
}

async function enter(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  const link = await firstAdministratorLink(database, origin)
  if (link === null) {
    await page.goto(`${origin}/desk/login`)
    await page.fill('#login', 'sara')
    await page.fill('#password', password)
  } else {
    await page.goto(link)
    const fields = { name: 'سارا مهرآیین', login: 'sara', password, passwordAgain: password }
    for (const [field, value] of Object.entries(fields)) await page.fill(`#${field}`, value)
  }
  await follow(page, page.locator('main form:has(#password) button'))
  return page
}

test('news arrives, is seen once, is told while she looks, and becomes a draft with two keys', {
  timeout: 240_000,
}, async () => {
  const { bring } = feeds
  const context = await browser.newContext({ viewport: { width: 1280, height: 740 }, locale: 'fa-IR' })
  const complaints: string[] = []
  const page = await enter(context)
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.getByRole('link', { name: 'سیم', exact: true }).click()
  assert.match((await page.textContent('.empty')) ?? '', /خبر تازه‌ای نیست/)
  await examine(page, 'empty')

  await bring('خبرگزاری سپیدار', { ...harbour, publishedAt: at(0) })
  await bring('فلات', { ...rates('۱۲ آذر', '۶۸٬۴۰۰', '۷۲٬۱۰۰'), publishedAt: at(1) })
  await bring('کرانه', {
    title: 'کشتی‌ها به لنگرگاه برگشتند',
    paragraphs: [...harbour.paragraphs, 'ماهیگیران محلی تا فردا شب اجازهٔ خروج ندارند.'],
    publishedAt: at(2),
  })
  await foldArrivals(database)
  await page.locator('.fresh.news a').click({ timeout: 15_000 })
  assert.equal(await page.locator('.story').count(), 2)
  const harbourRow = page.locator('.story').first()
  assert.match(
    (await harbourRow.textContent()) ?? '',
    /سپیدار\s*نخست گفت[\s\S]*در ۲ رسانه[\s\S]*کرانه ۸ واژه افزوده است/,
  )
  await examine(page, 'inbox')

  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('i')
  await page.waitForURL(`${origin}/desk/wire`)
  await page.locator('.story').nth(0).waitFor()
  assert.equal(await page.locator('.story').count(), 1, 'what is put aside is gone from the new ones')

  await harbourRow.getByRole('link').first().click()
  assert.match((await page.textContent('.timeline')) ?? '', /نخستین[\s\S]*۲ ساعت پس از نخستین، ۸ واژه افزوده/)
  assert.match((await page.textContent('.version ins')) ?? '', /ماهیگیران/)
  await examine(page, 'story')
  await page.goBack()

  await page.keyboard.press('j')
  const [asked] = await Promise.all([page.waitForRequest(/\/desk\/articles\/\d+$/), page.keyboard.press('t')])
  await page.waitForURL(asked.url(), { waitUntil: 'commit' })
  const code = /\d+$/.exec(asked.url())![0]
  await page.goto(`${origin}/desk/wire/articles/${code}`)
  assert.match((await page.textContent('main')) ?? '', /از\s*خبرگزاری سپیدار[\s\S]*هنوز چیزی تغییر نکرده/)
  await examine(page, 'changes')
  await page.goto(`${origin}/desk/wire?status=taken`)
  assert.equal(await page.locator('.story').count(), 1)

  await bring('خبرگزاری سپیدار', { ...harbour, title: `اصلاحیه/ ${harbour.title}`, publishedAt: at(3) })
  await foldArrivals(database)
  await page.goto(`${origin}/desk/wire`)
  assert.match((await page.textContent('.recalls')) ?? '', /منبع این خبر را اصلاح کرد[\s\S]*پیش‌نویس/)
  await examine(page, 'recall')
  await page.getByRole('button', { name: /رسیدگی شد/ }).click()
  assert.equal(await page.locator('.recalls').count(), 0)
  // The same keys serve the calendar, from a Persian keyboard too, and press nothing that is not there.
  await page.goto(`${origin}/desk/calendar`)
  await page.keyboard.press('s')
  await page.evaluate(`document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ی', bubbles: true }))`)
  await page.waitForURL(/view=day/)
  await page.keyboard.press('m')
  await page.waitForURL(/view=month/)
  assert.deepEqual(
    complaints.filter((text) => !/Failed to load resource/.test(text)),
    [],
  )
  await context.close()
})

test('without any script the wire is read, narrowed, taken apart and put together', { timeout: 120_000 }, async () => {
  const { bring } = feeds
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'fa-IR',
    javaScriptEnabled: false,
  })
  const page = await enter(context)
  const gold = { title: 'طلای جوانان جهان برای کشتی‌گیر مهرگانی', publishedAt: at(4) }
  const text =
    'پوریا یارمند در فینال وزن ۷۴ کیلوگرم کشتی آزاد قهرمانی جوانان جهان برابر حریف ژاپنی به پیروزی رسید و مدال طلا گرفت.'
  await bring('زمین ورزش', { ...gold, paragraphs: [text] })
  await bring('بامگاه', { ...gold, title: 'طلا برای یارمند', paragraphs: [text] })
  await foldArrivals(database)
  await page.goto(`${origin}/desk/wire`)
  await page.fill('#q', 'كشتي گير جوانان')
  await page.getByRole('button', { name: 'یافتن' }).click()
  assert.equal(await page.locator('.story').count(), 1)
  await page.getByRole('button', { name: /زیر نظر/ }).click()
  await page.goto(`${origin}/desk/wire?status=watched`)
  await page.locator('.story h2 a').click()
  const story = page.url()
  assert.equal(await page.locator('.version').count(), 2)
  await page.locator('.check').last().click()
  await page.getByRole('button', { name: 'جدا کن' }).click()
  assert.notEqual(page.url(), story)
  assert.equal(await page.locator('.version').count(), 1)
  await page.selectOption('#story', story.split('/').at(-1)!)
  await page.getByRole('button', { name: 'یکی کن' }).click()
  assert.equal(await page.locator('.version').count(), 2)
  await context.close()
})

test('a feed is added, asked, paused, resumed and taken off the list, and what ails one is said', {
  timeout: 120_000,
}, async () => {
  const failed = await feeds.feedOf('روزنامهٔ بامگاه')
  const nothing = { newItems: 0, changedItems: 0, sizeBytes: 0, tookMs: 90 }
  const failure = { failure: 'http-status', facts: { status: 404 } }
  await recordVisit(database, failed, { way: 'poll', outcome: 'failed', ...failure, ...nothing })
  const context = await browser.newContext({ locale: 'fa-IR', javaScriptEnabled: false })
  const page = await enter(context)
  await page.goto(`${origin}/desk/wire`)
  await page.getByRole('link', { name: 'خوراک‌ها' }).click()
  const firstRow = page.locator('.feed').first()
  assert.match((await firstRow.textContent()) ?? '', /بامگاه[\s\S]*با خطا[\s\S]*در این نشانی چیزی نیست \(۴۰۴\)/)

  await page.fill('#address', 'http://localhost/feed.xml')
  await page.fill('#source', 'خبرگزاری شمالگان')
  await page.getByRole('button', { name: 'افزودن' }).click()
  assert.match((await page.textContent('#address-error')) ?? '', /به جایی در اینترنت نمی‌رسد/)
  assert.equal(await page.inputValue('#source'), 'خبرگزاری شمالگان', 'what was written is kept')
  await page.fill('#address', 'https://shomalgan.example/feed.xml')
  await page.fill('#name', 'شمالگان، همهٔ خبرها')
  await page.selectOption('#section', 'economy')
  await page.getByRole('button', { name: 'افزودن' }).click()
  assert.match((await page.textContent('[role=status]')) ?? '', /افزوده شد/)
  const [added] = (await listFeeds(database)).filter(({ address }) => address.includes('shomalgan'))
  assert.deepEqual([added?.section, added?.everyMinutes, added?.rest], ['economy', 10, null])

  const row = page.locator(`#f${added!.id}`)
  await row.getByRole('link', { name: 'شمالگان، همهٔ خبرها' }).click()
  assert.equal(await page.inputValue('#source'), 'خبرگزاری شمالگان')
  await page.fill('#address', 'http://127.0.0.1/feed.xml')
  await page.getByRole('button', { name: 'ذخیرهٔ تغییر' }).click()
  assert.match((await page.textContent('#address-error')) ?? '', /به جایی در اینترنت نمی‌رسد/)
  await page.fill('#address', 'shomalgan.example/news.xml')
  await page.selectOption('#everyMinutes', '30')
  await page.getByRole('button', { name: 'ذخیرهٔ تغییر' }).click()
  assert.match((await page.textContent('[role=status]')) ?? '', /تغییر کرد/)
  const [changed] = (await listFeeds(database)).filter(({ id }) => id === added!.id)
  assert.deepEqual(
    [changed?.address, changed?.everyMinutes, changed?.section, changed?.source],
    ['https://shomalgan.example/news.xml', 30, 'economy', added?.source],
  )
  await row.getByRole('button', { name: /اکنون بپرس/ }).click()
  assert.match((await page.textContent('[role=status]')) ?? '', /چند ثانیه/)
  await row.getByRole('button', { name: /متوقف کن/ }).click()
  assert.match((await row.textContent()) ?? '', /متوقف/)
  await row.getByRole('button', { name: /از سر بگیر/ }).click()
  assert.match((await row.textContent()) ?? '', /هنوز پرسیده نشده/)
  await row.locator('summary').click()
  await row.getByRole('button', { name: /از فهرست بردار/ }).click()
  assert.equal(await row.count(), 0)
  await context.close()

  const scripted = await browser.newContext({ locale: 'fa-IR' })
  const looking = await enter(scripted)
  await looking.goto(`${origin}/desk/wire/feeds?done=paused`)
  await examine(looking, 'feeds')
  await scripted.close()
})

test('a rule is tried on the news of the week, switched off and on, and asked only while it is on', {
  timeout: 120_000,
}, async () => {
  const does = { section: 'economy', tags: ['ارز'], drop: 'تکراری است' }
  const draft = { name: 'نرخ‌های هرروزه', position: 1, matches: { words: ['دلار'] }, does, madeBy: 'account:sara' }
  const id = await addRule(database, draft)
  await feeds.bring('فلات', { ...rates('۱۳ آذر', '۶۸٬۵۰۰', '۷۲٬۰۰۰'), publishedAt: at(5) })
  const context = await browser.newContext({ locale: 'fa-IR' })
  const page = await enter(context)
  await page.goto(`${origin}/desk/wire/feeds`)
  await page.getByRole('link', { name: 'قاعده‌ها' }).click()
  const row = page.locator(`#r${id}`)
  const words = /یکی از واژه‌های «دلار»[\s\S]*به بخش اقتصاد می‌رود؛ برچسب «ارز» می‌گیرد؛ کنار گذاشته می‌شود/
  assert.match((await row.textContent()) ?? '', words)
  await row.getByRole('link', { name: /بیازمای/ }).click()
  assert.match((await row.textContent()) ?? '', /خبر با این قاعده می‌خواند[\s\S]*نرخ ارز امروز ۱۳ آذر/)
  await examine(page, 'rules')

  await page.getByLabel('نام قاعده').fill('یورو به اقتصاد')
  await page.getByLabel('یکی از این واژه‌ها').fill('یورو')
  await page.getByLabel('به این بخش برود').selectOption('economy')
  await page.getByRole('button', { name: 'با خبرهای هفتهٔ گذشته بیازمای', exact: true }).click()
  assert.match(
    (await page.locator('section:has(> #form)').textContent()) ?? '',
    /خبر با این قاعده می‌خواند[\s\S]*نرخ ارز امروز ۱۳ آذر/,
  )
  assert.equal((await listRules(database)).length, 1, 'a trial makes nothing')
  assert.equal(await page.getByLabel('نام قاعده').inputValue(), 'یورو به اقتصاد', 'what was written stays')
  await examine(page, 'rule-form')
  await page.getByRole('button', { name: 'ساختن قاعده' }).click()
  const made = (await listRules(database)).at(-1)!
  assert.deepEqual(
    [made.name, made.matches, made.does],
    ['یورو به اقتصاد', { words: ['یورو'] }, { section: 'economy' }],
  )
  await page.locator(`#r${made.id}`).getByRole('button', { name: /زودتر/ }).click()
  assert.equal((await listRules(database))[0]?.id, made.id)
  await page.locator(`#r${made.id}`).getByRole('link', { name: 'یورو به اقتصاد', exact: true }).click()
  await page.getByLabel('اولویت').selectOption('4')
  await page.getByRole('button', { name: 'ذخیرهٔ تغییر' }).click()
  assert.match((await page.locator(`#r${made.id}`).textContent()) ?? '', /اولویت ۴ می‌گیرد/)
  await page.locator(`#r${made.id} summary`).click()
  await page
    .locator(`#r${made.id}`)
    .getByRole('button', { name: /قاعده را بردار/ })
    .click()

  await row.getByRole('button', { name: /خاموش کن/ }).click()
  assert.match((await row.textContent()) ?? '', /خاموش/)
  await sortArrivals(database, () => false)
  await page.goto(`${origin}/desk/wire?q=${encodeURIComponent('نرخ ارز ۱۳')}`)
  assert.doesNotMatch((await page.textContent('main')) ?? '', /با قاعدهٔ/)
  await page.goto(`${origin}/desk/wire/rules`)
  await row.getByRole('button', { name: /روشن کن/ }).click()
  assert.equal((await listRules(database))[0]?.rest, null)
  const next = await feeds.bring('فلات', { ...rates('۱۴ آذر', '۶۹٬۵۰۰', '۷۳٬۰۰۰'), publishedAt: at(6) })
  await sortArrivals(database, () => false)
  const [arrived] = (await listStories(database, { limit: 50, status: 'ignored' })).stories.flatMap(({ copies }) =>
    copies.filter((copy) => copy.id === next),
  )
  assert.match(arrived?.droppedBy ?? '', /نرخ‌های هرروزه/)

  await page.locator(`#r${id} summary`).click()
  await row.getByRole('button', { name: /قاعده را بردار/ }).click()
  assert.deepEqual(await listRules(database), [])
  await context.close()
})
