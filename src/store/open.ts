import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { embeddedCluster, type Progress } from './cluster/cluster.ts'
import { endClient } from './cluster/end-client.ts'
import { type Connection, type Database, databaseOver, isPassing, locks, openPool } from './database.ts'
import { migrate } from './migrate.ts'
import { provisionSources } from './sourcing/provision-sources.ts'

const databaseName = 'sanad'
const leaseRetryMs = 100
const leasePatienceMs = 60_000
const leasePauseMs = 2_000

export interface StoreOptions {
  /** Where the embedded cluster lives; not used with a `databaseUrl`. */
  dataDirectory: string
  /** A PostgreSQL server of one's own; empty for the embedded one. */
  databaseUrl: string
  progress: Progress
}

/** An open store: opened once by whoever composes the program, and closed by it. */
export interface Store {
  database: Database
  pool: pg.Pool
  connection: Connection
  /** Ends the connections; stops an embedded PostgreSQL unless another process of ours still uses it. */
  close(): Promise<void>
}

/** Opens the store: starts or joins the embedded PostgreSQL (or connects to the server), checks it, migrates. */
export async function openStore(options: StoreOptions): Promise<Store> {
  return options.databaseUrl === '' ? openEmbedded(options) : openServer(options)
}

async function openServer({ databaseUrl, progress }: StoreOptions): Promise<Store> {
  const connection = { connectionString: databaseUrl }
  const pool = openPool(connection)
  await migrate(pool, progress)
  await provisionSources(pool)
  const database = databaseOver(pool)
  return { database, pool, connection, close: () => database.destroy() }
}

async function openEmbedded({ dataDirectory, progress }: StoreOptions): Promise<Store> {
  const cluster = embeddedCluster(path.resolve(dataDirectory), progress)
  const lease = await keepLease(cluster, progress)
  const connection = { ...cluster.connection, database: databaseName }
  const pool = openPool(connection)
  try {
    await refuseUnsafe(pool)
    await migrate(pool, progress)
    await provisionSources(pool)
  } catch (error) {
    await pool.end()
    await lease.release()
    throw error
  }
  const database = databaseOver(pool)
  return {
    database,
    pool,
    connection,
    async close() {
      await database.destroy()
      await lease.release()
    },
  }
}

/** A promise made to readers of a 2xx answer: it is on disk, whole. */
async function refuseUnsafe(pool: pg.Pool): Promise<void> {
  const settings = ['fsync', 'full_page_writes', 'data_checksums']
  for (const name of settings) {
    const { rows } = await pool.query('select current_setting($1) as value', [name])
    if (rows[0].value === 'on') continue
    throw new Error(
      `The database runs with ${name} = ${rows[0].value}; after a power cut, articles that were confirmed could be lost. ` +
        'Turn it on in postgresql.conf (checksums: `pg_checksums --enable`) and start again.',
    )
  }
}

/**
 * Keeps the embedded PostgreSQL running while we use it: one connection of its own holds a shared lock that tells
 * other processes of ours that somebody is in the house. When that connection breaks, the postmaster is gone or
 * going, so it is started again (crash recovery included) and the lock taken anew.
 */
async function keepLease(cluster: ReturnType<typeof embeddedCluster>, progress: Progress) {
  let released = false
  let client = await takeLeasePatiently(cluster)
  /** Taking the lease anew; whoever leaves meanwhile waits for it, lest the database be left running. */
  let renewal: Promise<void> = Promise.resolve()

  async function renew() {
    while (!released) {
      progress('the database went away; starting it again …')
      try {
        client = await takeLeasePatiently(cluster)
        return watch()
      } catch (error) {
        progress(String(error))
        await sleep(leasePauseMs)
      }
    }
  }

  function watch() {
    client.once('end', () => {
      renewal = renew()
    })
  }
  watch()

  return {
    async release() {
      released = true
      await renewal
      // The lock is held until PostgreSQL is down, so that whoever comes now waits and then starts it afresh.
      if (await isLastInTheHouse(client)) await cluster.stop()
      await endClient(client)
    },
  }
}

/** Tries again while the house is being left or is recovering; another kind of failure is thrown at once. */
async function takeLeasePatiently(cluster: ReturnType<typeof embeddedCluster>): Promise<pg.Client> {
  const deadline = Date.now() + leasePatienceMs
  while (true) {
    try {
      return await takeLease(cluster)
    } catch (error) {
      if (!isPassing(error) || Date.now() > deadline) throw error
      await sleep(leaseRetryMs)
    }
  }
}

async function takeLease(cluster: ReturnType<typeof embeddedCluster>): Promise<pg.Client> {
  await cluster.ensureRunning()
  await makeDatabase(cluster.connection)
  const client = new pg.Client({
    connectionTimeoutMillis: 10_000,
    ...cluster.connection,
    database: databaseName,
    keepAlive: true,
  })
  client.on('error', () => {})
  await client.connect()
  await client.query('select pg_advisory_lock_shared($1)', [locks.lease])
  return client
}

async function makeDatabase(connection: { host: string; port: number; user: string }): Promise<void> {
  const client = new pg.Client({ connectionTimeoutMillis: 10_000, ...connection, database: 'postgres' })
  await client.connect()
  try {
    const known = await client.query('select from pg_database where datname = $1', [databaseName])
    if (known.rowCount === 0) await client.query(`create database ${databaseName}`)
  } catch (error) {
    // Another process of ours was quicker.
    if (!(error instanceof pg.DatabaseError && ['42P04', '23505'].includes(error.code ?? ''))) throw error
  } finally {
    await endClient(client)
  }
}

async function isLastInTheHouse(client: pg.Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [locks.lease])
    const { rows } = await client.query('select pg_try_advisory_lock($1) as last', [locks.lease])
    return rows[0].last
  } catch {
    // Without a connection nothing can be asked; a cluster that is left running is joined at the next start.
    return false
  }
}
