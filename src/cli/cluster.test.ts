import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { test } from 'node:test'
import { lineLengthMax } from './lines.ts'

function sanadCluster(input: string, ...args: string[]): { status: number | null; lines: string[]; errors: string } {
  const main = path.resolve(import.meta.dirname, 'main.ts')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, 'cluster', ...args],
    { encoding: 'utf8', input, maxBuffer: 64 * 1024 * 1024 },
  )
  return { status, lines: stdout.split('\n').filter((line) => line !== ''), errors: stderr }
}

const body = 'شهردار مهرگان از آغاز کار خط تازهٔ قطار شهری در نیمهٔ دی خبر داد و گفت بلیت این خط تا پایان سال رایگان است.'
const item = (id: string | number, changes: object = {}) =>
  JSON.stringify({ id, source: 'sepidar', title: 'خط تازهٔ قطار شهری', body, date: '2025-12-06T10:00:00Z', ...changes })

test('one line for each item, in order, with the story it belongs to', () => {
  const input = [
    item('a'),
    item(7, { source: 'bamgah', title: 'بلیت رایگان', body: `به گزارش سپیدار، ${body.replaceAll('ی', 'ي')}` }),
    item('c', { body: 'باران تا فردا در دامنه‌های کوهپایه می‌بارد و دما شش درجه کاهش می‌یابد.', title: 'هوا' }),
    item('d', { date: '۱۴۰۴/۰۹/۲۵' }),
  ]
  const { status, lines, errors } = sanadCluster(`${input.join('\n')}\n\n`)
  assert.equal(status, 0, errors)
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)),
    [
      { id: 'a', story: 1 },
      { id: 7, story: 1 },
      { id: 'c', story: 2 },
      { id: 'd', story: 3 },
    ],
  )
})

test('bad lines are told by number and the rest is still answered', () => {
  const { status, lines, errors } = sanadCluster(
    `{broken\n${item('b')}\n{"id":"c"}\n[]\n"${'ا'.repeat(lineLengthMax)}"\n{"title":"x"}\n${item('b2')}`,
  )
  assert.equal(status, 1)
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)),
    [
      { id: 'b', story: 1 },
      { id: 'b2', story: 1 },
    ],
  )
  for (const number of [1, 3, 4, 5, 6]) assert.match(errors, new RegExp(`line ${number}:`))
})

test('arguments are wrong usage; an empty input is no failure', () => {
  assert.equal(sanadCluster('', 'x').status, 2)
  assert.deepEqual(sanadCluster(''), { status: 0, lines: [], errors: '' })
})
