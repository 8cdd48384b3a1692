import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type FrontPlan, placeArticle } from '#article'
import { accessFaults } from '../browser/access-faults.ts'
import { openBrowser } from '../browser/chromium.ts'
import { clockPace } from '../clock-pace.ts'
import { type NewsroomProcess, startNewsroom } from '../newsroom-process.ts'

const password = 'پنجره کوه چراغ قایق'
const hooks: (() => Promise<void>)[] = []
const context = { after: (hook: () => Promise<void>) => void hooks.push(hook) }
let newsroom: NewsroomProcess
let origin: string
let browser: Browser
let key: string

before(async () => {
  newsroom = await startNewsroom(context)
  origin = newsroom.origin
  browser = await openBrowser(context)
  key = (await newsroom.sanad(['token', 'create', '--role', 'section-editor', '--name', 'front'])).stdout.trim()
})

after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

const ask = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
  const init = { method, headers: { authorization: `Bearer ${key}`, ...type, ...headers } }
  const answer = await fetch(
    `${origin}/api/v1/${path}`,
    body === undefined ? init : { ...init, body: JSON.stringify(body) },
  )
  const said = await answer.text()
  return { status: answer.status, etag: answer.headers.get('etag') ?? '', body: said === '' ? {} : JSON.parse(said) }
}
const lead = async () =>
  /<article class="card top">.*?<a href="\/fa\/(?:news|live)\/(\d+)/s.exec(await text(`${origin}/`))?.[1]

test('the front page is arranged, swapped on time and rid of what is taken down; breaking news stands above every page', {
  timeout: 240_000,
}, async (told) => {
  const start = await ask('GET', 'front')
  const live = (await ask('GET', 'articles?state=live&limit=20')).body.articles as { code: number }[]
  const [first, second, third] = live
    .map(({ code }) => code)
    .filter((code) => String(code) !== '')
    .slice(-3) as [number, number, number]
  const withLead = (code: number): FrontPlan => placeArticle(start.body.plan, code, { box: 'lead', index: 0 })
  assert.notEqual(await lead(), String(first))

  const one = await ask('PUT', 'front', { plan: withLead(first) }, { 'if-match': start.etag })
  assert.equal(one.status, 200)
  await until(async () => (await lead()) === String(first), 1_000)
  const page = await text(`${origin}/`)
  assert.equal(page.split(`/fa/news/${first}/`).length - 1, 1, 'it stands there once')

  const stale = await ask('PUT', 'front', { plan: withLead(second) }, { 'if-match': start.etag })
  assert.deepEqual([stale.status, stale.body.code], [412, 'stale-front'])

  const at = new Date(Date.now() + 1_500 * clockPace())
  const planned = { plan: withLead(second), takesEffectAt: at.toISOString() }
  assert.equal((await ask('PUT', 'front', planned, { 'if-match': one.etag })).status, 200)
  await until(async () => (await lead()) === String(second), msUntil(at) + 6_500)
  const lateMs = Date.now() - at.getTime()
  assert.ok(lateMs > 0 && lateMs < 5_000 * clockPace(), `${lateMs} ms after its instant`)
  told.diagnostic(`a planned change was seen ${lateMs} ms after its instant`)
  assert.equal((await ask('GET', `front?at=${new Date(at.getTime() - 1).toISOString()}`)).body.version.id, one.body.id)

  await ask('DELETE', `articles/${second}/publication`)
  await until(async () => ![undefined, String(second)].includes(await lead()), 1_000)
  assert.ok(!(await text(`${origin}/`)).includes(`/fa/news/${second}/`))

  const article = `${origin}/fa/news/${third}`
  const pages = [article, `${origin}/`, `${origin}/fa/latest`, `${origin}/fa/archive`]
  for (const address of pages) assert.doesNotMatch(await text(address), /class="breaking"/)
  const putUp = async (expires: Date) => {
    const said = { text: 'پل بزرگ شهر بسته شد', code: first, expires: expires.toISOString() }
    assert.equal((await ask('POST', 'breaking', said)).status, 201)
  }
  await putUp(new Date(Date.now() + 3_600_000))
  const line = new RegExp(`<aside class="breaking".*?/fa/news/${first}/.*?پل بزرگ شهر بسته شد`, 's')
  for (const address of pages) await until(async () => line.test(await text(address)), 1_500)
  const expires = new Date(Date.now() + 1_000 * clockPace())
  await putUp(expires)
  for (const address of pages)
    await until(async () => !(await text(address)).includes('class="breaking"'), msUntil(expires) + 8_000)
})

