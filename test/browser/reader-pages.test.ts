import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { HtmlValidate } from 'html-validate'
import type { Browser, Page, Request } from 'playwright-core'
import { films } from '#world'
import { type NewsroomProcess, startNewsroom } from '../newsroom-process.ts'
import { accessFaults } from './access-faults.ts'
import { openBrowser, show, views } from './chromium.ts'
import { missingForNuChecker, nuFaults } from './nu-checker.ts'
import { readerPages } from './reader-page-kinds.ts'

const requestsMax = 8
const totalBytesMax = 140_000
const articleBytesMax = 13_000
const frontBytesMax = 25_000
const rawBytesMax = 60_000
const nodesMax = 800
const wordsMax = 1_500
const heroBytesMax = 50_000
/** Pages that people open for their pictures; these are fetched as the reader comes near. */
const madeOfPictures = new Set(['photo', 'photo list', 'video list'])

const hooks: (() => Promise<void>)[] = []
const lifetime = { after: (hook: () => Promise<void>) => void hooks.push(hook) }
let newsroom: NewsroomProcess
let browser: Browser
/** One address of each kind of page. */
let pages: Record<string, string>

before(async () => {
  newsroom = await startNewsroom(lifetime)
  browser = await openBrowser(lifetime)
  pages = await readerPages(newsroom.origin)
})

after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

