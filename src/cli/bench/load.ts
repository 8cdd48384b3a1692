import { spawn } from 'node:child_process'
import path from 'node:path'
import { home } from '../compose.ts'
import { findProgram } from './processes.ts'

export interface Load {
  url: string
  seconds: number
  connections: number
  headers: Record<string, string>
}

export interface LoadOutcome {
  tool: 'wrk' | 'autocannon'
  requests: number
  requestsPerSecond: number
  p99Ms: number
  /** Answers that were no 2xx, and connections that failed. */
  failures: number
}

/** Puts load on one address with wrk where it is on the path, else with autocannon; one thread, in its own process. */
export async function putLoad(load: Load): Promise<LoadOutcome> {
  const wrk = findProgram('wrk')
  return wrk ? readWrk(await output(wrk, wrkArguments(load))) : readAutocannon(await autocannon(load))
}

function wrkArguments({ url, seconds, connections, headers }: Load): string[] {
  const said = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  return ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', ...said, url]
}

/** Reads wrk's report. Exported for its test. */
export function readWrk(report: string): LoadOutcome {
  const number = (pattern: RegExp) => Number(pattern.exec(report)?.[1] ?? 0)
  const [, amount, unit] = /99%\s+([\d.]+)(us|ms|s)/.exec(report) ?? []
  const inMs = { us: 0.001, ms: 1, s: 1000 }[unit ?? ''] ?? Number.NaN
  const socketErrors = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(report)
  const requestsPerSecond = number(/Requests\/sec:\s+([\d.]+)/)
  if (requestsPerSecond === 0) throw new Error(`wrk measured nothing:\n${report}`)
  return {
    tool: 'wrk',
    requests: number(/(\d+) requests in/),
    requestsPerSecond,
    p99Ms: Number(amount) * inMs,
    failures:
      number(/Non-2xx or 3xx responses: (\d+)/) +
      (socketErrors?.slice(1).reduce((sum, count) => sum + Number(count), 0) ?? 0),
  }
}

function autocannon({ url, seconds, connections, headers }: Load): Promise<string> {
  const said = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`])
  const program = path.join(home, 'node_modules/autocannon/autocannon.js')
  return output(process.execPath, [program, '-j', '-n', '-c', `${connections}`, '-d', `${seconds}`, ...said, url])
}

function readAutocannon(report: string): LoadOutcome {
  const { requests, latency, errors, timeouts, non2xx } = JSON.parse(report)
  return {
    tool: 'autocannon',
    requests: requests.total,
    requestsPerSecond: requests.average,
    p99Ms: latency.p99,
    failures: errors + timeouts + non2xx,
  }
}

function output(program: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] })
    let said = ''
    child.stdout.on('data', (chunk) => (said += chunk))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(said) : reject(new Error(`${program} ended with ${code}`))))
  })
}
