import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runSanad, sanadOverTestDatabase } from '../../test/sanad-command.ts'
import { feed } from './calls/feed.ts'
import { poll } from './calls/poll.ts'

const withoutDatabase = { DATABASE_URL: '' }

test('an address inside the house is not asked, and no database is needed to say so', async () => {
  const [words, json] = await Promise.all([
    runSanad(['feed', 'check', 'http://0x7f.1/feed.xml'], withoutDatabase),
    runSanad(['feed', 'check', 'http://10.0.0.1/', '--json'], withoutDatabase),
  ])
  assert.deepEqual([words.status, words.stderr], [1, ''])
  assert.match(words.stdout, /^no feed: non-public-address این نشانی به شبکه‌ای درونی می‌رسد/)
  const { failure, outcome } = JSON.parse(json.stdout)
  assert.deepEqual([outcome, failure], ['failed', 'non-public-address'])
})

test('wrong usage is told with how it should be', async () => {
  const wrong: [typeof feed, string[]][] = [
    [feed, []],
    [feed, ['sing']],
    [feed, ['check']],
    [feed, ['check', 'http://a.example/', 'extra']],
    [feed, ['list', '--name', 'x']],
    [feed, ['add', 'http://a.example/', '--every', '0']],
    [feed, ['add', 'http://a.example/', '--silence', 'x']],
    [poll, ['extra']],
    [poll, ['--feed', 'x']],
  ]
  for (const [command, args] of wrong) assert.equal(await command(args), 2, args.join(' '))
  const asPeopleCallIt = await runSanad(['feed', 'sing'], withoutDatabase)
  assert.equal(asPeopleCallIt.status, 2)
  assert.match(asPeopleCallIt.stderr, /Usage: sanad feed add/)
})

test('feeds are added without being asked, listed, paused, resumed and removed', async (context) => {
  const sanad = await sanadOverTestDatabase(context)
  const ask = (...args: string[]) => sanad('feed', ...args, '--json')
  const added = await ask('add', 'http://10.0.0.1/', '--unchecked')
  assert.equal(added.status, 1)
  assert.match(added.stderr, /unusable-address/)
  const made = await ask('add', 'https://sepidar.example/feed.xml', '--unchecked', '--source', 'ایسنا')
  const feed = JSON.parse(made.stdout)
  assert.deepEqual(
    [feed.condition, feed.everyMinutes, feed.address],
    ['waiting', 10, 'https://sepidar.example/feed.xml'],
  )
  const again = await ask('add', 'feed://sepidar.example/feed.xml', '--unchecked')
  assert.match(again.stderr, new RegExp(`already-exists: .* It is feed ${feed.id}, «sepidar.example»`))
  assert.match(
    (await ask('add', 'didar.example/rss', '--unchecked', '--section', 'nowhere')).stderr,
    /unknown-section: .*[Ss]ections/,
  )
  for (const verb of ['pause', 'resume', 'remove']) assert.equal((await ask(verb, String(feed.id))).status, 0, verb)
  assert.equal((await ask('list')).stdout, '')
  assert.equal((await ask('pause', '77')).status, 1)
})
