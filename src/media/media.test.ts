import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import sharp, { type Sharp } from 'sharp'
import { processorMs } from '../../test/processor-ms.ts'
import { type Media, openMedia } from './media.ts'

const hostile = join(import.meta.dirname, '../../../shared/data/hostile/images')
const isThere = existsSync(hostile)

let folder = ''
let media: Media
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sanad-media-'))
  media = openMedia({ folder })
})
after(() => rm(folder, { recursive: true, maxRetries: 10 }))

/** A picture nobody can pack well: every pixel differs from the next. */
function noise(width: number, height: number): Sharp {
  let seed = 1
  const data = Buffer.alloc(width * height * 3)
  for (let place = 0; place < data.length; place += 1) {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
    data[place] = seed >> 16
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
}

/** Soft shapes, as photographs have them. */
function scene(width: number, height: number): Sharp {
  return noise(Math.ceil(width / 40), Math.ceil(height / 40)).resize(width, height, { fit: 'fill', kernel: 'cubic' })
}

async function keep(bytes: Uint8Array) {
  const { value, problems } = await media.keepOriginal(bytes)
  assert.ok(value, problems[0]?.detail)
  return value
}

describe('an original', () => {
  test('is kept as it came, under the hash of its bytes', async () => {
    const bytes = await scene(1_600, 1_000).jpeg().toBuffer()
    const kept = await keep(bytes)
    assert.deepEqual(kept, {
      hash: createHash('sha256').update(bytes).digest('hex'),
      mime: 'image/jpeg',
      width: 1_600,
      height: 1_000,
      sizeBytes: bytes.length,
    })
    assert.deepEqual(await media.original(kept.hash), bytes)
    const { hash } = kept
    assert.ok(existsSync(join(folder, 'media/originals', hash.slice(0, 2), hash.slice(2, 4), hash)))
  })

  test('is kept once however often it comes, at once or later, and leaves nothing unfinished', async () => {
    const bytes = await scene(200, 100).png().toBuffer()
    const kept = await Promise.all(Array.from({ length: 10 }, () => keep(bytes)))
    assert.equal(new Set(kept.map(({ hash }) => hash)).size, 1)
    const names = await readdir(join(folder, 'media'), { recursive: true })
    assert.ok(!names.some((name) => name.includes('unfinished')))
  })

  test('is written again when the disk kept only a part of it', async () => {
    const bytes = await scene(210, 100).png().toBuffer()
    const { hash } = await keep(bytes)
    await truncate(join(folder, 'media/originals', hash.slice(0, 2), hash.slice(2, 4), hash), 10)
    await keep(bytes)
    assert.deepEqual(await media.original(hash), bytes)
  })

  for (const format of ['jpeg', 'png', 'webp', 'gif'] as const) {
    test(`may be ${format}`, async () => {
      const { mime, width, height } = await keep(await scene(90, 60).toFormat(format).toBuffer())
      assert.deepEqual({ mime, width, height }, { mime: `image/${format}`, width: 90, height: 60 })
    })
  }

  test('that was taken sideways has the size it is seen in', async () => {
    const bytes = await scene(300, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    const { width, height, hash } = await keep(bytes)
    assert.deepEqual([width, height], [200, 300])
    const rendition = await sharp((await media.rendition(hash, 360))!.bytes).metadata()
    assert.deepEqual([rendition.width, rendition.height], [200, 300])
  })

  for (const [name, bytes, kind] of [
    ['nothing', new Uint8Array(), 'empty'],
    ['text', Buffer.from('خبر'), 'unknown-format'],
    ['a page', Buffer.from('<html><script>alert(1)</script>'), 'unknown-format'],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'unknown-format'],
    ['PDF', Buffer.from('%PDF-1.7\n'), 'unknown-format'],
    ['a JPEG in name only', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'broken'],
    ['a PNG of zeros', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(500)]), 'broken'],
    ['too many bytes', Buffer.alloc(41 * 1024 * 1024, 0xff), 'too-large'],
  ] as const) {
    test(`is not ${name}`, async () => {
      const { value, problems } = await media.keepOriginal(bytes)
      assert.equal(value, null)
      assert.equal(problems[0]?.kind, kind)
    })
  }

  test('is not TIFF, whatever its first bytes', async () => {
    const tiff = await scene(20, 20).tiff().toBuffer()
    assert.equal((await media.keepOriginal(tiff)).value, null)
  })

  test('is never cut short: every truncation of a photograph is refused', async () => {
    const bytes = await scene(400, 300).jpeg().toBuffer()
    for (let part = 1; part < 12; part += 1) {
      const { value } = await media.keepOriginal(bytes.subarray(0, Math.floor((bytes.length * part) / 12)))
      assert.equal(value, null, `${part}/12`)
    }
  })
})

