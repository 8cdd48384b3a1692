import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'

const sanad = path.join(import.meta.dirname, '../../bin/sanad')

function run(args: string[], data = '/nonexistent') {
  const env = { ...process.env, SANAD_DATA: data, DATABASE_URL: '' }
  const { status, stdout, stderr } = spawnSync(sanad, args, { encoding: 'utf8', timeout: 120_000, env })
  return { status, stdout, stderr }
}

test('an address inside the house is not asked, and no database is needed to say so', () => {
  const words = run(['feed', 'check', 'http://0x7f.1/feed.xml'])
  assert.deepEqual([words.status, words.stderr], [1, ''])
  assert.match(words.stdout, /^no feed: non-public-address این نشانی به شبکه‌ای درونی می‌رسد/)
  const { failure, outcome } = JSON.parse(run(['feed', 'check', 'http://10.0.0.1/', '--json']).stdout)
  assert.deepEqual([outcome, failure], ['failed', 'non-public-address'])
})

test('wrong usage is told with how it should be', () => {
  const wrong = [
    ['feed'],
    ['feed', 'sing'],
    ['feed', 'check'],
    ['feed', 'check', 'http://a.example/', 'extra'],
    ['feed', 'list', '--name', 'x'],
    ['feed', 'add', 'http://a.example/', '--every', '0'],
    ['feed', 'add', 'http://a.example/', '--silence', 'x'],
    ['poll', 'extra'],
    ['poll', '--feed', 'x'],
  ]
  for (const args of wrong) assert.equal(run(args).status, 2, args.join(' '))
})

test('feeds are added without being asked, listed, paused, resumed and removed', (context) => {
  const data = mkdtempSync(path.join(os.tmpdir(), 'sanad-feed-'))
  context.after(() => rmSync(data, { recursive: true, force: true }))
  const ask = (...args: string[]) => run(['feed', ...args, '--json'], data)
  const added = ask('add', 'http://10.0.0.1/', '--unchecked')
  assert.equal(added.status, 1)
  assert.match(added.stderr, /unusable-address/)
  const feed = JSON.parse(ask('add', 'https://sepidar.example/feed.xml', '--unchecked', '--source', 'ایسنا').stdout)
  assert.deepEqual(
    [feed.condition, feed.everyMinutes, feed.address],
    ['waiting', 10, 'https://sepidar.example/feed.xml'],
  )
  assert.match(ask('add', feed.address, '--unchecked').stderr, /already-exists/)
  for (const verb of ['pause', 'resume', 'remove']) assert.equal(ask(verb, String(feed.id)).status, 0, verb)
  assert.equal(ask('list').stdout, '')
  assert.equal(ask('pause', '77').status, 1)
})
