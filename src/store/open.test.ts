import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { appendFileSync, chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openTestDatabase } from '../../test/database.ts'
import { isRunning } from './cluster/processes.ts'
import { locks } from './database.ts'
import { migrate, newestStep } from './migrate.ts'
import { openStore, type Store } from './open.ts'

/** Stores that a test opened: closed before their folder goes, so that no database is left without one. */
const opened = new WeakMap<TestContext, Store[]>()

function emptyFolder(context: TestContext): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sanad-store-'))
  context.after(async () => {
    for (const store of opened.get(context) ?? []) await store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** A folder with a store that was left in order; made once, and copied. */
async function madeFolder(context: TestContext): Promise<string> {
  const folder = emptyFolder(context)
  made ??= makeFolder()
  execFileSync('cp', ['-a', `${await made}/.`, folder])
  return folder
}

let made: Promise<string> | undefined
after(async () => {
  if (made !== undefined) rmSync(await made, { recursive: true, force: true })
})

async function makeFolder(): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sanad-made-'))
  const store = await openStore({ dataDirectory: folder, databaseUrl: '', progress: () => {} })
  await store.close()
  return folder
}

async function open(context: TestContext, dataDirectory: string, said: string[] = []): Promise<Store> {
  const store = await openStore({ dataDirectory, databaseUrl: '', progress: (line) => void said.push(line) })
  let isClosed = false
  const close = store.close
  store.close = async () => {
    if (!isClosed) await close()
    isClosed = true
  }
  opened.set(context, [...(opened.get(context) ?? []), store])
  return store
}

function postmasterOf(folder: string): number {
  return Number(readFileSync(path.join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
}

async function answers(store: Store): Promise<boolean> {
  for (let tries = 0; tries < 200; tries++) {
    const asked = await store.pool.query('select 1 as one').catch(() => null)
    if (asked) return asked.rows[0].one === 1
    await sleep(50)
  }
  return false
}

test('an empty folder becomes a store; the last to leave stops its database', { timeout: 60_000 }, async (context) => {
  const folder = emptyFolder(context)
  const said: string[] = []
  const one = await open(context, folder, said)
  assert.match(
    said.join('\n'),
    /^making the database [^\n]*\nthe database is ready \(\d\d steps\)$/,
    'not a line a step',
  )
  const other = await open(context, folder, said)
  assert.equal(said.length, 2, 'the next to come finds it made')
  const pid = postmasterOf(folder)
  await one.close()
  assert.ok(isRunning(pid), 'the other one still uses it')
  assert.ok(await answers(other))
  await other.close()
  assert.equal(isRunning(pid), false)
  const pagesNoted = path.join(folder, 'postgres', 'autoprewarm.blocks')
  assert.ok(existsSync(pagesNoted), 'which pages were in memory is noted, for the next start')
})

test('a folder that only root may enter will do', { timeout: 60_000 }, async (context) => {
  const folder = emptyFolder(context)
  chmodSync(folder, 0o700)
  assert.ok(await answers(await open(context, folder)))
})

test('a pid file that names somebody else’s process does not block a start, and that process is left alone', {
  timeout: 60_000,
}, async (context) => {
  const folder = await madeFolder(context)
  const stranger = spawn('sleep', ['60'])
  context.after(() => void stranger.kill())
  const cluster = path.join(folder, 'postgres')
  for (const pid of [stranger.pid!, 999_999_9]) {
    writeFileSync(
      path.join(cluster, 'postmaster.pid'),
      `${pid}\n${cluster}\n1700000000\n5432\n${folder}/run\n\n  0 0\nready   \n`,
    )
    writeFileSync(path.join(folder, 'run/.s.PGSQL.5432.lock'), `${pid}\n`)
    const store = await open(context, folder)
    assert.ok(await answers(store))
    await store.close()
  }
  assert.equal(stranger.exitCode, null)
})

test('a killed postmaster is started again under those who use it, and nothing confirmed is lost', {
  timeout: 60_000,
}, async (context) => {
  const folder = await madeFolder(context)
  const store = await open(context, folder)
  await store.pool.query('create table kept as select 42 as answer')
  const pid = postmasterOf(folder)
  process.kill(pid, 'SIGKILL')
  // Children of the dead postmaster may still answer for a moment.
  const successor = () => existsSync(path.join(folder, 'postgres/postmaster.pid')) && postmasterOf(folder) !== pid
  for (let waited = 0; !successor() && waited < 400; waited++) await sleep(50)
  assert.ok(successor(), 'another postmaster runs')
  assert.ok(await answers(store))
  assert.equal((await store.pool.query('select answer from kept')).rows[0].answer, 42)
  const heir = postmasterOf(folder)
  await store.close()
  assert.equal(isRunning(heir), false, 'whoever leaves while the database is taken up again stops it all the same')
})

test('a database left running by a killed program is joined', { timeout: 60_000 }, async (context) => {
  const folder = await madeFolder(context)
  const script = `
    import { openStore } from ${JSON.stringify(path.join(import.meta.dirname, 'open.ts'))}
    await openStore({ dataDirectory: ${JSON.stringify(folder)}, databaseUrl: '', progress() {} })
    process.stdout.write('open')`
  const program = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve, reject) => {
    program.stdout.once('data', resolve)
    program.once('exit', (code) => reject(new Error(`the program ended with ${code}`)))
  })
  const pid = postmasterOf(folder)
  program.kill('SIGKILL')
  const store = await open(context, folder)
  assert.equal(postmasterOf(folder), pid)
  assert.ok(await answers(store))
  await untilAlone(store)
  await store.close()
  assert.equal(isRunning(pid), false)
})

/** The database learns of a killed program when it next reads from it: on a busy machine, not at once. */
async function untilAlone({ pool }: Store): Promise<void> {
  const users = `select count(*)::int as some from pg_locks where locktype = 'advisory' and objid = ${locks.lease}`
  for (let looks = 0; (await pool.query(users)).rows[0].some !== 1; looks += 1) {
    assert.ok(looks < 500, 'the killed program is still counted')
    await sleep(20)
  }
}

for (const name of ['fsync', 'full_page_writes']) {
  test(`it refuses to run with ${name} off`, { timeout: 60_000 }, async (context) => {
    const folder = emptyFolder(context)
    await (await open(context, folder)).close()
    appendFileSync(path.join(folder, 'postgres/postgresql.conf'), `\n${name} = off\n`)
    await assert.rejects(open(context, folder), new RegExp(`${name} = off`))
    assert.equal(existsSync(path.join(folder, 'postgres/postmaster.pid')), false)
  })
}

test('a database of an older Sanad is brought forward, and that is said before it is waited for', async (context) => {
  const { pool } = await openTestDatabase(context)
  const newest = newestStep()
  await pool.query('drop schema public cascade; create schema public')
  const said: string[] = []
  await migrate(pool, () => {}, newest - 2)
  await migrate(pool, (line) => void said.push(line))
  assert.deepEqual(said, [`bringing the database from version ${newest - 2} to ${newest} …`])
  assert.equal((await pool.query('select max(number) as version from migration')).rows[0].version, newest)
})

test('a database that a newer Sanad changed is refused', async (context) => {
  const { pool } = await openTestDatabase(context)
  await pool.query("insert into migration (number, name) values (9999, '9999-later.sql')")
  await assert.rejects(
    migrate(pool, () => {}),
    /newer Sanad/,
  )
})

test('a server of one’s own is used by its address alone', async (context) => {
  const { connection } = await openTestDatabase(context)
  const { host, port, user, database } = connection
  const databaseUrl = `postgres://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}`
  const store = await openStore({ dataDirectory: '/nonexistent', databaseUrl, progress: () => {} })
  assert.ok(await answers(store))
  await store.close()
})
