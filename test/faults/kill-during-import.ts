/**
 * Kills what can be killed while pages are imported and published, and compares what readers see afterwards with a
 * ledger of what was acknowledged: nothing acknowledged may be lost, and no page may show half of one version.
 *
 *     node_modules/node/bin/node test/faults/kill-during-import.ts [rounds] [files] [seed]
 *
 * A kill is SIGKILL of one of: the server, the importer, a PostgreSQL backend, the postmaster, or all of them.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { embeddedCluster } from '../../src/store/cluster/cluster.ts'
import { clockPace } from '../clock-pace.ts'
import { freePort } from '../free-port.ts'
import { randomOf } from './random.ts'

const root = path.join(import.meta.dirname, '../..')
const victims = ['server', 'importer', 'backend', 'postmaster', 'all'] as const
type Victim = (typeof victims)[number]
const paragraphs = 8
const firstCode = 500_001
const readyMsMax = 60_000
const visibleMsMost = 5_000

export interface KillOptions {
  rounds: number
  files: number
  seed: number
  /** The control: the ledger also claims a page that was never imported, and the comparison must find it lost. */
  claims?: 'one-too-many'
  /** How long a page that was promised is waited for. */
  visibleMsMax?: number
  tell(sentence: string): void
}

export interface KillResult {
  rounds: number
  kills: Record<string, number>
  /** Answers of the importer that said a page is stored. */
  acknowledged: number
  lost: string[]
  /** Pages that mixed two versions or missed a part. */
  torn: string[]
}

export async function killDuringImport(options: KillOptions): Promise<KillResult> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sanad-kills-'))
  const site = { data: path.join(folder, 'data'), pages: path.join(folder, 'pages'), port: await freePort() }
  mkdirSync(site.pages, { recursive: true })
  const chance = randomOf(options.seed)
  const result: KillResult = { rounds: options.rounds, kills: {}, acknowledged: 0, lost: [], torn: [] }
  const ledger = new Map<number, number>()
  let server = startServer(site)
  try {
    await untilReady(site, server)
    for (let round = 1; round <= options.rounds; round++) {
      const victim = victims[(round - 1) % victims.length]!
      writePages(site.pages, options.files, round)
      if (options.claims) ledger.set(firstCode + options.files, round)
      const importer = startImport(site, (code) => {
        ledger.set(code, round)
        result.acknowledged += 1
      })
      await sleep((400 + chance() * 1_400) * clockPace())
      kill(victim, { server: server.process, importer: importer.process, data: site.data })
      result.kills[victim] = (result.kills[victim] ?? 0) + 1
      await importer.ended
      if (victim === 'server' || victim === 'all') {
        await ended(server.process)
        server = startServer(site)
      }
      await untilReady(site, server)
      await compare({ site, ledger, options, round, result })
      options.tell(
        `round ${round} (${victim}): ${ledger.size} pages known, ${result.lost.length} lost, ${result.torn.length} torn`,
      )
    }
  } finally {
    server.process.kill('SIGTERM')
    await ended(server.process)
    await embeddedCluster(site.data, () => {}).stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  }
  return result
}

interface Site {
  data: string
  pages: string
  port: number
}

interface Server {
  process: ChildProcess
  /** Why it ended, where it did. */
  said(): string
}

function environment({ data, port }: Site) {
  const own = { SANAD_DATA: data, PORT: String(port), SANAD_URL: `http://127.0.0.1:${port}`, DATABASE_URL: '' }
  return { ...process.env, ...own }
}

