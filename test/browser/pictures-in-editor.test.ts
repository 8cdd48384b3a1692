import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import type { Block, Picture } from '#article'
import { openMedia } from '#media'
import { openSearch } from '#search'
import { openOutbound } from '#server'
import { defaultSettings, siteRoutes } from '#site'
import { mp4 } from '../../src/media/fixtures/films.ts'
import { openTestDatabase } from '../database.ts'
import { accessFaults } from './access-faults.ts'
import { openBrowser } from './chromium.ts'
import { cursorAtEnd, EditorRoom, untilSaved } from './editor-room.ts'

const hooks: (() => Promise<void>)[] = []
const lifetime = { after: (hook: () => Promise<void>) => void hooks.push(hook) }
let room: EditorRoom
let page: Page
const complaints: string[] = []

before(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sanad-pictures-'))
  hooks.push(() => rm(folder, { recursive: true }))
  const opened = await openTestDatabase(lifetime)
  room = new EditorRoom(opened, await openBrowser(lifetime), {
    library: { media: openMedia({ folder }), outbound: openOutbound() },
    pages: (published, url) => {
      const settings = { ...defaultSettings, url }
      return siteRoutes({ published, search: openSearch(opened.database), settings, now: () => new Date() })
    },
  })
  await room.serve()
  lifetime.after(() => room.kill())
  const sara = await room.signIn()
  page = await sara.newPage()
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (!message.text().startsWith('Failed to load resource')) complaints.push(message.text())
  })
})

after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

function pictureFile(name: string, red: number): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  return sharp({ create: { width: 900, height: 600, channels: 3, background: { r: red, g: 120, b: 90 } } })
    .jpeg()
    .toBuffer()
    .then((buffer) => ({ name, mimeType: 'image/jpeg', buffer }))
}

/** Lets files go over the text, as a file manager does. */
async function dropFiles(files: { name: string; buffer: Buffer }[]): Promise<void> {
  const sent = files.map(({ name, buffer }) => ({ name, text: buffer.toString('base64') }))
  await page.evaluate(`(() => {
    const dataTransfer = new DataTransfer()
    for (const { name, text } of ${JSON.stringify(sent)}) {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
      dataTransfer.items.add(new File([bytes], name, { type: 'image/jpeg' }))
    }
    const last = document.querySelector('.ProseMirror > p:last-of-type')
    const { left, top } = last.getBoundingClientRect()
    const place = { clientX: left + 5, clientY: top + 5, bubbles: true, cancelable: true }
    last.dispatchEvent(new DragEvent('drop', { dataTransfer, ...place }))
  })()`)
}

async function blocks(code: number): Promise<Block[]> {
  await untilSaved(page)
  return (await room.copy(code)).content.document.content
}

async function describePicture(alt: string): Promise<void> {
  const form = page.locator('.ask-alt').first()
  await form.locator('input').fill(alt)
  await form.locator('input').press('Enter')
}

/** Looks at the page as it stands, for those who hear it. */
async function examine(name: string): Promise<void> {
  assert.deepEqual(await accessFaults(page), [], name)
}

const altsOf = (block: Block | undefined) =>
  block?.type === 'gallery' ? block.attrs.pictures.map(({ alt }: Picture) => alt) : []

