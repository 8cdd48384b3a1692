import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import sharp from 'sharp'
import { mp4, webm } from './fixtures/films.ts'
import { type ToldTraits, toldPicture } from './fixtures/told-picture.ts'
import { type Media, openMedia } from './media.ts'

const owner = 'account:sara'
let folder = ''
let media: Media

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sanad-library-'))
  media = openMedia({ folder })
})
after(() => rm(folder, { recursive: true }))

async function keep(bytes: Uint8Array) {
  const id = await media.uploads.begin(owner)
  await media.uploads.append(owner, id, { from: 0, bytes })
  return media.keepFile(media.uploads.place(owner, id)!)
}

describe('what a photograph says of itself', () => {
  const rows: [name: string, traits: ToldTraits, told: Partial<Record<'caption' | 'credit' | 'rights', string>>][] = [
    ['nothing', {}, {}],
    [
      'IPTC in Persian',
      { iptc: { 120: 'پل در باران', 80: 'نگار کاظمی', 110: 'سپیدار', 116: '© سپیدار' } },
      { caption: 'پل در باران', credit: 'نگار کاظمی / سپیدار', rights: '© سپیدار' },
    ],
    [
      'IPTC that forgets to say that it is UTF-8',
      { iptc: { 120: 'پل در باران' }, isMarkedUtf8: false },
      { caption: 'پل در باران' },
    ],
    ['one name twice', { iptc: { 80: 'سپیدار', 110: 'سپیدار' } }, { credit: 'سپیدار' }],
    [
      'XMP',
      {
        xmp: '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">رود</rdf:li></rdf:Alt></dc:description><dc:creator><rdf:Seq><rdf:li>علی</rdf:li></rdf:Seq></dc:creator><photoshop:Credit>دیدار</photoshop:Credit>',
      },
      { caption: 'رود', credit: 'علی / دیدار' },
    ],
    ['EXIF', { exif: { Artist: 'Sara', ImageDescription: 'A bridge' } }, { caption: 'A bridge', credit: 'Sara' }],
    [
      'IPTC before XMP',
      {
        iptc: { 120: 'از آی‌پی‌تی‌سی' },
        xmp: '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">از اکس‌ام‌پی</rdf:li></rdf:Alt></dc:description>',
      },
      { caption: 'از آی‌پی‌تی‌سی' },
    ],
    ['what a camera writes for nothing', { exif: { ImageDescription: 'OLYMPUS DIGITAL CAMERA' } }, {}],
    ['question marks', { exif: { Artist: '???? ?????' } }, {}],
    ['markup stays text', { iptc: { 120: '<script>alert(1)</script>' } }, { caption: '<script>alert(1)</script>' }],
    ['lines and hidden characters', { iptc: { 120: 'یک\r\nدو\u0000سه' } }, { caption: 'یک دو سه' }],
  ]
  for (const [name, traits, told] of rows) {
    test(name, async () => {
      const { value } = await keep(await toldPicture(traits))
      const nothing = { caption: null, credit: null, rights: null }
      assert.deepEqual(await media.told(value!.hash), { ...nothing, ...told })
      for (const format of ['webp', 'avif'] as const) {
        const served = (await media.rendition(value!.hash, 360, format))!.bytes
        assert.doesNotMatch(served.toString('latin1'), /Exif\0|xmpmeta|8BIM/)
      }
    })
  }
})

