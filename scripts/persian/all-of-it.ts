/**
 * What the Persian module costs a process that uses all of it, as one JSON line: processor time to load it and repair a first
 * line, and the largest resident memory after two megabytes of text (where the treebank is at hand) went through everything, line by line. `bench.ts` starts it the way
 * `bin/sanad text` starts, beside a bare Node.
 */
import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { SHARED } from './corpus.ts'

const TEXT_BYTES = 2_000_000

const started = process.cpuUsage()
const persian = await import('../../src/persian/persian.ts')
persian.repair('می شود')
const loadMs = milliseconds(process.cpuUsage(started))
persian.stem('کتاب‌ها')
persian.readDate('۸ اسفند ۱۳۹۴، ۲۰:۳۶')
persian.misspellings('در انخابات')
const everythingMs = milliseconds(process.cpuUsage(started))

const treebank = `${SHARED}perdt/sentences.jsonl`
const written = fileURLToPath(new URL('written-sentences.txt', import.meta.url))
let bytes = 0
let count = 0
for await (const row of createInterface({ input: createReadStream(existsSync(treebank) ? treebank : written) })) {
  const line = (row.startsWith('{') ? (JSON.parse(row).body as string) : row).replaceAll('\u200c', ' ')
  bytes += Buffer.byteLength(line) + 1
  count++
  if (bytes > TEXT_BYTES) break
  const house = persian.inHouseStyle(line)
  for (const token of persian.tokens(house)) persian.stem(token.word)
  persian.fold(house)
  persian.slug(house)
  persian.readDate(house)
  persian.countWords(house)
  if (count % 20 === 0) persian.misspellings(house)
}
persian.formatDate(new Date(1_700_000_000_000), 'full', { now: new Date(1_700_000_000_000) })
console.log(JSON.stringify({ loadMs, everythingMs, residentMegabytes: process.resourceUsage().maxRSS / 1024 }))

function milliseconds({ user, system }: { user: number; system: number }): number {
  return (user + system) / 1000
}