describe('pictures in the editor', () => {
  test('سارا brings pictures in, orders them, takes steps back, publishes, and readers see them', {
    timeout: 240_000,
  }, async () => {
    const code = await room.write(['آب به تالاب برگشت.', 'پرنده‌ها هم.'], { headline: 'تالاب از نو', kind: 'photo' })
    await page.goto(`${room.origin}/desk/articles/${code}`)
    await cursorAtEnd(page, 0)

    // A file from her machine, through the library, lands where the cursor was; what it shows is asked.
    await page.keyboard.press('Control+Alt+KeyP')
    await page.locator('#picker-files').setInputFiles(await pictureFile('talab.jpg', 30))
    await describePicture('آب در تالاب')
    const [, first] = await blocks(code)
    assert.equal(first?.type === 'image' && first.attrs.alt, 'آب در تالاب')

    // Two files dropped together are a gallery; one that is no picture is refused in words, and nothing is lost.
    await dropFiles([await pictureFile('one.jpg', 60), await pictureFile('two.jpg', 90)])
    await page.locator('.ask-alt').nth(1).waitFor()
    await describePicture('نخستین')
    await describePicture('دومین')
    await examine('nothing left to ask')
    await dropFiles([{ name: 'letter.jpg', buffer: Buffer.from('این عکس نیست') }])
    const refused = page.locator('.sending li', { hasText: 'letter.jpg' })
    await refused.locator('.error').waitFor()
    await refused.getByRole('button', { name: 'کنار گذاشتن' }).click()
    const types = (await blocks(code)).map(({ type }) => type)
    assert.deepEqual(types.slice(0, 4), ['paragraph', 'image', 'paragraph', 'gallery'])
    assert.deepEqual(altsOf((await blocks(code))[3]), ['نخستین', 'دومین'])

    // Within the gallery by keys, and back; the gallery itself past its neighbour.
    await page.locator('.ProseMirror [data-gallery]').click()
    await page.locator('.gallery-list li').first().focus()
    await examine('the pictures of a gallery')
    await page.keyboard.press('Alt+ArrowDown')
    assert.deepEqual(altsOf((await blocks(code))[3]), ['دومین', 'نخستین'])
    await page.keyboard.press('Control+KeyZ')
    assert.deepEqual(altsOf((await blocks(code))[3]), ['نخستین', 'دومین'])
    await page.keyboard.press('Control+KeyY')
    assert.deepEqual(altsOf((await blocks(code))[3]), ['دومین', 'نخستین'])
    await page.getByRole('button', { name: 'یک بند بالاتر' }).click()
    assert.equal((await blocks(code))[2]?.type, 'gallery')

    // A film goes the same way; no frame can be taken of this one, so its still is chosen, taken back and put again.
    await cursorAtEnd(page, 0)
    await page.keyboard.press('Control+Alt+KeyV')
    await page.locator('#picker-files').setInputFiles({ name: 'talab.mp4', mimeType: 'video/mp4', buffer: mp4() })
    const film = page.locator('.ProseMirror [data-video]')
    await film.click()
    await page.getByRole('button', { name: 'برگزیدن تصویر روی ویدیو' }).click()
    await page.locator('.pick').first().click()
    await page.locator('.still').waitFor()
    await examine('a film')
    const posterOf = async () => {
      const block = (await blocks(code)).find(({ type }) => type === 'video')
      return block?.type === 'video' ? (block.attrs.poster?.alt ?? null) : undefined
    }
    assert.equal(await posterOf(), 'دومین')
    await page.getByRole('button', { name: 'برگشت', exact: true }).click()
    assert.equal(await posterOf(), null)
    await page.getByRole('button', { name: 'دوباره', exact: true }).click()
    assert.equal(await posterOf(), 'دومین')

    // The picture at the top, found by its words; taken away and brought back.
    await page.getByRole('button', { name: 'برگزیدن عکس نخست' }).click()
    await page.locator('.pick').nth(2).waitFor()
    await examine('the library')
    await page.locator('#picker-search').fill('تالاب')
    await page.locator('.pick').nth(1).waitFor({ state: 'detached' })
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const hero = page.locator('.hero-field')
    await hero.locator('img').waitFor()
    await hero.getByRole('button', { name: 'برداشتن' }).click()
    await hero.getByRole('button', { name: 'برگرداندن' }).click()
    await hero.getByLabel('شرح').fill('تالاب در آبان')
    await untilSaved(page)
    assert.equal((await room.copy(code)).content.hero?.caption, 'تالاب در آبان')

    // The keyboard goes to what is in the way, and to the press once nothing is.
    const headline = page.locator('#headline')
    const written = await headline.inputValue()
    await headline.fill('')
    await page.keyboard.press('Control+Enter')
    await page.locator('.findings .as-link:focus').waitFor()
    await headline.fill(written)
    await page.keyboard.press('Control+Enter')
    await page.locator('.press:focus').waitFor()
    await page.locator('.press').click()
    await page.locator('.said a').waitFor()
    const answer = await fetch(`${room.origin}/fa/news/${code}`)
    const html = await answer.text()
    for (const words of ['آب در تالاب', 'دومین', 'نخستین', 'تالاب در آبان']) assert.ok(html.includes(words), words)
    assert.match(
      html,
      /<video controls preload="none" poster="\/media\/[0-9a-f]{64}\/720\.webp" src="\/media\/[0-9a-f]{64}\/film\.mp4">/,
    )
    const gallery = html.slice(html.indexOf('class="gallery"'))
    assert.ok(gallery.indexOf('دومین') < gallery.indexOf('نخستین'))
    assert.deepEqual(complaints, [])
  })
})
