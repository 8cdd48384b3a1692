import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { postgresBinaries } from './binaries.ts'
import { endClient } from './end-client.ts'
import { commandOf, isRunning, runningProcesses } from './processes.ts'
import { roomForPages } from './room-for-pages.ts'
import { chooseUser, type RunAs, spawnAs } from './run-as.ts'
import { withLock } from './start-lock.ts'

/** Longest that crash recovery may take before we give up waiting, in milliseconds. */
const startTimeoutMs = 10 * 60_000
/** A start that takes longer than this is a recovery, and worth a word. */
const ordinaryStartMs = 1_500
/** How long the children of a dead postmaster are given to leave by themselves. */
const orphanGraceMs = 5_000
const stopTimeoutMs = 30_000
/** `sockaddr_un.sun_path` holds 108 bytes on Linux, 104 on macOS, the closing zero included. */
const socketPathBytesMax = 103
const port = 5432
const databaseUser = 'sanad'

/** The embedded PostgreSQL of one data directory. Any number of our processes may use it at once. */
export interface Cluster {
  /** For `pg`: where to connect. There is no TCP; the socket's folder is closed to other users. */
  connection: { host: string; port: number; user: string }
  /** Makes the cluster if need be, starts it if need be, and waits until it answers. */
  ensureRunning(): Promise<void>
  /** Stops it, after its last transaction (PostgreSQL's «fast» shutdown). */
  stop(): Promise<void>
}

/** Plain words about what takes long, for whoever waits. */
export type Progress = (sentence: string) => void

/** The PostgreSQL that comes with the program, below this data folder; nothing is started yet. */
export function embeddedCluster(dataDirectory: string, progress: Progress): Cluster {
  const place = placeOf(path.resolve(dataDirectory))
  return {
    connection: { host: place.socketDirectory, port, user: databaseUser },
    ensureRunning: () => ensureRunning(place, progress),
    stop: () => stop(place),
  }
}

interface Place {
  /** PGDATA */
  cluster: string
  log: string
  startLock: string
  socketDirectory: string
  /** Written into the title of every process of this cluster, so that they are known as ours. */
  clusterName: string
}

function placeOf(dataDirectory: string): Place {
  const cluster = path.join(dataDirectory, 'postgres')
  const id = createHash('sha256').update(cluster).digest('hex').slice(0, 12)
  const near = path.join(dataDirectory, 'run')
  const socket = path.join(near, `.s.PGSQL.${port}.lock`)
  const fits = Buffer.byteLength(socket) <= socketPathBytesMax
  return {
    cluster,
    log: path.join(dataDirectory, 'postgres.log'),
    startLock: path.join(dataDirectory, 'postgres.lock'),
    socketDirectory: fits ? near : path.join(os.tmpdir(), `sanad-${id}`),
    clusterName: `sanad-${id}`,
  }
}

async function ensureRunning(place: Place, progress: Progress): Promise<void> {
  const runAs = chooseUser(place.cluster)
  makeDataFolder(path.dirname(place.cluster))
  const deadline = Date.now() + startTimeoutMs
  while (Date.now() < deadline) {
    // One at a time: what one of our processes takes for remains may be what another is just starting.
    await withLock(place.startLock, async () => {
      if (!existsSync(path.join(place.cluster, 'PG_VERSION'))) await make(place, runAs, progress)
      if (postmasterOf(place) !== null) return
      await clearRemains(place)
      await start(place, runAs, deadline)
    })
    if ((await waitUntilAnswering(place, deadline, progress)) === 'answers') return
  }
  throw new Error(`PostgreSQL did not answer in time. Its own account is in ${place.log}.`)
}

function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause)
    throw new Error(
      `The data folder ${folder} cannot be made or written (${reason}). Choose another with SANAD_DATA.`,
      { cause },
    )
  }
}

/** Makes the cluster beside its final place and moves it there whole, so that an interrupted first start leaves nothing. */
async function make(place: Place, runAs: RunAs, progress: Progress): Promise<void> {
  progress('making the database (first start only) …')
  const { initdb } = postgresBinaries()
  const unfinished = `${place.cluster}.unfinished-${process.pid}`
  mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  if (runAs.user) chownSync(unfinished, runAs.user.uid, runAs.user.gid)
  const program = spawnAs(runAs, {
    program: initdb,
    arguments: [
      ...['-D', unfinished, '-U', databaseUser, '--auth=trust', '--encoding=UTF8', '--data-checksums'],
      // Byte order, the same on every machine and never changed by an upgrade of the machine's libraries;
      // Persian order is asked for where it matters.
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions'],
    ],
    reaches: [initdb, unfinished],
    options: { stdio: ['ignore', 'pipe', 'pipe'], cwd: '/' },
  })
  let said = ''
  program.stdout?.on('data', (chunk) => (said += chunk))
  program.stderr?.on('data', (chunk) => (said += chunk))
  const code = await new Promise((resolve, reject) => program.once('error', reject).once('close', resolve))
  if (code !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    throw new Error(`The database could not be made:\n${said.trim()}`)
  }
  renameSync(unfinished, place.cluster)
}