describe('every kind of reader page', () => {
  test('is small: bytes, nodes, requests, and no script at all', { timeout: 180_000 }, async () => {
    const look = async ([name, address]: [string, string]) => {
      const { compressed, html } = await fetchPage(address)
      assert.ok(html.length < rawBytesMax * 2, `${name}: ${html.length} characters`)
      assert.ok(
        Buffer.byteLength(html) <= rawBytesMax || wordsIn(html) > wordsMax,
        `${name}: ${Buffer.byteLength(html)} bytes raw`,
      )
      const bytesMax = name === 'front' ? frontBytesMax : articleBytesMax
      assert.ok(compressed <= bytesMax, `${name}: ${compressed} bytes with brotli, ${bytesMax} allowed`)
      assert.doesNotMatch(
        html
          .replaceAll(/<script type="?application\/ld\+json"?>[\s\S]*?<\/script>/g, '')
          .replace(name === 'live page' ? /<script type="module" src="\/assets\/live\.\w+\.js"><\/script>/ : /^$/, ''),
        /<script/i,
        name,
      )
      const page = await browser.newPage({ viewport: { width: 360, height: 800 } })
      const seen = await measure(page, address)
      await page.close()
      assert.ok(seen.nodes <= nodesMax, `${name}: ${seen.nodes} nodes`)
      assert.ok(seen.requests.length <= requestsMax || madeOfPictures.has(name), `${name}: ${seen.requests.join(' ')}`)
      assert.ok(seen.bytes <= totalBytesMax || madeOfPictures.has(name), `${name}: ${seen.bytes} bytes in all`)
      assert.deepEqual(seen.foreign, [], `${name} asks nobody else`)
      assert.deepEqual(seen.errors, [], name)
    }
    // Each waits half a second for a quiet network.
    const waiting = Object.entries(pages)
    const lane = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await look(next)
    }
    await Promise.all([lane(), lane(), lane()])
  })

  test('is accessible, fits its window and stays still: phone and desk, by day and by night', {
    timeout: 300_000,
  }, async () => {
    const page = await browser.newPage({ locale: 'fa-IR' })
    for (const [name, address] of Object.entries(pages)) {
      await page.goto(newsroom.origin + address)
      for (const view of views) {
        await show(page, view)
        assert.deepEqual(await accessFaults(page), [], `${name} (${view.name})`)
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        assert.ok(overflow <= 0, `${name} (${view.name}) is ${overflow} px too wide`)
      }
    }
    await page.close()
  })

  test('whose picture says nothing to those who hear it would be found, and is not once it speaks', async () => {
    const page = await browser.newPage()
    await page.setContent('<html lang="fa"><title>پل</title><main><h1>پل</h1><img src="data:,"></main>')
    assert.match((await accessFaults(page)).join(), /^image-alt: <img/)
    await page.evaluate(() => document.querySelector('img')!.setAttribute('alt', 'پل چوبی روستا'))
    assert.deepEqual(await accessFaults(page), [])
    await page.close()
  })

  test('plays a film of ours where it stands, from wherever a reader wishes', { timeout: 60_000 }, async () => {
    const page = await browser.newPage()
    await page.goto(newsroom.origin + pages.video)
    const film = page.locator('video')
    const idle = await film.evaluate((one: HTMLVideoElement) => [one.readyState, one.poster])
    assert.equal(idle[0], 0, 'nothing of it is fetched before somebody asks')
    assert.match(String(idle[1]), /\/media\/[0-9a-f]{64}\//)
    const seen = await film.evaluate(async (one: HTMLVideoElement) => {
      const heard = (name: string) => new Promise((resolve) => one.addEventListener(name, resolve, { once: true }))
      one.muted = true
      await one.play()
      while (one.currentTime < 0.3) await heard('timeupdate')
      const sought = heard('seeked')
      one.currentTime = 10
      await sought
      return { at: one.currentTime, readyState: one.readyState, width: one.videoWidth, length: one.duration }
    })
    assert.ok(seen.at >= 10 && seen.readyState >= 2, JSON.stringify(seen))
    assert.deepEqual([seen.width, seen.length], [films[0]!.width, films[0]!.seconds])
    assert.match((await page.textContent('main'))!, /فانوس جزیره/, 'what is told in it stands there in writing')
    await page.close()
  })

  test('can be read without JavaScript', { timeout: 60_000 }, async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } })
    const page = await context.newPage()
    for (const [name, address] of Object.entries(pages)) {
      await page.goto(newsroom.origin + address)
      assert.ok((await page.locator('h1').first().innerText()).trim().length > 0, name)
    }
    await context.close()
  })

  test('is valid HTML', { timeout: 120_000 }, async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard'],
      // Matters of taste, not of validity: our serializer leaves out what the standard lets it leave out.
      rules: {
        'no-implicit-close': 'off',
        'attr-quotes': 'off',
        'void-style': 'off',
        'doctype-style': 'off',
        'long-title': 'off',
        'no-implicit-button-type': 'off',
        'prefer-native-element': 'off',
        'tel-non-breaking': 'off',
        'no-raw-characters': 'off',
        'valid-id': ['error', { relaxed: true }],
      },
    })
    for (const [name, address] of Object.entries(pages)) {
      const { html } = await fetchPage(address)
      const report = await validator.validateString(html)
      const messages = report.results.flatMap(({ messages: found }) => found.filter(({ severity }) => severity === 2))
      assert.deepEqual(
        messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`),
        [],
        name,
      )
    }
  })

  test('passes the Nu Html Checker', { timeout: 120_000, skip: missingForNuChecker }, async () => {
    const markup = new Map<string, string>()
    for (const [name, address] of Object.entries(pages)) markup.set(name, (await fetchPage(address)).html)
    assert.deepEqual(nuFaults(markup), [])
  })

  test('links only to addresses that answer', { timeout: 120_000 }, async () => {
    const asked = new Map<string, number>()
    for (const [name, address] of Object.entries(pages)) {
      const { html } = await fetchPage(address)
      for (const [, href] of html.matchAll(/\s(?:href|src)="?(\/[^"\s>]*)/g)) {
        const target = href!.replaceAll('&amp;', '&')
        if (target.startsWith('//') || asked.has(target)) continue
        const { status } = await fetch(newsroom.origin + target)
        asked.set(target, status)
        assert.ok(status === 200 || (status === 410 && name === 'gone'), `${name} links to ${target}: ${status}`)
      }
    }
    assert.ok(asked.size > 60, `only ${asked.size} links were found`)
  })

  test('ends with the same way on: to all sections, all lists and what the newsroom says of itself', async () => {
    const ends = new Map<string, string>()
    // These are made without asking the store, or for paper.
    const bare = new Set(['print', 'offline', 'missing', 'gone'])
    for (const [name, address] of Object.entries(pages)) {
      if (bare.has(name)) continue
      const { html } = await fetchPage(address)
      ends.set(name, /<footer class="?wrap foot[\s\S]*<\/footer>/.exec(html)?.[0] ?? '')
    }
    const front = ends.get('front')!
    for (const page of ['about', 'contact', 'ethics', 'privacy'])
      assert.ok(front.includes(`/fa/${page}`), `front: no ${page}`)
    for (const [name, end] of ends) assert.equal(end, front, name)
  })

  test('shows Persian letters, digits and dates, and tells machines the same in ISO', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    for (const [name, address] of Object.entries(pages)) {
      await page.goto(newsroom.origin + address)
      const visible = await page.evaluate(() => document.body.innerText)
      assert.doesNotMatch(visible, /[يكىةۀ](?![A-Za-z])/u, `${name}: Arabic letters`)
      const times = await page.evaluate(() =>
        [...document.querySelectorAll('time')].map((time) => ({
          text: time.innerText,
          machine: time.getAttribute('datetime') ?? '',
        })),
      )
      for (const { text, machine } of times) {
        assert.doesNotMatch(text, /[0-9٠-٩]/, `${name}: ${text}`)
        assert.match(
          machine,
          /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:\d{2}))?$/,
          `${name}: ${machine}`,
        )
      }
    }
    await page.close()
  })
})

async function fetchPage(address: string): Promise<{ compressed: number; html: string }> {
  const { get } = await import('node:http')
  const target = (await fetch(newsroom.origin + address)).url
  return new Promise((resolve, reject) => {
    get(target, { headers: { 'accept-encoding': 'br' } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => {
        const bytes = Buffer.concat(chunks)
        const html = (response.headers['content-encoding'] === 'br' ? brotliDecompressSync(bytes) : bytes).toString()
        resolve({ compressed: bytes.length, html })
      })
    }).on('error', reject)
  })
}

async function measure(page: Page, address: string) {
  const requests: string[] = []
  const foreign: string[] = []
  const errors: string[] = []
  const sizes: Promise<number>[] = []
  page.on('console', (message) => {
    // The browser itself reports the status of pages that are missing on purpose.
    if (message.type() === 'error' && !/status of (404|410)/.test(message.text())) errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('requestfinished', (request) => {
    requests.push(request.url())
    if (!request.url().startsWith(newsroom.origin)) foreign.push(request.url())
    sizes.push(sizeOf(request))
  })
  await page.goto(newsroom.origin + address, { waitUntil: address.startsWith('/fa/live/') ? 'load' : 'networkidle' })
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length)
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  return { requests, foreign, errors, bytes, nodes }
}

/** Bytes of the answer to a request, as they came over the wire. */
async function sizeOf(request: Request): Promise<number> {
  const { responseBodySize, responseHeadersSize } = await request.sizes()
  if (/\/media\/.*720/.test(request.url()))
    assert.ok(responseBodySize <= heroBytesMax, `${request.url()}: ${responseBodySize} bytes`)
  return responseBodySize + responseHeadersSize
}

function wordsIn(html: string): number {
  return html.replaceAll(/<[^>]+>/g, ' ').split(/\s+/).length
}
