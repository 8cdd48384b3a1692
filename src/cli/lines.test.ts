import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linesOf } from './lines.ts'

async function linesIn(text: string, chunkBytes: number): Promise<(string | null)[]> {
  const bytes = Buffer.from(text)
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
  }
  return all(linesOf(chunks()))
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const value of values) found.push(value)
  return found
}

const cases: [string, string[]][] = [
  ['', []],
  ['\n', ['']],
  ['یک\nدو', ['یک', 'دو']],
  ['یک\r\nدو\r\n', ['یک', 'دو']],
  ['یک\n\n', ['یک', '']],
  ['می‌رود\u2028و\u2029باز\rمی‌آید\n', ['می‌رود\u2028و\u2029باز\rمی‌آید']],
  ['𝟘😀\nپایان\r', ['𝟘😀', 'پایان\r']],
]

test('only a line feed ends a line, wherever the stream is cut', async () => {
  for (const [text, expected] of cases) {
    for (const chunkBytes of [1, 2, 3, 5, 1000]) {
      assert.deepEqual(await linesIn(text, chunkBytes), expected, JSON.stringify(text))
    }
  }
})

test('bytes that are no UTF-8 become replacement signs, and the lines stay', async () => {
  async function* broken() {
    yield Uint8Array.of(0x61, 0xff, 0x0a, 0xd8)
  }
  assert.deepEqual(await all(linesOf(broken())), ['a\ufffd', '\ufffd'])
})

test('a line without an end is given up, and the next one is read', async () => {
  const lines = await linesIn(`${'a'.repeat(4 * 1024 * 1024 + 1)}\nb\n`, 64 * 1024)
  assert.deepEqual(lines, [null, 'b'])
})
