import assert from 'node:assert/strict'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { sanadOverTestDatabase } from '../../../../test/sanad-command.ts'
import { writeAccountPage } from './account-page.ts'
import { hasSentence, problemSentence } from './problem-words.ts'
import { openTally } from './tally.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'sanad-account-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const text =
  'شهردار رودبار گفت خط تازهٔ اتوبوس از فردا کار خود را با دوازده ایستگاه آغاز می‌کند و هر ده دقیقه یک اتوبوس می‌رسد.'
const dated = (code: number) =>
  `کد خبر ${code}\nتاریخ انتشار: ۲۲:۴۶ - ۰۴-۰۹-۱۳۹۹\n\nخط تازهٔ اتوبوس شمارهٔ ${code} در رودبار\n\n${text}\n`

function archive(): string {
  const pages = path.join(folder, 'archive')
  mkdirSync(pages)
  for (const code of [500_001, 500_002, 500_003]) writeFileSync(path.join(pages, `${code}.txt`), dated(code))
  writeFileSync(path.join(pages, 'undated.txt'), `کد خبر ۵۰۰۰۰۴\n\nپل چوبی روستای کرانه باز شد\n\n${text}\n`)
  writeFileSync(path.join(pages, 'empty <b>one.txt'), '')
  return pages
}

const outcomesOf = (target: string) => JSON.parse(readFileSync(path.join(target, 'report.json'), 'utf8'))

test('an import tells what came and what was lost, and after going on what had come before', async (context) => {
  const sanad = await sanadOverTestDatabase(context)
  const pages = archive()
  const [first, second] = ['first/inner', 'second'].map((name) => path.join(folder, name)) as [string, string]
  const told = await sanad('import', pages, '--publish', '--report', first, '--json')
  assert.equal(told.status, 1, told.stderr)
  assert.ok(told.stderr.includes(`report: ${first}/report.html`), told.stderr)
  const account = outcomesOf(first)
  assert.deepEqual([account.isFinished, account.files, account.outcomes], [true, 5, { failed: 1, new: 4 }])
  assert.deepEqual(
    account.problems.map(({ kind, files, lost }: Record<string, unknown>) => [kind, files, lost]),
    [
      ['empty-file', 1, 1],
      ['no-date', 1, 0],
    ],
  )
  assert.equal(account.problems[0].examples[0].file, path.join(pages, 'empty <b>one.txt'))
  assert.equal(account.problems[1].examples[0].code, '500004')

  writeFileSync(path.join(pages, '500005.txt'), dated(500_005))
  const again = await sanad('import', pages, '--publish', '--resume', '--report', second)
  assert.equal(again.status, 1)
  assert.deepEqual(outcomesOf(second).outcomes, { skipped: 3, failed: 1, new: 1, unchanged: 1 })
  const page = readFileSync(path.join(second, 'report.html'), 'utf8')
  assert.match(page, /پیش‌تر آمده<\/th>\s*<td>۳<\/td>/)
  assert.ok(page.includes('empty &lt;b&gt;one.txt') && page.includes('empty%20%3Cb%3Eone.txt'))
  assert.match(page, /<bdi class="path" dir="ltr">[^\n]*\/<bdi>empty &lt;b&gt;one\.txt<\/bdi><\/bdi>/)
  assert.doesNotMatch(page, /<script|<b>one|https?:\/\//)
})

test('a folder that cannot be written is told before anything is imported', async (context) => {
  const sanad = await sanadOverTestDatabase(context)
  const file = path.join(folder, 'a-file')
  writeFileSync(file, '')
  const { status, stdout, stderr } = await sanad('import', file, '--report', path.join(file, 'below'))
  assert.deepEqual([status, stdout], [2, ''])
  assert.match(stderr, /--report takes a folder that can be written/)
})

test('of a kind that many files met, all are counted and the first ones are told', () => {
  const { take, tally } = openTally()
  const remark = { kind: 'no-date', detail: 'x'.repeat(10_000) }
  for (let index = 0; index < 1_234; index++) {
    const ok = index % 2 === 0
    const outcome = ok ? 'new' : 'failed'
    take({ file: `tag:${index}`, ok, outcome, code: null, url: null, problems: [remark, remark] })
  }
  const { files, outcomes, problems } = tally()
  assert.deepEqual([files, outcomes], [1_234, { new: 617, failed: 617 }])
  const [{ examples, ...counts }] = problems as [(typeof problems)[number]]
  assert.deepEqual(counts, { kind: 'no-date', files: 1_234, lost: 617 })
  assert.deepEqual([examples.length, examples[0]!.detail.length], [10, 300])
  const page = writeAccountPage({
    ...tally(),
    isFinished: false,
    asked: ['a'],
    began: '2026-11-23T08:00:00Z',
    seconds: 61,
  })
  assert.match(page, /نیمه‌کاره ماند/)
  assert.match(page, /۱٬۲۳۴ پرونده؛ <strong class="wrong">۶۱۷ تا نیامد/)
  assert.match(page, /و ۱٬۲۲۴ پروندهٔ دیگر/)
})

test('each kind of problem that an import can meet has a sentence of its own', () => {
  const source = path.join(import.meta.dirname, '../../..')
  const written = globSync(['formats/**/*.ts', 'wire/import/*.ts', 'cli/import/*.ts', 'cli/read-bounded.ts'], {
    cwd: source,
  })
    .filter((name) => !name.endsWith('.test.ts'))
    .map((name) => readFileSync(path.join(source, name), 'utf8'))
    .join('\n')
  const forms = [
    /kind: '([a-z-]+)',\s*detail/g,
    /(?:notes|faults)\.add\(\s*'([a-z-]+)'/g,
    /(?:refuse\([\w.]+, |failed\()'([a-z-]+)'/g,
  ]
  const kinds = new Set(forms.flatMap((form) => [...written.matchAll(form)].map(([, kind]) => kind!)))
  assert.ok(kinds.size > 40 && kinds.has('deleted-page') && kinds.has('robots-forbid') && kinds.has('cut-off'))
  assert.deepEqual(
    [...kinds].filter((kind) => !hasSentence(kind)),
    [],
  )
  assert.match(problemSentence('never-heard-of'), /شرح آن/)
})
