import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { compressBest, compressQuickly, decompress, isCompressible, wantedEncodings } from './encoding.ts'

describe('the encoding chosen for', () => {
  for (const [accept, expected] of [
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['GZIP;Q=0.5', 'gzip'],
    ['x-gzip', 'gzip'],
    ['br;q=0', 'identity'],
    ['br;q=0, gzip;q=0', 'identity'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['br;q=0, *', 'gzip'],
    ['br;q=0.1, gzip;q=0.9', 'gzip'],
    ['identity;q=1, br;q=0.5', 'identity'],
    ['br;q=nonsense', 'identity'],
    [';;;,,,=', 'identity'],
    [`br, ${'x'.repeat(10_000)}`, 'identity'],
  ] as const) {
    test(`«${accept?.slice(0, 40)}» is ${expected}`, () => assert.equal(wantedEncodings(accept).best, expected))
  }

  test('ten thousand different wishes, without remembering them all', () => {
    for (let wish = 0; wish < 10_000; wish += 1) assert.equal(wantedEncodings(`br, x-${wish}`).best, 'br')
  })
})

describe('packing', () => {
  for (const size of [0, 1, 1_000, 47_000, 200_000]) {
    test(`${size} bytes come back as they were`, async () => {
      const plain = Buffer.from('خبر منطقه '.repeat(Math.ceil(size / 10))).subarray(0, size)
      for (const encoding of ['br', 'gzip', 'identity'] as const) {
        assert.deepEqual(decompress(await compressQuickly(plain, encoding), encoding), plain)
      }
      assert.deepEqual(decompress(await compressBest(plain), 'br'), plain)
    })
  }

  for (const [type, expected] of [
    ['text/html; charset=utf-8', true],
    ['application/rss+xml; charset=utf-8', true],
    ['application/feed+json', true],
    ['application/json', true],
    ['text/javascript', true],
    ['image/svg+xml', true],
    ['image/webp', false],
    ['font/woff2', false],
    ['video/mp4', false],
    ['application/octet-stream', false],
  ] as const) {
    test(`${type} ${expected ? 'shrinks' : 'does not shrink'}`, () => assert.equal(isCompressible(type), expected))
  }
})
