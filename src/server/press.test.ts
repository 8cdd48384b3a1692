import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { pressedFile, pressPages } from './press.ts'

describe('the file of a pressed page', () => {
  for (const [path, file] of [
    ['/', 'index.html'],
    ['/fa', 'fa/index.html'],
    ['/fa/news/757695/%D8%B3%D9%86%D8%AF', 'fa/news/757695/index.html'],
    ['/fa/news/757695', 'fa/news/757695/index.html'],
    ['/prs/news/757695/%D8%B3%D9%86%D8%AF', 'prs/news/757695/index.html'],
    ['/fa/tag/%D8%B3%D9%86%D8%AF', 'fa/tag/سند/index.html'],
    ['/fa/tag/نسخهٔ-۲.۵', 'fa/tag/نسخهٔ-۲.۵/index.html'],
    ['/fa/section/world/feed.xml', 'fa/section/world/feed.xml'],
    ['/feed.json', 'feed.json'],
    ['/robots.txt', 'robots.txt'],
    ['/fa/news/757695/../../../../etc/passwd', 'etc/passwd/index.html'],
    ['/..%2f..%2fetc', null],
    ['/%2e%2e/x', 'x/index.html'],
    ['/a%00b', null],
    ['/a%5c..%5cb', null],
    ['/.htaccess', null],
    ['/fa/.git/config', null],
    [`/fa/tag/${'x'.repeat(256)}`, null],
    ['fa', null],
  ] as const) {
    test(`${path.slice(0, 60)} → ${file}`, () => assert.equal(pressedFile(path), file))
  }
})

describe('pressing', () => {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sanad-press-'))
  })
  after(() => rm(folder, { recursive: true }))

  test('writes, replaces and removes, and leaves nothing unfinished behind', async () => {
    const path = '/fa/news/757695/x'
    await pressPages(folder, [
      { path, body: 'یک' },
      { path: '/feed.xml', body: '<rss/>' },
    ])
    const outcome = await pressPages(folder, [
      { path, body: 'دو' },
      { path: '/feed.xml', body: null },
      { path: '/never', body: null },
    ])
    assert.deepEqual(outcome, { pressed: 1, removed: 2, problems: [] })
    assert.equal(await readFile(join(folder, 'fa/news/757695/index.html'), 'utf8'), 'دو')
    const left = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
    assert.deepEqual(
      left.map(({ name }) => name),
      ['index.html'],
    )
  })

  test('a film is linked, not copied; pressed twice it stands there once, and one that is gone is a problem', async () => {
    const film = join(folder, 'held')
    await writeFile(film, 'film')
    const page = { path: '/media/a/film.webm', body: { file: film } }
    for (let times = 0; times < 2; times += 1)
      assert.deepEqual(await pressPages(folder, [page]), { pressed: 1, removed: 0, problems: [] })
    const pressed = join(folder, 'media/a/film.webm')
    assert.equal((await stat(pressed)).ino, (await stat(film)).ino)
    assert.deepEqual(await readdir(join(folder, 'media/a')), ['film.webm'])
    await rm(film)
    const again = await pressPages(folder, [page])
    assert.deepEqual([again.pressed, again.problems.length], [0, 1])
    assert.equal(await readFile(pressed, 'utf8'), 'film')
    await rm(join(folder, 'media'), { recursive: true })
  })

  test('a page that cannot be pressed is a problem, and the others are pressed', async () => {
    const outcome = await pressPages(folder, [
      { path: '/a%2fb', body: 'x' },
      { path: '/fa', body: 'y' },
    ])
    assert.equal(outcome.pressed, 1)
    assert.deepEqual(
      outcome.problems.map(({ path }) => path),
      ['/a%2fb'],
    )
  })

  test('a reader never sees half of a page', async () => {
    const bodies = ['آ'.repeat(200_000), 'ب'.repeat(200_000)]
    let isDone = false
    const writing = (async () => {
      for (let turn = 0; turn < 60; turn += 1)
        await pressPages(folder, [{ path: '/fa', body: bodies[turn % 2] as string }])
      isDone = true
    })()
    await pressPages(folder, [{ path: '/fa', body: bodies[0] as string }])
    while (!isDone) assert.ok(bodies.includes(await readFile(join(folder, 'fa/index.html'), 'utf8')))
    await writing
  })
})
