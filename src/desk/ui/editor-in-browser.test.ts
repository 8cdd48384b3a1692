import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { openBrowser } from '../../../test/browser/chromium.ts'
import { cursorAtEnd, EditorRoom, untilSaved } from '../../../test/browser/editor-room.ts'
import { openTestDatabase } from '../../../test/database.ts'

const halfSpace = '\u200c'
const opening = 'کتابخانهٔ مرکزی شهر از امشب تا سپیده‌دم باز می‌ماند.'
const closing = 'برق ساختمان از صفحه‌های خورشیدی بام می‌آید.'

const hooks: (() => Promise<void>)[] = []
const lifetime = { after: (hook: () => Promise<void>) => void hooks.push(hook) }
let room: EditorRoom
let sara: BrowserContext

before(async () => {
  const { database } = await openTestDatabase(lifetime)
  room = new EditorRoom(database, await openBrowser(lifetime))
  await room.serve()
  lifetime.after(() => room.kill())
  sara = await room.signIn()
})

after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

/** Pastes as the clipboard of another program brings it. */
async function paste(page: Page, kinds: Record<string, string>): Promise<void> {
  await page.evaluate(`(() => {
    const clipboardData = new DataTransfer()
    for (const [kind, text] of Object.entries(${JSON.stringify(kinds)})) clipboardData.setData(kind, text)
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })()`)
}

describe('writing in a browser', () => {
  test('a story is begun, written with half-spaces, kept, and opened again as it was', {
    timeout: 60_000,
  }, async () => {
    const page = await sara.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.goto(`${room.origin}/desk/articles`)
    await page.getByRole('button', { name: 'خبر تازه' }).click()
    await page.waitForSelector('.ProseMirror')
    const code = Number(page.url().split('/').at(-1))
    // A new story begins at its headline.
    await page.keyboard.type('می')
    await page.keyboard.press('Shift+Space')
    await page.keyboard.type('خوانند')
    for (let field = 0; field < 3; field += 1) await page.keyboard.press('Enter')
    await page.keyboard.type('كتاب')
    await page.keyboard.press('Control+Shift+Digit2')
    await page.keyboard.press('Control+Shift+Digit2')
    await page.keyboard.type('هاي تازه')
    await page.keyboard.press('Enter')
    await page.keyboard.type('بند دوم')
    await untilSaved(page)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+y')
    await untilSaved(page)
    const { content, paragraphs } = await room.copy(code)
    assert.equal(content.headline, `می${halfSpace}خوانند`)
    assert.deepEqual(paragraphs, [`کتاب${halfSpace}های تازه`, 'بند دوم'])

    await page.reload()
    await page.waitForSelector('.ProseMirror')
    assert.equal(await page.inputValue('#headline'), `می${halfSpace}خوانند`)
    assert.deepEqual(await page.locator('.ProseMirror > p').allTextContents(), paragraphs)
    assert.deepEqual(complaints, [])
    await page.close()
  })

  const pasted: { from: string; kinds: Record<string, string>; blocks: object[] }[] = [
    {
      from: 'Word',
      kinds: {
        'text/html': `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body><!--StartFragment--><p class=MsoNormal dir=RTL style='text-align:right'><b><span lang=FA style='font-size:14.0pt;font-family:"B Nazanin"'>كتابخانه¬هاي</span></b><span lang=FA>&nbsp;شبانه<o:p></o:p></span></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><span>یکم</span></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span><span>دوم</span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>`,
      },
      blocks: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: `کتابخانه${halfSpace}های`, marks: [{ type: 'strong' }] },
            { type: 'text', text: ' شبانه' },
          ],
        },
        {
          type: 'bullet_list',
          content: ['یکم', 'دوم'].map((text) => ({
            type: 'list_item',
            content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
          })),
        },
      ],
    },
    {
      from: 'Telegram',
      kinds: { 'text/plain': 'خط یکم می\u200cآید\n\n\u202bخط دوم\u202c\u00a0است\n' },
      blocks: [`خط یکم می${halfSpace}آید`, 'خط دوم است'].map((text) => ({
        type: 'paragraph',
        content: [{ type: 'text', text }],
      })),
    },
    {
      from: 'a web page',
      kinds: {
        'text/html': `<div style="color:red" onclick="alert(1)"><h1>میان\u200cتیتر</h1>سطر یکم<br>سطر دوم با <a href="https://example.org/x" onmouseover="alert(1)">پیوند</a> و <a href="javascript:alert(1)">فریب</a><script>alert(1)</script><img src=x onerror=alert(1)><iframe src="https://example.org"></iframe></div>`,
      },
      blocks: [
        { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: `میان${halfSpace}تیتر` }] },
        { type: 'paragraph', content: [{ type: 'text', text: 'سطر یکم' }] },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'سطر دوم با ' },
            { type: 'text', text: 'پیوند', marks: [{ type: 'link', attrs: { href: 'https://example.org/x' } }] },
            { type: 'text', text: ' و فریب' },
          ],
        },
      ],
    },
  ]
  for (const { from, kinds, blocks } of pasted) {
    test(`what is pasted from ${from} becomes clean blocks`, { timeout: 60_000 }, async () => {
      const code = await room.write([])
      const page = await room.open(sara, code)
      await page.locator('.ProseMirror').focus()
      await paste(page, kinds)
      await untilSaved(page)
      assert.deepEqual((await room.copy(code)).content.document.content, blocks)
      await page.close()
    })
  }

  test('what two people write in different blocks meets, and each sees the other', { timeout: 60_000 }, async () => {
    const code = await room.write([opening, closing])
    const [one, other] = [await room.open(sara, code), await room.open(sara, code)]
    await cursorAtEnd(one, 0)
    await one.keyboard.type(' سارا افزود.')
    await cursorAtEnd(other, 1)
    await other.keyboard.type(' رضا افزود.')
    await one.getByText('رضا افزود.').waitFor()
    await other.getByText('سارا افزود.').waitFor()
    await one.keyboard.type(' همین‌جا.')
    await untilSaved(one)
    const { paragraphs, choices } = await room.copy(code)
    assert.deepEqual(paragraphs, [`${opening} سارا افزود. همین‌جا.`, `${closing} رضا افزود.`])
    assert.deepEqual(choices, [])
    await one.waitForSelector('.people bdi')
    await one.close()
    await other.close()
  })
})
