import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { normalise } from '#persian'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** For tests: looks at the editor as it stands, for those who hear it and those who see it. */
export async function examineEditor(page: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [1280, 720],
    [360, 740],
  ] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme })
      const found = await page.evaluate<string>(
        `${axeSource}; axe.run({ resultTypes: ['violations'] }).then(({ violations }) => JSON.stringify(violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html))))`,
      )
      assert.deepEqual(JSON.parse(found), [], `${name}, ${width} px, ${colorScheme}`)
      const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
      assert.ok(overflow <= 0, `${name} is ${overflow} px too wide for ${width}`)
    }
  }
  await page.setViewportSize({ width: 1280, height: 720 })
  const words = await page.evaluate<string[]>(`(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const words = []
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest('kbd, .ProseMirror, del, ins, .suggestions, .choices, .diff')) words.push(walker.currentNode.textContent)
    }
    return words
  })()`)
  for (const line of words.map((text) => text.replace(/^\s*·/, '').trim())) {
    assert.equal(normalise(line), line, `${name}: house letters`)
  }
}
