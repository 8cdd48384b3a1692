import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import sharp from 'sharp'
import { documentFromBlocks, documentFromParagraphs } from '#article'
import { openMedia } from '#media'
import { openOutbound, Refusal } from '#server'
import { addMedium, checkAudit, type Database, findMedium, publishedReader } from '#store'
import { openTestDatabase, type TestDatabase } from '../../../../test/database.ts'
import { openTestInternet } from '../../../../test/internet.ts'
import { correctArticle } from '../../actions/correct-article.ts'
import { createArticle } from '../../actions/create-article.ts'
import { describeInLibrary } from '../../actions/media/describe-medium.ts'
import { clearUnusedMedia } from '../../actions/media/remove-medium.ts'
import { publishArticle } from '../../actions/publish-article.ts'
import { openSarasRoom, pick } from '../fixtures/room.ts'
import type { Visitor } from '../fixtures/visitor.ts'
import { fileSentence } from './media-words.ts'

const sara = { id: 'account:sara', role: 'administrator' } as const
const hooks: (() => Promise<void>)[] = []
const context = { after: (hook: () => Promise<void> | void) => void hooks.push(async () => hook()) }
let folder = ''
let database: Database
let pool: TestDatabase['pool']
let desk: Visitor
let media: ReturnType<typeof openMedia>
let colour = 0

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sanad-media-desk-'))
  hooks.push(() => rm(folder, { recursive: true }))
  media = openMedia({ folder })
  const photograph = await newPicture()
  const internet = await openTestInternet(context as never, ({ url }, response) => {
    if (url === '/photo.jpg') response.end(photograph)
    else if (url === '/inside') response.writeHead(302, { location: 'http://127.0.0.1/secret.jpg' }).end()
    else if (url === '/page.jpg') response.end('<html><script>alert(1)</script>')
    else response.writeHead(404).end()
  })
  internet.name('photos.example', ['93.184.215.14'])
  internet.name('inside.example', ['10.0.0.7'])
  const opened = await openTestDatabase(context)
  const room = await openSarasRoom(opened.database, { library: { media, outbound: openOutbound(internet.options) } })
  database = room.database
  pool = opened.pool
  desk = room.sara
})
after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

/** Each is another: a picture is known by its bytes. */
function newPicture(): Promise<Buffer> {
  colour += 1
  const background = { r: (colour % 8) * 32, g: Math.floor(colour / 8) * 32, b: 120 }
  return sharp({ create: { width: 90, height: 60, channels: 3, background } })
    .jpeg()
    .toBuffer()
}

/** As the page's script sends a file. */
async function upload(bytes: Buffer, name = 'photo.jpg') {
  const { json } = await desk.ask('POST', '/desk/library/uploads', { sizeBytes: bytes.length })
  const path = `/desk/library/uploads/${json.id}`
  for (let from = 0; from < bytes.length; from += 1_000)
    await desk.ask('PUT', path, bytes.subarray(from, from + 1_000), { query: `from=${from}` })
  return (await desk.ask('POST', `${path}/completion`, { name })).json
}

async function refusalOf(asked: Promise<unknown>): Promise<Refusal> {
  const error = await asked.then(
    () => null,
    (thrown) => thrown,
  )
  assert.ok(error instanceof Refusal, String(error))
  return error
}

async function draftWith(hash: string, alt: string, film: string | null = null) {
  const picture = { media: hash, src: null, width: 90, height: 60, alt, caption: null, credit: null }
  const { content: blocks } = documentFromParagraphs(['شهرداری از فردا آزمایش خط تازه را آغاز می‌کند.'])
  const shown =
    film === null ? [] : [{ type: 'video' as const, attrs: { src: film, poster: null, caption: null, seconds: 7 } }]
  const document = documentFromBlocks([...blocks, { type: 'image', attrs: picture }, ...shown])
  const text = { kicker: null, headline: 'خط تازه', subheadline: null, lead: null }
  const content = {
    kind: 'news' as const,
    ...text,
    document,
    hero: film === null ? null : picture,
    section: null,
    tags: [],
    authors: [],
  }
  return createArticle(database, sara, { content, chain: [], code: null })
}

