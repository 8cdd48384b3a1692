import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { type FoundFile, findFiles } from './find-files.ts'
import { type Batch, readBatch } from './read-batch.ts'
import { openReaders } from './readers.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'sanad-readers-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const page = path.join(folder, 'page.txt')
writeFileSync(
  page,
  'کد خبر ۴۸۲۱۲۱\n\nپل چوبی روستای کرانه دوباره ساخته شد\n\nپل چوبی روستای کرانه که در سیلاب بهار فرو ریخته بود، دوباره ساخته شد و از امروز باز است.\n',
)
const batch: Batch = { files: [...findFiles([page])], baseUrl: null, known: {}, sourcing: 'now' }

test('a batch whose thread dies is rejected, and the next ones are read by new threads', {
  timeout: 60_000,
}, async () => {
  const readers = openReaders(1000)
  /** A file that is none: reading it is a mistake of the program, which ends the thread. */
  const deadly = { ...batch, files: [null as unknown as FoundFile] }
  const deaths = Array.from({ length: readers.lanes * 2 }, () => readers.read(deadly))
  for (const death of await Promise.allSettled(deaths)) {
    assert.equal(death.status, 'rejected')
    assert.match(death.reason.message, /A thread that reads files died: /)
  }
  const read = await Promise.all(Array.from({ length: readers.lanes * 2 }, () => readers.read(batch)))
  assert.deepEqual(
    read.map(([file]) => file?.outcome),
    read.map(() => 'draft'),
  )
  await readers.close()
})

test('names that lead nowhere are found, each with its reason', () => {
  const archive = path.join(folder, 'archive')
  mkdirSync(archive)
  writeFileSync(path.join(archive, 'b.html'), '')
  writeFileSync(path.join(archive, 'a.html'), '')
  symlinkSync(path.join(folder, 'nowhere'), path.join(folder, 'dangling'))
  const asked = [path.join(folder, 'missing'), archive, path.join(folder, 'dangling'), page]
  assert.deepEqual(
    [...findFiles(asked)].map(({ relative, unreadable }) => [relative, unreadable]),
    [
      ['missing', 'there is no such file'],
      ['a.html', undefined],
      ['b.html', undefined],
      ['dangling', 'there is no such file'],
      ['page.txt', undefined],
    ],
  )
  const [missing] = readBatch({ ...batch, files: [...findFiles(asked.slice(0, 1))] })
  assert.equal(missing?.outcome === 'failed' && missing.problems[0]?.kind, 'unreadable-file')
})

test('of a folder every file is a page or told: pages as mirrors name them, what is passed over counted by its sort', () => {
  const mirror = path.join(folder, 'mirror')
  mkdirSync(path.join(mirror, 'خبرها'), { recursive: true })
  mkdirSync(path.join(mirror, '.git'))
  const pages = ['view.php?id=12', 'index.jsp', 'a.shtml', 'b.HTML', 'c.aspx@id=3', 'خبرها/د', 'e.php5']
  const others = ['.htaccess', 'f.jpg', 'g.JPG', 'feed.xml', 'h.tar.gz', '.git/config']
  for (const name of [...pages, ...others]) writeFileSync(path.join(mirror, name), '')
  writeFileSync(Buffer.concat([Buffer.from(`${mirror}/`), Buffer.from([0xce, 0xc8, 0xd1])]), '')
  symlinkSync('a.shtml', path.join(mirror, 'i.html'))
  const files = [...findFiles([mirror])]
  const readable = files.filter((found) => found.unreadable === undefined && found.passedOver === undefined)
  assert.deepEqual(readable.map(({ relative }) => relative).sort(), [...pages].sort())
  assert.deepEqual(
    files.flatMap(({ unreadable }) => unreadable ?? []),
    ['its name is not in UTF-8; rename it'],
  )
  const [told] = readBatch({ ...batch, files: files.slice(-1) })
  assert.ok(told?.outcome === 'passed-over')
  assert.equal(told.file, mirror)
  assert.match(
    told.problems[0]!.detail,
    /^7 passed over, no pages by their names: 2 hidden, 2 \.jpg, 1 \.xml, 1 \.gz, 1 links \(not followed\); /,
  )
})

test('a page that is packed with gzip is read as it is unpacked; what is no page in it is told', () => {
  const [plain] = readBatch(batch)
  const files = [gzipSync(readFileSync(page)), gzipSync('<rss version="2.0"><channel></channel></rss>')].map(
    (bytes, at) => {
      const file = path.join(folder, `packed-${at}.txt.gz`)
      writeFileSync(file, bytes)
      return file
    },
  )
  const [read, feed] = readBatch({ ...batch, files: [...findFiles(files)] })
  assert.ok(plain?.outcome === 'draft' && read?.outcome === 'draft')
  assert.deepEqual(read.draft.content, plain.draft.content)
  assert.ok(feed?.outcome === 'failed')
  assert.deepEqual(
    feed.problems.map(({ kind }) => kind),
    ['unsupported-format', 'packed'],
  )
})

test('a base address that nothing can be joined to is a problem of each file', () => {
  for (const baseUrl of ['javascript:alert(1)', 'data:text/plain,x', 'mailto:a@b.example', 'no address', '']) {
    const [read] = readBatch({ ...batch, baseUrl })
    assert.equal(read?.outcome === 'failed' && read.problems[0]?.kind, 'unusable-address', baseUrl)
  }
  const odd = { file: page, relative: 'سال ۱/javascript:%\ud800?#.txt' }
  const [read] = readBatch({ ...batch, files: [odd], baseUrl: 'https://old.example/fa/' })
  const address = read?.outcome === 'draft' ? read.draft.address : null
  assert.match(address!, /^https:\/\/old\.example\/fa\/%D8%B3[^?#:]*\/javascript%3A%25%EF%BF%BD%3F%23\.txt$/)
})