test('a section’s page is arranged: what is placed leads it, no story stands on its pages twice, and it swaps on time', {
  timeout: 60_000,
}, async (told) => {
  const page = `${origin}/fa/section/society`
  const codesOn = async (address: string) =>
    [...(await text(address)).matchAll(/<h[23]><a href="?\/fa\/(?:news|live)\/(\d+)/g)].map(([, code]) => code!)
  const before = await codesOn(page)
  assert.equal(new Set(before).size, before.length)
  const last = Number(before.at(-1))
  const start = await ask('GET', 'sections/society/front')
  const plan = placeArticle(start.body.plan, last, { box: 'lead', index: 0 })
  const arranged = await ask('PUT', 'sections/society/front', { plan }, { 'if-match': start.etag })
  assert.equal(arranged.status, 200)
  await until(async () => (await codesOn(page))[0] === String(last), 1_500)
  const after = await codesOn(page)
  assert.equal(new Set(after).size, after.length, 'no story twice')
  assert.deepEqual([...after].sort(), [...before].sort(), 'and none is lost')
  const older = await codesOn(`${page}?before=${Date.now()}-1`)
  assert.ok(older.length > 0 && older.every((code) => !after.slice(0, 5).includes(code)), 'nor on its older pages')

  const at = new Date(Date.now() + 1_500 * clockPace())
  const planned = { plan: null, takesEffectAt: at.toISOString() }
  const taken = await ask('PUT', 'sections/society/front', planned, { 'if-match': arranged.etag })
  assert.equal(taken.status, 200)
  await until(async () => (await codesOn(page))[0] === before[0], msUntil(at) + 6_500)
  const lateMs = Date.now() - at.getTime()
  assert.ok(lateMs > 0, `${lateMs} ms after its instant`)
  told.diagnostic(`the planned change of a section’s page was seen ${lateMs} ms after its instant`)
  assert.deepEqual(await codesOn(page), before, 'left to itself it is the list it was')
})

describe('at the desk', { timeout: 120_000 }, () => {
  let sara: BrowserContext

  before(async () => {
    sara = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fa-IR' })
    const page = await sara.newPage()
    await page.goto(/http:\S+\/desk\/invitation\/\S+/.exec(newsroom.printed())![0])
    await page.fill('#name', 'سارا مهرآیین')
    await page.fill('#login', 'sara')
    await page.fill('#password', password)
    await page.fill('#passwordAgain', password)
    await page.locator('main form button').last().click()
    await page.waitForURL(`${origin}/desk`)
    await page.close()
  })

  test('سارا finds a story, drags it to the head of the page and puts it live within ten seconds', async (told) => {
    const page = await openDesk(sara)
    const begunMs = performance.now()
    await page.keyboard.press('/')
    await page.keyboard.type('کتابخانه')
    await page.keyboard.press('Enter')
    const story = page.locator('.candidates .story').first()
    await until(async () => (await page.locator('.candidates .story').count()) < 25, 3_000)
    const code = await story.getAttribute('data-code')
    await story.dragTo(page.locator('[data-box=lead] .story').first(), { targetPosition: { x: 60, y: 4 } })
    await page.waitForSelector(`[data-box=lead] .story.placed[data-code="${code}"]`)
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('#front[data-done=published]')
    await until(async () => (await lead()) === code, 1_000)
    const ms = Math.round(performance.now() - begunMs)
    told.diagnostic(`a usual change, from the search to the reader: ${ms} ms`)
    assert.ok(ms < 10_000 * clockPace(), `${ms} ms`)
    const shown = page.frameLocator('iframe[name=preview]').locator('.card.top a').first()
    await until(async () => ((await shown.getAttribute('href')) ?? '').includes(`/${code}/`), 3_000)
    await page.close()
  })

  test('everything is done by keys too, undone and done again', async () => {
    const page = await openDesk(sara)
    const boxOf = (code: string) => page.locator(`.board .box:has([data-code="${code}"])`).getAttribute('data-box')
    const settled = (code: string, box: string) => until(async () => (await boxOf(code)) === box, 3_000)
    const code = (await page.locator('[data-box=lead] .story.placed').getAttribute('data-code'))!
    await page.locator('[data-box=lead] .story.placed').focus()
    await page.keyboard.press('Alt+ArrowDown')
    await settled(code, 'seconds')
    await page.waitForSelector(`.board .story[data-code="${code}"]:focus-within`)
    await page.keyboard.press('Alt+ArrowUp')
    await settled(code, 'lead')
    await page.keyboard.press('Control+z')
    await settled(code, 'seconds')
    await page.keyboard.press('Control+Shift+Z')
    await settled(code, 'lead')
    await page.locator(`.board .story[data-code="${code}"]`).focus()
    await page.keyboard.press('Delete')
    await page.waitForSelector(`.board .placed[data-code="${code}"]`, { state: 'detached' })
    const kept = (await page.locator('[data-box=newest] .story.auto').nth(3).getAttribute('data-code'))!
    await page.locator(`.board .story[data-code="${kept}"]`).focus()
    await page.keyboard.press('p')
    await page.waitForSelector(`[data-box=newest] .story.placed[data-code="${kept}"]`)
    const places = await codesIn(page, '[data-box=newest]')
    assert.equal(places[3], kept, 'what is held stays in its place')
    const codes = await codesIn(page, '.board')
    assert.equal(new Set(codes).size, codes.length, 'no story twice')
    await page.close()
  })

  test('what is being written is looked at as readers will see it, and none of them sees it yet', async () => {
    const page = await sara.newPage()
    const written = { headline: 'پلی برای هیچ‌کس', lead: 'هنوز کسی از آن نمی‌گذرد.', section: 'city', body: ['یک بند.'] }
    const { code } = (await ask('POST', 'articles', written)).body
    await page.goto(`${origin}/desk/articles/${code}`)
    await page.locator('#headline').fill('پلی برای همه')
    const opened = sara.waitForEvent('page')
    await page.keyboard.press('Control+Shift+Enter')
    const shown = await opened
    const story = shown.frameLocator('.preview iframe')
    await story.getByRole('heading', { name: 'پلی برای همه' }).waitFor()
    await story.getByRole('link', { name: 'شهر', exact: true }).first().waitFor()
    await shown.getByText('هنوز منتشر نشده است و خواننده آن را نمی‌بیند.').waitFor()
    assert.equal((await fetch(`${origin}/fa/news/${code}`)).status, 404)
    for (const inline of [1280, 360]) {
      await shown.setViewportSize({ width: inline, height: 900 })
      assert.deepEqual(await violations(shown), [])
    }
    assert.ok((await shown.locator('.preview iframe').boundingBox())!.width <= 360, 'on a phone it is a phone’s page')
    await shown.close()
    await page.close()
  })

  test('what was not put live is offered again, and a desk that is away is said to be', async () => {
    const page = await openDesk(sara)
    await page.waitForSelector('#told button')
    await page.click('#told button')
    await page.waitForSelector('#front[data-changed=true]')
    await sara.setOffline(true)
    const before = await page.locator('[name=plan]').inputValue()
    await page.locator('.candidates [data-deed=place]').last().click()
    await page.locator('#told', { hasText: 'پاسخی از میز نیامد' }).waitFor()
    assert.equal(await page.locator('[name=plan]').inputValue(), before)
    await sara.setOffline(false)
    await page.locator('.candidates [data-deed=place]').last().click()
    await until(async () => (await page.locator('[name=plan]').inputValue()) !== before, 3_000)
    await page.close()
  })

  test('two editors at once see both versions side by side, and one of them says which stands', async () => {
    const [mine, theirs] = [await openDesk(sara), await openDesk(sara)]
    const place = async (page: Page, nth: number) => {
      const button = page.locator('.candidates [data-deed=place]').nth(nth)
      const code = (await page.locator('.candidates .story').nth(nth).getAttribute('data-code'))!
      await button.click()
      await page.waitForSelector(`[data-box=lead] .placed[data-code="${code}"]`)
      return code
    }
    const [here, there] = [await place(mine, 20), await place(theirs, 22)]
    await theirs.keyboard.press('Control+Enter')
    await theirs.waitForSelector('#front[data-done=published]')
    await mine.keyboard.press('Control+Enter')
    await mine.waitForSelector('.conflict table')
    assert.equal(await lead(), there, 'nothing was overwritten')
    assert.match((await mine.locator('.conflict tbody').textContent()) ?? '', /خبر نخست/)
    await mine.setViewportSize({ width: 1280, height: 1200 })
    assert.deepEqual(await violations(mine), [])
    await mine.locator('.conflict button[value=publish]').click()
    await mine.waitForSelector('#front[data-done=published]')
    await until(async () => (await lead()) === here, 1_000)
    await mine.close()
    await theirs.close()
  })

  test('without a script there are forms for everything, and no page has a fault of access', async () => {
    const state = await sara.storageState()
    for (const [width, colorScheme] of [
      [360, 'dark'],
      [1280, 'light'],
    ] as const) {
      const plain = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme,
        storageState: state,
        javaScriptEnabled: width > 500,
      })
      const page = await plain.newPage()
      await page.goto(`${origin}/desk/front`)
      if (width < 500) {
        const code = (await page.locator('.candidates .story').nth(9).getAttribute('data-code'))!
        await page.locator('.candidates [data-deed=place]').nth(9).click()
        await page.waitForSelector(`[data-box=lead] .placed[data-code="${code}"]`)
        await page.locator('.publish [value=publish]').click()
        await page.waitForURL(/done=published/)
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width)
        await page.locator('.versions form button').first().click()
        await page.waitForURL(/done=restored/)
      } else {
        assert.deepEqual(await violations(page), [])
        await page.fill('#then', 'امروز ساعت ۰۰:۰۱')
        await page.locator('.asking:has(#then) button').click()
        await page.waitForURL(/front\/then/)
        assert.deepEqual(await violations(page), [])
      }
      await plain.close()
    }
  })

  test('سارا arranges a section’s page on the same board', async () => {
    const page = await sara.newPage()
    await page.goto(`${origin}/desk/front`)
    await page.locator('.pages a', { hasText: 'فرهنگ' }).click()
    await page.waitForSelector('.for-script:not([hidden])')
    assert.equal(await page.locator('h1').textContent(), 'صفحهٔ بخش فرهنگ')
    const code = (await page.locator('[data-box=seconds] .story').last().getAttribute('data-code'))!
    await page.locator(`.board .story[data-code="${code}"]`).focus()
    await page.keyboard.press('p')
    await page.waitForSelector(`[data-box=seconds] .placed[data-code="${code}"]`)
    await page.locator(`.board .story[data-code="${code}"]`).focus()
    await page.keyboard.press('Alt+ArrowUp')
    await page.locator('[data-box=lead] .story').first().waitFor()
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('#front[data-done=published]')
    await until(async () => (await text(`${origin}/fa/section/culture`)).includes('class="front"'), 1_500)
    await page.waitForSelector('.versions li')
    assert.equal(new URL(page.url()).pathname, '/desk/front/section/culture')
    assert.deepEqual(await violations(page), [])
    await page.close()
  })

  test('سارا puts breaking news up and takes it down', async () => {
    const page = await openDesk(sara)
    await page.fill('#text', 'باران سیل‌آسا راه شمال را بست')
    await page.locator('form[action$=breaking] button').click()
    await page.waitForURL(/desk\/front/)
    await until(async () => (await text(`${origin}/`)).includes('class="breaking"'), 1_500)
    await page.locator('form[action$="breaking/end"] button').click()
    await until(async () => !(await text(`${origin}/`)).includes('class="breaking"'), 1_500)
    await page.close()
  })
})

