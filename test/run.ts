/**
 * `npm test`: every check there is, with one closing line. Takes paths to run only those test files; `--slowest` says
 * at the end what took longest.
 */
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import path from 'node:path'
import { run } from 'node:test'
import { costsIn, type TimedTest, tellSlowest } from './running/costs.ts'
import { makeRunFolder, removeAbandonedFolders, removeRunFolder } from './running/run-folder.ts'

const root = path.join(import.meta.dirname, '..')
/** For one test file; a long series asked for by name takes the time it takes. */
const fileTimeoutMs = process.env.SANAD_WRITING_RUNS ? 12 * 3_600_000 : 5 * 60_000
/** Test files that run at once: the machines we aim at have two cores. Three were measured to take longer. */
const concurrency = 2

const totals = { passed: 0, failed: 0, skipped: 0 }
/** What failed, as it was told: said again at the end, where a long run is looked at first. */
const failures: string[] = []
const timed: TimedTest[] = []
const asked = process.argv.slice(2).filter((word) => word !== '--slowest')
const tellsSlowest = process.argv.includes('--slowest')

/** Loaded before every test file. */
const loadedFirst = ['whole-report.ts', ...(tellsSlowest ? ['cost-of-file.ts'] : [])]

if (asked.length === 0) checkSources()
await runTests(asked.length > 0 ? asked.map((file) => path.resolve(file)) : testFiles())

if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}\n`)
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed${skipped}\n`, () => {
  process.exit(totals.failed > 0 ? 1 : 0)
})

function checkSources(): void {
  const bin = path.join(root, 'node_modules', '.bin')
  check('format and lint', path.join(bin, 'biome'), ['check', '--error-on-warnings', '.'])
  check('types', path.join(bin, 'tsc'), ['-p', 'tsconfig.json'])
  check('types of what runs in a browser', path.join(bin, 'tsc'), ['-p', 'tsconfig.browser.json'])
  check('types of the pure modules', path.join(bin, 'tsc'), ['-p', 'tsconfig.pure.json'])
}

function check(name: string, program: string, args: string[]): void {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8' })
  if (status === 0) {
    totals.passed += 1
    console.log(`✔ ${name}`)
    return
  }
  tellFailure(`✖ ${name}\n${stdout}${stderr}`)
}

function tellFailure(told: string): void {
  totals.failed += 1
  failures.push(told)
  console.log(told)
}

/** Those that open the whole newsroom take longest: they begin first, so that none is left to run alone at the end. */
function testFiles(): string[] {
  return ['test/**/*.test.ts', 'src/**/*.test.ts', 'scripts/**/*.test.ts']
    .flatMap((places) => globSync(places, { cwd: root }).sort())
    .map((file) => path.join(root, file))
}

async function runTests(files: string[]): Promise<void> {
  await removeAbandonedFolders()
  const folder = makeRunFolder()
  process.env.SANAD_TEST_DATA = folder
  process.env.TMPDIR = folder
  if (tellsSlowest) process.env.SANAD_TEST_COSTS = costsIn(folder)
  const control = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => control.abort())
  try {
    await follow(files, control.signal)
    if (tellsSlowest) tellSlowest(timed, folder)
  } finally {
    await removeRunFolder(folder)
  }
}

function follow(files: string[], signal: AbortSignal): Promise<void> {
  const stream = run({
    files,
    signal,
    // A test that failed may leave something open; its file has nothing more to say.
    forceExit: true,
    concurrency,
    timeout: fileTimeoutMs,
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      ...loadedFirst.flatMap((name) => ['--import', inRunning(name)]),
    ],
  })
  stream.on('test:pass', ({ name, nesting, skip, details, file }) => {
    if (details.type === 'suite' || isFile(name, file)) return
    if (skip !== undefined && skip !== false) {
      totals.skipped += 1
      console.log(`- ${name} (skipped${typeof skip === 'string' ? `: ${skip}` : ''})`)
      return
    }
    totals.passed += 1
    timed.push({ name, file: path.relative(root, file ?? ''), ms: details.duration_ms })
    if (nesting === 0) console.log(`✔ ${name} (${Math.round(details.duration_ms)} ms)`)
  })
  stream.on('test:fail', ({ name, details, file, line }) => {
    const { error } = details
    const { failureType, exitCode, signal } = error as { failureType?: string; exitCode?: number; signal?: string }
    // What goes wrong before or after a whole file ends each of its tests without a word.
    if (details.type === 'suite' && failureType !== 'hookFailed') return
    // A parent fails because its child did; the child was counted.
    if (/subtests? failed/.test(error.message)) return
    const told =
      error.cause instanceof Error ? (error.cause.stack ?? error.cause.message) : String(error.cause ?? error.message)
    const cause = isFile(name, file) ? `${told} (the file ended with ${signal ?? exitCode ?? 'no word'})` : told
    tellFailure(`✖ ${name} (${file ? path.relative(root, file) : ''}:${line ?? ''})\n${cause}`)
  })
  stream.on('test:stderr', ({ message }) => process.stderr.write(message))
  return new Promise((resolve) => stream.on('end', resolve).resume())
}

function inRunning(name: string): string {
  return path.join(root, 'test/running', name)
}

/** Node reports each file as a test of its own; only what is inside counts. */
function isFile(name: string, file: string | undefined): boolean {
  return file !== undefined && path.resolve(name) === path.resolve(file)
}
