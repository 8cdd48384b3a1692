/**
 * Takes the pictures of the guide from the running product: a newsroom of its own is started, an editor lives through the
 * first day as docs/guide/first-day tells it, and then every screen of the desk is opened, by day and by night.
 *
 *     node scripts/guide/screenshots.ts [FOLDER]
 *
 * Into FOLDER (`pictures`, which git ignores) it writes `first-day/01-….png` …, the guide with these pictures in their
 * places (`first-day.fa.md`, `first-day.md`), and `screens/light`, `screens/dark`. Fails when a step does not lead on.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { follow, openBrowser } from '../../test/browser/chromium.ts'
import { startNewsroom } from '../../test/newsroom-process.ts'

const folder = path.resolve(process.argv[2] ?? 'pictures')
const guide = path.join(import.meta.dirname, '../../docs/guide')
const password = 'پنجره کوه چراغ قایق'
const desk = { width: 1280, height: 800 }
/** One picture of each kind of screen; a desk with more kinds than this has another guide. */
const screensMax = 120

const hooks: (() => Promise<void>)[] = []
const lifetime = { after: (hook: () => Promise<void>) => void hooks.push(hook) }

try {
  await takePictures()
} finally {
  for (const hook of hooks.reverse()) await hook()
}

async function takePictures(): Promise<void> {
  await rm(path.join(folder, 'first-day'), { recursive: true, force: true })
  await rm(path.join(folder, 'screens'), { recursive: true, force: true })
  for (const part of ['first-day', 'screens/light', 'screens/dark'])
    await mkdir(path.join(folder, part), { recursive: true })
  const newsroom = await startNewsroom(lifetime)
  const browser = await openBrowser(lifetime)
  const context = await browser.newContext({ viewport: desk, locale: 'fa-IR', reducedMotion: 'reduce' })
  const page = await context.newPage()
  const link = /http:\S+\/desk\/invitation\/\S+/.exec(newsroom.printed())![0]
  const taken = await liveThroughTheDay(page, { origin: newsroom.origin, link })
  for (const name of ['first-day.fa.md', 'first-day.md']) await illustrate(name, taken)
  const screens = await photographEverything(page, newsroom.origin)
  console.log(`${taken.length} pictures of the first day, ${screens} screens by day and by night, in ${folder}`)
}

interface Place {
  origin: string
  link: string
}

/** Each step as the guide numbers it. Returns the names of the pictures, in their order. */
async function liveThroughTheDay(page: Page, { origin, link }: Place): Promise<string[]> {
  const taken: string[] = []
  const keep = async (name: string) => {
    const file = `${String(taken.length + 1).padStart(2, '0')}-${name}.png`
    await page.screenshot({ path: path.join(folder, 'first-day', file) })
    taken.push(file)
  }
  const press = (name: string) => follow(page, page.getByRole('button', { name, exact: true }).first())

  await page.goto(link)
  const written = { name: 'سارا مهرآیین', login: 'sara', password, passwordAgain: password }
  for (const [field, value] of Object.entries(written)) await page.fill(`#${field}`, value)
  await keep('account')
  await follow(page, page.locator('main form:has(#password) button'))
  await keep('home')

  await page.goto(`${origin}/desk/wire`)
  await keep('wire')
  await page.keyboard.press('j')
  await page.keyboard.press('t')
  await page.waitForURL(/\/desk\/articles\/\d+$/)
  await page.waitForSelector('[role=tab]')
  const code = /\d+$/.exec(page.url())![0]
  await keep('draft')

  await page.keyboard.press('F8')
  await page
    .getByText(/پیشنهاد|پیدا نشد/)
    .first()
    .waitFor()
  await keep('persian')
  const all = page.getByRole('button', { name: 'پذیرفتن همه' })
  if (await all.isVisible()) await all.click()

  await page.keyboard.press('F7')
  await page.waitForTimeout(1_000)
  await page.locator('[role=tab]').nth(4).click()
  await keep('sources')

  const headline = page.locator('.head textarea').nth(1)
  await headline.fill(`${await headline.inputValue()}؛ گزارش روزن`)
  await page.keyboard.press('Control+Enter')
  await page.waitForTimeout(1_500)
  await keep('ready')
  await publish(page)
  await keep('published')

  await page.goto(`${origin}/n/${code}`)
  await keep('reader')
  await page.goto(`${origin}/desk/front`)
  await keep('front')
  await page.goto(`${origin}/desk/people`)
  await page.fill('#note', 'بهرام')
  await press('ساختن پیوند دعوت')
  await keep('invited')
  return taken
}

