import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { readBounded } from './read-bounded.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'sanad-bounded-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => path.join(folder, name)

test('a file up to the limit is read whole; one byte more is too large', () => {
  for (const size of [0, 1, 99_999, 100_000]) {
    writeFileSync(at('page'), Buffer.alloc(size, 'x'))
    assert.deepEqual(readBounded(at('page'), 100_000), Buffer.alloc(size, 'x'))
  }
  writeFileSync(at('page'), Buffer.alloc(100_001))
  assert.equal((readBounded(at('page'), 100_000) as { kind: string }).kind, 'too-large')
})

test('a file that says it is empty is read to its end, and not beyond the limit', {
  skip: existsSync('/proc/self/maps') ? false : 'needs /proc',
}, () => {
  const read = readBounded('/proc/self/maps', 10_000_000)
  assert.ok(read instanceof Uint8Array && read.length > 1000)
  assert.equal((readBounded('/proc/self/maps', 1000) as { kind: string }).kind, 'too-large')
})

test('what is no file is told in plain words', async () => {
  symlinkSync(at('nowhere'), at('dangling'))
  symlinkSync(at('circle'), at('circle'))
  const server = createServer().listen(at('socket'))
  await new Promise((resolve) => server.once('listening', resolve))
  const reasons: [string, RegExp][] = [
    [at('missing'), /there is no such file/],
    [at('dangling'), /there is no such file/],
    [at('circle'), /links lead in a circle/],
    [folder, /it is a folder/],
    [at('socket'), /not a regular file/],
    ['/dev/zero', /not a regular file/],
  ]
  for (const [file, reason] of reasons) {
    const problem = readBounded(file, 1000) as { kind: string; detail: string }
    assert.equal(problem.kind, 'unreadable-file', file)
    assert.match(problem.detail, reason, file)
  }
  server.close()
})
