import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestContext } from 'node:test'
import pg from 'pg'
import { installQueue } from '#jobs'
import type { Connection, Database } from '#store'
import { embeddedCluster } from '../src/store/cluster/cluster.ts'
import { databaseOver, openPool } from '../src/store/database.ts'
import { migrate } from '../src/store/migrate.ts'
import { provisionSources } from '../src/store/sourcing/provision-sources.ts'

/**
 * Real databases for tests: each is copied from a template that has the schema and the queue. All test files share
 * one PostgreSQL, which `test/run.ts` starts and stops; a file that is run by itself starts one under the temporary
 * folder and leaves it there for the next.
 */
export interface TestDatabase {
  pool: pg.Pool
  database: Database
  connection: Exclude<Connection, { connectionString: string }>
}

const migrations = path.join(import.meta.dirname, '../src/store/migrations')

export function testDataDirectory(): string {
  return process.env.SANAD_TEST_DATA ?? path.join(os.tmpdir(), `sanad-test-${os.userInfo().uid}`)
}

export async function openTestDatabase(
  context: TestContext | { after(hook: () => Promise<void>): void },
): Promise<TestDatabase> {
  const { server, template } = await prepareTemplate()
  // Copying its files costs half of copying its pages through the log.
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asOwner(server, (client) => client.query(`create database ${name} template ${template} strategy file_copy`))
  const connection = { ...server, database: name }
  const pool = openPool(connection)
  context.after(async () => {
    await pool.end()
    await asOwner(server, (client) => client.query(`drop database ${name} with (force)`))
  })
  return { pool, database: databaseOver(pool), connection }
}

type Server = { host: string; port: number; user: string }

let prepared: ReturnType<typeof makeTemplate> | undefined

/** Once for each process. */
function prepareTemplate(): Promise<{ server: Server; template: string }> {
  prepared ??= makeTemplate()
  return prepared
}

async function makeTemplate(): Promise<{ server: Server; template: string }> {
  mkdirSync(testDataDirectory(), { recursive: true })
  const cluster = embeddedCluster(testDataDirectory(), () => {})
  await cluster.ensureRunning()
  const server = cluster.connection
  const steps = readdirSync(migrations)
    .sort()
    .map((file) => readFileSync(path.join(migrations, file)))
  const template = `template_${createHash('sha256').update(Buffer.concat(steps)).digest('hex').slice(0, 12)}`
  await asOwner(server, async (client) => {
    await client.query('select pg_advisory_lock(1)')
    const known = await client.query('select from pg_database where datname = $1', [template])
    if (known.rowCount !== 0) return
    // What a test writes need not outlive a power cut; making and dropping databases waits for the disk ten times less.
    await client.query('alter system set fsync = off')
    await client.query('select pg_reload_conf()')
    await client.query(`drop database if exists ${template}_unfinished with (force)`)
    await client.query(`create database ${template}_unfinished`)
    const pool = openPool({ ...server, database: `${template}_unfinished` })
    await migrate(pool, () => {})
    await provisionSources(pool)
    await installQueue(pool)
    await pool.end()
    await client.query(`alter database ${template}_unfinished rename to ${template}`)
  })
  return { server, template }
}

async function asOwner(server: Server, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ ...server, database: 'postgres' })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
