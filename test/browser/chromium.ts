import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContextOptions, chromium as playwright } from 'playwright-core'

/** The browser that comes with the packages; it talks to nobody but the pages under test. */
export async function openBrowser(context: { after(hook: () => Promise<void>): void }): Promise<Browser> {
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
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

export interface View {
  name: string
  options: BrowserContextOptions
}

/** How readers see a page: phone and desk, by day and by night, with and without JavaScript. */
export const views: readonly View[] = [
  view('phone, light', 320, 'light', true),
  view('phone, dark', 320, 'dark', true),
  view('desk, light', 1280, 'light', true),
  view('desk, dark', 1280, 'dark', true),
]

function view(name: string, width: number, colorScheme: 'light' | 'dark', javaScriptEnabled: boolean): View {
  return { name, options: { viewport: { width, height: 900 }, colorScheme, javaScriptEnabled, locale: 'fa-IR' } }
}
