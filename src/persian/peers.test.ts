import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { inHouseStyle } from './house-style.ts'

const TABLES = new URL('../../../shared/data/persian/tables/', import.meta.url)
const skip = existsSync(TABLES) ? false : 'needs ../shared'

type Row = { task: string; input: string; expected: string; opts?: Record<string, unknown> }

const rowsOf = (table: string): Row[] =>
  readFileSync(new URL(table, TABLES), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

/** Rows of Virastar where the house does otherwise on purpose, each kind with its reason. */
const otherwise: [string, (row: Row) => boolean][] = [
  [
    'text without a Persian letter is left to its own language',
    ({ input }) => /[a-z]/i.test(input) && !/[\u0620-\u06d3]/.test(input),
  ],
  ['code and character references are protected', ({ input }) => /[`&]/.test(input)],
  ['there are no such options: one house form for all', ({ opts }) => Object.keys(opts ?? {}).length > 0],
  ['a number between Latin words belongs to them', ({ input }) => input.includes('IBM-96 085 B')],
  ['the parts of a date keep the order in which they were written', ({ input }) => /^\d+\/\d+\/1355$/.test(input)],
  ['a semicolon and a comma in a row need no space between', ({ input }) => input === ';,'],
  ['a half-space binds these compounds too', ({ input, expected }) => sameWords(inHouseStyle(input), expected)],
]
/** Alike but for half-spaces put for spaces, or for nothing. */
const sameWords = (a: string, b: string) =>
  a.replaceAll('\u200c', ' ') === b.replaceAll('\u200c', ' ') ||
  a.replaceAll('\u200c', '') === b.replaceAll('\u200c', '')

test("Virastar's examples come out as Virastar has them, but for the reasons listed", { skip }, () => {
  for (const row of rowsOf('virastar_tests.jsonl')) {
    if (otherwise.some(([, applies]) => applies(row))) continue
    assert.equal(inHouseStyle(row.input), row.expected)
  }
})

/** Rows of hazm where the house does otherwise on purpose. */
const otherThanHazm: [string, (row: Row) => boolean][] = [
  ['vowels and letters that a writer put are kept', ({ input }) => /[\u064b-\u0652]|م{2,}/.test(input)],
  ['nothing said is deleted', ({ input }) => input.includes('ﷺ')],
  ['a text of spaces is an empty text', ({ input }) => input.trim() === ''],
  ['an ellipsis leans on the word before it', ({ input }) => input === 'و...'],
  ['digits are Persian', ({ input }) => input === '10.450'],
]

test("hazm's examples come out as hazm has them, but for the reasons listed", { skip }, () => {
  for (const row of rowsOf('hazm_tests.jsonl')) {
    if (!/normalise|half_space/.test(row.task) || typeof row.input !== 'string') continue
    if (otherThanHazm.some(([, applies]) => applies(row))) continue
    assert.equal(inHouseStyle(row.input), row.expected)
  }
})
