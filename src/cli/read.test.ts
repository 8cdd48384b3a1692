import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'

const folder = mkdtempSync(path.join(tmpdir(), 'sanad-read-'))
after(() => rmSync(folder, { recursive: true }))

const DUMP = `کد خبر ۸۱۲۴۰۷
تاریخ انتشار: ۱۱:۲۵ - ۱۴-۰۷-۱۴۰۲

کتابخانه مرکزی شهر با سه تالار تازه باز شد

به گزارش ایسنا، رئیس سازمان فرهنگی شهرداری گفت: در این طرح ۴۲ هزار جلد کتاب فهرست نویسی شد و همه می توانند از آن استفاده کنند.

وی افزود: ساعت کار کتابخانه از این هفته تا ۱۰ شب ادامه دارد و عضویت دانش آموزان تا پایان سال رایگان خواهد بود.
`
const PAGE = `<html><head><title>باران در راه است</title></head><body><h1>باران در راه است</h1><span>۲ ساعت پیش</span>
<p>باران پاییزی از پنجشنبه به شهرهای شمالی می‌رسد و تا شنبه می‌ماند.</p><p>هواشناسی از مسافران خواسته است زنجیر چرخ همراه داشته باشند.</p></body></html>`

function file(name: string, content: string): string {
  const place = path.join(folder, name)
  writeFileSync(place, content)
  return place
}

function sanad(...args: string[]): { status: number | null; lines: string[]; errors: string } {
  const main = path.resolve(import.meta.dirname, 'main.ts')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, 'read', ...args],
    { encoding: 'utf8', cwd: folder, maxBuffer: 16 * 1024 * 1024 },
  )
  return { status, lines: stdout.split('\n').filter((line) => line !== ''), errors: stderr }
}

test('one JSON object a line, in the order of the files', () => {
  const { status, lines } = sanad(file('a.txt', DUMP), file('b.html', PAGE), '--json')
  const [dump, page] = lines.map((line) => JSON.parse(line))
  assert.equal(status, 0)
  assert.deepEqual([dump.format, dump.article.code, dump.article.published], ['text', '812407', '2023-10-06T07:55:00Z'])
  assert.match(dump.article.body[0], /می‌توانند/)
  assert.deepEqual([page.format, page.article.title, page.article.published], ['html', 'باران در راه است', null])
})

test('--raw leaves the spelling alone', () => {
  const { lines } = sanad(file('a.txt', DUMP), '--json', '--raw')
  assert.match(JSON.parse(lines[0]!).article.body[0], /می توانند/)
})

test('--index tells the address and when the page was fetched', () => {
  const index = file(
    'index.jsonl',
    `${JSON.stringify({ file: 'b.html', url: 'https://didar.example/news/812408?utm_source=x', fetched_at: '2023-10-30T05:42:00Z', content_type: 'text/html' })}\n`,
  )
  file('b.html', PAGE)
  const { lines } = sanad('b.html', '--json', '--index', index)
  const { article } = JSON.parse(lines[0]!)
  assert.deepEqual(
    [article.url, article.code, article.published],
    ['https://didar.example/news/812408', '812408', '2023-10-30T03:42:00Z'],
  )
})

test('a file that cannot be read is told in plain words, the others are read, and it ends with 1', () => {
  const { status, lines, errors } = sanad(
    'none.html',
    file('bomb.xml', '<!DOCTYPE rss [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rss version="2.0"/>'),
    file('a.txt', DUMP),
    '--json',
  )
  assert.equal(status, 1)
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)).map(({ article, feed }) => (article ?? feed ?? null) === null),
    [true, true, false],
  )
  assert.match(errors, /none\.html: the file could not be read \(there is no such file\)/)
  assert.match(errors, /bomb\.xml: the document defines entities that stand for others/)
})

test('wrong usage ends with 2', () => {
  assert.equal(sanad().status, 2)
  assert.equal(sanad('a.txt', '--unknown').status, 2)
  assert.equal(sanad('a.txt', '--index', 'none.jsonl').status, 2)
  assert.equal(sanad('a.txt', '--index', file('bad.jsonl', 'not json\n')).status, 2)
})

test('without --json a person can read it', () => {
  const { lines } = sanad(file('a.txt', DUMP))
  assert.match(lines.join('\n'), /کد خبر: ۸۱۲۴۰۷/)
  assert.match(lines.join('\n'), /انتشار: ۱۴ مهر ۱۴۰۲، ۱۱:۲۵/)
})

test('a feed is one line with its items, and a short list for a person', () => {
  const feed = file(
    'feed.xml',
    '<rss version="2.0"><channel><title>خبر دیدار</title><link>https://didar.example/</link><item><title>پل باز شد</title><link>/1</link><pubDate>Tue, 27 Jan 2026 04:01:00 +0330</pubDate></item></channel></rss>',
  )
  const { status, lines } = sanad(feed, '--json')
  const { format, feed: facts, items, problems } = JSON.parse(lines[0]!)
  assert.equal(status, 0)
  assert.deepEqual([format, facts.title, problems], ['rss', 'خبر دیدار', []])
  assert.deepEqual(
    [items[0].title, items[0].link, items[0].published, items[0].updated],
    ['پل باز شد', 'https://didar.example/1', '2026-01-27T00:31:00Z', null],
  )
  assert.match(sanad(feed).lines.join('\n'), /• پل باز شد \(۷ بهمن ۱۴۰۴، ۰۴:۰۱\)/)
})

test('a feed too large to be held as a whole is read in pieces, in its own charset, and its end is not needed', () => {
  const items = Array.from(
    { length: 20_000 },
    (_, at) => `<item><title>خبر ${at} از شهر می رسد</title><link>https://didar.example/${at}</link></item>`,
  ).join('')
  const { status, lines, errors } = sanad(file('large.xml', `<rss version="2.0"><channel>${items}`), '--json')
  const { format, items: read, problems } = JSON.parse(lines[0]!)
  assert.deepEqual([status, format, read.length, read[4_999].title], [0, 'rss', 5_000, 'خبر ۴۹۹۹ از شهر می‌رسد'])
  assert.deepEqual(
    problems.map(({ kind }: { kind: string }) => kind),
    ['too-many-items'],
  )
  assert.match(errors, /more items than are read/)
})
