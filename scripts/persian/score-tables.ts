/**
 * Scores house style on the tables of peers, and repair on words that good papers leave apart. Run from the project root:
 *   node scripts/persian/score-tables.ts
 * Rows where the house does otherwise on purpose are counted by their reason; what is left over is printed.
 */
import { readFileSync } from 'node:fs'
import { type Difference, otherThanHazm, otherThanVirastar, type PeerRow } from '../../src/persian/peer-differences.ts'
import { inHouseStyle, repair } from '../../src/persian/persian.ts'
import { SHARED } from './corpus.ts'

compare('virastar_tests', rowsOf<PeerRow>('virastar_tests'), otherThanVirastar)
compare(
  'hazm_tests',
  rowsOf<PeerRow>('hazm_tests').filter(
    ({ task, input }) => /normalise|half_space/.test(task) && typeof input === 'string',
  ),
  otherThanHazm,
)
const apart = rowsOf<{ input: string; wrong: string[] }>('half_space_negative')
const wrong = apart.filter((row) => row.wrong.includes(repair(row.input)))
console.log(
  `half_space_negative: ${wrong.length} of ${apart.length} wrong, ${((100 * wrong.length) / apart.length).toFixed(2)} %`,
)
for (const { input } of wrong) console.log(`  ${input} > ${repair(input)}`)

function compare(name: string, rows: readonly PeerRow[], differences: readonly Difference[]): void {
  const missed = rows.filter(({ input, expected }) => inHouseStyle(input) !== expected)
  console.log(`${name}: ${rows.length - missed.length} of ${rows.length} as there`)
  const reasons = Map.groupBy(missed, (row) => differences.find(([, applies]) => applies(row))?.[0] ?? 'no reason')
  for (const [reason, members] of reasons) {
    console.log(`  ${members.length}: ${reason}`)
    if (reason !== 'no reason') continue
    for (const { input, expected } of members) console.log(`    ${input} > ${inHouseStyle(input)}, there ${expected}`)
  }
}

function rowsOf<Row>(table: string): Row[] {
  return readFileSync(`${SHARED}tables/${table}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}
