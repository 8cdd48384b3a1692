import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { preparingPool } from './prepared.ts'
import type { Schema } from './schema.ts'

/** The store, or one transaction of it: every function of this module takes either. */
export type Database = Kysely<Schema>
export type Pool = pg.Pool

/** Longest a statement of ours may run, in milliseconds; migrations and backups ask for more. */
const statementTimeoutMs = 30_000
const poolSize = 12

// News codes, ids and counts stay below 2^53 (a check in the schema holds codes to it).
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export type Connection = { connectionString: string } | { host: string; port: number; user: string; database: string }

/** Connections to PostgreSQL, opened as they are needed; statements that take too long end. Close it with `end`. */
export function openPool(connection: Connection): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max: poolSize,
    statement_timeout: statementTimeoutMs,
    application_name: 'sanad',
    // A pool that waits forever hides a dead database.
    connectionTimeoutMillis: 10_000,
  })
  // A connection that breaks while idle is replaced at the next use; the use itself reports what is wrong.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Typed SQL over these connections. */
export function databaseOver(pool: pg.Pool): Database {
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: preparingPool(pool) }) })
}

/** Runs `work` in one transaction: all of it is on disk when this returns, or none of it. */
export function inTransaction<T>(database: Database, work: (transaction: Database) => Promise<T>): Promise<T> {
  return database.transaction().execute(work)
}

/**
 * Every advisory lock of ours, in one place: two kinds of work that took the same number would wait for each other.
 * The numbers are the same in every process. (72600001 is the audit log's, in its own SQL.)
 */
export const locks = {
  /** One process migrates. */
  migration: 72600000,
  /** Held shared by each process that uses an embedded cluster. */
  lease: 72600002,
  /** One process makes the queue's own tables. */
  queueInstallation: 72600003,
  /** One process ranks what is read. */
  ranking: 72600004,
  /** One process indexes for search at a time. */
  indexing: 72600005,
  /** Items are folded one after another, so that two copies meet. */
  folding: 72600006,
  /** One change of the front page at a time. */
  front: 72600008,
  /** Records of sources and people are changed alone, and held shared while what texts say is filed. */
  records: 72600009,
  /** One process brings the built-in sources in. */
  sourceProvision: 72600007,
} as const

/** SQLSTATE classes after which the same work may simply be done again. */
const passing = new Set(['40001', '40P01', '57P01', '57P02', '57P03', '08000', '08001', '08003', '08004', '08006'])
const passingSocketErrors = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'])

/** True for failures of the moment (a restart of the database, a deadlock), false for failures of the work itself. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  const isSocket = 'syscall' in error && ['connect', 'read', 'write'].includes(String(error.syscall))
  return (
    passing.has(code) ||
    (isSocket && passingSocketErrors.has(code)) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  )
}
