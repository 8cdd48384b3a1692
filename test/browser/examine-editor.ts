import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { normalise } from '#persian'
import { accessFaults } from './access-faults.ts'

/** For tests: looks at the editor as it stands, for those who hear it and those who see it. */
export async function examineEditor(page: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [1280, 720],
    [360, 740],
  ] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme })
      assert.deepEqual(await accessFaults(page), [], `${name}, ${width} px, ${colorScheme}`)
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
