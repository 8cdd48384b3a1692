/** Feeds that attack their reader: those made here, and those of the shared material, in processes of their own. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { ATOM, JSON_FEED, NEWSML, NINJS, OPML, RSS, SITEMAP, WXR } from './feed/fixtures.ts'
import { readFeed } from './read-feed.ts'

function read(source: string | Uint8Array) {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source
  const origin = { url: null, fetchedAt: null, contentType: null }
  const { value, problems } = readFeed(bytes, origin, { spelling: 'raw' })
  return { items: value?.items.map(({ item }) => item) ?? [], kinds: problems.map(({ kind }) => kind) }
}

test('every feed cut at every byte is answered, with the items before the cut', () => {
  for (const source of [RSS, ATOM, JSON_FEED, NEWSML, NINJS, SITEMAP, OPML, WXR]) {
    const bytes = new TextEncoder().encode(source)
    let most = 0
    const step = Math.max(1, Math.floor(bytes.length / 400))
    for (let end = 0; end <= bytes.length; end += step) {
      const { items } = read(bytes.subarray(0, end))
      most = Math.max(most, items.length)
    }
    assert.ok(most > 0)
  }
})

const item = (at: number) => `<item><title>خبر ${at}</title><guid>${at}</guid></item>`
const hostile: { name: string; source: string | Uint8Array; kind?: string; items?: number }[] = [
  {
    name: 'entities in entities',
    source: `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel>${item(1)}</channel></rss>`,
    kind: 'entity-definitions',
    items: 0,
  },
  {
    name: 'a hundred thousand levels',
    source: `<rss version="2.0"><channel>${'<a>'.repeat(100_000)}${item(1)}`,
    kind: 'hostile-markup',
    items: 0,
  },
  {
    name: 'an attribute of a megabyte',
    source: `<rss version="2.0"><channel><item a="${'x'.repeat(1_000_000)}"/></channel></rss>`,
    kind: 'hostile-markup',
    items: 0,
  },
  {
    name: 'a million items',
    source: `<rss version="2.0"><channel>${'<item><guid>1</guid></item>'.repeat(700_000)}</channel></rss>`,
    kind: 'too-many-items',
    items: 5_000,
  },
  {
    name: 'a headline of five megabytes',
    source: `<rss version="2.0"><channel><item><title>${'ب'.repeat(5_000_000)}</title></item></channel></rss>`,
    kind: 'long-title',
    items: 1,
  },
  {
    name: 'an identity of a megabyte',
    source: `<rss version="2.0"><channel><item><title>x</title><guid>${'x'.repeat(1_000_000)}</guid></item></channel></rss>`,
    items: 1,
  },
  {
    name: 'a body of three megabytes',
    source: `<rss version="2.0"><channel><item><title>x</title><description>${'&lt;p&gt;متن خبر.'.repeat(150_000)}</description></item></channel></rss>`,
    items: 1,
  },
  {
    name: 'frames without end',
    source: `<rss version="2.0"><channel><item><title>x</title><description>${'&lt;iframe&gt;'.repeat(50_000)}متن خبر.</description></item></channel></rss>`,
    items: 1,
  },
  {
    name: 'a thousand categories',
    source: `<rss version="2.0"><channel><item><title>x</title>${'<category>c</category>'.repeat(100_000)}</item></channel></rss>`,
    items: 1,
  },
  {
    name: 'letters of no alphabet',
    source: Uint8Array.from({ length: 300_000 }, (_, at) =>
      at < 30 ? '<rss version="2.0"><channel><item'.charCodeAt(at) : (at * 7919) & 0xff,
    ),
  },
  {
    name: 'NULs between letters',
    source: `<rss version="2.0"><channel><item><title>خ\u0000بر</title></item></channel></rss>`,
    kind: 'control-characters',
    items: 1,
  },
  {
    name: 'JSON of a hundred thousand brackets',
    source: `{"version":"https://jsonfeed.org/version/1","items":${'['.repeat(100_000)}`,
    kind: 'hostile-markup',
    items: 0,
  },
  {
    name: 'JSON that names prototypes',
    source:
      '{"version":"https://jsonfeed.org/version/1","__proto__":{"isAdmin":true},"items":[{"id":"1","__proto__":{"title":"x"},"constructor":1}]}',
    items: 1,
  },
  {
    name: 'sitemaps of a hundred thousand addresses',
    source: `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${'<url><loc>https://a.example/</loc></url>'.repeat(100_000)}</urlset>`,
    kind: 'too-many-items',
    items: 50_000,
  },
]

for (const { name, source, kind, items } of hostile) {
  test(`hostile feed: ${name}`, () => {
    const started = performance.now()
    const found = read(source)
    assert.ok(performance.now() - started < 10_000)
    if (kind !== undefined) assert.ok(found.kinds.includes(kind), `${found.kinds}`)
    if (items !== undefined) assert.equal(found.items.length, items)
    for (const one of found.items) {
      assert.ok((one.title?.length ?? 0) <= 512 && (one.id?.length ?? 0) <= 2_000)
      assert.ok(one.categories.length <= 200)
    }
    assert.equal(({} as Record<string, unknown>).isAdmin, undefined)
  })
}

const shared = path.join(import.meta.dirname, '../../../shared/data/hostile/feeds')
const needs = existsSync(shared) ? {} : { skip: 'needs ../shared' }

/** Reads the files it is given, and says in a line of each how that went. Linux counts memory in KiB. */
const CHILD = `
import { readFileSync } from 'node:fs'
import { detectFormat, isFeedFormat, readFeed, readPage } from '#formats'
const origin = { url: 'https://feeds.example/x', fetchedAt: '2026-02-01T00:00:00Z', contentType: null }
readFeed(new TextEncoder().encode('<rss><channel><item><title>x</title></item></channel></rss>'), origin, { spelling: 'house' })
const before = process.resourceUsage().maxRSS
for (const file of process.argv.slice(1)) {
  const bytes = new Uint8Array(readFileSync(file))
  const started = process.cpuUsage()
  const format = detectFormat(bytes, origin)
  const { value, problems } = isFeedFormat(format) ? readFeed(bytes, origin, { spelling: 'house' }) : readPage(bytes, origin, { spelling: 'house' })
  const spent = process.cpuUsage(started)
  const ms = (spent.user + spent.system) / 1000
  const items = value?.items ?? []
  console.log(JSON.stringify({ file, ms, grownMiB: (process.resourceUsage().maxRSS - before) / 1024, items: items.map(({ item }) => item), kinds: problems.map(({ kind }) => kind) }))
}
`

