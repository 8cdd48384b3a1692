/** Scores the readers on the labelled pages of the shared material, with its own scorer. Floors only rise. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { decodeText } from './charset.ts'
import type { PageArticle, PageOrigin, PageReading, Reading } from './page-article.ts'
import { readHtmlPage } from './read-html-page.ts'
import { readTextDump } from './read-text-dump.ts'

const shared = path.resolve(import.meta.dirname, '../../../shared/data')
const needs = existsSync(path.join(shared, 'pages/score.mjs')) ? {} : { skip: 'needs ../shared' }

interface IndexLine {
  file: string
  url?: string
  fetched_at?: string
  content_type?: string
}

type Truth = { file: string }
type Prediction = { file: string; article: PageArticle | null }
type Table = Record<string, { norm: number | null; f1: number | null; nonnull: number | null }>
interface Scorer {
  run(truth: Truth[], predictions: Prediction[]): { group: string }[]
  table(rows: unknown[]): Table
}

function jsonLines<T>(file: string): T[] {
  const lines = readFileSync(path.join(shared, 'pages', file), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as T)
}

async function scores(
  group: 'html' | 'text',
  read: (text: string, origin: PageOrigin) => Reading<PageReading>,
): Promise<Table> {
  const scorer = (await import(pathToFileURL(path.join(shared, 'pages/score.mjs')).href)) as Scorer
  const truth = jsonLines<Truth>('truth.dev.jsonl').filter(({ file }) => file.startsWith(`${group}/`))
  const index = new Map(jsonLines<IndexLine>('index.jsonl').map((line) => [line.file, line]))
  const predictions = truth.map(({ file }) => {
    const { url = null, fetched_at = null, content_type = null } = index.get(file)!
    const origin = { url, fetchedAt: fetched_at, contentType: content_type }
    const { text } = decodeText(readFileSync(path.join(shared, 'pages', file)), content_type)
    return { file, article: read(text, origin).value?.page ?? null }
  })
  return scorer.table(scorer.run(truth, predictions))
}

/** Per cent right where the page has the field; body as F1. */
const FLOORS = {
  title: 99,
  code: 99,
  published: 99,
  updated: 99,
  lead: 99,
  kicker: 99,
  section: 99,
  author: 99,
  tags: 97,
  sources: 92,
  image: 97,
}
const BODY_FLOOR = 99

function checkFloors(table: Table): void {
  for (const [field, floor] of Object.entries(FLOORS)) {
    const score = table[field]?.nonnull
    if (score !== null && score !== undefined)
      assert.ok(score * 100 >= floor, `${field}: ${(score * 100).toFixed(1)} < ${floor}`)
  }
  assert.ok(table.body_f1!.f1! * 100 >= BODY_FLOOR, `body: ${table.body_f1!.f1}`)
}

test('shared HTML pages, layout descriptions on', needs, async () => {
  checkFloors(await scores('html', (text, origin) => readHtmlPage(text, origin, { spelling: 'house' })))
})

test('shared HTML pages, by the general rules alone', needs, async () => {
  checkFloors(
    await scores('html', (text, origin) => readHtmlPage(text, origin, { spelling: 'house', layouts: 'none' })),
  )
})

test('shared HTML pages without a class name, by the general rules alone', needs, async () => {
  const nameless = (text: string) => text.replace(/ (?:class|id|itemprop)=(?:"[^"]*"|'[^']*')/g, '')
  const table = await scores('html', (text, origin) =>
    readHtmlPage(nameless(text), origin, { spelling: 'house', layouts: 'none' }),
  )
  for (const field of ['title', 'code', 'published', 'lead', 'kicker', 'section']) {
    assert.ok(table[field]!.nonnull! >= 0.95, `${field}: ${table[field]!.nonnull}`)
  }
  assert.ok(table.body_f1!.f1! >= 0.97)
})

test('shared HTML pages without a main heading and without anything in their heads but a title', needs, async () => {
  const bare = (text: string) =>
    text
      .replace(/<script[^>]*ld\+json[\s\S]*?<\/script>/gi, '')
      .replace(/<meta (?!charset|http-equiv)[^>]*>/gi, '')
      .replace(/<(\/?)h1\b/gi, '<$1div')
  checkFloors(
    await scores('html', (text, origin) => readHtmlPage(bare(text), origin, { spelling: 'house', layouts: 'none' })),
  )
})

test('shared text dumps', needs, async () => {
  checkFloors(await scores('text', (text, origin) => readTextDump(text, origin, { spelling: 'house' })))
})

test('the real page everything starts from', needs, () => {
  const text = readFileSync(path.join(shared, 'seed/asriran-757695.txt'), 'utf8')
  const { value, problems } = readTextDump(
    text,
    { url: null, fetchedAt: null, contentType: null },
    { spelling: 'house' },
  )
  const page = value!.page
  assert.deepEqual(problems, [])
  assert.equal(page.code, '757695')
  assert.equal(page.published, '2020-11-24T19:16:00Z')
  assert.equal(page.updated, null)
  assert.match(page.title!, /^ائتلاف آمریکایی: تحرکات اخیر .* معمول است$/)
  assert.match(page.lead!, /^فرمانده کل نیروهای ائتلاف بین‌المللی/)
  assert.equal(page.body.length, 12)
  assert.match(page.body[0]!, /^به گزارش ایسنا، به نقل از میدل[ \u200c]ایست نیوز/)
  assert.match(page.body[11]!, /^پیش از این خبرگزاری اسپوتنیک/)
  assert.deepEqual(page.sources, ['ایسنا', 'میدل ایست نیوز'])
})