/** What the panel asks for first is written, as a person would. */
async function publish(page: Page): Promise<void> {
  const section = page.locator('#section')
  if ((await section.count()) > 0 && (await section.inputValue()) === '') {
    await page.locator('[role=tab]').nth(1).click()
    await section.selectOption({ index: 1 })
    await page.waitForTimeout(1_500)
    await page.locator('[role=tab]').nth(0).click()
  }
  await page.locator('[role=tabpanel]:visible').getByRole('button', { name: 'انتشار', exact: true }).click()
  await page.getByText('منتشرشده است').first().waitFor({ timeout: 15_000 })
}

/** The guide with each picture under the heading of its step: the first picture under `## 1.`, and so on. */
async function illustrate(name: string, taken: readonly string[]): Promise<void> {
  const text = await readFile(path.join(guide, name), 'utf8')
  let step = 0
  const lines = text.split('\n').flatMap((line) => {
    if (!/^## [\d۰-۹]+\. /.test(line)) return [line]
    step += 1
    const file = taken[step - 1]
    return file === undefined ? [line] : [line, '', `![${line.slice(3)}](first-day/${file})`]
  })
  if (step !== taken.length) throw new Error(`${name} has ${step} steps, and there are ${taken.length} pictures.`)
  await writeFile(path.join(folder, name), lines.join('\n'))
}

/** One screen of each kind, found by its links from the home of the desk. Returns how many there are. */
async function photographEverything(page: Page, origin: string): Promise<number> {
  const waiting = ['/desk']
  const seen = new Map<string, string>()
  while (waiting.length > 0 && seen.size < screensMax) {
    const address = waiting.shift()!
    const kind = kindOf(address)
    if (seen.has(kind)) continue
    const answer = await page.goto(origin + address, { waitUntil: 'load' })
    if (!answer?.headers()['content-type']?.startsWith('text/html')) continue
    seen.set(kind, address)
    await photograph(page, kind)
    waiting.push(...(await linksOf(page)))
  }
  await page.context().clearCookies()
  await page.goto(`${origin}/desk/login`)
  await photograph(page, '/desk/login')
  return seen.size + 1
}

async function photograph(page: Page, kind: string): Promise<void> {
  const file = `${kind.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')}.png`
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // The editor and the library fill their pages after they are loaded.
    await page.waitForTimeout(300)
    await page.screenshot({ path: path.join(folder, 'screens', colorScheme, file), fullPage: true })
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Addresses that differ in a number, a hash, a name or a query only are one kind of screen. */
function kindOf(address: string): string {
  return address
    .replace(/[?#].*$/, '')
    .replaceAll(/\/(?:\d+|[0-9a-f]{64})(?=\/|$)/g, '/one')
    .replace(/^(\/desk\/(?:people|dossiers|polls|settings\/pages|front\/section))\/(?!new$)[^/]+/, '$1/one')
    .replace(/^(\/desk\/(?:calendar|queue))\/.+$/, '$1/one')
}

async function linksOf(page: Page): Promise<string[]> {
  const links = await page.evaluate<string[]>(
    "[...document.querySelectorAll('a[href]')].filter((link) => link.origin === location.origin && !link.hasAttribute('download')).map((link) => link.pathname + link.search)",
  )
  return links.filter(
    (link) => /^\/desk(?:\/|$)/.test(link) && !/\.(?:txt|csv|js)$|\/original$/.test(link.split('?')[0]!),
  )
}
