import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { startNewsroom } from '../newsroom-process.ts'

const sanad = path.join(import.meta.dirname, '../../bin/sanad')

function run(args: string[], input: string | Uint8Array = '') {
  const { status, stdout, stderr } = spawnSync(sanad, args, { input, encoding: 'utf8', timeout: 120_000 })
  return { status, stdout, stderr }
}

const answers: [string[], string, string][] = [
  [['text', 'repair'], 'کتاب ها را می خوانند\n\nائتلاف بینالمللی', 'کتاب‌ها را می‌خوانند\n\nائتلاف بین‌المللی\n'],
  [['text', 'normalise'], 'علي كجا رفت', 'علی کجا رفت\n'],
  [['text', 'slug'], 'کتاب‌های تازه رسید!', 'کتاب-های-تازه-رسید\n'],
  [['text', 'stem'], 'کتاب‌هایشان', 'کتاب\n'],
  [['text', 'spell'], 'کتاب خوب است', '[]\n'],
  [['date', 'parse'], '۲۲:۴۶ - ۰۴-۰۹-۱۳۹۹\nبی تاریخ', '2020-11-24T19:16:00Z\n\n'],
  [['date', 'parse', '--now', '2024-11-18T10:00:00Z'], 'دیروز ساعت ۸ صبح', '2024-11-17T04:30:00Z\n'],
  [['date', 'format', '--style', 'full'], '2020-11-24T19:16:00Z', 'سه‌شنبه ۴ آذر ۱۳۹۹\n'],
  [['date', 'format'], '2020-11-24T22:46:30.25+0330\n2020-11-24t19:16z', '۴ آذر ۱۳۹۹\n۴ آذر ۱۳۹۹\n'],
  [['date', 'format'], '5\n2020-11-24\n2020-11-24T10:00:00\n2020-11-24 10:00Z\n', '\n\n\n\n'],
  [['date', 'format'], '2020-02-30T10:00Z\n0999-01-01T00:00Z\n+020201-01-01T00:00Z\n', '\n\n\n'],
  [['text', 'normalise'], 'علي\u2028كجا\u2029رفت\rديروز\r\nو\n', 'علی کجا رفت دیروز\nو\n'],
  [['text', 'tokens'], 'یک\u2028دو\rسه', 'یک دو سه\n'],
  [['text', 'spell'], '\r\n\n', '[]\n[]\n'],
  [['text', 'repair'], '', ''],
]

for (const [args, input, expected] of answers) {
  test(`sanad ${args.join(' ')} answers line by line`, () => {
    const { status, stdout, stderr } = run(args, input)
    assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: expected, stderr: '' })
  })
}

const wrong: string[][] = [
  ['nothing'],
  ['text'],
  ['constructor'],
  ['__proto__'],
  ['toString'],
  ['text', 'sing'],
  ['text', 'constructor'],
  ['text', '__proto__'],
  ['date', 'parse', '--now', 'x'],
  ['date', 'parse', '--now', '1403-08-27'],
  ['help', 'nothing'],
  ['date', 'format', '--style', 'tiny'],
  ['import'],
  ['import', '.', '--base-url', 'x'],
  ['token', 'create', '--role', 'king'],
  ['token', 'revoke'],
  ['seed'],
  ['seed', '--articles', 'many'],
  ['seed', '--articles', '5', 'extra'],
  ['verify', 'extra'],
  ['verify', '--x'],
  ['serve', '--port', 'x'],
  ['serve', '--roles', 'kitchen'],
  ['bench', 'nothing'],
  ['bench', 'constructor'],
  ['read'],
]

test('wrong usage ends with 2 and says how it should be', () => {
  for (const args of wrong) {
    const { status, stdout, stderr } = run(args)
    assert.equal(status, 2, `${args.join(' ')}: ${stderr}`)
    assert.match(stderr, /Usage: sanad/, args.join(' '))
    assert.equal(stdout, '')
  }
})

const commands =
  'serve read import text date sources cluster feed poll token seed bench search backup restore doctor verify'.split(
    ' ',
  )

test('help is no failure', () => {
  const { status, stdout } = run(['--help'])
  assert.equal(status, 0)
  for (const name of commands) assert.match(stdout, new RegExp(`^  ${name}( |$)`, 'm'))
})

const slips: [string[], RegExp][] = [
  [['raed', 'x.html'], /no command «raed»\. Did you mean «read»\?/],
  [['text', 'repiar'], /Did you mean «repair»\?/],
  [['read', '--jsn', 'x.html'], /no option «--jsn»\. Did you mean «--json»\?/],
  [['serve', '--port', '-1'], /--port needs a value/],
]

test('a slip of the keys is answered with what was probably meant', () => {
  for (const [args, says] of slips) {
    const { status, stdout, stderr } = run(args)
    assert.deepEqual([status, stdout], [2, ''], args.join(' '))
    assert.match(stderr, says)
    assert.doesNotMatch(stderr, /positional argument|ambiguous/)
  }
})

