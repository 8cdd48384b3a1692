/** What one hostile file costs the whole command, Node and all: its greatest room and its time, as the system counts them. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { gunzipSync } from 'node:zlib'

const MB_MAX = 100
const CPU_MS_MAX = 2_000
/** Larger files have a process of their own; the small ones follow one another in one. */
const OWN_PROCESS_BYTES = 50_000

const folder = mkdtempSync(path.join(tmpdir(), 'sanad-read-memory-'))
after(() => rmSync(folder, { recursive: true }))

const command = path.resolve(import.meta.dirname, '../../bin/sanad')

/** Counted by the process itself, at its very end. */
const COUNTING = `data:text/javascript,${encodeURIComponent(`process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  process.stderr.write('\\n' + JSON.stringify({ mb: maxRSS / 1024, cpuMs: (userCPUTime + systemCPUTime) / 1000 }))
})`)}`
const HOARDING = `data:text/javascript,${encodeURIComponent('globalThis.hoard = Buffer.alloc(60 * 1024 * 1024, 1)')}`

interface Cost {
  status: number | null
  mb: number
  cpuMs: number
  lines: string[]
}

function costOf(files: string[], ...preloaded: string[]): Cost {
  const { status, stdout, stderr } = spawnSync(command, ['read', ...files, '--json'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_OPTIONS: [COUNTING, ...preloaded].map((one) => `--import=${one}`).join(' '),
    },
  })
  const lines = stdout.split('\n').filter((line) => line !== '')
  return { status, lines, ...(JSON.parse(stderr.slice(stderr.lastIndexOf('\n'))) as { mb: number; cpuMs: number }) }
}

function kept(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return file
}

const rss = (items: string): string => `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>${items}`
const item = (at: number): string =>
  `<item><title>خبر ${at} می رسد</title><link>https://didar.example/${at}</link><guid>${at}</guid><description>متن خبر</description></item>`

const wxr = (posts: number): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>دیدار</title><wp:wxr_version>1.2</wp:wxr_version>${Array.from({ length: posts }, (_, at) => `${item(at).replace('</item>', '')}<content:encoded><![CDATA[${`<p>${'خبر آمد. '.repeat(20)}</p>`.repeat(3)}]]></content:encoded><wp:post_id>${at}</wp:post_id></item>`).join('')}</channel></rss>`

const quiet = kept('quiet.xml', rss(item(1)))
/** Code is compiled once and kept; the first call pays for it. */
before(() => costOf([quiet]))

const hostile: [name: string, content: () => string, items: number][] = [
  ['fifty thousand items', () => rss(Array.from({ length: 50_000 }, (_, at) => item(at)).join('')), 5_000],
  ['a headline of five megabytes', () => rss(`<item><title>${'ب'.repeat(2_500_000)}</title></item>`), 1],
  ['an element with a name of five megabytes', () => rss(`<item><${'a'.repeat(5_000_000)}>x</item>`), 0],
  ['a hundred thousand levels', () => rss(`<item><title>${'<a>'.repeat(100_000)}`), 0],
  ['an export of WordPress above a megabyte', () => wxr(1_000), 1_000],
  ['a hundred thousand attributes', () => rss(`<item ${'a="1" '.repeat(100_000)}/>`), 0],
]

for (const [name, content, items] of hostile) {
  test(`the whole command stays under ${MB_MAX} MB and two seconds with ${name}`, () => {
    const { mb, cpuMs, lines } = costOf([kept('hostile.xml', content())])
    assert.equal(JSON.parse(lines[0]!).items.length, items)
    assert.ok(mb < MB_MAX && cpuMs < CPU_MS_MAX, `${mb.toFixed(1)} MB, ${cpuMs.toFixed(0)} ms`)
  })
}

test('a command that holds sixty megabytes more is seen to be too large', () => {
  assert.ok(costOf([quiet], HOARDING).mb > MB_MAX)
})

const shared = path.resolve(import.meta.dirname, '../../../shared/data/hostile/feeds')

test(
  'every hostile file of the shared material is answered within the same bounds',
  existsSync(shared) ? {} : { skip: 'needs ../shared' },
  () => {
    const names = readdirSync(shared).filter((name) => name !== 'MANIFEST.json')
    const files = names.map((name) => {
      const bytes = readFileSync(path.join(shared, name))
      return kept(name.replace(/\.gz$/, ''), name.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    })
    const large = files.filter((file) => readFileSync(file).length > OWN_PROCESS_BYTES)
    const small = files.filter((file) => !large.includes(file))
    assert.ok(large.length > 0)
    for (const some of [small, ...large.map((file) => [file])]) {
      const { status, lines, mb, cpuMs } = costOf(some)
      const told = `${some.length === 1 ? path.basename(some[0]!) : 'the small ones'}: ${mb.toFixed(1)} MB, ${cpuMs.toFixed(0)} ms`
      assert.ok(status === 0 || status === 1, told)
      assert.equal(lines.length, some.length, told)
      assert.ok(mb < MB_MAX && cpuMs < CPU_MS_MAX, told)
    }
  },
)
