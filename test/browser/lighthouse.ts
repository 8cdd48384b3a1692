/**
 * Lighthouse on the example newsroom: prints one JSON line a page. Performance depends on what else the machine does,
 * so run it alone:
 *
 *     node_modules/node/bin/node test/browser/lighthouse.ts [/address …]
 */
import lighthouse from 'lighthouse'
import { chromium as playwright } from 'playwright-core'
import { freePort } from '../free-port.ts'
import { startNewsroom } from '../newsroom-process.ts'
import { unpackedBrowser } from './chromium.ts'

export interface Scores {
  address: string
  performance: number
  accessibility: number
  'best-practices': number
  seo: number
  cls: number
  tbtMs: number
  lcpMs: number
  /** Ids of audits that cost points. */
  lost: string[]
}

/** Scores of 0 to 100 for each address of a running site. */
export async function scorePages(origin: string, addresses: readonly string[]): Promise<Scores[]> {
  const port = await freePort()
  const browser = await playwright.launch({
    executablePath: await unpackedBrowser(),
    args: [
      ...[`--remote-debugging-port=${port}`, '--no-sandbox', '--headless=new', '--disable-gpu', '--no-first-run'],
      ...[
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--disable-dev-shm-usage',
      ],
    ],
  })
  const scores: Scores[] = []
  try {
    for (const address of addresses) {
      const run = await lighthouse(origin + address, { port, logLevel: 'error', output: 'json' })
      const { categories, audits } = run!.lhr
      const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100)
      scores.push({
        address,
        performance: score('performance'),
        accessibility: score('accessibility'),
        'best-practices': score('best-practices'),
        seo: score('seo'),
        cls: audits['cumulative-layout-shift']?.numericValue ?? 1,
        tbtMs: Math.round(audits['total-blocking-time']?.numericValue ?? 0),
        lcpMs: Math.round(audits['largest-contentful-paint']?.numericValue ?? 0),
        lost: Object.values(audits)
          .filter((audit) => audit.score !== null && audit.score < 0.9)
          .map(({ id }) => id),
      })
    }
  } finally {
    await browser.close()
  }
  return scores
}

if (import.meta.main) {
  const hooks: (() => Promise<void>)[] = []
  const newsroom = await startNewsroom({ after: (hook) => void hooks.push(hook) })
  const asked = process.argv.slice(2)
  for (const scores of await scorePages(newsroom.origin, asked.length > 0 ? asked : ['/', '/fa/latest'])) {
    process.stdout.write(`${JSON.stringify(scores)}\n`)
  }
  for (const hook of hooks) await hook()
}