test('the version and the help of a command are told wherever they are asked for', () => {
  assert.match(run(['--version']).stdout, /^sanad \d+\.\d+\.\d+ \(Node \d+/)
  const asked = [['help'], ['--help'], ['-h']].map((word) => run([...word, 'import']).stdout)
  assert.deepEqual(new Set(asked), new Set([run(['import', '--help']).stdout]))
})

test('a page that is piped in is read, and a restore of nothing makes no database', () => {
  const page = run(
    ['read', '-', '--json'],
    '<h1>پل چوبی روستا باز شد</h1><p>پل چوبی روستای کرانه از امروز باز است.</p>',
  )
  assert.equal(JSON.parse(page.stdout).file, '-')
  assert.equal(JSON.parse(page.stdout).format, 'html')
  const data = path.join(os.tmpdir(), `sanad-none-${process.pid}`)
  const { status, stderr } = spawnSync(sanad, ['restore', path.join(data, 'backup')], {
    env: { ...process.env, SANAD_DATA: data },
    encoding: 'utf8',
  })
  assert.deepEqual([status, existsSync(data)], [1, false])
  assert.match(stderr, /is no folder/)
})

test('every command says how it is used, and does nothing else', () => {
  for (const name of commands) {
    const { status, stdout, stderr } = run([name, '--help'])
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' }, name)
    assert.match(stdout, new RegExp(`^Usage: sanad ${name}\\b[^\\n]*\\n\\n[A-Z]`))
  }
})

test('a line longer than any article is answered by an empty line and told', () => {
  const { status, stdout, stderr } = run(
    ['text', 'fold'],
    Buffer.concat([Buffer.alloc(5_000_000, 'a'), Buffer.from('\nآب')]),
  )
  assert.deepEqual({ status, stdout }, { status: 1, stdout: '\nاب\n' })
  assert.match(stderr, /line 1: longer than/)
})

test('reading a page stores nothing, and what cannot be read ends with 1', (context) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sanad-read-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  const picture = path.join(folder, 'picture.html')
  writeFileSync(picture, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1]))
  const { status, stdout } = run(['read', picture, '--json'])
  assert.equal(status, 1)
  const line = JSON.parse(stdout)
  assert.equal(line.article, null)
  assert.ok(line.problems.length > 0)
})

/** What was asked for, in a folder of its own: a page, and names that lead to nothing that can be read. */
function oddFiles(folder: string) {
  const at = (name: string) => path.join(folder, name)
  writeFileSync(
    at('good.txt'),
    'کد خبر ۴۸۲۱۲۰\nتاریخ انتشار: ۰۹:۱۵ - ۱۱-۰۳-۱۳۹۹\n\nپل چوبی روستای کرانه دوباره ساخته شد\n\nپل چوبی روستای کرانه که در سیلاب بهار فرو ریخته بود، دوباره ساخته شد و از امروز باز است.\n\nدهیار روستا گفت: ساخت این پل چهار ماه طول کشید و سی نفر در آن کار کردند.\n',
  )
  symlinkSync(at('nowhere'), at('dangling'))
  execFileSync('mkfifo', [at('pipe')])
  return { good: at('good.txt'), bad: [at('missing.txt'), at('dangling'), at('pipe'), '/dev/zero'] }
}

test('what is no file is refused without waiting for it, and the others are read', (context) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sanad-read-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  const { good, bad } = oddFiles(folder)
  const { status, stdout } = run(['read', ...bad, good, '--json'])
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.equal(status, 1)
  assert.deepEqual(
    lines.map(({ article, problems }) => article?.code ?? problems[0].kind),
    [...bad.map(() => 'unreadable-file'), '482120'],
  )
  assert.equal(run(['read', good, '--index', bad[2]!]).status, 2)
})

test('an import brings in what is there and reports what is not', { timeout: 120_000 }, async (context) => {
  const newsroom = await startNewsroom(context, ['--no-demo'])
  const { good, bad } = oddFiles(path.dirname(newsroom.data))
  const { code, stdout, stderr } = await newsroom.sanad(['import', bad[0]!, good, ...bad.slice(1), '--json'])
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.equal(code, 1, stderr)
  assert.deepEqual(
    lines.slice(0, -1).map(({ file, ok, problems }) => [file, ok, problems[0]?.kind ?? null]),
    [bad[0]!, good, ...bad.slice(1)].map((file) => [file, file === good, file === good ? null : 'unreadable-file']),
  )
  assert.equal(lines.at(-1).summary.files, 5)
  const archive = path.join(path.dirname(good), 'archive')
  mkdirSync(archive)
  copyFileSync(good, path.join(archive, 'good.txt'))
  const folder = path.relative(process.cwd(), archive)
  const named = await newsroom.sanad(['import', `${folder}/`, '--json'])
  assert.equal(JSON.parse(named.stdout.split('\n')[0]!).file, `${folder}/good.txt`, 'as it was asked for')
  const nothing = await newsroom.sanad(['import', '/nowhere/at/all', '--json'])
  assert.deepEqual([nothing.code, nothing.stdout.trim().split('\n').length], [1, 2], nothing.stderr)
})
