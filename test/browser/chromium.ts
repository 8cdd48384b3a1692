import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, type Locator, type Page, chromium as playwright } from 'playwright-core'

/** The browser that comes with the packages; it talks to nobody but the pages under test. */
export async function openBrowser(context: { after(hook: () => Promise<void>): void }): Promise<Browser> {
  const browser = await playwright.launch({
    executablePath: await unpackedBrowser(),
    args: [
      ...['--no-sandbox', '--headless=new', '--disable-gpu', '--no-first-run', '--disable-sync', '--disable-quic'],
      ...[
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-dev-shm-usage',
        '--font-render-hinting=none',
      ],
    ],
  })
  context.after(() => browser.close())
  return browser
}

const cache = path.join(import.meta.dirname, '../../node_modules/.cache')

/**
 * The program itself, unpacked once for this clone. The package unpacks into the temporary folder, where another test
 * file would find it half written: it is unpacked aside and appears whole.
 */
export async function unpackedBrowser(): Promise<string> {
  const home = path.join(cache, 'chromium')
  if (!existsSync(home)) await unpackInto(home)
  return path.join(home, 'chromium')
}

async function unpackInto(home: string): Promise<void> {
  await mkdir(cache, { recursive: true })
  const aside = mkdtempSync(`${home}-`)
  const { TMPDIR } = process.env
  process.env.TMPDIR = aside
  try {
    await chromium.executablePath()
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  }
  try {
    renameSync(aside, home)
  } catch (error) {
    // Another test file was faster.
    if (!existsSync(home)) throw error
    rmSync(aside, { recursive: true, force: true })
  }
}

/** Presses what leads to another page, and waits until that page is there: a busy machine answers after the click ends. */
export async function follow(page: Page, link: Locator): Promise<void> {
  const arrived = page.waitForEvent('load')
  await link.click()
  await arrived
}

export interface View {
  name: string
  width: number
  colorScheme: 'light' | 'dark'
}

/** How readers see a page: phone and desk, by day and by night. */
export const views: readonly View[] = [
  { name: 'phone, light', width: 320, colorScheme: 'light' },
  { name: 'phone, dark', width: 320, colorScheme: 'dark' },
  { name: 'desk, dark', width: 1280, colorScheme: 'dark' },
  { name: 'desk, light', width: 1280, colorScheme: 'light' },
]

/**
 * Shows a page that is open as such a reader sees it. What our pages are in each view their styles decide, so that a
 * page need not be opened anew for each.
 */
export async function show(page: Page, { width, colorScheme }: View): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia({ colorScheme })
}
