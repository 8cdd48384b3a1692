import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { readSourcing } from './sourcing.ts'

const labels = path.resolve(import.meta.dirname, '../../../shared/data/attribution')
const skip = existsSync(labels) ? false : 'needs ../shared'

test('labelled articles: chains, statements, speakers and mentions stay above their floors', { skip }, () => {
  const file = path.join(labels, 'dev.jsonl')
  const articles = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { id: string; title: string; body: string })
  const folder = mkdtempSync(path.join(tmpdir(), 'sanad-labelled-'))
  try {
    const predictions = path.join(folder, 'predictions.jsonl')
    writeFileSync(predictions, articles.map((one) => JSON.stringify({ id: one.id, ...readSourcing(one) })).join('\n'))
    const { stdout } = spawnSync(process.execPath, [path.join(labels, 'score.mjs'), file, predictions, '--json'], {
      encoding: 'utf8',
    })
    const { chain, statements, mentions } = JSON.parse(stdout)
    const floors: [name: string, figure: number, floor: number][] = [
      ['chain exact', chain.exact, 0.95],
      ['chain exact, non-empty', chain.exact_nonempty, 0.93],
      ['chain exact, two or more hops', chain.exact_multi, 0.85],
      ['true emptiness', 1 - chain.false_chain_rate, 0.98],
      ['statement detection F1', statements.detection.f1, 0.94],
      ['speaker F1, strict', statements.speaker.f1, 0.9],
      ['speaker F1, lenient', statements.speaker_lenient.f1, 0.92],
      ['mention F1', mentions.f1, 0.85],
    ]
    for (const [name, figure, floor] of floors) assert.ok(figure >= floor, `${name}: ${figure}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

const seed = path.resolve(import.meta.dirname, '../../../shared/data/seed/asriran-757695.txt')

test('the page everything starts from: its chain, its speakers, its earlier report', {
  skip: existsSync(seed) ? false : 'needs ../shared',
}, () => {
  const lines = readFileSync(seed, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
  const from = lines.findIndex((line) => line.startsWith('ائتلاف آمریکایی:'))
  const to = lines.findIndex((line) => line.startsWith('ارسال به دوستان'))
  const { chain, mentions, statements } = readSourcing({ title: null, body: lines.slice(from, to).join('\n') })
  assert.deepEqual(
    chain.map((hop) => `${hop.name} ${hop.relation}`),
    ['ایسنا reported-by', 'میدل ایست نیوز quoting'],
  )
  assert.deepEqual(
    mentions.map((mention) => `${mention.name} ${mention.relation}`),
    ['خبرگزاری اسپوتنیک earlier-report'],
  )
  assert.equal(statements.filter((statement) => statement.speaker === 'کوین کوبسی').length, 7)
  assert.deepEqual(
    ['واین ماروتو', 'کینو کبرئیل'].map((name) => statements.filter((statement) => statement.speaker === name).length),
    [1, 2],
  )
  assert.equal(statements[1]?.polarity, 'deny')
})