describe('a film', () => {
  for (const [name, bytes, mime] of [
    ['MP4', mp4(), 'video/mp4'],
    ['WebM', webm(), 'video/webm'],
  ] as const) {
    test(`of ${name} is kept with its length and size, and served without its private parts`, async () => {
      const make = name === 'MP4' ? mp4 : webm
      const told = make({ told: 'CANARY +35.7+51.4/ سارا' })
      const { value, problems } = await keep(told)
      assert.ok(value, problems[0]?.detail)
      const { hash, ...facts } = value
      assert.deepEqual(facts, { mime, width: 640, height: 360, seconds: 7, sizeBytes: told.length })
      const served = await media.route.find({ hash, name: `film.${name.toLowerCase()}` })
      assert.ok(served && 'path' in served)
      const shown = await readFile(served.path)
      assert.equal(served.contentType, mime)
      assert.equal(shown.length, told.length, 'no place in it moves')
      assert.doesNotMatch(shown.toString('latin1'), /CANARY/)
      assert.match(told.toString('latin1'), /CANARY/)
      assert.equal((await keep(shown)).value?.seconds, 7, 'it is still a film')
      await rm(served.path)
      assert.ok(await media.route.find({ hash, name: `film.${name.toLowerCase()}` }), 'the copy is made again')
      assert.equal(await media.route.find({ hash, name: '720.webp' }), null)
      assert.equal(await media.route.find({ hash, name: name === 'MP4' ? 'film.webm' : 'film.mp4' }), null)
    })

    test(`of ${name} that was cut short anywhere is refused`, async () => {
      for (let part = 1; part < 40; part += 1) {
        const { value } = await keep(bytes.subarray(0, Math.floor((bytes.length * part) / 40)))
        assert.equal(value, null, `${part}/40`)
      }
    })
  }

  const head = mp4().subarray(0, 20)
  const nested = Buffer.alloc(8 * 5_000)
  for (let place = 0; place < nested.length; place += 8) {
    nested.writeUInt32BE(nested.length - place, place)
    nested.write('moov', place + 4)
  }
  for (const [name, bytes, kind] of [
    ['an MP4 browsers cannot play', mp4({ codec: 'hvc1' }), 'unplayable'],
    ['an MP4 with sound alone', mp4({ codec: 'mp4a' }), 'unplayable'],
    ['a WebM browsers cannot play', webm({ codec: 'V_MPEGH/ISO/HEVC' }), 'unplayable'],
    ['Matroska', Buffer.from(webm().toString('latin1').replace('webm', 'mkvv'), 'latin1'), 'unknown-format'],
    ['QuickTime', Buffer.from('\0\0\0\x14ftypqt  \0\0\0\0qt  ', 'latin1'), 'unknown-format'],
    ['boxes within boxes without end', Buffer.concat([head, nested]), 'broken'],
    ['a box that ends outside', Buffer.concat([head, Buffer.from('\x7f\xff\xff\xffmoov', 'latin1')]), 'broken'],
    [
      'a box longer than numbers',
      Buffer.concat([head, Buffer.from(`\0\0\0\x01moov${'\xff'.repeat(8)}`, 'latin1')]),
      'broken',
    ],
    ['a row of empty boxes', Buffer.concat([head, Buffer.alloc(8 * 30_000, Buffer.from('\0\0\0\x08free'))]), 'broken'],
    ['a page that begins as a film', Buffer.from('\0\0\0\x14ftypisom<html><script>alert(1)</script>'), 'broken'],
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a page', Buffer.from('<html><script>alert(1)</script>'), 'unknown-format'],
    ['a long page', Buffer.alloc(41 * 1024 * 1024, '<p>'), 'too-large'],
  ] as const) {
    test(`is not ${name}`, async () => {
      const { value, problems } = await keep(bytes)
      assert.equal(value, null)
      assert.equal(problems[0]?.kind, kind, problems[0]?.detail)
    })
  }
})

