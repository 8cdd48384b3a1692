import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { inHouseStyle } from './house-style.ts'
import { otherThanHazm, otherThanVirastar, type PeerRow } from './peer-differences.ts'

const TABLES = new URL('../../../shared/data/persian/tables/', import.meta.url)
const skip = existsSync(TABLES) ? false : 'needs ../shared'

const rowsOf = (table: string): PeerRow[] =>
  readFileSync(new URL(table, TABLES), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

test("Virastar's examples come out as Virastar has them, but for the reasons listed", { skip }, () => {
  for (const row of rowsOf('virastar_tests.jsonl')) {
    if (otherThanVirastar.some(([, applies]) => applies(row))) continue
    assert.equal(inHouseStyle(row.input), row.expected)
  }
})

test("hazm's examples come out as hazm has them, but for the reasons listed", { skip }, () => {
  for (const row of rowsOf('hazm_tests.jsonl')) {
    if (!/normalise|half_space/.test(row.task) || typeof row.input !== 'string') continue
    if (otherThanHazm.some(([, applies]) => applies(row))) continue
    assert.equal(inHouseStyle(row.input), row.expected)
  }
})
