/**
 * Speeds of the Persian module on one core by processor time, and what it costs to load and to hold, as JSON lines. Text: the
 * sentences written for this project, over and over, or the treebank where it is at hand. Run from the project root:
 *   node scripts/persian/bench.ts
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as persian from '../../src/persian/persian.ts'
import { SHARED, treebank, writtenSentences } from './corpus.ts'

const ROUNDS = 5
const TEXT_BYTES = 2_000_000

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
printCosts()

/** The median of some processes started as `bin/sanad text` starts: the first one fills the cache of compiled code. */
function printCosts(): void {
  const flags = [
    '--max-semi-space-size=1',
    '--heap-growing-percent=20',
    '--no-concurrent-recompilation',
    '--disable-warning=ExperimentalWarning',
  ]
  const script = fileURLToPath(new URL('all-of-it.ts', import.meta.url))
  const cache = fileURLToPath(new URL('../../node_modules/.cache/sanad', import.meta.url))
  const env = { ...process.env, MALLOC_ARENA_MAX: '1', NODE_COMPILE_CACHE: cache }
  const bare = numbersOf(['-p', 'process.resourceUsage().maxRSS / 1024'], env) as number
  numbersOf([...flags, script], env)
  const runs = Array.from({ length: ROUNDS }, () => numbersOf([...flags, script], env) as Record<string, number>)
  const middle = (name: string) => runs.map((run) => run[name]!).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!
  print({ bench: 'load', processorMs: middle('loadMs'), withEverythingMs: middle('everythingMs') })
  print({ bench: 'memory', residentMegabytes: middle('residentMegabytes'), bareNodeMegabytes: bare })
}

function numbersOf(args: string[], env: NodeJS.ProcessEnv): unknown {
  return JSON.parse(spawnSync(process.execPath, args, { env, encoding: 'utf8' }).stdout)
}

/** The median of some rounds, in seconds, after one to warm up. */
function median(run: () => void): number {
  run()
  const times = Array.from({ length: ROUNDS }, () => {
    const from = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(from)
    return (user + system) / 1e6
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