describe('a file in pieces', () => {
  test('goes on where it broke off, whatever is sent twice or out of turn', async () => {
    const bytes = await toldPicture({})
    const { uploads } = media
    const id = await uploads.begin(owner)
    const half = Math.floor(bytes.length / 2)
    assert.equal(await uploads.append(owner, id, { from: 0, bytes: bytes.subarray(0, half) }), half)
    assert.equal(await uploads.append(owner, id, { from: 0, bytes: bytes.subarray(0, half) }), half, 'sent twice')
    assert.equal(await uploads.append(owner, id, { from: half + 5, bytes: bytes.subarray(half + 5) }), half, 'a gap')
    assert.equal(await uploads.append(owner, id, { from: half, bytes: bytes.subarray(half) }), bytes.length)
    const { value } = await media.keepFile(uploads.place(owner, id)!)
    assert.deepEqual(await media.original(value!.hash), bytes)
  })

  test('is its sender’s alone, and no name of it is a path', async () => {
    const id = await media.uploads.begin(owner)
    assert.equal(await media.uploads.received('account:ali', id), null)
    assert.equal(await media.uploads.append('account:ali', id, { from: 0, bytes: Buffer.from('x') }), null)
    for (const name of ['../../x', '', 'a'.repeat(31), `${'a'.repeat(32)}/`]) {
      assert.equal(media.uploads.place(owner, name), null, name)
      assert.equal(await media.uploads.received(owner, name), null)
    }
  })

  test('that nobody goes on with is thrown away after a day, and no other', async () => {
    const [old, young] = [await media.uploads.begin(owner), await media.uploads.begin(owner)]
    const now = new Date()
    const yesterday = new Date(now.getTime() - 25 * 3_600_000)
    await utimes(media.uploads.place(owner, old)!, yesterday, yesterday)
    assert.equal(await media.uploads.forgetIdle(now), 1)
    assert.equal(await media.uploads.received(owner, old), null)
    assert.equal(await media.uploads.received(owner, young), 0)
  })
})

describe('a part of a picture', () => {
  test('is cut from what is seen, not from what lies in the file', async () => {
    const { value } = await keep(
      await sharp({ create: { width: 300, height: 200, channels: 3, background: '#fff' } })
        .jpeg()
        .withMetadata({ orientation: 6 })
        .toBuffer(),
    )
    const part = await media.cut(value!.hash, { x: 0, y: 0.5, width: 1, height: 0.5 })
    const { width, height, exif } = await sharp(part!).metadata()
    assert.deepEqual([width, height, exif], [200, 150, undefined])
  })

  for (const cut of [
    { x: 0, y: 0, width: 0, height: 0 },
    { x: 0.5, y: 0, width: 0.6, height: 1 },
    { x: -0.1, y: 0, width: 1, height: 1 },
    { x: Number.NaN, y: 0, width: 1, height: 1 },
    { x: 0, y: 0, width: 1e9, height: 1 },
  ]) {
    test(`is none at ${Object.values(cut).join(', ')}`, async () => {
      const { value } = await keep(await toldPicture({}))
      assert.equal(await media.cut(value!.hash, cut), null)
    })
  }
})

test('nobody waits for an AVIF: the WebP stands in for a minute while it is made', async () => {
  const { value } = await keep(await toldPicture({ iptc: { 120: 'بی‌شتاب' } }))
  const { hash } = value!
  const first = await media.route.find({ hash, name: '360.avif' })
  assert.deepEqual([first?.contentType, first?.maxAgeSeconds], ['image/webp', 60])
  await media.rendition(hash, 360, 'avif')
  const then = await media.route.find({ hash, name: '360.avif' })
  assert.deepEqual([then?.contentType, then?.maxAgeSeconds], ['image/avif', undefined])
  assert.notEqual(then?.identity, first?.identity)
  assert.equal(await media.route.find({ hash, name: '999.avif' }), null)
  assert.equal(await media.route.find({ hash: 'f'.repeat(64), name: '360.avif' }), null)
})

test('what is forgotten leaves nothing behind', async () => {
  const { value } = await keep(await toldPicture({ iptc: { 120: 'یگانه' } }))
  const { hash } = value!
  for (const [width, format] of [
    [360, 'webp'],
    [360, 'avif'],
    [1200, 'jpg'],
  ] as const)
    assert.ok(await media.rendition(hash, width, format))
  await media.forget(hash)
  const names = await readdir(join(folder, 'media'), { recursive: true })
  assert.deepEqual(
    names.filter((name) => name.includes(hash)),
    [],
  )
  assert.equal(await media.rendition(hash, 360), null)
  await writeFile(join(folder, 'outside'), 'x')
  await media.forget('../../outside')
  assert.ok(existsSync(join(folder, 'outside')))
})
