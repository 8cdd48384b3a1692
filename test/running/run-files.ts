import path from 'node:path'
import { run } from 'node:test'
import type { TimedTest } from './costs.ts'

const root = path.join(import.meta.dirname, '..', '..')
/** For one test file; a long series asked for by name takes the time it takes. */
const fileTimeoutMs = process.env.SANAD_WRITING_RUNS ? 12 * 3_600_000 : 5 * 60_000

/** What some checks came to. */
export interface Tally {
  passed: number
  skipped: number
  /** What failed, as it was told. */
  failures: string[]
  timed: TimedTest[]
}

export function emptyTally(): Tally {
  return { passed: 0, skipped: 0, failures: [], timed: [] }
}

interface Running {
  signal: AbortSignal
  /** Files that run at once. */
  concurrency: number
  /** Modules of this folder loaded before every test file. */
  loadedFirst: string[]
}

/** Runs these test files, tells each result as it comes, and answers what each file came to. */
export function runFiles(files: string[], { signal, concurrency, loadedFirst }: Running): Promise<Map<string, Tally>> {
  const tallies = new Map(files.map((file) => [file, emptyTally()]))
  const stream = run({
    files,
    signal,
    // A test that failed may leave something open; its file has nothing more to say.
    forceExit: true,
    concurrency,
    timeout: fileTimeoutMs,
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      ...loadedFirst.flatMap((name) => ['--import', path.join(import.meta.dirname, name)]),
    ],
  })
  stream.on('test:pass', (result: TestResult) => {
    const { name, nesting, skip, details, file } = result
    if (details.type === 'suite' || isFile(result)) return
    const tally = tallies.get(fileOf(result))!
    if (skip !== undefined && skip !== false) {
      tally.skipped += 1
      console.log(`- ${name} (skipped${typeof skip === 'string' ? `: ${skip}` : ''})`)
      return
    }
    tally.passed += 1
    tally.timed.push({ name, file: path.relative(root, file ?? ''), ms: details.duration_ms })
    if (nesting === 0) console.log(`✔ ${name} (${Math.round(details.duration_ms)} ms)`)
  })
  stream.on('test:fail', (result: TestResult) => {
    const told = failureOf(result)
    if (told === null) return
    tallies.get(fileOf(result))!.failures.push(told)
    console.log(told)
  })
  stream.on('test:stderr', ({ message }) => process.stderr.write(message))
  return new Promise((resolve) => stream.on('end', () => resolve(tallies)).resume())
}

/** What Node tells of a test. `entryFile` is the file that was run, `file` the one the test is written in. */
interface TestResult {
  name: string
  nesting: number
  file?: string | undefined
  entryFile?: string
  line?: number | undefined
  skip?: string | boolean | undefined
  details: { type?: string | undefined; duration_ms: number; error?: Error & FileEnd }
}

/** How a file ended that ended badly. */
interface FileEnd {
  failureType?: string
  exitCode?: number
  signal?: string
}

/** Null for what fails because something in it did, which was counted. */
function failureOf(result: TestResult): string | null {
  const { name, details, file, line } = result
  const error = details.error!
  // What goes wrong before or after a whole file ends each of its tests without a word.
  if (details.type === 'suite' && error.failureType !== 'hookFailed') return null
  if (/subtests? failed/.test(error.message)) return null
  const told =
    error.cause instanceof Error ? (error.cause.stack ?? error.cause.message) : String(error.cause ?? error.message)
  const cause = isFile(result) ? `${told} (the file ended with ${error.signal ?? error.exitCode ?? 'no word'})` : told
  return `✖ ${name} (${file ? path.relative(root, file) : ''}:${line ?? ''})\n${cause}`
}

function fileOf({ name, file, entryFile }: TestResult): string {
  return path.resolve(entryFile ?? file ?? name)
}

/** Node reports each file as a test of its own; only what is inside counts. */
function isFile({ name, file }: TestResult): boolean {
  return file !== undefined && path.resolve(name) === path.resolve(file)
}
