import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { test } from 'node:test'
import { helpOf } from './help.ts'
import { nearWord } from './near-word.ts'

const sanad = path.join(import.meta.dirname, '../../../bin/sanad')

test('every command that the program lists has its help, and every option of it a meaning', () => {
  const { stdout } = spawnSync(sanad, ['--help'], { encoding: 'utf8' })
  const listed = [...stdout.matchAll(/^ {2}([a-z]+)(.*)$/gm)]
  assert.ok(listed.length > 15)
  for (const [, name, takes] of listed) {
    const help = helpOf(name!)
    assert.match(help, /^\n[A-Z]/, name)
    for (const [option] of takes!.matchAll(/--[a-z-]+/g)) assert.ok(help.includes(`  ${option}`), `${name} ${option}`)
  }
  assert.equal(helpOf('nothing at all'), '')
})

const known = ['read', 'restore', 'import', 'seed', 'search', '--publish', '--no-demo']
const slips: [typed: string, meant: string | null][] = [
  ['raed', 'read'],
  ['improt', 'import'],
  ['imports', 'import'],
  ['rstore', 'restore'],
  ['resto', 'restore'],
  ['--pub', '--publish'],
  ['--publsih', '--publish'],
  ['--no-dem', '--no-demo'],
  ['se', null],
  ['x', null],
  ['', null],
  ['zzzzzz', null],
  ['read-everything-there-is', null],
]

for (const [typed, meant] of slips) {
  test(`«${typed}» is taken for ${meant ?? 'nothing'}`, () => assert.equal(nearWord(typed, known), meant))
}
