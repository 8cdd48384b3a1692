import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { type CardFacts, cardIdentity, type Media, openMedia } from '../media.ts'
import { drawableText } from './drawable.ts'
import { setBalanced, type TextStyle, textSetter } from './set-text.ts'

const setLine = textSetter((options) => sharp(options))
const style: TextStyle = { size: 60, weight: 800, ink: '#000000', direction: 'rtl' }
const facts: CardFacts = {
  name: 'روزن',
  over: 'گزارش میدانی',
  title: 'وزیر نیرو: می‌خواهیم آب ۱۲۳ روستا را تا پایان سال وصل کنیم',
  foot: ['جامعه', '۲ آذر ۱۴۰۵'],
  direction: 'rtl',
}

let folder = ''
let media: Media
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sanad-cards-'))
  media = openMedia({ folder })
})
after(() => rm(folder, { recursive: true }))

describe('letters on a card', () => {
  test('join: a word is narrower than its letters kept apart', async () => {
    const { width } = await setLine('می‌سنجیم', style, 2_000)
    const apart = await setLine([...'می‌سنجیم'].filter((letter) => letter !== '\u200c').join('\u200c'), style, 2_000)
    assert.ok(width < apart.width * 0.85, `${width} and ${apart.width}`)
  })

  test('stand apart at a half-space, closer than at a space', async () => {
    const [joined, half, spaced] = await Promise.all(
      ['میخواهم', 'می‌خواهم', 'می خواهم'].map((text) => setLine(text, style, 2_000)),
    )
    assert.ok(joined!.width < half!.width && half!.width < spaced!.width)
  })

  test('are our own, whatever fonts the machine has', async () => {
    const script = `import sharp from 'sharp'
      import { textSetter } from ${JSON.stringify(join(import.meta.dirname, 'set-text.ts'))}
      const set = textSetter((options) => sharp(options))
      process.stdout.write((await set('سند ۱۴۰۵', ${JSON.stringify(style)}, 900)).data.toString('base64'))`
    const draw = async (env: object) => {
      const run = promisify(execFile)
      const options = { env: { ...process.env, ...env }, cwd: import.meta.dirname, maxBuffer: 10_000_000 }
      return (await run(process.execPath, ['--input-type=module', '-e', script], options)).stdout
    }
    const none = await draw({ FONTCONFIG_FILE: '/nowhere', FONTCONFIG_PATH: '/nowhere', HOME: folder })
    assert.ok(none.length > 1_000)
    assert.equal(none, await draw({}))
  })

  test('that the font lacks lose what it lacks, and are never boxes', () => {
    const rows: [string, string][] = [
      ['کافهٔ «café» 😀 漢字', 'کافهٔ «cafe»'],
      ['خط  \n\tشکسته', 'خط شکسته'],
      ['\u202eوارونه\u200f', 'وارونه'],
      ['آب‌های ۱۲۳٬۴۵۶', 'آب‌های ۱۲۳٬۴۵۶'],
      ['\ud800تنها', 'تنها'],
      ['', ''],
    ]
    for (const [text, drawn] of rows) assert.equal(drawableText(text), drawn)
    assert.equal(drawableText('ب'.repeat(100_000)).length, 400)
  })
})

describe('a headline', () => {
  const room = { width: 900, height: 400, linesMax: 4, sizes: [80, 60, 40], style: { ...style, size: undefined } }
  const set = (text: string) => setBalanced(setLine, text, room as never)

  test('is set in lines of nearly one length', async () => {
    const text = 'مجلس کلیات لایحهٔ بودجهٔ سال آینده را با رأی بالا تصویب کرد'
    const { setting, lines } = await set(text)
    const wide = await setLine(text, { ...style, size: 80 }, 900)
    assert.equal(lines, 3)
    assert.ok(setting.width < wide.width - 40, `${setting.width} of ${wide.width}`)
  })

  test('keeps its lines when marks stand above and below its letters', async () => {
    const { setting } = await set('قرآنِ کریم، حتماً، مثلاً، بَرَنده و بُرَنده؛ عَلَمِ عِلم')
    assert.ok(setting.height <= 400)
  })

  test('that is too long is cut at a word and says so; one without spaces breaks anywhere', async () => {
    const long = await set('آب و برق و گاز و نان و کار و راه و '.repeat(20).trim())
    assert.ok(long.lines <= 4 && long.setting.height <= 400)
    const solid = await set('ن'.repeat(200))
    assert.ok(solid.setting.width <= 900)
  })
})

describe('a card', () => {
  test('is 1200 × 630, light enough for messengers, drawn once and kept under a name that says what it shows', async () => {
    const pictureBytes = readFileSync(join(import.meta.dirname, '../../../test/world/pictures/drawn/antenna.jpg'))
    const { value } = await media.keepOriginal(pictureBytes)
    const [one, other] = await Promise.all([media.card(facts, value!.hash), media.card(facts, value!.hash)])
    assert.equal(one.bytes, other.bytes)
    const { format, width, height, exif } = await sharp(one.bytes).metadata()
    assert.deepEqual([format, width, height, exif], ['jpeg', 1_200, 630, undefined])
    assert.ok(one.bytes.length < 290_000)
    const identity = cardIdentity(facts, value!.hash)
    assert.deepEqual((await media.heldCard(identity))?.bytes, one.bytes)
    for (const changed of [
      { title: 'دیگر' },
      { over: null },
      { name: 'x' },
      { direction: 'ltr' },
      { foot: [null, ''] },
    ])
      assert.notEqual(cardIdentity({ ...facts, ...changed } as CardFacts, value!.hash), identity)
    assert.notEqual(cardIdentity(facts, null), identity)
  })

  test('takes any words: none, markup, the longest', async () => {
    for (const title of ['', '<b>&amp;</b> & <', '😀', 'بسیار '.repeat(300)]) {
      const { bytes } = await media.card({ ...facts, title, over: title, name: title || 'سند' }, null)
      assert.equal((await sharp(bytes).metadata()).width, 1_200, title.slice(0, 20))
    }
  })

  test('of a name that none was drawn for is not there', async () => {
    for (const name of ['0'.repeat(20), '../../etc/passwd', '']) assert.equal(await media.heldCard(name), null)
  })
})