/** The postmaster that holds this cluster now, or null. A pid file whose process is not that is not believed. */
function postmasterOf(place: Place): number | null {
  const pid = pidInFile(place)
  if (pid === null) return null
  const command = commandOf(pid)
  return command?.includes(place.cluster) && command.includes('postgres') ? pid : null
}

function pidInFile(place: Place): number | null {
  try {
    const pid = Number(readFileSync(path.join(place.cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
    return Number.isInteger(pid) && pid > 0 ? pid : null
  } catch {
    return null
  }
}

/**
 * After a crash: waits for the children of a dead postmaster (they leave when they notice, and until then the shared
 * memory is theirs), ends those that do not, and removes lock files that name a process which is not PostgreSQL.
 */
async function clearRemains(place: Place): Promise<void> {
  const isOurs = (command: string) => command.startsWith(`postgres: ${place.clusterName}:`)
  const orphans = () => runningProcesses().filter(({ command }) => isOurs(command))
  const patience = Date.now() + orphanGraceMs
  while (orphans().length > 0 && Date.now() < patience) await sleep(50)
  for (const { pid } of orphans()) signal(pid, 'SIGKILL')
  while (orphans().length > 0) await sleep(20)
  rmSync(path.join(place.cluster, 'postmaster.pid'), { force: true })
  rmSync(path.join(place.socketDirectory, `.s.PGSQL.${port}`), { force: true })
  rmSync(path.join(place.socketDirectory, `.s.PGSQL.${port}.lock`), { force: true })
}

async function start(place: Place, runAs: RunAs, deadline: number): Promise<void> {
  const { postgres, preload } = postgresBinaries()
  prepareSocketDirectory(place.socketDirectory, runAs)
  const log = openSync(place.log, 'a', 0o600)
  const server = spawnAs(runAs, {
    program: postgres,
    arguments: ['-D', place.cluster, ...serverSettings(place, preload)],
    reaches: [postgres, place.cluster, place.socketDirectory],
    // A session of its own: Ctrl-C in our terminal reaches us alone, and we stop it in order.
    options: { stdio: ['ignore', log, log], detached: true, cwd: '/' },
  })
  closeSync(log)
  const failed = new Promise<string>((resolve) => {
    server.once('error', (error) => resolve(error.message))
    server.once('exit', () => resolve('exited'))
  })
  server.unref()
  while (Date.now() < deadline) {
    if (postmasterOf(place) !== null) return
    const outcome = await Promise.race([failed, sleep(10, null)])
    if (outcome !== null && postmasterOf(place) === null) {
      throw new Error(`PostgreSQL did not start (${outcome}). The end of ${place.log}:\n${endOfLog(place.log)}`)
    }
  }
}

function serverSettings(place: Place, preload: readonly string[]): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    port: String(port),
    unix_socket_directories: place.socketDirectory,
    unix_socket_permissions: '0700',
    cluster_name: place.clusterName,
    max_connections: '60',
    shared_buffers: `${roomForPages()}MB`,
    // pg_prewarm notes which pages are in memory, and reads them in again, in the background, when the server starts.
    // What an operator wrote down stands where there is nothing to load.
    ...(preload.length > 0 && { shared_preload_libraries: preload.join(',') }),
    effective_cache_size: '1GB',
    work_mem: '8MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '2GB',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function prepareSocketDirectory(directory: string, runAs: RunAs): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const { uid } = statSync(directory)
  const trusted = [process.getuid?.() ?? uid, runAs.user?.uid]
  if (!trusted.includes(uid)) {
    throw new Error(`${directory} belongs to another user of this machine; remove it and start again.`)
  }
  chmodSync(directory, 0o700)
  if (runAs.user) chownSync(directory, runAs.user.uid, runAs.user.gid)
}

async function waitUntilAnswering(place: Place, deadline: number, progress: Progress): Promise<'answers' | 'gone'> {
  let patience = Date.now() + ordinaryStartMs
  while (Date.now() < deadline) {
    const refusal = await tryConnection(place)
    if (refusal === null) return 'answers'
    if (postmasterOf(place) === null) return 'gone'
    if (Date.now() > patience && /starting up|recovery/.test(refusal)) {
      patience = deadline
      progress('the database is recovering after a crash; nothing that was confirmed is lost …')
    }
    await sleep(15)
  }
  return 'gone'
}

async function tryConnection(place: Place): Promise<string | null> {
  const client = new pg.Client({
    connectionTimeoutMillis: 10_000,
    host: place.socketDirectory,
    port,
    user: databaseUser,
    database: 'postgres',
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return null
  } catch (error) {
    return String(error instanceof Error ? error.message : error)
  } finally {
    await endClient(client)
  }
}

async function stop(place: Place): Promise<void> {
  const pid = postmasterOf(place)
  if (pid === null) return
  signal(pid, 'SIGINT')
  const patience = Date.now() + stopTimeoutMs
  while (isRunning(pid) && Date.now() < patience) await sleep(10)
  if (isRunning(pid)) signal(pid, 'SIGQUIT')
}

/** A process that ended by itself in the meantime is as good as signalled. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function endOfLog(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim().split('\n').slice(-8).join('\n')
  } catch {
    return '(no log)'
  }
}