describe('the media library', () => {
  test('takes a photograph in pieces, once, and says what it is; it is found by its words in any spelling', async () => {
    const bytes = await newPicture()
    const kept = await upload(bytes, '..\\C:\\عکس\u202eها/پل.jpg')
    assert.deepEqual([kept.name, kept.width, kept.alt, kept.version], ['پل.jpg', 90, null, 1])
    assert.equal((await upload(bytes)).version, 1)
    const page = `/desk/media/${kept.hash}`
    const saved = {
      version: '1',
      alt: 'پلی قديمي بر روي رود',
      credit: 'نگار',
      focusX: '۲۰',
      focusY: '80',
      rightsEnd: '',
    }
    assert.deepEqual(pick(await desk.send(page, saved)), [303, `${page}?done=saved`])
    const { alt, focus, version } = (await findMedium(database, String(kept.hash)))!
    assert.deepEqual([alt, focus, version], ['پلی قدیمی بر روی رود', { x: 20, y: 80 }, 2])
    const found = await desk.see('/desk/media', { query: 'q=پل+قدیمی' })
    assert.match(found.html, new RegExp(page))
    assert.doesNotMatch((await desk.see('/desk/media', { query: 'q=کوه' })).html, new RegExp(page))
    assert.match((await desk.see(page)).html, /<circle class="point" cx="20%" cy="80%"/)
  })

  test('does not overwrite what a colleague said in the meantime', async () => {
    const { hash } = await upload(await newPicture())
    const page = `/desk/media/${hash}`
    await desk.send(page, { version: '1', alt: 'از ساراست' })
    const late = await desk.send(page, { version: '1', alt: 'از نگار است' })
    assert.equal(late.status, 422)
    assert.match(late.html, /از ساراست/)
    assert.match(late.html, /<textarea id="alt"[^>]*>از نگار است/)
    assert.match(late.html, /name="version" value="2"/)
    assert.equal((await findMedium(database, String(hash)))!.alt, 'از ساراست')
  })

  for (const [name, bytes, kind] of [
    ['a page', () => Buffer.from('<html><script>alert(1)</script>'), 'unknown-format'],
    ['SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'unknown-format'],
    ['a photograph cut short', async () => (await newPicture()).subarray(0, 200), 'broken'],
    ['a bomb', () => bomb(), 'too-many-pixels'],
    ['an animation of a thousand frames', () => animation(1_000), 'too-many-frames'],
  ] as const) {
    test(`refuses ${name} in plain words, and keeps nothing of it`, async () => {
      const before = await database.selectFrom('medium_use').selectAll().execute()
      const { json } = await desk.ask('POST', '/desk/library/uploads', { sizeBytes: 1 })
      const path = `/desk/library/uploads/${json.id}`
      await desk.ask('PUT', path, await bytes(), { query: 'from=0' })
      const refusal = await refusalOf(desk.ask('POST', `${path}/completion`, { name: 'photo.jpg' }))
      assert.deepEqual([refusal.code, refusal.facts.kind], ['unusable-media', kind])
      assert.match(fileSentence(refusal.code, refusal.facts), /[\u0600-\u06ff]{3}.*[.]$/)
      assert.equal((await refusalOf(desk.ask('GET', path))).code, 'not-found', 'the upload is gone')
      assert.deepEqual(await database.selectFrom('medium_use').selectAll().execute(), before)
    })
  }

  test('fetches a picture by its address, but nothing from within the house', async () => {
    const fetched = await desk.send('/desk/media/from-address', { url: 'http://photos.example/photo.jpg' })
    assert.equal(fetched.status, 303)
    const { origin } = (await findMedium(database, fetched.headers.location!.slice('/desk/media/'.length)))!
    assert.equal(origin, 'http://photos.example/photo.jpg')
    for (const url of [
      'http://inside.example/photo.jpg',
      'http://127.0.0.1/photo.jpg',
      'http://photos.example/inside',
      'http://photos.example/none.jpg',
      'http://photos.example/page.jpg',
      'file:///etc/passwd',
      '',
    ]) {
      const refused = await desk.send('/desk/media/from-address', { url })
      assert.equal(refused.status, 422, url)
      assert.match(refused.html, /id="url-error" role="alert">[\u0600-\u06ff]/)
    }
  })

  test('lets nothing be published without a description, or after its rights are over', async () => {
    const hash = String((await upload(await newPicture())).hash)
    const silent = await draftWith(hash, '')
    const refusal = await refusalOf(publishArticle(database, sara, silent.code, { publishedAt: null }))
    assert.deepEqual(
      [refusal.code, (refusal.facts.reasons as { code: string }[])[0]!.code],
      ['not-ready', 'image-without-alt'],
    )
    const page = `/desk/media/${hash}`
    assert.equal((await desk.send(page, { version: '1', rightsEnd: 'نمی‌دانم' })).status, 422)
    await desk.send(page, { version: '1', rightsEnd: '۱ آذر ۱۳۹۹' })
    const { code } = await draftWith(hash, 'پلی بر رود')
    const ended = await refusalOf(publishArticle(database, sara, code, { publishedAt: null }))
    assert.equal((ended.facts.reasons as { code: string }[])[0]!.code, 'picture-rights-ended')
    assert.match((await desk.see('/desk/media', { query: 'state=ended' })).html, new RegExp(hash))
    await desk.send(page, { version: '2', rightsEnd: '' })
    await publishArticle(database, sara, code, { publishedAt: null })
    await correctArticle(database, sara, code, { kind: 'typo', note: 'یک واژه', change: (content) => content })
  })

  test('where the middle of a picture is, and what is said in a film, reaches the pages that show them', async () => {
    const hash = String((await upload(await newPicture())).hash)
    await desk.send(`/desk/media/${hash}`, {
      version: '1',
      alt: 'پلی بر رود',
      focusX: '20',
      focusY: '80',
      rightsEnd: '',
    })
    const film = 'f'.repeat(64)
    const words = {
      alt: null,
      caption: null,
      credit: null,
      rights: null,
      rightsEnd: null,
      focus: null,
      transcript: null,
    }
    const made = { sizeBytes: 9, name: 'پل.mp4', origin: null, cutFrom: null, poster: null, keptBy: sara.id }
    const size = { width: 640, height: 360, seconds: 7 }
    await addMedium(database, { hash: film, mime: 'video/mp4', ...size, ...made, ...words })
    const draft = await draftWith(hash, 'پلی بر رود', `/media/${film}/film.mp4`)
    await publishArticle(database, sara, draft.code, { publishedAt: null })
    const reader = publishedReader(pool)
    const [card] = await reader.cards({ limit: 1, codes: [draft.code] })
    assert.deepEqual(card?.focus, { x: 20, y: 80 })

    assert.equal((await reader.transcripts([film])).size, 0)
    await describeInLibrary(database, sara, film, { from: 1, transcript: 'پل را شبانه بستند.' })
    assert.deepEqual([...(await reader.transcripts([film, hash]))], [[film, 'پل را شبانه بستند.']])
    const { rows } = await pool.query(`select payload from graphile_worker._private_jobs as jobs
      join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id where identifier = 'press-own-pages'`)
    assert.deepEqual(
      rows.map(({ payload }) => payload.codes),
      [[draft.code]],
    )
  })

  test('says where a picture is used, and removes only what nothing shows, files and all', async () => {
    const hash = String((await upload(await newPicture())).hash)
    const { code } = await draftWith(hash, 'پلی بر رود')
    const page = `/desk/media/${hash}`
    assert.match((await desk.see(page)).html, new RegExp(`/desk/articles/${code}">خط تازه`))
    assert.equal((await desk.send(`${page}/removal`, {})).status, 409)
    assert.ok(await media.holds(hash))
    const other = String((await upload(await newPicture())).hash)
    assert.match((await desk.see('/desk/media', { query: 'state=unused' })).html, new RegExp(other))
    assert.equal((await desk.send(`/desk/media/${other}/removal`, {})).status, 303)
    assert.equal(await media.holds(other), false)
    assert.equal((await desk.see(`/desk/media/${other}`)).status, 404)
  })

  test('removes by itself what nothing shows, when that was decided, and no sooner', async () => {
    const [unused, used] = [await upload(await newPicture()), await upload(await newPicture())]
    await draftWith(String(used.hash), 'پلی بر رود')
    const later = new Date(Date.now() + 31 * 86_400_000)
    assert.equal(await clearUnusedMedia({ database, media }, later), 0, 'nobody decided it')
    assert.equal((await desk.send('/desk/media/unused', { days: '30' })).status, 303)
    assert.equal(await clearUnusedMedia({ database, media }, new Date()), 0, 'it is too young')
    assert.ok((await clearUnusedMedia({ database, media }, later)) >= 1)
    assert.equal(await media.holds(String(unused.hash)), false)
    assert.ok(await media.holds(String(used.hash)))
    assert.equal((await checkAudit(database)).brokenAt, null)
  })

  test('cuts a part out as a picture of its own, with credit and rights, and keeps the whole', async () => {
    const { hash } = await upload(await newPicture())
    await desk.send(`/desk/media/${hash}`, { version: '1', alt: 'رود', credit: 'نگار', rights: '© روزن' })
    const cut = await desk.send(`/desk/media/${hash}/cut`, { x: '۰', y: '0', width: '50', height: '100' })
    const own = (await findMedium(database, cut.headers.location!.slice('/desk/media/'.length)))!
    assert.deepEqual([own.width, own.height, own.credit, own.rights, own.alt], [45, 60, 'نگار', '© روزن', null])
    assert.equal(own.cutFrom, hash)
    assert.ok(await media.holds(String(hash)))
    assert.equal(
      (await desk.send(`/desk/media/${hash}/cut`, { x: '90', y: '0', width: '50', height: '100' })).status,
      422,
    )
  })

  test('shows names of files as text, whatever stands in them', async () => {
    const { hash } = await upload(await newPicture(), '"><img src=x onerror=alert(1)>.jpg')
    for (const path of ['/desk/media', `/desk/media/${hash}`]) {
      const { html, headers } = await desk.see(path)
      assert.ok(!html.includes('<img src=x'))
      assert.ok(html.includes('&lt;img src=x onerror=alert(1)&gt;'))
      assert.doesNotMatch(headers['content-security-policy']!, /unsafe|https?:|\*|blob:|data:/)
    }
  })
})

/** 30,000 × 30,000 pixels in a few hundred bytes: the header alone is true. */
async function bomb(): Promise<Buffer> {
  const png = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  png.writeUInt32BE(30_000, 16)
  png.writeUInt32BE(30_000, 20)
  const { crc32 } = await import('node:zlib')
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
  return png
}

function animation(frames: number): Buffer {
  const head = Buffer.from('4749463839610100010080000000000000ffffff', 'hex')
  const frame = Buffer.from('21f9040001000000' + '2c000000000100010000' + '02024401' + '00', 'hex')
  return Buffer.concat([head.subarray(0, 19), ...Array.from({ length: frames }, () => frame), Buffer.from([0x3b])])
}
