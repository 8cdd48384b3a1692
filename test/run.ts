/**
 * `npm test`: every check there is, with one closing line. Takes paths to run only those test files; `--slowest` says
 * at the end what took longest.
 */
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import path from 'node:path'
import { costsIn, tellSlowest } from './running/costs.ts'
import { emptyTally, runFiles, type Tally } from './running/run-files.ts'
import { makeRunFolder, removeAbandonedFolders, removeRunFolder } from './running/run-folder.ts'

const root = path.join(import.meta.dirname, '..')
/** Test files that run at once: the machines we aim at have two cores, and a file waits for a third of its time. */
const concurrency = 3
/** Of a whole run. More files than these do not fail by the pace of a machine. */
const againFilesMax = 3

const asked = process.argv.slice(2).filter((word) => word !== '--slowest')
const tellsSlowest = process.argv.includes('--slowest')
/** Loaded before every test file. */
const loadedFirst = ['whole-report.ts', ...(tellsSlowest ? ['cost-of-file.ts'] : [])]
/** What failed beside other files and passed alone. */
const unsteady: string[] = []

const sources = asked.length === 0 ? checkSources() : emptyTally()
const files = await runTests(asked.length > 0 ? asked.map((file) => path.resolve(file)) : testFiles())
tellTotals([sources, ...files.values()])

function checkSources(): Tally {
  const bin = path.join(root, 'node_modules', '.bin')
  const tally = emptyTally()
  const check = (name: string, program: string, args: string[]) => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8' })
    const told = status === 0 ? `✔ ${name}` : `✖ ${name}\n${stdout}${stderr}`
    if (status === 0) tally.passed += 1
    else tally.failures.push(told)
    console.log(told)
  }
  check('format and lint', path.join(bin, 'biome'), ['check', '--error-on-warnings', '.'])
  check('types', path.join(bin, 'tsc'), ['-p', 'tsconfig.json'])
  check('types of what runs in a browser', path.join(bin, 'tsc'), ['-p', 'tsconfig.browser.json'])
  check('types of the pure modules', path.join(bin, 'tsc'), ['-p', 'tsconfig.pure.json'])
  return tally
}

/** Those that open the whole newsroom take longest: they begin first, so that none is left to run alone at the end. */
function testFiles(): string[] {
  return ['test/**/*.test.ts', 'src/**/*.test.ts', 'scripts/**/*.test.ts']
    .flatMap((places) => globSync(places, { cwd: root }).sort())
    .map((file) => path.join(root, file))
}

async function runTests(chosen: string[]): Promise<Map<string, Tally>> {
  await removeAbandonedFolders()
  const folder = makeRunFolder()
  process.env.SANAD_TEST_DATA = folder
  process.env.TMPDIR = folder
  if (tellsSlowest) process.env.SANAD_TEST_COSTS = costsIn(folder)
  const control = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => control.abort())
  try {
    const tallies = await runFiles(chosen, { signal: control.signal, concurrency, loadedFirst })
    if (asked.length === 0 && !control.signal.aborted) await runAgain(tallies, control.signal)
    const timed = [...tallies.values()].flatMap((tally) => tally.timed)
    if (tellsSlowest) tellSlowest(timed, folder)
    return tallies
  } finally {
    await removeRunFolder(folder)
  }
}

/**
 * Runs the few files that failed once more, alone: a machine that is busy with other things fails what hangs on its
 * pace. What passes then counts as passed, and is told at the end all the same: such a test is to be mended.
 */
async function runAgain(tallies: Map<string, Tally>, signal: AbortSignal): Promise<void> {
  const failed = [...tallies].filter(([, { failures }]) => failures.length > 0).map(([file]) => file)
  if (failed.length === 0 || failed.length > againFilesMax) return
  console.log(`\nOnce more, alone: ${failed.map((file) => path.relative(root, file)).join(', ')}`)
  for (const [file, tally] of await runFiles(failed, { signal, concurrency: 1, loadedFirst })) {
    if (tally.failures.length === 0) unsteady.push(...tallies.get(file)!.failures)
    tallies.set(file, tally)
  }
}

function tellTotals(tallies: Tally[]): void {
  const failures = tallies.flatMap((tally) => tally.failures)
  const sum = (part: 'passed' | 'skipped') => tallies.reduce((total, tally) => total + tally[part], 0)
  // Said again at the end, where a long run is looked at first.
  if (unsteady.length > 0) console.log(`\nFailed beside others, and passed alone:\n${unsteady.join('\n')}\n`)
  if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}\n`)
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''
  process.stdout.write(`${sum('passed')} passed, ${failures.length} failed${skipped}\n`, () => {
    process.exit(failures.length > 0 ? 1 : 0)
  })
}
