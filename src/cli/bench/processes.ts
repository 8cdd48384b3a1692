import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { home } from '../compose.ts'

const readyMsMax = 120_000
const stopMsMax = 15_000

/** A process a benchmark started, and stops by its id. */
export interface Child {
  pid: number
  /** What it printed, so far. */
  printed(): string
  stop(): Promise<void>
}

/** A free port of loopback, for a process that is about to be started. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

/** Works in a folder of its own, which is removed afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sanad-bench-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Starts a program; its first fault is told when it does not become ready. */
export function start(program: string, args: string[], env: NodeJS.ProcessEnv = process.env): Child {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const hear = (chunk: Buffer) => {
    said = (said + chunk).slice(-20_000)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  child.on('error', (error) => hear(Buffer.from(error.message)))
  return { pid: child.pid ?? -1, printed: () => said, stop: () => stopChild(child) }
}

/** The whole newsroom on data of its own, at a free port or a given one; resolves when it is ready for readers. */
export async function startNewsroom(
  data: string,
  args: string[] = [],
  wantedPort?: number,
): Promise<Child & { port: number }> {
  const port = wantedPort ?? (await freePort())
  const child = start(path.join(home, 'bin/sanad'), ['serve', ...args], environment(data, port))
  await untilAnswers(child, port, '/readyz')
  return { ...child, port }
}

/** Runs a command of `bin/sanad` on that data, and resolves with what it printed. Rejects when it fails. */
export function sanad(data: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(home, 'bin/sanad'), args, {
      env: environment(data, 0),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk) => (stdout += chunk))
    child.stderr.on('data', (chunk) => (stderr = (stderr + chunk).slice(-4_000)))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(stdout) : reject(new Error(`sanad ${args.join(' ')} ended with ${code}:\n${stderr}`)),
    )
  })
}

function environment(data: string, port: number): NodeJS.ProcessEnv {
  return { ...process.env, SANAD_DATA: data, PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: '', SANAD_URL: '' }
}

/** Resolves when the address answers 200; a process that never does is stopped. */
export async function untilAnswers(child: Child, port: number, address: string): Promise<void> {
  const deadline = Date.now() + readyMsMax
  while (Date.now() < deadline) {
    if ((await statusOf(port, address)) === 200) return
    if (!isRunning(child.pid)) break
    await sleep(10)
  }
  await child.stop()
  throw new Error(`Process ${child.pid} did not become ready:\n${child.printed()}`)
}

function statusOf(port: number, address: string): Promise<number> {
  return new Promise((resolve) => {
    const asking = request({ host: '127.0.0.1', port, path: address, agent: false, timeout: 5_000 }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    asking.on('timeout', () => asking.destroy())
    asking.on('error', () => resolve(0))
    asking.end()
  })
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), stopMsMax)
  await ended
  clearTimeout(timer)
}

/** Where a program lies on the path (and where systems keep servers), or null. */
export function findProgram(name: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin']
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file)) ?? null
}

/** Processor time a process has used, in seconds; null where the system does not tell (no /proc). */
export function processorSeconds(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return null
  }
}

/** Resident memory of a process in bytes, or null. */
export function residentBytes(pid: number): number | null {
  try {
    const match = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return match ? Number(match[1]) * 1024 : null
  } catch {
    return null
  }
}

/** Ids of the processes this one started. */
export function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}
