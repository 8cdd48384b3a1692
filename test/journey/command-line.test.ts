import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'

const sanad = path.join(import.meta.dirname, '../../bin/sanad')

function run(args: string[], input = '') {
  const { status, stdout, stderr } = spawnSync(sanad, args, { input, encoding: 'utf8', timeout: 30_000 })
  return { status, stdout, stderr }
}

const answers: [string[], string, string][] = [
  [['text', 'repair'], 'کتاب ها را می خوانند\n\nائتلاف بینالمللی', 'کتاب‌ها را می‌خوانند\n\nائتلاف بین‌المللی\n'],
  [['text', 'normalise'], 'علي كجا رفت', 'علی کجا رفت\n'],
  [['text', 'slug'], 'کتاب‌های تازه رسید!', 'کتاب-های-تازه-رسید\n'],
  [['text', 'stem'], 'کتاب‌هایشان', 'کتاب\n'],
  [['text', 'spell'], 'کتاب خوب است', '[]\n'],
  [['date', 'parse'], '۲۲:۴۶ - ۰۴-۰۹-۱۳۹۹\nبی تاریخ', '2020-11-24T19:16:00Z\n\n'],
  [['date', 'parse', '--now', '2024-11-18T10:00:00Z'], 'دیروز ساعت ۸ صبح', '2024-11-17T04:30:00Z\n'],
  [['date', 'format', '--style', 'full'], '2020-11-24T19:16:00Z', 'سه‌شنبه ۴ آذر ۱۳۹۹\n'],
]

for (const [args, input, expected] of answers) {
  test(`sanad ${args.join(' ')} answers line by line`, () => {
    const { status, stdout, stderr } = run(args, input)
    assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: expected, stderr: '' })
  })
}

const wrong: string[][] = [
  ['nothing'],
  ['text'],
  ['text', 'sing'],
  ['date', 'parse', '--now', 'x'],
  ['date', 'format', '--style', 'tiny'],
  ['import'],
  ['import', '/nowhere/at/all'],
  ['import', '.', '--base-url', 'x'],
  ['token', 'create', '--role', 'king'],
  ['token', 'revoke'],
  ['seed'],
  ['seed', '--articles', 'many'],
  ['serve', '--port', 'x'],
  ['serve', '--roles', 'kitchen'],
  ['bench', 'nothing'],
  ['read'],
]

test('wrong usage ends with 2 and says how it should be', () => {
  for (const args of wrong) {
    const { status, stdout, stderr } = run(args)
    assert.equal(status, 2, `${args.join(' ')}: ${stderr}`)
    assert.match(stderr, /Usage: sanad/, args.join(' '))
    assert.equal(stdout, '')
  }
})

test('help is no failure', () => {
  const { status, stdout } = run(['--help'])
  assert.equal(status, 0)
  for (const name of ['serve', 'read', 'import', 'text', 'date', 'sources', 'token', 'seed', 'bench', 'verify']) {
    assert.match(stdout, new RegExp(`^  ${name} `, 'm'))
  }
})

test('reading a page stores nothing, and what cannot be read ends with 1', (context) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sanad-read-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  const picture = path.join(folder, 'picture.html')
  writeFileSync(picture, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1]))
  const { status, stdout } = run(['read', picture, '--json'])
  assert.equal(status, 1)
  const line = JSON.parse(stdout)
  assert.equal(line.article, null)
  assert.ok(line.problems.length > 0)
})
