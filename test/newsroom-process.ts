import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openStore, readStanding, searchTally } from '#store'
import { withLock } from '../src/store/cluster/start-lock.ts'
import { freePort } from './free-port.ts'

const root = path.join(import.meta.dirname, '..')
/** On a machine that is busy with other tests. */
const startMsMax = 180_000

/** The whole product, started as people start it, on data of its own. */
export interface NewsroomProcess {
  origin: string
  data: string
  /** What it printed, so far. */
  printed(): string
  /** Runs a command of `bin/sanad` on the same data. */
  sanad(args: string[], input?: string): Promise<{ code: number | null; stdout: string; stderr: string }>
  stop(): Promise<number | null>
}

interface Hooks {
  after(hook: () => Promise<void>): void
}

export async function startNewsroom(
  context: Hooks,
  args: string[] = [],
  settings: Record<string, string> = {},
): Promise<NewsroomProcess> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sanad-newsroom-'))
  const data = path.join(folder, 'data')
  if (!args.includes('--no-demo')) await copyExample(data)
  const { server, env, printed } = await serve(data, args, settings)
  const stop = () => stopProcess(server)
  context.after(async () => {
    await stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  })
  const origin = env.SANAD_URL
  await untilReady(server, origin, printed)
  return { origin, data, printed, stop, sanad: (command, input) => runSanad(command, env, input) }
}

/**
 * The example newsroom with all that follows its publications, filled once in a run of the tests and copied for each
 * file: its pictures, cards and pressed pages cost twenty seconds of the processor. A file that is run by itself fills
 * its own.
 */
async function copyExample(data: string): Promise<void> {
  if (process.env.SANAD_TEST_DATA === undefined) return
  const example = path.join(process.env.SANAD_TEST_DATA, 'example')
  await withLock(`${example}.lock`, async () => {
    if (!existsSync(example)) await fillExample(example)
  })
  execFileSync('cp', ['-a', example, data])
}

async function fillExample(example: string): Promise<void> {
  const unfinished = `${example}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  // Without a desk: the link to its first administrator is printed once, by the process that a test starts.
  const { server, env, printed } = await serve(unfinished, ['--roles', 'site,worker'])
  try {
    await untilReady(server, env.SANAD_URL, printed)
    await untilWorkedOff(unfinished)
  } finally {
    await stopProcess(server)
  }
  renameSync(unfinished, example)
}

/** Waits until nothing is left to be done of what follows the publications of a newsroom. */
async function untilWorkedOff(dataDirectory: string): Promise<void> {
  const store = await openStore({ dataDirectory, databaseUrl: '', progress: () => {} })
  try {
    const deadline = Date.now() + startMsMax
    while (Date.now() < deadline) {
      const [{ jobsWaiting }, { waiting }] = await Promise.all([
        readStanding(store.database),
        searchTally(store.database),
      ])
      if (jobsWaiting === 0 && waiting === 0) return
      await sleep(200)
    }
    throw new Error('What follows the publications of the example newsroom was not done in time.')
  } finally {
    await store.close()
  }
}

async function serve(data: string, args: string[], settings: Record<string, string> = {}) {
  const port = await freePort()
  const own = { SANAD_DATA: data, PORT: String(port), SANAD_URL: `http://127.0.0.1:${port}`, DATABASE_URL: '' }
  const env = { ...process.env, ...settings, ...own }
  const server = spawn(path.join(root, 'bin/sanad'), ['serve', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  server.stdout.on('data', (chunk) => (said += chunk))
  server.stderr.on('data', (chunk) => (said += chunk))
  return { server, env, printed: () => said }
}

async function untilReady(server: ChildProcess, origin: string, said: () => string): Promise<void> {
  const deadline = Date.now() + startMsMax
  while (Date.now() < deadline) {
    if (server.exitCode !== null || server.signalCode !== null)
      throw new Error(`The newsroom did not start:\n${said()}`)
    const answer = await fetch(`${origin}/readyz`).catch(() => null)
    // The port is open before the last lines are printed, and a busy machine makes much of that moment.
    if (answer?.status === 200 && said().includes('the site answers at')) return
    await sleep(50)
  }
  throw new Error(`The newsroom was not ready in time:\n${said()}`)
}

async function stopProcess(server: ChildProcess): Promise<number | null> {
  if (server.exitCode !== null || server.signalCode !== null) return server.exitCode
  const ended = new Promise<number | null>((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  return ended
}

function runSanad(args: string[], env: NodeJS.ProcessEnv, input = '') {
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    const command = spawn(path.join(root, 'bin/sanad'), args, { env })
    let stdout = ''
    let stderr = ''
    command.stdout.on('data', (chunk) => (stdout += chunk))
    command.stderr.on('data', (chunk) => (stderr += chunk))
    command.on('close', (code) => resolve({ code, stdout, stderr }))
    command.stdin.end(input)
  })
}
