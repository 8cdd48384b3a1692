/**
 * Scores the folding of items into stories on the labelled set, and measures its speed.
 *
 *     node scripts/wire/score-stories.ts [--errors N] [--orders N] [--items N] [LABELLED.jsonl]
 *
 * A labelled line is `{id, source, title, body, date, story}`. Pairs of items are counted: of those put together, the
 * share that belongs together (precision), and of those that belong together, the share put together (recall). The set
 * is scored as it arrived and in other orders too (`--orders`). Speed is that of one core on synthetic articles of which
 * every third has copies.
 */

import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { StoryFolder } from '#sourcing'
import { type LabelledItem, labelledSet, shuffled } from './labelled-set.ts'
import { syntheticStream } from './synthetic-stream.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    errors: { type: 'string', default: '0' },
    orders: { type: 'string', default: '5' },
    items: { type: 'string', default: '5000' },
  },
})

const items = positionals[0] === undefined ? labelledSet() : readLabelled(positionals[0])
const groups = new Set(items.map(({ story }) => story))
process.stdout.write(`items ${items.length}, stories ${groups.size}\n`)
for (let order = 0; order < Number(values.orders); order += 1) {
  const arrived = order === 0 ? items : shuffled(items, order)
  print(order === 0 ? 'as they arrived' : `order ${order}`, arrived)
}
measureSpeed(syntheticStream(Number(values.items)))

function readLabelled(file: string): LabelledItem[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as LabelledItem)
}

function print(name: string, arrived: readonly LabelledItem[]): void {
  const { precision, recall, errors } = score(arrived)
  process.stdout.write(`${name}: P ${(precision * 100).toFixed(2)}  R ${(recall * 100).toFixed(2)}\n`)
  for (const error of errors.slice(0, Number(values.errors))) process.stdout.write(`  ${error}\n`)
}

function score(arrived: readonly LabelledItem[]): { precision: number; recall: number; errors: string[] } {
  const folder = new StoryFolder()
  const folded = arrived.map(({ source, title, body, date }) =>
    folder.fold({ source, title, body, at: Date.parse(date) }),
  )
  let [right, wrong, missed] = [0, 0, 0]
  const errors: string[] = []
  for (const [at, one] of arrived.entries()) {
    for (let before = 0; before < at; before += 1) {
      const other = arrived[before]!
      const [belong, together] = [one.story === other.story, folded[at] === folded[before]]
      if (belong && together) right += 1
      else if (together) wrong += 1
      else if (belong) missed += 1
      if (belong !== together) errors.push(`${together ? 'wrongly together' : 'apart'}: ${other.id} | ${one.id}`)
    }
  }
  return { precision: right / Math.max(1, right + wrong), recall: right / Math.max(1, right + missed), errors }
}

function measureSpeed(stream: readonly { source: string; title: string; body: string; at: number }[]): void {
  const folder = new StoryFolder()
  const cpu = process.cpuUsage()
  const stories = new Set(stream.map((item) => folder.fold(item)))
  const { user, system } = process.cpuUsage(cpu)
  const seconds = (user + system) / 1e6
  const letters = stream.reduce((sum, { body }) => sum + body.length, 0) / stream.length
  process.stdout.write(
    `speed: ${Math.round(stream.length / seconds)} items a second of one core (${stream.length} items of ${Math.round(letters)} letters, ${stories.size} stories)\n`,
  )
}