async function openDesk(person: BrowserContext): Promise<Page> {
  const page = await person.newPage()
  await page.goto(`${origin}/desk/front`)
  await page.waitForSelector('.for-script:not([hidden])')
  return page
}

/** What axe finds wrong with the page itself; the page in its frame is looked at elsewhere. */
function violations(page: Page): Promise<string[]> {
  return accessFaults(page, `{ exclude: ['iframe'] }`, { iframes: false })
}

async function codesIn(page: Page, area: string): Promise<(string | null)[]> {
  const stories = await page.locator(`${area} .story`).all()
  return Promise.all(stories.map((story) => story.getAttribute('data-code')))
}

async function text(address: string): Promise<string> {
  return (await fetch(address)).text()
}

/** None once it has passed. */
function msUntil(instant: Date): number {
  return Math.max(0, instant.getTime() - Date.now())
}

/** The milliseconds are those of a machine that does nothing else. */
async function until(isSo: () => Promise<boolean>, msMax: number): Promise<void> {
  const begunAt = performance.now()
  let allowedMs = msMax
  while (!(await isSo())) {
    await sleep(30)
    const ms = performance.now() - begunAt
    if (ms > allowedMs) allowedMs = Math.max(allowedMs, msMax * clockPace())
    assert.ok(ms <= allowedMs, `what was awaited did not come within ${Math.round(allowedMs)} ms`)
  }
}
