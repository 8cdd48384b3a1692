import assert from 'node:assert/strict'
import { HtmlValidate } from 'html-validate'
import type { Page } from 'playwright-core'
import { normalise } from '#persian'
import { accessFaults } from './access-faults.ts'

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    'void-style': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    'no-implicit-button-type': 'off',
    'require-sri': 'off',
    'no-raw-characters': 'off',
  },
})

/** For tests: looks at a page of the desk as it stands, on a phone and on a desk, by day and by night. */
export async function examineDesk(page: Page, name: string): Promise<void> {
  for (const width of [320, 360, 1280]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 740 })
      await page.emulateMedia({ colorScheme })
      assert.deepEqual(await accessFaults(page), [], `${name}, ${width} px, ${colorScheme}`)
      const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
      assert.ok(overflow <= 0, `${name} is ${overflow} px too wide for ${width}`)
    }
  }
  const report = await validator.validateString(await page.content())
  const messages = report.results.flatMap((result) =>
    result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
  )
  assert.deepEqual(messages, [], name)
  for (const line of (await page.evaluate<string>(proseScript)).split('\n').map((text) => text.trim())) {
    assert.equal(normalise(line), line, `${name}: house letters`)
  }
}

/** The text of the page; commands are not Persian. */
const proseScript = `(() => {
  const copy = document.body.cloneNode(true)
  for (const code of copy.querySelectorAll('code, textarea')) code.replaceWith('code')
  return copy.textContent
})()`
