/**
 * Speeds of the Persian module on one core, as JSON lines. Text: the sentences written for this project, over and over, or the
 * treebank where it is at hand. Run from the project root:
 *   node --expose-gc scripts/persian/bench.ts
 */
import { existsSync } from 'node:fs'
import { SHARED, treebank, writtenSentences } from './corpus.ts'

const ROUNDS = 5
const TEXT_BYTES = 2_000_000

const bare = memory()
const started = performance.now()
const persian = await import('../../src/persian/persian.ts')
const imported = performance.now()
persian.repair('می شود')
print({ bench: 'load', importMs: imported - started, firstRepairMs: performance.now() - imported })

const sentences = (existsSync(SHARED) ? treebank() : writtenSentences()).map(({ body }) =>
  body.replaceAll('\u200c', ' '),
)
const lines: string[] = []
let bytes = 0
for (let at = 0; bytes < TEXT_BYTES; at = (at + 1) % sentences.length) {
  lines.push(sentences[at]!)
  bytes += Buffer.byteLength(sentences[at]!) + 1
}

const dates = [
  'تاریخ انتشار: ۲۲:۴۶ - ۰۴-۰۹-۱۳۹۹',
  '۸ اسفند ۱۳۹۴، ۲۰:۳۶',
  '۱۴۰۳/۱۲/۰۶',
  'سه‌شنبه ۴ آذر ۱۳۹۹',
  '1404-11-07T10:30:00',
]
const work: Record<string, (line: string) => unknown> = {
  repair: persian.repair,
  normalise: persian.normalise,
  'fold+tokens+stem': (line) => {
    persian.fold(line)
    for (const token of persian.tokens(line)) persian.stem(token.word)
  },
}
for (const [name, call] of Object.entries(work)) {
  const seconds = median(() => {
    for (const line of lines) call(line)
  })
  print({ bench: name, megabytesPerSecond: bytes / 1e6 / seconds })
}
const seconds = median(() => {
  for (let at = 0; at < 100_000; at++) persian.readDate(dates[at % dates.length]!)
})
print({ bench: 'readDate', perSecond: 100_000 / seconds })
persian.misspellings('در انخابات')
lines.length = 0
sentences.length = 0
// With --expose-gc only what is held counts. The resident growth includes the compiler of TypeScript, about 20 MB.
;(globalThis as { gc?: () => void }).gc?.()
const full = memory()
print({
  bench: 'memory above bare Node',
  heldMegabytes: full.held - bare.held,
  residentMegabytes: full.resident - bare.resident,
})

function memory(): { held: number; resident: number } {
  const { heapUsed, external, rss } = process.memoryUsage()
  return { held: (heapUsed + external) / 1e6, resident: rss / 1e6 }
}

/** The median of some rounds, in seconds, after one to warm up. */
function median(run: () => void): number {
  run()
  const times = Array.from({ length: ROUNDS }, () => {
    const from = performance.now()
    run()
    return (performance.now() - from) / 1000
  })
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!
}

function print(figures: Record<string, string | number>): void {
  const rounded = Object.entries(figures).map(([name, value]) => [
    name,
    typeof value === 'number' ? Math.round(value * 10) / 10 : value,
  ])
  console.log(JSON.stringify(Object.fromEntries(rounded)))
}