/** Time of the processor (machines that run tests are busy) and memory of one file, over what an empty feed costs. */
const MS_MAX = 2_000
const GROWN_MIB_MAX = 100
/** Larger files have a process of their own; the small ones follow one another in one, and stay within its bound together. */
const OWN_PROCESS_BYTES = 50_000
/** Files of which nothing may be believed. */
const REFUSED =
  /^(?:billion-laughs|quadratic-blowup|recursive-entity|html-instead|empty|deep-nesting|attrs-100k|long-name)/

test(
  'every hostile file of the shared material is answered in time and memory, and nothing of an attack is kept',
  needs,
  (context) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'sanad-hostile-feeds-'))
    context.after(() => rmSync(folder, { recursive: true }))
    const names = readdirSync(shared).filter((name) => /\.(?:xml|html|json)(?:\.gz)?$/.test(name))
    const files = names.flatMap((name) => {
      if (name === 'MANIFEST.json') return []
      const stored = readFileSync(path.join(shared, name))
      const file = path.join(folder, name.replace(/\.gz$/, ''))
      writeFileSync(file, name.endsWith('.gz') ? gunzipSync(stored) : stored)
      return [file]
    })
    const large = files.filter((file) => statSync(file).size > OWN_PROCESS_BYTES)
    const small = files.filter((file) => !large.includes(file))
    assert.ok(large.length > 0 && small.length > 0)
    const told = [small, ...large.map((file) => [file])].flatMap(readAside)
    assert.deepEqual(told.map(({ file }) => file).sort(), files.sort())
    for (const { file, ms, grownMiB, items, kinds } of told) {
      const name = path.basename(file)
      assert.ok(ms < MS_MAX && grownMiB < GROWN_MIB_MAX, `${name}: ${Math.round(ms)} ms, ${Math.round(grownMiB)} MiB`)
      assert.equal(items.length > 0, !REFUSED.test(name), `${name}: ${items.length} items, ${kinds}`)
      if (items.length === 0) assert.notDeepEqual(kinds, [], name)
      const kept = JSON.stringify(items)
      assert.doesNotMatch(kept, /CANARY\.|root:x:|[\u202a-\u202e\u0000]|"(?:link|url)":"(?!https?:)/, name)
    }
  },
)

interface Told {
  file: string
  ms: number
  grownMiB: number
  items: unknown[]
  kinds: string[]
}

function readAside(files: string[]): Told[] {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', CHILD, '--', ...files],
    {
      cwd: path.join(import.meta.dirname, '../..'),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      timeout: 60_000,
    },
  )
  assert.equal(status, 0, `${files.map((file) => path.basename(file))}: ${stderr}`)
  const lines = stdout.trim().split('\n')
  return lines.map((line) => JSON.parse(line) as Told)
}
