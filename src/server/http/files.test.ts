import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { readRange } from './files.ts'
import { type LoopbackServer, serveOnLoopback } from './on-loopback.ts'

describe('a byte range of ten bytes', () => {
  for (const [header, expected] of [
    ['bytes=0-3', { start: 0, end: 3 }],
    ['bytes=4-', { start: 4, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-99', { start: 0, end: 9 }],
    ['bytes=0-99', { start: 0, end: 9 }],
    ['bytes=9-9', { start: 9, end: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-2', null],
    ['bytes=-', null],
    ['bytes=a-b', null],
    ['bytes=0-1,3-4', null],
    ['items=0-1', null],
    [`bytes=${'9'.repeat(400)}-`, null],
    ['bytes=999999999999999-', 'unsatisfiable'],
  ] as const) {
    test(`${header.slice(0, 30)}`, () => assert.deepEqual(readRange(header, 10), expected))
  }
})

describe('a file', () => {
  const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, place) => place % 251))
  let folder = ''
  let server: LoopbackServer
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sanad-files-'))
    await writeFile(join(folder, 'video.mp4'), bytes)
    server = await serveOnLoopback([], {
      files: [
        {
          pattern: '/media/:name',
          find: async ({ name }) => {
            if (name === 'video') return { contentType: 'video/mp4', identity: 'v1', path: join(folder, 'video.mp4') }
            if (name === 'picture') return { contentType: 'image/webp', identity: 'p1', bytes, maxAgeSeconds: 60 }
            if (name === 'lost') return { contentType: 'image/webp', identity: 'l1', path: join(folder, 'nowhere') }
            if (name === 'folder') return { contentType: 'image/webp', identity: 'f1', path: folder }
            return null
          },
        },
      ],
    })
  })
  after(async () => {
    await server.close()
    await rm(folder, { recursive: true })
  })

  for (const name of ['video', 'picture']) {
    test(`${name}: whole, in part, from the end, not again`, async () => {
      const whole = await server.ask(`/media/${name}`)
      assert.equal(whole.status, 200)
      assert.deepEqual(whole.body, bytes)
      assert.equal(whole.headers['accept-ranges'], 'bytes')
      const part = await server.ask(`/media/${name}`, { headers: { range: 'bytes=1000-1999' } })
      assert.equal(part.status, 206)
      assert.equal(part.headers['content-range'], 'bytes 1000-1999/300000')
      assert.deepEqual(part.body, bytes.subarray(1_000, 2_000))
      assert.deepEqual(
        (await server.ask(`/media/${name}`, { headers: { range: 'bytes=-5' } })).body,
        bytes.subarray(-5),
      )
      const beyond = await server.ask(`/media/${name}`, { headers: { range: 'bytes=300000-' } })
      assert.equal(beyond.status, 416)
      assert.equal(beyond.headers['content-range'], 'bytes */300000')
      const again = await server.ask(`/media/${name}`, { headers: { 'if-none-match': `${whole.headers.etag}` } })
      assert.equal(again.status, 304)
      assert.equal(again.body.length, 0)
      const other = await server.ask(`/media/${name}`, { headers: { range: 'bytes=0-9', 'if-range': '"old"' } })
      assert.equal(other.status, 200)
      const head = await server.ask(`/media/${name}`, { method: 'HEAD' })
      assert.equal(head.headers['content-length'], '300000')
      assert.equal(head.headers['x-content-type-options'], 'nosniff')
    })
  }

  for (const name of ['nothing', 'lost', 'folder', '..%2f..%2fetc%2fpasswd']) {
    test(`${name} is not found`, async () => assert.equal((await server.ask(`/media/${name}`)).status, 404))
  }

  test('a reader who leaves in the middle leaves no open file behind', async () => {
    await new Promise<void>((resolve) => {
      const asking = request(
        { host: '127.0.0.1', port: server.port, path: '/media/video', agent: false },
        (response) => {
          response.once('data', () => {
            asking.destroy()
            resolve()
          })
        },
      )
      asking.on('error', () => {})
      asking.end()
    })
    assert.equal((await server.ask('/media/video')).body.length, bytes.length)
  })
})
