/**
 * Scores the reading of sourcing on labelled articles.
 *
 *     node scripts/sourcing/score.ts LABELLED.jsonl [--scorer SCORE.mjs] [--errors N]
 *
 * A labelled line is `{id, title, body, chain, mentions, statements, …}`. The figures are those of the scorer that lies
 * beside the labels (`score.mjs`), which is run as it is; speed is printed after them.
 */

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readSourcing } from '#sourcing'

interface Labelled {
  id: string
  title: string | null
  body: string
}

const measuredMs = 2000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { scorer: { type: 'string' }, errors: { type: 'string' } },
})
const labels = positionals[0]
if (labels === undefined) {
  process.stderr.write('usage: node scripts/sourcing/score.ts LABELLED.jsonl [--scorer SCORE.mjs] [--errors N]\n')
  process.exit(2)
}
process.exitCode = score(path.resolve(labels))

function score(file: string): number {
  const scorer = values.scorer ?? path.join(path.dirname(file), 'score.mjs')
  if (!existsSync(scorer)) throw new Error(`no scorer at ${scorer}`)
  const articles = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Labelled)
  const folder = mkdtempSync(path.join(tmpdir(), 'sanad-sourcing-'))
  try {
    const predictions = path.join(folder, 'predictions.jsonl')
    writeFileSync(predictions, articles.map((one) => JSON.stringify({ id: one.id, ...readSourcing(one) })).join('\n'))
    const errors = values.errors === undefined ? [] : ['--errors', values.errors]
    const { status } = spawnSync(process.execPath, [scorer, file, predictions, '--by-source', ...errors], {
      stdio: 'inherit',
    })
    printSpeed(articles)
    return status ?? 1
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function printSpeed(articles: readonly Labelled[]): void {
  for (const article of articles) readSourcing(article)
  const cpuBefore = process.cpuUsage()
  const until = performance.now() + measuredMs
  let count = 0
  while (performance.now() < until) for (const article of articles) count += readSourcing(article) ? 1 : 0
  const cpu = process.cpuUsage(cpuBefore)
  const seconds = (cpu.user + cpu.system) / 1e6
  process.stdout.write(`\nspeed                    ${Math.round(count / seconds)} articles a second of one core\n`)
}
