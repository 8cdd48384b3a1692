import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const testsShown = 40
const filesShown = 30
/** `_SC_CLK_TCK`: one hundred on every Linux that Node runs on. */
const ticksPerSecond = 100

/** How long one test took, in milliseconds by the clock. */
export interface TimedTest {
  name: string
  file: string
  ms: number
}

/**
 * Seconds of the processor that a process used, and its children that ended: user and system time (proc(5), fields 14
 * to 17 of `stat`). 0 where the system does not tell.
 */
export function processorSeconds(process: number | 'self'): number {
  try {
    const stat = readFileSync(`/proc/${process}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / ticksPerSecond
  } catch {
    return 0
  }
}

/** Says which tests took longest and which files cost most, of a run that wrote in this folder. */
export function tellSlowest(tests: readonly TimedTest[], folder: string): void {
  console.log(`\nThe slowest tests, in milliseconds by the clock:`)
  for (const { ms, file, name } of tests.toSorted((one, other) => other.ms - one.ms).slice(0, testsShown)) {
    console.log(`${String(Math.round(ms)).padStart(8)}  ${file}: ${name}`)
  }
  const files = readCosts(costsIn(folder))
  const sum = files.reduce((total, { seconds }) => total + seconds, 0)
  const shared = `${postgresSeconds(folder).toFixed(0)} of the PostgreSQL they share`
  console.log(
    `\nThe dearest files, in seconds of the processor (${sum.toFixed(0)} in all, and ${shared}) and by the clock:`,
  )
  for (const cost of files.toSorted((one, other) => other.seconds - one.seconds).slice(0, filesShown)) {
    const [seconds, clock] = [cost.seconds, cost.clockSeconds].map((some) => some.toFixed(1).padStart(8))
    console.log(`${seconds}${clock}  ${path.relative('.', cost.file)}`)
  }
}

/** Where the files of such a run leave what they cost. */
export function costsIn(folder: string): string {
  return path.join(folder, 'costs.jsonl')
}

function postgresSeconds(folder: string): number {
  const file = path.join(folder, 'postgres/postmaster.pid')
  return existsSync(file) ? processorSeconds(Number.parseInt(readFileSync(file, 'utf8'), 10)) : 0
}

/** Of a test file: of the processor, and by the clock. */
export interface FileCost {
  file: string
  seconds: number
  clockSeconds: number
}

function readCosts(costs: string): FileCost[] {
  if (!existsSync(costs)) return []
  const lines = readFileSync(costs, 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line) as FileCost)
}