function startServer(site: Site): Server {
  const server = spawn(path.join(root, 'bin/sanad'), ['serve', '--no-demo'], {
    env: environment(site),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  server.stderr.on('data', (chunk) => (said += chunk))
  return { process: server, said: () => said }
}

function startImport(site: Site, onAcknowledged: (code: number) => void) {
  const importer = spawn(path.join(root, 'bin/sanad'), ['import', site.pages, '--publish', '--json'], {
    env: environment(site),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  importer.stderr?.resume()
  createInterface({ input: importer.stdout! }).on('line', (line) => {
    const report = parsed(line)
    if (report?.ok && report.url) onAcknowledged(Number(report.code))
  })
  const ended = new Promise<void>((resolve) => importer.once('close', () => resolve()))
  return { process: importer, ended }
}

function parsed(line: string): { ok?: boolean; url?: string | null; code?: string } | null {
  try {
    return JSON.parse(line)
  } catch {
    // The last line of a killed process may be cut off: it acknowledged nothing.
    return null
  }
}

function writePages(folder: string, files: number, round: number): void {
  for (let index = 0; index < files; index++) {
    const code = firstCode + index
    const body = Array.from(
      { length: paragraphs },
      (_, place) => `بند شمارهٔ ${place + 1} از گزارش ${code} در نوبت N${round}P${place + 1}E نوشته شد و کامل است.`,
    )
    const lines = [
      `کد خبر ${code}`,
      'تاریخ انتشار: ۲۲:۴۶ - ۰۴-۰۹-۱۳۹۹',
      '',
      `گزارش آزمایشی ${code} در نوبت N${round}P0E`,
      '',
      ...body.flatMap((text) => [text, '']),
    ]
    writeFileSync(path.join(folder, `${code}.txt`), lines.join('\n'))
  }
}

interface Running {
  server: ChildProcess
  importer: ChildProcess
  data: string
}

function kill(victim: Victim, { server, importer, data }: Running): void {
  const postmaster = postmasterOf(data)
  const backends = postmaster === null ? [] : childrenOf(postmaster)
  const clients = backends.filter(({ title }) => /: sanad sanad /.test(title)).map(({ pid }) => pid)
  const targets: Record<Victim, (number | null | undefined)[]> = {
    server: [server.pid],
    importer: [importer.pid],
    backend: clients.slice(-1),
    postmaster: [postmaster],
    all: [server.pid, importer.pid, postmaster, ...backends.map(({ pid }) => pid)],
  }
  for (const pid of targets[victim]) {
    try {
      if (pid) process.kill(pid, 'SIGKILL')
    } catch {
      // It ended by itself in the meantime.
    }
  }
}

function postmasterOf(data: string): number | null {
  try {
    return Number(readFileSync(path.join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return null
  }
}

function childrenOf(parent: number): { pid: number; title: string }[] {
  return readdirSync('/proc').flatMap((entry) => {
    try {
      if (
        !/^\d+$/.test(entry) ||
        Number(readFileSync(`/proc/${entry}/stat`, 'utf8').split(') ')[1]!.split(' ')[1]) !== parent
      )
        return []
      return [{ pid: Number(entry), title: readFileSync(`/proc/${entry}/cmdline`, 'utf8').replaceAll('\0', ' ') }]
    } catch {
      return []
    }
  })
}

/** A database that dies is no reason for a server to end. */
async function untilReady({ port }: Site, server: Server): Promise<void> {
  const deadline = Date.now() + readyMsMax
  while (Date.now() < deadline) {
    if (hasEnded(server.process)) throw new Error(`the server ended:\n${server.said()}`)
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
    if (answer?.status === 200) return
    await sleep(100)
  }
  throw new Error(`the server was not ready again in time:\n${server.said()}`)
}

interface Comparison {
  site: Site
  ledger: ReadonlyMap<number, number>
  options: KillOptions
  round: number
  result: KillResult
}

async function compare({ site, ledger, options, round, result }: Comparison): Promise<void> {
  const { files, visibleMsMax = visibleMsMost } = options
  for (let code = firstCode; code <= firstCode + files; code++) {
    const promised = ledger.get(code) ?? 0
    const seen = await versionsSeen(site, { code, promised, visibleMsMax })
    if (seen.length > 1) result.torn.push(`round ${round}: ${code} shows ${seen.join(' and ')}`)
    else if ((seen[0] ?? 0) < promised)
      result.lost.push(`round ${round}: ${code} shows ${seen[0] ?? 'nothing'}, acknowledged was ${promised}`)
  }
}

/** The versions whose parts a page shows: one when it is whole, none when there is no page. Waits for what was promised. */
async function versionsSeen(
  { port }: Site,
  { code, promised, visibleMsMax }: { code: number; promised: number; visibleMsMax: number },
): Promise<number[]> {
  const begunAt = Date.now()
  while (true) {
    const answer = await askPatiently(`http://127.0.0.1:${port}/fa/news/${code}`)
    const html = answer.status === 200 ? await answer.text() : ''
    const article = /<article[\s\S]*<\/article>/.exec(html)?.[0] ?? ''
    const parts = [...article.matchAll(/N(\d+)P(\d+)E/g)].map(([, version, part]) => ({
      version: Number(version),
      part: Number(part),
    }))
    const versions = [...new Set(parts.map(({ version }) => version))]
    const isWhole = new Set(parts.map(({ part }) => part)).size === paragraphs + 1
    const seen = answer.status === 200 && versions.length === 1 && !isWhole ? [versions[0]!, -1] : versions
    if ((seen.length === 1 && seen[0]! >= promised) || promised === 0) return seen
    if (Date.now() > begunAt + visibleMsMax && Date.now() > begunAt + visibleMsMax * clockPace()) return seen
    await sleep(100)
  }
}

function hasEnded(program: ChildProcess): boolean {
  return program.exitCode !== null || program.signalCode !== null
}

async function ended(program: ChildProcess): Promise<void> {
  if (!hasEnded(program)) await new Promise((resolve) => program.once('exit', resolve))
}

/** A connection kept from before a kill fails once; that is the client's business, not a lost page. */
async function askPatiently(address: string): Promise<Response> {
  for (let tries = 1; ; tries++) {
    try {
      return await fetch(address)
    } catch (error) {
      if (tries === 20) throw error
      await sleep(100)
    }
  }
}

if (import.meta.main) {
  const [rounds = 10, files = 200, seed = 1] = process.argv.slice(2).map(Number)
  const result = await killDuringImport({
    rounds,
    files,
    seed,
    tell: (sentence) => process.stderr.write(`${sentence}\n`),
  })
  process.stdout.write(`${JSON.stringify(result)}\n`)
  process.exit(result.lost.length + result.torn.length > 0 ? 1 : 0)
}