describe('a rendition', () => {
  test('has the width asked for, as WebP for pages and JPEG for cards, and is kept', async () => {
    const { hash } = await keep(await scene(2_000, 1_250).jpeg({ quality: 95 }).toBuffer())
    for (const [width, format, heaviest] of [
      [360, 'webp', 20_000],
      [720, 'webp', 50_000],
      [1080, 'webp', 110_000],
      [1200, 'jpeg', 290_000],
    ] as const) {
      const file = await media.rendition(hash, width)
      const facts = await sharp(file!.bytes).metadata()
      assert.equal(file?.contentType, `image/${format}`)
      assert.deepEqual([facts.format, facts.width, facts.height], [format, width, Math.round(width * 0.625)])
      assert.ok(file!.bytes.length <= heaviest)
      const place = join(folder, 'media/renditions', hash.slice(0, 2), hash.slice(2, 4), `${hash}-${width}`)
      assert.deepEqual(await readFile(place), file?.bytes)
      assert.deepEqual(await media.rendition(hash, width), file)
    }
  })

  test('of a picture nobody can pack well still weighs 50 KB at 720 px', async () => {
    const { hash } = await keep(await noise(1_100, 800).jpeg({ quality: 90 }).toBuffer())
    const { bytes } = (await media.rendition(hash, 720))!
    assert.ok(bytes.length <= 50_000, `${bytes.length}`)
  })

  test('is never larger than the original', async () => {
    const { hash } = await keep(await scene(200, 120).png().toBuffer())
    assert.equal((await sharp((await media.rendition(hash, 1_080))!.bytes).metadata()).width, 200)
  })

  test('of a very tall picture is not endlessly tall', async () => {
    const { hash } = await keep(await scene(100, 9_000).png().toBuffer())
    assert.ok((await sharp((await media.rendition(hash, 360))!.bytes).metadata()).height <= 1_440)
  })

  test('tells nothing of where, when and by whom', async () => {
    const exif = { IFD0: { Artist: 'CANARY-NAME', Copyright: 'CANARY' }, IFD3: { GPSLatitude: '35/1 41/1 0/1' } }
    const bytes = await scene(300, 200)
      .jpeg()
      .withExif(exif)
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">CANARY</x:xmpmeta>')
      .toBuffer()
    assert.match(bytes.toString('latin1'), /CANARY/)
    const { hash } = await keep(bytes)
    for (const width of [360, 1_200]) {
      const rendition = (await media.rendition(hash, width))!.bytes
      const { exif: rest, xmp, iptc } = await sharp(rendition).metadata()
      assert.deepEqual([rest, xmp, iptc], [undefined, undefined, undefined])
      assert.doesNotMatch(rendition.toString('latin1'), /CANARY|Exif/)
    }
  })

  test('is made once for a hundred who ask at once', async () => {
    const { hash } = await keep(await scene(1_500, 900).jpeg().toBuffer())
    const files = await Promise.all(Array.from({ length: 100 }, () => media.rendition(hash, 1_080)))
    assert.ok(files.every((file) => file === files[0]))
  })

  for (const [hash, width] of [
    ['0'.repeat(64), 720],
    ['', 720],
    ['../../../../etc/passwd', 720],
    ['g'.repeat(64), 720],
    ['real', 721],
    ['real', 0],
    ['real', -720],
    ['real', Number.NaN],
    ['real', 1e9],
  ] as const) {
    test(`does not exist for ${hash.slice(0, 24)} at ${width}`, async () => {
      const known = (await keep(await scene(50, 50).png().toBuffer())).hash
      assert.equal(await media.rendition(hash === 'real' ? known : hash, width), null)
    })
  }

  test('is found by its address, and by no other', async () => {
    const { hash } = await keep(await scene(400, 300).png().toBuffer())
    const found = await media.route.find({ hash, name: '360.webp' })
    assert.equal(found?.contentType, 'image/webp')
    assert.equal((await media.route.find({ hash, name: '1200.jpg' }))?.contentType, 'image/jpeg')
    for (const name of ['360.jpg', '1200.webp', '360', '360.webp/', '0360.webp.php', '720px.webp', '', '99999.webp']) {
      assert.equal(await media.route.find({ hash, name }), null, name)
    }
  })
})

describe('hostile pictures', { skip: isThere ? false : 'needs ../shared' }, () => {
  const taken = ['ok-1x1.png', 'gps-exif.jpg', 'jpeg-html-comment.jpg', 'jpeg-zip-tail.jpg']
  const either = [
    'itxt-bomb-200MB.png',
    'iccp-bomb-200MB.png',
    'polyglot-png-html-trailer.png',
    'polyglot-png-text-html.png',
  ]
  const names = isThere ? Object.keys(JSON.parse(readFileSync(join(hostile, 'MANIFEST.json'), 'utf8'))) : []

  for (const name of names) {
    test(name, async () => {
      const memoryBefore = process.resourceUsage().maxRSS
      const ms = await processorMs(async () => {
        const { value, problems } = await media.keepOriginal(await readFile(join(hostile, name)))
        if (!either.includes(name)) assert.equal(value !== null, taken.includes(name), problems[0]?.detail)
        for (const width of value ? [360, 1_200] : []) {
          const text = (await media.rendition(value!.hash, width))!.bytes.toString('latin1')
          assert.doesNotMatch(text, /CANARY|<script|<html|Exif|PK\x03\x04/)
        }
      })
      assert.ok(ms < 2_000, `${ms} ms`)
      assert.ok(process.resourceUsage().maxRSS - memoryBefore < 64 * 1024, 'more than 64 MiB of memory')
    })
  }
})
