import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'
import type { Progress } from './cluster/cluster.ts'
import { locks } from './database.ts'

const folder = new URL('./migrations/', import.meta.url)

interface Migration {
  number: number
  name: string
}

/**
 * Brings the schema forward, each step in a transaction of its own. Refuses (throws, in plain words) a database that
 * a newer Sanad has already changed. `last`: the step to stop after, for a backup that is older than this program.
 */
export async function migrate(pool: pg.Pool, progress: Progress, last = newestStep()): Promise<void> {
  const steps = migrations().filter(({ number }) => number <= last)
  const newest = newestStep()
  if ((await versionOf(pool)) === last) return
  const client = await pool.connect()
  try {
    await client.query('set statement_timeout = 0')
    await client.query('select pg_advisory_lock($1)', [locks.migration])
    await client.query(
      'create table if not exists migration (number int primary key, name text not null, applied_at timestamptz not null default now())',
    )
    const version = await versionOf(client)
    if (version > newest) {
      throw new Error(
        `This database was made by a newer Sanad (its schema is at ${version}, this one knows ${newest}). ` +
          'Run the newer version; nothing was changed.',
      )
    }
    const ahead = steps.filter(({ number }) => number > version)
    // A newsroom that has stories may wait for a step; one that is only being made does not.
    if (version > 0 && ahead.length > 0) progress(`bringing the database from version ${version} to ${last} …`)
    for (const step of ahead) await apply(client, step)
    if (version === 0) progress(`the database is ready (${ahead.length} steps)`)
  } finally {
    // The lock and the timeout go with the connection.
    client.release(true)
  }
}

/** The step of the schema this program knows last. */
export function newestStep(): number {
  return migrations().at(-1)?.number ?? 0
}

function migrations(): Migration[] {
  const steps = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((name) => ({ number: Number.parseInt(name, 10), name }))
  // Two steps of one number: a database that took the first would never take the second.
  const odd = steps.find(({ number }, place) => number !== place + 1)
  if (odd) throw new Error(`The steps of the database schema are not numbered in turn: see ${odd.name}.`)
  return steps
}

async function versionOf(database: pg.Pool | pg.PoolClient): Promise<number> {
  const known = await database.query("select to_regclass('migration') is not null as known")
  if (!known.rows[0].known) return 0
  const newest = await database.query('select coalesce(max(number), 0) as number from migration')
  return newest.rows[0].number
}

async function apply(client: pg.PoolClient, { number, name }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(readFileSync(new URL(name, folder), 'utf8'))
    await client.query('insert into migration (number, name) values ($1, $2)', [number, name])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`The step ${name} of the database schema failed; it was undone.`, { cause })
  }
}
