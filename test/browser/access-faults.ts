import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const shownMax = 160

/**
 * What axe finds wrong with a page as it stands, for those who hear it and those who see it: rules with the elements
 * that break them, none of a page that is well. Its half megabyte is brought into a page once, however often it is asked.
 */
export async function accessFaults(page: Page, within = 'document', options: object = {}): Promise<string[]> {
  if (await page.evaluate<boolean>(`typeof axe === 'undefined'`)) await page.evaluate(axe)
  return page.evaluate<string[]>(
    `axe.run(${within}, ${JSON.stringify({ ...options, resultTypes: ['violations'] })}).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, ${shownMax})).join(' | ')))`,
  )
}
