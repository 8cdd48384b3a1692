import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { HtmlValidate } from 'html-validate'
import type { Browser } from 'playwright-core'
import { articles } from '#world'
import { type NewsroomProcess, startNewsroom } from '../newsroom-process.ts'
import { accessFaults } from './access-faults.ts'
import { openBrowser, show, views } from './chromium.ts'
import { readerForms, settingsOfForms } from './reader-page-kinds.ts'

const rawBytesMax = 60_000
const bytesMax = 13_000
const styleBytesMax = 12_000
const squeezedStyleBytesMax = 4_000
const nodesMax = 800
const requestsMax = 8

const hooks: (() => Promise<void>)[] = []
const lifetime = { after: (hook: () => Promise<void>) => void hooks.push(hook) }
let newsroom: NewsroomProcess
let browser: Browser
/** Forms that readers fill in without an account. */
let forms: Record<string, string>
const news = articles.find(({ content, withdrawn }) => content.kind === 'news' && !withdrawn)!.code

before(async () => {
  newsroom = await startNewsroom(lifetime, [], settingsOfForms)
  browser = await openBrowser(lifetime)
  forms = await readerForms(newsroom)
})

after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

describe('the forms of readers', () => {
  test('are small, accessible and fit their window, by day and by night, and ask nobody else', {
    timeout: 120_000,
  }, async () => {
    const page = await browser.newPage({ locale: 'fa-IR' })
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      // The browser itself reports the status of the page that refuses on purpose.
      if (message.type() === 'error' && !/status of 404/.test(message.text())) errors.push(message.text())
    })
    for (const [name, address] of Object.entries(forms)) {
      requests.length = 0
      const answer = await page.goto(newsroom.origin + address, { waitUntil: 'load' })
      assert.equal(answer?.status(), name === 'refused' ? 404 : 200, name)
      assert.match(answer!.headers()['content-security-policy'] ?? '', /^default-src 'none'; (?!.*unsafe)/, name)
      for (const view of views) {
        await show(page, view)
        const label = `${name} (${view.name})`
        assert.deepEqual(await accessFaults(page), [], label)
        const found = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement
          return { nodes: document.querySelectorAll('*').length, tooWide: scrollWidth - clientWidth }
        })
        assert.ok(found.tooWide <= 0 && found.nodes <= nodesMax, `${label}: ${JSON.stringify(found)}`)
      }
      assert.ok(requests.length <= requestsMax, `${name}: ${requests.join(' ')}`)
      for (const url of requests) assert.ok(url.startsWith(newsroom.origin), `${name} asks ${url}`)
      assert.deepEqual(errors, [], name)
    }
    await page.close()
  })

  test('are within the budgets of pages, and valid HTML', async () => {
    const rules = { 'no-implicit-button-type': 'off', 'no-trailing-whitespace': 'off', 'long-title': 'off' } as const
    const validator = new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: { ...rules, 'void-style': 'off' },
    })
    for (const [name, address] of Object.entries(forms)) {
      const page = await (await fetch(newsroom.origin + address)).text()
      assert.ok(Buffer.byteLength(page) <= rawBytesMax && brotliCompressSync(page).length <= bytesMax, name)
      const [, css] = /<style>(.*?)<\/style>/s.exec(page)!
      assert.ok(Buffer.byteLength(css!) <= styleBytesMax, `${name}: ${css!.length}`)
      assert.ok(brotliCompressSync(css!).length <= squeezedStyleBytesMax, name)
      const { results } = await validator.validateString(page)
      const faults = results.flatMap(({ messages }) => messages.filter(({ severity }) => severity === 2))
      assert.deepEqual(
        faults.map(({ ruleId, message, line }) => `${ruleId}: ${message} (${line})`),
        [],
        name,
      )
    }
  })

  test('a comment brings the work of its browser; without scripts it is taken too, and waits longer', {
    timeout: 60_000,
  }, async () => {
    for (const javaScriptEnabled of [true, false]) {
      const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 800 } })
      const page = await context.newPage()
      await page.goto(`${newsroom.origin}/comment/${news}`)
      await page.fill('[name=name]', 'مینا')
      await page.fill('[name=text]', javaScriptEnabled ? 'با اسکریپت نوشتم.' : 'بی اسکریپت نوشتم.')
      await page.click('main button')
      await page.waitForURL(/\/fa\/comments\//)
      assert.match(page.url(), javaScriptEnabled ? /sent=1#/ : /sent=later#/)
      assert.match(await page.innerText('#sent'), javaScriptEnabled ? /پس از دیدن تحریریه/ : /نیم ساعت دیگر/)
      await context.close()
    }
  })
})
