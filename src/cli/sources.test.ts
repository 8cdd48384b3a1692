import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { test } from 'node:test'
import { lineLengthMax } from './lines.ts'

function sanadSources(input: string, ...args: string[]): { status: number | null; lines: string[]; errors: string } {
  const main = path.resolve(import.meta.dirname, 'main.ts')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, 'sources', ...args],
    { encoding: 'utf8', input, maxBuffer: 64 * 1024 * 1024 },
  )
  return { status, lines: stdout.split('\n').filter((line) => line !== ''), errors: stderr }
}

const body = 'به گزارش ایسنا، به نقل از میدل ایست نیوز، سخنگوی ائتلاف گفت: کار رو به پایان است.'

test('one line of sourcing for each article, in order', () => {
  const input = [
    { id: 'a', title: null, body },
    { id: 7, title: 'تیتر', body: 'باران آمد.' },
  ].map((one) => JSON.stringify(one))
  const { status, lines, errors } = sanadSources(`${input.join('\n')}\n\n`)
  assert.equal(status, 0, errors)
  const [first, second] = lines.map((line) => JSON.parse(line))
  assert.deepEqual(Object.keys(first), ['id', 'chain', 'mentions', 'statements', 'problems'])
  assert.deepEqual(first.chain, [
    { name: 'ایسنا', kind: 'agency', relation: 'reported-by' },
    { name: 'میدل ایست نیوز', kind: 'site', relation: 'quoting' },
  ])
  assert.equal(first.statements[0].speaker, 'سخنگوی ائتلاف')
  assert.equal(body.slice(first.statements[0].start, first.statements[0].end), first.statements[0].sentence)
  assert.deepEqual(second, { id: 7, chain: [], mentions: [], statements: [], problems: [] })
})

test('bad lines are told by number and the rest is still answered', () => {
  const good = JSON.stringify({ id: 'b', body })
  const { status, lines, errors } = sanadSources(
    `{broken\n${good}\n{"id":"c"}\n[]\n"${'ا'.repeat(lineLengthMax)}"\n${good}`,
  )
  assert.equal(status, 1)
  assert.equal(lines.length, 2)
  for (const number of [1, 3, 4, 5]) assert.match(errors, new RegExp(`line ${number}:`))
})

test('arguments are wrong usage; an empty input is no failure', () => {
  assert.equal(sanadSources('', 'x').status, 2)
  assert.deepEqual(sanadSources(''), { status: 0, lines: [], errors: '' })
})
