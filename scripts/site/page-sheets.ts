/**
 * Photographs one page of each kind that readers see or write on, of the example newsroom as it runs: on a phone and on a desk, by day
 * and by night; and lays them on contact sheets, to be looked at.
 *
 *     node scripts/site/page-sheets.ts [FOLDER]
 *
 * Into FOLDER (`pictures/pages`, which git ignores) it writes `phone-light/front.png` … as they are, whole, and
 * `sheet-phone-light.png` …, where each page is cut at its foot.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../../test/browser/chromium.ts'
import { readerForms, readerPages, settingsOfForms } from '../../test/browser/reader-page-kinds.ts'
import { startNewsroom } from '../../test/newsroom-process.ts'
import { layOut } from '../contact-sheet.ts'

const folder = path.resolve(process.argv[2] ?? 'pictures/pages')
const views = [
  { name: 'phone', width: 360, height: 800, columns: 11, shown: { width: 180, height: 400 } },
  { name: 'desk', width: 1280, height: 800, columns: 6, shown: { width: 320, height: 400 } },
] as const
const schemes = ['light', 'dark'] as const

/** Pictures that wait for the reader to come near are fetched now. */
const showPictures = `Promise.all([...document.images].map((image) => {
  image.loading = 'eager'
  return image.decode().catch(() => {})
}))`

const hooks: (() => Promise<void>)[] = []
const lifetime = { after: (hook: () => Promise<void>) => void hooks.push(hook) }

try {
  const newsroom = await startNewsroom(lifetime, [], settingsOfForms)
  const { origin } = newsroom
  const browser = await openBrowser(lifetime)
  const pages = { ...(await readerPages(origin)), ...(await readerForms(newsroom)) }
  for (const view of views) {
    for (const colorScheme of schemes) await photographAll(browser, { origin, pages, view, colorScheme })
  }
  process.stdout.write(
    `${Object.keys(pages).length} kinds of pages, ${views.length * schemes.length} times, in ${folder}\n`,
  )
} finally {
  for (const hook of hooks.reverse()) await hook()
}

interface Sitting {
  origin: string
  pages: Record<string, string>
  view: (typeof views)[number]
  colorScheme: (typeof schemes)[number]
}

async function photographAll(browser: Browser, { origin, pages, view, colorScheme }: Sitting): Promise<void> {
  const { name, width, height, columns, shown } = view
  const own = path.join(folder, `${name}-${colorScheme}`)
  await rm(own, { recursive: true, force: true })
  await mkdir(own, { recursive: true })
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, locale: 'fa-IR' })
  const taken: Buffer[] = []
  for (const [kind, address] of Object.entries(pages)) {
    await page.goto(origin + address, { waitUntil: 'load' })
    await page.evaluate(showPictures)
    const bytes = await page.screenshot({ fullPage: true })
    await writeFile(path.join(own, `${kind.replaceAll(' ', '-')}.png`), bytes)
    taken.push(bytes)
  }
  await page.close()
  await layOut(taken, { file: path.join(folder, `sheet-${name}-${colorScheme}.png`), columns, ...shown })
}
